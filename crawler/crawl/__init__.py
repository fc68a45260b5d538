"""The crawl: fetches what promises most, in scope, out of traps, within a budget, into an archive."""

from __future__ import annotations

from crawler.crawl.guide import Fetcher, Guide, Reader, Renderer
from crawler.crawl.limits import WANTED
from crawler.crawl.loop import Budget, Crawl, Event
from crawler.crawl.scope import Scope
from crawler.crawl.visit import is_read, is_robots, location_of

__all__ = [
    "WANTED",
    "Budget",
    "Crawl",
    "Event",
    "Fetcher",
    "Guide",
    "Reader",
    "Renderer",
    "Scope",
    "is_read",
    "is_robots",
    "location_of",
]
