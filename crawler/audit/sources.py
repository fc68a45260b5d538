"""Where a bundle's evidence comes from: the exchanges of a run in the store, or of a recording."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from crawler.archive import RunArchive, exchange, responses
from crawler.audit.recording import read_recording, start_of
from crawler.crawl import is_robots
from crawler.models import Content, Fetched, Resource
from crawler.urls import canonical

__all__ = ["Recorded", "Source", "Stored", "ends"]


class Source(Protocol):
    """A run, as far as its evidence is told from the rest. `resources` are in the order of fetching."""

    resources: Sequence[Resource]

    def ways(self, wanted: Iterable[Resource]) -> Iterable[Resource]:
        """What a visitor passes from the home page to the `wanted`, the home page included."""

    def exchanges(self, wanted: Iterable[Resource]) -> Iterator[Fetched]:
        """The `wanted` in full, as far as they are there, in the order of fetching. ArchiveError where one is lost."""


class Stored:
    """A crawl in the store. The way to a page is the way by which the crawl came to it."""

    def __init__(self, archive: RunArchive) -> None:
        self.resources: Sequence[Resource] = archive.resources()
        self._archive = archive

    def ways(self, wanted: Iterable[Resource]) -> Iterable[Resource]:
        """The pages that named one another."""
        by_id = {each.id: each for each in self.resources}
        drawn = {each.parent: each for each in self.resources if each.how == "rendered"}
        found = {each.id: each for each in ends(self._archive.info.site, self.resources)}
        for each in wanted:
            step = by_id.get(each.parent)
            while step is not None and step.id not in found:
                found[step.id] = step
                step = by_id.get(step.parent)
        found |= {drawn[number].id: drawn[number] for number in tuple(found) if number in drawn}
        return found.values()

    def exchanges(self, wanted: Iterable[Resource]) -> Iterator[Fetched]:
        """Each from this run's recording, or from that of an earlier night."""
        return (exchange(self._archive, each) for each in wanted if each.status)


class Recorded:
    """A WARC file. It does not say how its pages were come by, so the way to one is the shortest by its links."""

    def __init__(self, path: Path) -> None:
        recording = read_recording(path)
        self.resources: Sequence[Resource] = recording.resources
        self._path = path
        self._start = start_of(recording.records)
        self._contents: Mapping[str, Content] = {
            resource.url: content for resource, content in reversed(recording.records) if content is not None
        }

    def ways(self, wanted: Iterable[Resource]) -> Iterable[Resource]:
        """Those that link to one another, redirects among them."""
        passed: set[str] = {self._start}
        for each in wanted:
            step = self._came.get(each.url, "")
            while step and step not in passed:
                passed.add(step)
                step = self._came[step]
        home = set(ends(self._start, self.resources))
        return [each for each in self.resources if each.url in passed or each in home]

    @cached_property
    def _came(self) -> Mapping[str, str]:
        """From where a visitor first comes to each address: breadth first, redirects followed."""
        targets = {each.url: each.location for each in self.resources if each.location}
        came: dict[str, str] = {self._start: ""}
        queue = deque([self._start])
        while queue:
            url = queue.popleft()
            content = self._contents.get(url)
            links = [link.url for link in content.links] if content is not None else []
            for following in (targets.get(url, ""), *links):
                if following and following not in came:
                    came[following] = url
                    queue.append(following)
        return came

    def exchanges(self, wanted: Iterable[Resource]) -> Iterator[Fetched]:
        """The file is gone through once more for them."""
        asked = {(each.url, each.sha256) for each in wanted if each.status}
        for answer in responses(self._path):
            key = (canonical(answer.url) or "", sha256(answer.body).hexdigest())
            if key in asked:
                asked.remove(key)
                yield replace(answer, url=key[0])


def ends(url: str, resources: Iterable[Resource]) -> list[Resource]:
    """What `url` gave: the redirects from there, and where they lead; drawn as well, where a browser drew it."""
    by_url: dict[str, list[Resource]] = {}
    for each in resources:
        by_url.setdefault(each.url, []).append(each)
    found: dict[str, list[Resource]] = {}
    while url and url not in found:
        found[url] = [each for each in by_url.get(url, ()) if not is_robots(each) and each.how != "browser"]
        url = next((each.location for each in found[url] if each.location), "")
    return [each for held in found.values() for each in held]
