"""What holds of every archive, however mangled: all items are judged, every verdict says why, nothing is made up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crawler.judge import Judgement, judge
from crawler.judge.doubt import doubt_of
from crawler.judge.site import Site
from crawler.models import Content, Fault, Resource, Status
from tests.judge.parts import index
from tests.judge.seen import BASE, checklist, records
from tests.sites import TOWNS

Record = tuple[Resource, Content | None]

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ITEMS = [item.id for item in checklist().items]
FAULTS = ("timeout", "blocked", "tls", "reset", "robots", "dns", "too_large")


@cache
def town(name: str) -> tuple[Record, ...]:
    return tuple(records(TOWNS[name].site()))


def on(held: Sequence[Record], *, whole: bool = True) -> Judgement:
    return judge(f"{BASE}/", held, checklist(), whole=whole)


def mangled(record: Record, how: str, other: Record) -> list[Record]:
    """What a bad day makes of one exchange."""
    resource, content = record
    match how:
        case "keep":
            return [record]
        case "drop":
            return []
        case "unread":
            return [(resource, None)]
        case "swap":
            return [(resource, other[1])]
        case "garbled":
            return [(resource, Content(kind="page", lines=("\x00 \ufffd", "ก" * 5_000), title="|"))]
        case "broken":
            return [(resource, Content(kind="pdf", quality="none", reason="timeout: not read within 60 seconds"))]
        case "loop":
            return [(replace(resource, status=302, location=other[0].url), None)]
        case "twice":
            return [(replace(resource, status=503), None), record]
        case _:
            told = {"fault": how, "status": 0} if how in FAULTS else {"status": int(how)}
            return [(replace(resource, **told), None if how in FAULTS else content)]


HOW = (
    "keep",
    "keep",
    "keep",
    "drop",
    "unread",
    "swap",
    "garbled",
    "broken",
    "loop",
    "twice",
    "404",
    "500",
    "403",
    *FAULTS,
)


@st.composite
def archives(draw: st.DrawFn) -> list[Record]:
    """A made-up town as an archive, a part of which is mangled."""
    base = town(draw(st.sampled_from(sorted(TOWNS))))
    seed = draw(st.randoms(use_true_random=False))
    share = draw(st.sampled_from((0.05, 0.3, 0.9)))
    held: list[Record] = []
    for record in base:
        held += mangled(record, seed.choice(HOW) if seed.random() < share else "keep", seed.choice(base))
    if draw(st.booleans()):
        seed.shuffle(held)
    return held


def test_the_faults_are_those_of_the_models() -> None:
    assert set(FAULTS) <= set(get_args(Fault))


@FEW
@given(held=archives(), whole=st.booleans())
def test_every_item_is_judged_and_every_verdict_says_why(held: list[Record], whole: bool) -> None:
    told = on(held, whole=whole)
    assert [verdict.id for verdict in told.verdicts] == ITEMS
    for verdict in told.verdicts:
        assert verdict.status in get_args(Status)
        assert 0 <= verdict.probability <= 1
        if verdict.status == "met":
            assert verdict.evidence
            assert (verdict.problems, verdict.fix) == ((), None)
            continue
        assert verdict.problems
        assert verdict.fix is not None
        assert verdict.fix.th
        assert verdict.fix.en
        for problem in verdict.problems:
            assert problem.message_th.strip()
            assert problem.message_en.strip()


@FEW
@given(held=archives())
def test_evidence_is_what_the_archive_holds(held: list[Record]) -> None:
    known = {resource.url: resource for resource, _ in held}
    hashes = {resource.sha256 for resource, _ in held}
    for verdict in on(held).verdicts:
        for evidence in verdict.evidence:
            assert evidence.url in known
            assert evidence.sha256 in hashes
        for part in verdict.elements:
            assert not part.url or part.url in known


@FEW
@given(held=archives())
def test_where_the_site_was_not_seen_whole_nothing_is_missing_for_want_of_a_find(held: list[Record]) -> None:
    for verdict in on(held, whole=False).verdicts:
        assert not (verdict.status == "missing" and verdict.problems[0].code == "missing")


@FEW
@given(held=archives())
def test_one_archive_gives_one_judgement(held: list[Record]) -> None:
    assert on(held) == on(list(held))


@FEW
@given(name=st.sampled_from(sorted(TOWNS)), fault=st.sampled_from(("timeout", "blocked", "tls", "reset", "robots")))
def test_a_site_that_never_answers_has_nothing_missing(name: str, fault: str) -> None:
    held = [(replace(resource, status=0, fault=fault), None) for resource, _ in town(name)]
    assert {verdict.status for verdict in on(held).verdicts} == {"unverifiable"}


@FEW
@given(data=st.data(), name=st.sampled_from(sorted(TOWNS)))
def test_a_single_page_that_did_not_answer_makes_no_item_that_was_met_fail(data: st.DataObject, name: str) -> None:
    base = town(name)
    at = data.draw(st.integers(0, len(base) - 1))
    held = list(base)
    held[at] = (replace(base[at][0], status=0, fault="timeout"), None)
    before = {verdict.id: verdict.status for verdict in on(base).verdicts}
    for verdict in on(held).verdicts:
        if before[verdict.id] == "met":
            assert verdict.status in ("met", "unverifiable"), (base[at][0].url, verdict.problems)


def test_an_archive_of_nothing_is_judged_too() -> None:
    assert [verdict.id for verdict in on([]).verdicts] == ITEMS


@pytest.mark.parametrize("name", TOWNS)
def test_a_town_that_was_seen_whole_leaves_no_doubt(name: str) -> None:
    assert doubt_of(Site(f"{BASE}/", town(name)), checklist(), index(), whole=True) is None
