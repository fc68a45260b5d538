"""The runs of a store, and how a person may call one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from crawler.archive.info import RunInfo
from crawler.archive.trouble import storage_trouble
from crawler.errors import ArchiveError
from crawler.language import _

__all__ = ["RUN_COLUMNS", "run_called", "runs_in"]

RUN_COLUMNS = ", ".join(RunInfo.__struct_fields__)
_RUNS = f"SELECT {RUN_COLUMNS} FROM runs ORDER BY rowid"  # noqa: S608 - our own names


def runs_in(conn: sqlite3.Connection, path: Path) -> tuple[RunInfo, ...]:
    """Every run of the store at `path`, the oldest first."""
    with storage_trouble(path):
        rows = conn.execute(_RUNS).fetchall()
    return tuple(RunInfo(**dict(zip(RunInfo.__struct_fields__, row, strict=True))) for row in rows)


def run_called(key: str, runs: Sequence[RunInfo], path: Path) -> RunInfo:
    """The latest of the `runs` with this id or folder, or the "last". ArchiveError if there is none."""
    if key == "last" and runs:
        return runs[-1]
    folder = Path(key).absolute()
    for info in reversed(runs):
        if info.id == key or Path(info.folder) == folder:
            return info
    raise ArchiveError(_("ไม่พบการตรวจ {key!r} ในฐานข้อมูล {path} กรุณาดูรายการที่มีด้วยคำสั่ง oit runs", key=key, path=path))
