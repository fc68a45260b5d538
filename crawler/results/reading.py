"""Reads the result of an assessment out of what was read of a document or page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from crawler.language import _
from crawler.models import Content
from crawler.results import scores
from crawler.results.compact import compact, flowing
from crawler.results.conflicts import Sum, conflict, sums, told_apart
from crawler.results.nouns import Conflict, Figure, Results
from crawler.results.whose import body_of, year_of

__all__ = ["read_results"]

_FEWEST_ITEMS = 5
"""Rows that begin like an item's: fewer may be dates or numbered lines."""


def read_results(content: Content) -> Results:
    """The result that a document tells; an empty one where it tells none.

    What contradicts itself is not chosen from: it is in `conflicts` alone. Of a scan a figure is taken only where a sum
    that it is part of comes out, and none fails, since a digit that is read wrong looks like any other; items, which
    are in no sum, and the year are not taken at all.
    """
    text = compact(content.lines)
    flow = flowing(text)
    totals = scores.totals(flow)
    total, of_total = told_apart({"total": totals} if totals else {})
    indicators, of_indicators = told_apart(scores.indicators(text))
    instruments, of_instruments = told_apart(scores.instruments(text))
    items, of_items = told_apart(_items(text))
    level, of_level = _level(flow)
    year, years = year_of(flow, scores.places_of_totals(flow))
    body, spellings = body_of(content.lines)
    checked = tuple(sums(indicators, instruments, total.get("total")))
    of_scan: tuple[Conflict, ...] = ()
    if content.quality == "ocr":
        sure = _sure(checked)
        of_scan = tuple(
            _unsure(about, value) for about, value in (total | indicators | instruments).items() if about not in sure
        )
        of_scan += (_unsure("fiscal_year", year),) if year else ()
        total, indicators, instruments = (_only(sure, each) for each in (total, indicators, instruments))
        year, years, items = None, (), {}
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
            *(each.broken for each in checked if each.broken),
            *of_scan,
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


def _sure(checked: Iterable[Sum]) -> frozenset[str]:
    """The figures of sums that come out, and of none that does not."""
    held = frozenset(chain.from_iterable(each.figures for each in checked if each.broken is None))
    return held - frozenset(chain.from_iterable(each.figures for each in checked if each.broken is not None))


def _unsure(about: str, value: float) -> Conflict:
    shown = f"{value:.2f}" if isinstance(value, float) else str(value)
    return conflict(about, _("อ่านจากเอกสารสแกนได้ {value} แต่ไม่มีตัวเลขอื่นยืนยัน", value=shown))


def _only(sure: frozenset[str], figures: Mapping[str, float]) -> dict[str, float]:
    return {about: value for about, value in figures.items() if about in sure}


def _in_order(figures: Mapping[str, float]) -> dict[str, float]:
    return {about: figures[about] for about in sorted(figures, key=lambda each: int(each.removeprefix("o")))}
