"""A recording is judged as the live run was, gives the same bytes each time, and is read as far as it is whole."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import crawler.report
from crawler.audit import DEMO, Request, audit, rejudge, runs
from crawler.errors import ArchiveError, OutputError
from tests.audit.conftest import Audited
from tests.audit.tools import Notes, audited, checklist, items, report
from tests.cli.tools import faulty, traces
from tests.faults import Page


def test_a_live_run_and_its_recording_get_the_same_verdicts(town: Audited, tmp_path: Path) -> None:
    audited(town.recording, tmp_path, out=tmp_path / "o")
    assert items(tmp_path / "o") == items(town.done.folder)
    assert report(tmp_path / "o")["scores"] == report(town.done.folder)["scores"]
    assert report(tmp_path / "o")["run"]["access"] == report(town.done.folder)["run"]["access"]


def test_the_same_recording_gives_the_same_bytes(town: Audited, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "another name.warc.gz"
    copy.parent.mkdir()
    shutil.copyfile(town.recording, copy)
    first = audited(town.recording, tmp_path, out=tmp_path / "a")
    second = audited(copy, tmp_path / "elsewhere", out=tmp_path / "b")
    for one, other in zip(first.files, second.files, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_a_recording_is_listed_in_the_store_once(town: Audited, tmp_path: Path) -> None:
    done = [audited(town.recording, tmp_path) for _ in range(2)]
    (info,) = runs(tmp_path / "oit.db")
    assert info.how == "replay"
    assert Path(info.folder) == done[0].folder == done[1].folder
    again = rejudge("last", Request(target="", store=tmp_path / "oit.db"), checklist())
    assert again.report == done[0].report


@pytest.mark.parametrize("source", ["live", "recording"])
def test_reports_keep_to_the_schema(town: Audited, tmp_path: Path, source: str) -> None:
    folder = town.done.folder if source == "live" else audited(town.recording, tmp_path).folder
    schema = Path(crawler.report.__file__).with_name("schema.json").read_text(encoding="utf-8")
    assert list(Draft202012Validator(json.loads(schema)).iter_errors(report(folder))) == []


def test_a_cut_recording_is_judged_as_far_as_it_is_whole_and_that_is_said(town: Audited, tmp_path: Path) -> None:
    cut = tmp_path / "cut.warc.gz"
    whole = town.recording.read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    notes: Notes = []
    done = audited(cut, tmp_path, notes=notes)
    ((th, en),) = notes
    assert str(cut) in th
    assert "cut off" in en
    assert done.report.run["stopped_by"] == "interrupted"
    assert 1 < done.report.run["fetches"] < town.done.report.run["fetches"]
    for verdict in done.report.items:
        assert verdict.status != "missing" or "missing" not in {problem.code for problem in verdict.problems}


def test_a_recording_without_gzip_is_as_good(town: Audited, tmp_path: Path) -> None:
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(town.recording.read_bytes()))
    audited(plain, tmp_path, out=tmp_path / "o")
    assert items(tmp_path / "o") == items(town.done.folder)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", "เทศบาล".encode() * 99, gzip.compress(b"no record", mtime=0)])
def test_what_is_no_recording_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.warc.gz"
    file.write_bytes(content)
    with pytest.raises(ArchiveError) as refused:
        audited(file, tmp_path)
    assert str(file) in refused.value.message.th
    assert traces(tmp_path) == ["x.warc.gz"]


def test_a_recording_without_a_page_is_refused(tmp_path: Path, town: Audited) -> None:
    file = tmp_path / "x.warc.gz"
    _, head, robots, *_ = gzip.decompress(town.recording.read_bytes()).split(b"WARC/1.1\r\n")
    assert b"/robots.txt" in robots
    file.write_bytes(b"".join(gzip.compress(b"WARC/1.1\r\n" + record) for record in (head, robots)))
    with pytest.raises(ArchiveError) as refused:
        audited(file, tmp_path)
    assert "no web page" in refused.value.message.en
    assert traces(tmp_path) == ["x.warc.gz"]


def test_the_folder_of_another_run_is_not_written_over(town: Audited, tmp_path: Path) -> None:
    before = traces(town.done.folder)
    with pytest.raises(OutputError):
        audited(town.recording, tmp_path, out=town.done.folder)
    assert traces(town.done.folder) == before
    assert traces(tmp_path) == []


def test_judging_again_writes_only_where_it_is_told_to(town: Audited, tmp_path: Path) -> None:
    before = traces(town.folder)
    store = town.folder / "oit.db"
    assert rejudge("last", Request(target="", store=store), checklist()).files == ()
    done = rejudge("last", Request(target="", store=store, out=tmp_path / "o", iit=80, eit=75), checklist())
    assert traces(tmp_path / "o") == ["report.docx", "report.html", "report.json", "submission.csv"]
    assert done.report.scores.ita is not None
    assert items(tmp_path / "o") == items(town.done.folder)
    with pytest.raises(OutputError):
        rejudge("last", Request(target="", store=store, out=tmp_path / "o"), checklist())
    assert traces(town.folder) == before


@pytest.mark.parametrize("key", ["last", "20670101T000000Z-no.example", "no/folder", "x" * 300])
def test_runs_that_are_not_there(tmp_path: Path, town: Audited, key: str) -> None:
    with pytest.raises(ArchiveError):
        rejudge(key, Request(target="", store=tmp_path / "oit.db"), checklist())
    assert traces(tmp_path) == [], "asking makes no store"
    if key != "last":
        with pytest.raises(ArchiveError, match="no run"):
            rejudge(key, Request(target="", store=town.folder / "oit.db"), checklist())


def test_shipped_recordings_go_by_their_names(town: Audited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = tmp_path / "cassettes"
    shelf.mkdir()
    for name in (DEMO, "other"):
        shutil.copyfile(town.recording, shelf / f"{name}.warc.gz")
    monkeypatch.setattr("crawler.audit.cassettes.shipped", lambda kind: tmp_path / kind)
    reports = [audited(name, tmp_path).report for name in ("demo", DEMO, "other")]
    assert reports[0] == reports[1] == reports[2]
    assert reports[0].site == town.done.report.site


def test_remarks_are_for_the_user_in_both_languages(town: Audited, tmp_path: Path) -> None:
    said: Notes = []
    request = Request(target=str(town.recording), store=tmp_path / "oit.db")
    audit(request, checklist(), lambda _: None, lambda message: said.append((message.th, message.en)))
    assert said == [], "nothing to remark on"


def test_a_run_that_its_budget_ended_is_judged_alike_from_its_recording(town: Audited, tmp_path: Path) -> None:
    live = audited(f"{town.base}/", tmp_path, out=tmp_path / "live", pages=25)
    assert live.report.run["stopped_by"] == "budget"
    audited(tmp_path / "live" / "run.warc.gz", tmp_path, out=tmp_path / "o")
    assert items(tmp_path / "o") == items(tmp_path / "live")


def test_a_site_behind_a_sitemap_is_judged_alike_from_its_recording(tmp_path: Path) -> None:
    home = Page("<title>เทศบาลตำบลบ้านสมมติ</title><h1>เทศบาลตำบลบ้านสมมติ</h1>".encode())
    plan = Page("<title>แผนการจัดหาพัสดุ</title><h1>แผนการจัดหาพัสดุ ปี พ.ศ. 2567</h1>".encode())
    with faulty({"/": home, "/plan.html": plan}) as server:
        entry = f"<urlset><url><loc>{server.url('/plan.html')}</loc></url></urlset>"
        server.answers["/sitemap.xml"] = Page(entry.encode(), headers=[("Content-Type", "application/xml")])
        live = audited(server.url(), tmp_path, out=tmp_path / "live")
        assert "/plan.html" in server.paths()
    again = audited(tmp_path / "live" / "run.warc.gz", tmp_path, out=tmp_path / "o")
    assert items(tmp_path / "o") == items(tmp_path / "live")
    assert again.report.run["documents"] == live.report.run["documents"]
