"""Pages that show little before their scripts have run, and pages that only look like them."""

from __future__ import annotations

import pytest

from crawler.read.html import read_html
from crawler.read.reader import read

URL = "https://www.town.example/"
APP = '<script src="/app.js"></script>'
MENU = "".join(f'<li><a href="/p{number}">เมนู {number}</a></li>' for number in range(12))
NEWS = "<p>" + "ข่าวประชาสัมพันธ์ของเทศบาล " * 20 + "</p>"


def needs(body: str) -> str:
    return read_html(f"<html><head><title>เทศบาล</title></head><body>{body}</body></html>", URL).needs_browser


@pytest.mark.parametrize(
    "root",
    ['<div id="app"></div>', "<div id=root>Loading...</div>", '<div id="__next"></div>', "<app-root></app-root>"],
)
def test_the_empty_frame_of_an_application(root: str) -> None:
    assert needs(root + APP) == "app_shell"
    assert needs(root + "<script>start()</script>") == "app_shell"


@pytest.mark.parametrize(
    "asked", ["You need to enable JavaScript to run this app.", "กรุณาเปิดใช้งานจาวาสคริปต์", "please turn java script on"]
)
def test_a_page_that_asks_for_scripts(asked: str) -> None:
    assert needs(f"<noscript>{asked}</noscript><main></main>{APP}") == "asks_for_script"
    assert needs(f"<noscript>{asked}</noscript>{NEWS}{MENU}{APP}") == ""


def test_a_page_that_shows_nothing_at_all() -> None:
    assert needs(f"<main></main>{APP}") == "no_text"
    assert needs(f'<img src="/splash.jpg" alt="">{APP}') == ""
    assert needs(f'<a href="/home">เข้าสู่เว็บไซต์</a>{APP}') == ""
    assert needs(f"<form><input name=q></form>{APP}") == ""


@pytest.mark.parametrize(
    "menu",
    [
        "<nav></nav>",
        '<ul id="main-menu"> </ul>',
        "<div class='top navbar'><!-- menu --></div>",
        "<ol role=navigation></ol>",
    ],
)
def test_a_menu_that_is_empty(menu: str) -> None:
    assert needs(menu + NEWS + APP) == "empty_menu"
    assert needs(menu + NEWS + MENU + APP) == "", "the one for small screens is filled from the other"
    assert needs(menu + NEWS) == "", "without scripts no browser would fill it"


def test_an_empty_place_that_is_no_menu() -> None:
    assert needs(f'<div class="navy banner"></div><ul class="news"></ul>{NEWS}{APP}') == ""


def test_without_scripts_a_browser_would_show_no_more() -> None:
    assert needs('<div id="app"></div>') == ""
    assert needs("") == ""


def test_nothing_else_needs_a_browser() -> None:
    assert read(b'{"app": ""}', URL, "application/json").needs_browser == ""
    assert needs(NEWS + APP) == ""
