"""The web addresses in a cell, however they were typed."""

from __future__ import annotations

import re

from crawler.urls import canonical

__all__ = ["MOST_URLS", "addresses_in", "is_blank"]

MOST_URLS = 20
"""Addresses taken from one row; a list of a year's tenders has a dozen."""

# Addresses may stand without anything between them; a blank, a quote or a bar ends one.
_ADDRESS = re.compile(
    r"(?:https?:/{1,3}|www\.)[^\s<>\"“”|]*?(?=[,;]?\s*(?:https?:/|(?<![/.\w=?&%])www\.)|[\s<>\"“”|]|\Z)", re.IGNORECASE
)
# What follows a document's ending without a blank was written for people.
_RUN_ON = re.compile(r"(\.(?:pdf|docx?|xlsx?|html?|php|aspx?))[\u0e00-\u0e7f].*\Z", re.IGNORECASE | re.DOTALL)
_CLOSING = ".,;:!?…ฯ”’'"
_BLANK = re.compile(r"[\s\-–—_.]*(?:ไม่มี(?:ข้อมูล|ลิงก์|ลิงค์|url)?|n/?a|none|null)?[\s\-–—_.]*", re.IGNORECASE)


def addresses_in(text: str) -> tuple[str, ...]:
    """The canonical addresses in `text`, each once, in their order."""
    found = (canonical(_completed(match[0])) for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(filter(None, found)))[:MOST_URLS]


def is_blank(text: str) -> bool:
    """Whether a cell says nothing, or that there is nothing."""
    return _BLANK.fullmatch(text) is not None


def _completed(address: str) -> str:
    address = _RUN_ON.sub(r"\1", address).rstrip(_CLOSING)
    for opening, closing in ("()", "[]"):
        while address.endswith(closing) and address.count(closing) > address.count(opening):
            address = address[:-1].rstrip(_CLOSING)
    return f"http://{address}" if address[:4].lower() == "www." else address
