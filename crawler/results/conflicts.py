"""Figures that contradict one another, or the sum that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from crawler.language import Message, _
from crawler.models import Frozen
from crawler.results.nouns import Conflict, Figure

__all__ = ["Sum", "conflict", "sums", "told_apart"]

_ROUNDED = 0.011
"""How far a mean of rounded figures may lie from the rounded mean."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "iit": ("1", "2", "3", "4", "5"),
    "eit": ("6", "7", "8"),
    "oit": ("9", "10"),
}
"""The indicators whose mean an instrument is."""

WEIGHTS: Mapping[str, float] = {"iit": 0.3, "eit": 0.3, "oit": 0.4}
"""The shares of the instruments in the total. Given by the assessment, and found right in five published results of
FY2565, FY2567 and FY2568."""


def told_apart(found: Mapping[str, Sequence[Figure]]) -> tuple[dict[str, float], tuple[Conflict, ...]]:
    """The figures of which all sayings agree, and those of which they do not."""
    agreed: dict[str, float] = {}
    conflicts = []
    for about, figures in found.items():
        different = {figure.value: figure for figure in reversed(figures)}
        if len(different) == 1:
            agreed[about] = figures[0].value
        else:
            first = sorted(different.values(), key=figures.index)
            conflicts.append(conflict(about, _("ตัวเลขในรายงานไม่ตรงกัน: {values}", values=_listed(first)), first))
    return agreed, tuple(conflicts)


class Sum(Frozen):
    """A figure that others make, and all the `figures` in it; `broken` where it does not come out."""

    figures: frozenset[str]
    broken: Conflict | None = None


def sums(indicators: Mapping[str, float], instruments: Mapping[str, float], total: float | None) -> Iterator[Sum]:
    """The means and the total that are printed, held against what their parts make."""
    means = {}
    for code, parts in PARTS.items():
        if all(part in indicators for part in parts):
            means[code] = fmean(indicators[part] for part in parts)
    printed = dict(instruments)
    if "eit1" in printed and "eit2" in printed:
        printed.setdefault("eit", fmean((printed["eit1"], printed["eit2"])))
    for code, mean in means.items():
        if code in printed:
            said = _("ค่าเฉลี่ยของตัวชี้วัดคือ {mean:.2f} แต่รายงานพิมพ์ว่า {printed:.2f}", mean=mean, printed=printed[code])
            halves = {"eit1", "eit2"} if code == "eit" and code not in instruments else set()
            yield _sum(code, frozenset({code, *PARTS[code], *halves}), printed[code] - mean, said)
    if total is not None and len(means) == len(PARTS):
        made = sum(weight * means[code] for code, weight in WEIGHTS.items())
        said = _("คะแนนรวมที่คำนวณจากตัวชี้วัดคือ {made:.2f} แต่รายงานพิมพ์ว่า {total:.2f}", made=made, total=total)
        yield _sum("total", frozenset({"total", *indicators}), total - made, said)


def _sum(about: str, figures: frozenset[str], gap: float, said: Message) -> Sum:
    return Sum(figures=figures, broken=conflict(about, said) if abs(gap) > _ROUNDED else None)


def conflict(about: str, said: Message, figures: Sequence[Figure] = ()) -> Conflict:
    """A conflict about a figure, told in both languages."""
    return Conflict(about=about, message_th=said.th, message_en=said.en, figures=tuple(figures))


def _listed(figures: Sequence[Figure]) -> str:
    return ", ".join(f"{figure.value:.2f}" for figure in figures)
