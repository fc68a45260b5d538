"""Signs that a page shows what it holds only once a browser has run its scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from crawler.models import Link, NeedsBrowser
from crawler.read.walk import Walk
from crawler.urls import host_of

__all__ = ["SHELL_LINKS", "SHELL_TEXT", "needs_browser"]

SHELL_TEXT = 300
"""Characters: a page with fewer and with scripts is put together by them."""

SHELL_LINKS = 3
"""Links: a page with more leads on without its scripts."""

_MENU_LINKS = 10
"""Links to the own site: a page with as many has a menu, and the empty container is that of small screens."""

# Where the usual libraries put an application, and what they call it.
_ROOTS = "#app, #root, #__next, #__nuxt, #q-app, #main-app, app-root, [ng-app], [data-reactroot], [v-cloak]"
_ROOT_WORDS = re.compile(r"app|root|__n[eu]xt|v-cloak|data-reactroot", re.I)
_ASKS = re.compile(r"java\s?script|จาวา\s?สคริปต์", re.I)
_EMPTY_MENU = re.compile(
    r"<(?P<tag>nav|ul|ol|div)\b(?P<attributes>[^<>]{0,500})>\s*(?:<!--[^<>]{0,200}-->\s*)?</(?P=tag)\s*>", re.I
)
_MENU_WORD = re.compile(r"""(?:id|class|role)\s*=\s*["']?[^"'<>]*(?:menu|nav(?!y))""", re.I)


def needs_browser(
    tree: LexborHTMLParser, html: str, walk: Walk, *, lines: Sequence[str], links: Sequence[Link], base: str
) -> NeedsBrowser | Literal[""]:
    """Why the page needs a browser to be seen; empty where it does not. Without scripts no browser would show more."""
    if not walk.script_files and not walk.scripts:
        return ""
    if sum(map(len, lines)) < SHELL_TEXT and len(links) <= SHELL_LINKS:
        if _has_empty_root(tree, html):
            return "app_shell"
        if any(_ASKS.search(node.text()) for node in tree.css("noscript")):
            return "asks_for_script"
        if not (lines or links or walk.pictures or walk.forms):
            return "no_text"
    return "empty_menu" if _has_empty_menu(html, links, base) else ""


def _has_empty_root(tree: LexborHTMLParser, html: str) -> bool:
    if not _ROOT_WORDS.search(html):
        return False
    return any(not node.css_first("a[href], img, table, form, iframe") for node in tree.css(_ROOTS))


def _has_empty_menu(html: str, links: Sequence[Link], base: str) -> bool:
    host = host_of(base)
    if sum(1 for link in links if host_of(link.url) == host) >= _MENU_LINKS:
        return False
    return any(
        found["tag"].lower() == "nav" or _MENU_WORD.search(found["attributes"]) for found in _EMPTY_MENU.finditer(html)
    )
