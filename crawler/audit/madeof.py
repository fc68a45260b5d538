"""What recorded pages refer to that a browser needs to show them: images, stylesheets, letters, frames."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.urls import canonical

__all__ = ["framed_in", "is_part", "named_in"]

_PARTS = ("image/", "text/css", "font/", "application/font", "application/x-font", "application/vnd.ms-fontobject")
_LONGEST = 3_000_000
_MOST = 2_000
_VALUE = rb"""\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))"""
_FRAMES = re.compile(rb"<i?frame\b[^>]{0,1000}?\bsrc" + _VALUE, re.I)
_IN_PAGE = re.compile(rb"\b(?:src|href|background|poster|data)" + _VALUE, re.I)
_IN_STYLE = re.compile(rb"""url\(\s*["']?([^"')]{1,2000})["']?\s*\)|@import\s+["']([^"']{1,2000})["']""", re.I)


def is_part(media_type: str) -> bool:
    """Whether pages are made of such things, rather than leading to them."""
    return media_type.lower().startswith(_PARTS)


def named_in(body: bytes, url: str) -> Iterator[str]:
    """The addresses that a page or stylesheet at `url` names in any way, canonical."""
    return _found((_IN_PAGE, _IN_STYLE), body, url)


def framed_in(body: bytes, url: str) -> Iterator[str]:
    """Those of the pages that it shows within itself."""
    return _found((_FRAMES,), body, url)


def _found(patterns: tuple[re.Pattern[bytes], ...], body: bytes, url: str) -> Iterator[str]:
    seen: set[str] = set()
    for pattern in patterns:
        for found in pattern.finditer(body[:_LONGEST]):
            raw = next(filter(None, found.groups()), b"").decode("utf-8", "replace")
            named = canonical(raw, url)
            if named and named not in seen and len(seen) < _MOST:
                seen.add(named)
                yield named
