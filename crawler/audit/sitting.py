"""One sitting at a site: who fetches, draws and reads, kept for as often as the crawl of it goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from crawler.archive import RunArchive, Store
from crawler.audit.judging import Request
from crawler.audit.returning import ReturningGuide
from crawler.checklist import Checklist
from crawler.crawl import Budget, Crawl, Event, Scope
from crawler.read import ReaderPool
from crawler.urls import host_of
from crawler.web import Browser, Client, FetchSettings, find_chromium, has_playwright

__all__ = ["Sitting", "scope_of", "settings_of"]


def scope_of(request: Request, site: str, checklist: Checklist) -> Scope:
    """What belongs to the site that begins at `site`."""
    return Scope(site, subdomains=request.subdomains, allowed_hosts=checklist.allowed_hosts)


def settings_of(request: Request, site: str) -> FetchSettings:
    """How it is fetched from."""
    return FetchSettings(delay=request.delay, private_hosts=frozenset({host_of(site)}), strict_tls=request.strict_tls)


class Sitting:
    """A context manager. All its crawls together keep within the budget of the request.

    While none of them runs the event loop stands still, so that Ctrl-C ends what is done meanwhile at once.
    """

    def __init__(
        self,
        store: Store,
        archive: RunArchive,
        request: Request,
        checklist: Checklist,
        on_event: Callable[[Event], None],
    ) -> None:
        self._store = store
        self._archive = archive
        self._request = request
        self._checklist = checklist
        self._on_event = on_event
        self._scope = scope_of(request, archive.info.site, checklist)
        self._seconds = request.minutes * 60
        self._runner = asyncio.Runner()
        self._open = AsyncExitStack()
        self._client: Client | None = None
        self._browser: Browser | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._runner:
            self._runner.run(self._open.__aexit__(kind, error, trace))

    def crawl(self) -> str:
        """Crawl, or go on, and give what ended the crawl. Raises what `Crawl.run` raises."""
        return self._runner.run(self._crawl())

    async def _crawl(self) -> str:
        client = self._client or await self._begin()
        request, loop = self._request, asyncio.get_running_loop()
        earlier = self._archive.earlier
        began = loop.time()
        guide = ReturningGuide(self._checklist, earlier.ways() if earlier else frozenset())
        for claim in request.submission.claims if request.submission else ():
            for url in claim.urls:
                guide.expect(url, claim.item)
        try:
            with ReaderPool() as pool:  # its processes are not kept while nothing is read
                return await Crawl(
                    self._archive.info.site,
                    client=client,
                    archive=self._archive,
                    pool=pool,
                    guide=guide,
                    scope=self._scope,
                    budget=Budget(
                        pages=request.pages, seconds=self._seconds, bytes=int(request.megabytes * 1024 * 1024)
                    ),
                    on_event=self._on_event,
                    browser=self._browser,
                ).run()
        finally:
            self._seconds -= loop.time() - began

    async def _begin(self) -> Client:
        """Be ready to fetch and to draw."""
        request = self._request
        settings = settings_of(request, self._archive.info.site)
        self._client = await self._open.enter_async_context(Client(settings, self._store.hosts))
        chromium = find_chromium() if request.browser and has_playwright() else None
        if chromium is not None:
            browser = Browser(chromium, self._client, self._scope.admits)
            self._browser = await self._open.enter_async_context(browser)
        return self._client
