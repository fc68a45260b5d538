"""Which of the addresses that a page names are fetched, and why the others are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from sys import intern

from msgspec.structs import replace

from crawler.archive import Queued, twin_key
from crawler.crawl.guesses import guesses
from crawler.crawl.guide import Guide
from crawler.crawl.limits import (
    DEEPEST_SITEMAP,
    FRONT,
    LAST_RESORT,
    LONGEST_LABEL,
    MOST_ELSEWHERE,
    MOST_HEADINGS,
    MOST_HOPS,
    MOST_SITEMAPS,
    MOST_SPLASHES,
    MOST_WAYS,
    MOST_WAYS_IN,
    PROMISE,
    SITEMAPS_YIELD,
    STILL_DRAWS,
    WANTED,
)
from crawler.crawl.sampling import Sampler
from crawler.crawl.scope import Scope
from crawler.crawl.yields import Yields
from crawler.models import Content, Link, Referrer, Resource

__all__ = ["Discovery", "Found"]

_FINAL = frozenset({"scope", "action", "trap", "redirects", "known"})
_PART_OF_PAGE = frozenset({"frame", "iframe", "meta", "script"})


class Found:
    """What one resource adds: addresses to fetch (new, or risen), and others with the reason why not. By address."""

    def __init__(self) -> None:
        self.queued: dict[str, Queued] = {}
        self.skipped: dict[str, str] = {}


class Discovery:
    """Ranks and sifts links. What it knows follows from the resources shown to it, so a resumed crawl rebuilds it."""

    def __init__(self, start: str, scope: Scope, guide: Guide) -> None:
        self._scope = scope
        self._guide = guide
        self._sampler = Sampler()
        self._yields = Yields()
        self._homes = {start}
        self._taken: set[str] = set()  # under way or fetched
        self._priority: dict[str, float] = {start: FRONT}  # of all that was ever queued
        self._chosen: dict[str, str] = {twin_key(start): start}  # twin key: the address that stands for all its twins
        self._twins: defaultdict[str, list[str]] = defaultdict(list)  # twin key: the addresses that were passed over
        self._lost: set[str] = set()  # twin keys whose chosen address gave nothing
        self._refused: dict[str, str] = {}
        self._ways: defaultdict[str, list[tuple[Link, Referrer]]] = defaultdict(list)
        self._hops: dict[str, int] = {}
        self._sitemap_level: dict[str, int] = {}
        self._fetched_away = 0
        self._away: set[str] = set()  # documents on other hosts that promise enough to be fetched

    def adopt(self, pending: Iterable[Queued], known: Iterable[str]) -> None:
        """Take over what an earlier sitting decided, where it can't be told from the resources."""
        for entry in pending:
            self._chosen.setdefault(twin_key(entry.url), entry.url)
            self._priority[entry.url] = entry.priority
        for url in known:
            if url not in self._priority:
                self._refused.setdefault(url, "known")

    def take(self, url: str) -> None:
        """`url` is being fetched now."""
        if url not in self._taken:
            self._taken.add(url)
            self._yields.left(url)
            self._fetched_away += not self._scope.admits(url)

    def refusal(self, entry: Queued) -> str:
        """Why a queued address is left after all: "trap" in a calendar that has led nowhere; "scope" and "budget" for a
        document elsewhere that promises nothing any more, or is one too many. Empty if it is fetched."""
        if not self._scope.admits(entry.url):
            return "scope" if entry.priority < PROMISE else "budget" if self._fetched_away >= MOST_ELSEWHERE else ""
        return "trap" if entry.priority < PROMISE and self._sampler.is_barren(entry.url) else ""

    def chance_left(self) -> float:
        """The chance that what waits and names nothing leads to evidence all the same."""
        return self._yields.chance_left()

    def ask(self, entry: Queued) -> float:
        """What an entry promises today; never more than when it was queued."""
        ways = self._ways.get(entry.url, ())
        is_sure = entry.priority > WANTED or entry.url in self._homes
        if is_sure or any(link.via in _PART_OF_PAGE for link, _ in ways):
            return entry.priority
        today = max((self._guide.priority(*way) for way in ways), default=entry.priority)
        today = min(today, entry.priority)
        return self._yields.worth(entry.url, today) if today < PROMISE else today

    def look(self, resource: Resource, content: Content | None) -> Found:
        """What a resource adds. Shown each one once, in the order of fetching."""
        found = Found()
        self.take(resource.url)
        if resource.location:
            self._follow(resource, found)
        elif resource.status == 0 or resource.status >= 400:
            self._try_twins(resource, found)
        elif content is not None and self._scope.admits(resource.url):
            referrer = Referrer(url=resource.url, title=content.title, headings=content.headings[:MOST_HEADINGS])
            for link in (*content.links, *self._guide.pictures(resource, content)):
                self._consider(self._candidate(link, referrer), referrer, resource, found)
            led_somewhere = any(entry.priority >= PROMISE for entry in found.queued.values())
            self._sampler.saw(resource.url, led_somewhere)
            self._yields.saw(resource.url, led_somewhere)
        is_first = resource.url in self._homes and resource.depth < MOST_SPLASHES
        if is_first and resource.status and not resource.location:
            self._open_splash(resource, found)
        # All that was made of the links to it is known; they are most of what there is to remember of an address.
        self._ways.pop(resource.url, None)
        return found

    def last_resort(self, sitemaps: Iterable[str], parent: int) -> Found:
        """The sitemaps that the site's own robots.txt (the resource `parent`) names, to be fetched after all else."""
        found = Found()
        for url in islice(sitemaps, MOST_SITEMAPS):
            if url not in self._priority and not self._scope.refusal(Link(url=url)):
                self._yields.joined(url, url, SITEMAPS_YIELD)
                self._want(Queued(url=url, priority=LAST_RESORT, parent=parent, depth=1), found)
        return found

    # --- links --------------------------------------------------------------------------------------------------------

    def _candidate(self, link: Link, referrer: Referrer) -> Link:
        """A link to a document on another host, if it promises something, as the way to the file; others as is."""
        if link.url in self._priority or self._scope.admits(link.url):
            return link
        address = self._scope.elsewhere.document(link.url)
        if not address:
            return link
        # What another host puts into a frame is worth what it promises, not what the page does.
        way = replace(link, url=address, via="embed" if link.via in _PART_OF_PAGE else link.via)
        if self._guide.priority(way, referrer) < PROMISE:
            return link
        self._away.add(address)
        return way

    def _consider(self, link: Link, referrer: Referrer, resource: Resource, found: Found) -> None:
        if link.via == "sitemap" and link.url not in self._priority and self._is_too_deep(resource.url, link.url):
            self._refuse(link.url, "trap", found)
            return
        url = self._target(link, found)
        if not url or url in self._taken or not self._is_new_way(url, link, referrer):
            return
        priority = self._guide.priority(link, referrer)
        if link.via in _PART_OF_PAGE:
            priority = max(priority, min(self._priority.get(resource.url, 0.0), 1.0))
        if priority <= self._priority.get(url, -1.0):
            return
        if url not in self._priority and self._sampler.refuses(url, priority):
            self._refuse(url, "sampled", found)
            return
        if priority < PROMISE:
            is_list = link.via == "sitemap" and _is_sitemap(url)
            self._yields.joined(url, resource.url, SITEMAPS_YIELD if is_list else priority)
        label = link.text[:LONGEST_LABEL]
        depth = resource.depth + 1
        self._want(Queued(url=url, priority=priority, parent=resource.id, depth=depth, label=label), found)

    def _target(self, link: Link, found: Found) -> str:
        """The address to fetch for a link: its own, or the twin that was chosen before; empty if there is none."""
        if link.url in self._taken:
            return ""
        welcome = link.url in self._away
        if not welcome and self._refused.get(link.url) in _FINAL:
            return ""
        reason = self._scope.refusal(link) if not welcome and link.url not in self._priority else ""
        if reason:
            self._refuse(link.url, reason, found)
            return ""
        key = twin_key(link.url)
        chosen = self._chosen.get(key, link.url)
        if chosen != link.url and link.url not in self._priority and key not in self._lost:
            if link.url not in self._refused:
                self._twins[key].append(link.url)
                self._refuse(link.url, "duplicate", found)
            return chosen
        return link.url

    def _is_too_deep(self, sitemap: str, url: str) -> bool:
        """Whether `url` stands in a sitemap below a sitemap below a sitemap, and so on."""
        level = self._sitemap_level.setdefault(url, self._sitemap_level.get(sitemap, 0) + 1)
        return level > DEEPEST_SITEMAP

    def _is_new_way(self, url: str, link: Link, referrer: Referrer) -> bool:
        ways = self._ways[url]
        if len(ways) >= MOST_WAYS or any(link == known for known, _ in ways):
            return False
        ways.append((_sharing(link), referrer))
        return True

    def _want(self, entry: Queued, found: Found) -> None:
        self._chosen.setdefault(twin_key(entry.url), entry.url)
        self._priority[entry.url] = entry.priority
        self._refused.pop(entry.url, None)
        found.skipped.pop(entry.url, None)
        found.queued[entry.url] = entry

    def _refuse(self, url: str, reason: str, found: Found) -> None:
        if self._refused.get(url) != reason:
            self._refused[url] = found.skipped[url] = reason

    # --- answers without links ----------------------------------------------------------------------------------------

    def _follow(self, resource: Resource, found: Found) -> None:
        """A redirect leads to its target at once, by the ways that led to itself."""
        target, reason = self._destination(resource)
        hops = self._hops.get(resource.url, 0) + 1
        if target in self._taken:
            return
        reason = "redirects" if hops > MOST_HOPS else reason
        if reason and target not in self._priority:
            self._refuse(target, reason, found)
            return
        self._hops[target] = hops
        if resource.url in self._homes:
            self._homes.add(target)
        for link, referrer in self._ways.get(resource.url, ()):
            way = replace(link, url=target)
            if self._is_new_way(target, way, referrer):
                self._guide.priority(way, referrer)  # So that the guide knows the target by the link's words.
        label = next((link.text[:LONGEST_LABEL] for link, _ in self._ways.get(resource.url, ())), "")
        self._chosen[twin_key(target)] = target
        parent, depth = resource.parent, resource.depth
        self._want(Queued(url=target, priority=FRONT, parent=parent, depth=depth, label=label), found)

    def _destination(self, resource: Resource) -> tuple[str, str]:
        """Where a redirect leads, and why it is not followed; empty if it is. To other hosts only for a document."""
        target = resource.location
        if self._scope.admits(target):
            return target, self._scope.refusal(Link(url=target))
        if not self._scope.admits(resource.url):
            return target, "" if self._scope.elsewhere.delivers(target) else "scope"
        promises = resource.url not in self._homes and self._priority.get(resource.url, 0.0) >= PROMISE
        address = self._scope.elsewhere.document(target) if promises else ""
        return (address, "") if address else (target, "scope")

    def _try_twins(self, resource: Resource, found: Found) -> None:
        """Where an address gives nothing, its twin may: "www." that is in no name server, http without TLS."""
        key = twin_key(resource.url)
        self._lost.add(key)
        priority = self._priority.get(resource.url, 0.0)
        for url in self._twins.pop(key, []):
            if url not in self._taken:
                self._ways[url] = self._ways.get(resource.url, [])[:]
                twin = Queued(url=url, priority=priority, parent=resource.parent, depth=resource.depth)
                self._want(twin, found)

    def _open_splash(self, resource: Resource, found: Found) -> None:
        """A first page that names nothing that is looked for is a splash. What it links to is the way in; one without
        links (a picture, a script) hides the site behind well-known addresses."""
        named = [entry for entry in found.queued.values() if self._scope.admits(entry.url)]
        if any(entry.priority >= STILL_DRAWS for entry in named):
            return
        for entry in named[:MOST_WAYS_IN]:
            self._want(replace(entry, priority=max(entry.priority, PROMISE)), found)
            self._homes.add(entry.url)
        for url in () if named or resource.depth else guesses(resource.url):
            if url not in self._priority:
                self._homes.add(url)
                self._want(Queued(url=url, priority=PROMISE, parent=resource.id, depth=resource.depth + 1), found)


def _sharing(link: Link) -> Link:
    """The link, of whose words there is one copy however many pages say them."""
    words = {"text": intern(link.text), "context": intern(link.context), "heading": intern(link.heading)}
    return replace(link, url=intern(link.url), **words)


def _is_sitemap(url: str) -> bool:
    """Whether an address in a sitemap is that of another one, by its ending."""
    return url.endswith((".xml", ".xml.gz"))
