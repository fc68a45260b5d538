"""The reports of the runs in the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from crawler.archive import Store
from crawler.archive.reports import REPORT_TABLES
from crawler.models import Report
from crawler.report import from_json, to_json
from tests.archive.tools import info
from tests.report.sample import report


def of_run(run: str) -> Report:
    sample = report()
    return replace(sample, run={**sample.run, "id": run})


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql).fetchall()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "oit.db")


def test_a_report_is_given_back_as_it_was_though_the_folder_is_gone(store: Store, tmp_path: Path) -> None:
    given = of_run("run-1")
    with store:
        store.remember(info(tmp_path))
        store.reports.keep(given, to_json(given))
    with Store(tmp_path / "oit.db") as again:
        kept = again.reports.of("run-1")
    assert kept == to_json(given)
    assert from_json(kept) == from_json(to_json(given))


def test_its_rows_say_what_it_says(store: Store, tmp_path: Path) -> None:
    given = of_run("run-1")
    with store:
        store.reports.keep(given, to_json(given))
    path = tmp_path / "oit.db"
    told = rows(path, "SELECT item, status, url, fiscal_year FROM verdicts ORDER BY place")
    assert told == [(each.id, each.status, each.evidence[0].url if each.evidence else "", 2567) for each in given.items]
    assert rows(path, "SELECT count(*) FROM problems") == [(sum(len(each.problems) for each in given.items),)]
    (score,) = rows(path, "SELECT score, low, high FROM scores WHERE name = 'oit'")
    assert score == (given.scores.oit.score, given.scores.oit.low, given.scores.oit.high)
    assert rows(path, "SELECT host, body, fiscal_year FROM reports") == [(given.site["host"], given.site["body"], 2567)]


def test_kept_again_it_replaces_what_was_there(store: Store, tmp_path: Path) -> None:
    given = of_run("run-1")
    shorter = replace(given, items=given.items[:3])
    with store:
        store.reports.keep(given, to_json(given))
        store.reports.keep(shorter, to_json(shorter))
        assert store.reports.of("run-1") == to_json(shorter)
    assert rows(tmp_path / "oit.db", "SELECT count(*) FROM verdicts") == [(3,)]


def test_half_characters_of_strangers_do_not_stop_it(store: Store, tmp_path: Path) -> None:
    given = of_run("run-1")
    evil = replace(given.items[0], name="a\ud800b", evidence=(replace(given.items[0].evidence[0], title="\udfff"),))
    given = replace(given, items=(evil, *given.items[1:]))
    with store:
        store.reports.keep(given, to_json(given))
    assert rows(tmp_path / "oit.db", "SELECT name, title FROM verdicts WHERE item = 'o1'") == [("a?b", "?")]


def test_a_forgotten_run_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with store:
        run = store.begin(info(tmp_path))
        store.reports.keep(of_run("run-1"), b"{}")
        store.forget(run)
        assert store.reports.of("run-1") is None
    for table in REPORT_TABLES:
        assert rows(tmp_path / "oit.db", f"SELECT count(*) FROM {table}") == [(0,)], table


def test_an_older_run_s_report_is_read_from_its_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "run-1").mkdir()
    (tmp_path / "run-1" / "report.json").write_bytes(b"{}")
    with store:
        store.remember(info(tmp_path))
        assert store.reports.of("run-1") == b"{}"
        assert store.reports.of("run-9") is None
