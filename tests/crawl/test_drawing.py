"""Pages that a browser draws: what is asked for counts, what is seen is kept as one, what was cut off goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from crawler.archive import RunArchive, responses
from crawler.crawl import Budget
from crawler.models import Fetched, Rendered, Resource
from tests.crawl.world import PLENTY, SITE, Sitting, document, short

SCRIPT = Fetched(url=SITE + "app.js", status=200, body=b"start()", headers=(("Content-Type", "text/javascript"),))
PLAN = replace(document(), url=SITE + "plan.pdf")
TOWN: dict[str, Any] = {
    "/": "SHELL",
    "/a": "SHELL",
    "/b": "/c 0.5",
    "/c": "",
    "/broken": "SHELL",
    "/plan.pdf": document(),
}
DRAWN = {"/": "/a 0.9\n/b 0.8\n/broken 0.7", "/a": "/plan.pdf 0.9\n/b 0.5"}


class Browser:
    """Draws what is in `drawn`, for one script and whatever else is named in `needs`; the rest breaks down."""

    def __init__(self, drawn: Mapping[str, str], needs: Mapping[str, tuple[Fetched, ...]]) -> None:
        self.drawn = drawn
        self.needs = needs
        self.known: set[str] = set()
        self.asked: list[str] = []
        self.pages: list[str] = []

    def remember(self, fetched: Fetched) -> None:
        self.known.add(fetched.url)

    async def render(self, page: Fetched, may_fetch: Callable[[], bool]) -> Rendered:
        path = short(page.url)
        self.pages.append(path)
        made = []
        for part in (SCRIPT, *self.needs.get(path, ())):
            if part.url not in self.known and may_fetch():
                self.known.add(part.url)
                self.asked.append(short(part.url))
                await asyncio.sleep(0)
                made.append(replace(part, fetched="2026-01-02T03:04:06Z"))
        if path not in self.drawn:
            return Rendered(exchanges=tuple(made), detail="browser: Target crashed")
        html = f"<html>drawn {path}\n{self.drawn[path]}".encode()
        return Rendered(html=html, exchanges=tuple(made))


def sitting(folder: Path, **options: Any) -> Sitting:
    browser = Browser(DRAWN, {"/a": (PLAN,)})
    return Sitting(folder, TOWN, **{"browser": browser, **options})


def kept(resources: tuple[Resource, ...]) -> list[tuple[str, str]]:
    return [(each.how, short(each.url)) for each in resources if not each.url.endswith("/robots.txt")]


ALL = [
    ("http", "/"),
    ("rendered", "/"),
    ("browser", "/app.js"),
    ("http", "/a"),
    ("rendered", "/a"),
    ("browser", "/plan.pdf"),
    ("http", "/b"),
    ("http", "/broken"),
    ("http", "/c"),
]


def test_a_drawn_page_leads_on_and_all_that_it_took_is_kept(tmp_path: Path) -> None:
    run = sitting(tmp_path).run()
    assert kept(run.resources) == ALL
    by_id = {each.id: each for each in run.resources}
    for each in run.resources:
        if each.how != "http":
            assert by_id[each.parent].how == "http"
    drawn = next(each for each in run.resources if each.how == "rendered")
    assert (short(drawn.url), drawn.status, drawn.media_type, drawn.depth) == ("/", 200, "text/html", 0)
    assert run.stopped_by == "frontier_empty"
    assert sorted(run.browser.pages) == ["/", "/a", "/broken"]
    broken = next(each for each in run.resources if each.url.endswith("/broken"))
    assert broken.detail == "browser: Target crashed"


def test_a_document_that_came_with_a_page_is_read_and_not_fetched_again(tmp_path: Path) -> None:
    run = sitting(tmp_path).run()
    assert SITE + "plan.pdf" in run.reader.read
    assert SITE + "app.js" not in run.reader.read
    assert SITE + "plan.pdf" not in run.client.asked
    assert run.events[-1].documents == 1


def test_without_a_browser_the_page_is_what_it_is(tmp_path: Path) -> None:
    run = sitting(tmp_path, browser=None).run()
    assert ("http", "/") in kept(run.resources)
    assert {how for how, _ in kept(run.resources)} == {"http"}


@pytest.mark.parametrize("pages", range(1, 7))
def test_what_pages_ask_for_counts_as_fetched(tmp_path: Path, pages: int) -> None:
    run = sitting(tmp_path, budget=Budget(pages=pages, seconds=600, bytes=10**9)).run()
    assert len([each for each in kept(run.resources) if each[0] != "rendered"]) <= pages
    assert run.stopped_by == "budget"


@pytest.mark.parametrize("after", range(1, len(ALL) + 2))
def test_cut_off_between_any_two_records_it_comes_to_the_same_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    record, count = RunArchive.record, 0

    def cut(self: RunArchive, *args: Any, **options: Any) -> Resource:
        nonlocal count
        count += 1
        if count == after:
            raise KeyError("as good as kill -9 for everything but the archive")
        return record(self, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(RunArchive, "record", cut)
        first = sitting(tmp_path)
        with pytest.raises(KeyError):
            first.run()
    for page in (each for each in first.resources if each.how == "rendered"):
        assert [each.how for each in first.resources if each.id == page.parent] == ["http"]
    parts = {each.url for each in first.resources if each.how == "browser"}
    second = sitting(tmp_path).run()
    assert sorted(kept(second.resources)) == sorted(ALL)
    assert not parts & {SITE + path[1:] for path in second.browser.asked}, "the server was asked twice"
    assert second.stopped_by == "frontier_empty"
    recorded = responses(tmp_path / "run" / "run.warc.gz")
    assert [(each.how, each.url) for each in recorded] == [(each.how, each.url) for each in second.resources]


def test_failures_of_what_a_page_asks_for_do_not_take_the_site_for_down(tmp_path: Path) -> None:
    silence = tuple(Fetched(url=f"{SITE}x{number}", fault="timeout") for number in range(30))
    run = Sitting(
        tmp_path, {"/": "SHELL", "/a": ""}, browser=Browser({"/": "/a 0.9"}, {"/": silence}), budget=PLENTY
    ).run()
    assert ("http", "/a") in kept(run.resources)
    assert run.stopped_by == "frontier_empty"
