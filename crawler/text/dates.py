"""Dates and periods in Thai text, in the Buddhist era (พ.ศ.), as towns write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from crawler.models import Frozen
from crawler.text.digits import arabic_digits

__all__ = ["ERA", "MONTH", "Period", "ThaiDate", "buddhist_year", "find_dates", "find_periods", "fiscal_year"]

# Full names, shortened names, abbreviations with at least one dot, English names; in the order of the year.
_MONTHS = (
    r"มกรา(?:คม)?|ม\.\s?ค\.?|มค\.|jan(?:uary|\.)?",
    r"กุมภา(?:พันธ์|พันธุ์)?|ก\.\s?พ\.?|กพ\.|feb(?:ruary|\.)?",
    r"มีนา(?:คม)?|มี\.\s?ค\.?|มีค\.|mar(?:ch|\.)?",
    r"เมษา(?:ยน)?|เม\.\s?ย\.?|เมย\.|apr(?:il|\.)?",
    r"พฤษภา(?:คม)?|พ\.\s?ค\.?|พค\.|may",
    r"มิถุนา(?:ยน)?|มิ\.\s?ย\.?|มิย\.|june?",
    r"กรก[ฎฏ]า(?:คม)?|ก\.\s?ค\.?|กค\.|july?",
    r"สิงหา(?:คม)?|ส\.\s?ค\.?|สค\.|aug(?:ust|\.)?",
    r"กันยา(?:ยน)?|ก\.\s?ย\.?|กย\.|sep(?:tember|t?\.)?",
    r"ตุลา(?:คม)?|ต\.\s?ค\.?|ตค\.|oct(?:ober|\.)?",
    r"พฤศจิกา(?:ยน)?|พ\.\s?ย\.?|พย\.|nov(?:ember|\.)?",
    r"ธันวา(?:คม)?|ธ\.\s?ค\.?|ธค\.|dec(?:ember|\.)?",
)
_MONTH_NUMBERS = [re.compile(names, re.IGNORECASE) for names in _MONTHS]
MONTH = "(?<![a-z.])(?:" + "|".join(_MONTHS) + ")(?![a-z])"
"""A month's name, as part of a case-insensitive pattern."""
ERA = r"\s{0,3}(?:(?:ปี|พุทธศักราช|พ\.?\s?ศ\.{0,2}|ค\.?\s?ศ\.?)\s{0,3}){0,2}"
"""What may stand between a month and its year."""

_DATE = re.compile(
    r"(?<![\d/.-])(?P<iso>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})(?!\d)"
    r"|(?<![\d/.-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?![\d/]|[.-]\d)"
    rf"|(?P<us_month>{MONTH})\s(?P<us_day>\d{{1,2}}),\s?(?P<us_year>\d{{4}})(?!\d)"
    r"|(?:(?<![\d.:/,])(?P<day>\d{1,2})(?:\s?[-–]\s?\d{1,2})?\s{0,3}(?:เดือน\s{0,3})?)?"
    rf"(?P<month>{MONTH})(?:{ERA}(?P<year>\d{{4}}|\d{{2}})(?!\d|[.:,]\d))?",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s{0,3}(?:[-–—~]|ถึง|และ|,)\s{0,3}(?:(?:สิ้น)?(?:วันที่|เดือน)\s{0,3})?")
_PERIOD = re.compile(
    r"(?P<quarter>ไตรมาส)\s{0,3}(?:ที่|ที)?\s{0,3}(?P<n>[1-4])(?!\d)"
    r"|(?:รอบ|ราย|ระยะ(?:เวลา)?)?\s{0,3}(?<!\d)(?P<half>6)\s{0,3}เดือน\s{0,3}(?:\(?\s?(?P<which>แรก|หลัง))?"
    r"|(?:ครึ่งปี)(?P<half_year>แรก|หลัง)"
)


class ThaiDate(Frozen, order=True):
    """A date. `year` is a Buddhist year, `month` 1-12, `day` 1-31, or 0 where only the month is said."""

    year: int
    month: int
    day: int = 0


class Period(Frozen):
    """A part of a year that a text names.

    `kind` is "quarter" (`number` 1-4), "half" (the six months of an OIT report; `number` 1, 2, or 0 where it is not
    said which) or "months" (`number` 0). `first` and `last` are the months at its ends; only "months" has them.
    `start` and `end` are offsets into the text given.
    """

    kind: Literal["quarter", "half", "months"]
    number: int
    start: int
    end: int
    first: ThaiDate | None = None
    last: ThaiDate | None = None


def buddhist_year(number: int) -> int | None:
    """The Buddhist year that `number` means: 2440-2640 itself, Gregorian 1950-2057 plus 543, else None."""
    if 2440 <= number <= 2640:
        return number
    return number + 543 if 1950 <= number <= 2057 else None


def fiscal_year(date: ThaiDate) -> int:
    """The Thai government's budget year (Buddhist): it starts on 1 October of the calendar year before."""
    return date.year + (date.month >= 10)


def find_dates(text: str) -> tuple[ThaiDate, ...]:
    """All dates of `text` in order. A month with a year and no day has day 0; in "ตุลาคม - ธันวาคม 2566" both months
    take the year. Of "1-3 มกราคม 2567" the first day counts.
    """
    return tuple(date for date, _, _ in _dates(arabic_digits(text)))


def find_periods(text: str) -> tuple[Period, ...]:
    """All quarters, half years and ranges of months of `text`, in order."""
    plain = arabic_digits(text)
    found = [_period(match) for match in _PERIOD.finditer(plain)]
    dates = list(_dates(plain))
    for (first, start, left), (last, right, end) in pairwise(dates):
        if _JOIN.fullmatch(plain, left, right) and (first.year, first.month) < (last.year, last.month):
            found.append(Period(kind="months", number=0, start=start, end=end, first=first, last=last))
    return tuple(sorted(found, key=lambda period: (period.start, period.end)))


def _period(match: re.Match[str]) -> Period:
    which = match["which"] or match["half_year"]
    if match["quarter"]:
        return Period(kind="quarter", number=int(match["n"]), start=match.start(), end=match.end())
    number = {"แรก": 1, "หลัง": 2}.get(which or "", 0)
    return Period(kind="half", number=number, start=match.start(), end=match.end())


def _dates(plain: str) -> Iterator[tuple[ThaiDate, int, int]]:
    """Each date with its offsets. Read backwards, so that a month without a year takes that of the range's end."""
    found: list[tuple[ThaiDate, int, int]] = []
    for match in reversed(list(_DATE.finditer(plain))):
        date = _date(match)
        if date is None and match["month"] and found and _JOIN.fullmatch(plain, match.end(), found[-1][1]):
            date = _before(found[-1][0], _month_number(match["month"]), int(match["day"] or 0))
        if date is not None:
            found.append((date, match.start(), match.end()))
    return reversed(found)


def _before(end: ThaiDate, month: int, day: int) -> ThaiDate:
    """The start of a range that ends at `end`, its own year not said."""
    return ThaiDate(year=end.year - (month > end.month), month=month, day=day if day <= 31 else 0)


def _date(match: re.Match[str]) -> ThaiDate | None:
    if match["iso"]:
        return _checked(match["iso"], int(match["iso_month"]), match["iso_day"])
    if match["d"]:
        return _checked(match["y"], int(match["m"]), match["d"])
    if match["us_month"]:
        return _checked(match["us_year"], _month_number(match["us_month"]), match["us_day"])
    month = _month_number(match["month"])
    if not match["year"]:
        return None
    return _checked(match["year"], month, match["day"]) or _checked(match["year"], month, "0")


def _checked(year: str, month: int, day: str | None) -> ThaiDate | None:
    """A date of numbers that can be one. Years of two digits are Buddhist: towns shorten 2567 to 67."""
    number = buddhist_year(int(year) if len(year) == 4 else 2500 + int(year))
    days = int(day or 0)
    if number is None or not 1 <= month <= 12 or days > 31 or (len(year) == 2 and int(year) < 30):
        return None
    return ThaiDate(year=number, month=month, day=days)


def _month_number(name: str) -> int:
    return next(number for number, names in enumerate(_MONTH_NUMBERS, 1) if names.fullmatch(name))
