"""Which run is meant: by its id or folder, by how long ago it was, by the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from crawler.archive.info import RunInfo
from crawler.archive.twins import twin_key
from crawler.errors import ArchiveError
from crawler.language import _
from crawler.text import day_in_thailand, day_of
from crawler.urls import canonical

__all__ = ["named", "no_run", "of_site", "relative", "run_called"]

_LAST = re.compile(r"last(?:-(\d{1,6}))?")


def run_called(key: str, runs: Sequence[RunInfo], path: Path) -> RunInfo:
    """A run of the store at `path` by its id or folder, or by "last", "last-N" or a day, which count the runs of the
    newest run's site. ArchiveError if there is none."""
    found = named(key, runs) or relative(key, of_site(runs))
    if found is None:
        raise no_run(key, path)
    return found


def no_run(key: str, path: Path) -> ArchiveError:
    """That the store at `path` has no run of this name."""
    return ArchiveError(_("ไม่พบการตรวจ {key!r} ในฐานข้อมูล {path} กรุณาดูรายการที่มีด้วยคำสั่ง oit runs", key=key, path=path))


def named(key: str, runs: Sequence[RunInfo]) -> RunInfo | None:
    """The run with this id or folder."""
    folder = Path(key).absolute()
    return next((info for info in reversed(runs) if info.id == key or Path(info.folder) == folder), None)


def relative(key: str, runs: Sequence[RunInfo]) -> RunInfo | None:
    """The newest of the `runs` for "last", the one N before it for "last-N"; for a day in Thailand (2026-11-20, or
    2569-11-20), the last that began on it or earlier. None where there is none, or `key` is neither."""
    found, day = _LAST.fullmatch(key), day_of(key)
    if found is not None:
        back = int(found[1] or 0)
        return runs[-1 - back] if back < len(runs) else None
    if day is None:
        return None
    until = [info for info in runs if (began := day_in_thailand(info.started)) is not None and began <= day]
    return max(reversed(until), key=lambda info: info.started, default=None)


def of_site(runs: Sequence[RunInfo], site: str = "") -> tuple[RunInfo, ...]:
    """The runs of a site as a person names it, by its host or its address; without a name, of the newest run's."""
    if not site:
        return of_site(runs, runs[-1].site) if runs else ()
    address = canonical(site if "://" in site else f"http://{site}")
    if address is None:
        return ()
    wanted = twin_key(address)
    keys = [twin_key(info.site) for info in runs]
    whole = "/" not in wanted and wanted not in keys
    return tuple(
        info for info, key in zip(runs, keys, strict=True) if (key.partition("/")[0] if whole else key) == wanted
    )
