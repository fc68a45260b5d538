"""What a document really is, by its own title, whatever the link to it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from crawler.judge.prose import Prose
from crawler.text import LabelIndex, squash

if TYPE_CHECKING:
    from crawler.judge.site import Node

__all__ = ["Subject", "subject_of"]

Subject = Literal["own", "other", "unknown"]

_SURE = 0.8
# "ประกาศเทศบาลตำบล…" alone on its line: what it announces ("เรื่อง …") stands on the next.
_LETTERHEAD = re.compile(r"^\s*(?:ประกาศ|คำสั่ง|บันทึกข้อความ)\s*(?:ของ)?\s*(?:เทศบาล|องค์การ|อบต|สำนัก|กอง)(?:(?!เรื่อง).)*$")
_MARGIN = 0.12
_LONGEST_TITLE = 220


def subject_of(node: Node, prose: Prose, item: str, index: LabelIndex) -> tuple[Subject, str]:
    """Whether the node's title is that of `item`, of something else, or says neither; and the key of what it is.

    The title inside a page or document outranks the caption that the site's system put above it. "other" is said only
    where another item's name (key "oN") or a known look-alike (key "none") fits clearly better than the item's own.
    """
    for title in _titles(node, prose):
        matches = {match.key: match.score for match in index.match(title)}
        own = matches.pop(item, 0.0)
        matches.pop("hub", None)
        other = max(matches, key=lambda key: matches[key], default="")
        best = matches.get(other, 0.0)
        if own >= _SURE and own >= best - _MARGIN:
            return "own", item
        if best >= _SURE and best > own + _MARGIN:
            return "other", other
        if own >= _SURE - _MARGIN:
            return "own", item
    return "unknown", ""


def _titles(node: Node, prose: Prose) -> tuple[str, ...]:
    if node.is_page:
        titles = (*prose.head[:2], prose.caption)
    else:
        head = prose.head[:3]
        # A title often runs over two lines; neither half is one.
        joined = " ".join(head[:2])
        titles = (node.content.title, *head[:1], joined, *head[1:])
    kept = (t for t in titles if 4 <= len(squash(t)) <= _LONGEST_TITLE and not _LETTERHEAD.match(t))
    return tuple(dict.fromkeys(kept))
