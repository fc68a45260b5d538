"""Whole towns: every planted defect is found and named, and what is right is found where it is."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote

import pytest

from crawler.models import Verdict
from tests.judge.seen import BASE, judged
from tests.sites import TOWNS, Truth

UNSEEN = ("off_site", "login_required", "unreadable")


@cache
def verdicts(name: str) -> dict[str, Verdict]:
    return {verdict.id: verdict for verdict in judged(TOWNS[name].site()).verdicts}


@cache
def truth(name: str) -> dict[str, Truth]:
    return TOWNS[name].truth()


CASES = [(name, item) for name in TOWNS for item in TOWNS[name].truth()]


@pytest.mark.parametrize(("name", "item"), CASES)
def test_every_item_of_every_town(name: str, item: str) -> None:
    verdict, real = verdicts(name)[item], truth(name)[item]
    if real.met:
        assert verdict.status == "met", verdict.problems
        assert path_of(verdict.evidence[0].url) in {unquote(path) for path in real.paths}
        assert verdict.probability > 0.8
        assert verdict.fix is None
        return
    assert real.defect in {problem.code for problem in verdict.problems}
    assert verdict.status == "unverifiable" if real.defect in UNSEEN else verdict.status in ("partial", "missing")
    assert verdict.probability < 0.8
    assert verdict.fix is not None


@pytest.mark.parametrize("name", TOWNS)
def test_the_body_is_the_one_whose_site_it_is(name: str) -> None:
    town = TOWNS[name]
    assert judged(town.site()).body == town.facts.body


@pytest.mark.parametrize("name", TOWNS)
def test_every_evidence_has_a_click_path_from_the_home_page(name: str) -> None:
    shown = [evidence for verdict in verdicts(name).values() for evidence in verdict.evidence]
    assert shown
    for evidence in shown:
        assert evidence.click_path[0] == "หน้าหลัก"
        assert len(evidence.click_path) > 1
        assert not any(step.startswith("http") for step in evidence.click_path)


@pytest.mark.parametrize("name", TOWNS)
def test_judging_twice_gives_the_same(name: str) -> None:
    site = TOWNS[name].site()
    assert judged(site) == judged(site)


def path_of(url: str) -> str:
    return unquote(url.removeprefix(BASE))
