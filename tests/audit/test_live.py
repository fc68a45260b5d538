"""A live audit, cut off in every way that keeps what was seen, goes on and ends as an undisturbed one does."""

from __future__ import annotations

import _thread
import errno
import signal
from asyncio import StreamWriter
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from crawler.archive import Store
from crawler.archive.warc import WarcFile
from crawler.audit import Request, rejudge, runs
from crawler.errors import Interrupted, OutputError, SiteUnreachable, StorageFull
from crawler.models import Fetched
from tests.audit.conftest import Audited
from tests.audit.tools import Notes, audited, checklist, items, report, stopping_after
from tests.cli.tools import faulty, traces
from tests.faults import Page, Silence

FULL = OSError(errno.ENOSPC, "No space left on device")


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


def went_on(town: Audited, folder: Path, out: Path) -> list[str]:
    """The same command ends the run in `out` as the undisturbed audit ended; what was fetched, robots.txt apart."""
    notes: Notes = []
    done = audited(f"{town.base}/", folder, out=out, notes=notes)
    assert not done.interrupted
    assert sum(th.startswith("ตรวจต่อ") for th, _ in notes) == 1
    assert items(out) == items(town.done.folder)
    assert report(out)["scores"] == report(town.done.folder)["scores"]
    assert report(out)["run"]["stopped_by"] == report(town.done.folder)["run"]["stopped_by"]
    with Store(folder / "oit.db") as store:
        (info,) = store.runs()
        urls = [resource.url for resource in store.find("last").resources()]
    assert info.finished
    # Its rules may have changed, so every sitting asks for them.
    pages = [url for url in urls if not url.endswith("/robots.txt")]
    assert len(pages) == len(set(pages)), "something was fetched twice"
    return pages


@pytest.mark.parametrize("moment", [1, 7, 40])
def test_ctrl_c_reports_what_was_seen_and_the_same_command_goes_on(town: Audited, tmp_path: Path, moment: int) -> None:
    out = tmp_path / "o"
    with stopping_after(moment, press_ctrl_c) as on_event:
        done = audited(f"{town.base}/", tmp_path, out=out, on_event=on_event)
    assert done.interrupted
    assert report(out)["run"]["stopped_by"] == "interrupted"
    assert report(out)["run"]["fetches"] >= moment
    for item in items(out):
        assert item["status"] != "missing" or "missing" not in {problem["code"] for problem in item["problems"]}, item
    assert [info.finished for info in runs(tmp_path / "oit.db")] == [""]
    went_on(town, tmp_path, out)


def test_ctrl_c_twice_and_then_again(town: Audited, tmp_path: Path) -> None:
    out = tmp_path / "o"
    for moment in (3, 5):
        with stopping_after(moment, press_ctrl_c) as on_event:
            assert audited(f"{town.base}/", tmp_path, out=out, on_event=on_event).interrupted
    went_on(town, tmp_path, out)


def test_ctrl_c_before_the_first_page_leaves_nothing(tmp_path: Path) -> None:
    with faulty({"/": Silence(), "/robots.txt": CtrlC()}) as server, pytest.raises(Interrupted) as stopped:
        audited(server.url(), tmp_path)
    assert "nothing to report" in stopped.value.message.en
    assert traces(tmp_path) == []


class CtrlC(Page):
    """Has Ctrl-C pressed while it is asked."""

    async def write(self, out: StreamWriter) -> None:
        _thread.interrupt_main()
        out.close()  # which wakes the crawl, as a true Ctrl-C would


@pytest.mark.parametrize("moment", [4, 30])
def test_a_full_disk_keeps_what_was_seen(
    town: Audited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    out = tmp_path / "o"
    with monkeypatch.context() as patch, pytest.raises(StorageFull) as full:
        fill_up(patch, moment)
        audited(f"{town.base}/", tmp_path, out=out)
    assert full.value.exit_code == 5
    assert traces(out) == ["run.warc.gz"]
    assert len(went_on(town, tmp_path, out)) == town.done.report.run["fetches"] - 1


def test_a_disk_that_is_full_from_the_start_leaves_nothing(
    town: Audited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_up(monkeypatch, 2)  # the first is the head of the recording
    with pytest.raises(StorageFull):
        audited(f"{town.base}/", tmp_path, out=tmp_path / "o")
    assert traces(tmp_path) == []


def fill_up(patch: pytest.MonkeyPatch, moment: int) -> None:
    """The disk is full when a recording is written to for the time number `moment`."""
    begin = WarcFile.__init__

    def begun(self: WarcFile, path: Path, size: int) -> None:
        begin(self, path, size)
        self._file = FullDisk(self._file, moment - 1)  # type: ignore[assignment]

    patch.setattr(WarcFile, "__init__", begun)


class FullDisk:
    """A file that takes so many more writes."""

    def __init__(self, file: FileIO, room: int) -> None:
        self.file = file
        self.room = room

    def write(self, data: bytes) -> int:
        self.room -= 1
        if self.room < 0:
            raise FULL
        return self.file.write(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)


def test_a_disk_that_is_full_when_the_report_is_written(
    town: Audited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "o"
    with monkeypatch.context() as patch, pytest.raises(StorageFull):
        patch.setattr(Path, "write_bytes", failing(Path.write_bytes, 2))
        audited(f"{town.base}/", tmp_path, out=out)
    assert traces(out) == ["report.json", "run.warc.gz"]

    async def unwanted(*_: object) -> Fetched:
        raise AssertionError("everything was fetched already")

    monkeypatch.setattr("crawler.web.Client.fetch", unwanted)
    went_on(town, tmp_path, out)


def failing(works: Callable[..., object], moment: int) -> Callable[..., object]:
    """`works`, but at the call number `moment`, when the disk is full."""
    calls = 0

    def call(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == moment:
            raise FULL
        return works(*arguments, **named)

    return call


def test_a_fault_of_the_program_keeps_what_was_seen(town: Audited, tmp_path: Path) -> None:
    def stumble() -> None:
        raise KeyError("a fault of ours")

    with stopping_after(9, stumble) as on_event, pytest.raises(KeyError):
        audited(f"{town.base}/", tmp_path, out=tmp_path / "o", on_event=on_event)
    went_on(town, tmp_path, tmp_path / "o")


def test_a_deleted_folder_is_fetched_again(town: Audited, tmp_path: Path) -> None:
    out = tmp_path / "o"
    with stopping_after(9, press_ctrl_c) as on_event:
        audited(f"{town.base}/", tmp_path, out=out, on_event=on_event)
    for path in out.iterdir():
        path.unlink()
    out.rmdir()
    assert len(went_on(town, tmp_path, out)) >= town.done.report.run["fetches"] - 1


def test_a_finished_run_is_never_written_over(town: Audited) -> None:
    before = {path: path.read_bytes() for path in town.done.folder.iterdir()}
    with pytest.raises(OutputError) as refused:
        audited(f"{town.base}/", town.folder, out=town.done.folder)
    assert "--out" in refused.value.message.th
    assert {path: path.read_bytes() for path in town.done.folder.iterdir()} == before
    assert len(runs(town.folder / "oit.db")) == 1


def test_another_site_does_not_go_on_with_this_run(town: Audited, tmp_path: Path) -> None:
    out = tmp_path / "o"
    with stopping_after(2, press_ctrl_c) as on_event:
        audited(f"{town.base}/", tmp_path, out=out, on_event=on_event)
    with pytest.raises(OutputError):
        audited(f"{town.base}/?other", tmp_path, out=out)
    went_on(town, tmp_path, out)


def test_a_site_that_fails_keeps_the_folders_and_runs_that_were_there(town: Audited) -> None:
    before = traces(town.folder)
    with pytest.raises(SiteUnreachable):
        audited("http://no-such-town.invalid/", town.folder)
    assert traces(town.folder) == before


def test_judging_a_live_run_again_gives_the_same(town: Audited) -> None:
    request = Request(target="", store=town.folder / "oit.db")
    for key in ("last", town.done.report.run["id"], str(town.done.folder)):
        assert rejudge(key, request, checklist()).report == town.done.report


def test_where_an_audit_lies_by_default(town: Audited) -> None:
    run = town.done.report.run["id"]
    assert town.done.folder == town.folder / "audits" / "127.0.0.1" / run
    assert [path.name for path in town.done.files] == ["report.json", "report.html", "submission.csv", "report.docx"]
    assert traces(town.done.folder) == ["report.docx", "report.html", "report.json", "run.warc.gz", "submission.csv"]
