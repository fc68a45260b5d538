"""Plain text and scripts."""

from __future__ import annotations

from itertools import islice
from urllib.parse import urljoin

from crawler.models import Content, Link
from crawler.read.script import data_addresses
from crawler.read.sitemap import address_list
from crawler.read.spans import bare_addresses, tidy
from crawler.urls import canonical, host_of

__all__ = ["MAX_CHARACTERS", "read_script", "read_text"]

MAX_CHARACTERS = 5_000_000

_MOST_LINKS = 1_000
_LONGEST_CONTEXT = 300


def read_text(text: str, url: str) -> Content:
    """A plain text file; its first line is its title. One of addresses only is a sitemap."""
    lines = tuple(line for raw in text[:MAX_CHARACTERS].splitlines() if (line := tidy(raw)))
    if not lines:
        return Content(kind="text", quality="none", reason="empty")
    listed = address_list(lines, url)
    return listed or Content(kind="text", title=lines[0][:200], lines=lines, links=_links(lines, url))


def _links(lines: tuple[str, ...], url: str) -> tuple[Link, ...]:
    """The addresses in a text, each with the line that it stands in."""
    bare = ((address, line) for line in lines for address in bare_addresses(line))
    found = {target: line[:_LONGEST_CONTEXT] for address, line in bare if (target := canonical(address, url))}
    return tuple(Link(url=target, context=line, via="text") for target, line in islice(found.items(), _MOST_LINKS))


def read_script(code: str, url: str) -> Content:
    """A script of the site: nothing to read for people, but the addresses of the data that it will load."""
    root = urljoin(url, "/")
    urls = (canonical(address, root) for address in data_addresses(code[:MAX_CHARACTERS]))
    host = host_of(url)
    links = tuple(Link(url=found, via="script") for found in dict.fromkeys(urls) if found and host_of(found) == host)
    return Content(kind="text", links=links)
