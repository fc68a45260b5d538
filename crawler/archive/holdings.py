"""What a store holds, counted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from crawler.archive.trouble import storage_trouble
from crawler.models import Frozen

__all__ = ["DATASETTE", "Holdings", "held_in"]

DATASETTE = Path(__file__).with_name("datasette.json")
"""What Datasette is given to know the store: words for its tables and views, and questions to begin with."""

_COUNTS = """
SELECT (SELECT count(*) FROM runs), (SELECT count(DISTINCT site) FROM runs), (SELECT count(*) FROM reports),
    (SELECT count(*) FROM contents),
    (SELECT count(*) FROM contents JOIN texts ON texts.key = contents.key AND texts.reader = contents.reader)
"""
_VIEWS = "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"


class Holdings(Frozen):
    """How many runs of how many sites a store holds, how many of the runs with a report, how many documents are kept
    and how many of them are indexed; its views, and its size in bytes."""

    path: Path
    size: int
    runs: int
    sites: int
    reports: int
    documents: int
    indexed: int
    views: tuple[str, ...]


def held_in(conn: sqlite3.Connection, path: Path) -> Holdings:
    """Count what the store at `path` holds."""
    with storage_trouble(path):
        runs, sites, reports, documents, indexed = conn.execute(_COUNTS).fetchone()
        return Holdings(
            path=path,
            size=path.stat().st_size,
            runs=runs,
            sites=sites,
            reports=reports,
            documents=documents,
            indexed=indexed,
            views=tuple(name for (name,) in conn.execute(_VIEWS)),
        )
