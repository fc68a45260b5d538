"""report.html in a real browser: it can be used by everyone, sifted with its script, read without, and printed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from crawler.report import to_html
from tests.report.hostile import EVIL
from tests.report.hostile import hostile as endless
from tests.report.sample import checklist, report
from tests.report.test_html_holds import hostile
from tests.web.chromium import a_chromium

LONG = "ก" * 5_000
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = a_chromium()
    with sync_playwright() as playwright:
        path = None if chromium.is_playwrights else chromium.path
        is_root = getattr(os, "geteuid", lambda: 1)() == 0
        process = playwright.chromium.launch(executable_path=path, chromium_sandbox=not is_root)
        yield process
        process.close()


@contextmanager
def opened(browser: Browser, file: Path, source: str, **settings: Any) -> Iterator[Page]:
    """The page as a person opens it: a file, and nothing else to be had. `asked` of the page is what it asked for."""
    file.write_text(source, encoding="utf-8")
    context = browser.new_context(**({"viewport": DESK} | settings))
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: pytest.fail(f"the page said {dialog.message}"))
        page.on("pageerror", lambda error: pytest.fail(f"the script failed: {error}"))
        page.goto(file.as_uri())
        yield page
        assert asked == [file.as_uri()]
    finally:
        context.close()


def visible(page: Page) -> list[str]:
    return [item.get_attribute("id") or "" for item in page.query_selector_all(".item") if item.is_visible()]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_against_it(browser: Browser, tmp_path: Path, lang: str, scheme: str, viewport: Any) -> None:
    source = to_html(report(), lang, checklist())
    with opened(browser, tmp_path / "r.html", source, viewport=viewport, color_scheme=scheme) as page:
        page.click("#open-all")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []


@pytest.mark.parametrize("viewport", [DESK, PHONE, {"width": 320, "height": 700}], ids=["desk", "phone", "small"])
@pytest.mark.parametrize("told", [report(), hostile(), endless(f"{EVIL} {LONG}")], ids=["usual", "hostile", "endless"])
def test_nothing_stands_out_of_the_page(browser: Browser, tmp_path: Path, viewport: Any, told: Any) -> None:
    with opened(browser, tmp_path / "r.html", to_html(told, "th", checklist()), viewport=viewport) as page:
        page.click("#open-all")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_items_are_sifted_by_status_unit_group_and_words(browser: Browser, tmp_path: Path) -> None:
    items = report().items
    with opened(browser, tmp_path / "r.html", to_html(report(), "th", checklist())) as page:
        assert len(visible(page)) == len(items)
        page.check("#show-todo")
        assert visible(page) == [each.id for each in items if each.status in ("partial", "missing")]
        page.select_option("#by-owner", "กองคลัง")
        assert visible(page) == ["o16"]
        assert page.inner_text("#shown") == "แสดง 1 จาก 35 ข้อ"
        page.check("#show-all")
        page.select_option("#by-owner", "")
        page.select_option("#by-sub", "9.2")
        assert visible(page) == [each.id for each in items if each.sub_indicator == "9.2"]
        page.select_option("#by-sub", "")
        page.fill("#find", "รองนายก โทรศัพท์")
        assert visible(page) == ["o2"]
        page.fill("#find", "ไม่มีคำนี้ในรายงาน")
        assert visible(page) == []
        assert not page.is_visible(".group > h3")
        page.click('.fixes a[href="#o16"]')
        page.wait_for_function("document.querySelector('#find').value === ''")
        assert len(visible(page)) == len(items)


def test_items_are_put_in_order_and_back(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path / "r.html", to_html(report(), "th", checklist())) as page:
        usual = visible(page)
        page.select_option("#order", "gain")
        gains = [float(item.get_attribute("data-gain") or 0) for item in page.query_selector_all(".item")]
        assert gains == sorted(gains, reverse=True)
        assert gains[0] > 0
        page.select_option("#order", "chance")
        chances = [float(item.get_attribute("data-chance") or 0) for item in page.query_selector_all(".item")]
        assert chances == sorted(chances)
        page.select_option("#order", "")
        assert visible(page) == usual


def test_without_a_script_it_is_whole_and_still_sifted_by_status(browser: Browser, tmp_path: Path) -> None:
    source = to_html(report(), "th", checklist())
    with opened(browser, tmp_path / "r.html", source, java_script_enabled=False) as page:
        assert len(visible(page)) == 35
        assert not page.is_visible("#find")
        page.check("#show-look")
        assert visible(page) == ["o17", "o23"]


def test_it_prints_on_numbered_sheets_of_a4_with_every_item_opened(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path / "r.html", to_html(report(), "th", checklist()), color_scheme="dark") as page:
        printed = page.pdf(prefer_css_page_size=True)
    with pypdfium2.PdfDocument(printed) as document:
        texts = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]
        width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert all(f"{number}/{len(texts)}" in text for number, text in enumerate(texts, 1))
    whole = "".join(texts)
    assert all(f"o{number}" in whole for number in range(1, 36))
    assert whole.count("SHA-256") == 1
    assert "PDF" in whole


def test_what_strangers_write_stays_words(browser: Browser, tmp_path: Path) -> None:
    for lang in ("th", "en"):
        with opened(browser, tmp_path / "r.html", to_html(hostile(), lang, checklist())) as page:
            assert page.locator("img, iframe").count() == 0
            page.fill("#find", "<script>")
            assert visible(page)
            for link in page.query_selector_all("a"):
                assert (link.get_attribute("href") or "").startswith(("#", "https://"))
