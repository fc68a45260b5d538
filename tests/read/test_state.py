"""Data inside a page: its links and, where the page itself is empty, its words."""

from __future__ import annotations

import json
import time

import pytest

from crawler.models import Content
from crawler.read.reader import read

SITE = "http://www.suanmali.go.th"
DATA = {
    "props": {"menu": [{"title": "แผนพัฒนา", "url": "/plan"}, {"title": "งบ", "href": "/files/b.pdf"}], "build": "x"}
}
JSON = json.dumps(DATA, ensure_ascii=False)


def page(body: str) -> Content:
    return read(f"<!DOCTYPE html><meta charset=utf-8>{body}".encode(), SITE + "/ita/", "text/html")


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{JSON}</script>',
        f"<script type=application/json data-x=y>{JSON}</script>",
        f"<script>window.__INITIAL_STATE__ = {JSON}; start()</script>",
        f"<script>var a = 1;window.__NUXT__={JSON}</script>",
    ],
)
def test_the_data_of_an_empty_page_gives_its_links_and_words(script: str) -> None:
    content = page(f"<div id=app></div>{script}")
    assert content.kind == "page"
    assert [(link.url.removeprefix(SITE), link.text, link.via) for link in content.links if link.text] == [
        ("/plan", "แผนพัฒนา", "data"),
        ("/files/b.pdf", "งบ", "data"),
    ]
    assert content.lines == ("แผนพัฒนา", "งบ"), "not what only the machine reads"


def test_a_page_with_words_keeps_them_and_gains_only_links_that_it_lacks() -> None:
    words = "<p>" + "แผนพัฒนาท้องถิ่นของเทศบาล " * 20 + "</p><a href=/plan>แผน</a>"
    content = page(f"{words}<script type='application/json'>{JSON}</script>")
    assert [link.url.removeprefix(SITE) for link in content.links] == ["/plan", "/files/b.pdf"]
    assert content.lines == page(words).lines


@pytest.mark.parametrize(
    "script",
    [
        "<script type=application/json>{nope</script>",
        "<script type=application/json>",
        f"<script type='application/ld+json'>{JSON}</script>",
        "<script>window.__NUXT__=(function(a){return {url:a}}('/x'))</script>",
        "<script>window.__X__ = {url: '/x'}</script>",
    ],
)
def test_what_is_no_json_or_not_for_showing_gives_nothing(script: str) -> None:
    content = page(script)
    assert (content.links, content.lines, content.quality) == ((), (), "native")


def test_hostile_data_takes_linear_time() -> None:
    begun = time.process_time()
    for hostile in ("window.__a={" * 40_000, "<script type=application/json>" * 20_000, "<script " * 100_000):
        page(hostile)
        page(f"<script>{hostile}</script>")
    page("<script type=application/json>" + "[" * 500_000 + "</script>")
    assert time.process_time() - begun < 20
