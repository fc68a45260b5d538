"""The predicted scores of a set of verdicts, with their ranges, and what each item would gain if it were met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from crawler.checklist import Checklist
from crawler.errors import UsageError
from crawler.language import _
from crawler.models import IndicatorScore, Report, Scores, Verdict
from crawler.score.distribution import distribution
from crawler.score.rollup import MODELS, as_points, item_shares, level_of

__all__ = ["carried", "gains", "score", "with_gains"]

CENTRAL = Fraction(8, 10)


def score(
    verdicts: Sequence[Verdict], checklist: Checklist, iit: float | None = None, eit: float | None = None
) -> Scores:
    """The scores by the checklist's roll-up model; ITA only where the means of IIT and EIT (0-100) are both given.

    `score` is the expected value, `low` and `high` the central 80 % of the exact distribution, `floor` and `ceiling`
    the roll-up by status (met 100, else 0) with unverifiable items failed or met, `as_found` the one that counts only
    what is met. An indicator in which no item applies is left out of OIT and told as 0. Raises ChecklistError for an
    unknown model, UsageError for a mean outside 0-100.
    """
    by_id = {verdict.id: verdict for verdict in verdicts}
    shares = item_shares(verdicts, checklist)
    indicators = {
        indicator: _told(_scaled(share, 100), by_id, sub=_sub_means(share, by_id))
        for indicator, share in shares.items()
    }
    overall = _overall(shares)
    oit = _told(_scaled(overall, 100), by_id)
    ita = None if iit is None or eit is None else _ita(overall, oit, by_id, checklist, (iit, eit))
    return Scores(indicators=indicators, oit=oit, ita=ita, model=checklist.scoring.model)


def gains(verdicts: Sequence[Verdict], checklist: Checklist) -> dict[str, dict[str, float]]:
    """For each item, the points that certainty of meeting it would add to each indicator's and OIT's expected score."""
    shares = item_shares(verdicts, checklist)
    columns = {**shares, "oit": _overall(shares)}
    return {
        verdict.id: {
            name: as_points(100 * share.get(verdict.id, Fraction(0)) * (1 - _probability(verdict)))
            for name, share in columns.items()
        }
        for verdict in verdicts
    }


def with_gains(verdicts: Sequence[Verdict], checklist: Checklist) -> tuple[Verdict, ...]:
    """The same verdicts, each fix told with its gain."""
    gained = gains(verdicts, checklist)
    return tuple(
        verdict
        if verdict.fix is None
        else msgspec.structs.replace(verdict, fix=msgspec.structs.replace(verdict.fix, gain=gained[verdict.id]))
        for verdict in verdicts
    )


def carried(report: Report) -> dict[str, Fraction]:
    """What each item carries to the report's expected OIT score, in points; they add up to it. An item that does not
    apply carries nothing. Empty where this version doesn't know the report's roll-up model.
    """
    model = MODELS.get(report.scores.model)
    if model is None:
        return {}
    by_sub: dict[str, list[str]] = {}
    for verdict in report.items:
        if verdict.status != "not_applicable":
            by_sub.setdefault(verdict.sub_indicator, []).append(verdict.id)
    shares = {
        name: model({sub: by_sub[sub] for sub in told.sub if sub in by_sub})
        for name, told in report.scores.indicators.items()
    }
    overall = _overall({name: share for name, share in shares.items() if share})
    return {each.id: 100 * overall.get(each.id, Fraction(0)) * _probability(each) for each in report.items}


def _probability(verdict: Verdict) -> Fraction:
    """To the four decimals that the report prints, so that a reader can work the score out again from the report."""
    return min(max(Fraction(round(verdict.probability * 10_000), 10_000), Fraction(0)), Fraction(1))


def _scaled(shares: Mapping[str, Fraction], points: Fraction | int) -> dict[str, Fraction]:
    return {item: share * points for item, share in shares.items()}


def _overall(shares: Mapping[str, Mapping[str, Fraction]]) -> dict[str, Fraction]:
    """OIT is the mean of its indicators."""
    present = [share for share in shares.values() if share]
    return {item: part / len(present) for share in present for item, part in share.items()}


def _told(
    points: Mapping[str, Fraction],
    by_id: Mapping[str, Verdict],
    base: Fraction = Fraction(0),
    sub: dict[str, float] | None = None,
) -> IndicatorScore:
    """One score from the points that each item carries, over a `base` that is certain."""
    spread = distribution((worth, _probability(by_id[item])) for item, worth in points.items())
    low, high = spread.central(CENTRAL)
    met = base + _sum_of(points, by_id, "met")
    return IndicatorScore(
        score=as_points(base + spread.mean),
        low=as_points(base + low),
        high=as_points(base + high),
        floor=as_points(met),
        ceiling=as_points(met + _sum_of(points, by_id, "unverifiable")),
        as_found=as_points(met),
        sub=sub or {},
    )


def _sum_of(points: Mapping[str, Fraction], by_id: Mapping[str, Verdict], status: str) -> Fraction:
    return sum((worth for item, worth in points.items() if by_id[item].status == status), Fraction(0))


def _sub_means(items: Mapping[str, Fraction], by_id: Mapping[str, Verdict]) -> dict[str, float]:
    """The expected mean of each sub-indicator in which an item applies; the same under every model."""
    groups: dict[str, list[Fraction]] = {}
    for item in items:
        groups.setdefault(by_id[item].sub_indicator, []).append(100 * _probability(by_id[item]))
    return {sub: as_points(sum(scores, Fraction(0)) / len(scores)) for sub, scores in groups.items()}


def _ita(
    overall: Mapping[str, Fraction],
    oit: IndicatorScore,
    by_id: Mapping[str, Verdict],
    checklist: Checklist,
    surveys: tuple[float, float],
) -> IndicatorScore:
    """ITA: the surveys' means are taken as certain, only OIT spreads. The level is an estimate; see `level_of`."""
    weights = {name: Fraction(str(weight)) for name, weight in checklist.scoring.weights.items()}
    iit, eit = surveys
    base = weights["iit"] * _mean_given("IIT", iit) + weights["eit"] * _mean_given("EIT", eit)
    total = _told(_scaled(overall, 100 * weights["oit"]), by_id, base)
    return msgspec.structs.replace(total, level=level_of(total.score, (iit, eit, oit.score), checklist.scoring))


def _mean_given(name: str, mean: float) -> Fraction:
    if not 0 <= mean <= 100:
        raise UsageError(
            _("คะแนนเฉลี่ย {name} ที่ให้มาคือ {mean} แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100 โปรดตรวจตัวเลขอีกครั้ง", name=name, mean=mean)
        )
    return Fraction(str(mean))
