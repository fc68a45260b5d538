"""Addresses that differ only in how one came to the same server."""

from __future__ import annotations

__all__ = ["twin_key"]


def twin_key(url: str) -> str:
    """The same for http and https, with and without "www.", with and without the final slash (where no query follows).

    Old menus mix these; fetching each would read the site twice. `url` is canonical.
    """
    rest = url.partition("://")[2].removeprefix("www.")
    return rest if "?" in rest else rest.rstrip("/")
