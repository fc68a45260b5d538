"""A run packed into one file: what is in it, that it is the same every time, and that it holds what the report says."""

from __future__ import annotations

import errno
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import PICTURES, REQUISITES
from crawler.audit import bundle
from crawler.audit.workspace import RECORDING
from crawler.bundle import verify
from crawler.errors import ArchiveError, OutputError, StorageFull, UsageError
from tests.archive.tools import http, packed, record
from tests.audit.smalltown import HOME, PARTS, PDF, SmallTown, page, small_town
from tests.audit.tools import Tagged, audited, stopping_after
from tests.cli.tools import traces
from tests.sites import Reply
from tests.web.chromium import a_chromium


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallTown]:
    with small_town(tmp_path, monkeypatch) as town:
        yield town


def indexed(path: Path) -> dict[str, Any]:
    """The records of a bundle as a reader of WACZ finds them: by the index, at their place in the zip file itself."""
    found: dict[str, Any] = {}
    with zipfile.ZipFile(path) as bundled, path.open("rb") as raw:
        place = bundled.getinfo("archive/evidence.warc.gz")
        assert place.compress_type == zipfile.ZIP_STORED
        raw.seek(place.header_offset + 26)
        names, extra = (int.from_bytes(raw.read(2), "little") for _ in range(2))
        start = place.header_offset + 30 + names + extra
        lines = bundled.read("indexes/index.cdxj").splitlines()
        assert lines == sorted(lines)
        for line in lines:
            told = json.loads(line.split(b" ", 2)[2])
            raw.seek(start + int(told["offset"]))
            read = next(ArchiveIterator(io.BytesIO(raw.read(int(told["length"])))))
            body = read.content_stream().read()
            assert read.rec_headers.get_header("WARC-Target-URI") == told["url"]
            assert told["digest"] == f"sha256:{sha256(body).hexdigest()}"
            assert told["status"] == read.http_headers.get_statuscode()
            found[told["url"]] = (body, dict(read.http_headers.headers))
    return found


def bodies(path: Path) -> dict[str, bytes]:
    """The same by path, without their headers."""
    return {"/" + url.split("/", 3)[3]: body for url, (body, _) in indexed(path).items()}


def files(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as bundled:
        return {name: bundled.read(name) for name in bundled.namelist()}


def tagged(town: SmallTown) -> None:
    """Let the town's pages say when they have not changed."""
    pages = {"/": HOME.encode(), "/o1": page("o1"), "/o2": page("o2")}
    for path, body in pages.items():
        town.server.answers[path] = Tagged(Reply(200, "text/html; charset=utf-8", body), town.server)
    town.server.answers["/o7.pdf"] = Tagged(Reply(200, "application/pdf", PDF), town.server)


def test_a_bundle_holds_report_pictures_and_all_that_they_rest_on(town: SmallTown) -> None:
    a_chromium()
    done = town.audit()
    path = bundle("last", town.store)
    assert path == done.folder / f"{done.report.run['id']}.wacz"
    checked = verify(path)
    assert checked.faults == ()
    assert checked.about.run == done.report.run["id"]
    held, records = files(path), bodies(path)
    assert set(records) >= {"/", "/robots.txt", "/o1", "/o2", "/o7.pdf", *PARTS}
    assert records["/o7.pdf"] == PDF
    assert held["report/report.json"] == (done.folder / "report.json").read_bytes()
    assert held["report/submission.csv"] == (done.folder / "submission.csv").read_bytes()
    pictures = {f"{PICTURES}/{name}" for name in traces(done.folder / PICTURES)}
    assert pictures == {name for name in held if name.startswith(PICTURES)}
    head, *pages = [json.loads(line) for line in held["pages/pages.jsonl"].splitlines()]
    assert head["format"] == "json-pages-1.0"
    assert [(each["url"].rpartition("/")[2], each["title"][:2]) for each in pages] == [
        ("o1", "o1"),
        ("o2", "o2"),
        ("o7.pdf", "o7"),
    ]


def test_its_lists_are_as_the_standard_and_sha256sum_have_them(town: SmallTown) -> None:
    done = town.audit(browser=False)
    held = files(bundle("last", town.store))
    assert list(held) == sorted(held)
    told = json.loads(held["datapackage.json"])
    assert (told["profile"], told["wacz_version"]) == ("data-package", "1.1.1")
    assert told["created"] == done.report.run["finished"]
    assert told["oit"]["checklist_sha256"] == done.report.checklist["sha256"]
    listed = {part["path"]: part for part in told["resources"]}
    assert set(listed) == set(held) - {"datapackage.json", "datapackage-digest.json"}
    for name, part in listed.items():
        assert part["hash"] == f"sha256:{sha256(held[name]).hexdigest()}"
        assert part["bytes"] == len(held[name])
    digest = json.loads(held["datapackage-digest.json"])
    assert digest == {"path": "datapackage.json", "hash": f"sha256:{sha256(held['datapackage.json']).hexdigest()}"}
    sums = [f"{sha256(held[name]).hexdigest()}  {name}" for name in sorted(listed) if name != "SHA256SUMS"]
    assert held["SHA256SUMS"].decode().splitlines() == sums
    assert all(len(name.split("/")) <= 2 for name in held), "some readers look no deeper"


def test_the_same_run_gives_the_same_bytes(town: SmallTown, tmp_path: Path) -> None:
    town.audit(browser=False)
    first = bundle("last", town.store).read_bytes()
    assert bundle("last", town.store).read_bytes() == first, "in place of itself"
    (tmp_path / "elsewhere").mkdir()
    again = bundle("last", town.store, tmp_path / "elsewhere")
    assert again.parent.name == "elsewhere"
    assert again.read_bytes() == first
    assert bundle("last", town.store, tmp_path / "new" / "mine.wacz").read_bytes() == first
    assert not [name for name in traces(tmp_path) if ".oit-" in name or name.endswith(".partial")]


def test_links_of_the_report_lead_to_the_pictures(town: SmallTown) -> None:
    done = town.audit(browser=False)
    page = done.folder / "report.html"
    page.write_text(f'<a href="{PICTURES}/a.jpg">x</a>', encoding="utf-8")
    held = files(bundle("last", town.store))
    assert held["report/report.html"] == f'<a href="../{PICTURES}/a.jpg">x</a>'.encode()


def test_a_second_night_is_whole_in_itself(town: SmallTown) -> None:
    a_chromium()
    tagged(town)
    first = town.audit()
    second = town.audit()
    assert (second.folder / RECORDING).stat().st_size < (first.folder / RECORDING).stat().st_size / 2
    assert not (second.folder / REQUISITES).exists()
    path = bundle("last", town.store)
    assert verify(path).faults == ()
    records = indexed(path)
    assert bodies(path)["/o7.pdf"] == PDF, "which lies in the first night's recording"
    assert set(bodies(path)) >= set(PARTS), "which were fetched for the first night's pictures"
    _, headers = records[town.server.url("/o7.pdf")]
    assert headers["Content-Type"] == "application/pdf", "as the first night's answer had it"


def test_evidence_that_is_lost_is_told_and_nothing_is_left(town: SmallTown) -> None:
    tagged(town)
    first = town.audit(screenshots=False)
    second = town.audit(screenshots=False)
    (first.folder / RECORDING).unlink()
    before = traces(second.folder)
    with pytest.raises(ArchiveError) as refused:
        bundle("last", town.store)
    assert str(first.folder / RECORDING) in refused.value.message.en
    assert traces(second.folder) == before


def test_a_recording_is_bundled_as_well(town: SmallTown, tmp_path: Path) -> None:
    first = town.audit(browser=False)
    replay = audited(first.folder / RECORDING, tmp_path / "b", out=tmp_path / "b" / "o")
    path = bundle(str(first.folder / RECORDING), tmp_path / "b" / "oit.db")
    assert path.parent == replay.folder
    assert verify(path).faults == ()
    assert set(bodies(path)) >= {"/", "/robots.txt", "/o1", "/o2", "/o7.pdf"}
    assert path.read_bytes() == bundle("last", tmp_path / "b" / "oit.db").read_bytes()


def wget(folder: Path) -> Path:
    """What another tool recorded: gzipped bodies, chunks, requests, the stylesheet, pages on the way."""
    base = "http://town.example"
    entry = "<meta charset=utf-8><a href='/ita'>ข้อมูล</a>".encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PDF), PDF)
    answers = {
        "/": http(b"", "Location: /home", status="302 Found"),
        "/home": http(entry, "Content-Type: text/html"),
        "/ita": http(gzip.compress(HOME.encode()), "Content-Type: text/html", "Content-Encoding: gzip"),
        "/o1": http(page("o1"), "Content-Type: text/html"),
        "/o7.pdf": http(chunked, "Content-Type: application/pdf", "Transfer-Encoding: chunked"),
        "/style.css": http(b"body {background: url(/bg.png)}", "Content-Type: text/css"),
        "/bg.png": http(b"\x89PNG\r\n\x1a\n", "Content-Type: image/png"),
        "/other": http(b"<p>another", "Content-Type: text/html"),
        "/other.png": http(b"\x89PNG\r\n\x1a\n other", "Content-Type: image/png"),
    }
    kind = "Content-Type: application/http;msgtype=response"
    records = [record("warcinfo", b"software: Wget/1.21.3 (linux-gnu)\r\n")]
    records += [record("response", block, kind, url=f"<{base}{path}>") for path, block in answers.items()]
    file = folder / "wget.warc.gz"
    file.write_bytes(packed(records))
    return file


def test_a_recording_of_another_tool_is_told_by_its_links(tmp_path: Path) -> None:
    file = wget(tmp_path)
    done = audited(file, tmp_path)
    assert {each.url for verdict in done.report.items for each in verdict.evidence} >= {
        "http://town.example/o1",
        "http://town.example/o7.pdf",
    }
    path = bundle("last", tmp_path / "oit.db")
    assert verify(path).faults == ()
    held = bodies(path)
    assert set(held) == {"/", "/home", "/ita", "/o1", "/o7.pdf", "/style.css", "/bg.png"}
    assert held["/o7.pdf"] == PDF
    assert held["/ita"] == HOME.encode(), "decoded, so that every reader can"
    _, headers = indexed(path)["http://town.example/ita"]
    assert headers["X-Archive-Orig-Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("key", "told"), [("nothing", "has no run"), ("x.warc.gz", "has no report yet")], ids=["run", "recording"]
)
def test_what_was_not_audited_can_not_be_bundled(town: SmallTown, key: str, told: str) -> None:
    town.audit(screenshots=False)
    with pytest.raises(ArchiveError) as refused:
        bundle(key, town.store)
    assert told in refused.value.message.en


def test_a_run_that_is_not_finished_is_finished_first(town: SmallTown) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with stopping_after(2, stop) as on_event, pytest.raises(KeyboardInterrupt):
        town.audit(on_event=on_event)
    with pytest.raises(ArchiveError) as refused:
        bundle("last", town.store)
    assert "finish it" in refused.value.message.en


def test_a_full_disk_is_told_and_leaves_nothing(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    done = town.audit(screenshots=False)
    before = traces(done.folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(StorageFull):
        bundle("last", town.store)
    assert traces(done.folder) == before


def test_nothing_is_written_over(town: SmallTown, tmp_path: Path) -> None:
    town.audit(screenshots=False)
    mine = tmp_path / "mine.wacz"
    mine.write_bytes(b"mine")
    with pytest.raises(OutputError) as refused:
        bundle("last", town.store, mine)
    assert "Nothing is written over" in refused.value.message.en
    assert mine.read_bytes() == b"mine"
    town.audit(screenshots=False)
    other = bundle("last", town.store, tmp_path / "other.wacz")
    with pytest.raises(OutputError):
        bundle(str(tmp_path / "1"), town.store, other)
    with pytest.raises(UsageError):
        bundle("last", town.store, tmp_path / "bundle.zip")
    with pytest.raises(OutputError):
        bundle("last", town.store, tmp_path / ("x" * 300 + ".wacz"))
