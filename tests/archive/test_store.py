"""The store as a file: made on first use, refused when it isn't ours, never written over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive import Queued, Store
from crawler.archive.schema import first_tables, open_database
from crawler.errors import ArchiveError, OitError, OutputError, StorageFull
from tests.archive.tools import SITE, answer, info, keep, page


def _both_languages(error: OitError) -> None:
    assert error.message.th != error.message.en
    assert error.message.th
    assert error.message.en
    assert "\n" not in error.message.th + error.message.en


def test_a_new_store_is_made_with_its_folder_and_survives_reopening(tmp_path: Path):
    path = tmp_path / "deep" / "er" / "oit.db"
    with Store(path) as store:
        run = store.begin(info(tmp_path))
        keep(run, answer())
        run.finish("frontier_empty", "2026-01-02T04:00:00Z")
    with Store(path) as store:
        (known,) = store.runs()
        assert known == info(tmp_path, stopped_by="frontier_empty", finished="2026-01-02T04:00:00Z")
        assert store.find("last").body(store.find("run-1").resources()[0]) == answer().body


def test_the_store_is_set_up_for_killing_and_for_company(tmp_path: Path):
    with closing(open_database(tmp_path / "oit.db")) as db:
        assert db.journal_mode == "wal"
        assert db.execute("PRAGMA synchronous").fetchone() == (1,)
        assert db.execute("PRAGMA busy_timeout").fetchone()[0] >= 10_000


def test_runs_are_found_by_id_by_folder_and_as_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with Store(tmp_path / "oit.db") as store:
        store.begin(info(tmp_path, "run-1"))
        store.begin(info(tmp_path, "run-2"))
        assert store.find("run-1").info.id == "run-1"
        assert store.find("last").info.id == "run-2"
        assert store.find(str(tmp_path / "run-1")).info.id == "run-1"
        monkeypatch.chdir(tmp_path)
        assert store.find("run-2").info.id == "run-2"
        with pytest.raises(ArchiveError, match="run-9") as caught:
            store.find("run-9")
        _both_languages(caught.value)


def test_an_empty_store_has_no_last_run(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store, pytest.raises(ArchiveError):
        store.find("last")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"site": "https://other.example/"}, False),
        ({"checklist_sha256": "d" * 64}, False),
        ({"finished": "2026-01-02T04:00:00Z"}, False),
        ({"how": "replay"}, False),
    ],
)
def test_only_an_unfinished_crawl_of_the_same_site_and_checklist_goes_on(
    tmp_path: Path, changes: dict[str, str], found: bool
):
    with Store(tmp_path / "oit.db") as store:
        store.begin(info(tmp_path, **changes)).close()
        run = store.unfinished(SITE, "c" * 64, tmp_path)
        assert (run is not None) == found


def test_an_unfinished_run_lies_in_or_under_the_folder_asked_for(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        store.begin(info(tmp_path, "run-1")).close()
        assert store.unfinished(SITE, "c" * 64, tmp_path / "run-1") is not None
        assert store.unfinished(SITE, "c" * 64, tmp_path / "run") is None


def test_the_newest_unfinished_run_goes_on(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        store.begin(info(tmp_path, "run-1")).close()
        store.begin(info(tmp_path, "run-2")).close()
        run = store.unfinished(SITE, "c" * 64, tmp_path)
        assert run is not None
        assert run.info.id == "run-2"


def test_evidence_is_never_written_over(tmp_path: Path):
    mine = tmp_path / "mine.warc.gz"
    mine.write_bytes(b"precious")
    with Store(tmp_path / "oit.db") as store:
        with pytest.raises(OutputError) as caught:
            store.begin(info(tmp_path, warc=str(mine)))
        _both_languages(caught.value)
        assert store.runs() == ()
    assert mine.read_bytes() == b"precious"


def test_a_run_begins_once(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        store.begin(info(tmp_path))
        with pytest.raises(OutputError, match="already") as caught:
            store.begin(info(tmp_path, warc=str(tmp_path / "other.warc.gz")))
        _both_languages(caught.value)


def test_a_run_has_one_writer_and_leaves_no_lock(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store, Store(tmp_path / "oit.db") as other:
        run = store.begin(info(tmp_path))
        keep(run, answer("a"))
        with pytest.raises(OutputError, match="Another program") as caught:
            other.unfinished(SITE, "c" * 64, tmp_path)
        _both_languages(caught.value)
        assert len(other.find("last").resources()) == 1, "reading goes on beside writing"
        keep(run, answer("b", body=b"b"))
        run.close()
        assert [path.name for path in (tmp_path / "run-1").iterdir()] == ["run.warc.gz"]
        again = other.unfinished(SITE, "c" * 64, tmp_path)
        assert again is not None
        assert len(again.resources()) == 2


def test_a_replay_is_remembered_once_and_writes_no_recording(tmp_path: Path):
    replay = info(tmp_path, "replay-1", how="replay")
    with Store(tmp_path / "oit.db") as store:
        store.remember(replay)
        store.remember(replay)
        assert store.runs() == (replay,)
        assert not Path(replay.warc).exists()


def test_a_forgotten_run_leaves_nothing_and_spares_the_others(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        first, second = store.begin(info(tmp_path, "run-1")), store.begin(info(tmp_path, "run-2"))
        for run in (first, second):
            keep(run, answer(), content=page(), queued=[Queued(url=SITE + "a", priority=1, parent=1, depth=1)])
        store.forget(first)
        assert [run.id for run in store.runs()] == ["run-2"]
        assert (first.resources(), first.known()) == ((), set())
        assert len(second.resources()) == 1
        Path(first.info.warc).unlink()  # Closed, or Windows would refuse.


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "oit.db"
    path.write_bytes(b"a letter to the mayor\n" * 300)
    with pytest.raises(ArchiveError) as caught:
        Store(path)
    _both_languages(caught.value)
    assert path.read_bytes().startswith(b"a letter")


def test_an_older_store_is_brought_up_to_date(tmp_path: Path):
    path = tmp_path / "oit.db"
    with closing(Database(path)) as db:
        first_tables(db)
        db.table("resources").insert(
            {"run": "run-1", "id": 1, "url": SITE, "status": 200, "fault": None, "detail": "", "location": ""}
            | {"media_type": "text/html", "sha256": "", "size": 0, "fetched": "", "how": "http", "parent": 0}
            | {"depth": 0, "offset": -1, "length": 0}
        )
        set_up = {"migration_set": "oit-archive", "name": "first_tables", "applied_at": "2026"}
        db.table("_sqlite_migrations").insert(set_up | {"id": 1}, pk="id")
    with Store(path) as store:
        store.remember(info(tmp_path))
        assert [(resource.url, resource.tls) for resource in store.find("last").resources()] == [(SITE, "")]


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path):
    path = tmp_path / "oit.db"
    Store(path).close()
    with closing(Database(path)) as db:
        newer = {"migration_set": "oit-archive", "name": "tables_of_tomorrow", "applied_at": "2030"}
        db.table("_sqlite_migrations").insert(newer)
    with pytest.raises(ArchiveError, match="newer") as caught:
        Store(path)
    _both_languages(caught.value)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        Store(tmp_path / "file" / "oit.db")
    _both_languages(caught.value)
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError):
        Store(tmp_path / "folder")


def test_a_store_held_by_another_program_is_told(tmp_path: Path):
    path = tmp_path / "oit.db"
    with Store(path) as store, closing(sqlite3.connect(path)) as other:
        store._db.execute("PRAGMA busy_timeout=1")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="Another program"):
            store.begin(info(tmp_path))


def test_a_store_that_may_not_grow_is_full(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        run = store.begin(info(tmp_path))
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StorageFull) as caught:
            run.queue(Queued(url=f"{SITE}{n}", priority=0, parent=0, depth=0, label="ก" * 200) for n in range(2_000))
        _both_languages(caught.value)
        assert run.pending() == ()
