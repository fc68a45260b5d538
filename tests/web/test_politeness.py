"""How often and how many at once, by a clock that never waits."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.models import Fetched
from crawler.web.politeness import LONGEST_CRAWL_DELAY, LONGEST_RETRY_AFTER, Politeness, retry_after
from tests.web.tools import START, FakeClock


class Visits:
    """Makes requests that take `length` seconds each, and notes when each began and how many were under way."""

    def __init__(self, delay: float, parallel: int, length: float = 0.0) -> None:
        self.clock = FakeClock()
        self.politeness = Politeness(delay, parallel, self.clock)
        self.length = length
        self.started: list[tuple[str, float]] = []
        self.under_way = 0
        self.most = 0

    async def visit(self, host: str = "a") -> None:
        async with self.politeness.turn(host):
            self.started.append((host, self.clock.now))
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            if self.length:
                await self.clock.sleep(self.length)
            for _ in range(5):
                await asyncio.sleep(0)
            self.under_way -= 1

    async def visits(self, count: int, host: str = "a") -> None:
        await asyncio.gather(*(self.visit(host) for _ in range(count)))


@given(st.integers(1, 6), st.integers(1, 20))
def test_never_more_than_allowed_at_once_and_never_fewer(parallel: int, count: int):
    visits = Visits(0.0, parallel)
    asyncio.run(visits.visits(count))
    assert visits.most == min(parallel, count)
    assert len(visits.started) == count
    assert visits.clock.slept == []


@given(st.floats(0.1, 10), st.integers(1, 4), st.floats(0, 30))
def test_starts_on_a_host_are_apart(delay: float, parallel: int, length: float):
    visits = Visits(delay, parallel, length)
    asyncio.run(visits.visits(6))
    times = [time for _, time in visits.started]
    assert min(later - earlier for earlier, later in pairwise(times)) >= delay * 0.999


def test_hosts_do_not_wait_for_one_another():
    async def run() -> list[tuple[str, float]]:
        visits = Visits(5.0, 1)
        await visits.visit("a")
        await visits.visit("b")
        await visits.visit("a")
        return visits.started

    assert asyncio.run(run()) == [("a", 0.0), ("b", 0.0), ("a", 5.0)]


def test_a_cooling_host_holds_no_slot_and_starts_nothing():
    async def run() -> None:
        visits = Visits(0.0, 1)
        visits.politeness.cool("a", 60)
        visits.politeness.cool("a", 10)
        waiting = asyncio.create_task(visits.visit("a"))
        while not visits.clock.slept:
            await asyncio.sleep(0)
        assert visits.politeness._lanes["a"].slots._value == 1
        await waiting
        assert visits.started == [("a", 60.0)]

    asyncio.run(run())


def test_a_host_that_asks_again_while_cooling_cools_longer():
    async def run() -> None:
        visits = Visits(0.0, 2)
        visits.politeness.cool("a", 60)
        waiting = asyncio.create_task(visits.visit("a"))
        while not visits.clock.slept:
            await asyncio.sleep(0)
        visits.politeness.cool("a", 30)
        await waiting
        assert visits.started == [("a", 90.0)]

    asyncio.run(run())


def test_who_gives_up_waiting_leaves_no_slot_behind():
    async def run() -> None:
        visits = Visits(0.0, 1)
        visits.politeness.cool("a", 60)
        given_up = asyncio.create_task(visits.visit("a"))
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        with pytest.raises(ZeroDivisionError):
            async with visits.politeness.turn("a"):
                raise ZeroDivisionError
        await visits.visits(2)
        assert len(visits.started) == 2

    asyncio.run(run())


@pytest.mark.parametrize(
    ("own", "asked", "held"), [(1.0, 5.0, 5.0), (5.0, 1.0, 5.0), (0.0, 86_400.0, LONGEST_CRAWL_DELAY), (0.0, 0.0, 0.0)]
)
def test_the_longer_delay_holds_within_reason(own: float, asked: float, held: float):
    politeness = Politeness(own, 1, FakeClock())
    politeness.slow_down("a", asked)
    assert (politeness.delay("a"), politeness.delay("b")) == (held, own)


def answer(retry: str, date: str = "") -> Fetched:
    return Fetched(url="http://a/", status=503, headers=(("Date", date), ("Retry-After", retry)))


@pytest.mark.parametrize(
    ("retry", "seconds"),
    [
        ("0", 0),
        (" 15 ", 15),
        ("9" * 5000, 120),
        ("Sat, 21 Nov 2026 03:00:20 GMT", 20),
        ("Sat, 21 Nov 2026 10:00:20 +0700", 20),
        ("Saturday, 21-Nov-26 03:00:20 GMT", 20),
        ("Sat, 21 Nov 2026 02:00:00 GMT", 0),
        ("Sat, 21 Nov 2099 02:00:00 GMT", 120),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("๕", None),
        ("²", None),
        ("Sat, 99 Nov 2026 03:00:20 GMT", None),
    ],
)
def test_retry_after(retry: str, seconds: float | None):
    assert retry_after(answer(retry), START) == seconds


def test_a_date_is_by_the_clock_of_the_server():
    slow_clock = "Sat, 21 Nov 2020 03:00:00 GMT"
    assert retry_after(answer("Sat, 21 Nov 2020 03:00:20 GMT", slow_clock), START) == 20
    assert retry_after(answer("Sat, 21 Nov 2026 03:00:20 GMT", "nonsense"), START) == 20


@given(st.one_of(st.text(), st.from_regex(r"\w{3}, \d+ \w{3} \d+ \d+:\d+:\d+ ([+-]\d+|GMT)")), st.text())
def test_no_retry_after_is_too_long_or_raises(retry: str, date: str):
    seconds = retry_after(answer(retry, date), START)
    assert seconds is None or 0 <= seconds <= LONGEST_RETRY_AFTER
