"""Pages made alike: enough of them are fetched to know their kind, and calendars are left early."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote, urlsplit

from crawler.crawl.limits import MOST_ALIKE, MOST_BARREN, PROMISE
from crawler.urls import template

__all__ = ["Sampler"]

_CALENDAR = re.compile(
    r"calendar|ปฏิทิน|/(?:19|2[05])\d\d[/-]\d{1,2}(?!\d)"
    r"|[?&/](?:date|day|month|mon|year|yr|ym|[dmy])[=/]\d",
    re.IGNORECASE,
)


class Sampler:
    """Counts, for every template, the pages that promise nothing."""

    def __init__(self) -> None:
        self._alike: Counter[str] = Counter()
        self._barren: Counter[str] = Counter()

    def refuses(self, url: str, priority: float) -> bool:
        """Whether enough pages like `url` wait or were fetched already. Asked once an address; it counts."""
        if priority >= PROMISE:
            return False
        alike = template(url)
        self._alike[alike] += 1
        return self._alike[alike] > MOST_ALIKE

    def saw(self, url: str, promising: bool) -> None:
        """Told of a fetched page, and whether it named anything of promise that was not known before."""
        if is_calendar(url):
            alike = template(url)
            self._barren[alike] = 0 if promising else self._barren[alike] + 1

    def is_barren(self, url: str) -> bool:
        """Whether `url` is another page of a calendar that has led nowhere."""
        return is_calendar(url) and self._barren[template(url)] >= MOST_BARREN


def is_calendar(url: str) -> bool:
    """Whether the address looks like one that is made for every day, month or year."""
    parts = urlsplit(url)
    return bool(_CALENDAR.search(unquote(f"{parts.path}?{parts.query}")))
