"""What a watch knows between two nights, and what it has still to tell. What changes together is kept together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from crawler.archive.trouble import storage_trouble
from crawler.models import Frozen, Status

__all__ = ["Due", "Note", "Told", "Watched", "Watching"]

_WATCHED = "site, checklist, base, last, missed, missed_since, missed_told"
_TOLD = "site, checklist, item, status, since, seen, unseen, unseen_since, unseen_told"
_NOTE = "id, site, checklist, item, kind, run, before, data, created"
_DUE = f"""
    SELECT deliveries.recipient, deliveries.attempts, {", ".join(f"alerts.{name}" for name in _NOTE.split(", "))}
    FROM deliveries JOIN alerts ON alerts.id = deliveries.alert
    WHERE deliveries.state = 'waiting' ORDER BY alerts.id, deliveries.recipient
"""  # noqa: S608
_TRY = "UPDATE deliveries SET attempts = attempts + 1 WHERE alert = ? AND recipient = ?"
_END = "UPDATE deliveries SET state = ?, error = ?, ended = ? WHERE alert = ? AND recipient = ?"


class Watched(Frozen):
    """What is known of a site as a whole, under one checklist.

    `base` is the run that tonight is compared with and builds on, `last` when the last night began (ISO 8601 in UTC).
    `missed` nights in a row, since `missed_since`, gave no result at all; `missed_told`: that was told.
    """

    site: str
    checklist: str
    base: str = ""
    last: str = ""
    missed: int = 0
    missed_since: str = ""
    missed_told: bool = False


class Told(Frozen):
    """The last confirmed status of an item: found `since` that run, and last `seen` in this one.

    `unseen` nights in a row, since the time `unseen_since`, it could not be checked; `unseen_told`: that was told.
    """

    item: str
    status: Status
    since: str
    seen: str
    unseen: int = 0
    unseen_since: str = ""
    unseen_told: bool = False


class Note(Frozen):
    """An alert as it is kept: `run` is the run that confirmed it and `before` the one before; `data` is what is told.
    `id` is 0 until it is kept."""

    site: str
    checklist: str
    item: str
    kind: str
    run: str
    before: str
    data: bytes
    created: str
    id: int = 0


class Due(Frozen):
    """A note that a recipient has still to get, tried in vain `attempts` times."""

    recipient: str
    attempts: int
    note: Note


class Watching:
    """The tables of the watch. Raises what the store raises."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path

    def site(self, site: str, checklist: str) -> Watched:
        """What is known of a site; as good as nothing where it was never watched."""
        rows = self._rows(f"SELECT {_WATCHED} FROM watched WHERE (site, checklist) = (?, ?)", site, checklist)  # noqa: S608
        fields = (dict(zip(Watched.__struct_fields__, row, strict=True)) for row in rows)
        return next(
            (msgspec.convert(each, Watched, strict=False) for each in fields), Watched(site=site, checklist=checklist)
        )

    def told(self, site: str, checklist: str) -> dict[str, Told]:
        """The last confirmed status of every item of a site; none where it was never watched."""
        rows = self._rows(f"SELECT {_TOLD} FROM told WHERE (site, checklist) = (?, ?)", site, checklist)  # noqa: S608
        fields = (dict(zip(Told.__struct_fields__, row[2:], strict=True)) for row in rows)
        return {each["item"]: msgspec.convert(each, Told, strict=False) for each in fields}

    def keep(self, watched: Watched, told: Iterable[Told], notes: Sequence[tuple[Note, Iterable[str]]]) -> None:
        """Keep a night's state and what it has to tell, each note for its recipients: all of it or nothing."""
        key = (watched.site, watched.checklist)
        with storage_trouble(self._path), self._conn as conn:
            conn.execute(_replace("watched", _WATCHED), msgspec.structs.astuple(watched))
            conn.executemany(_replace("told", _TOLD), [(*key, *msgspec.structs.astuple(each)) for each in told])
            for note, recipients in notes:
                _, *values = (getattr(note, name) for name in _NOTE.split(", "))
                number = conn.execute(_replace("alerts", _NOTE), (None, *values)).lastrowid
                waiting = [(number, each) for each in recipients]
                conn.executemany("INSERT INTO deliveries (alert, recipient) VALUES (?, ?)", waiting)

    def night(self, run: str, site: str, checklist: str) -> None:
        """Say that a run is one of the watch's own, which may be thinned when it is old."""
        with storage_trouble(self._path), self._conn as conn:
            conn.execute("INSERT OR IGNORE INTO nights VALUES (?, ?, ?)", (run, site, checklist))

    def nights(self, site: str) -> set[str]:
        """The runs of a site that the watch has made."""
        return {run for (run,) in self._rows("SELECT run FROM nights WHERE site = ?", site)}

    def evidence_of_changes(self, site: str) -> set[str]:
        """The runs before and after every alert, and all that a status rests on."""
        sql = """
            SELECT run FROM alerts WHERE site = ?1 UNION SELECT before FROM alerts WHERE site = ?1
            UNION SELECT since FROM told WHERE site = ?1 UNION SELECT seen FROM told WHERE site = ?1
            UNION SELECT base FROM watched WHERE site = ?1
        """
        return {run for (run,) in self._rows(sql, site)} - {""}

    # --- the outbox ---------------------------------------------------------------------------------------------------

    def due(self) -> tuple[Due, ...]:
        """What has still to be delivered, the oldest first."""
        return tuple(
            Due(recipient=recipient, attempts=attempts, note=Note(**dict(zip(_NOTE.split(", "), note, strict=True))))
            for recipient, attempts, *note in self._rows(_DUE)
        )

    def trying(self, due: Iterable[Due]) -> None:
        """Count an attempt, before it is made: so it is known that the outcome can be kept too."""
        with storage_trouble(self._path), self._conn as conn:
            conn.executemany(_TRY, [(each.note.id, each.recipient) for each in due])

    def ended(self, due: Iterable[Due], state: str, error: str, at: str) -> None:
        """Say what became of an attempt: "delivered", "waiting" for the next, or "given_up"."""
        with storage_trouble(self._path), self._conn as conn:
            conn.executemany(_END, [(state, error, at, each.note.id, each.recipient) for each in due])

    def lost(self) -> tuple[tuple[str, str, int, str], ...]:
        """What was given up: recipient, last error, how many alerts, and the time of the latest."""
        sql = """
            SELECT recipient, error, count(*), max(ended) FROM deliveries WHERE state = 'given_up'
            GROUP BY recipient, error ORDER BY recipient, error
        """
        return tuple((recipient, error, count, at) for recipient, error, count, at in self._rows(sql))

    def waiting(self) -> dict[str, tuple[int, str]]:
        """How many alerts each recipient has still to get, and what the last attempt failed with."""
        sql = "SELECT recipient, count(*), max(error) FROM deliveries WHERE state = 'waiting' GROUP BY recipient"
        return {recipient: (count, error) for recipient, count, error in self._rows(sql)}

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with storage_trouble(self._path):
            return self._conn.execute(sql, values).fetchall()


def _replace(table: str, columns: str) -> str:
    marks = ", ".join("?" for _each in columns.split(", "))
    return f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names
