"""The views: every run's items, the newest of each site, and what changed between two runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from crawler.archive import Store
from crawler.compare import direction
from crawler.models import Status
from crawler.report import to_json
from tests.archive.tools import info
from tests.report.sample import report


def told(store: Store, folder: Path, run: str, statuses: dict[str, Status], **changes: Any) -> None:
    """A finished run whose first items have these statuses."""
    store.remember(info(folder, run, **({"finished": f"2026-01-0{run[-1]}T04:00:00Z"} | changes)))
    sample = report()
    items = tuple(replace(each, status=statuses.get(each.id, "met")) for each in sample.items[:30])
    given = replace(sample, run={**sample.run, "id": run}, items=items)
    store.reports.keep(given, to_json(given))


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "oit.db")) as conn:
        return conn.execute(sql).fetchall()


def test_directions_are_those_of_a_comparison(tmp_path: Path) -> None:
    pairs = dict(zip((f"o{n}" for n in range(1, 26)), product(get_args(Status), repeat=2), strict=True))
    with Store(tmp_path / "oit.db") as store:
        told(store, tmp_path, "run-1", {item: before for item, (before, _) in pairs.items()})
        told(store, tmp_path, "run-2", {item: after for item, (_, after) in pairs.items()})
    found = rows(tmp_path, "SELECT item, before, after, direction FROM changes")
    wanted = {(item, *pair, direction(*pair)) for item, pair in pairs.items() if pair[0] != pair[1]}
    assert set(found) == wanted
    assert len(found) == len(wanted)


def test_the_newest_finished_run_of_each_site_and_checklist_is_the_latest(tmp_path: Path) -> None:
    with Store(tmp_path / "oit.db") as store:
        told(store, tmp_path, "run-2", {})
        told(store, tmp_path, "run-1", {})  # a recording of an earlier day, judged later
        told(store, tmp_path, "run-3", {}, finished="")
        told(store, tmp_path, "run-4", {}, site="https://other.example/")
        told(store, tmp_path, "run-5", {}, checklist_id="oit-2568", checklist_sha256="d" * 64)
    assert rows(tmp_path, "SELECT DISTINCT run FROM latest ORDER BY run") == [("run-2",), ("run-4",), ("run-5",)]
    assert rows(tmp_path, "SELECT count(*) FROM items") == [(150,)]


def test_another_site_other_rules_and_an_unfinished_run_are_no_change(tmp_path: Path) -> None:
    with Store(tmp_path / "oit.db") as store:
        told(store, tmp_path, "run-1", {})
        told(store, tmp_path, "run-2", {"o1": "missing"}, site="https://other.example/")
        told(store, tmp_path, "run-3", {"o1": "missing"}, checklist_sha256="d" * 64)
        told(store, tmp_path, "run-4", {"o1": "missing"}, finished="")
        told(store, tmp_path, "run-5", {"o2": "missing"})
    assert rows(tmp_path, "SELECT before_run, run, item, fiscal_year, direction FROM changes") == [
        ("run-1", "run-5", "o2", 2567, "worse")
    ]


@pytest.mark.parametrize("view", ["items", "latest", "changes"])
def test_an_item_is_never_without_its_year(tmp_path: Path, view: str) -> None:
    Store(tmp_path / "oit.db").close()
    columns = [row[1] for row in rows(tmp_path, f"PRAGMA table_info({view})")]
    assert {"item", "fiscal_year", "site", "host", "body"} <= set(columns)
