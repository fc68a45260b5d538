"""A site's own lists of its addresses (sitemaps.org): XML, packed or not, and plain text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice

from crawler.models import Content, Link
from crawler.urls import canonical

__all__ = ["MOST_IN_SITEMAP", "address_list", "is_sitemap", "read_sitemap", "unpacked_sitemap"]

MOST_IN_SITEMAP = 5_000
"""Addresses taken from one sitemap file; the format allows 50,000, more than any budget."""

# Not those of pictures and films, which stand in namespaces of their own.
_LOC = re.compile(rb"<(?!image:|video:)(?:\w{1,30}:)?loc>\s*(?:<!\[CDATA\[)?([^<\]]{1,8000})", re.IGNORECASE)
_MOST_BYTES = 10_000_000


def is_sitemap(body: bytes) -> bool:
    """Whether the bytes are a sitemap or an index of sitemaps."""
    start = body[:2000]
    return b"<urlset" in start or b"<sitemapindex" in start


def unpacked_sitemap(body: bytes) -> bytes:
    """The sitemap in a gzip file, as far as it will be read; empty where it is damaged or holds something else."""
    try:
        unpacked = zlib.decompressobj(wbits=31).decompress(body, _MOST_BYTES)
    except zlib.error:
        return b""
    return unpacked if is_sitemap(unpacked) else b""


def read_sitemap(body: bytes, url: str) -> Content:
    """A sitemap as a content of links, at most MOST_IN_SITEMAP of them. No XML parser: a stranger wrote it."""
    found = (unescape(match[1].decode("utf-8", "replace")) for match in _LOC.finditer(body[:_MOST_BYTES]))
    return _listed(found, url)


def address_list(lines: Sequence[str], url: str) -> Content | None:
    """A sitemap in plain text, one whole address a line and nothing else; None for every other text."""
    if not lines or not all(line.startswith(("http://", "https://")) and " " not in line for line in lines):
        return None
    return _listed(iter(lines), url)


def _listed(addresses: Iterator[str], base: str) -> Content:
    targets = (canonical(address, base) for address in islice(addresses, MOST_IN_SITEMAP))
    links = (Link(url=target, via="sitemap") for target in targets if target is not None)
    return Content(kind="text", links=tuple(links))
