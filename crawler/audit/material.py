"""What the pictures of a run are made from: its bodies, what was recorded beside them, earlier pictures, the net."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from crawler.archive import REQUISITES, RunArchive, RunInfo, Store
from crawler.audit.judging import Request
from crawler.audit.scans import bodies_of_recording, bodies_of_run
from crawler.audit.shoot import Material, Net
from crawler.audit.sitting import scope_of, settings_of
from crawler.audit.supplies import held_in_recordings, held_of_run
from crawler.audit.workspace import now
from crawler.checklist import Checklist
from crawler.crawl import is_robots
from crawler.models import Fetched, Resource

__all__ = ["of_crawl", "of_recording", "of_stored"]

_MOST_EARLIER = 5
_LARGEST = 5_000_000  # bytes of one stylesheet or image
_TIMEOUT = 10.0


def of_crawl(store: Store, archive: RunArchive, request: Request, checklist: Checklist) -> Material:
    """Of a crawl that has just ended: the site may be asked for what was not recorded of its pages."""
    site, hours = archive.info.site, request.hours
    settings = replace(settings_of(request, site), max_bytes=_LARGEST, timeout=_TIMEOUT, attempts=1, fonts=True)
    rules = [each for each in archive.resources() if is_robots(each)]
    net = Net(
        settings=settings,
        hosts=store.hosts,
        scope=scope_of(request, site, checklist),
        robots=[
            Fetched(url=each.url, status=each.status, fault=each.fault, body=body)
            for each, body in bodies_of_run(archive)(rules)
        ],
        may_fetch=lambda: hours is None or hours.admit(now()),
    )
    return replace(of_stored(store, archive), net=net)


def of_stored(store: Store, archive: RunArchive) -> Material:
    """Of a crawl in the store; nothing is asked for."""
    folder = Path(archive.info.folder)
    others = [info for info in store.runs() if info.site == archive.info.site and info.how == "crawl" and info.finished]
    return Material(
        resources=archive.resources(),
        bodies=bodies_of_run(archive),
        held=held_of_run(archive, held_in_recordings([folder / REQUISITES])),
        earlier=[(archive.info.id, folder), *_folders(others, archive.info.id)],
    )


def of_recording(path: Path, resources: Sequence[Resource], runs: Sequence[RunInfo] = ()) -> Material:
    """Of the WARC file at `path`; nothing is asked for.

    `runs` are those in the store: pictures that lie beside the file are used only where one of them put them there.
    """
    return Material(
        resources=resources,
        bodies=bodies_of_recording(path),
        held=held_in_recordings([path, path.parent / REQUISITES]),
        earlier=_folders([info for info in runs if info.warc == str(path.absolute())]),
    )


def _folders(runs: Sequence[RunInfo], but: str = "") -> list[tuple[str, Path]]:
    """The folders of the latest `runs`, the newest first, and their ids."""
    return [(info.id, Path(info.folder)) for info in reversed(runs) if info.id != but][:_MOST_EARLIER]
