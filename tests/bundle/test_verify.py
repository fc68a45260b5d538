"""Whatever is done to a bundle is told, in one sentence a fault, of both languages."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.bundle import Fault, NotABundleError, verify
from tests.bundle.made import EVIDENCE, HOME, bundle, changed, contents, resummed, zipped

RECORDING = "archive/evidence.warc.gz"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(tmp_path_factory.mktemp("good"))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return bundle(tmp_path)


def faults(path: Path) -> tuple[Fault, ...]:
    found = verify(path).faults
    for fault in found:
        assert re.search("[\u0e00-\u0e7f]{4}", fault.th), fault
        assert re.search("[a-z]+ [a-z]+", fault.en), fault
    return found


def told(path: Path) -> str:
    return " | ".join(fault.en for fault in faults(path))


def test_a_bundle_as_it_was_packed_has_no_fault(good: Path) -> None:
    checked = verify(good)
    assert checked.faults == ()
    assert (checked.files, checked.records) == (8, 6)
    (said,) = checked.told(good)
    assert "is as it was packed: 8 files, 6 records of 20261121-thungsathit-7f3a" in said.en
    assert "ตรงกับตอนที่รวมไว้ทุกรายการ" in said.th


def test_any_changed_byte_of_a_file_is_told(mine: Path) -> None:
    for name, body in contents(mine).items():
        key = name.replace("/", "__").replace(".", "_dot_")
        try:
            found = faults(changed(mine, **{key: body[:-1] + bytes([body[-1] ^ 1])}))
        except NotABundleError:
            assert name == "datapackage.json", "which says what it is"
            continue
        assert found, name
        assert name in " ".join(fault.en for fault in found)


def test_files_that_are_missing_or_were_added_are_named(mine: Path) -> None:
    assert told(changed(mine, report__submission_dot_csv=None)) == (
        "The file report/submission.csv is missing from the bundle."
    )
    assert told(changed(mine, report__more_dot_csv=b"x")) == "The file report/more.csv was added to the bundle."
    assert "The file archive/evidence.warc.gz is missing" in told(changed(mine, archive__evidence_dot_warc_dot_gz=None))


def test_the_manifest_is_held_by_its_digest_and_the_sums_by_the_manifest(mine: Path) -> None:
    other = contents(mine)["datapackage.json"].replace(b"OIT 2567", b"OIT 2568")
    assert "datapackage-digest.json tells another hash" in told(changed(mine, datapackage_dot_json=other))
    sums = contents(mine)["SHA256SUMS"].replace(b"report.json", b"another.json")
    assert told(changed(mine, SHA256SUMS=sums)).endswith(
        "SHA256SUMS tells other files or hashes than datapackage.json."
    )
    twice = json.loads(contents(mine)["datapackage.json"])
    twice["resources"].append(twice["resources"][0])
    assert "lists a file twice" in told(changed(mine, datapackage_dot_json=json.dumps(twice).encode()))


def recorded(path: Path, old: bytes, new: bytes) -> bytes:
    """The recording with one record changed, each still a member of its own."""
    plain = gzip.decompress(contents(path)[RECORDING])
    assert old in plain
    records = re.split(rb"(?<=\r\n\r\n)(?=WARC/1.1\r\n)", plain)
    return b"".join(gzip.compress(each.replace(old, new), 6, mtime=0) for each in records)


def test_who_fits_every_hash_of_files_is_found_by_the_records(mine: Path) -> None:
    forged = recorded(mine, EVIDENCE, EVIDENCE[::-1])
    found = told(resummed(mine, archive__evidence_dot_warc_dot_gz=forged))
    assert "What was recorded of https://town.example/plan.pdf does not agree with its digest." in found


def test_evidence_must_be_in_the_recording_and_the_report_of_the_run(mine: Path) -> None:
    text = contents(mine)["report/report.json"]
    other = re.sub(
        rb'"sha256": "[0-9a-f]{64}",\n(\s+)"fetched"', b'"sha256": "' + b"0" * 64 + b'",\n\\1"fetched"', text
    )
    assert other != text
    found = told(resummed(mine, report__report_dot_json=other))
    assert "The recording does not hold the evidence of o1 (https://town.example/plan.pdf)." in found
    other = text.replace(b"20261121-thungsathit-7f3a", b"20261121-another-7f3a")
    assert "The report is of another run" in told(resummed(mine, report__report_dot_json=other))
    for broken in (b"", b"{", b"[]", text.replace(b'"run": {', b'"run": [], "x": {'), b"[" * 100_000):
        assert told(resummed(mine, report__report_dot_json=broken)) == "The report report/report.json can't be read."


@pytest.mark.parametrize(
    ("recording", "why"),
    [
        (b"", ""),
        (b"plain words", "not packed as a recording is"),
        (gzip.compress(b"no record at all"), "something that is no record"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: 10\r\n\r\nshort"), "shorter than it says"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: x\r\n\r\n"), "shorter than it says"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: 3\r\n\r\nabc")[:-9], "cut off"),
        (gzip.compress(bytes(80_000_000), 9), "too large"),
    ],
    ids=["empty", "plain", "other", "short", "no length", "cut", "bomb"],
)
def test_a_recording_that_is_none_is_told(mine: Path, recording: bytes, why: str) -> None:
    found = told(resummed(mine, archive__evidence_dot_warc_dot_gz=recording))
    assert why in found
    assert "does not hold the evidence of o1" in found


def test_an_index_that_leads_astray_is_told(mine: Path) -> None:
    index = contents(mine)["indexes/index.cdxj"]
    wrong = re.sub(rb'"offset":"(\d+)"', b'"offset":"1\\1"', index, count=1)
    assert "The index does not lead to the record of" in told(resummed(mine, indexes__index_dot_cdxj=wrong))
    for broken in (b"x\n", b"a b {}\n", b"a 2026 {}\n", b"\xff\xfe\n"):
        assert "The index indexes/index.cdxj is damaged" in told(resummed(mine, indexes__index_dot_cdxj=broken))


def test_what_strangers_write_does_nothing_to_a_terminal(mine: Path) -> None:

    forged = recorded(mine, b"https://town.example/plan.pdf", b"https://town.example/\x1b[31mred\xe2\x80\xae")
    found = faults(resummed(mine, archive__evidence_dot_warc_dot_gz=forged))
    assert found
    assert not re.search("[\x00-\x1f\u202e]", "".join(fault.en + fault.th for fault in found))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_raises_or_goes_unnoticed(good: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(good.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "damaged.wacz"
    path.write_bytes(whole)
    try:
        checked = verify(path)
    except NotABundleError:
        return
    if not checked.faults:  # a flag, a time, an attribute: what is said of the files, not what they say
        assert contents(path) == contents(good)


def test_the_home_page_is_there_for_who_wants_to_look(good: Path) -> None:
    assert HOME in gzip.decompress(contents(good)[RECORDING])
    assert zipped(good.with_name("again.wacz"), contents(good)).exists()
    assert verify(good.with_name("again.wacz")).faults == (), "packed anew by another program, it is the same"
