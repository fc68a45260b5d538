"""The small parts of the crawl on their own: frontier, sampling, guesses, limits."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crawler.archive import Queued
from crawler.crawl import limits
from crawler.crawl.frontier import Frontier
from crawler.crawl.guesses import guesses
from crawler.crawl.sampling import Sampler, is_calendar

SITE = "https://baansuk.example/"


# --- frontier ---------------------------------------------------------------------------------------------------------


def _entry(name: str, priority: float, depth: int = 1) -> Queued:
    return Queued(url=name, priority=priority, parent=1, depth=depth)


def _drain(frontier: Frontier) -> list[str]:
    names = []
    while (head := frontier.head()) is not None:
        frontier.take(head)
        names.append(head.url)
    return names


def test_priority_then_nearness_then_discovery():
    frontier = Frontier(lambda entry: entry.priority)
    for entry in (_entry("late", 0.5), _entry("deep", 0.9, 3), _entry("near", 0.9), _entry("later", 0.5)):
        frontier.push(entry)
    assert len(frontier) == 4
    assert _drain(frontier) == ["near", "deep", "late", "later"]
    assert len(frontier) == 0


def test_an_entry_rises_keeps_its_place_in_discovery_and_never_falls_by_pushing():
    frontier = Frontier(lambda entry: entry.priority)
    for entry in (_entry("a", 0.1), _entry("b", 0.5), _entry("a", 0.5), _entry("b", 0.2)):
        frontier.push(entry)
    assert len(frontier) == 2
    assert _drain(frontier) == ["a", "b"]


def test_an_entry_that_was_taken_can_come_again():
    frontier = Frontier(lambda entry: entry.priority)
    frontier.push(_entry("a", 0.1))
    assert _drain(frontier) == ["a"]
    frontier.push(_entry("a", 0.1))
    assert _drain(frontier) == ["a"]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.floats(0, 1), st.integers(0, 4))),
    st.dictionaries(st.integers(0, 9), st.floats(0, 1)),
)
def test_the_head_is_always_what_promises_most_today(pushes: list[tuple[int, float, int]], fallen: dict[int, float]):
    def ask(entry: Queued) -> float:
        return min(entry.priority, fallen.get(int(entry.url), 1.0))

    frontier = Frontier(ask)
    best: dict[str, tuple[int, Queued]] = {}
    for name, priority, depth in pushes:
        entry = _entry(str(name), priority, depth)
        number, known = best.get(entry.url, (len(best), None))
        if known is None or priority > known.priority:
            best[entry.url] = (number, entry)
        frontier.push(entry)
    wanted = sorted(best.values(), key=lambda each: (-ask(each[1]), each[1].depth, each[0]))
    got = []
    while (head := frontier.head()) is not None:
        assert frontier.head() == head
        frontier.take(head)
        got.append(head)
    assert got == [replace(entry, priority=ask(entry)) for _, entry in wanted]


def test_a_frontier_of_many_is_quick():
    frontier = Frontier(lambda entry: entry.priority)
    started = time.perf_counter()
    for number in range(50_000):
        frontier.push(_entry(str(number), number % 97 / 97))
    assert len(_drain(frontier)) == 50_000
    assert time.perf_counter() - started < 5


# --- sampling ---------------------------------------------------------------------------------------------------------


def test_pages_alike_are_sampled_each_kind_for_itself():
    sampler = Sampler()
    for kind in ("news", "board"):
        refused = [sampler.refuses(f"{SITE}{kind}.php?id={n}", 0.1) for n in range(50)]
        assert refused == [False] * limits.MOST_ALIKE + [True] * (50 - limits.MOST_ALIKE)


def test_promise_is_never_sampled_and_does_not_count():
    sampler = Sampler()
    assert not any(sampler.refuses(f"{SITE}news.php?id={n}", limits.PROMISE) for n in range(500))
    assert not sampler.refuses(f"{SITE}news.php?id=501", 0.0)


def test_pages_with_names_of_their_own_are_not_alike():
    sampler = Sampler()
    names = [f"{SITE}{a}{b}" for a in "abcdefgh" for b in "abcdefgh"]
    assert not any(sampler.refuses(name, 0.0) for name in names)


@pytest.mark.parametrize(
    "path",
    [
        "calendar.php?m=5&y=2567",
        "index.php?page=events&month=12",
        "Calendar/2567/12",
        "events/2024-05",
        "2024/05/",
        "%E0%B8%9B%E0%B8%8F%E0%B8%B4%E0%B8%97%E0%B8%B4%E0%B8%99?d=1",
        "plan?date=2024",
    ],
)
def test_calendars_are_known_by_their_addresses(path: str):
    assert is_calendar(SITE + path)


@pytest.mark.parametrize(
    "path", ["news.php?id=5", "ita.php?item=12", "menu/12/detail/5", "page.php?name=mayor", "data_3976", "admin/1", ""]
)
def test_other_pages_are_not_calendars(path: str):
    assert not is_calendar(SITE + path)


def test_a_calendar_is_barren_after_a_year_of_nothing_and_one_find_redeems_it():
    sampler = Sampler()
    for month in range(limits.MOST_BARREN):
        assert not sampler.is_barren(f"{SITE}calendar?month={month}")
        sampler.saw(f"{SITE}calendar?month={month}", promising=False)
    assert sampler.is_barren(f"{SITE}calendar?month=99")
    assert not sampler.is_barren(f"{SITE}diary?month=99")
    sampler.saw(f"{SITE}calendar?month=13", promising=True)
    assert not sampler.is_barren(f"{SITE}calendar?month=99")


def test_only_calendars_are_barren():
    sampler = Sampler()
    for number in range(100):
        sampler.saw(f"{SITE}news.php?id={number}", promising=False)
    assert not sampler.is_barren(f"{SITE}news.php?id=101")


# --- guesses ----------------------------------------------------------------------------------------------------------


def test_guesses_are_on_the_same_server_and_never_the_page_itself():
    assert guesses("https://baansuk.example:8443/intro/splash.php?x=1") == (
        "https://baansuk.example:8443/home",
        "https://baansuk.example:8443/Home",
        "https://baansuk.example:8443/index.php",
        "https://baansuk.example:8443/index.html",
        "https://baansuk.example:8443/main.php",
        "https://baansuk.example:8443/sitemap.xml",
    )
    assert "https://baansuk.example/index.php" not in guesses("https://baansuk.example/index.php")


# --- limits -----------------------------------------------------------------------------------------------------------


def test_the_limits_make_sense_together():
    assert 0 < limits.PROMISE < limits.STILL_DRAWS < 1 < limits.FRONT
    assert limits.LOST_IN_A_ROW > 2 * limits.WINDOW, "visits under way all fail at once when a site goes down"
    assert limits.MOST_BARREN < limits.MOST_ALIKE
    assert set(limits.__all__) == {name for name in vars(limits) if name.isupper()}
