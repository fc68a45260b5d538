"""Of which fiscal year the data is: a document's own title says so, and outranks label, folder and upload date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.judge.prose import Prose
from crawler.text import YearSpan, find_dates, find_years, fiscal_year

__all__ = ["YearReading", "claims_other", "dates_in", "label_years", "read_years"]

_BODY_LINES = 40
_TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class YearReading:
    """Which years were read, and where: in the title, in the text, or only in the words of a link."""

    spans: tuple[YearSpan, ...] = ()
    source: Literal["title", "body", "label", "none"] = "none"

    def covers(self, years: Iterable[int]) -> bool:
        """Whether one of `years` is among those read."""
        return any(span.first <= year <= span.last for span in self.spans for year in years)

    @property
    def latest(self) -> int | None:
        """The last year read, or None."""
        return max((span.last for span in self.spans), default=None)

    def fitting(self, years: Sequence[int]) -> int | None:
        """The first of `years` that was read, else the latest read."""
        return next((year for year in years if self.covers((year,))), self.latest)


def read_years(prose: Prose, labels: Sequence[str]) -> YearReading:
    """The data year of a page or document, by the first of these that says one: its title lines, most mentions in its
    first lines, its caption, the labels of the links that lead to it.

    A title may run over two lines and say two years: "… ผล ITA ปี 2566 และมาตรการ … / ประจำปี 2567"."""
    for lines in (prose.head[:_TITLE_LINES], *((line,) for line in prose.head[_TITLE_LINES:])):
        spans = tuple(span for line in lines for span in _telling(line))
        if spans:
            return YearReading(spans, "title")
    body = _majority(prose.lines[:_BODY_LINES])
    if body:
        return YearReading(body, "body")
    for label in (prose.caption, *labels):
        spans = label_years(label)
        if spans:
            return YearReading(spans, "label")
    return YearReading()


def label_years(label: str) -> tuple[YearSpan, ...]:
    """The years that a label claims; the day on which it was put up is no claim."""
    return _telling(label)


def claims_other(label: str, years: Sequence[int]) -> bool:
    """Whether a label claims a year and none of `years`. Where no year is asked for, none is wrong."""
    claimed = YearReading(label_years(label), "label")
    return bool(years) and bool(claimed.spans) and not claimed.covers(years)


def dates_in(lines: Iterable[str]) -> Counter[int]:
    """How many dated entries there are in each fiscal year; a line counts once for a year."""
    years: Counter[int] = Counter()
    for line in lines:
        years.update({fiscal_year(date) for date in find_dates(line)})
    return years


def _telling(text: str) -> tuple[YearSpan, ...]:
    """The spans that say whose year the text is: fiscal before calendar before plain; laws and dates say nothing."""
    spans = [span for span in find_years(text) if not span.law and not span.dated]
    for kind in ("fiscal", "calendar", "plain"):
        chosen = tuple(span for span in spans if span.kind == kind)
        if chosen:
            return chosen
    return ()


def _majority(lines: Iterable[str]) -> tuple[YearSpan, ...]:
    votes: Counter[tuple[int, int]] = Counter()
    first: dict[tuple[int, int], YearSpan] = {}
    for line in lines:
        for span in find_years(line):
            if span.kind == "fiscal" and not span.law:
                votes[span.first, span.last] += 1
                first.setdefault((span.first, span.last), span)
    if not votes:
        return ()
    most = max(votes.values())
    return tuple(first[key] for key, count in votes.items() if count == most)
