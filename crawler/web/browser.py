"""The browser: draws a page that shows nothing before its scripts have run. Started at the first page that needs it."""

from __future__ import annotations

import asyncio
import codecs
import re
from collections.abc import Callable
from html import escape
from types import TracebackType
from typing import TYPE_CHECKING, Self

from crawler.models import Fetched, Rendered
from crawler.web.chromium import Chromium
from crawler.web.engine import ATTEMPTS, Engine
from crawler.web.loader import Client, Loader, Shelf

if TYPE_CHECKING:
    from playwright.async_api import Page

__all__ = ["AT_ONCE", "MOST_RENDERS", "PATIENCE", "Browser"]

AT_ONCE = 2
"""Pages drawn at once: each takes a processor core and some 100 MB while it lasts."""

MOST_RENDERS = 200
"""Pages drawn in one sitting: half of the fetches that an audit makes unless told otherwise; some ten minutes."""

PATIENCE = 15.0
"""Seconds that a page may keep itself busy, waiting for servers apart. What it shows then is taken as it is."""

_QUIET_MS = 500
_TELLS_WITHIN = 5.0
_LONGEST = 10_000_000
_LONGEST_DETAIL = 300
_HEAD = re.compile(r"<head\b[^>]*>", re.I)
# Resolves once nothing has changed on the page for so many milliseconds.
_QUIET = """ms => new Promise(done => {
    const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, ms) });
    const end = () => { seen.disconnect(); done() };
    let timer = setTimeout(end, ms);
    seen.observe(document, {subtree: true, childList: true, characterData: true});
})"""
# What a link keeps for its script beside a true address is where the script finds its data: nothing for visitors.
_DRAWN = """most => {
    for (const link of document.querySelectorAll("a[href]:not([href=''], [href^='#'], [href^='javascript:' i])"))
        for (const name of link.getAttributeNames()) if (name.startsWith("data-")) link.removeAttribute(name);
    return [document.baseURI, document.documentElement.outerHTML.slice(0, most)];
}"""


class Browser:
    """Draws pages. Use as `async with Browser(chromium, client, admits) as browser`.

    All that pages ask for is fetched by `client`, so its guard, politeness, robots.txt and bounds hold; `admits` says
    which addresses belong to the site. A page has nothing of the one before it, no cookies and no storage.
    """

    def __init__(self, chromium: Chromium, client: Client, admits: Callable[[str], bool]) -> None:
        self._engine = Engine(chromium)
        self._client = client
        self._admits = admits
        self._shelf = Shelf()
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._rendered = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._engine.close()
        await self._shelf.close()

    def remember(self, fetched: Fetched) -> None:
        """Take what was fetched for a page in an earlier sitting, so that the server is not asked again."""
        known = asyncio.get_running_loop().create_future()
        known.set_result(fetched)
        self._shelf.put(fetched.url, known)

    async def render(self, page: Fetched, may_fetch: Callable[[], bool]) -> Rendered:
        """What the page that `page` answers looks like once its scripts are through. Never raises for what a page does.

        `may_fetch` is asked before each request to a server.
        """
        if self._rendered >= MOST_RENDERS:
            return Rendered(detail=f"browser: {MOST_RENDERS} pages were drawn already")
        self._rendered += 1
        loader = Loader(page, self._client, self._shelf, admits=self._admits, may_fetch=may_fetch)
        async with self._turns:
            html, detail = await self._attempt(page, loader)
        return Rendered(html=html, exchanges=await loader.exchanges(), detail=detail)

    async def _attempt(self, page: Fetched, loader: Loader) -> tuple[bytes, str]:
        """The page as drawn, else why not. A browser or a page that breaks down gets a second chance."""
        why = "browser: it can't be started"
        for _ in range(ATTEMPTS):
            try:
                async with self._engine.page(loader.answer) as tab:
                    return await _drawn(tab, page, loader), ""
            except Exception as error:  # a browser breaks down in ways that its library does not announce
                if isinstance(error, TimeoutError) or _was_left(error):
                    return b"", f"browser: the page did not come to rest within {PATIENCE:g} seconds"
                why = f"browser: {str(error).partition(chr(10))[0]}"[:_LONGEST_DETAIL]
        return b"", why


async def _drawn(tab: Page, page: Fetched, loader: Loader) -> bytes:
    """The page once it has come to rest or our patience is at an end. TimeoutError if it says nothing even then."""
    await tab.goto(page.url, wait_until="commit", timeout=1000 * PATIENCE)
    await _rest(tab, loader)
    async with asyncio.timeout(_TELLS_WITHIN):
        base, html = await tab.evaluate(_DRAWN, _LONGEST)
    if base != page.url:  # Scripts may have led elsewhere, or changed the address; links are relative to that.
        html = _HEAD.sub(lambda found: f'{found[0]}<base href="{escape(base, quote=True)}">', html, count=1)
    return codecs.BOM_UTF8 + f"<!DOCTYPE html>\n{html}".encode("utf-8", "replace")


async def _rest(tab: Page, loader: Loader) -> None:
    """Wait until nothing is under way and nothing changes. Only the time that the page itself takes is counted."""
    loop = asyncio.get_running_loop()
    patience = PATIENCE
    while patience > 0:
        await loader.idle()
        began = loop.time()
        try:
            async with asyncio.timeout(patience):
                await tab.evaluate(_QUIET, _QUIET_MS)
        except TimeoutError:
            return
        except Exception as error:  # the page was left for another, which is waited for as well
            if not _was_left(error):
                raise
        else:
            if loader.is_idle:
                return
        patience -= loop.time() - began


def _was_left(error: Exception) -> bool:
    """Whether the page led on to another while we looked at it."""
    return "context was destroyed" in str(error)
