"""Words that a part of the item is known by: a heading, a column, a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen, contains, quote_of
from crawler.text import squash

__all__ = ["column", "phrase"]


def phrase(evidence: Evidence, words: Sequence[str]) -> Seen:
    """One of `words` occurs in the evidence's own text. A line break inside a phrase does not hide it."""
    wanted = [squash(word) for word in words]
    for node, line in evidence.lines():
        if contains(line, wanted):
            return Seen(True, node.url, quote_of(line))
    for node in evidence.nodes:
        whole = squash("".join(node.lines))
        found = next((word for word, bare in zip(words, wanted, strict=True) if bare in whole), None)
        if found is not None:
            return Seen(True, node.url, found)
    return Seen(False)


def column(evidence: Evidence, words: Sequence[str]) -> Seen:
    """One of `words` heads a column; where a document's tables can't be told from its text, it occurs anywhere."""
    wanted = [squash(word) for word in words]
    for node in evidence.nodes:
        for table in node.content.tables:
            if any(contains(cell, wanted) for cell in table.header):
                return Seen(True, node.url, quote_of(" | ".join(table.header)))
    return phrase(evidence, words)
