"""How well the site could be seen, as the report tells it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from crawler.models import Skipped
from crawler.report.seeing import Fact, seen
from crawler.report.words import words
from tests.report.sample import report

CALM = {"access": {"ok": 400, "not_found": 7, "redirect": 5}, "fetches": 412}


def facts(skipped: tuple[Skipped, ...] = (), **run: Any) -> dict[str, Fact]:
    sample = report()
    sample = replace(sample, run={**sample.run, **CALM, **run}, skipped=skipped)
    return {fact.name: fact for fact in seen(sample, words("en"))}


def troubled(**run: Any) -> set[str]:
    return {name for name, fact in facts(**run).items() if not fact.fine}


def test_a_page_that_is_not_there_is_an_answer() -> None:
    opened = facts()["Pages and files"]
    assert opened == Fact(name="Pages and files", told="412 of 412 requests answered", fine=True)


def test_what_kept_us_from_seeing_is_said_and_not_fine() -> None:
    opened = facts(access={"ok": 394, "not_found": 7, "timeout": 11})["Pages and files"]
    assert not opened.fine
    assert "401 of 412" in opened.told
    assert "11" in opened.told.removeprefix("401 of 412")


@pytest.mark.parametrize("end", ["all_items_settled", "nothing_promising", "frontier_empty"])
def test_an_end_after_all_was_seen_is_fine(end: str) -> None:
    assert not troubled(stopped_by=end)


@pytest.mark.parametrize("end", ["budget", "interrupted", "site_unreachable"])
def test_an_end_before_that_is_not(end: str) -> None:
    assert len(troubled(stopped_by=end)) == 1


def test_each_sort_of_unseen_page_is_a_trouble_of_its_own() -> None:
    browser = {"used": True, "pages": 3, "reasons": {}, "unseen": 2, "examples": []}
    scans = {"read": 2, "pages": 5, "unread": 1, "engine": True}
    tls = [{"host": "a.example", "reason": "expired", "since": "2026-11-21T09:02:11Z", "fetches": 4}]
    one_each = [troubled(browser=browser), troubled(scans=scans), troubled(tls=tls)]
    assert [len(each) for each in one_each] == [1, 1, 1]
    assert len(set().union(*one_each)) == 3


def test_addresses_left_on_purpose_are_no_loss() -> None:
    left = tuple(Skipped(reason=reason, count=9, examples=()) for reason in ("scope", "trap", "duplicate", "sampled"))
    assert all(fact.fine for fact in facts(left).values())
    lost = (*left, Skipped(reason="robots", count=2, examples=()))
    assert [fact.told for fact in facts(lost).values() if not fact.fine] == ["2; the appendix says why"]
