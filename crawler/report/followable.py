"""Addresses from strangers as links that any program takes: a spreadsheet, a town's own website."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from crawler.report.plain import plain, web_address

__all__ = ["LONGEST_LINK", "followable"]

LONGEST_LINK = 2_079
"""Excel opens no longer one, and calls a file with one broken."""

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "%/:?@!$&'()*+,;=~"


def followable(url: str) -> str:
    """`url` with everything escaped that an address may not hold; empty where no link may be made of it.

    A link leads to the web (http and https), to a host that is plain to see (without a user name before it), and is no
    longer than Excel can bear.
    """
    address = web_address(plain(url))
    if not address:
        return ""
    parts = urlsplit(address)
    if not _HOST.fullmatch(parts.netloc) or not _port_is_valid(parts.netloc):
        return ""
    escaped = f"{parts.scheme}://{parts.netloc}{_escaped(parts.path)}"
    escaped += f"?{_escaped(parts.query)}" if parts.query else ""
    escaped += f"#{_escaped(parts.fragment)}" if parts.fragment else ""
    return escaped if len(escaped) <= LONGEST_LINK else ""


def _port_is_valid(netloc: str) -> bool:
    host, colon, port = netloc.rpartition(":")
    return not colon or (bool(host) and int(port) <= 65_535)


def _escaped(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE)
