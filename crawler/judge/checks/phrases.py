"""Words that a part of the item is known by: a heading, a column, a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen, contains, quote_of, whole
from crawler.text import arabic_digits, squash

__all__ = ["column", "money", "phrase"]

# "ปีงบประมาณ" is the fiscal year, and says nothing of money.
_MONEY = re.compile(r"(?<!ปี)งบประมาณ|วงเงิน|จำนวนเงิน|ค่าใช้จ่าย")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+\s*บาท|ไม่(?:ได้)?ใช้งบ|ไม่มีค่าใช้จ่าย|งบประมาณ\s*(?:0|-)")


def phrase(evidence: Evidence, words: Sequence[str]) -> Seen:
    """One of `words` occurs in the evidence's own text. A line break inside a phrase does not hide it."""
    wanted = [squash(word) for word in words]
    for node, line in evidence.lines():
        if contains(line, wanted):
            return Seen(True, node.url, quote_of(line))
    for node in evidence.nodes:
        text = whole(node.lines)
        found = next((word for word, bare in zip(words, wanted, strict=True) if bare in text), None)
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


def money(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """Budgets or spending are shown: a heading about money, and amounts, or that no money is needed."""
    for node in evidence.nodes:
        if not _MONEY.search(whole(node.lines)):
            continue
        for line in node.lines:
            if _AMOUNT.search(arabic_digits(line)):
                return Seen(True, node.url, quote_of(line))
    return Seen(False)
