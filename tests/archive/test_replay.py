"""Recordings of all makes, read back: ours, wget's in every packing, cut files, and files that are none."""

from __future__ import annotations

import gzip
import random
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.warcwriter import WARCWriter

from crawler.archive import coding, responses
from crawler.archive.warc import WarcFile, read_payload
from crawler.errors import ArchiveError
from crawler.models import Fetched
from tests.archive.tools import SITE, answer, http, packed, record, wget_records

BODY = "<p>สวัสดี</p>".encode()


def _saved(folder: Path, data: bytes, name: str = "some.warc") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _all(folder: Path, data: bytes) -> list[Fetched]:
    return list(responses(_saved(folder, data)))


# --- wget and its kin -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pack",
    [b"".join, packed, lambda records: gzip.compress(b"".join(records))],
    ids=["plain", "a member a record", "all in one member"],
)
def test_wget_recordings_are_read_in_every_packing(tmp_path: Path, pack):
    found = responses(_saved(tmp_path, pack(wget_records() + wget_records(SITE + "a"))))
    first, second = found
    assert first == Fetched(
        url=SITE,
        status=200,
        reason="OK",
        headers=(("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))),
        body=BODY,
        fetched="2026-01-02T03:04:06Z",
    )
    assert second.url == SITE + "a"
    assert not found.truncated


def test_addresses_come_in_their_canonical_form(tmp_path: Path):
    records = record("response", http(BODY), url="HTTPS://BaanSuk.example:443/ก ข/../แผน.php?PHPSESSID=1#top")
    (found,) = _all(tmp_path, records)
    assert found.url == SITE + "%E0%B9%81%E0%B8%9C%E0%B8%99.php"


def test_what_is_no_web_page_is_passed_over(tmp_path: Path):
    records = [
        record("response", b"20260102 1.2.3.4", "Content-Type: text/dns", url="dns:baansuk.example"),
        record("conversion", b"text", url=SITE),
        record("continuation", b"more", url=SITE),
        record("metadata", b"via: x\r\n", url=SITE),
        record("resource", b"<svg/>", "Content-Type: image/svg+xml", url=SITE + "logo.svg"),
    ]
    (found,) = _all(tmp_path, b"".join(records))
    assert (found.url, found.status, found.body) == (SITE + "logo.svg", 200, b"<svg/>")
    assert found.header("content-type") == "image/svg+xml"


@pytest.mark.parametrize("status", [403, 429, 503])
def test_refusals_are_what_the_client_calls_them(tmp_path: Path, status: int):
    (found,) = _all(tmp_path, record("response", http(BODY, status=f"{status} No"), url=SITE))
    assert (found.status, found.fault, found.body) == (status, "blocked", BODY)


def test_an_answer_without_a_status_is_a_fault_of_the_recording(tmp_path: Path):
    (found,) = _all(tmp_path, record("response", b"<html>no headers", url=SITE))
    assert (found.status, found.fault) == (0, "protocol")


# --- codings ----------------------------------------------------------------------------------------------------------


def _chunked(body: bytes, size: int = 7) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("wire", "headers"),
    [
        (_chunked(BODY), ["Transfer-Encoding: chunked"]),
        (_chunked(BODY), ["transfer-encoding: Chunked"]),
        (_chunked(gzip.compress(BODY, mtime=0)), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (gzip.compress(BODY, mtime=0), ["Content-Encoding: x-gzip"]),
        (gzip.compress(BODY, mtime=0), ["Content-Encoding: GZIP"]),
        (zlib.compress(BODY), ["Content-Encoding: deflate"]),
        (_raw_deflate(BODY), ["Content-Encoding: deflate"]),
        (zlib.compress(gzip.compress(BODY, mtime=0)), ["Content-Encoding: gzip, deflate"]),
        (BODY, ["Content-Encoding: identity"]),
        (BODY, ["Transfer-Encoding: chunked"]),
        (BODY, ["Content-Encoding: gzip"]),
        (b"", ["Content-Encoding: gzip"]),
    ],
)
def test_codings_are_undone_and_headers_left_standing_are_forgiven(tmp_path: Path, wire: bytes, headers: list[str]):
    (found,) = _all(tmp_path, record("response", http(wire, *headers), url=SITE))
    assert (found.fault, found.body) == (None, BODY if wire else b"")


@pytest.mark.parametrize(
    ("wire", "name"),
    [(b"\x0b\x02\x80", "br"), (gzip.compress(BODY, mtime=0)[:14] + b"\xff" * 20, "gzip"), (b"???", "zstd")],
)
def test_a_coding_that_cannot_be_undone_is_a_fault_not_an_empty_page(tmp_path: Path, wire: bytes, name: str):
    (found,) = _all(tmp_path, record("response", http(wire, f"Content-Encoding: {name}"), url=SITE))
    assert (found.status, found.fault, found.body) == (0, "protocol", b"")
    assert found.detail


def test_a_body_is_bounded_packed_and_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for module in ("crawler.archive.coding.MOST_BYTES", "crawler.archive.replay.MOST_BYTES"):
        monkeypatch.setattr(module, 10_000)
    bomb = gzip.compress(b"\0" * 5_000_000)
    records = [
        record("response", http(b"x" * 10_001), url=SITE + "long"),
        record("response", http(bomb, "Content-Encoding: gzip"), url=SITE + "bomb"),
        record("response", http(b"x" * 10_000), url=SITE + "just"),
    ]
    for data in (b"".join(records), packed(records)):
        found = responses(_saved(tmp_path, data))
        assert [(f.url[len(SITE) :], f.status, f.fault, len(f.body)) for f in found] == [
            ("long", 200, "too_large", 0),
            ("bomb", 200, "too_large", 0),
            ("just", 200, None, 10_000),
        ]
        assert not found.truncated


def test_the_bound_is_above_what_the_client_lets_through():
    assert 50_000_000 < coding.MOST_BYTES <= 64 * 1024 * 1024


def test_one_record_is_in_memory_at_a_time(tmp_path: Path):
    size, count = 2_000_000, 30
    path = tmp_path / "long.warc.gz"
    with path.open("wb") as file:
        for number in range(count):
            block = record("response", http(bytes([number]) * size), url=f"{SITE}{number}")
            file.write(gzip.compress(block, 1))
    tracemalloc.start()
    try:
        assert sum(len(found.body) for found in responses(path)) == size * count
        assert tracemalloc.get_traced_memory()[1] < 8 * size
    finally:
        tracemalloc.stop()


# --- revisits ---------------------------------------------------------------------------------------------------------


def _revisit(url: str, digest: str, block: bytes) -> bytes:
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    return record(
        "revisit", block, f"WARC-Profile: {profile}", f"WARC-Payload-Digest: {digest}", url=url, version="1.1"
    )


@pytest.mark.parametrize(
    "pack",
    [b"".join, packed, lambda records: gzip.compress(b"".join(records))],
    ids=["plain", "a member a record", "all in one member"],
)
def test_a_revisit_gets_the_body_that_it_refers_to(tmp_path: Path, pack):
    first = http(_chunked(gzip.compress(BODY, mtime=0)), "Transfer-Encoding: chunked", "Content-Encoding: gzip")
    records = [
        record("response", first, "WARC-Payload-Digest: sha1:AAA", url=SITE + "a"),
        record("response", http(b"other"), "WARC-Payload-Digest: sha1:BBB", url=SITE + "x"),
        _revisit(SITE + "b", "sha1:AAA", http(b"", "X-Own: 1", status="203 Fine")),
        _revisit(SITE + "c", "sha1:AAA", b""),
        _revisit(SITE + "d", "sha1:AAA", http(b"", status="304 Not Modified")),
        _revisit(SITE + "e", "sha1:CCC", http(b"")),
        record("response", http(b"last"), url=SITE + "y"),
    ]
    found = list(responses(_saved(tmp_path, pack(records))))
    assert [(f.url[len(SITE) :], f.status, f.fault, f.body) for f in found] == [
        ("a", 200, None, BODY),
        ("x", 200, None, b"other"),
        ("b", 203, None, BODY),
        ("c", 200, None, BODY),
        ("d", 200, None, BODY),
        ("e", 0, "protocol", b""),
        ("y", 200, None, b"last"),
    ]
    assert found[2].header("X-Own") == "1"


# --- cut and broken files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pack", "slack"),
    # Behind a body come two line ends and, in gzip, a check sum: without them the answer is still whole.
    [(b"".join, 4), (packed, 16), (lambda records: gzip.compress(b"".join(records)), None)],
    ids=["plain", "a member a record", "all in one member"],
)
def test_a_file_cut_anywhere_gives_what_is_whole_and_says_so(
    tmp_path: Path, pack, slack: int | None, capsys: pytest.CaptureFixture[str]
):
    bodies = [random.Random(number).randbytes(60) for number in range(3)]
    records = [record("response", http(body), url=f"{SITE}{number}") for number, body in enumerate(bodies)]
    whole = pack(records)
    ends = [len(pack(records[: number + 1])) for number in range(3)]
    for size in range(ends[0], len(whole)):
        found = responses(_saved(tmp_path, whole[:size]))
        got = [(answer.url, answer.body) for answer in found]
        assert got == [(f"{SITE}{number}", body) for number, body in enumerate(bodies)][: len(got)]
        if slack is None:
            assert found.truncated
            continue
        sure, perhaps = (sum(1 for end in ends if end - less <= size) for less in (0, slack))
        assert sure <= len(got) <= perhaps
        assert found.truncated or size in ends or perhaps > sure, size
    assert capsys.readouterr().err == ""


def test_a_file_damaged_in_the_middle_stops_there(tmp_path: Path):
    records = [packed([record("response", http(b"%d" % n * 500), url=f"{SITE}{n}")]) for n in range(3)]
    damaged = bytearray(records[1])
    damaged[20:60] = b"\xff" * 40
    found = responses(_saved(tmp_path, records[0] + bytes(damaged) + records[2]))
    assert [answer.url for answer in found] == [SITE + "0"]
    assert found.truncated


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n\n",
        b"<!doctype html><title>WARC/1.0</title>",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04" + bytes(200),
        gzip.compress(b"a log of the web server, packed\n" * 50, mtime=0),
        gzip.compress(b"", mtime=0),
        b"\x1f\x8b\x08\x00",
        b"filedesc://old.arc 0.0.0.0 20010101000000 text/plain 76\n1 0 Archive\nURL IP-address Archive-date\n\n",
        bytes(range(256)) * 20,
    ],
)
def test_a_file_that_is_no_recording_is_refused_at_once(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(ArchiveError) as caught:
        responses(_saved(tmp_path, data, "thing.warc.gz"))
    assert "thing.warc.gz" in caught.value.message.en
    assert "thing.warc.gz" in caught.value.message.th
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["missing.warc", "."])
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, name: str):
    with pytest.raises(ArchiveError):
        responses(tmp_path / name)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_raises_once_the_file_is_open(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    pack = data.draw(st.sampled_from([b"".join, packed]))
    whole = bytearray(pack(wget_records() + wget_records(SITE + "a")))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = _saved(tmp_path_factory.mktemp("warc"), bytes(whole))
    try:
        found = responses(path)
    except ArchiveError:
        return
    assert all(isinstance(answer, Fetched) for answer in found)


# --- ours -------------------------------------------------------------------------------------------------------------

_VALUES = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            Fetched,
            url=st.integers(0, 99).map(lambda n: f"{SITE}{n}"),
            status=st.sampled_from([200, 204, 301, 404, 500]),
            reason=_VALUES,
            headers=st.lists(
                st.tuples(
                    st.sampled_from(["X-Own", "Content-Encoding", "Transfer-Encoding", "Content-Length"]), _VALUES
                )
            ).map(tuple),
            body=st.binary(max_size=300) | st.just(gzip.compress(BODY, mtime=0)),
            fetched=st.just("2026-01-02T03:04:06+00:00"),
        ),
        max_size=6,
    )
)
def test_any_answer_survives_the_recording(tmp_path_factory: pytest.TempPathFactory, answers: list[Fetched]):
    path = tmp_path_factory.mktemp("warc") / "run.warc.gz"
    recording = WarcFile(path, 0)
    offsets = [recording.append(each, "0" * 64)[0] for each in answers]
    recording.close()
    again = list(responses(path))
    assert [(a.url, a.status, a.body) for a in again] == [(a.url, a.status, a.body) for a in answers]
    assert [read_payload(path, offset) for offset in offsets] == [each.body for each in answers]
    assert all(a.fetched == "2026-01-02T03:04:06Z" for a in again)


def test_our_recordings_satisfy_another_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "run.warc.gz"
    recording = WarcFile(path, 0)
    packed_answer = answer(
        headers=(("Content-Encoding", "gzip"), ("Content-Length", "9"), ("Transfer-Encoding", "chunked"))
    )
    digest = "fdbfe2e0cc3ee9a0fa4ad2a5ffcb8d5e4bb0b0fb1b5b4bd7b6b5f29d68f1a5ad"
    recording.append(packed_answer, digest)
    recording.append(answer("b"), digest, (SITE, "2026-01-02T03:04:06Z"))
    recording.close()
    with path.open("rb") as file:
        first, second, third = (
            (r.rec_headers, r.http_headers, r.content_stream().read()) for r in ArchiveIterator(file)
        )
    assert first[0].protocol == "WARC/1.1"
    assert first[0]["WARC-Type"] == "warcinfo"
    assert b"software: oit-crawler/" in first[2]
    assert b"format: WARC File Format 1.1" in first[2]
    named, headers, body = second
    assert (named["WARC-Type"], named["WARC-Target-URI"], named["WARC-Date"]) == (
        "response",
        SITE,
        "2026-01-02T03:04:06Z",
    )
    assert named["WARC-Payload-Digest"] == f"sha256:{digest}"
    assert body == answer().body
    assert headers["Content-Length"] == str(len(body))
    assert headers["Content-Encoding"] is headers["Transfer-Encoding"] is None
    assert headers["X-Archive-Orig-Content-Encoding"] == "gzip"
    assert headers["X-Archive-Orig-Content-Length"] == "9"
    assert (third[0]["WARC-Type"], third[0]["WARC-Refers-To-Target-URI"], third[2]) == ("revisit", SITE, b"")


def test_every_digest_of_ours_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "run.warc.gz"
    from hashlib import sha256

    recording = WarcFile(path, 0)
    for number in range(3):
        recording.append(answer(str(number)), sha256(answer().body).hexdigest())
    recording.close()
    checker = Checker(type("Arguments", (), {"inputs": [str(path)], "verbose": True})())
    checker.process_all()
    assert checker.exit_value == 0
    assert capsys.readouterr().out.count("digest pass") == 4


def test_a_thai_address_in_a_header_stays_an_address(tmp_path: Path):
    path = tmp_path / "run.warc.gz"
    recording = WarcFile(path, 0)
    recording.append(
        answer(status=302, headers=(("Location", SITE + "แผน"), ("X-Own", "a\r\n Set-Cookie: b"))), "0" * 64
    )
    recording.close()
    (again,) = responses(path)
    assert again.header("location") == SITE + "%E0%B9%81%E0%B8%9C%E0%B8%99"
    assert again.header("x-own") == "a Set-Cookie: b"
    assert again.header("set-cookie") == ""


def test_recordings_by_the_standard_library_of_the_trade_are_read(tmp_path: Path):
    data = BytesIO()
    writer = WARCWriter(data, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "other"}))
    block = http(BODY, "Content-Type: text/html")
    writer.write_record(writer.create_warc_record(SITE, "response", payload=BytesIO(block), length=len(block)))
    (found,) = _all(tmp_path, data.getvalue())
    assert (found.status, found.body) == (200, BODY)
