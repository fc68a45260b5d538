"""Addresses in JavaScript, found without running it."""

from __future__ import annotations

import re

from crawler.urls import names_document

__all__ = ["OPENERS", "addresses_in", "data_addresses", "files_in", "service_addresses", "written_addresses"]

OPENERS = (
    r"(?:location(?:\.href|\[[\"']href[\"']\]|[\"']\])?\s*=\s*|location\.(?:replace|assign)\s*\(\s*"
    r"|(?:(?<![\w.$])|window\.)open\s*\(\s*|MM_openBrWindow\s*\(\s*|\bnavigate\s*\(\s*"
    r"|location\s*\)\s*\.(?:attr|prop)\s*\(\s*[\"']href[\"']\s*,\s*|\)\.load\s*\(\s*)"
)
"""What stands in a script before the address to which it leads the visitor, or whose page it puts into this one."""

_MARKS = ("location", "open", "OpenBrWindow", "navigate", ".load", "href")
_LOCATION = re.compile(
    rf"{OPENERS}\\?" r"""(?P<quote>["'`])(?P<url>[^"'`\s<>\\]{1,2000})(?:\s[^"'`<>\\]{0,200})?\\?(?P=quote)(?!\s*\+)"""
)
_WRITTEN = re.compile(r"""(?:href|src)\s*=\s*\\?(?P<quote>["'])(?P<url>[^"'\\\s<>+]{1,2000})\\?(?P=quote)""", re.I)
_LITERAL = re.compile(r"""(?P<quote>["'`])(?P<url>[^"'`\s<>{}$\\]{3,300})(?P=quote)(?P<rest>\s*\+)?""")
_FILE = re.compile(r"""(?P<before>\+\s?)?(?P<quote>["'`])(?P<url>[^"'`\n<>]{5,2000})(?P=quote)(?P<rest>\s*\+)?""")
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
    if not code or not any(mark in code for mark in _MARKS):
        return []
    found = [match["url"] for match in _LOCATION.finditer(code) if "${" not in match["url"]]
    if "write" in code or "innerHTML" in code:
        found += written_addresses(code)
    return list(dict.fromkeys(found))[:_MOST]


def written_addresses(code: str) -> list[str]:
    """The addresses in the markup that a script writes, or that a browser with frames leaves unread."""
    return [match["url"] for match in _WRITTEN.finditer(code)]


def files_in(code: str) -> list[str]:
    """The documents that a script names in one piece, to show them in a flipbook or a viewer; at most 50."""
    if "." not in code:
        return []
    found = (
        match["url"].replace("\\/", "/")
        for match in _FILE.finditer(code)
        if not match["before"] and not match["rest"] and names_document(match["url"])
    )
    return list(dict.fromkeys(url for url in found if "${" not in url))[:_MOST]


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
