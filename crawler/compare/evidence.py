"""What became of each piece of evidence of an item: the pieces of both runs are paired, each change has a cause."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from crawler.archive import twin_key
from crawler.compare.difference import Cause, CauseKind, EvidenceChange
from crawler.compare.frame import Frame
from crawler.compare.passages import Effort, TextChange, text_change
from crawler.compare.side import Side, Whereabouts
from crawler.models import Evidence, Problem, Resource, Verdict

__all__ = ["Pairing", "lost"]

_REPLACED = 0.5
"""A text that keeps less than this share of its lines is another document."""

# An address that was left once enough was found elsewhere gave way to it.
_NOT_NEEDED = frozenset({"settled", "unlikely", "sampled"})


class Pairing:
    """The evidence of the two sides, one item at a time."""

    def __init__(self, before: Side, after: Side) -> None:
        self._before = before
        self._after = after
        self._effort = Effort()

    def changes(self, before: Verdict, after: Verdict) -> tuple[EvidenceChange, ...]:
        """Every piece of either verdict, those that both have first."""
        return tuple(self._changes(before, after))

    def _changes(self, before: Verdict, after: Verdict) -> Iterator[EvidenceChange]:
        rest, gone = list(after.evidence), list[Evidence]()
        for one in before.evidence:
            other = self._successor(one, rest)
            if other is None:
                gone.append(one)
                continue
            rest.remove(other)
            yield self._pair(one, other)
        yield from (self._gone(one, after) for one in gone)
        yield from (self._come(other, before) for other in rest)

    def _successor(self, one: Evidence, others: list[Evidence]) -> Evidence | None:
        """What is the same piece on the later side: at its address, where that leads, or the same bytes."""
        key = twin_key(one.url)
        for other in others:
            if twin_key(other.url) == key:
                return other
        where = self._after.whereabouts(one.url)
        if where.state == "there":
            return None
        target = twin_key(where.target)
        led = (other for other in others if where.state == "moved" and twin_key(other.url) == target)
        same = (other for other in others if one.sha256 and other.sha256 == one.sha256)
        return next(led, None) or next(same, None)

    def _pair(self, one: Evidence, other: Evidence) -> EvidenceChange:
        moved = twin_key(one.url) != twin_key(other.url)
        cause, text = None, None
        if one.sha256 != other.sha256 or moved:
            resources = self._before.of_evidence(one), self._after.of_evidence(other)
            cause, text = self._rewritten(one.url, *resources, years=(one.fiscal_year, other.fiscal_year))
        if moved:
            where = self._after.whereabouts(one.url)
            code = str(where.resource.status) if where.state == "gone" and where.resource else ""
            cause = Cause(kind="moved", url=one.url, code=code, target=other.url)
        return EvidenceChange(before=one, after=other, cause=cause, text=text)

    def _gone(self, one: Evidence, after: Verdict) -> EvidenceChange:
        where, has_other = self._after.whereabouts(one.url), bool(after.evidence)
        if where.state == "there" and any(_is_dead(problem, one.url) for problem in after.problems):
            # It answers as if all were well, and says that there is nothing.
            says_so = Cause(kind="removed", url=one.url, code="dead_link")
            return EvidenceChange(before=one, after=None, cause=says_so)
        if where.state == "there":
            resources = self._before.of_evidence(one), where.resource
            cause, text = self._rewritten(one.url, *resources)
            if cause is None and has_other:
                cause = Cause(kind="outranked", url=one.url)
            return EvidenceChange(before=one, after=None, cause=cause, text=text)
        if where.state == "unopened" and where.code in _NOT_NEEDED and has_other:
            return EvidenceChange(before=one, after=None, cause=Cause(kind="outranked", url=one.url))
        return EvidenceChange(before=one, after=None, cause=lost(where))

    def _come(self, other: Evidence, before: Verdict) -> EvidenceChange:
        where = self._before.whereabouts(other.url)
        if where.state == "there" and any(_is_dead(problem, other.url) for problem in before.problems):
            return EvidenceChange(before=None, after=other, cause=Cause(kind="added", url=other.url, code="dead_link"))
        if where.state == "there":
            cause, text = self._rewritten(other.url, where.resource, self._after.of_evidence(other))
            if cause is None and before.evidence:
                cause = Cause(kind="outranked", url=other.url)
            return EvidenceChange(before=None, after=other, cause=cause, text=text)
        if where.state == "unrecorded":
            return EvidenceChange(before=None, after=other, cause=Cause(kind="unknown", url=other.url))
        kind: CauseKind = "added" if where.state in ("gone", "absent", "moved") else "returned"
        return EvidenceChange(before=None, after=other, cause=Cause(kind=kind, url=other.url, code=where.code))

    def _rewritten(
        self,
        url: str,
        one: Resource | None,
        other: Resource | None,
        years: tuple[int | None, int | None] = (None, None),
    ) -> tuple[Cause | None, TextChange | None]:
        """Whether the text at an address is another one; a page whose frame alone changed is the same."""
        if one is None or other is None or one.sha256 == other.sha256:
            return None, None
        contents = self._before.content(one), self._after.content(other)
        if contents[0] is None or contents[1] is None:
            return Cause(kind="edited", url=url), None
        texts = self._frames[0].own_lines(contents[0]), self._frames[1].own_lines(contents[1])
        change = text_change(*texts, self._effort)
        if change is None:
            # Bytes without text can't be told apart closer than by their bytes; a page of pictures alone is one.
            return (None, None) if texts[0] else (Cause(kind="edited", url=url), None)
        is_other = change.kept < _REPLACED or (None not in years and years[0] != years[1])
        return Cause(kind="replaced" if is_other else "edited", url=url), change

    @cached_property
    def _frames(self) -> tuple[Frame, Frame]:
        """What the pages of each side share; asked for only where a text changed at all."""
        return Frame.of(self._before), Frame.of(self._after)


def _is_dead(problem: Problem, url: str) -> bool:
    return problem.code == "dead_link" and twin_key(problem.url) == twin_key(url)


def lost(where: Whereabouts) -> Cause | None:
    """Why what was at an address is there no more; None where it is."""
    kinds: dict[str, CauseKind] = {
        "gone": "removed",
        "moved": "redirected",
        "trouble": "unreachable",
        "robots": "robots",
        "unopened": "unopened",
        "absent": "unlinked",
        "unrecorded": "unknown",
    }
    if where.state == "there":
        return None
    return Cause(kind=kinds[where.state], url=where.url, code=where.code, target=where.target)
