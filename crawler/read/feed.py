"""News feeds (RSS, RDF, Atom) as lists of links with their titles. No XML parser: a stranger wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from crawler.models import Content, Link
from crawler.read.spans import tidy
from crawler.urls import canonical

__all__ = ["is_feed", "read_feed"]

_MOST_ENTRIES = 1_000
_LONGEST_ENTRY = 20_000
_LONGEST_TITLE = 500
_START = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_TITLE = re.compile(r"<title(?:\s[^>]{0,200})?>([^<]*(?:<!\[CDATA\[.*?\]\]>)?)", re.IGNORECASE | re.DOTALL)
_RSS_LINK = re.compile(r"<link>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]{1,2000})", re.IGNORECASE)
_ATOM_LINK = re.compile(r"<(?:link|enclosure)\s[^>]{0,2000}?\b(?:href|url)\s*=\s*[\"']([^\"'<>]{1,2000})", re.I)
_MARKUP = re.compile(r"<!\[CDATA\[|\]\]>|<[^>]{0,500}>")


def is_feed(text: str) -> bool:
    """Whether a text is a feed of one of the three kinds."""
    return text.lstrip()[:1] == "<" and _START.search(text, 0, 2_000) is not None


def read_feed(text: str, url: str) -> Content:
    """A feed as a content of links, at most 1,000 entries, each with its page and its enclosed files."""
    links = dict.fromkeys(link for entry in islice(_entries(text), _MOST_ENTRIES) for link in _links(entry, url))
    return Content(kind="text", links=tuple(links))


def _entries(text: str) -> Iterator[str]:
    starts = [match.end() for match in islice(_ENTRY.finditer(text), _MOST_ENTRIES + 1)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start : min(end, start + _LONGEST_ENTRY)]


def _links(entry: str, base: str) -> Iterator[Link]:
    found = _TITLE.search(entry)
    title = tidy(_MARKUP.sub(" ", unescape(found[1])))[:_LONGEST_TITLE] if found else ""
    for address in (*_RSS_LINK.findall(entry)[:1], *_ATOM_LINK.findall(entry)):
        if target := canonical(unescape(address), base):
            yield Link(url=target, text=title, via="text")
