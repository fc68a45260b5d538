"""A crawl that ended because it was satisfied goes on for what is wanted of it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Store
from crawler.crawl import WANTED, Budget, Event
from crawler.errors import Interrupted
from tests.crawl.world import SITE, Sitting, document, moved, sit

# Once /o1 is there nothing is open any more, and what it links to promises too little to be fetched for its own sake.
PAGES: dict[str, Any] = {
    "/": "/o1 0.9",
    "/o1": "/a 0.3\n/b 0.3\n/c 0.3",
    "/a": "/a/deep 0.2",
    "/b": "/b/plan.pdf 0.8\n/b/other 0.2",
    "/b/plan.pdf": document(),
    "/c": moved("/c/real"),
    "/c/real": "",
}


def satisfied(folder: Path, **options: Any) -> Sitting:
    sitting = sit(folder, PAGES, items=["/o1"], **options)
    assert (sitting.fetched, sitting.stopped_by) == (["/", "/o1"], "all_items_settled")
    return sitting


def want(folder: Path, *paths: str) -> None:
    """As the judge would, once the end of the crawl is noted."""
    with Store(folder / "oit.db") as store:
        archive = store.find("last")
        archive.ended("all_items_settled")
        archive.go_on((SITE.rstrip("/") + path, WANTED + 1 / (rank + 2)) for rank, path in enumerate(paths))
        assert archive.info.stopped_by == ""


def test_what_is_wanted_is_fetched_in_its_order_with_what_it_leads_to_and_no_more(tmp_path: Path) -> None:
    first = satisfied(tmp_path)
    want(tmp_path, "/c", "/b")
    second = sit(tmp_path, PAGES, items=["/o1"])
    assert second.fetched == ["/", "/o1", "/c", "/b", "/c/real", "/b/plan.pdf"]
    assert second.stopped_by == "all_items_settled"
    assert not set(second.client.asked) & set(first.client.asked)
    assert second.skipped == {"settled": (f"{SITE}a", f"{SITE}b/other")}


def test_what_was_fetched_or_is_not_known_is_not_fetched(tmp_path: Path) -> None:
    satisfied(tmp_path)
    want(tmp_path, "/o1", "/unknown")
    assert sit(tmp_path, PAGES, items=["/o1"]).client.asked == []


def test_the_budget_is_that_of_the_whole_run(tmp_path: Path) -> None:
    satisfied(tmp_path)
    want(tmp_path, "/c", "/b")
    second = sit(tmp_path, PAGES, items=["/o1"], budget=Budget(pages=3, seconds=600, bytes=10**9))
    assert second.fetched == ["/", "/o1", "/c"]
    assert second.stopped_by == "budget"
    assert set(second.skipped) == {"budget"}


def test_cut_off_it_goes_on_with_what_is_wanted_and_to_the_same_end(tmp_path: Path) -> None:
    def press(_: Event) -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()

    satisfied(tmp_path)
    want(tmp_path, "/c", "/b")
    with pytest.raises(Interrupted):
        sit(tmp_path, PAGES, items=["/o1"], on_event=press)
    last = sit(tmp_path, PAGES, items=["/o1"])
    assert set(last.fetched) == {"/", "/o1", "/c", "/b", "/c/real", "/b/plan.pdf"}
    assert last.skipped == {"settled": (f"{SITE}a", f"{SITE}b/other")}


def test_cut_off_before_its_end_was_noted_a_crawl_ends_as_it_did(tmp_path: Path) -> None:
    first = satisfied(tmp_path)
    second = sit(tmp_path, PAGES, items=["/o1"])
    assert second.client.asked == []
    assert (second.stopped_by, second.skipped) == (first.stopped_by, first.skipped)
