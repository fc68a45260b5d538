"""What a page that is being drawn asks for, fetched by the client: the browser itself never opens a connection."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Protocol

from crawler.models import Fetched
from crawler.urls import canonical, host_of

if TYPE_CHECKING:
    from playwright.async_api import Route

__all__ = [
    "LIBRARIES",
    "MOST_BYTES",
    "MOST_EXCHANGES",
    "MOST_REDIRECTS",
    "Client",
    "Loader",
    "Shelf",
    "pretend",
    "target_of",
]

MOST_EXCHANGES = 40
"""Requests made for one page. Script applications come in up to some 25 pieces; what asks on and on is cut short."""

MOST_BYTES = 20_000_000
"""Bytes taken in for one page: several times the largest script application."""

MOST_REDIRECTS = 5

LIBRARIES = frozenset(
    {
        "ajax.aspnetcdn.com",
        "ajax.googleapis.com",
        "cdn.jsdelivr.net",
        "cdnjs.cloudflare.com",
        "code.jquery.com",
        "maxcdn.bootstrapcdn.com",
        "stackpath.bootstrapcdn.com",
        "unpkg.com",
    }
)
"""Hosts that hold nothing but published libraries. A menu that jQuery builds is not there without jQuery, which towns
load from one of these; only scripts are fetched there."""

_ASKED_FOR = frozenset({"document", "script", "xhr", "fetch"})
_PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
# A picture or style that failed would set off what scripts do then, some of it without end; an empty one does not.
_PRETENDED = {"image": ("image/gif", _PIXEL), "stylesheet": ("text/css", b"")}
# The body is whole and decoded; cookies are the client's to keep.
_NOT_PASSED_ON = frozenset(
    {"connection", "content-encoding", "content-length", "keep-alive", "set-cookie", "transfer-encoding"}
)


class Client(Protocol):
    """What fetches: guarded, polite, bounded, never raising for trouble of the net."""

    async def fetch(self, url: str, referer: str = "") -> Fetched:
        """One exchange, redirects not followed."""

    async def allowed(self, url: str) -> bool:
        """Whether robots.txt lets us fetch `url`."""


class Shelf:
    """What was fetched for pages of this run: the next page has it at once, the server is not asked again."""

    LARGEST = 60_000_000
    """Bytes kept at hand; a whole script application and all of its data take less."""

    def __init__(self) -> None:
        self._held: dict[str, asyncio.Future[Fetched]] = {}
        self._bytes = 0

    def get(self, url: str) -> asyncio.Future[Fetched] | None:
        """The exchange with `url`, perhaps still under way."""
        return self._held.get(url)

    def put(self, url: str, coming: asyncio.Future[Fetched]) -> None:
        """Keep an exchange that is under way, and what comes of it if that is of use."""
        self._held[url] = coming
        coming.add_done_callback(lambda task: self._weigh(url, task))

    async def close(self) -> None:
        """Give up what is still under way."""
        held = tuple(self._held.values())
        for task in held:
            task.cancel()
        await asyncio.gather(*held, return_exceptions=True)

    def _weigh(self, url: str, task: asyncio.Future[Fetched]) -> None:
        fetched = None if task.cancelled() or task.exception() else task.result()
        size = len(fetched.body) if fetched is not None else 0
        if fetched is None or not 200 <= fetched.status < 400 or self._bytes + size > self.LARGEST:
            del self._held[url]
        else:
            self._bytes += size


class Loader:
    """Answers the requests of one page. `exchanges` are those that were made for it, in the order of asking."""

    def __init__(
        self,
        page: Fetched,
        client: Client,
        shelf: Shelf,
        *,
        admits: Callable[[str], bool],
        may_fetch: Callable[[], bool],
    ) -> None:
        """`page` is answered with what is known of it. `may_fetch` is asked before each request to a server."""
        self._page = page
        self._client = client
        self._shelf = shelf
        self._admits = admits
        self._may_fetch = may_fetch
        self._asked: list[asyncio.Task[Fetched]] = []
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._under_way == 0

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self._idle.wait()

    async def exchanges(self) -> tuple[Fetched, ...]:
        """Every exchange that was made for this page; waits for those under way."""
        return tuple(await asyncio.gather(*self._asked))

    async def answer(self, route: Route) -> None:
        """Answer a request of the page, or refuse it."""
        self._under_way += 1
        self._idle.clear()
        try:
            await self._answer(route)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def _answer(self, route: Route) -> None:
        request = route.request
        kind, url = request.resource_type, canonical(request.url)
        if kind in _PRETENDED:
            await pretend(route, kind)
            return
        is_page = request.is_navigation_request()
        refused = request.method != "GET" or kind not in _ASKED_FOR or (is_page and _is_framed(route))
        fetched = await self._follow(url, kind, is_page) if url and not refused else None
        if fetched is None or not fetched.status:
            await route.abort("blockedbyclient")
        elif is_page and (target := target_of(fetched)):
            await route.fulfill(status=200, content_type="text/html", body=_sent_on_to(target))
        else:
            headers = {name.lower(): value for name, value in fetched.headers if name.lower() not in _NOT_PASSED_ON}
            await route.fulfill(status=fetched.status, headers=headers, body=fetched.body)

    async def _follow(self, url: str, kind: str, is_page: bool) -> Fetched | None:
        """What `url` gives in the end; None where that is refused. A page's redirect is left to the browser."""
        if is_page and url == self._page.url:
            return self._page
        for _ in range(MOST_REDIRECTS + 1):
            fetched = await self._fetch(url, kind)
            target = target_of(fetched) if fetched is not None and not is_page else ""
            if not target:
                return fetched
            url = target
        return None

    async def _fetch(self, url: str, kind: str) -> Fetched | None:
        if not (self._admits(url) or (kind == "script" and host_of(url) in LIBRARIES)):
            return None
        coming = self._shelf.get(url)
        if coming is None:
            if not await self._client.allowed(url):
                return None
            coming = self._shelf.get(url) or self._begin(url)
        return await asyncio.shield(coming) if coming is not None else None

    def _begin(self, url: str) -> asyncio.Task[Fetched] | None:
        taken = sum(len(task.result().body) for task in self._asked if task.done())
        if len(self._asked) >= MOST_EXCHANGES or taken >= MOST_BYTES or not self._may_fetch():
            return None
        coming = asyncio.create_task(self._client.fetch(url, self._page.url))
        self._asked.append(coming)
        self._shelf.put(url, coming)
        return coming


def _is_framed(route: Route) -> bool:
    """Whether it is for a frame inside the page, which the crawl opens by itself."""
    return route.request.frame.parent_frame is not None


async def pretend(route: Route, kind: str) -> None:
    """Refuse a request in a way that nothing comes of: an empty picture or style, else an error."""
    if kind in _PRETENDED:
        media_type, body = _PRETENDED[kind]
        await route.fulfill(status=200, content_type=media_type, body=body)
    else:
        await route.abort("blockedbyclient")


def target_of(fetched: Fetched) -> str:
    """Where a redirect leads, in canonical form; empty for every other answer."""
    if not 300 <= fetched.status < 400:
        return ""
    return canonical(fetched.header("Location"), fetched.url) or ""


def _sent_on_to(url: str) -> str:
    """A page that leads on: the browser would follow a true redirect past us."""
    return f'<meta http-equiv="refresh" content="0;url={escape(url, quote=True)}">'
