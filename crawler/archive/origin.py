"""Where bodies lie: of equal bodies one is stored, in this run's recording or in that of a run before it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from crawler.models import Frozen

__all__ = ["Origin", "origin_of"]

# A row whose `holder` is empty stands for a record in its own run's recording; the first such record has the body.
_ORIGIN = """
    SELECT runs.id, runs.warc, held."offset", held.length, held.url, held.fetched
    FROM resources AS held JOIN runs ON runs.id = held.run
    WHERE held.sha256 = ?2 AND held.how != 'rendered' AND held.holder = '' AND held."offset" >= 0 AND held.run IN (
        SELECT CASE holder WHEN '' THEN run ELSE holder END FROM resources WHERE run = ?1 AND sha256 = ?2
    )
    ORDER BY held.run = ?1 DESC, held.id LIMIT 1
"""


class Origin(Frozen):
    """The record that has a body: its run, that run's recording, its place there, its address and time."""

    run: str
    warc: str
    offset: int
    length: int
    url: str
    fetched: str

    @property
    def is_there(self) -> bool:
        """Whether the recording is still there, and long enough."""
        try:
            return Path(self.warc).stat().st_size >= self.offset + self.length
        except OSError:
            return False


def origin_of(conn: sqlite3.Connection, run: str, sha256: str) -> Origin | None:
    """Where the body with this hash lies that `run` met; None where it met none."""
    row = conn.execute(_ORIGIN, (run, sha256)).fetchone()
    return Origin(**dict(zip(Origin.__struct_fields__, row, strict=True))) if row else None
