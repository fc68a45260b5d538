"""Item numbers as sites write them: o1, O31 :, ๐1 and 027 (a zero for the letter), ข้อ ๐๗, OIT14, ita-016.

A number alone does not name an item: o14 of one fiscal year is another item than o14 of the next.
"""

from __future__ import annotations

import re

from crawler.text.dates import MONTH
from crawler.text.digits import arabic_digits

__all__ = ["find_code", "strip_code"]

_HIGHEST = 43
"""The longest list so far: o1-o43 of FY2565 and FY2566 (criteria of the assessment, section 1)."""

_O = "[oOоОοΟ]"  # Latin, Cyrillic and Greek look the same
_LEAD = r"[^\w]*(?:(?:ตัวชี้วัด|แบบ)?\s*(?:ita|oit)[\s:_-]*)?(?:25\d\d[\s:_-]+)?(?:(?:ข้อ|ตัวชี้วัด)(?:ที่)?\s*)?[^\w]*"
_AT_START = re.compile(
    rf"(?:{_LEAD}{_O}(?=[\s.\-_]{{0,3}}\d)[\s.\-_]{{0,3}}0{{0,2}}(?P<o>\d{{1,2}})"
    r"|[^\w]*(?:oit)[\s_-]{0,3}0{0,2}(?P<oit>\d{1,2})(?!\s*ข้อ)"
    r"|[^\w]*ita[\s_-]?0{1,2}(?P<ita>\d{1,2})"
    r"|[^\w]*(?:ข้อ(?:ที่)?\s{0,3})?(?P<zero>0{1,2}(?P<after_zero>\d{1,2}))(?![-/,]\s?\d|[.:]\d)"
    r"|[^\w]*ข้อ(?:ที่)?\s{0,3}(?P<alone>\d{1,2})[\s.:)]*$"
    rf")(?!\d)(?!\s{{0,2}}(?:-|–|ถึง)\s{{0,2}}(?:{_O}\s?)?0?\d{{1,2}}(?!\d))",
    re.IGNORECASE,
)
_AT_END = re.compile(rf"\s*[(\[]\s?{_O}\s?[.\-]?\s?0{{0,2}}(?P<o>\d{{1,2}})\s?[)\]]\s*$", re.IGNORECASE)
_TIME_OR_DATE = re.compile(rf"\s{{0,3}}(?:{MONTH}|น\.|นาฬิกา)", re.IGNORECASE)
_AFTER = re.compile(r"(?:\.\d{1,2}(?!\d))?[\s.:)\]}|,;_–—-]+")


def find_code(text: str) -> int | None:
    """The item number that a label starts with, is, or has in brackets at its end (1-43), else None.

    Numbers of sections ("4.2", "14."), telephones, dates and ranges ("o1-o35") are not codes.
    """
    found = _find(text)
    return found[0] if found else None


def strip_code(text: str) -> str:
    """`text` without the item number that `find_code` sees, and without the separator beside it."""
    found = _find(text)
    if found is None:
        return text
    _, start, end = found
    if start:
        return text[:start]
    after = _AFTER.match(text, end)
    return text[after.end() if after else end :]


def _find(text: str) -> tuple[int, int, int] | None:
    plain = arabic_digits(text[:200])
    match = _AT_START.match(plain)
    if match and not (match["zero"] and _TIME_OR_DATE.match(plain, match.end())):
        start = 0
    else:
        match = _AT_END.search(plain) if len(text) <= 200 else None
        if match is None:
            return None
        start = match.start()
    number = int(next(group for name, group in match.groupdict().items() if group and name != "zero"))
    return (number, start, match.end()) if 1 <= number <= _HIGHEST else None
