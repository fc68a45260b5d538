"""How long links that name nothing are followed: Bayes' rule over groups of links alike."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crawler.crawl.limits import PROMISE, TOO_UNLIKELY, WINDOW
from crawler.crawl.yields import Yields
from tests.crawl.world import sit

SITE = "https://baansuk.example"


def news(count: int, promise: float = 0.1) -> Yields:
    yields = Yields()
    for number in range(count):
        yields.joined(f"{SITE}/news/{number}", f"{SITE}/", promise)
    return yields


def fetched_in_vain(yields: Yields, count: int) -> None:
    for number in range(count):
        yields.left(f"{SITE}/news/{number}")
        yields.saw(f"{SITE}/news/{number}", led_somewhere=False)


def test_nothing_waits_and_nothing_is_left():
    assert Yields().chance_left() == 0


def test_before_anything_was_fetched_the_promise_is_the_chance():
    assert 0.09 < news(100).chance_left() < 0.1


def test_pages_fetched_in_vain_lower_the_chance_until_it_is_not_worth_going_on():
    yields, chances = news(100), []
    for count in range(20):
        fetched_in_vain(yields, count)
        chances.append(yields.chance_left())
    assert chances == sorted(chances, reverse=True)
    assert chances[-1] < TOO_UNLIKELY


def test_a_page_that_led_somewhere_keeps_its_kind_alive():
    yields = news(100)
    yields.saw(f"{SITE}/news/0", led_somewhere=True)
    fetched_in_vain(yields, 30)
    assert yields.chance_left() > 0.99
    assert yields.worth(f"{SITE}/news/99", 0.1) == 0.1


def test_another_kind_of_page_is_not_held_responsible():
    yields = news(30)
    yields.joined(f"{SITE}/board/a", f"{SITE}/menu.html", 0.2)
    fetched_in_vain(yields, 20)
    assert yields.worth(f"{SITE}/board/a", 0.2) == 0.2
    assert yields.worth(f"{SITE}/news/29", 0.1) < 0.01


def test_what_was_fetched_waits_no_longer():
    yields = news(1)
    yields.left(f"{SITE}/news/0")
    assert yields.chance_left() == 0


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.floats(0, PROMISE, exclude_max=True)), max_size=40),
    st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=40),
)
def test_chances_are_chances_and_no_link_is_worth_more_than_it_promised(
    joined: list[tuple[int, int, float]], seen: list[tuple[int, bool]]
):
    yields = Yields()
    for number, page, promise in joined:
        yields.joined(f"{SITE}/{number % 3}/{number}", f"{SITE}/page{page}x", promise)
    for number, led_somewhere in seen:
        yields.saw(f"{SITE}/{number % 3}/{number}", led_somewhere)
    assert 0 <= yields.chance_left() <= 1
    for number, _, promise in joined:
        assert 0 <= yields.worth(f"{SITE}/{number % 3}/{number}", promise) <= promise


# --- in a crawl -------------------------------------------------------------------------------------------------------


def test_a_site_whose_news_lead_nowhere_is_left_with_a_reason(tmp_path: Path):
    pages = {"/": "/o1 0.9\n" + "\n".join(f"/news?id={n} 0.1" for n in range(25)), "/o1": ""}
    sitting = sit(tmp_path, pages | {f"/news?id={n}": "" for n in range(25)}, items=("o1", "o2"))
    assert sitting.stopped_by == "nothing_promising"
    assert "/o1" in sitting.fetched
    assert len(sitting.fetched) < 2 + WINDOW + 4
    assert sitting.skipped["unlikely"]
    assert sitting.pending == ()


def test_a_splash_page_is_gone_through_whatever_its_link_says(tmp_path: Path):
    pages = {"/": "/enter 0.1", "/enter": "/o1 0.9", "/o1": ""}
    assert sit(tmp_path, pages, items=("o1", "o2")).fetched == ["/", "/enter", "/o1"]
