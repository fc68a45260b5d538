"""Sitemaps that robots.txt names: fetched after all that promises more, and no deeper than the standard goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from crawler.crawl.limits import DEEPEST_SITEMAP, MOST_SITEMAPS, TOO_UNLIKELY
from crawler.models import Fetched
from tests.crawl.world import SITE, Answer, Sitting, short, sit

pytestmark = pytest.mark.usefixtures("patient")

RULES = b"Sitemap: https://baansuk.example/sitemap.xml\nSitemap: https://elsewhere.example/s.xml\nSitemap: /sitemap.xml"


def sitemap(*paths: str, index: bool = False) -> Fetched:
    outer = b"sitemapindex" if index else b"urlset"
    listed = b"".join(b"<loc>%s</loc>" % path.encode() for path in paths)
    return Fetched(url="", status=200, body=b"<" + outer + b">" + listed)


def test_it_comes_last_and_leads_to_what_nothing_else_names(tmp_path: Path):
    pages: dict[str, Answer] = {
        "/": "/a 0.1\n/otop 0.04",
        "/a": "",
        "/otop": "",
        "/sitemap.xml": sitemap("/a", "/lost.pdf"),
        "/lost.pdf": "",
    }
    sitting = sit(tmp_path, pages, rules=RULES)
    assert set(sitting.fetched) == {*pages}
    assert sitting.client.asked.count(SITE + "sitemap.xml") == 1
    assert "scope" not in sitting.skipped, "what robots.txt names on other hosts is no link of the site"
    assert sitting.resources[0].url == SITE + "robots.txt"
    entry = next(resource for resource in sitting.resources if resource.url == SITE + "sitemap.xml")
    assert entry.parent == sitting.resources[0].id


def test_with_a_budget_what_promises_more_is_fetched_first(tmp_path: Path):
    pages: Mapping[str, Answer] = {"/": "\n".join(f"/p{n} 0.1" for n in range(40)), "/sitemap.xml": sitemap("/x")}
    fetched = sit(tmp_path, pages, rules=RULES).fetched
    assert fetched.index("/sitemap.xml") > 30


def test_it_is_left_once_all_items_are_settled(tmp_path: Path):
    pages: dict[str, Answer] = {"/": "/o1 0.9\n" + "\n".join(f"/p{n} 0.5" for n in range(10)), "/o1": ""}
    sitting = sit(tmp_path, pages, rules=RULES, items=("o1",))
    assert sitting.stopped_by == "all_items_settled"
    assert sitting.skipped == {"settled": (SITE + "sitemap.xml",)}


def test_an_index_leads_to_its_files_and_indexes_in_indexes_end(tmp_path: Path):
    deep = {f"/s{n}.xml": sitemap(f"/s{n + 1}.xml", f"/page-{'abcdefghij'[n]}", index=True) for n in range(9)}
    sitting = sit(tmp_path, {"/": "/a", "/a": "", **deep}, rules=b"Sitemap: https://baansuk.example/s0.xml")
    fetched = [url for url in sitting.fetched if url.endswith(".xml")]
    assert fetched == [f"/s{n}.xml" for n in range(DEEPEST_SITEMAP + 1)]
    assert {short(url) for url in sitting.skipped["trap"]} == {"/s4.xml", "/page-d"}


def test_robots_txt_names_a_few(tmp_path: Path):
    rules = b"".join(b"Sitemap: https://baansuk.example/s%d.xml\n" % n for n in range(MOST_SITEMAPS + 5))
    sitting = sit(tmp_path, {"/": "/a", "/a": ""}, rules=rules)
    assert sum(url.endswith(".xml") for url in sitting.fetched) == MOST_SITEMAPS


def test_a_crawl_that_was_cut_off_still_knows_of_it(tmp_path: Path):
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    pages: dict[str, Answer] = {"/": "/a 0.5", "/a": "", "/sitemap.xml": sitemap("/lost"), "/lost": ""}
    try:
        Sitting(tmp_path, pages, rules=RULES, on_event=stop).run()
    except KeyboardInterrupt:
        second = sit(tmp_path, pages, rules=RULES)
    assert second.fetched == ["/", "/a", "/sitemap.xml", "/lost"]


def test_without_patience_it_is_asked_for_while_much_is_open_and_its_pages_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("crawler.crawl.loop.TOO_UNLIKELY", TOO_UNLIKELY)
    lost = [f"/page-{letter}" for letter in "abcdefghijklmnopqrst"]
    pages: dict[str, Answer] = {"/": "/o1 0.9", "/o1": "", "/sitemap.xml": sitemap(*lost), **dict.fromkeys(lost, "")}
    nothing_found = sit(tmp_path / "a", pages, rules=RULES, items=("o2", "o3"))
    assert "/sitemap.xml" in nothing_found.fetched
    assert 0 < len(set(nothing_found.fetched) & set(lost)) < len(lost)
    assert nothing_found.stopped_by == "nothing_promising"
    nearly_done = sit(tmp_path / "b", pages, rules=RULES, items=("o1", "o2"))
    assert "/sitemap.xml" in nearly_done.fetched, "half of the items are open"
