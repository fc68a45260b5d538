"""Whether a verdict became worse. What could not be seen is neither better nor worse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from crawler.models import Status

__all__ = ["Direction", "direction"]

Direction = Literal["worse", "better", "same", "unseen", "seen"]
"""From one verdict to a later one. "unseen": the later could not be checked, so that nothing is known of a change;
"seen": the earlier could not, so that there is nothing to compare the later with."""

# An item that does not apply counts for nothing in the score: to or from that the rules change, not the site.
_RANK: Mapping[Status, int] = {"missing": 0, "partial": 1, "met": 2}


def direction(before: Status, after: Status) -> Direction:
    """What became of an item between two verdicts on it."""
    if after == "unverifiable":
        return "same" if before == "unverifiable" else "unseen"
    if before == "unverifiable":
        return "seen"
    if before not in _RANK or after not in _RANK or before == after:
        return "same"
    return "better" if _RANK[after] > _RANK[before] else "worse"
