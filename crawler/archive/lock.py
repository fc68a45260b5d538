"""One writer a recording, on every system, and no lock left behind by a program that was killed."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from crawler.archive.trouble import storage_trouble

__all__ = ["WriteLock"]


class WriteLock:
    """Held from making it to `release`. OutputError where another program, or another part of this one, holds it.

    SQLite's own file lock, on an empty file beside `path`: the operating system lets go of it with the process.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        with storage_trouble(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._conn = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            try:
                self._conn.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error:
                self._conn.close()
                raise

    def release(self) -> None:
        """Let others write."""
        self._conn.close()
        with suppress(OSError):  # Windows keeps what another looks at; an empty file locks nobody out
            self._path.unlink()
