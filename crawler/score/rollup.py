"""How item scores make an indicator's score: the roll-up models, which a checklist chooses by name.

Every model is linear, so a model is no more than the share that each item has in its indicator. An item that does not
apply is left out, and its neighbours share its weight.

- `sub-mean-0-100`: mean of the items in each sub-indicator, then mean of the sub-indicators. It reproduces all the
  published figures of fiscal years 2564 and 2565 that were tried, and a flat mean reproduces none of them; for 2567 it
  is an assumption.
- `flat-mean`: mean of all the indicator's items. With item scores between 0 and 100 it is the simplest model that fits
  the published figures of 2568; which one the assessors used is not established.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor

from crawler.checklist import Checklist, Scoring
from crawler.errors import ChecklistError
from crawler.language import _
from crawler.models import Verdict

__all__ = ["MODELS", "as_points", "item_shares", "level_of"]

Subs = Mapping[str, Sequence[str]]
"""The item ids of one indicator, by sub-indicator; none of the sequences is empty."""


def _sub_mean(subs: Subs) -> dict[str, Fraction]:
    return {item: Fraction(1, len(subs) * len(items)) for items in subs.values() for item in items}


def _flat_mean(subs: Subs) -> dict[str, Fraction]:
    items = [item for items in subs.values() for item in items]
    return {item: Fraction(1, len(items)) for item in items}


MODELS: dict[str, Callable[[Subs], dict[str, Fraction]]] = {"sub-mean-0-100": _sub_mean, "flat-mean": _flat_mean}
"""The share of each item in its indicator, by the model's name."""


def item_shares(verdicts: Iterable[Verdict], checklist: Checklist) -> dict[str, dict[str, Fraction]]:
    """For each indicator, the share of every item that applies; the shares of an indicator add to 1, or it has none.

    Raises ChecklistError for a model that this version doesn't know and for an item outside the checklist's indicators.
    """
    scoring = checklist.scoring
    model = MODELS.get(scoring.model)
    if model is None:
        known = ", ".join(MODELS)
        raise ChecklistError(
            _(
                "รายการตรวจ {id}: ไม่รู้จักวิธีรวมคะแนน “{model}” ในช่อง scoring.model โปรดใช้วิธีใดวิธีหนึ่งต่อไปนี้: {known}",
                id=checklist.id,
                model=scoring.model,
                known=known,
            )
        )
    grouped = _grouped(verdicts, checklist.id, scoring)
    return {indicator: model({sub: ids for sub, ids in subs.items() if ids}) for indicator, subs in grouped.items()}


def _grouped(verdicts: Iterable[Verdict], checklist: str, scoring: Scoring) -> dict[str, dict[str, list[str]]]:
    groups: dict[str, dict[str, list[str]]] = {
        indicator.id: {sub.id: [] for sub in indicator.subs} for indicator in scoring.indicators
    }
    home = {sub: subs for subs in groups.values() for sub in subs}
    for verdict in verdicts:
        if verdict.sub_indicator not in home:
            raise ChecklistError(
                _(
                    "รายการตรวจ {checklist}: ข้อ {id} อยู่ในตัวชี้วัดย่อย {sub_indicator} "
                    "ซึ่งไม่มีใน scoring.indicators โปรดเพิ่มตัวชี้วัดย่อยหรือแก้ข้อนี้",
                    checklist=checklist,
                    id=verdict.id,
                    sub_indicator=verdict.sub_indicator,
                )
            )
        if verdict.status != "not_applicable":
            home[verdict.sub_indicator][verdict.sub_indicator].append(verdict.id)
    return groups


def as_points(exact: Fraction) -> float:
    """Points as people see them: two decimals, halves up, as the published tables round (94.125 is printed 94.13)."""
    return floor(exact * 100 + Fraction(1, 2)) / 100


def level_of(total: float, instruments: Sequence[float], scoring: Scoring) -> str:
    """The level's name, an estimate: the first rule whose limits the total and each instrument reach.

    `instruments` are IIT, EIT and OIT. The rules come from public code, not from the assessors, and one published
    result does not follow them (98.77 with every instrument over 96 was told as the second level, not the first).
    """
    reached = (rule.name for rule in scoring.levels if total >= rule.total and min(instruments) >= rule.each)
    return next(reached, "")
