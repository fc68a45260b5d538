"""Data that a page carries inside for its own script: __NEXT_DATA__ and its like. What the script would show of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from json import JSONDecodeError, JSONDecoder

import msgspec

from crawler.models import Content
from crawler.read.html import read_html
from crawler.read.jsondata import read_json
from crawler.read.shell import SHELL_TEXT

__all__ = ["read_page"]

_MOST = 20
_SCRIPT = re.compile(r"<script\s[^>]{0,300}?\btype\s*=\s*[\"']?application/json\b[^>]{0,500}>", re.IGNORECASE)
_ASSIGNED = re.compile(r"(?<![\w.])window\.__\w{1,60}\s*=\s*(?=\{)")
_THAI = re.compile("[\u0e01-\u0e2e]{2}")


def read_page(html: str, url: str) -> Content:
    """An HTML page with the links that its inline data names, and the page itself does not put into words.

    The words of the data are taken only where the page has next to none of its own: otherwise they are the same words.
    """
    page = read_html(html, url)
    if "application/json" not in html and "window.__" not in html:
        return page
    parts = [read_json(text, url) for text in _states(html)]
    known = {link.url for link in page.links if link.text}
    links = dict.fromkeys(link for part in parts for link in part.links if link.url not in known)
    page = msgspec.structs.replace(page, links=page.links + tuple(links))
    if len(page.text) >= SHELL_TEXT:
        return page
    words = tuple(line for part in parts for line in part.lines if _THAI.search(line))
    return msgspec.structs.replace(
        page,
        lines=page.lines + words,
        needs_browser="" if sum(map(len, words)) >= SHELL_TEXT else page.needs_browser,
        headings=page.headings + tuple(heading for part in parts for heading in part.headings),
        tables=page.tables + tuple(table for part in parts for table in part.tables),
    )


def _states(html: str) -> Iterator[str]:
    """The JSON texts in the page, whole ones only."""
    for script in islice(_SCRIPT.finditer(html), _MOST):
        end = html.find("</script", script.end())
        if end < 0:
            break
        yield html[script.end() : end]
    decoder = JSONDecoder()
    for assigned in islice(_ASSIGNED.finditer(html), _MOST):
        try:
            _, end = decoder.raw_decode(html, assigned.end())
        except (JSONDecodeError, RecursionError):
            continue
        yield html[assigned.end() : end]
