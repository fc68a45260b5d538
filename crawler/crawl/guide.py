"""What the crawl needs of others: someone who ranks links, someone who fetches, someone who reads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from crawler.models import Content, Fetched, Link, Referrer, Rendered, Resource, Validators

__all__ = ["Fetcher", "Guide", "Reader", "Renderer"]


class Guide(Protocol):
    """Ranks links by what is still looked for. A hint: it decides the order of the crawl, never a verdict."""

    def priority(self, link: Link, referrer: Referrer) -> float:
        """0..1: how much `link`, found on the page `referrer`, promises. May fall as items settle, so it is asked
        again."""

    def pictures(self, page: Resource, content: Content) -> tuple[Link, ...]:
        """The pictures of a page that may be its contents, as links to them. Asked once a page, before `saw`."""

    def saw(self, resource: Resource, content: Content | None) -> None:
        """Told of every resource in the order of fetching."""

    def settled(self) -> tuple[int, int]:
        """How many items are settled, and how many there are."""


class Fetcher(Protocol):
    """The web client: polite, bounded, never raising for trouble of the net."""

    robots_exchanges: list[Fetched]

    async def fetch(self, url: str, referer: str = "", validators: Validators | None = None) -> Fetched:
        """One exchange, redirects not followed; 304 where `validators` are given and still hold."""

    async def allowed(self, url: str) -> bool:
        """Whether robots.txt lets us fetch `url`."""


class Renderer(Protocol):
    """The browser: bounded, never raising for what a page does."""

    def remember(self, fetched: Fetched) -> None:
        """Take what was fetched for a page in an earlier sitting."""

    async def render(self, page: Fetched, may_fetch: Callable[[], bool]) -> Rendered:
        """What a page looks like once its scripts have run. `may_fetch` is asked before each request to a server."""


class Reader(Protocol):
    """Reads bodies, in processes of its own."""

    def submit(self, body: bytes, url: str, media_type: str) -> Future[Content]:
        """What the bytes say."""
