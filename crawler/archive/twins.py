"""Addresses that differ only in how one came to the same page."""

from __future__ import annotations

import re

__all__ = ["twin_key"]

_FOR_PRINT = re.compile(
    r"(?:print|printable|print_?view|for_?print)=(?:1|y|yes|true|print)?|tmpl=component", re.IGNORECASE
)
_ESCAPE = re.compile("%[0-9a-f]{2}", re.IGNORECASE)
_LAYOUT = "layout=default"  # which Joomla adds to its links for printing only


def twin_key(url: str) -> str:
    """The same for http and https, with and without "www.", with and without the final slash (where no query follows),
    for every order of the query's parameters, for escapes in capitals or not, and for the page as it is made to be
    printed.

    Old menus mix these; fetching each would read the site twice. `url` is canonical.
    """
    plain = _ESCAPE.sub(lambda found: found.group().upper(), url) if "%" in url else url
    rest, mark, query = plain.partition("://")[2].removeprefix("www.").partition("?")
    return f"{rest}?{_same_query(query)}" if mark else rest.rstrip("/")


def _same_query(query: str) -> str:
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _FOR_PRINT.fullmatch(pair)]
    if len(kept) < len(pairs):
        kept = [pair for pair in kept if pair != _LAYOUT]
    return "&".join(sorted(kept))
