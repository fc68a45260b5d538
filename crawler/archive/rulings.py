"""The log of what people decided. It is only ever added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec.structs import replace

from crawler.archive.trouble import storage_trouble
from crawler.models import Ruling

__all__ = ["Rulings", "in_order", "named"]

_NAMES = Ruling.__struct_fields__
_COLUMNS = ", ".join(_NAMES)
_ADD = f"INSERT OR IGNORE INTO decisions ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608
_ALL = f"SELECT {_COLUMNS} FROM decisions"  # noqa: S608
_NEXT = "SELECT coalesce(max(place), 0) + 1 FROM decisions WHERE (site, checklist, item) = (?, ?, ?)"


class Rulings:
    """The log in the store at `path`."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path

    def add(self, ruling: Ruling) -> Ruling:
        """Put a ruling behind all that the log has on its item; it gets its place and its id."""
        with storage_trouble(self._path), self._conn as conn:
            conn.execute("BEGIN IMMEDIATE")  # nobody else may take the place meanwhile
            ((place,),) = conn.execute(_NEXT, (ruling.site, ruling.checklist, ruling.item)).fetchall()
            whole = named(replace(ruling, place=place))
            # What can't be read again must not come into a log that nothing is ever taken out of.
            conn.execute(_ADD, _row(msgspec.convert(msgspec.to_builtins(whole), Ruling)))
        return whole

    def take_in(self, rulings: Iterable[Ruling]) -> int:
        """Add what another log has and this one hasn't; how many that were."""
        with storage_trouble(self._path), self._conn as conn:
            before = conn.total_changes
            conn.executemany(_ADD, map(_row, rulings))
            return conn.total_changes - before

    def of(self, site: str, checklist: str) -> tuple[Ruling, ...]:
        """The log on the items of a checklist on a site, the earliest first."""
        return tuple(each for each in self.all() if (each.site, each.checklist) == (site, checklist))

    def all(self) -> tuple[Ruling, ...]:
        """The whole log: of each item the earliest first."""
        with storage_trouble(self._path):
            rows = self._conn.execute(_ALL).fetchall()
        return tuple(in_order(map(_ruling, rows)))


def named(ruling: Ruling) -> Ruling:
    """The ruling with the id that follows from what it says."""
    told = msgspec.json.encode(replace(ruling, id=""))
    return replace(ruling, id=sha256(told).hexdigest()[:32])


def in_order(rulings: Iterable[Ruling]) -> Sequence[Ruling]:
    """By site, checklist and item, what was decided later behind. Of two that did not know of each other the later in
    time is the later, so that every store that has both comes to the same."""
    return sorted(
        rulings, key=lambda each: (each.site, each.checklist, int(each.item[1:]), each.place, each.at, each.id)
    )


def _row(ruling: Ruling) -> tuple[object, ...]:
    told = msgspec.structs.asdict(ruling)
    return tuple((told | {"evidence": msgspec.json.encode(ruling.evidence).decode()})[name] for name in _NAMES)


def _ruling(row: tuple[object, ...]) -> Ruling:
    told = dict(zip(_NAMES, row, strict=True))
    return msgspec.convert(told | {"evidence": msgspec.json.decode(str(told["evidence"]))}, Ruling)
