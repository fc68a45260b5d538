"""Where an audit's files lie, and that nothing is left where nothing came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive import RunInfo
from crawler.audit.workspace import claim, discard, known_store, run_folder, run_id, timestamp, workspace
from crawler.errors import ArchiveError, OutputError
from tests.audit.tools import audited
from tests.cli.tools import faulty, traces
from tests.faults import Page

AT = datetime(2024, 5, 1, 3, 4, 5, tzinfo=UTC)


def info(folder: Path) -> RunInfo:
    return RunInfo(
        id="r",
        site="http://x.example/",
        checklist_id="c",
        checklist_sha256="0",
        tool_version="0",
        folder=str(folder),
        warc=str(folder / "run.warc.gz"),
        started=timestamp(AT),
    )


def test_a_run_is_named_by_its_time_and_site() -> None:
    assert run_id("https://www.town.example:8443/x", AT) == "20240501T030405Z-www.town.example"
    assert run_id("http://[2001:db8::1]/", AT) == "20240501T030405Z-2001-db8-1"
    assert timestamp(AT) == "2024-05-01T03:04:05Z"


def test_a_run_lies_beside_the_store_unless_told_otherwise(tmp_path: Path) -> None:
    store = tmp_path / "deep" / "oit.db"
    assert run_folder(None, store, "http://x.example/", "r") == tmp_path / "deep" / "audits" / "x.example" / "r"
    assert run_folder(tmp_path / "o", store, "http://x.example/", "r") == tmp_path / "o"


def test_a_workspace_without_a_run_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with pytest.raises(KeyError), workspace(tmp_path / "s" / "oit.db", folder):
        claim(folder)
        raise KeyError
    assert traces(tmp_path) == []


def test_a_discarded_run_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with workspace(tmp_path / "oit.db", folder) as store:
        claim(folder)
        discard(store, store.begin(info(folder)))
    assert traces(tmp_path) == []


def test_a_workspace_keeps_what_was_there_and_what_came_of_it(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with workspace(tmp_path / "oit.db", tmp_path / "empty" / "run") as store:
        claim(tmp_path / "empty" / "run")
        store.begin(info(tmp_path / "empty" / "run"))
    kept = ["empty", "empty/run", "empty/run/run.warc.gz", "oit.db"]
    assert traces(tmp_path) == kept
    with pytest.raises(KeyError), workspace(tmp_path / "oit.db", tmp_path / "empty" / "new"):
        (tmp_path / "empty" / "new").mkdir()
        raise KeyError
    assert traces(tmp_path) == kept


def test_folders_with_files_of_others_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with pytest.raises(KeyError), workspace(tmp_path / "oit.db", folder):
        claim(folder)
        (tmp_path / "a" / "mine.txt").touch()
        raise KeyError
    assert traces(tmp_path) == ["a", "a/mine.txt"]


@pytest.mark.parametrize("name", ["report.json", "run.warc.gz"])
def test_a_folder_with_a_run_is_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(OutputError):
        claim(tmp_path)


def test_a_folder_with_other_files_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    claim(tmp_path)
    assert traces(tmp_path) == ["notes.txt"]


def test_two_runs_of_one_second_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.audit.live.now", lambda: AT)
    with faulty({"/": Page(b"<title>x</title><p>x</p>", headers=[("Content-Type", "text/html")])}) as server:
        folders = [audited(server.url(), tmp_path).folder.name for _night in range(3)]
    assert folders == [f"20240501T03040{second}Z-127.0.0.1" for second in (5, 6, 7)]


def test_a_store_is_never_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as refused:
        known_store(tmp_path / "oit.db")
    assert "oit audit" in refused.value.message.th
    assert traces(tmp_path) == []
