"""Of which fiscal year the data is: a document's own title says so, and outranks label, folder and upload date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from msgspec.structs import replace as struct_replace

from crawler.judge.prose import Prose
from crawler.text import YearSpan, find_dates, find_years, fiscal_year

__all__ = ["YearReading", "claims_other", "dates_in", "label_years", "read_years", "years_of_measures"]

_BODY_LINES = 40
_TITLE_LINES = 2
# "… ผลการประเมิน ITA ปี 2566 …" is what the measures of 2567 are made from.
_RESULT = re.compile(
    r"(?:ITA|ผลคะแนน|ผลการประเมิน\S*)\s*(?:\(ITA\)\s*)?(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*$", re.IGNORECASE
)
_MONTHLY = re.compile(r"เดือน|\s[-–]\s|ถึง")
_NUMBER_OF_ORDER = re.compile(r"(?<!ครั้ง)ที่\s*[ก-๎.\s]{0,12}[\d๐-๙]+\s?/\s?$")


@dataclass(frozen=True, slots=True)
class YearReading:
    """Which years were read, and where: in the title, in the text, or only in the words of a link."""

    spans: tuple[YearSpan, ...] = ()
    source: Literal["title", "body", "label", "none"] = "none"
    discussed: bool = False
    """Whether they are years of which a result is discussed, and no others are said."""

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
    reading = _read(prose, labels, _own)
    if reading.spans:
        return reading
    # A year of which the result is discussed is the document's only where it has no other.
    reading = _read(prose, labels, _telling)
    return replace(reading, discussed=bool(reading.spans))


def years_of_measures(reading: YearReading) -> YearReading:
    """Of measures that say only of which year the ITA result is that they are made from: they are of the next."""
    if not reading.discussed:
        return reading
    following = tuple(struct_replace(span, first=span.first + 1, last=span.last + 1) for span in reading.spans)
    return replace(reading, spans=following)


def _read(prose: Prose, labels: Sequence[str], telling: Callable[[str], tuple[YearSpan, ...]]) -> YearReading:
    for lines in (prose.head[:_TITLE_LINES], (prose.matter,), *((line,) for line in prose.head[_TITLE_LINES:])):
        spans = tuple(span for line in lines for span in telling(line))
        if spans:
            return YearReading(spans, "title")
    months = tuple(span for line in prose.head if _MONTHLY.search(line) for span in _of_month(line))
    if months:
        return YearReading(months, "title")
    body = _majority(prose.lines[:_BODY_LINES])
    if body:
        return YearReading(body, "body")
    for label in (prose.caption, *labels):
        spans = telling(label)
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


def _own(text: str) -> tuple[YearSpan, ...]:
    return tuple(span for span in _telling(text) if not _RESULT.search(text[: span.start]))


def _of_month(text: str) -> Iterator[YearSpan]:
    """The fiscal year of the month that a monthly report is about; a day is when something was written or put up."""
    for date in find_dates(text):
        if not date.day:
            year = fiscal_year(date)
            yield YearSpan(first=year, last=year, kind="fiscal", start=0, end=0, text=f"{date.month}/{date.year}")


def _telling(text: str) -> tuple[YearSpan, ...]:
    """The spans that say whose year the text is: fiscal before calendar before plain; laws, dates and the numbers of
    orders say nothing."""
    spans = [
        span
        for span in find_years(text)
        if not span.law and not span.dated and not _NUMBER_OF_ORDER.search(text[: span.start])
    ]
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
