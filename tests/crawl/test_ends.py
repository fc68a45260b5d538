"""The crawl at its edges: redirects, first pages that lead nowhere, and why it stops."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl import Budget
from crawler.crawl.limits import LOST_IN_A_ROW, MOST_HOPS, WINDOW
from crawler.models import Fetched, Validators
from tests.crawl.world import SITE, WIDE, Sitting, document, moved, short, silent, sit, status

pytestmark = pytest.mark.usefixtures("patient")

# --- redirects --------------------------------------------------------------------------------------------------------


def test_a_redirect_is_followed_at_once_and_keeps_parent_and_depth(tmp_path: Path):
    pages: dict[str, Any] = {
        "/": "/old 0.2\n" + "\n".join(f"/x{n} 0.1" for n in range(30)),
        "/old": moved("/new"),
        "/new": "",
    }
    sitting = sit(tmp_path, pages)
    by_url = {short(resource.url): resource for resource in sitting.resources}
    assert (by_url["/new"].parent, by_url["/new"].depth) == (by_url["/"].id, 1)
    assert by_url["/old"].location == SITE + "new"
    assert sitting.fetched.index("/new") <= sitting.fetched.index("/old") + WINDOW


def test_a_chain_of_redirects_is_followed_so_far_and_no_farther(tmp_path: Path):
    pages: dict[str, Any] = {f"/{n}": moved(f"/{n + 1}") for n in range(40)}
    sitting = sit(tmp_path, {"/": moved("/0")} | pages)
    assert len(sitting.fetched) == MOST_HOPS + 1
    assert sitting.skipped == {"redirects": (f"{SITE}{MOST_HOPS}",)}


@pytest.mark.parametrize("pages", [{"/": moved("/")}, {"/": moved("/a"), "/a": moved("/")}])
def test_a_circle_of_redirects_ends(tmp_path: Path, pages: dict[str, Any]):
    sitting = sit(tmp_path, pages)
    assert sitting.stopped_by == "frontier_empty"
    assert len(sitting.fetched) == len(pages)


def test_a_page_that_sends_back_to_itself_with_a_cookie_is_asked_again(tmp_path: Path):
    sitting = sit(
        tmp_path, {"/": [moved("/index?PHPSESSID=77"), "/a"], "/index": [moved("/index?PHPSESSID=78"), "/a"], "/a": ""}
    )
    assert sitting.fetched == ["/", "/index", "/a"]


@pytest.mark.parametrize(
    "target", ["https://www.baansuk.example/", "http://baansuk.example/", "http://www.baansuk.example/home"]
)
def test_a_site_that_moves_to_its_twin_is_followed(tmp_path: Path, target: str):
    pages: dict[str, Any] = {"/": moved(target), target: "a", target + "a": "", "http://www.baansuk.example/a": ""}
    sitting = sit(tmp_path, pages)
    assert sitting.fetched[:2] == ["/", target]
    assert len(sitting.fetched) == 3


@pytest.mark.parametrize(
    ("target", "reason"), [("https://elsewhere.example/", "scope"), ("/film.mp4", "media"), ("/" + "a/" * 40, "trap")]
)
def test_a_redirect_out_of_bounds_is_not_followed(tmp_path: Path, target: str, reason: str):
    sitting = sit(tmp_path, {"/": "/a", "/a": moved(target)})
    assert sitting.fetched == ["/", "/a"]
    assert list(sitting.skipped) == [reason]


def test_a_redirect_to_no_address_is_an_answer_like_others(tmp_path: Path):
    sitting = sit(tmp_path, {"/": "/a", "/a": moved("tel:021234567")})
    assert [(r.status, r.location) for r in sitting.resources][-1] == (302, "")


# --- a first page that leads nowhere ----------------------------------------------------------------------------------


def test_behind_a_splash_the_usual_addresses_are_tried(tmp_path: Path):
    sitting = sit(tmp_path, {"/": "", "/index.php": "/a 0.5", "/a": ""})
    assert sitting.fetched[0] == "/"
    assert {"/home", "/Home", "/index.php", "/index.html", "/main.php", "/sitemap.xml", "/a"} == set(
        sitting.fetched[1:]
    )


def test_behind_a_redirect_too_and_after_a_refusal(tmp_path: Path):
    assert "/main.php" in sit(tmp_path / "a", {"/": moved("/splash"), "/splash": ""}).fetched
    assert "/main.php" in sit(tmp_path / "b", {"/": status(403)}).fetched


def test_a_sitemap_is_read(tmp_path: Path):
    sitemap = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc> https://baansuk.example/a?x=1&amp;y=2 </loc></url><url><loc><![CDATA[/b]]></loc></url>"
        "<url><loc>https://elsewhere.example/</loc></url></urlset>"
    )
    pages: dict[str, Any] = {"/": "", "/sitemap.xml": status(200, sitemap), "/a?x=1&y=2": "", "/b": ""}
    sitting = sit(tmp_path, pages)
    assert {"/a?x=1&y=2", "/b"} <= set(sitting.fetched)
    assert sitting.skipped["scope"] == ("https://elsewhere.example/",)


def test_a_site_with_links_is_not_guessed_at(tmp_path: Path):
    assert sit(tmp_path, {"/": "/a", "/a": ""}).fetched == ["/", "/a"]


# --- why it stops -----------------------------------------------------------------------------------------------------


def test_the_budget_of_pages_is_kept_to_the_page(tmp_path: Path):
    sitting = sit(tmp_path, WIDE, budget=Budget(pages=20, seconds=600, bytes=10**9))
    assert sitting.stopped_by == "budget"
    assert len(sitting.fetched) == len(sitting.client.asked) == 20
    assert sitting.pending == ()
    assert len(sitting.skipped["budget"]) == 5


def test_the_budget_of_bytes_ends_the_crawl(tmp_path: Path):
    pages: dict[str, Any] = {"/": "\n".join(f"/p{n}.pdf" for n in range(60))} | {
        f"/p{n}.pdf": document(10_000) for n in range(60)
    }
    sitting = sit(tmp_path, pages, budget=Budget(pages=1_000, seconds=600, bytes=100_000))
    assert sitting.stopped_by == "budget"
    assert 10 <= len(sitting.fetched) <= 11 + WINDOW


def test_the_budget_of_time_ends_the_crawl_even_while_it_waits(tmp_path: Path):
    sitting = Sitting(tmp_path, WIDE, budget=Budget(pages=1_000, seconds=0.2, bytes=10**9))
    plain = sitting.client.fetch

    async def slow(url: str, referer: str = "", validators: Validators | None = None) -> Any:
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
    assert sit(tmp_path, WIDE, budget=Budget(pages=61, seconds=600, bytes=10**9)).stopped_by == "frontier_empty"


def test_settled_items_end_the_crawl_once_nothing_draws_any_more(tmp_path: Path):
    plain = {f"/x{n}": "" for n in range(100)}
    pages: dict[str, Any] = {
        "/": "/o1 0.9\n/o2 0.9\n" + "\n".join(f"{path} 0.3" for path in plain),
        "/o1": "/better.pdf 0.8",
        "/o2": "",
        "/better.pdf": document(),
    } | plain
    sitting = sit(tmp_path, pages, items=("o1", "o2"))
    assert sitting.stopped_by == "all_items_settled"
    assert "/better.pdf" in sitting.fetched
    assert len(sitting.fetched) <= 4 + 2 * WINDOW
    assert sitting.pending == ()
    assert sitting.skipped["settled"]


def test_a_site_that_never_answers_is_unreachable(tmp_path: Path):
    sitting = sit(tmp_path, {"/": silent("dns")})
    assert (sitting.stopped_by, sitting.fetched) == ("site_unreachable", ["/"])
    assert sitting.resources[-1].fault == "dns"


def test_a_site_that_goes_down_is_left(tmp_path: Path):
    pages: dict[str, Any] = {"/": "\n".join(f"/p{n} 0.5" for n in range(100))}
    pages |= {f"/p{n}": silent("refused") if n >= 10 else "" for n in range(100)}
    sitting = sit(tmp_path, pages)
    assert sitting.stopped_by == "site_unreachable"
    assert len(sitting.fetched) == 11 + LOST_IN_A_ROW
    assert sitting.pending == ()
    assert sitting.skipped["unreachable"]


def test_a_site_that_shuts_us_out_is_left(tmp_path: Path):
    refusal = Fetched(url="", status=403, fault="blocked", body=b"no")
    pages: dict[str, Any] = {"/": "\n".join(f"/p{n} 0.5" for n in range(100))}
    pages |= {f"/p{n}": refusal if n >= 10 else "" for n in range(100)}
    sitting = sit(tmp_path, pages)
    assert sitting.stopped_by == "site_unreachable"
    assert len(sitting.fetched) == 11 + LOST_IN_A_ROW


def test_faults_between_answers_are_not_the_end(tmp_path: Path):
    pages: dict[str, Any] = {"/": "\n".join(f"/p{n} 0.5" for n in range(100))}
    pages |= {f"/p{n}": "" if n % LOST_IN_A_ROW == 0 else silent("reset") for n in range(100)}
    sitting = sit(tmp_path, pages)
    assert (sitting.stopped_by, len(sitting.fetched)) == ("frontier_empty", 101)


def test_dead_subdomains_do_not_make_the_site_dead(tmp_path: Path):
    dead = [f"https://y{n}.baansuk.example/" for n in range(40)]
    pages: dict[str, Any] = {"/": "\n".join(dead) + "\n/last 0.01", "/last": ""} | dict.fromkeys(dead, silent("dns"))
    sitting = sit(tmp_path, pages, subdomains=True)
    assert (sitting.stopped_by, sitting.fetched[-1]) == ("frontier_empty", "/last")
