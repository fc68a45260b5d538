"""Plain text and scripts."""

from __future__ import annotations

from urllib.parse import urljoin

from crawler.models import Content, Link
from crawler.read.script import data_addresses
from crawler.read.spans import tidy
from crawler.urls import canonical, host_of

__all__ = ["MAX_CHARACTERS", "read_script", "read_text"]

MAX_CHARACTERS = 5_000_000


def read_text(text: str) -> Content:
    """A plain text file; its first line is its title."""
    lines = tuple(line for raw in text[:MAX_CHARACTERS].splitlines() if (line := tidy(raw)))
    if not lines:
        return Content(kind="text", quality="none", reason="empty")
    return Content(kind="text", title=lines[0][:200], lines=lines)


def read_script(code: str, url: str) -> Content:
    """A script of the site: nothing to read for people, but the addresses of the data that it will load."""
    root = urljoin(url, "/")
    urls = (canonical(address, root) for address in data_addresses(code[:MAX_CHARACTERS]))
    host = host_of(url)
    links = tuple(Link(url=found, via="script") for found in dict.fromkeys(urls) if found and host_of(found) == host)
    return Content(kind="text", links=links)
