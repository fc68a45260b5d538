"""Comparisons and histories in a real browser: for everyone, on every screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from crawler.report import difference_html, history_html
from tests.report.changes import difference, hostile_difference, hostile_history, nights
from tests.report.test_html_in_browser import DESK, PHONE, browser, opened

__all__ = ["browser"]

SMALL = {"width": 320, "height": 700}
PAGES: dict[str, Callable[[str], str]] = {
    "diff": lambda lang: difference_html(difference(), lang),
    "history": lambda lang: history_html(nights(20), lang),
    "hostile-diff": lambda lang: difference_html(hostile_difference(), lang),
    "hostile-history": lambda lang: history_html(hostile_history(), lang),
}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["diff", "history"])
def test_axe_finds_nothing_against_it(  # noqa: PLR0917 - the product of the parameters
    browser: Browser, tmp_path: Path, name: str, lang: str, scheme: str, viewport: Any
) -> None:
    with opened(browser, tmp_path / "p.html", PAGES[name](lang), viewport=viewport, color_scheme=scheme) as page:
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []


@pytest.mark.parametrize("viewport", [DESK, PHONE, SMALL], ids=["desk", "phone", "small"])
@pytest.mark.parametrize("name", list(PAGES))
def test_nothing_stands_out_of_the_page(browser: Browser, tmp_path: Path, name: str, viewport: Any) -> None:
    with opened(browser, tmp_path / "p.html", PAGES[name]("th"), viewport=viewport) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert page.locator("img, iframe, script").count() == 0


@pytest.mark.parametrize(("name", "last"), [("diff", "o17"), ("history", "o35")])
def test_it_prints_on_a4_from_first_to_last(browser: Browser, tmp_path: Path, name: str, last: str) -> None:
    with opened(browser, tmp_path / "p.html", PAGES[name]("th"), java_script_enabled=False) as page:
        printed = page.pdf(prefer_css_page_size=True)
    with pypdfium2.PdfDocument(printed) as document:
        texts = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]
        width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert all(f"{number}/{len(texts)}" in text for number, text in enumerate(texts, 1))
    assert last in "".join(texts)
