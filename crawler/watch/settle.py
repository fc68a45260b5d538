"""What a night proves: which items really changed, which were only not to be seen, and what is confirmed from now on.

Nothing here knows of time, servers or files: verdicts go in, what is told comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from crawler.archive import Told
from crawler.compare import Direction, direction
from crawler.models import Frozen, Status, Verdict

__all__ = ["Change", "Look", "Settled", "became_worse", "settle"]

ChangeKind = Literal["regression", "recovery", "unseen", "seen"]


class Look(Frozen):
    """One run's verdicts, in the order of the checklist."""

    run: str
    began: str
    items: tuple[Verdict, ...]

    @property
    def by_id(self) -> dict[str, Verdict]:
        return {verdict.id: verdict for verdict in self.items}


class Change(Frozen):
    """What is to be told of an item: what it was, and the verdict of a `run` that shows what it is."""

    kind: ChangeKind
    before: Told
    verdict: Verdict
    run: str


class Settled(Frozen):
    """What a night comes to. `told` is the state from now on; `is_whole`: nothing was left open, and nothing that was
    to be seen before is newly out of sight, so that the next night may build on this one."""

    told: tuple[Told, ...]
    changes: tuple[Change, ...]
    is_whole: bool


def became_worse(told: Mapping[str, Told], look: Look) -> tuple[str, ...]:
    """The items that look worse than what is confirmed."""
    return tuple(item for item, each in _directions(told, look).items() if each == "worse")


def _directions(told: Mapping[str, Told], look: Look) -> dict[str, Direction]:
    return {each.id: direction(told[each.id].status, each.status) for each in look.items if each.id in told}


def settle(told: Mapping[str, Told], looks: Sequence[Look], nights: int) -> Settled:
    """What one look, or a look and its repetition, come to.

    Worse is what both say, better what no look denies; what only the first called worse is as it was. An item that was
    met and could not be checked for `nights` nights in a row is told once. What is new to the checklist is taken as it
    is.
    """
    found = [_item(item, told.get(item), looks, nights) for item in _items(looks)]
    return Settled(
        told=tuple(state for state, _change, _is_whole in found),
        changes=tuple(change for _state, change, _is_whole in found if change),
        is_whole=all(is_whole for _state, _change, is_whole in found),
    )


def _items(looks: Iterable[Look]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(verdict.id for look in looks for verdict in look.items))


def _item(item: str, told: Told | None, looks: Sequence[Look], nights: int) -> tuple[Told, Change | None, bool]:
    last, verdict = looks[-1], looks[-1].by_id[item]
    if told is None:
        return _first(verdict, last), None, True
    ways = {look.run: direction(told.status, look.by_id[item].status) for look in looks}
    seen = {way for way in ways.values() if way != "unseen"}
    if not seen:
        return _unseen(told, last, verdict, nights)
    shown = next(look for look in reversed(looks) if ways[look.run] != "unseen")
    if seen == {"worse"} and list(ways.values()).count("worse") > 1:
        return _moved("regression", told, shown)
    if seen == {"better"}:
        return _moved("recovery", told, shown)
    if ways[shown.run] == "worse":  # and no look before says so: open until a night is sure
        return replace(told, unseen=0, unseen_since=""), None, False
    state = replace(told, status=_kept(told, shown), seen=shown.run, unseen=0, unseen_since="", unseen_told=False)
    change = Change(kind="seen", before=told, verdict=shown.by_id[item], run=shown.run) if told.unseen_told else None
    return state, change, True


def _first(verdict: Verdict, look: Look) -> Told:
    return Told(item=verdict.id, status=verdict.status, since=look.run, seen=look.run)


def _kept(told: Told, look: Look) -> Status:
    """The status as it was, or the first that could be had of an item that never could be checked; an item that no
    longer applies, or applies now, is a change of the rules."""
    after = look.by_id[told.item].status
    return after if direction(told.status, after) in ("seen", "same") else told.status


def _moved(kind: Literal["regression", "recovery"], told: Told, look: Look) -> tuple[Told, Change, bool]:
    verdict = look.by_id[told.item]
    return _first(verdict, look), Change(kind=kind, before=told, verdict=verdict, run=look.run), True


def _unseen(told: Told, look: Look, verdict: Verdict, nights: int) -> tuple[Told, Change | None, bool]:
    state = replace(told, unseen=told.unseen + 1, unseen_since=told.unseen_since or look.began)
    is_told = told.status == "met" and state.unseen >= nights and not told.unseen_told
    change = Change(kind="unseen", before=state, verdict=verdict, run=look.run) if is_told else None
    return replace(state, unseen_told=told.unseen_told or is_told), change, state.unseen >= nights
