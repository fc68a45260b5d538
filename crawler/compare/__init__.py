"""Two runs of one site, compared: what changed, for better or worse, why, and what could not be seen."""

from __future__ import annotations

from crawler.compare.comparison import compare
from crawler.compare.difference import (
    Cause,
    CauseKind,
    Compared,
    Difference,
    EvidenceChange,
    ItemChange,
    Kind,
    PageChange,
)
from crawler.compare.direction import Direction, direction
from crawler.compare.history import Check, History, ItemHistory, history
from crawler.compare.passages import Hunk, Line, Piece, TextChange
from crawler.compare.side import Side, Whereabouts

__all__ = [
    "Cause",
    "CauseKind",
    "Check",
    "Compared",
    "Difference",
    "Direction",
    "EvidenceChange",
    "History",
    "Hunk",
    "ItemChange",
    "ItemHistory",
    "Kind",
    "Line",
    "PageChange",
    "Piece",
    "Side",
    "TextChange",
    "Whereabouts",
    "compare",
    "direction",
    "history",
]
