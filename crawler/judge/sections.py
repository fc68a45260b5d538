"""Pages that show several items one below the other: each item is judged by its own part of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from msgspec.structs import replace as struct_replace

from crawler.checklist import Checklist
from crawler.judge.site import Node
from crawler.text import LabelIndex

__all__ = ["is_crowded", "names", "section_of"]

_NAMED = 0.6
_ANOTHER = 0.75
_CROWD = 3
_LONGEST_HEADING = 200
_OTHERS = re.compile(r"\s*(?:เรื่อง|เอกสาร|ข้อมูล)?อื่น")


def names(index: LabelIndex, text: str, key: str) -> tuple[float, float]:
    """How well `text` fits the item `key`, and how well what it fits best besides; each 0 to 1."""
    matches = index.match(text) if text else ()
    own = next((match.score for match in matches if match.key == key), 0.0)
    other = next((match.score for match in matches if match.key != key), 0.0)
    return own, other


def is_crowded(node: Node, checklist: Checklist, index: LabelIndex) -> bool:
    """Whether headings of the page name at least three items."""
    items = {item.id for item in checklist.items}
    best = (match for heading in node.content.headings for match in index.match(heading)[:1])
    return len({match.key for match in best if match.score >= _ANOTHER} & items) >= _CROWD


def section_of(node: Node, key: str, index: LabelIndex) -> Node:
    """What of the page stands under headings that name the item `key`, up to the next that names something else; the
    whole page where no heading names it."""
    mine: list[str] = []
    lines: list[str] = []
    inside = False
    headings = set(node.content.headings)
    for line in node.lines:
        if line in headings and len(line) <= _LONGEST_HEADING:
            own, other = names(index, line, key)
            if own >= _NAMED and own >= other:
                inside = True
            elif other >= _ANOTHER or _OTHERS.match(line):
                inside = False
            if inside:
                mine.append(line)
        if inside:
            lines.append(line)
    return _part(node, lines, frozenset(mine)) if lines else node


def _part(node: Node, lines: Iterable[str], headings: frozenset[str]) -> Node:
    content = node.content
    return replace(
        node,
        content=struct_replace(
            content,
            headings=tuple(heading for heading in content.headings if heading in headings),
            tables=tuple(table for table in content.tables if table.heading in headings),
        ),
        lines=tuple(lines),
        links=tuple(link for link in node.links if link.heading in headings),
        forms=tuple(form for form in node.forms if form.heading in headings),
        images=tuple(image for image in node.images if image.heading in headings),
    )
