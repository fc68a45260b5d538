"""How we fetch, and by which name: every default in one place."""

from __future__ import annotations

from crawler import __version__
from crawler.models import Frozen

__all__ = ["CONTACT", "PRODUCT", "USER_AGENT", "FetchSettings"]

PRODUCT = "oit-crawler"
"""Our product token: the name that a robots.txt can address."""

CONTACT = "https://github.com/oit-crawler"
"""Where the owner of a server can read what this program does and whom to write to."""

USER_AGENT = f"{PRODUCT}/{__version__} (+{CONTACT}; OIT self-audit)"
"""Honest, and free of the names of search engines: hacked sites show those visitors spam in place of the true page."""


class FetchSettings(Frozen):
    """How a `Client` fetches.

    `delay` is the least number of seconds between two request starts on a host (0 for a host of one's own), `parallel`
    the most requests at once on a host. `timeout` is how many seconds one request may take from first to last byte; a
    large body that keeps arriving gets more. `max_bytes` bounds a body with its content encoding undone. `attempts`
    counts the first try. `private_hosts` are the hosts on private addresses that the user started at. With `strict_tls`
    nothing is read from a server that can't be verified. The bodies of `fonts` are of use for pictures only.
    """

    user_agent: str = USER_AGENT
    delay: float = 0.5
    parallel: int = 4
    timeout: float = 30.0
    max_bytes: int = 50_000_000
    attempts: int = 3
    private_hosts: frozenset[str] = frozenset()
    strict_tls: bool = False
    fonts: bool = False
