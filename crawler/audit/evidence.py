"""The recorded evidence of a run, told from the rest: a recording of its own that shows all that a report rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from crawler.archive import Entry, Excerpt, responses
from crawler.audit.by_hash import ByHash
from crawler.audit.madeof import framed_in, is_part, named_in
from crawler.audit.sources import Source, ends
from crawler.crawl import is_robots
from crawler.errors import ArchiveError
from crawler.language import _
from crawler.models import Evidence, Report, Resource

__all__ = ["Sought", "excerpt_of"]

_ROUNDS = 3  # a page's stylesheet may name another, and that an image
_PAGES = ("text/html", "application/xhtml")


class Sought:
    """The evidence of a report, and the resource that each is. ArchiveError where the run has none for one."""

    def __init__(self, report: Report, resources: Sequence[Resource]) -> None:
        by_hash = ByHash(resources)
        self.items: dict[Resource, list[str]] = {}
        """The resources in the order of the report, each with the items that it is evidence of."""
        self.evidence: dict[Resource, Evidence] = {}
        """What the report says of each, where it names it first."""
        for item in report.items:
            for evidence in item.evidence:
                resource = by_hash.of(evidence.url, evidence.sha256)
                if resource is None:
                    raise _lost(evidence.url)
                self.items.setdefault(resource, []).append(item.id)
                self.evidence.setdefault(resource, evidence)


def excerpt_of(
    sought: Sought, source: Source, beside: Iterable[Path], path: Path, *, when: str, about: str
) -> tuple[Entry, ...]:
    """Write the evidence into a WARC file at `path`: the pages and documents, the ways to them, robots.txt, and what
    the pages are made of, as far as it lies in the recordings `beside` or in the run itself.

    `when` and `about` are told at the head of the file. ArchiveError where the body of any evidence is lost.
    """
    with Excerpt(path, name=path.name, when=when, about=about) as excerpt:
        wanted = {each.id: each for each in source.resources if is_robots(each)}
        for resource, evidence in sought.evidence.items():
            named = (resource, *ends(evidence.url, source.resources))
            wanted |= {each.id: each for each in (*named, *source.ways(named))}
        _add(excerpt, source, wanted)
        held = {entry.sha256 for entry in excerpt.entries}
        lost = [evidence.url for resource, evidence in sought.evidence.items() if resource.sha256 not in held]
        if lost:
            raise _lost(lost[0])
        for warc in beside:
            for answer in responses(warc) if warc.is_file() else ():
                excerpt.add(answer)
        return tuple(excerpt.entries)


def _add(excerpt: Excerpt, source: Source, wanted: Mapping[int, Resource]) -> None:
    """The `wanted`, and round after round what they are made of."""
    by_url: dict[str, list[Resource]] = {}
    for each in source.resources:
        by_url.setdefault(each.url, []).append(each)
    done: set[int] = set()
    left = dict(wanted)
    for _round in range(_ROUNDS + 1):
        named: set[str] = set()
        framed: set[str] = set()
        for fetched in source.exchanges([left[number] for number in sorted(left)]):
            excerpt.add(fetched)
            kind = fetched.header("Content-Type").strip().lower()
            if kind.startswith((*_PAGES, "text/css")):
                named |= set(named_in(fetched.body, fetched.url))
                framed |= set(framed_in(fetched.body, fetched.url))
        done |= left.keys()
        parts = [each for url in named for each in by_url.get(url, ()) if is_part(each.media_type) or each.location]
        frames = [each for url in framed for each in by_url.get(url, ())]
        left = {each.id: each for each in (*parts, *frames) if each.id not in done and each.status}


def _lost(url: str) -> ArchiveError:
    return ArchiveError(
        _("ไม่พบข้อมูลของหลักฐาน {url} ที่บันทึกไว้ จึงรวมชุดหลักฐานไม่ได้ กรุณาตรวจเว็บไซต์ใหม่ด้วย oit audit --fresh", url=url),
    )
