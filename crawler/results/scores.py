"""Scores with their names: of the ten indicators, the instruments, the items, and the total with its level.

A figure belongs to a name where it stands right behind it, as in a table, or behind words that say so ("มีคะแนนเฉลี่ย",
"ร้อยละ"). The names are those of the assessment; their order and number are the same in FY2565 to FY2568 (seen in five
reports of municipalities).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from crawler.results.compact import BREAK, GAP, flowing
from crawler.results.nouns import Figure

__all__ = ["INDICATORS", "indicators", "instruments", "items", "levels", "places_of_totals", "totals", "unreadable"]

INDICATORS: Mapping[str, str] = {
    "1": "การปฏิบัติหน้าที่",
    "2": "การใช้งบประมาณ",
    "3": "การใช้อำนาจ",
    "4": "การใช้ทรัพย์สินของ(?:ทาง)?ราชการ",
    "5": "การแก้(?:ไข)?ปัญหาการทุจริต",
    "6": "คุณภาพการดำเนินงาน",
    "7": "ประสิทธิภาพ(?:ใน)?การสื่อสาร",
    "8": "การปรับปรุง(?:ระบบ)?การทำงาน",
    "9": "การเปิดเผยข้อมูล(?!สาธารณะ)",
    "10": "การป้องกันการทุจริต",
}
"""The names of the indicators as patterns."""

_SCORE = r"(?:100(?:\.00?)?|[1-9]?\d(?:\.\d{1,2})?)"
_ROW = rf"(?P<figures>{_SCORE}(?:{GAP}{_SCORE})*)"
_ALL_NAMES = "|".join(INDICATORS.values())
# A figure that a name follows is the number of that name's row; so is a small one before the beginning of a name.
_ENDS = rf"(?![\d.]*\d)(?!{BREAK}?(?:{_ALL_NAMES}))"
_NEXT_ROW = re.compile(rf"\.?{BREAK}?(?:การ|คุณภาพ|ประสิทธิภาพ)")
_SAYS = r"(?:คะแนน|ร้อยละ)(?:เฉลี่ย|เท่ากับ|ได้|อยู่ที่|รวม|ร้อยละ|คะแนน|เป็น|จำนวน|คือ)*"
_SENTENCE = rf"[^\d{BREAK}{GAP}]{{0,80}}?{_SAYS}"
_AROUND = 60


def indicators(text: str) -> dict[str, list[Figure]]:
    """Every figure that stands for an indicator, by its number."""
    found = _indicators(text)
    if len(found) < len(INDICATORS):  # a narrow column breaks names into lines
        found = _indicators(flowing(text)) | found
    return {number: found[number] for number in INDICATORS if number in found}


def _indicators(text: str) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for number, name in INDICATORS.items():
        numbered = rf"(?:(?:ตัวชี้วัด)?(?:ที่)?(?<!\d){number}[.)]?|(?:^|(?<={BREAK}))(?:ตัวชี้วัด(?:ที่)?)?)"
        pattern = rf"{numbered}-?{name}(?:{BREAK}?|{_SENTENCE}){_ROW}{_ENDS}"
        found[number] = list(_figures(pattern, text))
    return {number: figures for number, figures in found.items() if figures}


_INSTRUMENTS: Mapping[str, str] = {
    "iit": r"(?:แบบวัด)?การรับรู้ของ?ผู้มีส่วนได้(?:ส่วน)?เสียภายใน(?:IIT)?",
    "eit": r"(?:แบบวัด)?การรับรู้ของ?ผู้มีส่วนได้(?:ส่วน)?เสียภายนอก(?:EIT)?",
    "eit1": r"(?:ภายนอก(?:EIT)?|\d?\.?\d|EIT(?:Public)?)ส่วนที่1",
    "eit2": r"(?:ภายนอก(?:EIT)?|\d?\.?\d|EIT(?:Survey)?)ส่วนที่2",
    "oit": r"(?:แบบ(?:วัด|ตรวจ))?การเปิดเผยข้อมูลสาธารณะ(?:OIT)?",
}


def instruments(text: str) -> dict[str, list[Figure]]:
    """Every figure that stands for an instrument."""
    found = {}
    for code, name in _INSTRUMENTS.items():
        pattern = rf"{name}(?:{GAP}|(?:รวม)?คะแนนรวม)?(?P<figures>{_SCORE}){_ENDS}(?!\.?\d)(?=คะแนน|{BREAK}|$)"
        found[code] = list(_figures(pattern, text))
    return {code: figures for code, figures in found.items() if figures}


_ITEM = re.compile(
    rf"(?:^|(?<={BREAK}))(?:ข้อ)?(?:OIT|[oO0])\.?(?P<number>\d{{1,2}})(?!\d)(?P<name>[^{BREAK}]{{2,150}}?)"
    rf"(?<![\doO])(?P<figure>{_SCORE})(?![\d.]*\d)(?:คะแนน)?(?={BREAK}|$|[ก-๙])",
)


def items(text: str) -> dict[str, list[Figure]]:
    """Every figure that stands for an item in a row of its own: its code, its name, its score."""
    found: dict[str, list[Figure]] = {}
    for match in _ITEM.finditer(text):
        if re.search(r"[ก-๙A-Za-z]", match["name"]):
            quote = f"o{int(match['number'])} {match['name']} {match['figure']}"
            found.setdefault(f"o{int(match['number'])}", []).append(
                Figure(value=float(match["figure"]), quote=quote[: 2 * _AROUND])
            )
    return found


LEVELS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง", "AA", "A", "B", "C", "D", "E", "F")
"""The levels of a result, in use to FY2565 as letters, since then as words; the longer name before the shorter."""

_LEVEL = rf"(?P<level>{'|'.join(LEVELS)})(?![A-Za-z])"
_TOTAL_NAME = (
    r"(?:ผลการประเมิน(?:ITA)?(?:ใน)?ภาพรวม|คะแนน(?:ใน)?ภาพรวม|คะแนนรวม(?:ทั้งหมด|ทั้งสิ้น|ITA)?|ผลคะแนน(?:เฉลี่ย|รวม)?|ค่าคะแนน|มีคะแนน"
    r"|ได้คะแนน|คะแนนITA|คะแนนเฉลี่ย|ITA)"
)
_LINK = r"(?:เฉลี่ย|เท่ากับ|ได้|อยู่ที่|รวม|ร้อยละ|คือ|เป็น|จำนวน)*"
_AT_LEVEL = rf"(?:ซึ่ง|และ|โดย)?(?:ผลการประเมิน)?(?:อยู่)?(?:ใน)?ระดับ(?:ผลการประเมิน|คะแนน)?(?:อยู่ในระดับ)?(?:คือ)?{_LEVEL}"
_WITH_LEVEL = re.compile(rf"(?P<figures>{_SCORE})(?:คะแนน)?{_AT_LEVEL}")
_LEVEL_FIRST = re.compile(rf"{_TOTAL_NAME}ระดับ(?:ผลการประเมิน)?{_LEVEL}(?P<figures>{_SCORE})(?!\.?\d)")
_NAMED = re.compile(rf"{_TOTAL_NAME}{_LINK}(?P<figures>{_SCORE})(?!\.?\d)คะแนน")
_BEFORE = 40
_OF_A_PART = re.compile(r"ตัวชี้วัด|ปีที่(?:ผ่านมา|แล้ว)|ปีก่อน|ส่วนที่|ข้อ|[IE]IT|OIT|เครื่องมือ|ด้าน|แบบวัด|แบบตรวจ")


def totals(text: str) -> list[Figure]:
    """Every figure of a flowing text that stands for the total: those that a level of the assessment goes with; only
    where there are none, those that are called so."""
    with_level = _total_matches((_WITH_LEVEL, _LEVEL_FIRST), text)
    found = with_level or _total_matches((_NAMED,), text)
    return [Figure(value=float(match["figures"]), quote=_quote(text, match)) for match in found]


def places_of_totals(text: str) -> list[int]:
    """Where in a flowing text those stand that a level goes with."""
    return [match.start("figures") for match in _total_matches((_WITH_LEVEL, _LEVEL_FIRST), text)]


def levels(text: str) -> list[str]:
    """The levels that a flowing text says together with a total."""
    return [match["level"] for match in _total_matches((_WITH_LEVEL, _LEVEL_FIRST), text)]


def _total_matches(patterns: Iterable[re.Pattern[str]], text: str) -> list[re.Match[str]]:
    found: dict[int, re.Match[str]] = {}
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not _OF_A_PART.search(text, max(0, match.start("figures") - _BEFORE), match.start("figures")):
                found.setdefault(match.start("figures"), match)
    return [found[place] for place in sorted(found)]


_NO_SCORE = rf"(?P<text>[0-9A-Za-z.,]{{2,8}})(?={BREAK}|$)"


def unreadable(text: str) -> dict[str, str]:
    """What stands in the place of an indicator's score and is none, by its number: a figure that was read wrong."""
    found = {}
    for number, name in INDICATORS.items():
        for match in re.finditer(rf"(?<!\d){number}[.)]?{name}{_NO_SCORE}", text):
            if not re.fullmatch(_SCORE, match["text"]) and re.search(r"\d", match["text"]):
                found[number] = match["text"]
    return found


def _figures(pattern: str, text: str) -> Iterator[Figure]:
    """Of several figures side by side nobody knows which is meant, unless they are the same."""
    for match in re.finditer(pattern, text):
        figures = match["figures"].split(GAP)
        numbers_a_row = figures[-1].isdigit() and int(figures[-1]) <= len(INDICATORS)
        if numbers_a_row and _NEXT_ROW.match(text, match.end("figures")):
            continue
        if len({float(each) for each in figures}) == 1:
            yield Figure(value=float(figures[0]), quote=_quote(text, match))


def _quote(text: str, match: re.Match[str]) -> str:
    start = max(match.start(), match.end("figures") - _AROUND)
    return text[start : match.end("figures")].replace(BREAK, " ").replace(GAP, " ")
