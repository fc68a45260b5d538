"""What an assessor asks of each item, taught by example: the files of tests/judge/items, each a small site.

Every item has at least one page or document that passes, one that would be sent back, and one that counts for nothing;
the look-alikes stand under the right words in the menu and are something else.
"""

from __future__ import annotations

import pytest

from tests.judge.fixture import FOLDER, Fixture, load
from tests.judge.seen import BASE, checklist, judged

KNOWN_WRONG: dict[str, str] = {
    "o2/partial-one-number-for-all": "says met",
    "o3/partial-whole-act": "says missing, other_body (เทศบาลเมืองหรือ)",
    "o3/pass": "says missing, other_body (เทศบาลตำบลอาจ)",
    "o5/fail": "says partial, missing_element news and dated",
    "o6/fail": "says partial, missing_element two_way",
    "o6/look-alike-survey": "says met",
    "o7/fail-another-body": "says partial, missing_element strategy",
    "o11/partial-no-time": "says partial, missing_element service and time",
    "o12/pass": "says partial, missing_element counts",
    "o12/pass-other-words": "says partial, missing_element counts and walk_in",
    "o13/fail": "says partial, missing_element online",
    "o14/pass-none-to-publish": "says partial, missing_element source, method and period",
    "o14/pass-plan": "says partial, missing_element budget",
    "o15/fail": "says partial, missing_element invitation, result and dated",
    "o15/look-alike-recruitment": "says partial, missing_element invitation",
    "o16/partial-stale": "says met",
    "o16/pass-contracts": "says missing, wrong_document (เป็นเรื่องกองคลัง เทศบาลตำบลบ้านสมมติ)",
    "o16/pass-progress": "says partial, missing_element winner",
    "o17/look-alike-one-month": "says met",
    "o17/partial-methods-not-told": "says met",
    "o19/pass-by-measure": "says partial, missing_element results",
    "o20/look-alike-values": "says met",
    "o21/partial-order-only": "says partial, stale_year",
    "o21/pass": "says partial, stale_year",
    "o22/pass-flow-chart": "says partial, missing_element how",
    "o23/fail": "says partial, missing_element online and separate",
    "o25/look-alike-comment-box": "says partial, missing_element topic, people and use",
    "o25/pass-news-report": "says partial, missing_element topic",
    "o25/pass-table": "says missing, other_body (เทศบาลนครชุมชน)",
    "o26/look-alike-honesty-pledge": "says partial, missing_element all_staff",
    "o26/partial-mayor-only": "says met",
    "o26/pass-early-in-the-fiscal-year": "says partial, missing_element formal",
    "o27/look-alike-big-cleaning": "says met",
    "o28/partial-blank": "says met",
    "o28/pass-memo": "says missing, missing",
    "o29/look-alike-assets": "says met",
    "o29/look-alike-rule": "says met",
    "o29/partial-blank": "says met",
    "o30/partial-no-level": "says partial, missing_element level and measures",
    "o30/pass-prose": "says partial, missing_element measures",
    "o31/look-alike-internal-control": "says partial, missing_element results",
    "o34/pass-seven-points": "says partial, stale_year",
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
