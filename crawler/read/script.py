"""Addresses in JavaScript, found without running it."""

from __future__ import annotations

import re

__all__ = ["addresses_in", "data_addresses", "service_addresses"]

_LOCATION = re.compile(
    r"""(?:location(?:\.href)?\s*=\s*|location\.(?:replace|assign)\s*\(\s*|window\.open\s*\(\s*|MM_openBrWindow\s*\(\s*)"""
    r"""(?P<quote>["'])(?P<url>[^"'\s<>]{1,2000})(?P=quote)(?!\s*\+)"""
)
_WRITTEN = re.compile(r"""(?:href|src)\s*=\s*\\?(?P<quote>["'])(?P<url>[^"'\\\s<>+]{1,2000})\\?(?P=quote)""", re.I)
_LITERAL = re.compile(r"""(?P<quote>["'`])(?P<url>[^"'`\s<>{}$\\]{3,300})(?P=quote)(?P<rest>\s*\+)?""")
_DATA_PATH = re.compile(r"\.json(?:$|\?)|(?:^|/)(?:api|ajax|rest|services?|wp-json|data)/\S", re.I)
_ASSET = re.compile(r"\.(?:js|mjs|css|map|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|html?)(?:$|\?)|manifest\.json", re.I)
_MODULE = re.compile(r"^(?:\w+:)?//|^[./]*/|^[\w-]+/|^[\w.-]+\.json")
_SERVICE = re.compile(
    r"https?:(?:\\?/){2}(?:embed\.tawk\.to|client\.crisp\.chat|[\w.-]*\.zendesk\.com|widget\.[\w.-]+|maps\.google[\w.]*"
    r"|www\.google\.[\w.]+\\?/maps|line\.me|lin\.ee|m\.me)[^\"'\s<>]{0,500}",
    re.I,
)
_MOST = 50


def addresses_in(code: str) -> list[str]:
    """Where a script leads the visitor: location, window.open, links that it writes. No parts of addresses."""
    if not code or ("location" not in code and "pen" not in code and "href" not in code):
        return []
    found = [match["url"] for match in _LOCATION.finditer(code)]
    if "write" in code or "innerHTML" in code:
        found += [match["url"] for match in _WRITTEN.finditer(code)]
    return list(dict.fromkeys(found))[:_MOST]


def data_addresses(code: str) -> list[str]:
    """String literals that look like the addresses of JSON data of the same site, at most 50. Those that a parameter
    completes are left out."""
    found: dict[str, None] = {}
    for match in _LITERAL.finditer(code):
        url = match["url"]
        if match["rest"] or "/:" in url or url.endswith(("/", "=")):
            continue
        if _DATA_PATH.search(url) and _MODULE.match(url) and not _ASSET.search(url):
            found[url] = None
            if len(found) == _MOST:
                break
    return list(found)


def service_addresses(code: str) -> list[str]:
    """Addresses of chat and map services that a script puts on the page."""
    if "http" not in code:
        return []
    return list(dict.fromkeys(match[0].replace("\\/", "/") for match in _SERVICE.finditer(code)))[:10]
