"""Why an item changed, in the order of what is sure: its evidence, what its problems point at, then who judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from crawler.compare.difference import Cause, CauseKind, EvidenceChange
from crawler.compare.direction import Direction
from crawler.compare.evidence import lost
from crawler.compare.side import Side
from crawler.models import Problem

__all__ = ["cause_of"]

_UNSEEN: Mapping[str, CauseKind] = {
    "blocked": "unreachable",
    "timeout": "unreachable",
    "tls": "unreachable",
    "server_error": "unreachable",
    "robots": "robots",
    "unreadable": "unread",
    "needs_browser": "unread",
    "tool_fault": "unread",
    "not_fetched": "unopened",
    "unfinished": "unopened",
}
"""Problems that say that something could not be seen."""


def cause_of(
    direction: Direction,
    evidence: Iterable[EvidenceChange],
    solved: Iterable[Problem],
    arisen: Iterable[Problem],
    sides: tuple[Side, Side],
) -> Cause:
    """The one cause to tell first. What became better is told by what came, anything else by what went."""
    told = [change for change in evidence if change.cause is not None]
    came = direction in ("better", "seen")
    told.sort(key=lambda change: _rank(change, came=came))
    sure = (change.cause for change in told if change.cause and change.cause.kind not in ("outranked", "unknown"))
    found = next(sure, None) or next(_of_problems(direction, solved, arisen, sides), None)
    if found is not None:
        return found
    return _of_the_judge(sides) or next((change.cause for change in told if change.cause), None) or _around(sides)


def _rank(change: EvidenceChange, *, came: bool) -> int:
    """What stands on one side alone says more than what stands on both."""
    if change.before is not None and change.after is not None:
        return 1
    return 0 if (change.before is None) == came else 2


def _of_problems(
    direction: Direction, solved: Iterable[Problem], arisen: Iterable[Problem], sides: tuple[Side, Side]
) -> Iterator[Cause]:
    """What the problems point at that one side alone has."""
    if direction in ("better", "seen"):
        for problem in solved:
            yield from _over(problem, *sides)
    else:
        for problem in arisen:
            yield from _begun(problem, *sides)


def _begun(problem: Problem, before: Side, after: Side) -> Iterator[Cause]:
    """Where it points at what was there before, what became of that; else what kept it from being seen."""
    if problem.url and before.whereabouts(problem.url).state == "there":
        there = lost(after.whereabouts(problem.url))
        if there is not None:
            yield there
    if problem.code in _UNSEEN:
        yield Cause(kind=_UNSEEN[problem.code], url=problem.url, code=problem.code)


def _over(problem: Problem, before: Side, after: Side) -> Iterator[Cause]:
    """What could not be seen before, or was not there."""
    if problem.code in _UNSEEN:
        yield Cause(kind="returned", url=problem.url, code=problem.code)
    elif problem.url and after.whereabouts(problem.url).state == "there":
        there = lost(before.whereabouts(problem.url))
        if there is not None:
            yield Cause(kind="returned", url=problem.url, code=there.code)


def _of_the_judge(sides: tuple[Side, Side]) -> Cause | None:
    """Other rules or another version, where the evidence is the same."""
    before, after = (side.report for side in sides)
    if before.checklist["sha256"] != after.checklist["sha256"]:
        return Cause(kind="checklist")
    if before.tool["version"] != after.tool["version"]:
        return Cause(kind="tool", code=str(before.tool["version"]), target=str(after.tool["version"]))
    return None


def _around(sides: tuple[Side, Side]) -> Cause:
    """Nothing of the item's own changed; without an archive nobody can say so."""
    return Cause(kind="elsewhere" if all(side.resources for side in sides) else "unknown")
