"""Whose site and whose document this is. A neighbour's document, copied with its name in it, earns nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from crawler.text import Body, body_likeness, find_bodies, same_body

if TYPE_CHECKING:
    from crawler.judge.site import Node

__all__ = ["Ownership", "ownership", "site_body"]

Ownership = Literal["own", "other", "unknown"]

_HEAD_LINES = 8
_TITLE_LINES = 3
_KINDS = r"องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบ[ตจ]\.?|อ\.บ\.[ตจ]\.|ท\.?[ตมน]\."
_PLACE = r"(?:อำเภอ|อ\.|จังหวัด|จ\.)"
_SAMPLE_PAGES = 60
_MUCH_ALIKE = 0.75
_ALIKE = 0.6


def site_body(nodes: Iterable[Node]) -> Body | None:
    """The body that the site names most: page titles count threefold, every line once a page."""
    votes: Counter[Body] = Counter()
    first: dict[Body, int] = {}
    pages = [node for node in nodes if node.content.kind in ("page", "json") and node.resource.status == 200]
    for number, node in enumerate(pages[:_SAMPLE_PAGES]):
        titles = find_bodies(node.content.title)
        for body in dict.fromkeys((*titles, *find_bodies("\n".join(node.content.lines)))):
            votes[body] += 3 if body in titles else 1
            first.setdefault(body, number)
    if not votes:
        return None
    # A name that runs on into the next word ("เทศบาลตำบลกขขอเชิญ") supports the shorter name that begins it.
    support = {
        body: sum(count for other, count in votes.items() if same_body(body, other))
        - first[body] / 1000
        - len(body.name) / 100
        for body in votes
    }
    return max(votes, key=lambda body: (support[body], votes[body]))


def ownership(lines: Sequence[str], own: Body | None, *, blurred: bool = False) -> Ownership:
    """Whose document these lines are: the body named in its head decides, unless another is named more often below.

    Where the lines are `blurred` (read by OCR) a name much like our own is our own, and one somewhat like it says
    nothing.
    """
    if own is None:
        return "unknown"
    everywhere = find_bodies("\n".join(lines))
    for named in (find_bodies("\n".join(lines[:_HEAD_LINES])), everywhere):
        likeness = max((body_likeness(own, body) for body in named), default=0.0) if blurred else 0.0
        if likeness >= _MUCH_ALIKE or any(same_body(own, body) for body in named):
            return "own"
        if likeness >= _ALIKE:
            return "unknown"
        if named and named is not everywhere:
            return _between(own, named[0], everywhere, lines)
        if named and len({body.name for body in named}) == 1:
            return _between(own, named[0], everywhere, lines)
    return "unknown"


def _between(own: Body, other: Body, named: Sequence[Body], lines: Sequence[str]) -> Ownership:
    """It is theirs where they are named as often as we in the title, or more often in all; and for certain: twice, or
    where the name ends as a name does, at the end of a title or before a place.

    What follows "องค์การบริหารส่วนตำบล" may be no name at all ("… ดังนี้", "อบต. เรียกรับเงิน …").
    """
    ours = sum(same_body(own, body) for body in named)
    theirs = sum(same_body(other, body) for body in named)
    spelt = rf"(?:{_KINDS}){re.escape(other.name)}"
    title = "\n".join(lines[:_TITLE_LINES])
    if re.search(rf"{spelt}\s*(?:$|เรื่อง|{_PLACE})", title, re.MULTILINE):
        return "other" if theirs >= ours else "unknown"
    text = "\n".join(lines)
    sure = len(re.findall(spelt, text)) > 1 or re.search(rf"{spelt}\s*{_PLACE}|^(?:นายก)?{spelt}$", text, re.MULTILINE)
    return "other" if theirs > ours and sure else "unknown"
