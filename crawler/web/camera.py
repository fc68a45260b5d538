"""The camera: a picture of a page as it was recorded, its scripts not run, drawn by this computer's browser."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from crawler.models import Fetched
from crawler.web.chromium import Chromium
from crawler.web.engine import Engine
from crawler.web.requisites import Requisites, Servant

if TYPE_CHECKING:
    from playwright.async_api import Page

__all__ = ["AT_ONCE", "HIGHEST", "PATIENCE", "SECONDS", "WIDTH", "Camera"]

AT_ONCE = 2
"""Pages drawn at once."""

WIDTH = 1280
HIGHEST = 4000
"""Pixels. Of a longer page the top is kept."""

SECONDS = 20.0
"""How long one picture may take in all."""

PATIENCE = 12.0
"""Seconds that are waited for stylesheets, images and letters. What is not there by then is left out."""

_SCREEN = 960  # pixels of height; a page that is shorter is as high as this
_COMES_WITHIN = 8.0
_SETTLES_WITHIN = 0.15
_ROUNDS = 5
_LONGEST_DETAIL = 300
_SETTINGS: dict[str, Any] = {
    "java_script_enabled": False,
    "viewport": {"width": WIDTH, "height": _SCREEN},
    "reduced_motion": "reduce",
    "color_scheme": "light",
}
# The page's own scripts are off; what is evaluated from outside runs all the same.
# The images that can be seen, from the top, and those that can't.
_IMAGES = """highest => {
    const seen = [], unseen = [];
    for (const image of [...document.images].slice(0, 3000)) {
        const box = image.getBoundingClientRect(), top = box.top + scrollY;
        const shown = image.getClientRects().length > 0 && top < highest && box.left < innerWidth;
        for (const url of [image.currentSrc, image.src])
            if (url.startsWith("http")) (shown ? seen : unseen).push([top, url]);
    }
    return [seen.sort((one, other) => one[0] - other[0]).map(each => each[1]), unseen.map(each => each[1])];
}"""
# What hides the page until a script takes it away: it fills the screen, and says little.
_UNCOVERED = """() => {
    const words = element => ((element && element.innerText) || "").trim().length;
    const few = Math.min(200, words(document.body) / 2);
    for (const [x, y] of [[.5, .5], [.1, .1], [.9, .9]])
        for (const element of document.elementsFromPoint(innerWidth * x, innerHeight * y)) {
            const box = element.getBoundingClientRect(), style = getComputedStyle(element);
            if (style.position === "fixed" && box.width >= .9 * innerWidth && box.height >= .9 * innerHeight
                && words(element) < few) element.style.setProperty("display", "none", "important");
        }
}"""
_HEIGHT = "() => Math.max(document.documentElement.scrollHeight, document.body ? document.body.scrollHeight : 0)"
# What scripts of wide use show only once the visitor has scrolled to it.
_SHOWN = "[data-aos], .wow {opacity: 1 !important; visibility: visible !important; transform: none !important}"


class Camera:
    """Takes pictures of pages. Use as `async with Camera(chromium, requisites) as camera`.

    All that a page is made of comes by way of `requisites`. A page has nothing of the one before it.
    """

    def __init__(self, chromium: Chromium, requisites: Requisites) -> None:
        self._engine = Engine(chromium)
        self._requisites = requisites
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._requisites.close()
        await self._engine.close()

    async def take(self, page: Fetched) -> tuple[bytes, str]:
        """A PNG of the document `page`, else nothing and why, for a log. Never raises for what a page does."""
        servant = Servant(page, self._requisites)
        async with self._turns:
            try:
                async with asyncio.timeout(SECONDS), self._engine.page(servant.answer, **_SETTINGS) as tab:
                    return await _taken(tab, page.url, servant), ""
            except Exception as error:  # a browser breaks down in ways that its library does not announce
                told = "out of time" if isinstance(error, TimeoutError) else str(error).partition("\n")[0]
                return b"", f"picture: {told}"[:_LONGEST_DETAIL]
            finally:
                servant.end()


async def _taken(tab: Page, url: str, servant: Servant) -> bytes:
    await tab.goto(url, wait_until="domcontentloaded", timeout=1000 * _COMES_WITHIN)
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await _made_up(tab, servant)
    servant.end()
    await asyncio.sleep(_SETTLES_WITHIN)
    await tab.evaluate(_UNCOVERED)
    height = min(HIGHEST, max(_SCREEN, await tab.evaluate(_HEIGHT)))
    clip: Any = {"x": 0, "y": 0, "width": WIDTH, "height": height}
    return await tab.screenshot(type="png", full_page=True, clip=clip, style=_SHOWN, animations="disabled")


async def _made_up(tab: Page, servant: Servant) -> None:
    """Wait for what the page is made of: its styles first, then the images that can be seen, then what these bring."""
    for _ in range(_ROUNDS):
        await servant.idle()
        await tab.evaluate(_HEIGHT)  # lays the page out, which is when letters and grounds are asked for
        await asyncio.sleep(_SETTLES_WITHIN)
        await servant.idle()
        if not servant.has_waiting:
            await tab.wait_for_load_state("load", timeout=1000 * PATIENCE)
            return
        servant.decide(*await tab.evaluate(_IMAGES, HIGHEST))
