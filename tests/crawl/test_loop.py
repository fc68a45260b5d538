"""The crawl on sites in memory: what is fetched, in which order, and why the rest is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crawler.crawl import Event
from crawler.crawl.limits import MOST_ALIKE, MOST_BARREN, WINDOW
from tests.crawl.world import SITE, TOWN, Answer, Sitting, short, silent, sit, status

pytestmark = pytest.mark.usefixtures("patient")

# --- order ------------------------------------------------------------------------------------------------------------


def test_a_site_is_fetched_whole_and_the_rest_has_its_reasons(tmp_path: Path):
    sitting = sit(tmp_path, TOWN)
    assert sitting.stopped_by == "frontier_empty"
    assert set(sitting.fetched) == {*TOWN, "/missing"}
    assert len(sitting.fetched) == len(TOWN) + 1
    assert sitting.skipped == {"scope": ("https://facebook.com/town",), "media": (SITE + "song.mp3",)}
    assert sitting.pending == ()


def test_what_promises_most_comes_first(tmp_path: Path):
    pages: dict[str, Any] = {f"/p{n}": f"/p{n}/x 0.95" for n in range(40)}
    home = "\n".join(f"/p{n} {0.5 + n / 100}" for n in range(40))
    fetched = sit(tmp_path, {"/": home} | pages).fetched
    assert fetched[1 : WINDOW + 1] == [f"/p{n}" for n in range(39, 39 - WINDOW, -1)]
    # From then on, what a page names overtakes what the home page named, as soon as it is known.
    assert fetched[WINDOW + 1 : WINDOW + 4] == ["/p39/x", "/p38/x", "/p37/x"]


def test_a_run_does_not_depend_on_the_order_in_which_answers_come(tmp_path: Path):
    runs = []
    for seed in range(6):
        folder = tmp_path / str(seed)
        sitting = sit(folder, TOWN, seed=seed)
        runs.append((sitting.resources, sitting.skipped, sitting.guide.seen, sitting.events))
    strip = [[(r.id, r.url, r.parent, r.depth, r.sha256) for r in resources] for resources, *_ in runs]
    assert all(each == strip[0] for each in strip)
    assert all(each[1:] == runs[0][1:] for each in runs)


def test_at_most_a_window_of_visits_is_under_way(tmp_path: Path):
    most = 0

    def watch(_: Event) -> None:
        nonlocal most
        most = max(most, sitting.client.under_way)

    pages = {"/": "\n".join(f"/p{n} 0.5" for n in range(60))} | {f"/p{n}": "" for n in range(60)}
    sitting = Sitting(tmp_path, pages, on_event=watch, seed=3)
    sitting.run()
    assert len(sitting.fetched) == 61
    assert 1 < most <= WINDOW


def test_equal_promise_goes_to_the_nearer_and_then_to_the_first_named(tmp_path: Path):
    pages = {"/": "/a 0.5\n/b 0.5\n/c 0.6", "/c": "/c1 0.5", "/a": "", "/b": "", "/c1": ""}
    assert sit(tmp_path, pages).fetched == ["/", "/c", "/a", "/b", "/c1"]


def test_a_link_named_again_with_more_promise_rises(tmp_path: Path):
    filler = {f"/f{n}": "" for n in range(30)}
    pages: dict[str, Any] = {
        "/": "/hub 0.9\n" + "\n".join(f"{path} 0.5" for path in filler) + "\n/late 0.2",
        "/hub": "/late 0.95",
        "/late": "",
    } | filler
    fetched = sit(tmp_path, pages).fetched
    assert fetched.index("/late") < len(fetched) - 10


def test_what_an_item_no_longer_needs_sinks(tmp_path: Path):
    """Links of a settled item are ranked anew when their turn comes."""
    old = {f"/o1-{n}": "" for n in range(40)}
    pages: dict[str, Any] = {
        "/": "\n".join(f"{path} 0.9" for path in old) + "\n/o2 0.5",
        "/o2": "",
    } | old
    fetched = sit(tmp_path, pages, items=("o1", "o2")).fetched
    assert fetched.index("/o2") <= WINDOW + 2


def test_parts_of_a_page_are_worth_what_the_page_is(tmp_path: Path):
    others = {f"/x{n}": "" for n in range(20)}
    pages: dict[str, Any] = {
        "/": "/frames 0.9\n" + "\n".join(f"{path} 0.6" for path in others),
        "/frames": "/menu 0.01 frame\n/main 0.01 iframe\n/next 0.01 meta\n/gone 0.01 script\n/other 0.01",
    } | others
    fetched = sit(tmp_path, pages).fetched
    for part in ("/menu", "/main", "/next", "/gone"):
        assert fetched.index(part) < fetched.index("/x15")
    assert fetched[-1] == "/other"


def test_the_guide_is_told_of_everything_and_of_the_ways_there(tmp_path: Path):
    guide = sit(tmp_path, TOWN).guide
    assert (SITE + "ita", "0.9") in guide.ranked
    assert (SITE + "o2/real", "0.8") in guide.ranked, "a redirect leads on by the ways that led to it"
    assert SITE + "robots.txt" not in guide.seen
    assert len(set(guide.seen)) == len(guide.seen) == len(TOWN) + 1


def test_progress_is_told_after_each_fetch(tmp_path: Path):
    sitting = sit(tmp_path, TOWN, items=("o1", "o2", "o9"))
    assert [short(event.doing) for event in sitting.events] == sitting.fetched
    assert [event.fetched for event in sitting.events] == list(range(1, len(TOWN) + 2))
    last = sitting.events[-1]
    assert (last.documents, last.queued, last.settled, last.total) == (2, 0, 2, 3)


def test_visits_name_the_page_that_they_come_from(tmp_path: Path):
    referers = sit(tmp_path, TOWN).client.referers
    assert referers[SITE] == ""
    assert referers[SITE + "o1"] == SITE + "ita"
    assert referers[SITE + "o2/real"] == SITE + "ita"


# --- reasons ----------------------------------------------------------------------------------------------------------


def test_robots_txt_is_obeyed_and_archived(tmp_path: Path):
    sitting = sit(tmp_path, TOWN, robots="/o")
    assert not any("/o" in url[len(SITE) - 1 :] for url in sitting.client.asked)
    assert sitting.skipped["robots"] == (SITE + "o1", SITE + "o2")
    robots = [resource for resource in sitting.resources if resource.url.endswith("/robots.txt")]
    assert [(r.status, r.media_type, r.parent, r.depth) for r in robots] == [(200, "text/plain", 0, 0)]


def test_a_site_closed_by_robots_txt_is_reached_but_not_read(tmp_path: Path):
    sitting = sit(tmp_path, TOWN, robots="/")
    assert (sitting.stopped_by, sitting.fetched, sitting.skipped) == ("frontier_empty", [], {"robots": (SITE,)})


def test_twins_are_fetched_once(tmp_path: Path):
    pages = {
        "/": "http://baansuk.example/a\nhttps://www.baansuk.example/a\n/a/\n/a\nhttps://baansuk.example/b?x=1\n/b?x=1/",
        "http://baansuk.example/a": "",
        "/b?x=1": "",
        "/b?x=1/": "",
    }
    sitting = sit(tmp_path, pages)
    assert sitting.fetched == ["/", "http://baansuk.example/a", "/b?x=1", "/b?x=1/"]
    assert set(sitting.skipped["duplicate"]) == {"https://www.baansuk.example/a", SITE + "a/", SITE + "a"}


@pytest.mark.parametrize("nothing", [silent("dns"), silent("tls"), status(404)])
def test_where_an_address_gives_nothing_its_twin_is_tried(tmp_path: Path, nothing: Answer):
    pages = {
        "/": "https://www.baansuk.example/a 0.9\n/a 0.9",
        "https://www.baansuk.example/a": nothing,
        "/a": "/b",
        "/b": "",
    }
    sitting = sit(tmp_path, pages)
    assert sitting.fetched == ["/", "https://www.baansuk.example/a", "/a", "/b"]
    assert sitting.skipped == {}


def test_a_twin_named_after_the_first_failed_is_tried(tmp_path: Path):
    pages: dict[str, Any] = {
        "/": "http://baansuk.example/a 0.9\n/z 0.1",
        "http://baansuk.example/a": silent("refused"),
        "/z": "/a 0.5",
        "/a": "",
    }
    assert sit(tmp_path, pages).fetched == ["/", "http://baansuk.example/a", "/z", "/a"]


def test_an_archive_of_news_is_sampled_but_its_promising_pages_are_not(tmp_path: Path):
    pages: dict[str, Any] = {f"/news?nid={n}": "" for n in range(200)}
    news = "\n".join(f"/news?nid={n} {'0.7' if n % 40 == 39 else '0.05'}" for n in range(200))
    sitting = sit(tmp_path, {"/": news} | pages)
    fetched = [url for url in sitting.fetched if "nid" in url]
    assert {f"/news?nid={n}" for n in (39, 79, 119, 159, 199)} <= set(fetched)
    assert len(fetched) == MOST_ALIKE + 5
    assert len(sitting.skipped["sampled"]) == 5  # The examples; the count says the rest.


def test_a_page_passed_over_in_a_sample_is_fetched_once_a_hub_names_it(tmp_path: Path):
    news = "\n".join(f"/news?nid={n} 0.05" for n in range(100))
    pages: dict[str, Any] = {"/": "/hub 0.04\n" + news, "/hub": "/news?nid=99 0.8"}
    sitting = sit(tmp_path, pages | {f"/news?nid={n}": "" for n in range(100)})
    assert "/news?nid=99" in sitting.fetched
    assert not any("nid=99" in url for url in sitting.skipped["sampled"])


def test_pages_of_intruders_cost_no_fetch(tmp_path: Path):
    theirs = [f"/cache/slot-gacor-{chr(97 + n // 26)}{chr(97 + n % 26)}.html" for n in range(500)]
    sitting = sit(tmp_path, {"/": "\n".join(f"{path} 0.5" for path in theirs) + "\n/plan 0.1", "/plan": ""})
    assert sitting.fetched == ["/", "/plan"]
    assert set(sitting.skipped) == {"spam"}


def test_a_calendar_that_leads_nowhere_is_left(tmp_path: Path):
    pages = {
        f"/calendar?month={n}": f"/calendar?month={n + 1} 0.05\n/calendar?month={n - 1} 0.05" for n in range(1, 500)
    }
    sitting = sit(tmp_path, {"/": "/calendar?month=100 0.1"} | pages)
    assert MOST_BARREN <= len(sitting.fetched) - 1 <= MOST_BARREN + WINDOW
    assert sitting.skipped["trap"]


def test_a_calendar_that_leads_somewhere_is_not_left(tmp_path: Path):
    pages: dict[str, Any] = {
        f"/calendar?month={n}": f"/calendar?month={n + 1} 0.05\n/event/{n}/x 0.5" for n in range(25)
    }
    sitting = sit(tmp_path, {"/": "/calendar?month=0 0.1"} | pages)
    assert sum("calendar" in url for url in sitting.fetched) > 20


def test_paths_that_add_to_themselves_end(tmp_path: Path):
    deep = "/a/b/"
    pages: dict[str, Any] = {"/": "/a/b/ 0.5"}
    for _ in range(10):
        pages[deep] = deep + "a/b/ 0.5"
        deep += "a/b/"
    sitting = sit(tmp_path, pages)
    assert sitting.fetched == ["/", "/a/b/", "/a/b/a/b/"]
    assert sitting.skipped["trap"] == (SITE + "a/b/a/b/a/b/",)
