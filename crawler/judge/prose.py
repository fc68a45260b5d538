"""What a page says itself, as against what it merely lists: its caption, its own text, the titles that it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from crawler.text import ERA, MONTH, squash

if TYPE_CHECKING:
    from crawler.judge.site import Node

__all__ = ["Prose", "is_list_noise", "prose_of"]

_HEAD_LINES = 4
_INDEX_BELOW = 60
_REST_BELOW = 14
_LONGEST_CAPTION = 200
# Longer than this and what stands around a link is a sentence, not an entry of a list.
_LONGEST_ENTRY = 240
# What stands around a link in a list of documents, and says nothing of the subject.
_LIST_NOISE = re.compile(
    rf"\d{{1,2}}\s*{MONTH}{ERA}\d{{2,4}}|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}"
    r"|\.?(?:pdf|docx?|xlsx?|jpe?g|png|zip)\b|\d[\d.,]*\s*(?:kb|mb|ไบต์|ครั้ง)"
    r"|(?:เทศบาล(?:ตำบล|เมือง|นคร)|องค์การบริหารส่วนตำบล|อบต)\S*\s+ขอเผยแพร่"
    r"|(?:ลงประกาศ|เผยแพร่|โพสต์|ปรับปรุง|อัปเดต)(?:เมื่อ|วันที่|ล่าสุด)?|วันที่(?:ประกาศ|ลง(?:ประกาศ|ข้อมูล|ข่าว)|เผยแพร่)?|อัปโหลด|ขอเผยแพร่"
    r"|ลำดับ(?:ที่)?|ชื่อ(?:เอกสาร|เรื่อง|ไฟล์)|หัวข้อ|ประเภท|ขนาด|แฟ้ม|ไฟล์(?:แนบ)?|เอกสาร(?:แนบ|ย้อนหลัง|ดาวน์โหลด)?|ดาวน์โหลด|คลิกที่นี่|รายละเอียด"
    r"|เปิด(?:ไฟล์|ดู)?|อ่านต่อ|พิมพ์|อีเมล|แชร์|กลับ(?:ไป)?(?:หน้า)?(?:แรก|หลัก)|หน้า(?:แรก|หลัก)|ปีที่ผ่านมา|ผู้(?:เข้า)?(?:ชม|อ่าน)|เข้าชม|ประจำปี(?:งบประมาณ)?|พ\.?ศ\.?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\s*บันทึกข้อความ|\s*ที่\s")
_LETTER_HEAD, _LETTER_LINES, _MATTER_LINES = 3, 12, 3
# What follows the matter of a letter: to whom it is, what is referred to and enclosed, or its first sentence.
_AFTER_MATTER = re.compile(r"\s*(?:เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย|ตามที่|ด้วย|เรื่องเดิม)")
_TRAIL = re.compile(r"^\s*(?:คุณอยู่ที่นี่|ท่านอยู่ที่|you are here)?\s*:?\s*(?:หน้าหลัก|หน้าแรก|home)\s*[»>/›→|]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prose:
    """`caption` is the page's own heading as the site's system prints it; `head` the first lines below it, where a
    document put into the page has its title; `lines` all that is neither a caption nor a mere list of links. `matter`
    is what an official letter says below its head that it is about, "เรื่อง …"; empty where it is no letter."""

    caption: str
    head: tuple[str, ...]
    lines: tuple[str, ...]
    matter: str = ""

    @property
    def is_index(self) -> bool:
        """Whether the page has next to no text of its own: a heading and a list of links at most."""
        return sum(len(squash(line)) for line in self.lines) < _INDEX_BELOW


def prose_of(node: Node) -> Prose:
    """Splits a node's own lines. A document has no caption: its first lines are its head."""
    if not node.is_page:
        return Prose("", node.lines[:_HEAD_LINES], node.lines, _matter(node.lines))
    phrases = _link_phrases(node)
    caption, head, own = "", [], []
    for line in node.lines:
        told = _TRAIL.sub("", line)
        if told != line:
            told = re.split(r"[»>›→]", told)[-1].strip()
        if not squash(told) or _is_listed(told, phrases):
            continue
        if not caption and len(told) <= _LONGEST_CAPTION:
            caption = told
        elif squash(told) != squash(caption):
            head.append(told)
            own += [] if _is_said_again(told, caption) else [told]
    return Prose(caption, tuple(head[:_HEAD_LINES]), tuple(own), _matter(node.lines))


def _matter(lines: Sequence[str]) -> str:
    """A letter's "เรื่อง …", which may run over several lines, the year on the last."""
    if not any(_LETTER.match(line) for line in lines[:_LETTER_HEAD]):
        return ""
    below = list(dropwhile(lambda line: not line.startswith("เรื่อง"), lines[:_LETTER_LINES]))[:_MATTER_LINES]
    rest = takewhile(lambda line: not _AFTER_MATTER.match(line), below[1:])
    return " ".join((*below[:1], *rest))


def _link_phrases(node: Node) -> list[str]:
    """The squashed words of the page's own links and of their rows, the longest first."""
    texts = (text for link in node.links for text in (link.text, *_row(link.context)))
    return sorted({squash(text) for text in texts if len(squash(text)) > 1}, key=lambda text: (-len(text), text))


def _row(context: str) -> tuple[str, ...]:
    """The row or list entry of a link, and its cells; nothing where the link stands in a sentence."""
    cells = context.split(" | ")
    return (context, *cells) if len(cells) > 1 or len(context) <= _LONGEST_ENTRY else ()


def _is_listed(line: str, phrases: list[str]) -> bool:
    """Whether a line is nothing but links and what stands around links in a list."""
    rest = squash(line)
    found = [phrase for phrase in phrases if phrase in rest]
    for phrase in found:
        rest = rest.replace(phrase, "")
    bare = _bare(line)
    for phrase in found:
        bare = bare.replace(_bare(phrase) or phrase, "")
    return not rest or not bare or (bool(found) and len(bare) < _REST_BELOW)


def _is_said_again(line: str, caption: str) -> bool:
    """Whether a line only repeats the caption: "เทศบาลตำบล… ขอเผยแพร่ …"."""
    told, before = _bare(line), _bare(caption)
    return bool(before) and before in told and len(told.replace(before, "")) < 2 * _REST_BELOW


def is_list_noise(line: str) -> bool:
    """Whether a line says only when something was put up, how large it is and how often it was looked at."""
    return not _bare(line)


def _bare(text: str) -> str:
    return re.sub(r"\d+", "", squash(_LIST_NOISE.sub(" ", text)))
