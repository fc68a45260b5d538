"""The browser as a process of its own: started at the first page, started anew when it has died, and shut in."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from crawler.signals import deaf_to_ctrl_c
from crawler.web.chromium import Chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser as Process
    from playwright.async_api import Page, Route

__all__ = ["ATTEMPTS", "Engine"]

ATTEMPTS = 2
"""How often the browser is started in a row before it counts as one that can't be."""

_STARTS_WITHIN = 30.0
_ENDS_WITHIN = 10.0
_MEGABYTES = 512
_DEAD_END = "http://127.0.0.1:9"
_SWITCHES = (
    # Every request is answered by our own client; whatever got past that must not get out.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # its name in older browsers
    "--disable-checker-imaging",  # a picture must not be taken before the images in it are unpacked
    f"--js-flags=--max-old-space-size={_MEGABYTES}",
)


class Engine:
    """A running browser. The browser itself never opens a connection: who opens a page answers all that it asks for."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium
        self._starting = asyncio.Lock()
        self._stack = AsyncExitStack()
        self._failures = 0
        self.process: Process | None = None
        """The browser, once it was started."""

    @asynccontextmanager
    async def page(self, answer: Callable[[Route], Awaitable[None]], **settings: Any) -> AsyncIterator[Page]:  # noqa: ANN401
        """A page of its own, without cookies and storage of any other; `settings` are those of Playwright's contexts.

        Every way to the outside leads to `answer` or nowhere. Raises what the library raises, and RuntimeError where
        the browser can't be started.
        """
        process = await self._running()
        context = await process.new_context(
            service_workers="block", accept_downloads=False, locale="th-TH", timezone_id="Asia/Bangkok", **settings
        )
        try:
            await context.route("**/*", lambda route: route.abort())  # for windows that the page opens
            await context.route_web_socket("**/*", lambda socket: socket.close())
            tab = await context.new_page()
            await tab.route("**/*", answer)
            yield tab
        finally:
            await _within(_ENDS_WITHIN, context.close())

    async def close(self) -> None:
        """End the browser."""
        self.process = None
        stack, self._stack = self._stack, AsyncExitStack()
        await _within(_ENDS_WITHIN, stack.aclose())

    async def _running(self) -> Process:
        async with self._starting:
            if self.process is None or not self.process.is_connected():
                await self.close()
                if self._failures >= ATTEMPTS:
                    raise RuntimeError("it can't be started")
                self._failures += 1
                self.process = await self._start()
                self._failures = 0
            return self.process

    async def _start(self) -> Process:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - an extra, needed only here

        with deaf_to_ctrl_c():  # which is for the crawl to hear; it then ends the browser in good order
            playwright = await self._stack.enter_async_context(async_playwright())
        return await playwright.chromium.launch(
            executable_path=None if self._chromium.is_playwrights else self._chromium.path,
            args=_SWITCHES,
            chromium_sandbox=getattr(os, "geteuid", lambda: 1)() != 0,  # Chromium refuses it to root
            proxy={"server": _DEAD_END, "bypass": "<-loopback>"},
            timeout=1000 * _STARTS_WITHIN,
        )


async def _within(seconds: float, ending: Awaitable[None]) -> None:
    """Let something end, as far as it can."""
    with suppress(Exception):
        async with asyncio.timeout(seconds):
            await ending
