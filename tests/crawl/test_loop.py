"""The crawl as a whole, on sites in memory: what is fetched, in which order, why it stops, and how it goes on."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.archive import Store
from crawler.crawl import Budget, Event
from crawler.crawl.limits import LOST_IN_A_ROW, MOST_ALIKE, MOST_BARREN, MOST_HOPS, WINDOW
from crawler.errors import Interrupted, StorageFull
from tests.crawl.world import PLENTY, SITE, Answer, Sitting, document, moved, short, silent, status

TOWN: dict[str, Answer | list[Answer]] = {
    "/": "/ita 0.9\n/news 0.1\n/about 0.3\nhttps://facebook.com/town 0.8\n/song.mp3",
    "/ita": "/o1 0.9\n/o2 0.8\n/ 0.5\n/plan.pdf 0.7",
    "/about": "/ita 0.9\n/staff 0.4",
    "/news": "/news?id=1 0.1\n/news?id=2 0.1",
    "/o1": "/o1.pdf 0.9",
    "/o2": moved("/o2/real"),
    "/o2/real": "/o1 0.9",
    "/staff": "/missing 0.2",
    "/plan.pdf": document(),
    "/o1.pdf": document(200),
    "/news?id=1": "/news?id=2 0.1",
    "/news?id=2": "",
}


def _sit(folder: Path, pages: dict[str, Any], **options: Any) -> Sitting:
    return Sitting(folder, pages, **options).run()


# --- order ------------------------------------------------------------------------------------------------------------


def test_a_site_is_fetched_whole_and_the_rest_has_its_reasons(tmp_path: Path):
    sitting = _sit(tmp_path, TOWN)
    assert sitting.stopped_by == "frontier_empty"
    assert set(sitting.fetched) == {*TOWN, "/missing"}
    assert len(sitting.fetched) == len(TOWN) + 1
    assert sitting.skipped == {"scope": ("https://facebook.com/town",), "media": (SITE + "song.mp3",)}
    assert sitting.pending == ()


def test_what_promises_most_comes_first(tmp_path: Path):
    pages: dict[str, Any] = {f"/p{n}": f"/p{n}/x 0.95" for n in range(40)}
    home = "\n".join(f"/p{n} {0.5 + n / 100}" for n in range(40))
    fetched = _sit(tmp_path, {"/": home} | pages).fetched
    assert fetched[1 : WINDOW + 1] == [f"/p{n}" for n in range(39, 39 - WINDOW, -1)]
    # From then on, what a page names overtakes what the home page named, as soon as it is known.
    assert fetched[WINDOW + 1 : WINDOW + 4] == ["/p39/x", "/p38/x", "/p37/x"]


def test_a_run_does_not_depend_on_the_order_in_which_answers_come(tmp_path: Path):
    runs = []
    for seed in range(6):
        folder = tmp_path / str(seed)
        sitting = _sit(folder, TOWN, seed=seed)
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
    assert _sit(tmp_path, pages).fetched == ["/", "/c", "/a", "/b", "/c1"]


def test_a_link_named_again_with_more_promise_rises(tmp_path: Path):
    filler = {f"/f{n}": "" for n in range(30)}
    pages: dict[str, Any] = {
        "/": "/hub 0.9\n" + "\n".join(f"{path} 0.5" for path in filler) + "\n/late 0.2",
        "/hub": "/late 0.95",
        "/late": "",
    } | filler
    fetched = _sit(tmp_path, pages).fetched
    assert fetched.index("/late") < len(fetched) - 10


def test_what_an_item_no_longer_needs_sinks(tmp_path: Path):
    """Links of a settled item are ranked anew when their turn comes."""
    old = {f"/o1-{n}": "" for n in range(40)}
    pages: dict[str, Any] = {
        "/": "\n".join(f"{path} 0.9" for path in old) + "\n/o2 0.5",
        "/o2": "",
    } | old
    fetched = _sit(tmp_path, pages, items=("o1", "o2")).fetched
    assert fetched.index("/o2") <= WINDOW + 2


def test_parts_of_a_page_are_worth_what_the_page_is(tmp_path: Path):
    others = {f"/x{n}": "" for n in range(20)}
    pages: dict[str, Any] = {
        "/": "/frames 0.9\n" + "\n".join(f"{path} 0.6" for path in others),
        "/frames": "/menu 0.01 frame\n/main 0.01 iframe\n/next 0.01 meta\n/gone 0.01 script\n/other 0.01",
    } | others
    fetched = _sit(tmp_path, pages).fetched
    for part in ("/menu", "/main", "/next", "/gone"):
        assert fetched.index(part) < fetched.index("/x15")
    assert fetched[-1] == "/other"


def test_the_guide_is_told_of_everything_and_of_the_ways_there(tmp_path: Path):
    seen = dict(_sit(tmp_path, TOWN).guide.seen)
    assert seen[SITE] == ()
    assert seen[SITE + "ita"] == ("0.9",)
    assert seen[SITE + "o2/real"] == ("0.8",), "a redirect leads on by the ways that led to it"
    assert SITE + "robots.txt" not in seen
    assert len(seen) == len(TOWN) + 1


def test_progress_is_told_after_each_fetch(tmp_path: Path):
    sitting = _sit(tmp_path, TOWN, items=("o1", "o2", "o9"))
    assert [short(event.doing) for event in sitting.events] == sitting.fetched
    assert [event.fetched for event in sitting.events] == list(range(1, len(TOWN) + 2))
    last = sitting.events[-1]
    assert (last.documents, last.queued, last.settled, last.total) == (2, 0, 2, 3)


def test_visits_name_the_page_that_they_come_from(tmp_path: Path):
    referers = _sit(tmp_path, TOWN).client.referers
    assert referers[SITE] == ""
    assert referers[SITE + "o1"] == SITE + "ita"
    assert referers[SITE + "o2/real"] == SITE + "ita"


# --- reasons ----------------------------------------------------------------------------------------------------------


def test_robots_txt_is_obeyed_and_archived(tmp_path: Path):
    sitting = _sit(tmp_path, TOWN, robots="/o")
    assert not any("/o" in url[len(SITE) - 1 :] for url in sitting.client.asked)
    assert sitting.skipped["robots"] == (SITE + "o1", SITE + "o2")
    robots = [resource for resource in sitting.resources if resource.url.endswith("/robots.txt")]
    assert [(r.status, r.media_type, r.parent, r.depth) for r in robots] == [(200, "text/plain", 0, 0)]


def test_a_site_closed_by_robots_txt_is_reached_but_not_read(tmp_path: Path):
    sitting = _sit(tmp_path, TOWN, robots="/")
    assert (sitting.stopped_by, sitting.fetched, sitting.skipped) == ("frontier_empty", [], {"robots": (SITE,)})


def test_twins_are_fetched_once(tmp_path: Path):
    pages = {
        "/": "http://baansuk.example/a\nhttps://www.baansuk.example/a\n/a/\n/a\nhttps://baansuk.example/b?x=1\n/b?x=1/",
        "http://baansuk.example/a": "",
        "/b?x=1": "",
        "/b?x=1/": "",
    }
    sitting = _sit(tmp_path, pages)
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
    sitting = _sit(tmp_path, pages)
    assert sitting.fetched == ["/", "https://www.baansuk.example/a", "/a", "/b"]
    assert sitting.skipped == {}


def test_a_twin_named_after_the_first_failed_is_tried(tmp_path: Path):
    pages: dict[str, Any] = {
        "/": "http://baansuk.example/a 0.9\n/z 0.1",
        "http://baansuk.example/a": silent("refused"),
        "/z": "/a 0.5",
        "/a": "",
    }
    assert _sit(tmp_path, pages).fetched == ["/", "http://baansuk.example/a", "/z", "/a"]


def test_an_archive_of_news_is_sampled_but_its_promising_pages_are_not(tmp_path: Path):
    pages: dict[str, Any] = {f"/news?nid={n}": "" for n in range(200)}
    news = "\n".join(f"/news?nid={n} {'0.7' if n % 40 == 39 else '0.05'}" for n in range(200))
    sitting = _sit(tmp_path, {"/": news} | pages)
    fetched = [url for url in sitting.fetched if "nid" in url]
    assert {f"/news?nid={n}" for n in (39, 79, 119, 159, 199)} <= set(fetched)
    assert len(fetched) == MOST_ALIKE + 5
    assert len(sitting.skipped["sampled"]) == 5  # The examples; the count says the rest.


def test_a_page_passed_over_in_a_sample_is_fetched_once_a_hub_names_it(tmp_path: Path):
    news = "\n".join(f"/news?nid={n} 0.05" for n in range(100))
    pages: dict[str, Any] = {"/": "/hub 0.04\n" + news, "/hub": "/news?nid=99 0.8"}
    sitting = _sit(tmp_path, pages | {f"/news?nid={n}": "" for n in range(100)})
    assert sitting.fetched[-1] == "/news?nid=99"
    assert not any("nid=99" in url for url in sitting.skipped["sampled"])


def test_a_calendar_that_leads_nowhere_is_left(tmp_path: Path):
    pages = {
        f"/calendar?month={n}": f"/calendar?month={n + 1} 0.05\n/calendar?month={n - 1} 0.05" for n in range(1, 500)
    }
    sitting = _sit(tmp_path, {"/": "/calendar?month=100 0.1"} | pages)
    assert MOST_BARREN <= len(sitting.fetched) - 1 <= MOST_BARREN + WINDOW
    assert sitting.skipped["trap"]


def test_a_calendar_that_leads_somewhere_is_not_left(tmp_path: Path):
    pages: dict[str, Any] = {
        f"/calendar?month={n}": f"/calendar?month={n + 1} 0.05\n/event/{n}/x 0.5" for n in range(25)
    }
    sitting = _sit(tmp_path, {"/": "/calendar?month=0 0.1"} | pages)
    assert sum("calendar" in url for url in sitting.fetched) > 20


def test_paths_that_add_to_themselves_end(tmp_path: Path):
    deep = "/a/b/"
    pages: dict[str, Any] = {"/": "/a/b/ 0.5"}
    for _ in range(10):
        pages[deep] = deep + "a/b/ 0.5"
        deep += "a/b/"
    sitting = _sit(tmp_path, pages)
    assert sitting.fetched == ["/", "/a/b/", "/a/b/a/b/"]
    assert sitting.skipped["trap"] == (SITE + "a/b/a/b/a/b/",)


# --- redirects --------------------------------------------------------------------------------------------------------


def test_a_redirect_is_followed_at_once_and_keeps_parent_and_depth(tmp_path: Path):
    pages: dict[str, Any] = {
        "/": "/old 0.2\n" + "\n".join(f"/x{n} 0.1" for n in range(30)),
        "/old": moved("/new"),
        "/new": "",
    }
    sitting = _sit(tmp_path, pages)
    by_url = {short(resource.url): resource for resource in sitting.resources}
    assert (by_url["/new"].parent, by_url["/new"].depth) == (by_url["/"].id, 1)
    assert by_url["/old"].location == SITE + "new"
    assert sitting.fetched.index("/new") <= sitting.fetched.index("/old") + WINDOW


def test_a_chain_of_redirects_is_followed_so_far_and_no_farther(tmp_path: Path):
    pages: dict[str, Any] = {f"/{n}": moved(f"/{n + 1}") for n in range(40)}
    sitting = _sit(tmp_path, {"/": moved("/0")} | pages)
    assert len(sitting.fetched) == MOST_HOPS + 1
    assert sitting.skipped == {"redirects": (f"{SITE}{MOST_HOPS}",)}


@pytest.mark.parametrize("pages", [{"/": moved("/")}, {"/": moved("/a"), "/a": moved("/")}])
def test_a_circle_of_redirects_ends(tmp_path: Path, pages: dict[str, Any]):
    sitting = _sit(tmp_path, pages)
    assert sitting.stopped_by == "frontier_empty"
    assert len(sitting.fetched) == len(pages)


def test_a_page_that_sends_back_to_itself_with_a_cookie_is_asked_again(tmp_path: Path):
    sitting = _sit(
        tmp_path, {"/": [moved("/index?PHPSESSID=77"), "/a"], "/index": [moved("/index?PHPSESSID=78"), "/a"], "/a": ""}
    )
    assert sitting.fetched == ["/", "/index", "/a"]


@pytest.mark.parametrize(
    "target", ["https://www.baansuk.example/", "http://baansuk.example/", "http://www.baansuk.example/home"]
)
def test_a_site_that_moves_to_its_twin_is_followed(tmp_path: Path, target: str):
    pages: dict[str, Any] = {"/": moved(target), target: "a", target + "a": "", "http://www.baansuk.example/a": ""}
    sitting = _sit(tmp_path, pages)
    assert sitting.fetched[:2] == ["/", target]
    assert len(sitting.fetched) == 3


@pytest.mark.parametrize(
    ("target", "reason"), [("https://elsewhere.example/", "scope"), ("/film.mp4", "media"), ("/" + "a/" * 40, "trap")]
)
def test_a_redirect_out_of_bounds_is_not_followed(tmp_path: Path, target: str, reason: str):
    sitting = _sit(tmp_path, {"/": "/a", "/a": moved(target)})
    assert sitting.fetched == ["/", "/a"]
    assert list(sitting.skipped) == [reason]


def test_a_redirect_to_no_address_is_an_answer_like_others(tmp_path: Path):
    sitting = _sit(tmp_path, {"/": "/a", "/a": moved("tel:021234567")})
    assert [(r.status, r.location) for r in sitting.resources][-1] == (302, "")


# --- a first page that leads nowhere ----------------------------------------------------------------------------------


def test_behind_a_splash_the_usual_addresses_are_tried(tmp_path: Path):
    sitting = _sit(tmp_path, {"/": "", "/index.php": "/a 0.5", "/a": ""})
    assert sitting.fetched[0] == "/"
    assert {"/home", "/Home", "/index.php", "/index.html", "/main.php", "/sitemap.xml", "/a"} == set(
        sitting.fetched[1:]
    )


def test_behind_a_redirect_too_and_after_a_refusal(tmp_path: Path):
    assert "/main.php" in _sit(tmp_path / "a", {"/": moved("/splash"), "/splash": ""}).fetched
    assert "/main.php" in _sit(tmp_path / "b", {"/": status(403)}).fetched


def test_a_sitemap_is_read(tmp_path: Path):
    sitemap = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc> https://baansuk.example/a?x=1&amp;y=2 </loc></url><url><loc><![CDATA[/b]]></loc></url>"
        "<url><loc>https://elsewhere.example/</loc></url></urlset>"
    )
    pages: dict[str, Any] = {"/": "", "/sitemap.xml": status(200, sitemap), "/a?x=1&y=2": "", "/b": ""}
    sitting = _sit(tmp_path, pages)
    assert {"/a?x=1&y=2", "/b"} <= set(sitting.fetched)
    assert sitting.skipped["scope"] == ("https://elsewhere.example/",)


def test_a_site_with_links_is_not_guessed_at(tmp_path: Path):
    assert _sit(tmp_path, {"/": "/a", "/a": ""}).fetched == ["/", "/a"]


# --- why it stops -----------------------------------------------------------------------------------------------------

WIDE: dict[str, Any] = {"/": "\n".join(f"/p{n} 0.{9 - n // 10}" for n in range(60))} | {f"/p{n}": "" for n in range(60)}


def test_the_budget_of_pages_is_kept_to_the_page(tmp_path: Path):
    sitting = _sit(tmp_path, WIDE, budget=Budget(pages=20, seconds=600, bytes=10**9))
    assert sitting.stopped_by == "budget"
    assert len(sitting.fetched) == len(sitting.client.asked) == 20
    assert sitting.pending == ()
    assert len(sitting.skipped["budget"]) == 5


def test_the_budget_of_bytes_ends_the_crawl(tmp_path: Path):
    pages: dict[str, Any] = {"/": "\n".join(f"/p{n}.pdf" for n in range(60))} | {
        f"/p{n}.pdf": document(10_000) for n in range(60)
    }
    sitting = _sit(tmp_path, pages, budget=Budget(pages=1_000, seconds=600, bytes=100_000))
    assert sitting.stopped_by == "budget"
    assert 10 <= len(sitting.fetched) <= 11 + WINDOW


def test_the_budget_of_time_ends_the_crawl_even_while_it_waits(tmp_path: Path):
    sitting = Sitting(tmp_path, WIDE, budget=Budget(pages=1_000, seconds=0.2, bytes=10**9))
    plain = sitting.client.fetch

    async def slow(url: str, referer: str = "") -> Any:
        if url != SITE:
            await asyncio.sleep(30)
        return await plain(url, referer)

    sitting.client.fetch = slow  # type: ignore[method-assign]
    started = time.monotonic()
    sitting.run()
    assert time.monotonic() - started < 10
    assert (sitting.stopped_by, sitting.fetched) == ("budget", ["/"])
    assert sitting.skipped["budget"]


def test_a_budget_that_is_just_enough_is_no_reason(tmp_path: Path):
    assert _sit(tmp_path, WIDE, budget=Budget(pages=61, seconds=600, bytes=10**9)).stopped_by == "frontier_empty"


def test_settled_items_end_the_crawl_once_nothing_draws_any_more(tmp_path: Path):
    plain = {f"/x{n}": "" for n in range(100)}
    pages: dict[str, Any] = {
        "/": "/o1 0.9\n/o2 0.9\n" + "\n".join(f"{path} 0.3" for path in plain),
        "/o1": "/better.pdf 0.8",
        "/o2": "",
        "/better.pdf": document(),
    } | plain
    sitting = _sit(tmp_path, pages, items=("o1", "o2"))
    assert sitting.stopped_by == "all_items_settled"
    assert "/better.pdf" in sitting.fetched
    assert len(sitting.fetched) <= 4 + 2 * WINDOW
    assert sitting.pending == ()
    assert sitting.skipped["settled"]


def test_a_site_that_never_answers_is_unreachable(tmp_path: Path):
    sitting = _sit(tmp_path, {"/": silent("dns")})
    assert (sitting.stopped_by, sitting.fetched) == ("site_unreachable", ["/"])
    assert sitting.resources[-1].fault == "dns"


def test_a_site_that_goes_down_is_left(tmp_path: Path):
    pages: dict[str, Any] = {"/": "\n".join(f"/p{n} 0.5" for n in range(100))}
    pages |= {f"/p{n}": silent("refused") if n >= 10 else "" for n in range(100)}
    sitting = _sit(tmp_path, pages)
    assert sitting.stopped_by == "site_unreachable"
    assert len(sitting.fetched) == 11 + LOST_IN_A_ROW
    assert sitting.pending == ()
    assert sitting.skipped["unreachable"]


def test_faults_between_answers_are_not_the_end(tmp_path: Path):
    pages: dict[str, Any] = {"/": "\n".join(f"/p{n} 0.5" for n in range(100))}
    pages |= {f"/p{n}": "" if n % LOST_IN_A_ROW == 0 else silent("reset") for n in range(100)}
    sitting = _sit(tmp_path, pages)
    assert (sitting.stopped_by, len(sitting.fetched)) == ("frontier_empty", 101)


def test_dead_subdomains_do_not_make_the_site_dead(tmp_path: Path):
    dead = [f"https://y{n}.baansuk.example/" for n in range(40)]
    pages: dict[str, Any] = {"/": "\n".join(dead) + "\n/last 0.01", "/last": ""} | dict.fromkeys(dead, silent("dns"))
    sitting = _sit(tmp_path, pages, subdomains=True)
    assert (sitting.stopped_by, sitting.fetched[-1]) == ("frontier_empty", "/last")


# --- cut off and gone on ----------------------------------------------------------------------------------------------


class _Cut:
    """Interrupts a crawl after so many fetches, as Ctrl-C does."""

    def __init__(self, after: int) -> None:
        self._after = after

    def __call__(self, event: Event) -> None:
        self._after -= 1
        if self._after == 0:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()


class _CrashError(Exception):
    """As good as kill -9 for everything but the archive."""


def _crash_after(count: int) -> Any:
    def watch(event: Event) -> None:
        nonlocal count
        count -= 1
        if count == 0:
            raise _CrashError

    return watch


def _undisturbed(folder: Path, pages: dict[str, Any]) -> tuple[set[str], dict[str, set[str]]]:
    sitting = _sit(folder, pages)
    return set(sitting.fetched), {reason: set(urls) for reason, urls in sitting.skipped.items()}


@pytest.mark.parametrize("after", range(1, 13))
def test_an_interrupted_crawl_goes_on_and_comes_to_the_same_end(tmp_path: Path, after: int):
    first = Sitting(tmp_path / "run", TOWN, on_event=_Cut(after))
    with pytest.raises(Interrupted) as caught:
        first.run()
    assert caught.value.exit_code == 4
    assert len(first.fetched) == after
    second = _sit(tmp_path / "run", TOWN, seed=after)
    fetched, skipped = _undisturbed(tmp_path / "other", TOWN)
    assert set(second.fetched) == fetched
    assert len(second.fetched) == len(fetched), "something was fetched twice"
    assert {reason: set(urls) for reason, urls in second.skipped.items()} == skipped
    assert not set(map(short, second.client.asked)) & set(first.fetched)
    assert second.guide.seen[:after] == first.guide.seen, "the guide learns again what it knew"
    assert second.stopped_by == "frontier_empty"
    assert second.events[-1].fetched == len(fetched)


def test_an_interrupted_crawl_counts_its_budget_from_the_beginning(tmp_path: Path):
    budget = Budget(pages=20, seconds=600, bytes=10**9)
    with pytest.raises(Interrupted):
        _sit(tmp_path, WIDE, on_event=_Cut(15), budget=budget)
    sitting = _sit(tmp_path, WIDE, budget=budget)
    assert (sitting.stopped_by, len(sitting.fetched)) == ("budget", 20)


def test_an_interrupt_before_the_first_answer_keeps_the_start(tmp_path: Path):
    sitting = Sitting(tmp_path / "run", TOWN)
    tasks: list[asyncio.Task[str]] = []

    async def never(url: str, referer: str = "") -> Any:
        tasks[0].cancel()
        await asyncio.sleep(30)

    async def main() -> None:
        with Store(tmp_path / "run" / "oit.db") as store:
            tasks.append(asyncio.create_task(sitting._crawl(store.begin(sitting._info()))))
            await tasks[0]

    sitting.client.fetch = never  # type: ignore[method-assign]
    with pytest.raises(Interrupted):
        asyncio.run(main())
    assert set(_sit(tmp_path / "run", TOWN).fetched) == _undisturbed(tmp_path / "other", TOWN)[0]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals of this kind are POSIX")
def test_ctrl_c_interrupts(tmp_path: Path):
    def press(_: Event) -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    with pytest.raises(Interrupted):
        _sit(tmp_path, WIDE, on_event=press)


def test_nothing_is_left_under_way(tmp_path: Path):
    sitting = Sitting(tmp_path, WIDE, on_event=_crash_after(5))
    with pytest.raises(_CrashError):
        sitting.run()
    assert sitting.client.under_way == 0


def test_a_full_disk_comes_through_and_the_run_goes_on_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from crawler.archive.warc import WarcFile

    append, calls = WarcFile.append, 0

    def fails(self: WarcFile, *values: Any) -> tuple[int, int]:
        nonlocal calls
        calls += 1
        if calls == 6:
            raise StorageFull("ดิสก์เต็ม", "The disk is full.")
        return append(self, *values)

    with monkeypatch.context() as patch:
        patch.setattr(WarcFile, "append", fails)
        with pytest.raises(StorageFull):
            _sit(tmp_path / "run", TOWN)
    assert set(_sit(tmp_path / "run", TOWN).fetched) == _undisturbed(tmp_path / "other", TOWN)[0]


def test_contents_that_other_code_read_are_read_again_on_going_on(tmp_path: Path):
    with pytest.raises(Interrupted):
        _sit(tmp_path / "run", TOWN, on_event=_Cut(6))
    with Store(tmp_path / "run" / "oit.db", reader="fake") as store:
        store._db.execute("UPDATE contents SET reader = 'older'")
    sitting = _sit(tmp_path / "run", TOWN)
    assert set(sitting.fetched) == _undisturbed(tmp_path / "other", TOWN)[0]
    assert SITE in sitting.reader.read
    assert SITE not in sitting.client.asked


# --- any site ---------------------------------------------------------------------------------------------------------

_PATHS = [f"/p{n}" for n in range(12)] + ["/a/", "/a", "/x?d=1", "/x?d=2", "/y.pdf", "/z.mp3"]
_ADDRESSES = [*_PATHS, "https://other.example/", "http://baansuk.example/p1", "https://www.baansuk.example/p2"]
_LINES = st.tuples(
    st.sampled_from(_ADDRESSES), st.sampled_from(["0.05", "0.3", "0.9"]), st.sampled_from(["a", "frame", "script"])
).map(" ".join)
_ANSWERS = st.one_of(
    st.lists(_LINES, max_size=6).map("\n".join),
    st.lists(_LINES, max_size=6).map("\n".join),
    st.sampled_from(_ADDRESSES).map(moved),
    st.sampled_from([silent(), silent("dns"), status(404), status(500), document()]),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(_LINES, min_size=1, max_size=8).map("\n".join),
    st.dictionaries(st.sampled_from(_ADDRESSES), _ANSWERS),
    st.lists(st.integers(1, 8), max_size=3),
    st.integers(0, 99),
)
def test_any_site_is_crawled_whole_once_and_every_other_address_has_a_reason(
    tmp_path_factory: pytest.TempPathFactory, home: str, pages: dict[str, Any], cuts: list[int], seed: int
):
    site = {"/": home} | pages
    folder = tmp_path_factory.mktemp("site")
    whole = _sit(folder / "whole", site)
    assert whole.stopped_by == "frontier_empty"
    assert len(whole.fetched) == len(set(whole.fetched)) == len(set(whole.client.asked))
    assert whole.pending == ()
    _every_address_is_accounted_for(folder / "whole")
    for after in cuts:
        try:
            _sit(folder / "cut", site, on_event=_crash_after(after), seed=seed)
        except _CrashError:
            continue
        break
    again = _sit(folder / "cut", site, seed=seed)
    assert len(again.fetched) == len(set(again.fetched))
    # Which of two twins is fetched depends on which is met first.
    assert {_bare(url) for url in again.fetched} == {_bare(url) for url in whole.fetched}
    _every_address_is_accounted_for(folder / "cut")


def _bare(url: str) -> str:
    return url.rpartition("baansuk.example")[2].rstrip("/")


def _every_address_is_accounted_for(folder: Path) -> None:
    with Store(folder / "oit.db", reader="fake") as store:
        archive = store.find("run")
        known = archive.known()
        for resource in archive.resources():
            content = archive.content(resource)
            named = [link.url for link in content.links] if content and resource.status == 200 else []
            assert known.issuperset(named)
        assert archive.pending() == ()


def test_a_large_site_is_crawled_in_steady_time(tmp_path: Path):
    """1,500 pages with 150 menu links each: some ms a page; the bound only catches a change of kind."""
    menu = "\n".join(f"/menu/{n}/m 0.2" for n in range(150))
    pages: dict[str, Any] = {"/": menu + "\n" + "\n".join(f"/p{n}/x{n} 0.5" for n in range(300))}
    pages |= {f"/p{n}/x{n}": menu for n in range(300)} | {f"/menu/{n}/m": menu for n in range(150)}
    started = time.perf_counter()
    sitting = _sit(tmp_path, pages, budget=PLENTY)
    assert len(sitting.fetched) == 451
    assert (time.perf_counter() - started) / 451 < 0.05
