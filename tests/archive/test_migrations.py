"""Stores of every step of the schema, with rows as those versions wrote them: brought up to date, nothing is lost."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from crawler.archive import Store
from crawler.archive.schema import _STEPS, open_database
from crawler.audit import Request, decide, decisions, query, rejudge, search
from crawler.report import to_json
from tests.audit.smalltown import SmallTown, small_town
from tests.audit.tools import checklist

STEPS = [step.__name__ for step in _STEPS]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallTown]:
    """A town that was audited by the newest version."""
    folder = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as patch, small_town(folder, patch) as town:
        town.audit(screenshots=False)
        yield town


def begun(db: Database, step: int) -> None:
    """Give a new file the first `step` steps."""
    schema = Migrations("oit-archive")
    for make in _STEPS[:step]:
        schema()(make)
    schema.apply(db)


def as_of(step: int, newest: Path, path: Path) -> None:
    """The store that a version with the first `step` steps would have written: its tables with its columns."""
    with closing(Database(path)) as db:
        begun(db, step)
        db.conn.execute("ATTACH ? AS newest", (str(newest),))
        for table in db.table_names():
            if table.startswith(("_sqlite", "sqlite", "words", "texts")):
                continue
            names = ", ".join(f'"{column}"' for column in db.table(table).columns_dict)
            with db.conn:
                db.conn.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM newest.{table}")


def same(told: bytes) -> Any:
    """A report as it must be told again, whatever the version that kept it knew of its crawl."""
    whole = json.loads(told)
    whole["run"].pop("politeness")
    return whole


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1), ids=STEPS)
def test_a_store_of_any_step_can_be_read_judged_asked_and_gone_on_with(
    audited: SmallTown, step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "oit.db"
    as_of(step, audited.store, path)
    request = Request(target="last", store=path)
    kept = (audited.folder / "1" / "report.json").read_bytes()

    assert same(to_json(rejudge("last", request, checklist()).report)) == same(kept)
    with Store(path) as store:
        assert [run.id for run in store.runs()] == [json.loads(kept)["run"]["id"]]
        assert store.reports.of(store.runs()[0].id) == kept
        run = store.find("last")
        assert all(run.body(each) for each in run.resources() if each.size)
    found = query(path, "SELECT item, status FROM latest ORDER BY place", seconds=30, rows=100)
    assert list(found.rows) == [(each["id"], each["status"]) for each in json.loads(kept)["items"]]
    assert search(path, "โครงสร้าง").hits
    decide("last", "o1", "missing", reason="x", person="ก", store=path)
    assert [each.state for each in decisions(path)] == ["in_force"]


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1), ids=STEPS)
def test_every_way_up_leads_to_the_same_schema(step: int, tmp_path: Path) -> None:
    def schema(path: Path) -> set[tuple[str, str]]:
        with closing(sqlite3.connect(path)) as conn:
            kinds = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
            names = set(conn.execute(kinds))
            columns = {
                (name, str(row[1:6]))
                for kind, name in names
                if kind in ("table", "view") and not name.startswith("sqlite_")
                for row in conn.execute(f"PRAGMA table_info({name})")
            }
            return names | columns

    open_database(tmp_path / "new.db").close()
    with closing(Database(tmp_path / "old.db")) as db:
        begun(db, step)
    open_database(tmp_path / "old.db").close()
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")


def test_the_next_night_of_an_older_store_goes_on_from_it(audited: SmallTown, tmp_path: Path) -> None:
    """From the step at which runs first knew what to ask the server with."""
    path = tmp_path / "oit.db"
    as_of(STEPS.index("second_nights") + 1, audited.store, path)
    town = SmallTown(audited.server, tmp_path, nights=5)
    done = town.audit(screenshots=False)
    assert [each.status for each in done.report.items] == [
        each["status"] for each in json.loads((audited.folder / "1" / "report.json").read_bytes())["items"]
    ]
    shutil.rmtree(tmp_path / "6")
    assert query(path, "SELECT count(DISTINCT run) FROM items", seconds=30, rows=1).rows == ((2,),)
    assert query(path, "SELECT count(*) FROM changes", seconds=30, rows=1).rows == ((0,),)
