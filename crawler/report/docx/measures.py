"""Which measures close the gaps: what one unit can do in one go becomes one measure, the largest gains first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from crawler.models import Frozen, Verdict
from crawler.report.docx.draft import Draft
from crawler.report.fixes import is_quick

__all__ = ["DAYS", "Cure", "Measure", "gain", "gaps", "measures"]

Cure = Literal["access", "page", "document", "service"]
"""What closes a gap: a link, a file or a setting; the text of a page; a document; a service on the site."""

DAYS: Mapping[Cure, int] = {"access": 7, "page": 15, "document": 30, "service": 60}
"""Within how many days that can be done: a proposal, which the office changes as it sees fit."""

MOST = 4
"""How many gaps one measure closes at most: its row must fit on a page."""

_ACCESS = frozenset({"dead_link", "off_site", "login_required", "robots"})
"""Problems of links, files and settings alone. The document that stands in another's place has yet to be found."""

_BY_KIND: Mapping[str, Cure] = {
    "chart": "page",
    "people": "page",
    "text": "page",
    "contact": "page",
    "news": "page",
    "channel": "service",
    "service": "service",
}


class Measure(Frozen):
    """Gaps that one unit closes in one way; `sub` is their sub-indicator, `gain` the OIT points that it brings."""

    unit: str
    sub: str
    cure: Cure
    verdicts: tuple[Verdict, ...]
    gain: float


def gaps(draft: Draft) -> tuple[Verdict, ...]:
    """The items that are incomplete or were not found, those that bring most first; also one that lacks a fix."""
    found = [verdict for verdict in draft.report.items if verdict.status in ("partial", "missing")]
    return tuple(sorted(found, key=lambda verdict: (-gain(verdict), not is_quick(verdict))))


def gain(verdict: Verdict) -> float:
    """The OIT points that meeting an item would bring."""
    return verdict.fix.gain.get("oit", 0.0) if verdict.fix else 0.0


def measures(draft: Draft) -> tuple[Measure, ...]:
    """The measures, those that bring most first; among equal ones the quick come before the slow."""
    grouped: dict[tuple[str, str, Cure], list[Verdict]] = {}
    for verdict in gaps(draft):
        key = (draft.unit(verdict), verdict.sub_indicator, _cure(verdict, draft))
        grouped.setdefault(key, []).append(verdict)
    told = [
        _measure(key, tuple(verdicts[start : start + MOST]))
        for key, verdicts in grouped.items()
        for start in range(0, len(verdicts), MOST)
    ]
    return tuple(sorted(told, key=lambda measure: (-measure.gain, DAYS[measure.cure])))


def _measure(key: tuple[str, str, Cure], verdicts: tuple[Verdict, ...]) -> Measure:
    unit, sub, cure = key
    return Measure(unit=unit, sub=sub, cure=cure, verdicts=verdicts, gain=sum(map(gain, verdicts)))


def _cure(verdict: Verdict, draft: Draft) -> Cure:
    if verdict.problems and all(problem.code in _ACCESS for problem in verdict.problems):
        return "access"
    return _BY_KIND.get(draft.kinds.get(verdict.id, ""), "document")
