"""How an assessor gets to the evidence, in the words in which the submission form asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge import HOME
from crawler.language import Message, _
from crawler.models import Evidence
from crawler.report.plain import cut
from crawler.report.said import steps
from crawler.report.words import Words
from crawler.text import squash

__all__ = ["directions", "numbered"]

_LONGEST_TITLE = 200
_KIND = re.compile(r"\s*\([^()]*\)$")


def directions(evidence: Sequence[Evidence], website: str, words: Words) -> str:
    """The explanation of an item, ready to be pasted: where to begin, what to click, which document to open.

    What is reached in several ways is told in numbered lines, in the order of the addresses. Empty without evidence.
    """
    ways = [words.say(_way(each, words)) for each in evidence]
    if len(set(ways)) == 1:
        return words.say(_("เข้าเว็บไซต์ {website} {way}", website=website, way=ways[0]))
    return "\n".join([words.say(_("เข้าเว็บไซต์ {website} แล้ว", website=website)), *numbered(ways)]) if ways else ""


def numbered(lines: Sequence[str]) -> list[str]:
    """The lines with numbers before them where there are several."""
    return [f"{number}) {line}" for number, line in enumerate(lines, 1)] if len(lines) > 1 else list(lines)


def _way(each: Evidence, words: Words) -> Message:
    clicks = steps(each)
    menu = clicks[1:] if clicks[:1] == (HOME,) else clicks
    if each.kind == "page":
        if menu:
            return _("เลือกเมนู {steps}", steps=_quoted(menu))
        return _("ข้อมูลอยู่ในหน้าหลัก") if clicks else _("เปิดหน้าตาม URL ที่ระบุ")
    if not menu:
        return _("เปิดเอกสาร {document} ตาม URL ที่ระบุ", document=_document(each, "", words))
    *menu_before, label = menu
    document = _document(each, label, words)
    if not menu_before:
        return _("เลือกเอกสาร {document}", document=document)
    return _("เลือกเมนู {steps} → เลือกเอกสาร {document}", steps=_quoted(menu_before), document=document)


def _document(each: Evidence, label: str, words: Words) -> str:
    """The words of the link to a document, and its title where these say something else, such as "ดาวน์โหลด"."""
    title = cut(each.title, _LONGEST_TITLE)
    name = squash(_KIND.sub("", label))
    if not label or not title or name in squash(title) or squash(title) in name:
        return f"“{label or title}”" if label or title else ""
    return words.say(_("“{label}” (ชื่อเอกสาร “{title}”)", label=label, title=title))


def _quoted(labels: Sequence[str]) -> str:
    return " → ".join(f"“{label}”" for label in labels)
