"""robots.txt: fetched once for each origin, through the client itself, and kept.

One deviation from RFC 9309, on purpose: a robots.txt that answers 5xx, or not at all, counts as allowing everything
(section 2.3.1.4 says: as forbidding everything). The audit stands in for a human assessor, who opens the site in any
case; a broken robots.txt on a town's server must not make every item unverifiable. The failed exchange is kept like any
other and fetched no second time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from protego import Protego

from crawler.models import Fetched
from crawler.urls import canonical, host_of
from crawler.web.settings import PRODUCT

__all__ = ["LARGEST", "MOST_REDIRECTS", "Robots", "crawl_delay_in", "sitemaps_in"]

LARGEST = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for at least 500 KiB."""

MOST_REDIRECTS = 5

_EVERYTHING = Protego.parse("")


def sitemaps_in(body: bytes, url: str) -> tuple[str, ...]:
    """The sitemaps that the robots.txt at `url` names, canonical, in its order."""
    named = (canonical(named, url) for named in _parsed(body).sitemaps)
    return tuple(dict.fromkeys(url for url in named if url))


class Robots:
    """The robots.txt files met so far. `fetch` makes one exchange and never raises."""

    def __init__(self, fetch: Callable[[str], Awaitable[Fetched]]) -> None:
        self._fetch = fetch
        self._rules: dict[str, Protego] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    def remember(self, fetched: Fetched) -> None:
        """Take a robots.txt that was fetched before; a redirect says nothing, and is followed anew when it is asked."""
        if not 300 <= fetched.status < 400:
            answered = fetched.status == 200 and fetched.fault is None
            self._rules[_origin_of(fetched.url)] = _parsed(fetched.body) if answered else _EVERYTHING

    async def allowed(self, url: str) -> bool:
        """Whether robots.txt of the URL's origin lets us fetch it."""
        return bool((await self._rules_for(url)).can_fetch(url, PRODUCT))

    async def crawl_delay(self, url: str) -> float:
        """The Crawl-delay for us on the URL's origin in seconds; 0 where there is none."""
        return _crawl_delay(await self._rules_for(url))

    async def _rules_for(self, url: str) -> Protego:
        origin = _origin_of(url)
        async with self._locks.setdefault(origin, asyncio.Lock()):
            if origin not in self._rules:
                self._rules[origin] = await self._load(f"{origin}/robots.txt")
        return self._rules[origin]

    async def _load(self, url: str) -> Protego:
        """The rules at `url`, redirects on the same host followed."""
        host = host_of(url)
        for _ in range(MOST_REDIRECTS + 1):
            fetched = await self._fetch(url)
            if fetched.status == 200 and fetched.fault is None:
                return _parsed(fetched.body)
            target = canonical(fetched.header("location"), url) if 300 <= fetched.status < 400 else None
            if target is None or host_of(target) != host:
                break
            url = target
        return _EVERYTHING


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def crawl_delay_in(body: bytes) -> float:
    """The Crawl-delay for us in a robots.txt, in seconds; 0 where there is none."""
    return _crawl_delay(_parsed(body))


def _parsed(body: bytes) -> Protego:
    return Protego.parse(body[:LARGEST].decode("utf-8-sig", "replace"))


def _crawl_delay(rules: Protego) -> float:
    """A delay that is no number, or no finite one, is none."""
    asked = float(rules.crawl_delay(PRODUCT) or 0.0)
    return asked if 0 < asked < float("inf") else 0.0
