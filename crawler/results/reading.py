"""Reads the result of an assessment out of what was read of a document or page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from crawler.language import _
from crawler.models import Content
from crawler.results import scores
from crawler.results.compact import compact
from crawler.results.conflicts import conflict, sums, told_apart
from crawler.results.nouns import Conflict, Figure, Results
from crawler.results.whose import body_of, year_of

__all__ = ["read_results"]

_FEWEST_ITEMS = 5
"""Rows that begin like an item's: fewer may be dates or numbered lines."""


def read_results(content: Content) -> Results:
    """The result that a document tells; an empty one where it tells none.

    What contradicts itself is not chosen from: it is in `conflicts` alone. Of a scan a figure is taken only where the
    sums that it is part of come out, since one digit that is read wrong looks like any other.
    """
    text = compact(content.lines)
    totals = scores.totals(text)
    total, of_total = told_apart({"total": totals} if totals else {})
    indicators, of_indicators = told_apart(scores.indicators(text))
    instruments, of_instruments = told_apart(scores.instruments(text))
    items, of_items = told_apart(_items(text))
    level, of_level = _level(text)
    year, years = year_of(text, scores.places_of_totals(text))
    body, spellings = body_of(content.lines)
    broken = list(sums(indicators, instruments, total.get("total")))
    if content.quality == "ocr":
        doubtful = frozenset(chain.from_iterable(parts for _sum, parts in broken))
        indicators, instruments, total = (_sure(each, doubtful) for each in (indicators, instruments, total))
    return Results(
        fiscal_year=year,
        body=body,
        spellings=spellings,
        total=total.get("total"),
        level=level,
        indicators=_in_order(indicators),
        instruments=instruments,
        items=_in_order(items),
        conflicts=(
            *_of_years(years if year is None else ()),
            *of_total,
            *of_level,
            *of_indicators,
            *of_instruments,
            *of_items,
            *(each for each, _parts in broken),
            *_unreadable(scores.unreadable(text), indicators),
        ),
    )


def _items(text: str) -> Mapping[str, list[Figure]]:
    found = scores.items(text)
    return found if len(found) >= _FEWEST_ITEMS else {}


def _level(text: str) -> tuple[str, tuple[Conflict, ...]]:
    found = dict.fromkeys(scores.levels(text))
    if len(found) <= 1:
        return next(iter(found), ""), ()
    return "", (conflict("level", _("ระดับในรายงานไม่ตรงกัน: {levels}", levels=", ".join(found))),)


def _of_years(years: tuple[int, ...]) -> tuple[Conflict, ...]:
    if not years:
        return ()
    listed = ", ".join(map(str, sorted(years)))
    return (conflict("fiscal_year", _("ไม่แน่ชัดว่าเป็นผลของปีใดใน {years}", years=listed)),)


def _unreadable(found: Mapping[str, str], known: Mapping[str, float]) -> tuple[Conflict, ...]:
    """Figures that are none, of indicators that no other figure tells."""
    return tuple(
        conflict(number, _("อ่านตัวเลขไม่ได้: “{text}”", text=text))
        for number, text in found.items()
        if number not in known
    )


def _sure(figures: Mapping[str, float], doubtful: frozenset[str]) -> dict[str, float]:
    return {about: value for about, value in figures.items() if about not in doubtful}


def _in_order(figures: Mapping[str, float]) -> dict[str, float]:
    return {about: figures[about] for about in sorted(figures, key=lambda each: int(each.removeprefix("o")))}
