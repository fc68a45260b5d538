"""Years in Thai text and in file names, in the Buddhist era (พ.ศ.), as towns write them.

A number is a year only where it cannot be a telephone number, money, a document number or part of an identifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from crawler.models import Frozen
from crawler.text.dates import ERA, MONTH, buddhist_year
from crawler.text.digits import arabic_digits

__all__ = ["YearSpan", "find_years"]

YearKind = Literal["fiscal", "calendar", "plain"]

_LONGEST_RANGE = 20
_DATES = frozenset({"date", "iso", "us", "month"})
"""Groups of `_NUMBER` that are dates: a day, or at least a month, stands beside the year."""
_SEP = r"\s{0,3}(?:[-–—~/]|ถึง)\s{0,3}(?:ปี\s{0,3})?(?:(?:งบประมาณ|งบ)\s{0,3})?(?:พ\.?\s?ศ\.{0,2}\s{0,3})?"
_UNIT = (
    r"(?!\s{0,2}(?:บาท|คน|ครั้ง(?!ที่)|ราย(?!งาน|การ|จ่าย|รับ|ได้|ละเอียด|ชื่อ|เดือน)|เมตร|ไร่|ครัวเรือน|หลังคา"
    r"|ตารางเมตร|ตร\.|กม\.|ลิตร|[kmg]b\b|views?\b|hits?\b))"
)
_NUMBER = re.compile(
    # Told apart first, so that no part of them is taken for a year: telephones, money, references, decimals.
    r"(?P<phone>(?<!\d)0\d{0,2}-\d{3,4}-\d{3,4}(?!\d)|(?<!\d)0\d{1,2}[- ]\d{6,7}(?!\d)|(?<!\d)0\s\d{4}\s\d{4}(?!\d)"
    r"|(?<!\d)0\d{1,2}\s\d{3}\s\d{4}(?!\d))"
    r"|(?P<date>(?<![\d/.-])\d{1,2}(?P<s>[/.-])\d{1,2}(?P=s)(?P<date_year>\d{4})(?![\d/]|[.-]\d))"
    r"|(?P<iso>(?<![\d/.-])(?P<iso_year>\d{4})-\d{2}-\d{2}(?!\d))"
    r"|(?P<money>\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<!\d)\d+\.\d+(?:/(?:ว\s?)?\d+)?)"
    rf"|(?P<us>{MONTH}\s\d{{1,2}},\s?(?P<us_year>\d{{4}})(?!\d))"
    rf"|(?P<month>{MONTH}{ERA}(?P<month_year>\d{{4}}|\d{{2}})(?!\d|[.:,]\d))"
    rf"|(?P<range>(?<!\d)(?P<first>\d{{4}}){_SEP}(?P<last>\d{{4}})(?!\d))"
    r"|(?P<short_range>(?<!\d)(?P<from>\d{4}|\d{2})\s{0,2}[-–/]\s{0,2}(?P<to>\d{2})(?![\d/,-]|[.:]\d))"
    rf"|(?P<year>(?<!\d)\d{{4}}(?!\d){_UNIT})"
    r"|(?P<short>(?<!\d)\d{2}(?!\d|[.:,]\d|\s{0,2}(?:วัน|เดือน|ปี|คน|บาท|ครั้ง|ราย|แห่ง|ล้าน|%|ร้อยละ|ชั่วโมง|นาที|หมู่|ข้อ|ชุด)))",
    re.IGNORECASE,
)
_BE = r"(?:พ\.?\s?ศ\.{0,2}|พุทธศักราช)"
_FISCAL = re.compile(
    r"(?:ปีงบ(?:ประมาณ)?|งบประมาณ(?:รายจ่าย)?(?:\s{0,2}ประจำปี)?|\bfy|fiscal year)[\s(]{0,3}(?:ประจำปี\s{0,3})?"
    rf"{_BE}?[\s:(]{{0,3}}$",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?:ปี(?:งบ(?:ประมาณ)?)?|{_BE}|ค\.?\s?ศ\.?|\bfy|year)[\s:=(.…_-]{{0,4}}$|\b(?P<ita>ita|oit)[\s_-]{{0,2}}$",
    re.IGNORECASE,
)
_ERA_BEFORE = re.compile(rf"(?P<year>ปี\s{{0,3}})?(?P<open>\(\s?)?(?P<be>{_BE})\s{{0,3}}$")
_AGE = re.compile(r"(?<!\d)\d{2,}\s{0,2}ปี\s{0,3}$")
_LAW = re.compile(
    r"(?P<act>พระราชบัญญัติ|พ\.?\s?ร\.?\s?บ\.?)|(?P<issue>ฉบับที่)|พระราชกำหนด|พระราชกฤษฎีกา|พ\.ร\.ฎ\.|รัฐธรรมนูญ|กฎกระทรวง|ระเบียบ(?!วาระ)"
    r"|ข้อบังคับ|ประมวลกฎหมาย|ประมวลจริยธรรม|ว่าด้วย|ข้อบัญญัติ|เทศบัญญัติ"
)
_WORD = re.compile(r"[a-z0-9]{0,20}", re.IGNORECASE)
_HEX = re.compile(r"(?=.*[a-f])[0-9a-f]{6,}", re.IGNORECASE)
_CONTEXT = 60
_LAW_NAME = 150
_SHORT = 200


class YearSpan(Frozen):
    """A year, or a range of years, said in a text.

    `first` and `last` are Buddhist years. `kind` is "fiscal" where the words before say budget year, "calendar" where
    it is the year of a date or a calendar year, else "plain". `start` and `end` are offsets into the text given, and
    `text` is what stands there. `law` marks the year in the name of a law, `dated` that of a date ("5/10/2565",
    "ตุลาคม 2565"): neither says of which year a document is.
    """

    first: int
    last: int
    kind: YearKind
    start: int
    end: int
    text: str
    law: bool = False
    dated: bool = False


def find_years(text: str) -> tuple[YearSpan, ...]:
    """All years and ranges of years of `text`, in order.

    Two digits count only after a month or after words such as ปี, พ.ศ., ปีงบประมาณ. Gregorian years are turned into
    Buddhist ones. Linear in the length of the text.
    """
    return _in_short(text) if len(text) <= _SHORT else tuple(_spans(arabic_digits(text), text))


@lru_cache(maxsize=4_096)  # the words of a menu come back on every page
def _in_short(text: str) -> tuple[YearSpan, ...]:
    return tuple(_spans(arabic_digits(text), text))


def _spans(plain: str, text: str) -> Iterator[YearSpan]:
    for match in _NUMBER.finditer(plain):
        group = match.lastgroup
        if group in {"phone", "money"}:
            continue
        dated = group in _DATES
        if dated:
            years = _of_date(match, f"{group}_year")
        elif group in {"range", "short_range"}:
            years = _of_range(plain, match)
        elif group == "year":
            years = [(*match.span("year"), _full(plain, *match.span("year")))]
        else:
            years = [(*match.span("short"), _short(plain, *match.span("short")))]
        for start, end, span in years:
            if span is not None:
                kind: YearKind = "calendar" if dated else _kind(plain, start)
                law = kind == "plain" and span[0] == span[1] and _names_law(plain, start)
                first, last = span
                yield YearSpan(
                    first=first, last=last, kind=kind, start=start, end=end, text=text[start:end], law=law, dated=dated
                )


_Found = tuple[int, int, tuple[int, int] | None]
"""Offsets of something that may be a year, and the first and last Buddhist year, or None."""


def _of_date(match: re.Match[str], name: str) -> list[_Found]:
    """The year of a date, which the group `name` holds."""
    digits = match[name]
    year = buddhist_year(int(digits)) if len(digits) == 4 else 2500 + int(digits)
    if year is None or (len(digits) == 2 and int(digits) < 30):
        return []
    return [(*match.span(name), (year, year))]


def _of_range(plain: str, match: re.Match[str]) -> list[_Found]:
    """One range, or, where the numbers are not its ends, each of them by itself."""
    left, right = ("first", "last") if match["range"] else ("from", "to")
    first = _full(plain, *match.span(left)) if len(match[left]) == 4 else _short(plain, *match.span(left))
    if len(match[right]) == 4:
        last = _full(plain, *match.span(right))
    else:
        before = _before(plain, match.start())
        said = len(match[left]) == 2 or before.endswith("(") or _SAID.search(before)
        last = (2500 + int(match[right]),) * 2 if said else None
    if first and last and first[0] < last[0] <= first[0] + _LONGEST_RANGE:
        return [(match.start(left), match.end(right), (first[0], last[0]))]
    return [(*match.span(left), first), (*match.span(right), last if len(match[right]) == 4 else None)]


def _full(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The year that four digits mean where they stand."""
    number = int(plain[start:end])
    word = _letters(plain[max(0, start - 20) : start][::-1])[::-1] + plain[start:end] + _letters(plain[end : end + 20])
    if _HEX.fullmatch(word):
        return None
    said = bool(_SAID.search(_before(plain, start)))
    year = buddhist_year(number)
    if year is None or said or 2500 <= number <= 2599:
        return (year, year) if year is not None else None
    # A Gregorian year that nothing announces must stand by itself: addresses are full of such numbers.
    alone = len(word) == 4 and plain[start - 1 : start] not in {"_", "=", "."} and plain[end : end + 1] != "_"
    return (year, year) if alone and 1990 <= number <= 2049 else None


def _letters(text: str) -> str:
    """The Latin letters and digits that `text` starts with, at most 20."""
    found = _WORD.match(text)
    return found.group() if found else ""


def _short(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The year that two digits mean, where the words before announce one."""
    number = int(plain[start:end])
    before = _before(plain, start)
    said = _SAID.search(before) if number >= 40 else None
    if said is None or _AGE.search(before) or (said["ita"] and number < 60):
        return None
    return 2500 + number, 2500 + number


def _kind(plain: str, start: int) -> YearKind:
    before = _before(plain, start)
    if _FISCAL.search(before):
        return "fiscal"
    return "calendar" if "ปีปฏิทิน" in before[-20:] else "plain"


def _names_law(plain: str, start: int) -> bool:
    """Whether the year belongs to a law's name: the law's kind before it, no other year between."""
    before = plain[max(0, start - _LAW_NAME) : start].rpartition("\n")[2]
    era = _ERA_BEFORE.search(before)
    if era and (era["year"] or era["open"]):
        return False
    law = next(reversed(list(_LAW.finditer(before))), None)
    if law is None or (law["issue"] and "แผน" in before):
        return False
    name = before[law.end() :]
    # Only of acts is the year said without พ.ศ.; elsewhere such a year is rather that of an order or a plan.
    said = era is not None or (law["act"] and len(name) <= _CONTEXT)
    return bool(said) and not re.search(r"\d{4}|ปี\s{0,3}$|[(/]$", name)


def _before(plain: str, start: int) -> str:
    return plain[max(0, start - _CONTEXT) : start]
