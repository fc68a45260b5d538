"""What the pages of the evidence are made of, as far as it was recorded: images, stylesheets, frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from crawler.archive import RunArchive, responses
from crawler.audit.by_hash import again
from crawler.errors import ArchiveError
from crawler.models import Fetched
from crawler.urls import canonical

__all__ = ["Held", "held_in_recordings", "held_of_run"]

Held = Callable[[str], Fetched | None]
"""What was recorded of an address."""

_LARGEST = 5_000_000  # bytes of one thing
_MOST = 60_000_000  # bytes of all that is held in memory
_KINDS = ("text/html", "text/css", "image/", "font/", "application/font", "application/x-font", "application/xhtml")


def held_of_run(archive: RunArchive, beside: Held = lambda _: None) -> Held:
    """What a run in the store has of an address, else what `beside` knows."""
    known = {each.url: each for each in archive.resources() if each.location or (each.status == 200 and each.size)}

    def held(url: str) -> Fetched | None:
        resource = known.get(url)
        if resource is None or resource.size > _LARGEST:
            return beside(url)
        try:
            return again(resource, archive.body(resource))
        except ArchiveError:  # it lay in the recording of an earlier night, which is gone
            return beside(url)

    return held


def held_in_recordings(paths: Iterable[Path]) -> Held:
    """What WARC files have of an address, as far as pages are made of it and it is small. They are gone through once,
    when the first address is asked for; those that are not there or can't be read hold nothing."""
    found: Mapping[str, Fetched] | None = None

    def held(url: str) -> Fetched | None:
        nonlocal found
        found = _collected(paths) if found is None else found
        return found.get(url)

    return held


def _collected(paths: Iterable[Path]) -> Mapping[str, Fetched]:
    found: dict[str, Fetched] = {}
    size = 0
    for path in paths:
        try:
            for answer in responses(path) if path.is_file() else ():
                url = canonical(answer.url)
                if url and _is_of_use(answer) and size + len(answer.body) <= _MOST:
                    size += len(answer.body)
                    found[url] = answer
        except ArchiveError:
            continue
    return found


def _is_of_use(answer: Fetched) -> bool:
    if 300 <= answer.status < 400:
        return True
    kind = answer.header("Content-Type").strip().lower()
    return answer.status == 200 and 0 < len(answer.body) <= _LARGEST and kind.startswith(_KINDS)
