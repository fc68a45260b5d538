"""One visit: ask robots.txt, fetch, read what is new. It leaves run and frontier as they are, so visits can overlap."""

from __future__ import annotations

import asyncio
from hashlib import sha256

from crawler.archive import Known, Queued, RunArchive
from crawler.crawl.guide import Fetcher, Reader
from crawler.errors import ArchiveError
from crawler.models import Content, Fetched, Frozen, Resource
from crawler.read import media_type_of
from crawler.urls import canonical

__all__ = ["Visit", "is_robots", "location_of", "read_again", "visit"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Visit(Frozen):
    """What came of a visit. `fetched` is None where robots.txt forbids it. `unchanged` is what the run before this one
    had, where the server says that it is still so."""

    fetched: Fetched | None = None
    media_type: str = ""
    location: str = ""
    content: Content | None = None
    unchanged: Known | None = None


async def visit(entry: Queued, referer: str, client: Fetcher, archive: RunArchive, pool: Reader) -> Visit:
    """Fetch one address, and read what was not read before. `referer` is the page that named it."""
    if not await client.allowed(entry.url):
        return Visit()
    seen = await _ask(entry.url, referer, client, archive, pool)
    if seen.location == entry.url or _refreshes_itself(seen):
        # It sent us back to itself, most often with a cookie, which the client now has: a splash is shown once.
        seen = await _ask(entry.url, referer, client, archive, pool)
    return seen


async def _ask(url: str, referer: str, client: Fetcher, archive: RunArchive, pool: Reader) -> Visit:
    earlier = archive.earlier
    known = earlier.known(url) if earlier else None
    fetched = await client.fetch(url, referer, known.validators if known else None)
    if earlier is not None and known is not None and fetched.status == 304:
        try:
            content = await read_again(known.resource, archive, pool)
        except ArchiveError:  # no content of today's reading code is kept, and the body is damaged
            earlier.distrust(known.origin.warc)  # so that it is not known any more
            return await _ask(url, referer, client, archive, pool)
        return Visit(fetched=fetched, media_type=known.resource.media_type, content=content, unchanged=known)
    location = location_of(fetched)
    if not fetched.body:
        return Visit(fetched=fetched, location=location)
    media_type = media_type_of(fetched.body, fetched.url, fetched.header("Content-Type"))
    content = None if location else await _read_new(fetched, media_type, archive, pool)
    return Visit(fetched=fetched, media_type=media_type, location=location, content=content)


def _refreshes_itself(seen: Visit) -> bool:
    """Whether a page gave us a cookie and, as a redirect would, told the browser to load it once more."""
    if seen.fetched is None or seen.content is None or not seen.fetched.header("Set-Cookie"):
        return False
    return any(link.via == "meta" and link.url == seen.fetched.url for link in seen.content.links)


async def _read_new(fetched: Fetched, media_type: str, archive: RunArchive, pool: Reader) -> Content:
    """What the bytes say; from the store where the same code has read the same bytes before."""
    same = Resource(id=0, url=fetched.url, media_type=media_type, sha256=sha256(fetched.body).hexdigest())
    return archive.content(same) or await _read(fetched.body, fetched.url, media_type, pool)


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
