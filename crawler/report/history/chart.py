"""Where the points of a chart of scores over time lie, in the units of its drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import ceil, floor

from crawler.compare import Check
from crawler.models import Frozen
from crawler.text import in_thailand

__all__ = ["Chart", "Dot", "chart"]

WIDTH, HEIGHT = 720, 240

_STEP = 10
"""Points between two lines of the scale, which begins and ends at one."""


class Dot(Frozen):
    """A check in the drawing: `y` of its OIT score, `low` and `high` of the range."""

    check: Check
    x: float
    y: float
    low: float
    high: float


class Chart(Frozen):
    """A drawing of OIT scores. `levels` are the lines of the scale, (score, y); `target` is where the target lies, None
    where there is none or it lies outside; `line` and `band` are SVG paths through the scores and around the ranges."""

    dots: tuple[Dot, ...]
    levels: tuple[tuple[int, float], ...]
    target: float | None
    line: str
    band: str
    width: int = WIDTH
    height: int = HEIGHT


class _Scale(Frozen):
    """From the `least` to the `most` score that the drawing shows."""

    least: int
    most: int

    def y(self, score: float) -> float:
        return round(HEIGHT * (self.most - score) / (self.most - self.least), 1)


def chart(checks: Sequence[Check], target: float | None = None) -> Chart:
    """A dot a check, as far apart as the checks were in time; in even steps where a time is not known."""
    scale = _scale(checks, target)
    dots = tuple(_dots(checks, scale))
    edge = [f"{dot.x} {dot.high}" for dot in dots] + [f"{dot.x} {dot.low}" for dot in reversed(dots)]
    return Chart(
        dots=dots,
        levels=tuple((level, scale.y(level)) for level in range(scale.least, scale.most + 1, _STEP)),
        target=scale.y(target) if target is not None else None,
        line="M" + " L".join(f"{dot.x} {dot.y}" for dot in dots),
        band="M" + " L".join(edge) + "Z",
    )


def _scale(checks: Sequence[Check], target: float | None) -> _Scale:
    """As much of 0 to 100 as holds all ranges and the target, so that a change of a point can be seen."""
    shown = [each for check in checks for each in (check.scores["oit"].low, check.scores["oit"].high)]
    shown += [target] if target is not None else []
    least, most = _STEP * floor(min(shown) / _STEP), _STEP * ceil(max(shown) / _STEP)
    return _Scale(least=min(least, most - _STEP), most=max(most, _STEP))


def _dots(checks: Sequence[Check], scale: _Scale) -> Iterator[Dot]:
    places = _spread([in_thailand(check.started) for check in checks])
    for check, place in zip(checks, places, strict=True):
        oit = check.scores["oit"]
        y, low, high = map(scale.y, (oit.score, oit.low, oit.high))
        yield Dot(check=check, x=round(place * WIDTH, 1), y=y, low=low, high=high)


def _spread(times: Sequence[datetime | None]) -> list[float]:
    """From 0 to 1; a single one stands in the middle."""
    known = [time.timestamp() for time in times if time is not None]
    if len(times) == 1:
        return [0.5]
    if len(known) < len(times) or max(known) == min(known):
        return [place / (len(times) - 1) for place in range(len(times))]
    first, whole = min(known), max(known) - min(known)
    return [(time - first) / whole for time in known]
