"""Whether what people decided still stands: for as long as the evidence says what it said to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from msgspec.structs import replace

from crawler.checklist import Checklist
from crawler.models import (
    Content,
    Decision,
    DecisionState,
    Evidence,
    Lapse,
    Report,
    Resource,
    Ruling,
    SeenThen,
    Verdict,
)
from crawler.score import score
from crawler.text import day_in_thailand, squashed

__all__ = ["Sight", "decision_on", "heads", "seen_then", "with_decisions"]

_GONE = frozenset({404, 410})

Reading = Callable[[Resource], Content | None]
"""What reading a resource gave; None where that isn't known."""


class Sight:
    """What a run saw of the evidence that people had seen before it."""

    def __init__(self, resources: Sequence[Resource], reading: Reading) -> None:
        self._by_url: dict[str, list[Resource]] = {}
        self._by_hash: dict[str, Resource] = {}
        for each in resources:
            self._by_url.setdefault(each.url, []).append(each)
            if each.size:
                self._by_hash.setdefault(each.sha256, each)
        self._reading = reading

    def words(self, digest: str) -> str:
        """The hash of the words, without figures, of the page whose bytes have this hash; empty for what is no page."""
        resource = self._by_hash.get(digest)
        content = self._reading(resource) if resource is not None else None
        return _words(content) if content is not None and content.kind == "page" else ""

    def lapse(self, seen: SeenThen) -> Lapse:
        """What became of evidence; nothing as well where the run could not see it, for then it is not known to have
        changed."""
        found = [each for each in self._at(seen.url) if each.status and each.fault is None]
        if seen.sha256 in self._by_hash or not found:
            return ""
        if seen.words and any(self.words(each.sha256) == seen.words for each in found):
            return ""
        if any(200 <= each.status < 300 for each in found):
            return "changed"
        return "gone" if any(each.status in _GONE for each in found) else ""

    def _at(self, url: str) -> list[Resource]:
        """What an address gave, redirects followed."""
        found: dict[str, list[Resource]] = {}
        while url and url not in found:
            found[url] = self._by_url.get(url, [])
            url = next((each.location for each in found[url] if each.location), "")
        return [each for held in found.values() for each in held]


def heads(rulings: Iterable[Ruling]) -> Mapping[str, Ruling]:
    """Of each item the last ruling, where that is no withdrawal; `rulings` are those on one site and checklist."""
    last = {each.item: each for each in rulings}
    return {item: each for item, each in last.items() if each.action == "decide"}


def seen_then(evidence: Iterable[Evidence], sight: Sight) -> tuple[SeenThen, ...]:
    """The evidence of an item as it is told from what it may become; each once."""
    found = {each.sha256: each for each in evidence if len(each.sha256) == 64}
    return tuple(
        SeenThen(url=each.url, sha256=digest, words=sight.words(digest) if each.kind == "page" else "")
        for digest, each in found.items()
    )


def decision_on(ruling: Ruling, verdict: Verdict, sight: Sight, day: date | None) -> Decision:
    """What a ruling is worth on a `day` in Thailand (None: it isn't known) beside the verdict of a run."""
    is_over = bool(ruling.until) and day is not None and day > date.fromisoformat(ruling.until)
    state: DecisionState = "expired" if is_over else "in_force"
    cause, url = _lapsed(ruling, verdict, sight)
    assert ruling.status
    return Decision(
        id=ruling.id,
        status=ruling.status,
        state="lapsed" if cause else state,
        reason=ruling.reason,
        person=ruling.person,
        at=ruling.at,
        until=ruling.until,
        run=ruling.run,
        verdict=ruling.verdict,
        cause=cause,
        url=url,
    )


def with_decisions(
    report: Report,
    rulings: Sequence[Ruling],
    sight: Callable[[], Sight],
    checklist: Checklist,
    *,
    iit: float | None = None,
    eit: float | None = None,
) -> Report:
    """The report with what people decided beside its verdicts, and what the scores would be by what is in force of it.

    Judged at the time at which the run ended. What the tool found and worked out stays as it is.
    """
    ruled = heads(rulings)
    if not ruled:
        return report
    seen, day = sight(), day_in_thailand(report.run["finished"] or report.run["started"])
    items = tuple(
        replace(each, decision=decision_on(ruled[each.id], each, seen, day)) if each.id in ruled else each
        for each in report.items
    )
    decided = [_as_decided(each) for each in items]
    counts = any(new is not old for new, old in zip(decided, items, strict=True))
    return replace(report, items=items, decided=score(decided, checklist, iit=iit, eit=eit) if counts else None)


def _lapsed(ruling: Ruling, verdict: Verdict, sight: Sight) -> tuple[Lapse, str]:
    for seen in ruling.evidence:
        if cause := sight.lapse(seen):
            return cause, seen.url
    hashes = {each.sha256 for each in ruling.evidence}
    words = {each.words for each in ruling.evidence} - {""}
    for best in verdict.evidence[:1]:
        if best.sha256 not in hashes and sight.words(best.sha256) not in words:
            return "new", best.url
    return "", ""


def _as_decided(verdict: Verdict) -> Verdict:
    """The verdict that a decision in force would make of it."""
    decision = verdict.decision
    if decision is None or decision.state != "in_force":
        return verdict
    return replace(verdict, status=decision.status, probability=1.0 if decision.status == "met" else 0.0)


def _words(content: Content) -> str:
    """Counters, clocks and days change at every visit, so figures do not count."""
    told = squashed((content.title, *content.lines))
    return sha256("".join(each for each in told if not each.isdigit()).encode()).hexdigest()
