"""Addresses from strangers as links that any program takes: a word processor, a spreadsheet, a town's own website."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from crawler.report.plain import plain, web_address

__all__ = ["LONGEST_LINK", "followable"]

LONGEST_LINK = 2_079
"""Excel opens no longer one, and calls a file with one broken; Word bears a few characters more."""

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "%/:?@!$&'()*+,;=~"


def followable(url: str) -> str:
    """`url` in ASCII with everything escaped that an address may not hold; empty where no link may be made of it.

    A link leads to the web (http and https), to a host that is plain to see (without a user name before it), and is no
    longer than Excel can bear.
    """
    try:
        parts = urlsplit(web_address(plain(url)))
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError is one
        return ""
    # A name before the host is there to make an address look like another's.
    if not _HOST.fullmatch(host) or "@" in parts.netloc:
        return ""
    escaped = f"{parts.scheme}://{host}{port}{_escaped(parts.path)}"
    escaped += f"?{_escaped(parts.query)}" if parts.query else ""
    escaped += f"#{_escaped(parts.fragment)}" if parts.fragment else ""
    return escaped if len(escaped) <= LONGEST_LINK else ""


def _escaped(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE, errors="replace")
