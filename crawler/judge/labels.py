"""The words by which a site announces what lies behind a link."""

from __future__ import annotations

import re

from crawler.models import Link
from crawler.text import LabelIndex, Match, squash

__all__ = ["best_label", "is_generic", "label_matches"]

_GENERIC = re.compile(
    r"""^(?:(?:คลิก|กด)?(?:ที่นี่|เพื่อ)?(?:ดู|อ่าน|เปิด|แสดง)?(?:เอกสาร|ไฟล์|ลิงก์|ลิงค์|ข้อมูล|รายละเอียด)?(?:เพิ่มเติม|ต่อ|แนบ|ทั้งหมด|ที่นี่)?
    |ดาวน์โหลด(?:เอกสาร|ไฟล์)?|คลิก(?:เลย|ที่นี่|ดู)?|เปิด(?:ไฟล์|ดู)?|ไป(?:ที่)?|เข้าดู|เข้าชม|link|url|view|open|click(?:here)?|here
    |download|file|detail|details|more|readmore|pdf|docx?|xlsx?|jpe?g|png|zip|rar)\d*$""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(
    r"^(?:https?:?//|www\.|[\w.-]+\.(?:go|or|ac|co|in)\.th)|^\S+\.(?:pdf|docx?|xlsx?|jpe?g|png|zip|rar)$", re.IGNORECASE
)


def is_generic(text: str) -> bool:
    """Whether the words say nothing of the target: "รายละเอียด 1", "เปิด", a bare address, a file name, nothing."""
    return bool(_ADDRESS.match(text.strip())) or bool(_GENERIC.match(squash(text)))


def best_label(link: Link) -> str:
    """The words that say most about the link's target: its own, else those of its row, else the heading above.

    Empty for a picture without words: the heading above a row of picture buttons names none of them.
    """
    if not is_generic(link.text):
        return link.text
    for part in _parts(link.context):
        if not is_generic(part):
            return part
    return (link.heading or link.text) if link.text else ""


def label_matches(index: LabelIndex, link: Link) -> tuple[Match, ...]:
    """What the link announces, best first. A generic link is read from its row: the first cell that names an item."""
    if not is_generic(link.text):
        return index.match(link.text)
    for part in (*_parts(link.context), link.heading if link.text else ""):
        found = tuple(match for match in index.match(part) if match.score >= 0.6) if part else ()
        if found:
            return found
    return ()


def _parts(context: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in re.split(r"\s\|\s|\n|\t", context) if part.strip())
    # A row such as "ข้อ o3 | อำนาจหน้าที่" splits the number from the name; a number alone names nothing.
    return tuple(part for part in parts if len(squash(part)) > 3) or parts
