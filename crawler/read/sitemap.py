"""A site's own list of its addresses (sitemaps.org)."""

from __future__ import annotations

import re
from html import unescape

from crawler.models import Content, Link
from crawler.urls import canonical

__all__ = ["MOST_IN_SITEMAP", "is_sitemap", "read_sitemap"]

MOST_IN_SITEMAP = 5_000
"""Addresses taken from one sitemap file; the format allows 50,000, more than any budget."""

_LOC = re.compile(rb"<(?:\w{1,30}:)?loc>\s*(?:<!\[CDATA\[)?([^<\]]{1,8000})", re.IGNORECASE)
_MOST_BYTES = 10_000_000


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
