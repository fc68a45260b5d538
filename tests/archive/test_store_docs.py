"""docs/store.md and what Datasette is given, held against the store as it is."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import DATASETTE, Store, ask
from crawler.report import to_json
from tests.archive.test_reports import of_run
from tests.archive.tools import SITE, answer, info, keep, page

DOCS = Path(__file__).resolve().parents[2] / "docs" / "store.md"
INTERNAL = re.compile(r"sqlite_|_sqlite_migrations|words_")
NOTHING_TO_TELL = ("what_changed", "same_evidence")
"""Of one run in which every item has evidence of its own."""
METADATA: dict[str, Any] = json.loads(DATASETTE.read_text(encoding="utf-8"))["databases"]["oit"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    with Store(tmp_path / "oit.db") as opened:
        run = opened.begin(info(tmp_path))
        keep(run, answer(), content=page(SITE + "แผนป้องกันการทุจริต"))
        given = of_run("run-1")
        opened.reports.keep(given, to_json(given))
        run.finish("frontier_empty", "2026-01-02T04:00:00Z")
        opened.texts.catch_up(60)
    yield tmp_path / "oit.db"


def schema(path: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as conn:
        names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        return {
            name: [row[1] for row in conn.execute(f"PRAGMA table_info({name})")]
            for name in names
            if not INTERNAL.match(name)
        }


def test_every_table_view_and_column_is_documented_and_nothing_else(store: Path) -> None:
    parts = re.split(r"^### `(\w+)`$", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = {
        name: re.findall(r"^\| `(\w+)` \| \S", text, flags=re.MULTILINE)
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    assert told == schema(store)


@pytest.mark.parametrize("name", METADATA["queries"])
def test_each_canned_query_works_and_is_described_in_both_languages(store: Path, name: str) -> None:
    query = METADATA["queries"][name]
    for text in (query["title"], query["description"]):
        thai, english = text.split(" · ", 1)
        assert re.search("[ก-๙]{3}", thai)
        assert re.search("[a-z]{3}", english)
    values = {"fiscal_year": "2567", "item": "o2", "words": "หน้า แรก"}
    assert set(re.findall(r":([a-z_]+)", query["sql"])) == set(query.get("params", ()))
    with closing(sqlite3.connect(store)) as conn:
        rows = conn.execute(query["sql"], values).fetchall()
    assert bool(rows) == (name not in NOTHING_TO_TELL)


def test_what_datasette_is_told_of_is_there(store: Path) -> None:
    tables = METADATA["tables"]
    assert set(tables) <= set(schema(store))
    assert (tables["texts"]["fts_table"], tables["texts"]["fts_pk"]) == ("words", "id")
    sql = "SELECT title FROM texts WHERE id IN (SELECT rowid FROM words WHERE words MATCH '\"หน้าแรก\"')"
    assert len(ask(store, sql, seconds=10, rows=10).rows) == 1
