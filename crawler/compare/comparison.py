"""Two runs of one site: what changed, and why. A pure function of what is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from crawler.archive import twin_key
from crawler.compare.cause import cause_of
from crawler.compare.difference import Cause, Compared, Difference, EvidenceChange, ItemChange, Kind
from crawler.compare.direction import direction
from crawler.compare.evidence import Pairing
from crawler.compare.pages import left
from crawler.compare.side import Side
from crawler.errors import UsageError
from crawler.language import _
from crawler.models import Problem, Report, Verdict
from crawler.score import as_points, carried

__all__ = ["compare"]


def compare(before: Side, after: Side) -> Difference:
    """What changed from `before` to `after`. UsageError where they are not of one site and one fiscal year."""
    _require_same(before.report, after.report)
    report = after.report
    return Difference(
        site=report.site["url"],
        body=report.site["body"] or before.report.site["body"],
        checklist=str(report.checklist["id"]),
        fiscal_year=int(report.checklist["fiscal_year"]),
        before=_compared(before.report),
        after=_compared(report),
        items=tuple(_items(before, after)),
        vanished=left(before, after),
        new=left(after, before),
    )


def _require_same(before: Report, after: Report) -> None:
    sites = before.site["url"], after.site["url"]
    if twin_key(sites[0]) != twin_key(sites[1]):
        raise UsageError(
            _(
                "การตรวจสองครั้งนี้เป็นของคนละเว็บไซต์ ({before} และ {after}) จึงเทียบกันไม่ได้ กรุณาเลือกการตรวจของเว็บไซต์เดียวกัน",
                before=sites[0],
                after=sites[1],
            )
        )
    years = before.checklist["fiscal_year"], after.checklist["fiscal_year"]
    if years[0] != years[1]:
        raise UsageError(
            _(
                "การตรวจสองครั้งนี้ใช้รายการตรวจคนละปีงบประมาณ ({before} และ {after}) เลขข้อเดียวกันจึงเป็นคนละเรื่อง "
                "กรุณาเลือกการตรวจของปีงบประมาณเดียวกัน",
                before=years[0],
                after=years[1],
            )
        )


def _compared(report: Report) -> Compared:
    ita = {"ita": report.scores.ita} if report.scores.ita else {}
    return Compared(
        id=str(report.run["id"]),
        started=str(report.run["started"]),
        finished=str(report.run["finished"]),
        stopped_by=str(report.run["stopped_by"]),
        tool_version=str(report.tool["version"]),
        checklist_sha256=str(report.checklist["sha256"]),
        scores={**report.scores.indicators, "oit": report.scores.oit, **ita},
    )


def _items(before: Side, after: Side) -> Iterator[ItemChange]:
    """The items that changed, in the order of the later report, then those that only the earlier one has."""
    pairing = Pairing(before, after)
    earlier = {verdict.id: verdict for verdict in before.report.items}
    points = carried(before.report), carried(after.report)
    later = [(earlier.pop(verdict.id, _absent(verdict)), verdict) for verdict in after.report.items]
    for one, other in [*later, *((verdict, _absent(verdict)) for verdict in earlier.values())]:
        won = points[1].get(other.id, Fraction(0)) - points[0].get(one.id, Fraction(0))
        change = _item(one, other, (before, after), pairing, won)
        if change is not None:
            yield change


def _absent(verdict: Verdict) -> Verdict:
    """An item that the other side's rules don't have."""
    return Verdict(
        id=verdict.id,
        name=verdict.name,
        sub_indicator=verdict.sub_indicator,
        status="not_applicable",
        probability=0.0,
    )


def _item(
    before: Verdict, after: Verdict, sides: tuple[Side, Side], pairing: Pairing, won: Fraction
) -> ItemChange | None:
    evidence = pairing.changes(before, after)
    solved, arisen = _without(before.problems, after.problems), _without(after.problems, before.problems)
    points, years = as_points(won), (_year(before), _year(after))
    # Where others came to apply, or no more, the weights shift: that is no change of this item.
    is_own = round(before.probability, 4) != round(after.probability, 4)
    told: dict[Kind, bool] = {
        "verdict": before.status != after.status,
        "evidence": any(_is_other(change) for change in evidence),
        "content": any(change.cause is not None and change.cause.kind in ("edited", "replaced") for change in evidence),
        "year": None not in years and years[0] != years[1],
        "problems": bool(solved or arisen),
        "points": is_own and points != 0,
    }
    kinds = tuple(kind for kind, so in told.items() if so)
    if not kinds:
        return None
    way = direction(before.status, after.status)
    return ItemChange(
        id=after.id,
        fiscal_year=int(sides[1].report.checklist["fiscal_year"]),
        name=after.name,
        sub_indicator=after.sub_indicator,
        before=before.status,
        after=after.status,
        direction=way,
        kinds=kinds,
        cause=_cause(before, after, cause_of(way, evidence, solved, arisen, sides)),
        points=points,
        evidence=tuple(change for change in evidence if change.cause or _is_other(change) or _dated_anew(change)),
        solved=solved,
        arisen=arisen,
    )


def _cause(before: Verdict, after: Verdict, found: Cause) -> Cause:
    """Whether an item applies is for the rules alone to say."""
    applies = before.status != "not_applicable", after.status != "not_applicable"
    return found if applies[0] == applies[1] else Cause(kind="checklist")


def _is_other(change: EvidenceChange) -> bool:
    """Whether the evidence lies at another address than before, or on one side alone."""
    if change.before is None or change.after is None:
        return True
    return twin_key(change.before.url) != twin_key(change.after.url)


def _dated_anew(change: EvidenceChange) -> bool:
    assert change.before is not None
    assert change.after is not None
    return change.before.fiscal_year != change.after.fiscal_year


def _year(verdict: Verdict) -> int | None:
    return verdict.evidence[0].fiscal_year if verdict.evidence else None


def _without(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    known = set(others)
    return tuple(problem for problem in problems if problem not in known)
