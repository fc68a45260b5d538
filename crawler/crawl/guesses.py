"""Where a site may lie whose first page names no way in."""

from __future__ import annotations

import re
from html import unescape

from crawler.crawl.limits import MOST_IN_SITEMAP
from crawler.models import Content, Link
from crawler.urls import canonical

__all__ = ["guesses", "is_sitemap", "read_sitemap"]

_NAMES = ("home", "Home", "index.php", "index.html", "main.php", "sitemap.xml")
_LOC = re.compile(rb"<(?:\w{1,30}:)?loc>\s*(?:<!\[CDATA\[)?([^<\]]{1,8000})", re.IGNORECASE)
_MOST_BYTES = 10_000_000


def guesses(url: str) -> tuple[str, ...]:
    """The addresses at which frameworks put the home page behind a splash, and the sitemap, for the site of `url`."""
    found = (canonical("/" + name, url) for name in _NAMES)
    return tuple(guess for guess in found if guess and guess != url)


def is_sitemap(body: bytes) -> bool:
    """Whether the bytes are a sitemap or an index of sitemaps."""
    start = body[:2000]
    return b"<urlset" in start or b"<sitemapindex" in start


def read_sitemap(body: bytes, url: str) -> Content:
    """A sitemap as a content of links, at most MOST_IN_SITEMAP of them. No XML parser: a stranger wrote it."""
    links = []
    for number, found in enumerate(_LOC.finditer(body[:_MOST_BYTES])):
        if number == MOST_IN_SITEMAP:
            break
        target = canonical(unescape(found[1].decode("utf-8", "replace")), url)
        if target is not None:
            links.append(Link(url=target, via="text"))
    return Content(kind="text", links=tuple(links))
