"""The runs of a store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from crawler.archive.info import RunInfo
from crawler.archive.trouble import storage_trouble

__all__ = ["RUN_COLUMNS", "runs_in"]

RUN_COLUMNS = ", ".join(RunInfo.__struct_fields__)
_RUNS = f"SELECT {RUN_COLUMNS} FROM runs ORDER BY rowid"  # noqa: S608 - our own names


def runs_in(conn: sqlite3.Connection, path: Path) -> tuple[RunInfo, ...]:
    """Every run of the store at `path`, the oldest first."""
    with storage_trouble(path):
        rows = conn.execute(_RUNS).fetchall()
    return tuple(RunInfo(**dict(zip(RunInfo.__struct_fields__, row, strict=True))) for row in rows)
