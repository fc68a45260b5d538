"""What a document says of itself, gathered once when it is read: years, dates, bodies, who signed, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

from crawler.models import Content, Facts, Signature, YearSeen
from crawler.text import ThaiDate, find_bodies, find_dates, find_years

__all__ = ["facts_of"]

_T = TypeVar("_T")
_Where = Literal["title", "heading", "body"]
_HEAD, _FOOT = 400, 60  # lines: what a document is stands at its beginning, and who signed it at its end
_MOST = 20
_THAI = re.compile(r"[\u0e01-\u0e2e]")
_LATIN = re.compile(r"[A-Za-z]")
_MOSTLY = 0.6
_BUDDHIST = 543
# A name in brackets below the line for the signature, and the post after it or on the next line.
_SIGNED = re.compile(
    r"\(\s*(?P<name>(?:นาย|นางสาว|นาง|ว่าที่|พัน|ร้อย|สิบ|จ่า|ดาบ|ดร\.?|ผศ\.?)[^()\d]{3,60}?)\s*\)\s*(?P<post>\S.{2,120})?$"
)
_POST = re.compile(
    r"^\(?(?:รอง|ผู้ช่วย|รักษา|ปฏิบัติ|ทำการ)?\s?(?:ราชการแทน|หน้าที่)?\s?"
    r"(?:นายก|ปลัด|ผู้อำนวยการ|หัวหน้า|ผู้ว่า|นายอำเภอ|ประธาน|กรรมการ|เลขานุการ|เจ้าหน้าที่|เจ้าพนักงาน|นัก|ผู้)"
)


def facts_of(content: Content) -> Facts:
    """The facts of a document, each kind at most twenty, in the order in which they stand there."""
    lines = (*content.lines[:_HEAD], *content.lines[_HEAD:][-_FOOT:])
    return Facts(
        years=_first(_years(content, lines)),
        dates=_first(_iso(date) for line in lines for date in find_dates(line)),
        bodies=_first(f"{body.kind}{body.name}" for body in find_bodies("\n".join(lines))),
        signatures=_first(_signatures(lines)),
        language=_language(content.lines),
    )


def _first(found: Iterator[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(found))[:_MOST]


def _years(content: Content, lines: Sequence[str]) -> Iterator[YearSeen]:
    """Once for the most telling place where each stands. Years of laws and of dates are not the document's."""
    seen: set[tuple[int, int]] = set()
    places: tuple[tuple[_Where, Sequence[str]], ...] = (
        ("title", (content.title,)),
        ("heading", content.headings),
        ("body", lines),
    )
    for where, texts in places:
        for span in (span for text in texts for span in find_years(text) if not span.law and not span.dated):
            if (span.first, span.last) not in seen:
                seen.add((span.first, span.last))
                by_ocr = content.quality == "ocr"
                yield YearSeen(first=span.first, last=span.last, where="ocr" if by_ocr else where, text=span.text)


def _iso(date: ThaiDate) -> str:
    day = f"-{date.day:02}" if date.day else ""
    return f"{date.year - _BUDDHIST:04}-{date.month:02}{day}"


def _signatures(lines: Sequence[str]) -> Iterator[Signature]:
    for number, line in enumerate(lines):
        signed = _SIGNED.search(line)
        if signed is None:
            continue
        below = lines[number + 1] if number + 1 < len(lines) else ""
        post = signed["post"] or (below if _POST.match(below) else "")
        yield Signature(name=signed["name"], position=post)


def _language(lines: Sequence[str]) -> Literal["th", "en", "mixed", ""]:
    text = "".join(lines[:_HEAD])
    thai, latin = len(_THAI.findall(text)), len(_LATIN.findall(text))
    if thai + latin == 0:
        return ""
    return "th" if thai >= _MOSTLY * (thai + latin) else "en" if latin >= _MOSTLY * (thai + latin) else "mixed"
