"""What sort of text or page it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen, Words, quote_of

__all__ = ["none", "own_text", "pictures"]

_SECTION = re.compile(r"^\s*มาตรา\s*[\d๐-๙]+")
_MANY_SECTIONS = 8


def own_text(evidence: Evidence, words: Sequence[str]) -> Seen:
    """The body's own account of its duties, not a statute printed whole.

    A statute is known by its words ("ให้ไว้ ณ วันที่", "พระราชบัญญัตินี้เรียกว่า"…, given as `words`) or by lines that begin
    with one section after another.
    """
    wanted = Words(words)
    statute: Seen | None = None
    for node in evidence.nodes:
        whole = [line for line in node.lines if wanted.found(line, node)] if wanted else []
        sections = sum(1 for line in node.lines if _SECTION.search(line))
        if whole or sections >= _MANY_SECTIONS:
            statute = statute or Seen(False, node.url, quote_of(whole[0] if whole else node.lines[0]))
        elif node.lines:
            return Seen(True, node.url, quote_of(node.lines[0]))
    return statute or Seen(False)


def pictures(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """Photographs of what was done. In a document pictures can't be told yet."""
    for node in evidence.nodes:
        if node.is_page and node.images:
            image = node.images[0]
            return Seen(True, node.url, quote_of(image.caption or image.alt or image.url))
    return Seen(None if any(not node.is_page for node in evidence.nodes) else False)


def none(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """The tool can't tell; a person must look."""
    return Seen(None)
