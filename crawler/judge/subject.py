"""What a document really is, by its own title, whatever the link to it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from crawler.judge.prose import Prose
from crawler.text import LabelIndex, squash

if TYPE_CHECKING:
    from crawler.judge.site import Node

__all__ = ["Subject", "subject_of", "titles_of"]

Subject = Literal["own", "other", "unknown"]

_SURE = 0.8
# "ประกาศเทศบาลตำบล…" names who speaks; what is announced follows "เรื่อง", on the same line or the next.
_LETTERHEAD = re.compile(
    r"^\s*บันทึกข้อความ\s*(?:เรื่อง)?|^\s*(?:ประกาศ|คำสั่ง)\s*(?:ของ)?\s*(?:เทศบาล|องค์การ|อบต|สำนัก|กอง)(?:(?!เรื่อง).)*(?:เรื่อง)?|^\s*เรื่อง\s"
)
# Which unit put it up says nothing of the matter, though a menu of units is a look-alike of every item.
_UNIT = re.compile(r"^\s*(?:โดย\s*)?(?:สำนัก|กอง|ฝ่าย|งาน|ส่วน)[ก-๎]{2,30}(?:\s+(?:เทศบาล|องค์การ|อบต)\S*)?\s*$")
_MARGIN = 0.12
_PLAINLY = 0.75
_WIDE_MARGIN = 0.2
_LONGEST_TITLE = 220


def subject_of(
    node: Node, prose: Prose, item: str, index: LabelIndex, *, announced: float = 0.0
) -> tuple[Subject, str]:
    """Whether the node's title is that of `item`, of something else, or says neither; and the key of what it is.

    The title inside a page or document outranks the caption that the site's system put above it. "other" is said only
    where another item's name (key "oN") or a known look-alike (key "none") fits clearly better than the item's own:
    more clearly where the site plainly `announced` it (0 to 1) as the item.
    """
    margin = _MARGIN if announced < _PLAINLY else _WIDE_MARGIN
    for title in titles_of(node, prose):
        matches = {match.key: match.score for match in index.match(title)}
        own = matches.pop(item, 0.0)
        matches.pop("hub", None)
        other = max(matches, key=lambda key: matches[key], default="")
        best = matches.get(other, 0.0)
        if own >= _SURE and own >= best - _MARGIN:
            return "own", item
        if best >= _SURE and best > own + margin:
            return "other", other
        if own >= _SURE - _MARGIN:
            return "own", item
    return "unknown", ""


def titles_of(node: Node, prose: Prose) -> tuple[str, ...]:
    """What may be the title, the likeliest first."""
    head = prose.head[:3]
    if node.is_page:
        titles = (*head[:2], prose.caption)
    else:
        # A title often runs over two lines; neither half is one.
        titles = (node.content.title, *head[:1], " ".join(head[:2]), *head[1:])
    bare = [_LETTERHEAD.sub("", title) for title in (prose.matter, *titles) if not _UNIT.match(title)]
    # "คู่มือการปฏิบัติงาน เรื่อง …": what sort of document it is stands before the matter that it is about.
    sorts = [title.partition("เรื่อง")[0] for title in bare if "เรื่อง" in title]
    return tuple(dict.fromkeys(title for title in (*bare, *sorts) if 4 <= len(squash(title)) <= _LONGEST_TITLE))
