"""Looking behind the leads to an item."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.checklist import Item
from crawler.judge.case import Case
from crawler.judge.findings import LISTS, Finding, examine
from crawler.judge.leads import Lead
from crawler.judge.pieces import pieces_of

__all__ = ["look"]


def look(item: Item, leads: Iterable[Lead], case: Case) -> tuple[Finding, ...]:
    """Everything behind the item's leads, looked at once: a piece that two leads reach belongs to the stronger."""
    seen: set[str] = set()
    findings: list[Finding] = []
    for lead in leads:
        for piece in pieces_of(lead, case):
            if piece.url in seen:
                continue
            seen.add(piece.url)
            findings.append(examine(piece, item, case))
            if piece.depth == 0 and item.kind in LISTS and not findings[-1].good:
                break  # What a list leads to can't make up for a list that is closed, empty or old.
    return tuple(findings)
