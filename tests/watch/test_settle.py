"""What looks prove, for any statuses: nothing worse is told on one look, nothing twice, nothing of the unseen."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from crawler.archive import Told
from crawler.compare import direction
from crawler.models import Status, Verdict
from crawler.watch.settle import Look, became_worse, settle

STATUSES = st.sampled_from(get_args(Status))
APPLIES = STATUSES.filter(lambda status: status != "not_applicable")
RANK = {"missing": 0, "partial": 1, "met": 2}


def look(run: str, *statuses: Status) -> Look:
    items = (
        Verdict(id=f"o{n}", name="", sub_indicator="9.1", status=s, probability=0) for n, s in enumerate(statuses, 1)
    )
    return Look(run=run, began="2026-01-01T00:00:00Z", items=tuple(items))


def told(status: Status, **more) -> dict[str, Told]:
    return {"o1": Told(item="o1", status=status, since="r0", seen="r0", **more)}


@given(STATUSES)
def test_the_first_night_is_a_baseline(status: Status) -> None:
    settled = settle({}, [look("r1", status)], 3)
    assert (settled.changes, settled.is_whole) == ((), True)
    assert settled.told == (Told(item="o1", status=status, since="r1", seen="r1"),)


@given(STATUSES, STATUSES)
def test_one_look_never_proves_that_something_is_worse(before: Status, after: Status) -> None:
    first = look("r1", after)
    settled = settle(told(before), [first], 3)
    worse = direction(before, after) == "worse"
    assert bool(became_worse(told(before), first)) == worse
    assert all(change.kind != "regression" for change in settled.changes)
    if worse:
        assert settled.told[0].status == before
        assert not settled.is_whole


@given(STATUSES, st.lists(STATUSES, min_size=1, max_size=2))
def test_what_is_told_is_what_every_look_that_saw_it_says(before: Status, after: list[Status]) -> None:
    looks = [look(f"r{n}", status) for n, status in enumerate(after, 1)]
    settled = settle(told(before), looks, 3)
    ways = [direction(before, status) for status in after]
    for change in settled.changes:
        expected = {"regression": "worse", "recovery": "better"}[change.kind]
        assert {way for way in ways if way != "unseen"} == {expected}
        assert change.verdict.status == settled.told[0].status
        assert change.kind == "recovery" or ways == ["worse", "worse"]
    if not settled.changes and before in RANK:
        assert settled.told[0].status in (before, "not_applicable")


@given(APPLIES, st.lists(APPLIES, min_size=1, max_size=12))
def test_over_many_nights_each_change_is_told_once(first: Status, nights: list[Status]) -> None:
    """Every night looks again where it must; of two letters in a row on an item the second says something new."""
    state = {each.item: each for each in settle({}, [look("r0", first)], 2).told}
    said: list[tuple[str, str]] = []
    for number, status in enumerate(nights, 1):
        looks = [look(f"r{number}", status)]
        if became_worse(state, looks[0]):
            looks.append(look(f"r{number}b", status))
        settled = settle(state, looks, 2)
        said += [(change.kind, change.verdict.status) for change in settled.changes]
        state = {each.item: each for each in settled.told}
        if status in RANK:
            assert state["o1"].status == status, "what was seen and confirmed is what is known"
    for earlier, later in pairwise(said):
        assert earlier != later or earlier[0] in ("unseen", "seen")
        assert not (earlier[0] == later[0] == "unseen")


def test_unseen_is_told_after_so_many_nights_and_only_of_what_was_met() -> None:
    for status, expected in (("met", ["unseen"]), ("partial", []), ("missing", [])):
        state = told(status)  # type: ignore[arg-type]
        said = []
        for night in range(5):
            settled = settle(state, [look(f"r{night}", "unverifiable")], 3)
            said += [change.kind for change in settled.changes]
            state = {each.item: each for each in settled.told}
            assert state["o1"].status == status
            assert settled.is_whole == (night >= 2)
        assert said == expected
        assert state["o1"].unseen == 5


def test_a_look_that_sees_counts_more_than_one_that_does_not() -> None:
    settled = settle(told("met"), [look("r1", "missing"), look("r2", "unverifiable")], 3)
    assert (settled.changes, settled.is_whole) == ((), False)
    settled = settle(told("met"), [look("r1", "missing"), look("r2", "met")], 3)
    assert settled.told[0] == Told(item="o1", status="met", since="r0", seen="r2")
    settled = settle(told("missing"), [look("r1", "unverifiable"), look("r2", "met")], 3)
    assert [change.kind for change in settled.changes] == ["recovery"]


def test_partial_on_the_second_look_is_what_is_confirmed() -> None:
    settled = settle(told("met"), [look("r1", "missing"), look("r2", "partial")], 3)
    assert [(change.kind, change.verdict.status) for change in settled.changes] == [("regression", "partial")]
    assert settled.told[0].status == "partial"
