"""When each host may be asked again: in the store, so that runs and programs that share it share the pauses too."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from crawler.archive.trouble import storage_trouble

__all__ = ["Hosts"]

_LOAD = "SELECT next_start, cool_until FROM hosts WHERE host = ?"
# One statement, so that of two programs that saw the same moment only one gets the turn.
_CLAIM = """
    INSERT INTO hosts (host, next_start, cool_until) VALUES (?1, ?3, 0)
    ON CONFLICT (host) DO UPDATE SET next_start = ?3 WHERE next_start = ?2
"""
_COOL = """
    INSERT INTO hosts (host, next_start, cool_until) VALUES (?1, 0, ?2)
    ON CONFLICT (host) DO UPDATE SET cool_until = ?2
"""


class Hosts:
    """The web client's `HostClock`. Times are seconds since 1970 in UTC. Raises what the store raises."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path

    def load(self, host: str) -> tuple[float, float]:
        """When the next request may start, and until when the host cools; 0 where nothing is known."""
        with storage_trouble(self._path):
            row: tuple[float, float] | None = self._conn.execute(_LOAD, (host,)).fetchone()
        return row or (0.0, 0.0)

    def claim(self, host: str, known: float, following: float) -> bool:
        """Put the next start off to `following`, if it still is `known`; whether it was."""
        with storage_trouble(self._path), self._conn:
            return self._conn.execute(_CLAIM, (host, known, following)).rowcount > 0

    def cool(self, host: str, until: float) -> None:
        """Let the host cool until then."""
        with storage_trouble(self._path), self._conn:
            self._conn.execute(_COOL, (host, until))
