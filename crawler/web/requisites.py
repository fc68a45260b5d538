"""What pages are made of when they are drawn for their pictures: stylesheets, images and letters, in few requests.

Of images the browser asks for all at once, wherever they stand (without scripts it does not know of lazy loading). They
are kept waiting until the page is laid out; then those that can be seen are fetched, from the top, as far as the bounds
go, and the others are answered by nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING, Protocol

import msgspec

from crawler.errors import OitError
from crawler.models import Fetched
from crawler.read import media_type_of
from crawler.read.charset import decode
from crawler.read.kinds import charset_in, is_text
from crawler.read.media import HTML, JSON
from crawler.text import without_element
from crawler.urls import canonical, host_of
from crawler.web.loader import LIBRARIES, MOST_REDIRECTS, pretend, target_of
from crawler.web.loader import Client as Fetcher

if TYPE_CHECKING:
    from playwright.async_api import Route

__all__ = ["MOST_BYTES", "MOST_FOR_PAGE", "MOST_FRAMES", "MOST_REQUESTS", "Client", "Held", "Requisites", "Servant"]

MOST_REQUESTS = 60
"""Requests made for all pictures of an audit, robots.txt of other hosts apart: the first page brings what all pages of
a site have, some 20; the others little."""

MOST_FOR_PAGE = 24
"""Requests made for one page."""

MOST_FRAMES = 10
"""Frames shown within one page."""

MOST_BYTES = 30_000_000
"""Bytes taken in for all pictures of an audit."""

_LONGEST = 5_000_000
_PLAIN = "font: 20px/1.6 sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; margin: 24px"
_PAGES = frozenset({HTML, "application/xhtml+xml"})
_FETCHED = frozenset({"stylesheet", "image", "font"})
_LETTERS = frozenset({"stylesheet", "font"})

Held = Callable[[str], Fetched | None]
"""What is known of an address without asking for it."""


class Client(Fetcher, Protocol):
    """What fetches."""

    robots_exchanges: list[Fetched]


class Requisites:
    """Gets each thing once, for all pages of an audit: from what is `held`, else from the server.

    Without a `client` nothing is asked for. `admits` says which addresses belong to the site; stylesheets and letters
    may come from the hosts of published libraries as well. `may_fetch` is asked before each request.
    """

    def __init__(
        self,
        held: Held,
        client: Client | None = None,
        *,
        admits: Callable[[str], bool] = lambda _: False,
        may_fetch: Callable[[], bool] = lambda: True,
    ) -> None:
        self.held = held
        self.requests = 0
        """Requests made so far, those for robots.txt included."""
        self._client = client
        self._admits = admits
        self._may_fetch = may_fetch
        self._known: dict[str, asyncio.Task[Fetched]] = {}
        self._bytes = 0
        self._new: list[Fetched] = []

    def is_known(self, url: str) -> bool:
        """Whether getting it takes no new request."""
        return url in self._known or self.held(url) is not None

    async def get(self, url: str, kind: str, referer: str, may_ask: Callable[[], bool]) -> Fetched | None:
        """What `url` gives in the end; None where that is refused. `may_ask` is asked before each new request."""
        for _ in range(MOST_REDIRECTS + 1):
            fetched = self.held(url) or await self._fetch(url, kind, referer, may_ask)
            target = target_of(fetched) if fetched is not None else ""
            if not target:
                return fetched
            url = target
        return None

    def news(self) -> Iterator[Fetched]:
        """The exchanges that were made since this was asked last, in the order in which they ended."""
        robots = self._client.robots_exchanges if self._client is not None else []
        while robots:
            self.requests += 1
            yield robots.pop(0)
        while self._new:
            yield self._new.pop(0)

    async def close(self) -> None:
        """Give up what is still under way."""
        for task in self._known.values():
            task.cancel()
        await asyncio.gather(*self._known.values(), return_exceptions=True)

    async def _fetch(self, url: str, kind: str, referer: str, may_ask: Callable[[], bool]) -> Fetched | None:
        if not self._may_come_from(url, kind) or self._client is None:
            return None
        if url not in self._known:
            if self._is_enough() or not may_ask() or not await self._client.allowed(url) or self._is_enough():
                return None
            if url not in self._known:  # while robots.txt was looked at, another page may have asked
                self.requests += 1
                self._known[url] = asyncio.create_task(self._ask(self._client, url, referer))
        return await asyncio.shield(self._known[url])

    def _may_come_from(self, url: str, kind: str) -> bool:
        return self._admits(url) or (kind in _LETTERS and host_of(url) in LIBRARIES)

    def _is_enough(self) -> bool:
        return self.requests >= MOST_REQUESTS or self._bytes >= MOST_BYTES or not self._may_fetch()

    async def _ask(self, client: Client, url: str, referer: str) -> Fetched:
        fetched = await client.fetch(url, referer)
        self._bytes += len(fetched.body)
        self._new.append(fetched)
        return fetched


class Servant:
    """Answers the requests of one page. `page` is the document as it was recorded."""

    def __init__(self, page: Fetched, requisites: Requisites) -> None:
        self._page = page
        self._requisites = requisites
        self._left = MOST_FOR_PAGE
        self._frames = MOST_FRAMES
        self._is_shown = False
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._waiting: dict[str, asyncio.Future[bool]] = {}
        self._ended = asyncio.get_running_loop().create_future()

    async def idle(self) -> None:
        """Wait until nothing is under way; images that wait for their turn are not."""
        await self._idle.wait()

    @property
    def has_waiting(self) -> bool:
        """Whether images wait."""
        return bool(self._waiting)

    def decide(self, seen: Iterable[str], unseen: Iterable[str]) -> None:
        """Let the images that wait be fetched, those that are `seen` first, in this order; but none of the `unseen`.

        What is neither stands behind the words and is fetched last.
        """
        first = [url for url in map(canonical, seen) if url in self._waiting]
        never = {canonical(url) for url in unseen} - set(first)
        last = [url for url in self._waiting if url not in never]
        chosen = dict.fromkeys([url for url in (*first, *last) if url])
        allowed = set(list(chosen)[: self._left])
        for url in (*chosen, *self._waiting):
            if (turn := self._waiting.pop(url, None)) is not None:
                turn.set_result(url in allowed)

    def end(self) -> None:
        """Answer by nothing whatever is still to come."""
        if not self._ended.done():
            self._ended.set_result(None)
        for turn in self._waiting.values():
            turn.set_result(False)
        self._waiting.clear()

    async def answer(self, route: Route) -> None:
        """Answer a request of the page, or refuse it."""
        self._count(1)
        try:
            if route.request.is_navigation_request():
                await self._navigate(route)
            else:
                await self._serve(route)
        finally:
            self._count(-1)

    async def _serve(self, route: Route) -> None:
        request = route.request
        kind, url = request.resource_type, canonical(request.url)
        wanted = request.method == "GET" and kind in _FETCHED
        fetched = await self._get(url, kind) if wanted and url else None
        if fetched is None or fetched.status != 200 or not fetched.body:
            await pretend(route, kind)
            return
        headers = {"content-type": fetched.header("Content-Type"), "access-control-allow-origin": "*"}
        await route.fulfill(status=200, headers=headers, body=fetched.body)

    async def _navigate(self, route: Route) -> None:
        """The page itself, once; frames in it as far as they were recorded. Wherever else it leads, it stays."""
        request, shown = route.request, None
        if request.frame.parent_frame is not None:
            self._frames -= 1
            url = canonical(request.url) if self._frames >= 0 else None
            shown = await self._requisites.get(url, "document", "", lambda: False) if url else None
        elif not self._is_shown:
            self._is_shown, shown = True, self._page
        told = _told(shown) if shown is not None else None
        if told is None:
            await route.fulfill(status=204)
        else:
            await route.fulfill(status=200, content_type=told[0], body=told[1])

    async def _get(self, url: str, kind: str) -> Fetched | None:
        if self._ended.done():
            return None
        if kind == "image" and not self._requisites.is_known(url) and not await self._turn(url):
            return None
        coming = asyncio.ensure_future(self._requisites.get(url, kind, self._page.url, self._may_ask))
        await asyncio.wait({coming, self._ended}, return_when=asyncio.FIRST_COMPLETED)
        if not coming.done():
            coming.cancel()
            return None
        with suppress(OitError):  # of the store, which remembers when a host may be asked
            return coming.result()
        return None

    async def _turn(self, url: str) -> bool:
        """Whether it is an image's turn to be fetched; waits for that to be decided."""
        turn = self._waiting.setdefault(url, asyncio.get_running_loop().create_future())
        self._count(-1)
        try:
            return await asyncio.shield(turn)
        finally:
            self._count(1)

    def _may_ask(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def _count(self, more: int) -> None:
        self._under_way += more
        if self._under_way:
            self._idle.clear()
        else:
            self._idle.set()


def _told(fetched: Fetched) -> tuple[str, bytes] | None:
    """A document as a browser reads it for certain, whatever its server or its head says of its letters: its media type
    and its text in UTF-8. None where it is not made of letters."""
    body = fetched.body[:_LONGEST]
    media_type = media_type_of(body, fetched.url, fetched.header("Content-Type"))
    kind = media_type.partition(";")[0]
    if not body or not is_text(kind):
        return None
    if fetched.how == "rendered":  # its scripts have run, so what it says to those without scripts is not shown
        body = without_element(body, "noscript")
    text = decode(body, charset_in(media_type))
    if kind not in _PAGES:
        text = f"<pre style='{_PLAIN}'>{escape(_unfolded(text) if kind == JSON else text)}</pre>"
    return "text/html; charset=utf-8", text.encode("utf-8", "replace")


def _unfolded(text: str) -> str:
    """Data, one value a line, its letters as letters."""
    try:
        return msgspec.json.format(msgspec.json.encode(msgspec.json.decode(text))).decode()
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return text
