"""What a page says itself, as against what it merely lists: its caption, its own text, the titles that it carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.text import squash

if TYPE_CHECKING:
    from crawler.judge.site import Node

__all__ = ["Prose", "prose_of"]

_HEAD_LINES = 4
_INDEX_BELOW = 60
# What stands around a link in a list of documents, and says nothing of the subject.
_LIST_NOISE = re.compile(
    r"[\[(]?(?:pdf|docx?|xlsx?|jpe?g|png|zip)[\])]?|\d[\d.,]*\s*(?:kb|mb|กิโลไบต์|ครั้ง)|ลงประกาศเมื่อ|เผยแพร่เมื่อ|โพสต์เมื่อ|วันที่ประกาศ|วันที่"
    r"|ลำดับ(?:ที่)?|ชื่อเอกสาร|ชื่อเรื่อง|หัวข้อ|ดาวน์โหลด|คลิกที่นี่|รายละเอียด|กลับ(?:หน้า)?(?:แรก|หลัก)|ปีที่ผ่านมา|เอกสารย้อนหลัง|ขอเผยแพร่"
    r"|\d{1,2}\s*(?:ม\.?\s?ค|ก\.?\s?พ|มี\.?\s?ค|เม\.?\s?ย|พ\.?\s?ค|มิ\.?\s?ย|ก\.?\s?ค|ส\.?\s?ค|ก\.?\s?ย|ต\.?\s?ค|พ\.?\s?ย|ธ\.?\s?ค)\.?\s*\d{2,4}"
    r"|\d{1,2}\s*(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)\s*(?:พ\.?ศ\.?)?\s*\d{2,4}"
    r"|[\s|»•·:–\-]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Prose:
    """`caption` is the page's own heading as the site's system prints it; `head` the first lines below it, where a
    document put into the page has its title; `lines` all that is neither a caption nor a mere list of links."""

    caption: str
    head: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def is_index(self) -> bool:
        """Whether the page has next to no text of its own: a heading and a list of links at most."""
        return sum(len(squash(line)) for line in self.lines) < _INDEX_BELOW


def prose_of(node: Node) -> Prose:
    """Splits a node's own lines. A document has no caption: its first lines are its head."""
    if not node.is_page:
        return Prose("", node.lines[:_HEAD_LINES], node.lines)
    texts = {squash(link.text) for link in node.links if link.text}
    caption, own = "", []
    for line in node.lines:
        if _is_listed(line, texts):
            continue
        if not caption:
            caption = line
        elif squash(line) != squash(caption):
            own.append(line)
    if caption and len(squash(caption)) > 2 * _INDEX_BELOW + 80 and not _is_heading(node, caption):
        own.insert(0, caption)
    return Prose(caption, tuple(own[:_HEAD_LINES]), tuple(own))


def _is_listed(line: str, link_texts: set[str]) -> bool:
    """Whether a line is nothing but links and what stands around links in a list."""
    rest = squash(_LIST_NOISE.sub("", line))
    if not rest:
        return True
    for part in line.split("|"):
        bare = squash(part)
        if bare and not (bare in link_texts or not squash(_LIST_NOISE.sub("", part)) or bare.isdigit()):
            break
    else:
        return True
    return rest in {squash(_LIST_NOISE.sub("", text)) for text in link_texts}


def _is_heading(node: Node, line: str) -> bool:
    return squash(line) in {squash(heading) for heading in node.content.headings}
