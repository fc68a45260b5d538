"""How often and how many at once: the turns that requests to a host take."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.models import Fetched
from crawler.web.clock import Clock

__all__ = ["LONGEST_CRAWL_DELAY", "LONGEST_RETRY_AFTER", "Politeness", "retry_after"]

LONGEST_CRAWL_DELAY = 30.0
"""Seconds. A Crawl-delay above it was written against search engines that never leave; an audit is a few hundred
requests once, and would take days."""

LONGEST_RETRY_AFTER = 120.0
"""Seconds. A server that asks for more is not waited for: its pages are reported as not seen."""


class _Lane:
    """The state of one host. `gate` lets requests through one by one in the order in which they came."""

    def __init__(self, delay: float, parallel: int) -> None:
        self.delay = delay
        self.next_start = 0.0
        self.cool_until = 0.0
        self.gate = asyncio.Lock()
        self.slots = asyncio.Semaphore(parallel)

    def wait(self, now: float) -> float:
        return max(self.next_start, self.cool_until) - now


class Politeness:
    """Per host: at most `parallel` requests at once, at least `delay` seconds between two starts."""

    def __init__(self, delay: float, parallel: int, clock: Clock) -> None:
        self._delay = delay
        self._parallel = parallel
        self._clock = clock
        self._lanes: dict[str, _Lane] = {}

    def delay(self, host: str) -> float:
        """Seconds between two request starts on `host`."""
        return self._lane(host).delay

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Take the Crawl-delay of the host's robots.txt into account."""
        lane = self._lane(host)
        lane.delay = max(lane.delay, min(crawl_delay, LONGEST_CRAWL_DELAY))

    def cool(self, host: str, seconds: float) -> None:
        """Start nothing on `host` for that long."""
        lane = self._lane(host)
        lane.cool_until = max(lane.cool_until, self._clock.monotonic() + seconds)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn on `host`; the slot is held inside the block only, never while waiting for the time."""
        lane = self._lane(host)
        async with lane.gate:
            await lane.slots.acquire()
            while (wait := lane.wait(self._clock.monotonic())) > 0:
                lane.slots.release()
                await self._clock.sleep(wait)
                await lane.slots.acquire()
            lane.next_start = self._clock.monotonic() + lane.delay
        try:
            yield
        finally:
            lane.slots.release()

    def _lane(self, host: str) -> _Lane:
        if host not in self._lanes:
            self._lanes[host] = _Lane(self._delay, self._parallel)
        return self._lanes[host]


def retry_after(fetched: Fetched, now: datetime) -> float | None:
    """Seconds to wait by the Retry-After header (a number of seconds or a date), at most 120; None if it says nothing.

    A date is by the server's clock, so it is compared with the Date header, and with `now` only where that is missing.
    """
    value = fetched.header("retry-after").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_RETRY_AFTER)
    until = _date(value)
    if until is None:
        return None
    wait = (until - (_date(fetched.header("date")) or now)).total_seconds()
    return min(max(wait, 0.0), LONGEST_RETRY_AFTER)


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
