"""What an assessor asks of each item, taught by example: the files of tests/judge/items, each a small site.

Every item has at least one page or document that passes, one that would be sent back, and one that counts for nothing;
the look-alikes stand under the right words in the menu and are something else.
"""

from __future__ import annotations

import pytest

from tests.judge.fixture import FOLDER, Fixture, load
from tests.judge.seen import BASE, checklist, judged

KNOWN_WRONG: dict[str, str] = {
    "o7/fail-another-body": "says partial, missing_element strategy",
    "o14/pass-none-to-publish": "says partial, missing_element method and period",
    "o18/look-alike-posts": "says partial, missing_element projects and period, and takes salaries for a budget",
    "o25/look-alike-comment-box": "says partial, missing_element people and use",
    "o25/pass-news-report": "says missing, wrong_document",
}
"""Where the judge does not yet say what an assessor would: what it says instead."""

FIXTURES = [load(path) for path in sorted(FOLDER.glob("*/*.html"))]


def marked(fixture: Fixture) -> object:
    wrong = KNOWN_WRONG.get(fixture.name)
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(fixture, marks=marks, id=fixture.name)


@pytest.mark.parametrize("fixture", [marked(fixture) for fixture in FIXTURES])
def test_it_is_judged_as_an_assessor_would(fixture: Fixture) -> None:
    verdict = next(verdict for verdict in judged(fixture.site()).verdicts if verdict.id == fixture.item)
    codes = [problem.code for problem in verdict.problems]
    lacking = {part.key for part in verdict.elements if part.level == "required" and part.met is False}
    told = f"{verdict.status} {codes} {lacking} {verdict.probability:.2f}"
    assert verdict.status in fixture.expect, told
    assert (codes or [""])[0] in fixture.problem, told
    if codes[:1] == ["missing_element"]:
        assert lacking == fixture.lacks, told
    if verdict.status in ("met", "partial"):
        assert verdict.evidence[0].url == BASE + fixture.path, verdict.evidence[0].url
    if verdict.status != "unverifiable":  # what could not be read may well be right
        assert (verdict.probability > 0.5) == (verdict.status == "met"), told


@pytest.mark.parametrize("item", [item.id for item in checklist().items])
def test_every_item_is_taught(item: str) -> None:
    fixtures = [fixture for fixture in FIXTURES if fixture.item == item]
    names = {fixture.name.split("/")[1] for fixture in fixtures}
    assert len({fixture.rule for fixture in fixtures}) == 1
    for kind in ("pass", "partial", "fail"):
        assert any(name == kind or name.startswith(f"{kind}-") for name in names), kind


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.name)
def test_a_fixture_says_what_it_teaches(fixture: Fixture) -> None:
    required = {part.key for item in checklist().items if item.id == fixture.item for part in item.elements}
    assert fixture.rule.endswith(".")
    assert fixture.why.endswith(".")
    assert fixture.lacks <= required
    assert bool(fixture.lacks) == ("missing_element" in fixture.problem)
    assert ("met" in fixture.expect) == fixture.name.split("/")[1].startswith("pass")


def test_what_is_known_to_be_wrong_is_there() -> None:
    assert KNOWN_WRONG.keys() <= {fixture.name for fixture in FIXTURES}
