"""One visit: ask robots.txt, fetch, read what is new, draw what needs it. It leaves run and frontier as they are, so
visits can overlap."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from hashlib import sha256

from msgspec.structs import replace

from crawler.archive import Known, RunArchive
from crawler.crawl.guide import Fetcher, Reader, Renderer
from crawler.errors import ArchiveError
from crawler.models import Content, Fetched, Frozen, Resource
from crawler.read import is_document, media_type_of, was_cut_short
from crawler.urls import canonical

__all__ = ["Visit", "Visitor", "is_read", "is_robots", "location_of", "read_again"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Visit(Frozen):
    """What came of a visit. `fetched` is None where robots.txt forbids it. `unchanged` is what the run before this one
    had, where the server says that it is still so.

    Of a page that a browser had to draw, `drawn` is what it shows, None where nothing came of it, and `parts` is what
    was fetched for that.
    """

    fetched: Fetched | None = None
    media_type: str = ""
    location: str = ""
    content: Content | None = None
    unchanged: Known | None = None
    parts: tuple[Visit, ...] = ()
    drawn: Visit | None = None


class Visitor:
    """Makes the visits of one sitting. `browser` draws the pages that show little before their scripts have run, None
    where there is none; `may_fetch` is asked before each request that it makes."""

    def __init__(
        self,
        client: Fetcher,
        archive: RunArchive,
        pool: Reader,
        *,
        browser: Renderer | None,
        may_fetch: Callable[[], bool],
    ) -> None:
        self._client = client
        self._archive = archive
        self._pool = pool
        self._browser = browser
        self._may_fetch = may_fetch

    async def visit(self, url: str, referer: str) -> Visit:
        """Fetch one address, and read what was not read before. `referer` is the page that named it."""
        if not await self._client.allowed(url):
            return Visit()
        seen = await self._ask(url, referer)
        if seen.location == url or _refreshes_itself(seen):
            # It sent us back to itself, most often with a cookie, which the client now has: a splash is shown once.
            seen = await self._ask(url, referer)
        page = seen.fetched
        if page is None or page.status != 200 or seen.content is None or not seen.content.needs_browser:
            return seen
        return await self._drawn(page, seen, self._browser) if self._browser is not None else seen

    def remember(self, resource: Resource) -> None:
        """Take what was fetched for a page that was drawn in an earlier sitting."""
        if self._browser is not None:
            self._browser.remember(_fetched_again(resource, self._archive))

    async def _ask(self, url: str, referer: str) -> Visit:
        earlier, (known, content) = self._archive.earlier, self._known(url)
        fetched = await self._client.fetch(url, referer, known.validators if known else None)
        if earlier is None or known is None or fetched.status != 304:
            return await self._seen(fetched)
        try:
            content = content or await read_again(known.resource, self._archive, self._pool)
        except ArchiveError:  # no content of today's reading code is kept, and the body is damaged
            earlier.distrust(known.origin.warc)  # so that it is not known any more
            return await self._ask(url, referer)
        return Visit(fetched=fetched, media_type=known.resource.media_type, content=content, unchanged=known)

    def _known(self, url: str) -> tuple[Known | None, Content | None]:
        """What the run before this one had, if it may be asked whether that has changed, and what reading it gave.

        A page that has to be drawn is fetched whole: it is small, and what it shows hangs on more than its own bytes.
        """
        known = self._archive.earlier.known(url) if self._archive.earlier else None
        content = self._archive.content(known.resource) if known else None
        if content is None or was_cut_short(content):
            return known, None
        return (None, None) if content.needs_browser else (known, content)

    async def _seen(self, fetched: Fetched) -> Visit:
        """An exchange, read."""
        location = location_of(fetched)
        if not fetched.body:
            return Visit(fetched=fetched, location=location)
        media_type = media_type_of(fetched.body, fetched.url, fetched.header("Content-Type"))
        is_part = fetched.how == "browser" and not is_document(media_type)
        content = None if location or is_part else await self._read_new(fetched, media_type)
        return Visit(fetched=fetched, media_type=media_type, location=location, content=content)

    async def _read_new(self, fetched: Fetched, media_type: str) -> Content:
        """What the bytes say; from the store where the same code has read the same bytes before."""
        same = Resource(id=0, url=fetched.url, media_type=media_type, sha256=sha256(fetched.body).hexdigest())
        known = self._archive.content(same)
        if known is not None and not was_cut_short(known):
            return known
        content = await _read(fetched.body, fetched.url, media_type, self._pool)
        if known is not None:
            self._archive.save_content(same, content)
        return content

    async def _drawn(self, page: Fetched, seen: Visit, browser: Renderer) -> Visit:
        """The visit with what a browser makes of the page."""
        rendered = await browser.render(page, self._may_fetch)
        parts = tuple([await self._seen(replace(part, how="browser")) for part in rendered.exchanges])
        if not rendered.html:
            return replace(seen, fetched=replace(page, detail=rendered.detail), parts=parts)
        shown = Fetched(
            url=page.url,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            body=rendered.html,
            fetched=page.fetched,
            how="rendered",
        )
        return replace(seen, parts=parts, drawn=await self._seen(shown))


def _refreshes_itself(seen: Visit) -> bool:
    """Whether a page gave us a cookie and, as a redirect would, told the browser to load it once more."""
    if seen.fetched is None or seen.content is None or not seen.fetched.header("Set-Cookie"):
        return False
    return any(link.via == "meta" and link.url == seen.fetched.url for link in seen.content.links)


async def read_again(resource: Resource, archive: RunArchive, pool: Reader) -> Content | None:
    """The content of a stored resource, read from its bytes where no content of today's reading code is kept."""
    content = archive.content(resource) if is_read(resource) else None
    is_known = content is not None and not was_cut_short(content)
    if is_known or not resource.size or resource.location or not is_read(resource):
        return content
    content = await _read(archive.body(resource), resource.url, resource.media_type, pool)
    archive.save_content(resource, content)
    return content


def _fetched_again(resource: Resource, archive: RunArchive) -> Fetched:
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
