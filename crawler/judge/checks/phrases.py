"""Words that a part of the item is known by: a heading, a column, a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.judge.checks.columns import columns
from crawler.judge.checks.seen import Evidence, Seen, Words, quote_of, whole
from crawler.text import squash

__all__ = ["column", "phrase"]


def phrase(evidence: Evidence, words: Sequence[str]) -> Seen:
    """One of `words` occurs in the evidence's own text. A line break inside a phrase does not hide it."""
    wanted = Words(words)
    for node, line in evidence.lines():
        if wanted.found(line, node):
            return Seen(True, node.url, quote_of(line))
    bare = [(word, squash(word)) for word in words]
    for node in evidence.nodes:
        text = whole(node.lines)
        found = next((word for word, letters in bare if letters in text), None)
        if found is not None:
            return Seen(True, node.url, found)
    return Seen(False)


def column(evidence: Evidence, words: Sequence[str]) -> Seen:
    """One of `words` heads a column in which something stands; where no table can be made out, it occurs anywhere."""
    wanted = Words(words)
    for node in evidence.nodes:
        for each in columns(node):
            if each.filled and wanted.found(each.header, node):
                return Seen(True, node.url, quote_of(f"{each.header} | {each.filled[0]}"))
    if any(node.content.tables for node in evidence.nodes):
        return Seen(False)
    return phrase(evidence, words)
