"""Which nights' files are kept, and for how long: the rule, and its doing.

Of the nights that a watch made, everything is kept of the last days, then the last night of each week, then of each
month; and for ever: the runs before and after every change that was told, what the confirmed state rests on, and every
run whose recording holds bodies that a kept run refers to. Of the others the recording, the pictures and the report's
files are deleted; what the store knows of them stays, their reports included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from crawler.archive import PICTURES, REQUISITES, RunInfo, Store
from crawler.audit.workspace import RECORDING
from crawler.models import Frozen
from crawler.report import FILES
from crawler.watch.sites import Keep

__all__ = ["Thinned", "kept", "thin", "thinnable"]

_LEFT_BY_US = (RECORDING, REQUISITES, *FILES)
_PICTURES = ("index.json", "*.jpg")


class Thinned(Frozen):
    """A run whose files are deleted, or would be; how many bytes that frees."""

    run: str
    folder: str
    size: int


def kept(nights: Sequence[RunInfo], keep: Keep, now: datetime) -> set[str]:
    """Of finished runs, the oldest first, those that are kept for their age alone. What lies in the future is new."""
    since = now - timedelta(days=keep.days)
    weekly = since - timedelta(weeks=keep.weeks)
    periods: dict[tuple[object, ...], str] = {}
    for info in nights:
        at = datetime.fromisoformat(info.started)
        if at >= since:
            periods["night", info.id] = info.id
        elif at >= weekly:
            periods["week", *at.isocalendar()[:2]] = info.id
        else:
            periods["month", at.year, at.month] = info.id
    return set(periods.values())


def thinnable(store: Store, site: str, keep: Keep, now: datetime) -> tuple[RunInfo, ...]:
    """The runs of a site whose files may go, the oldest first."""
    runs, own = store.runs(), store.watching.nights(site)
    nights = [info for info in runs if info.id in own and info.finished]
    spared = kept(nights, keep, now) | store.watching.evidence_of_changes(site)
    going = {info.id for info in nights if info.id not in spared}
    going -= _needed({info.id for info in runs} - going, store.holders())
    return tuple(info for info in nights if info.id in going)


def _needed(staying: Iterable[str], holders: Mapping[str, set[str]]) -> set[str]:
    """All the runs that the staying ones refer to, and what those refer to in turn."""
    found: set[str] = set()
    asked = list(staying)
    while asked:
        for run in holders.get(asked.pop(), ()):
            if run not in found:
                found.add(run)
                asked.append(run)
    return found


def thin(runs: Iterable[RunInfo], *, dry: bool = False) -> tuple[Thinned, ...]:
    """Delete the files of `runs`, or only say which; those that have any. Files of others in a folder are left."""
    found = []
    for info in runs:
        folder = Path(info.folder)
        files = [path for name in _LEFT_BY_US if (path := folder / name).is_file()]
        files += [path for name in _PICTURES for path in sorted((folder / PICTURES).glob(name)) if path.is_file()]
        if files:
            found.append(Thinned(run=info.id, folder=info.folder, size=sum(path.stat().st_size for path in files)))
        if not dry:
            _delete(folder, files)
    return tuple(found)


def _delete(folder: Path, files: Iterable[Path]) -> None:
    for path in files:
        with suppress(OSError):  # held open, on Windows: the next night tries again
            path.unlink()
    for place in (folder / PICTURES, folder):
        with suppress(OSError):  # it holds something, or is gone
            place.rmdir()
