"""Reads the scans that a verdict hangs on: the first pages of the candidates, more while their items are undecided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from crawler.archive import RunArchive, responses
from crawler.audit.reading import in_order
from crawler.errors import ArchiveError
from crawler.models import Content, Resource
from crawler.read import SCAN_READER, ReaderPool, can_read_scans, was_cut_short

__all__ = ["Bodies", "Scans", "Shelf", "bodies_of_recording", "bodies_of_run", "with_scans"]

FIRST_PAGES = 3
"""Pages of a scan looked at first: title, year and, on most, the signature stand there."""

MORE_PAGES = 12
"""Pages looked at where the first left an item undecided. A plan may have two hundred, each a second or two."""

MOST_SCANS = 60
"""Scans read for one audit, some three minutes of two processors. The items of what lies beyond stay unverifiable."""


Bodies = Callable[[Sequence[Resource]], Iterator[tuple[Resource, bytes]]]
"""The bytes of each resource, in any order; of those that are lost, none."""


class Shelf(Protocol):
    """Where what OCR gave is kept, for every run that meets the same bytes."""

    def reading(self, key: str, reader: str) -> Content | None:
        """What was kept under `key` by the code that calls itself `reader`."""

    def keep_reading(self, key: str, reader: str, content: Content) -> None:
        """Keep it."""


def bodies_of_run(archive: RunArchive) -> Bodies:
    """The bodies of a run in the store."""

    def found(wanted: Sequence[Resource]) -> Iterator[tuple[Resource, bytes]]:
        for each in wanted:
            try:
                body = archive.body(each)
            except ArchiveError:  # it lay in the recording of an earlier night, which is gone
                continue
            yield each, body

    return found


def bodies_of_recording(path: Path) -> Bodies:
    """The bodies of a WARC file, which is gone through once more for them."""

    def found(wanted: Sequence[Resource]) -> Iterator[tuple[Resource, bytes]]:
        missing = {each.sha256: each for each in wanted}
        for answer in responses(path):
            resource = missing.pop(sha256(answer.body).hexdigest(), None)
            if resource is not None:
                yield resource, answer.body

    return found


class Scans:
    """The scans of one audit. Without the engine nothing is read but what was kept on the shelf."""

    def __init__(self, resources: Sequence[Resource], bodies: Bodies, shelf: Shelf | None) -> None:
        self._bodies = bodies
        self._shelf = shelf
        self._resources = {each.sha256: each for each in reversed(resources) if each.status == 200 and each.size}
        self._looked: dict[str, int] = {}  # pages asked for so far, by hash
        self.cut_short = False
        """Whether one was not read for a fault of ours or a lost recording, so that it may tell more another night."""

    def read(self, wanted: Iterable[str]) -> dict[str, Content]:
        """What OCR tells now of the `wanted`, by hash; nothing of what it has told all of before."""
        asked = {each: pages for each in wanted if each in self._resources and (pages := self._pages(each))}
        found = {each: content for each, pages in asked.items() if (content := self._kept(each, pages)) is not None}
        unread = [self._resources[each] for each in asked if each not in found] if can_read_scans() else []
        if unread:
            found |= self._look(unread, asked)
        self._looked |= asked
        return found

    def _pages(self, digest: str) -> int:
        """How many pages to look at next; 0 for none."""
        if digest not in self._looked:
            return FIRST_PAGES if len(self._looked) < MOST_SCANS else 0
        return MORE_PAGES if self._looked[digest] == FIRST_PAGES else 0

    def _look(self, unread: Sequence[Resource], pages: dict[str, int]) -> dict[str, Content]:
        found: dict[str, Content] = {}
        with ReaderPool() as pool:
            coming = (
                (each, pool.submit(body, each.url, each.media_type, pages[each.sha256]))
                for each, body in self._bodies(unread)
            )
            for resource, content in in_order(coming):
                if content is not None and not was_cut_short(content):
                    found[resource.sha256] = content
                    if self._shelf is not None:
                        self._shelf.keep_reading(_key(resource.sha256, pages[resource.sha256]), SCAN_READER, content)
        self.cut_short = self.cut_short or len(found) < len(unread)
        return found

    def _kept(self, digest: str, pages: int) -> Content | None:
        return self._shelf.reading(_key(digest, pages), SCAN_READER) if self._shelf is not None else None


def with_scans(
    resources: Sequence[Resource], contents: Sequence[Content | None], read: dict[str, Content]
) -> tuple[Content | None, ...]:
    """The contents, with what OCR gave in place of what could not be read; links laid over a page stay."""
    return tuple(
        replace(read[resource.sha256], links=content.links) if content and resource.sha256 in read else content
        for resource, content in zip(resources, contents, strict=True)
    )


def _key(digest: str, pages: int) -> str:
    return f"{digest} scan {pages}"
