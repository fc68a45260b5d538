"""How often and how many at once, by a clock that never waits."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.models import Fetched
from crawler.web.politeness import (
    LONGEST_COOLING,
    LONGEST_CRAWL_DELAY,
    LONGEST_DELAY,
    LONGEST_WAIT,
    MOST_STRAIN,
    HostRestsError,
    Politeness,
    retry_after,
)
from tests.web.tools import START, FakeClock, Hosts


class Visits:
    """Makes requests that take `length` seconds each, and notes when each began and how many were under way."""

    def __init__(self, delay: float, parallel: int, length: float = 0.0) -> None:
        self.clock = FakeClock()
        self.hosts = Hosts()
        self.politeness = Politeness(delay, parallel, self.clock, self.hosts)
        self.length = length
        self.started: list[tuple[str, float]] = []
        self.under_way = 0
        self.most = 0

    async def visit(self, host: str = "a") -> None:
        async with self.politeness.turn(host):
            self.started.append((host, round(self.clock.now, 5)))
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
    assert visits.hosts.times == {}


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
        assert visits.politeness._lanes["a"].under_way == 0
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
    politeness = Visits(own, 1).politeness
    politeness.slow_down("a", asked)
    assert (politeness.delay("a"), politeness.delay("b")) == (held, own)


# --- a slow server, and one in trouble --------------------------------------------------------------------------------


def test_a_slow_server_is_asked_no_faster_than_it_answers_and_a_fast_one_the_plain_delay():
    politeness = Visits(1.0, 4).politeness
    for _ in range(60):
        politeness.learn("slow", 5.0, well=True)
        politeness.learn("fast", 0.2, well=True)
        politeness.learn("dead slow", 300.0, well=True)
    assert politeness.delay("slow") == pytest.approx(5.0)
    assert politeness.delay("fast") == 1.0
    assert politeness.delay("dead slow") == LONGEST_DELAY
    for _ in range(60):
        politeness.learn("slow", 0.2, well=True)
    assert politeness.delay("slow") == 1.0


def test_one_slow_answer_among_many_changes_little():
    politeness = Visits(1.0, 4).politeness
    for seconds in (1.0,) * 20 + (9.0,):
        politeness.learn("a", seconds, well=True)
    assert politeness.delay("a") == pytest.approx(2.0)


def test_trouble_doubles_the_delay_and_two_good_answers_undo_it():
    visits = Visits(1.0, 4)
    delays = []
    for well in (False, False, True, True, True, True, True):
        visits.politeness.learn("a", 0.0, well=well)
        delays.append(visits.politeness.delay("a"))
    assert delays == pytest.approx([2, 4, 2 * 2**0.5, 2, 2**0.5, 1, 1])


def test_trouble_has_a_ceiling_that_a_user_may_exceed():
    for own, most in ((0.5, 16.0), (2.0, LONGEST_DELAY), (60.0, 60.0), (0.0, 0.0)):
        politeness = Visits(own, 4).politeness
        for _ in range(100):
            politeness.learn("a", 0.0, well=False)
        assert politeness.delay("a") == most
        for _ in range(MOST_STRAIN):
            politeness.learn("a", 0.0, well=True)
        assert politeness.delay("a") == own


def test_requests_that_were_under_way_together_tell_of_one_trouble():
    visits = Visits(1.0, 4)
    visits.clock.now = 30.0
    for _ in range(4):
        visits.politeness.learn("a", 30.0, well=False)
    assert visits.politeness.delay("a") == 2.0
    visits.clock.now = 61.0
    visits.politeness.learn("a", 30.0, well=False)
    assert visits.politeness.delay("a") == 4.0


def test_after_trouble_a_host_rests_for_its_new_delay():
    async def run() -> None:
        visits = Visits(1.0, 4)
        await visits.visit()
        visits.clock.now = 30.0
        visits.politeness.learn("a", 30.0, well=False)
        await visits.visit()
        assert visits.started == [("a", 0.0), ("a", 32.0)]

    asyncio.run(run())


@pytest.mark.parametrize("delay", [0.0, 1.0])
def test_one_request_at_a_time_goes_to_a_host_in_trouble(delay: float):
    async def most_at_once(*answers: bool) -> int:
        visits = Visits(delay, 4, length=0.0 if delay else 20.0)
        for well in answers:
            visits.politeness.learn("a", 0.0, well=well)
        await visits.visits(6)
        assert len(visits.started) == 6
        return visits.most

    assert asyncio.run(most_at_once(False, True)) == 1
    assert asyncio.run(most_at_once(False, True, True)) > 1


def test_a_server_of_ones_own_is_not_slowed_down_but_may_ask_for_rest():
    visits = Visits(0.0, 4)
    visits.politeness.learn("a", 50.0, well=True)
    visits.politeness.learn("a", 50.0, well=False)
    assert (visits.politeness.delay("a"), visits.hosts.times) == (0.0, {})
    visits.politeness.cool("a", 10.0)
    asyncio.run(visits.visit())
    assert visits.started == [("a", 10.0)]


# --- two programs, and a clock that is set ----------------------------------------------------------------------------


def test_two_programs_together_keep_the_delay():
    async def run() -> list[float]:
        one, two = Visits(3.0, 4), Visits(3.0, 4)
        two.politeness = Politeness(3.0, 4, one.clock, one.hosts)
        two.clock, two.started = one.clock, one.started
        await asyncio.gather(one.visits(5), two.visits(5))
        return [time for _, time in one.started]

    times = asyncio.run(run())
    assert len(times) == 10
    assert min(later - earlier for earlier, later in pairwise(times)) >= 2.999


def test_the_run_after_a_kill_keeps_its_distance():
    async def run() -> None:
        killed = Visits(7.0, 4)
        await killed.visit()
        killed.politeness.cool("b", 50)
        after = Visits(7.0, 4)
        after.politeness = Politeness(7.0, 4, after.clock, killed.hosts)
        await after.visit("a")
        await after.visit("b")
        assert after.started == [("a", 7.0), ("b", 50.0)]

    asyncio.run(run())


def test_a_clock_that_was_set_back_locks_nobody_out():
    async def run() -> None:
        visits = Visits(1.0, 4)
        year = 365 * 86_400.0
        visits.hosts.times["a"] = (START.timestamp() + year, START.timestamp() + year)
        await visits.visit("a")
        visits.politeness.cool("a", 20.0)
        await visits.visit("a")
        assert visits.started == [("a", 0.0), ("a", 20.0)]

    asyncio.run(run())


# --- a server that asks for rest --------------------------------------------------------------------------------------


def test_who_asks_for_more_rest_than_we_wait_for_is_not_waited_for():
    async def run() -> None:
        visits = Visits(0.0, 4)
        visits.politeness.cool("a", LONGEST_WAIT)
        assert not visits.politeness.rests("a")
        visits.politeness.cool("a", 3600.0)
        assert visits.politeness.rests("a")
        with pytest.raises(HostRestsError, match="3600 s"):
            await visits.visit("a")
        await visits.visit("b")
        assert (visits.started, visits.clock.slept) == ([("b", 0.0)], [])
        visits.clock.now = 3500.0
        await visits.visit("a")
        assert visits.started[-1] == ("a", 3600.0)

    asyncio.run(run())


def test_nobody_rests_longer_than_a_day():
    visits = Visits(0.0, 4)
    visits.politeness.cool("a", 10**9)
    assert visits.hosts.load("a")[1] == pytest.approx(START.timestamp() + LONGEST_COOLING)
    assert visits.politeness.rests("a")


# --- Retry-After ------------------------------------------------------------------------------------------------------


def answer(retry: str, date: str = "") -> Fetched:
    return Fetched(url="http://a/", status=503, headers=(("Date", date), ("Retry-After", retry)))


@pytest.mark.parametrize(
    ("retry", "seconds"),
    [
        ("0", 0),
        (" 15 ", 15),
        ("3600", 3600),
        ("9" * 5000, LONGEST_COOLING),
        ("Sat, 21 Nov 2026 03:00:20 GMT", 20),
        ("Sat, 21 Nov 2026 10:00:20 +0700", 20),
        ("Saturday, 21-Nov-26 03:00:20 GMT", 20),
        ("Sat, 21 Nov 2026 02:00:00 GMT", 0),
        ("Sat, 21 Nov 2099 02:00:00 GMT", LONGEST_COOLING),
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
    assert seconds is None or 0 <= seconds <= LONGEST_COOLING
