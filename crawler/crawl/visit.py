"""One visit: ask robots.txt, fetch, read. Touches neither archive nor frontier, so visits can overlap."""

from __future__ import annotations

import asyncio

from crawler.archive import Queued, RunArchive
from crawler.crawl.guide import Fetcher, Reader
from crawler.models import Content, Fetched, Frozen, Resource
from crawler.read import sniff
from crawler.urls import canonical

__all__ = ["Visit", "is_robots", "location_of", "read_again", "visit"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Visit(Frozen):
    """What came of a visit. `fetched` is None where robots.txt forbids it."""

    fetched: Fetched | None = None
    media_type: str = ""
    location: str = ""
    content: Content | None = None


async def visit(entry: Queued, referer: str, client: Fetcher, pool: Reader) -> Visit:
    """Fetch and read one address. `referer` is the page that named it."""
    if not await client.allowed(entry.url):
        return Visit()
    seen = await _ask(entry.url, referer, client, pool)
    if seen.location == entry.url or _refreshes_itself(seen):
        # It sent us back to itself, most often with a cookie, which the client now has: a splash is shown once.
        seen = await _ask(entry.url, referer, client, pool)
    return seen


async def _ask(url: str, referer: str, client: Fetcher, pool: Reader) -> Visit:
    fetched = await client.fetch(url, referer)
    location = location_of(fetched)
    if not fetched.body:
        return Visit(fetched=fetched, location=location)
    media_type = sniff(fetched.body, fetched.url, fetched.header("Content-Type"))
    content = None if location else await _read(fetched.body, fetched.url, media_type, pool)
    return Visit(fetched=fetched, media_type=media_type, location=location, content=content)


def _refreshes_itself(seen: Visit) -> bool:
    """Whether a page gave us a cookie and, as a redirect would, told the browser to load it once more."""
    if seen.fetched is None or seen.content is None or not seen.fetched.header("Set-Cookie"):
        return False
    return any(link.via == "meta" and link.url == seen.fetched.url for link in seen.content.links)


async def read_again(resource: Resource, archive: RunArchive, pool: Reader) -> Content | None:
    """The content of a stored resource, read from its bytes where no content of today's reading code is kept."""
    content = archive.content(resource)
    if content is not None or not resource.size or resource.location:
        return content
    content = await _read(archive.body(resource), resource.url, resource.media_type, pool)
    archive.save_content(resource, content)
    return content


def location_of(fetched: Fetched) -> str:
    """Where a redirect leads, in canonical form; empty for every other answer, and for a redirect to no web address."""
    target = fetched.header("Location") if fetched.status in _REDIRECTS else ""
    return (canonical(target, fetched.url) or "") if target else ""


def is_robots(resource: Resource) -> bool:
    """Whether it was fetched to know the rules, not because a page named it."""
    return resource.parent == 0 and resource.url.endswith("/robots.txt")


async def _read(body: bytes, url: str, media_type: str, pool: Reader) -> Content:
    return await asyncio.wrap_future(pool.submit(body, url, media_type))
