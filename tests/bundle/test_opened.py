"""Files that are no bundles, or were made to do harm, are refused before anything in them is looked at."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from crawler.bundle import NotABundleError, opened, run_of, verify
from crawler.errors import ArchiveError
from tests.bundle.made import bundle, contents, zipped


def refused(path: Path) -> str:
    with pytest.raises(NotABundleError) as told:
        verify(path)
    assert str(path) in told.value.message.th
    assert told.value.exit_code == 2
    return told.value.message.en


@pytest.mark.parametrize("body", [b"", b"PK", b"<html>", b"PK\x05\x06" + bytes(18), b"PK\x05\x06", bytes(100_000)])
def test_what_is_no_zip_is_no_bundle(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "x.wacz"
    path.write_bytes(body)
    assert "isn't a bundle" in refused(path)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.wacz", tmp_path):
        with pytest.raises(ArchiveError) as told:
            verify(path)
        assert "There is no file" in told.value.message.en


def test_other_zips_and_archives_are_no_bundles_of_ours(tmp_path: Path) -> None:
    good = contents(bundle(tmp_path))
    assert "no datapackage.json" in refused(zipped(tmp_path / "a.wacz", {"a.txt": b"x"}))
    without = {name: body for name, body in good.items() if name != "datapackage-digest.json"}
    assert "no datapackage-digest.json" in refused(zipped(tmp_path / "b.wacz", without))
    manifest = json.loads(good["datapackage.json"])
    for changes in ({"oit": None}, {"oit": {**manifest["oit"], "schema": "oit-bundle/9"}}, {"resources": 1}):
        told = json.dumps({**manifest, **changes}).encode()
        refused(zipped(tmp_path / "c.wacz", {**good, "datapackage.json": told}))
    refused(zipped(tmp_path / "d.wacz", {**good, "datapackage.json": b"[" * 100_000}))


@pytest.mark.parametrize(
    "name",
    [
        *("../up", "a/../../up", "/etc/passwd", "C:/x", "a\\b", "a//b", "./a", "a/", "ก.txt", "a\nb", "x" * 400),
        *("nul:", "what?", "a|b"),
    ],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    good = contents(bundle(tmp_path))
    with zipfile.ZipFile(tmp_path / "x.wacz", "w") as archive:
        for known, body in good.items():
            archive.writestr(known, body)
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        archive.writestr(info, b"x")
    assert "the name" in refused(tmp_path / "x.wacz")


@pytest.mark.parametrize("name", ["SHA256SUMS", "Sha256Sums", "report/REPORT.json"])
def test_one_name_twice_is_refused(tmp_path: Path, name: str, recwarn: pytest.WarningsRecorder) -> None:
    good = contents(bundle(tmp_path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        with zipfile.ZipFile(tmp_path / "x.wacz", "w") as archive:
            for known, body in (*good.items(), (name, b"another")):
                archive.writestr(known, body)
    assert "one name twice" in refused(tmp_path / "x.wacz")


def test_what_is_locked_or_oddly_packed_is_refused(tmp_path: Path) -> None:
    good = contents(bundle(tmp_path))
    path = tmp_path / "x.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, body in good.items():
            archive.writestr(name, body)
    assert "packed in an unknown way" in refused(path)
    zipped(path, good)
    raw = bytearray(path.read_bytes())
    place = raw.rindex(b"PK\x01\x02")
    raw[place + 8] |= 1
    path.write_bytes(raw)
    assert "locked" in refused(path)


def test_too_many_or_too_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = contents(bundle(tmp_path))
    many = zipped(tmp_path / "many.wacz", {**good, **{f"m/{n}": b"" for n in range(opened.MOST_FILES)}})
    assert "too large" in refused(many)
    monkeypatch.setattr(opened, "MOST_BYTES", 1000)
    assert "too large" in refused(zipped(tmp_path / "large.wacz", good))
    monkeypatch.setattr(opened, "LARGEST", 1000)
    assert "too large" in refused(zipped(tmp_path / "large.wacz", good))


def test_a_list_of_files_that_fills_the_memory_is_not_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.wacz", {"a": b""})
    raw = bytearray(path.read_bytes())
    struct.pack_into("<L", raw, raw.rindex(b"PK\x05\x06") + 12, 50_000_000)
    path.write_bytes(raw)
    assert "too large" in refused(path)


def test_a_small_file_that_unpacks_to_a_large_one_is_read_no_further_than_it_says(tmp_path: Path) -> None:
    """The sizes of the list are checked against the bounds, and the library reads no more than they say."""
    good = contents(bundle(tmp_path))
    path = tmp_path / "x.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in good.items():
            archive.writestr(name, body)
        archive.writestr("report/bomb", bytes(20_000_000))
    raw = bytearray(path.read_bytes())
    place = raw.rindex(b"PK\x01\x02", 0, raw.rindex(b"report/bomb"))
    struct.pack_into("<L", raw, place + 24, 10)
    struct.pack_into("<L", raw, place + 16, zlib.crc32(bytes(10)))
    path.write_bytes(raw)
    assert [fault.en for fault in verify(path).faults] == ["The file report/bomb was added to the bundle."]


def test_the_run_of_a_bundle_is_told(tmp_path: Path) -> None:
    assert run_of(bundle(tmp_path)) == "20261121-thungsathit-7f3a"
