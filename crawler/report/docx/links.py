"""Where a click in the document may lead: the open web, by an address that Word takes without complaint."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from crawler.report.plain import plain, web_address

__all__ = ["link_target"]

LONGEST = 2000
"""Word refuses addresses longer than 2,083 characters, and the whole document with them."""

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "/:@!$&'()*+,;=~-._%"


def link_target(url: str) -> str:
    """`url` in ASCII if it may become a link, else an empty string: then it is shown, and leads nowhere."""
    given = web_address(plain(url))
    try:
        parts = urlsplit(given)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError is one
        return ""
    # A name before the host is there to make an address look like another's.
    if not _HOST.fullmatch(host) or "@" in parts.netloc:
        return ""
    query = f"?{_quoted(parts.query, '?')}" if parts.query else ""
    fragment = f"#{_quoted(parts.fragment, '?')}" if parts.fragment else ""
    target = f"{parts.scheme}://{host}{port}{_quoted(parts.path)}{query}{fragment}"
    return target if len(target) <= LONGEST else ""


def _quoted(text: str, also: str = "") -> str:
    return _STRAY_PERCENT.sub("%25", quote(text, safe=_SAFE + also, errors="replace"))
