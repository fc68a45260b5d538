"""The addresses that a run has seen: queued, fetched, or skipped. Every change is the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from crawler.archive.info import Queued
from crawler.models import Resource

__all__ = ["FrontierTable"]

_MARK_FETCHED = """
    INSERT INTO frontier (run, url, priority, parent, depth, label, state, reason)
    VALUES (?, ?, 0, ?, ?, '', 'fetched', '')
    ON CONFLICT (run, url) DO UPDATE SET state = 'fetched', reason = ''
"""
# What is queued again only ever rises; what was skipped is taken up again; what was fetched stays.
_QUEUE = """
    INSERT INTO frontier (run, url, priority, parent, depth, label, state, reason)
    VALUES (?, ?, ?, ?, ?, ?, 'queued', '')
    ON CONFLICT (run, url) DO UPDATE SET
        priority = excluded.priority, parent = excluded.parent, depth = excluded.depth, label = excluded.label,
        state = 'queued', reason = ''
    WHERE state = 'skipped' OR state = 'queued' AND excluded.priority > priority
"""
_SKIP = """
    INSERT INTO frontier (run, url, priority, parent, depth, label, state, reason)
    VALUES (?, ?, 0, ?, 0, '', 'skipped', ?)
    ON CONFLICT (run, url) DO UPDATE SET state = 'skipped', reason = excluded.reason WHERE state = 'queued'
"""
_SKIP_REST = "UPDATE frontier SET state = 'skipped', reason = ? WHERE run = ? AND state = 'queued'"
_REQUEUE = "UPDATE frontier SET state = 'queued', reason = '' WHERE run = ? AND state = 'skipped' AND reason = ?"
_WANT = """
    UPDATE frontier SET state = 'queued', reason = '', priority = ? WHERE run = ? AND url = ? AND state != 'fetched'
"""


class FrontierTable:
    """The part of the store's table that belongs to the run `run`."""

    def __init__(self, conn: sqlite3.Connection, run: str) -> None:
        self._conn = conn
        self._run = run

    def queue(self, entries: Iterable[Queued]) -> None:
        """Add entries. What is queued already rises to a higher priority; what was fetched stays."""
        self._conn.executemany(_QUEUE, [(self._run, e.url, e.priority, e.parent, e.depth, e.label) for e in entries])

    def fetched(self, resource: Resource) -> None:
        """Say that the address of `resource` was fetched."""
        self._conn.execute(_MARK_FETCHED, (self._run, resource.url, resource.parent, resource.depth))

    def skip(self, skipped: Iterable[tuple[str, str]], parent: int = 0) -> None:
        """Say of each (address, reason) why it is not fetched; `parent` is the id of the resource that named them."""
        self._conn.executemany(_SKIP, [(self._run, url, parent, reason) for url, reason in skipped])

    def skip_rest(self, reason: str) -> None:
        """Say why everything that is still queued is not fetched."""
        self._conn.execute(_SKIP_REST, (reason, self._run))

    def requeue(self, reasons: Iterable[str]) -> None:
        """Queue again what was skipped for one of the `reasons`."""
        self._conn.executemany(_REQUEUE, [(self._run, reason) for reason in reasons])

    def want(self, wanted: Iterable[tuple[str, float]]) -> None:
        """Queue the `wanted` (address, priority) among the known. What was fetched stays."""
        self._conn.executemany(_WANT, [(priority, self._run, url) for url, priority in wanted])
