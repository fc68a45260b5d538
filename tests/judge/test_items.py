"""Three fixtures for every item: a right one passes, one that lacks a part or is of the wrong year is partial, and one
that is not there, or is closed, fails. Each is a whole small town with that one item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.models import Verdict
from tests.judge.seen import checklist, judged
from tests.sites import MIDDLING, Planted, Town

ITEMS = [item.id for item in checklist().items]
OF_A_YEAR = [item.id for item in checklist().items if item.year != "none"]


def town_with(item: str, planted: Planted) -> Town:
    """A town that shows nothing of the assessment but `item`."""
    rest = {other: Planted(defect="missing") for other in ITEMS if other != item}
    return replace(MIDDLING, items={**rest, item: planted})


def verdict_on(item: str, planted: Planted) -> Verdict:
    return next(v for v in judged(town_with(item, planted).site()).verdicts if v.id == item)


@pytest.mark.parametrize("item", ITEMS)
def test_a_right_page_or_document_passes(item: str) -> None:
    verdict = verdict_on(item, Planted())
    assert verdict.status == "met", verdict.problems
    assert all(part.met is not False for part in verdict.elements if part.level == "required")


@pytest.mark.parametrize("item", OF_A_YEAR)
def test_data_of_three_years_ago_is_stale(item: str) -> None:
    verdict = verdict_on(item, Planted(defect="stale_year", detail="3"))
    assert verdict.status == "partial"
    assert [problem.code for problem in verdict.problems] == ["stale_year"]
    assert verdict.probability < 0.2


@pytest.mark.parametrize("item", [item for item in ITEMS if item != "o9"])
def test_an_item_that_is_nowhere_is_missing(item: str) -> None:
    verdict = verdict_on(item, Planted(defect="missing"))
    assert verdict.status == "missing"
    assert [problem.code for problem in verdict.problems] == ["missing"]
    assert not verdict.evidence


def test_a_report_on_the_development_plan_is_considered_for_the_annual_report_but_not_of_another_year() -> None:
    """Bodies file it as o9 now and then; every made-up town has one, of the assessed year."""
    verdict = verdict_on("o9", Planted(defect="missing"))
    assert verdict.status == "partial"
    assert [problem.code for problem in verdict.problems] == ["stale_year"]


@pytest.mark.parametrize("defect", ["dead_link", "empty_page"])
@pytest.mark.parametrize("item", ITEMS)
def test_a_menu_entry_that_leads_nowhere_fails(item: str, defect: str) -> None:
    verdict = verdict_on(item, Planted(defect=defect))  # type: ignore[arg-type]
    assert verdict.status == "missing"
    assert verdict.problems[0].code == defect


@pytest.mark.parametrize("item", ITEMS)
def test_a_page_behind_a_login_is_not_held_for_missing(item: str) -> None:
    verdict = verdict_on(item, Planted(defect="login_required"))
    assert verdict.status == "unverifiable"
    assert verdict.problems[0].code == "login_required"
    assert verdict.probability < 0.2
