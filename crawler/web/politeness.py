"""How often and how many at once: the turns that requests to a host take.

The arithmetic, for one host, in seconds between two request starts:

    delay = max(own, min(LONGEST_DELAY, 2 ** (strain / 2) * max(own, Crawl-delay, latency)))

- `own` is what the user chose. 0 means a server of one's own: then latency does not count, and nothing is written.
- The Crawl-delay of robots.txt counts up to LONGEST_CRAWL_DELAY.
- `latency` is the smoothed time from request to last byte. Requests that start no oftener than the server answers one
  leave, on average, no more than one of ours at work in it (Little's law: under way = latency / delay). So a slow
  server is never asked faster than it can answer, and a fast one gets just the delay chosen.
- `strain` rises by 2 when a request meets trouble that may pass (429, 502 to 504, silence, a cut connection), which
  doubles the delay, and falls by 1 with every good answer: two good answers undo one bad one. Requests that were under
  way together tell of one trouble, so it rises once for them. While it lasts, one request at a time goes to the host.
- A host that asks for rest (Retry-After) or met trouble cools: nothing starts there. A fetch waits up to LONGEST_WAIT
  for that, holding no slot, and fails at once where it would be longer. The crawl takes answers in the order of asking,
  so a cooling host can hold up the pages of other hosts, for that long and no longer.

When a host may be asked next is kept by a `HostClock` in the time of day, not in this process: a second program, or the
run after a kill, keeps the same distance. What was learnt of latency and strain is not kept; it is learnt again soon.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

from crawler.models import Fetched
from crawler.web.clock import Clock

__all__ = [
    "LONGEST_COOLING",
    "LONGEST_CRAWL_DELAY",
    "LONGEST_DELAY",
    "LONGEST_WAIT",
    "MOST_STRAIN",
    "HostClock",
    "HostRestsError",
    "Politeness",
    "retry_after",
]

LONGEST_CRAWL_DELAY = 30.0
"""Seconds. A Crawl-delay above it was written against search engines that never leave; an audit is a few hundred
requests once, and would take days."""

LONGEST_DELAY = 30.0
"""Seconds that latency and strain can make of a delay. A server that needs more is at its time limit anyway."""

LONGEST_WAIT = 120.0
"""Seconds that a fetch waits for a host to cool. A server that asks for more is not waited for: its pages are reported
as refused, and nothing is asked of it until its time has come."""

LONGEST_COOLING = 86_400.0
"""Seconds, a day. A server that asks for more has made a mistake; tomorrow night's audit may ask it again."""

MOST_STRAIN = 10
"""A delay grows by 32 at most, so that ten good answers bring it back."""

_FAR = 2 * LONGEST_COOLING
_TROUBLE = 2
_NEW = 1 / 8
"""What the latest answer counts against those before it, as TCP smooths its round trips (RFC 6298)."""


class HostClock(Protocol):
    """Remembers, for every program that shares it, when a host may be asked. Times are seconds since 1970 in UTC."""

    def load(self, host: str) -> tuple[float, float]:
        """When the next request may start, and until when the host cools; 0 where nothing is known."""

    def claim(self, host: str, known: float, following: float) -> bool:
        """Put the next start off to `following`, if it still is `known`; whether it was, and so the turn is ours."""

    def cool(self, host: str, until: float) -> None:
        """Let the host cool until then."""


class HostRestsError(Exception):
    """The host asked for more rest than a fetch waits for."""


class _Lane:
    """What this process knows of one host. `gate` lets requests through one by one in the order in which they came."""

    def __init__(self) -> None:
        self.crawl_delay = 0.0
        self.latency = 0.0
        self.strain = 0
        self.strained_at = float("-inf")
        self.under_way = 0
        self.gate = asyncio.Lock()
        self.freed = asyncio.Event()


class Politeness:
    """Per host: at most `parallel` requests at once, at least `delay` seconds between two starts."""

    def __init__(self, delay: float, parallel: int, clock: Clock, hosts: HostClock) -> None:
        self._own = delay
        self._parallel = parallel
        self._clock = clock
        self._hosts = hosts
        self._lanes: dict[str, _Lane] = {}

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Take the Crawl-delay of the host's robots.txt into account."""
        lane = self._lane(host)
        lane.crawl_delay = max(lane.crawl_delay, min(crawl_delay, LONGEST_CRAWL_DELAY))

    def delay(self, host: str) -> float:
        """Seconds between two request starts on `host`, as things stand."""
        lane = self._lane(host)
        plain = max(self._own, lane.crawl_delay, lane.latency if self._own else 0.0)
        return max(self._own, min(LONGEST_DELAY, plain * 2 ** (lane.strain / 2)))

    def learn(self, host: str, seconds: float, *, well: bool) -> None:
        """A request took `seconds` and ended well, or in trouble that may pass."""
        lane = self._lane(host)
        if well:
            lane.latency = lane.latency + (seconds - lane.latency) * _NEW if lane.latency else seconds
            lane.strain = max(lane.strain - 1, 0)
            return
        now = self._clock.monotonic()
        if now - seconds >= lane.strained_at:
            lane.strain = min(lane.strain + _TROUBLE, MOST_STRAIN)
            lane.strained_at = now
        self.cool(host, self.delay(host))

    def cool(self, host: str, seconds: float) -> None:
        """Start nothing on `host` for that long, at most a day."""
        if seconds > self._cooling(host):
            self._hosts.cool(host, self._now() + min(seconds, LONGEST_COOLING))

    def rests(self, host: str) -> bool:
        """Whether the host cools for longer than a fetch waits."""
        return self._cooling(host) > LONGEST_WAIT

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn on `host`; a slot is held inside the block only. HostRestsError where that takes too long."""
        lane = self._lane(host)
        async with lane.gate:
            while True:
                while lane.under_way >= (1 if lane.strain else self._parallel):
                    lane.freed.clear()
                    await lane.freed.wait()
                wait = self._claim(host)
                if wait <= 0:
                    break
                await self._clock.sleep(wait)
            lane.under_way += 1
        try:
            yield
        finally:
            lane.under_way -= 1
            lane.freed.set()

    def _claim(self, host: str) -> float:
        """Seconds to wait; 0 where the turn is ours, and the next start put off."""
        while True:
            next_start, cool_until = self._hosts.load(host)
            now, delay = self._now(), self.delay(host)
            cooling = _ahead(cool_until, now, _FAR)
            if cooling > LONGEST_WAIT:
                raise HostRestsError(f"{host} asked to be left alone for another {cooling:.0f} s")
            wait = max(cooling, _ahead(next_start, now, LONGEST_WAIT))
            if wait > 0 or not delay or self._hosts.claim(host, next_start, now + delay):
                return wait

    def _cooling(self, host: str) -> float:
        return _ahead(self._hosts.load(host)[1], self._now(), _FAR)

    def _now(self) -> float:
        return self._clock.utc().timestamp()

    def _lane(self, host: str) -> _Lane:
        if host not in self._lanes:
            self._lanes[host] = _Lane()
        return self._lanes[host]


def _ahead(moment: float, now: float, longest: float) -> float:
    """Seconds until `moment`; 0 where it is over, or so far ahead that the clock must have been set back since."""
    seconds = moment - now
    return seconds if 0 < seconds <= longest else 0.0


def retry_after(fetched: Fetched, now: datetime) -> float | None:
    """Seconds to wait by the Retry-After header (a number of seconds or a date), at most a day; None if it says none.

    A date is by the server's clock, so it is compared with the Date header, and with `now` only where that is missing.
    """
    value = fetched.header("retry-after").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_COOLING)
    until = _date(value)
    if until is None:
        return None
    wait = (until - (_date(fetched.header("date")) or now)).total_seconds()
    return min(max(wait, 0.0), LONGEST_COOLING)


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
