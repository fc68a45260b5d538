"""Which column of a table says what: by the words above it, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.models import Sheet
from crawler.submission.addresses import addresses_in
from crawler.text import LabelIndex, arabic_digits, find_code, squash

__all__ = ["Columns", "columns_of", "number_in"]

Role = Literal["number", "name", "url", "explanation", "answer"]

_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("answer", re.compile(r"คำตอบ|(?:มี|มีหรือ)ไม่มี|answer")),
    (
        "explanation",
        re.compile(
            r"(?:คำ)?อธิบาย.*|เส้นทาง.*|(?:ช่องทาง|วิธี)?การเข้าถึง.*|explanation.*|description|(?:click)?path|comments?"
        ),
    ),
    (
        "url",
        re.compile(
            r"(?:.*(?:url|ลิงก์|ลิงค์|link)|ที่อยู่(?:เว็บ|ของข้อมูล).*|เว็บไซต์|website|(?:web)?address|หลักฐาน)"
            r"(?:e?s|\d+|ที่\d|ของข้อมูล|หลักฐาน|เว็บไซต์|เอกสาร)*"
        ),
    ),
    (
        "number",
        re.compile(
            r"ข้อ(?:ที่)?(?:oit|ita)?|ลำดับ(?:ที่|ข้อ)?|ที่|รหัส(?:ข้อ)?|เลข(?:ที่)?ข้อ|ตัวชี้วัด|oitข้อ(?:ที่)?"
            r"|items?(?:no)?|no|number|code|oit|ita"
        ),
    ),
    (
        "name",
        re.compile(
            r"รายการ.*|ชื่อ(?:ข้อ|รายการ|ข้อมูล|ประเด็น).*|ข้อมูล(?:ที่(?:ต้อง)?เปิดเผย|oit)?|ประเด็น.*|หัวข้อ.*|เรื่อง"
            r"|รายละเอียด(?:ข้อมูล)?|name|title|topic|subject|data|itemname"
        ),
    ),
)
_MOST_ROWS_ABOVE = 60
_LONGEST_HEADING = 80
_SAMPLE = 200
_NAMED = 0.6
_BARE_NUMBER = re.compile(r"[^\w]*(?:ข้อ(?:ที่)?\s*)?0*(\d{1,2})(?:\.0)?[^\w]*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of columns, -1 where there is none. `header` is the place of the row of headings, -1 without one."""

    header: int
    number: int
    name: int
    urls: tuple[int, ...]
    explanation: int = -1


def number_in(cell: str, *, bare: bool = True) -> int | None:
    """The item number in a cell: o1, O 01, ข้อ ๑; with `bare`, in a column of numbers, 1 and "๑." too."""
    found = find_code(cell)
    if found is not None or not bare:
        return found
    alone = _BARE_NUMBER.fullmatch(arabic_digits(cell[:20]))
    return int(alone[1]) if alone and int(alone[1]) else None


def columns_of(sheet: Sheet, index: LabelIndex) -> Columns | None:
    """Which column says what; None where no column has addresses and none says so."""
    header, roles = _header(sheet)
    below = sheet.rows[header + 1 : header + 1 + _SAMPLE]
    width = max(map(len, below), default=0)

    def best(candidates: Sequence[int], worth: Callable[[str], float]) -> int:
        """The column that is worth most, the first of equals; -1 where none is worth anything."""
        sums = {
            place: sum(worth(row[place]) for row in below if place < len(row) and row[place]) for place in candidates
        }
        most = max(sums.values(), default=0.0)
        return next((place for place, total in sums.items() if total == most and most > 0), -1)

    linked = {column for place, column, _ in sheet.links if place > header}
    urls = tuple(place for place in range(width) if roles.get(place) == "url")
    if not urls:
        by_text = best(range(width), lambda cell: bool(addresses_in(cell)))
        urls = (by_text,) if by_text >= 0 else ()
    if not urls and not linked:
        return None
    rest = [place for place in range(width) if place not in urls and roles.get(place) in (None, "number")]
    said = [place for place in rest if roles.get(place) == "number"]
    number = best(said or rest, lambda cell: 2.0 * (find_code(cell) is not None) + 0.5 * (number_in(cell) is not None))
    left = [place for place in range(width) if place not in (*urls, number)]
    named = [place for place in left if roles.get(place) == "name"]
    name = best(named or [place for place in left if place not in roles], lambda cell: _likeness(cell, index))
    told = next((place for place in left if roles.get(place) == "explanation"), -1)
    if told < 0 and header < 0:
        told = best([place for place in left if place != name], lambda cell: len(cell) > _LONGEST_HEADING // 4)
    return Columns(header, number, name, urls, told)


def _header(sheet: Sheet) -> tuple[int, dict[int, Role]]:
    """The row of headings, and what its cells stand for; -1 where no row names addresses and something besides."""
    best: tuple[int, dict[int, Role]] = (-1, {})
    for place, row in enumerate(sheet.rows[:_MOST_ROWS_ABOVE]):
        roles = {column: role for column, cell in enumerate(row) if (role := _role(cell))}
        kinds = set(roles.values())
        if "url" in kinds and kinds & {"number", "name"} and len(kinds) > len(set(best[1].values())):
            best = (place, roles)
    return best


def _role(cell: str) -> Role | None:
    words = squash(cell) if 0 < len(cell) <= _LONGEST_HEADING else ""
    return next((role for role, pattern in _HEADINGS if words and pattern.fullmatch(words)), None)


def _likeness(cell: str, index: LabelIndex) -> float:
    match = next(iter(index.match(cell)), None)
    return match.score if match is not None and match.score >= _NAMED else 0.0
