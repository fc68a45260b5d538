"""Questions in SQL by people who may be careless or worse: they read everything, change nothing, and end."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive import Store, ask
from crawler.archive.schema import first_tables
from crawler.errors import ArchiveError, UsageError
from tests.archive.tools import answer, info, keep, page

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "oit.db") as store:
        run = store.begin(info(tmp_path))
        keep(run, answer(), content=page("https://baansuk.example/a"))
        run.finish("frontier_empty", "2026-01-02T04:00:00Z")
        store.texts.catch_up(60)
    return tmp_path / "oit.db"


def traces(folder: Path) -> dict[str, bytes]:
    """What files say, but for the marks that readers leave beside a store."""
    files = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file() and "-shm" not in each.name}
    return {name: data for name, data in files.items() if data}


def test_what_is_asked_for_is_given(path: Path) -> None:
    found = ask(path, "SELECT id, site, NULL AS n, x'00' AS b FROM runs", seconds=10, rows=10)
    assert (found.columns, found.more) == (("id", "site", "n", "b"), False)
    assert found.rows == (("run-1", "https://baansuk.example/", None, b"\0"),)
    assert ask(path, "SELECT 1 AS a, 2 AS a, 3 AS a", seconds=10, rows=1).columns == ("a", "a:1", "a:2")
    assert ask(path, "SELECT title FROM words WHERE words MATCH '\"หน้าแรก\"'", seconds=10, rows=1).rows == ((None,),)
    assert ask(path, "PRAGMA table_info(runs)", seconds=10, rows=1).rows[0][1] == "id"
    assert ask(path, "SELECT CAST(x'ff41' AS TEXT)", seconds=10, rows=1).rows == (("\ufffdA",),)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM runs",
        "UPDATE runs SET site = ''",
        "INSERT INTO runs SELECT * FROM runs",
        "DROP TABLE runs",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "INSERT INTO words (words) VALUES ('delete-all')",
        "ATTACH '{other}' AS other",
        "ATTACH ':memory:' AS other",
        "VACUUM INTO '{other}'",
        "VACUUM",
        "BEGIN IMMEDIATE",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "SELECT load_extension('x')",
        "SELECT 1; DELETE FROM runs",
        "SELECT * FROM nothing",
        "SELEC 1",
        "SELECT ?",
        "SELECT zeroblob(1000000000)",
        "SELECT '\ud800'",
        "SELECT '\0'",
    ],
)
def test_what_is_no_reading_is_refused_and_changes_nothing(path: Path, sql: str) -> None:
    before = traces(path.parent)
    with pytest.raises(UsageError) as caught:
        ask(path, sql.format(other=path.parent / "other.db"), seconds=10, rows=10)
    assert caught.value.exit_code == 2
    assert "\n" not in caught.value.message.th
    assert traces(path.parent) == before


def test_no_statement_gives_nothing(path: Path) -> None:
    for sql in ("", " ; ", "-- nothing"):
        assert ask(path, sql, seconds=10, rows=10).rows == ()


def test_a_question_that_never_ends_is_stopped(path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(UsageError, match=r"0\.3 seconds"):
        ask(path, ENDLESS.format("count(*)"), seconds=0.3, rows=10)
    assert time.monotonic() - began < 5


def test_a_huge_answer_is_cut_by_rows_and_by_size(path: Path) -> None:
    found = ask(path, ENDLESS.format("x"), seconds=10, rows=1_000)
    assert (len(found.rows), found.more) == (1_000, True)
    found = ask(path, ENDLESS.format("zeroblob(30000000)"), seconds=30, rows=1_000)
    assert found.more
    assert len(found.rows) < 5


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no such signals here")
def test_ctrl_c_ends_it(path: Path) -> None:
    timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        ask(path, ENDLESS.format("count(*)"), seconds=60, rows=10)
    timer.join()


def test_a_store_that_is_being_written_answers(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM runs")
        assert ask(path, "SELECT count(*) FROM runs", seconds=10, rows=1).rows == ((1,),)


def test_where_nothing_can_be_written_beside_it_a_store_is_read_as_it_lies(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a read-only medium does to SQLite, for users whom no permission stops."""
    connect = sqlite3.connect

    def unwritable(address: str, **options: object) -> sqlite3.Connection:
        if "immutable" not in address:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(address, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("crawler.archive.readonly.sqlite3.connect", unwritable)
    assert ask(path, "SELECT count(*) FROM runs", seconds=10, rows=1).rows == ((1,),)


def test_an_older_store_is_brought_up_to_date_first(tmp_path: Path) -> None:
    from sqlite_utils import Database

    with closing(Database(tmp_path / "oit.db")) as db:
        first_tables(db)
        done = {"id": 1, "migration_set": "oit-archive", "name": "first_tables", "applied_at": "2026"}
        db.table("_sqlite_migrations").insert(done, pk="id")
    assert ask(tmp_path / "oit.db", "SELECT count(*) FROM latest", seconds=10, rows=1).rows == ((0,),)


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "oit.db").write_bytes(b"a letter to the mayor\n" * 300)
    with pytest.raises(ArchiveError):
        ask(tmp_path / "oit.db", "SELECT 1", seconds=10, rows=1)
