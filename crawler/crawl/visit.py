"""One visit: ask robots.txt, fetch, read; draw what needs it. Touches neither archive nor frontier, so visits can
overlap."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from msgspec.structs import replace

from crawler.archive import Queued, RunArchive
from crawler.crawl.guide import Fetcher, Reader, Renderer
from crawler.models import Content, Fetched, Frozen, Resource
from crawler.read import is_document, sniff
from crawler.urls import canonical

__all__ = ["Drawing", "Visit", "fetched_again", "is_read", "is_robots", "location_of", "read_again", "visit"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Drawing(Frozen):
    """Who draws pages, and who says whether a request may still be made for one."""

    browser: Renderer
    may_fetch: Callable[[], bool]


class Visit(Frozen):
    """What came of a visit. `fetched` is None where robots.txt forbids it.

    Of a page that a browser had to draw, `drawn` is what it shows, None where nothing came of it, and `parts` is what
    was fetched for that.
    """

    fetched: Fetched | None = None
    media_type: str = ""
    location: str = ""
    content: Content | None = None
    parts: tuple[Visit, ...] = ()
    drawn: Visit | None = None


async def visit(entry: Queued, referer: str, client: Fetcher, pool: Reader, drawing: Drawing | None = None) -> Visit:
    """Fetch and read one address. `referer` is the page that named it. Without `drawing` no page is drawn."""
    if not await client.allowed(entry.url):
        return Visit()
    fetched = await client.fetch(entry.url, referer)
    if location_of(fetched) == entry.url:
        # It sent us back to itself, most often with a cookie, which the client now has.
        fetched = await client.fetch(entry.url, referer)
    seen = await _seen(fetched, pool)
    if drawing is None or fetched.status != 200 or seen.content is None or not seen.content.needs_browser:
        return seen
    return await _drawn(fetched, seen, drawing, pool)


async def _seen(fetched: Fetched, pool: Reader) -> Visit:
    """An exchange, read."""
    location = location_of(fetched)
    if not fetched.body:
        return Visit(fetched=fetched, location=location)
    media_type = sniff(fetched.body, fetched.url, fetched.header("Content-Type"))
    is_part = fetched.how == "browser" and not is_document(media_type)
    content = None if location or is_part else await _read(fetched.body, fetched.url, media_type, pool)
    return Visit(fetched=fetched, media_type=media_type, location=location, content=content)


async def _drawn(fetched: Fetched, seen: Visit, drawing: Drawing, pool: Reader) -> Visit:
    """The visit with what a browser makes of the page."""
    rendered = await drawing.browser.render(fetched, drawing.may_fetch)
    parts = tuple([await _seen(replace(part, how="browser"), pool) for part in rendered.exchanges])
    if not rendered.html:
        return replace(seen, fetched=replace(fetched, detail=rendered.detail), parts=parts)
    page = Fetched(
        url=fetched.url,
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=rendered.html,
        fetched=fetched.fetched,
        how="rendered",
    )
    return replace(seen, parts=parts, drawn=await _seen(page, pool))


async def read_again(resource: Resource, archive: RunArchive, pool: Reader) -> Content | None:
    """The content of a stored resource, read from its bytes where no content of today's reading code is kept."""
    content = archive.content(resource) if is_read(resource) else None
    if content is not None or not resource.size or resource.location or not is_read(resource):
        return content
    content = await _read(archive.body(resource), resource.url, resource.media_type, pool)
    archive.save_content(resource, content)
    return content


def fetched_again(resource: Resource, archive: RunArchive) -> Fetched:
    """A stored exchange, as far as a page that is being drawn needs it."""
    headers = (("Content-Type", resource.media_type), ("Location", resource.location))
    body = archive.body(resource)
    return Fetched(url=resource.url, status=resource.status, headers=headers, body=body, fault=resource.fault)


def location_of(fetched: Fetched) -> str:
    """Where a redirect leads, in canonical form; empty for every other answer, and for a redirect to no web address."""
    target = fetched.header("Location") if fetched.status in _REDIRECTS else ""
    return (canonical(target, fetched.url) or "") if target else ""


def is_robots(resource: Resource) -> bool:
    """Whether it was fetched to know the rules, not because a page named it."""
    return resource.parent == 0 and resource.url.endswith("/robots.txt")


def is_read(resource: Resource) -> bool:
    """Whether it may show something by itself: not the rules of robots.txt, nor what a drawn page was made of.

    Documents that a page shows in itself are fetched for it like its scripts, and are read all the same.
    """
    return not is_robots(resource) and (resource.how != "browser" or is_document(resource.media_type))


async def _read(body: bytes, url: str, media_type: str, pool: Reader) -> Content:
    return await asyncio.wrap_future(pool.submit(body, url, media_type))
