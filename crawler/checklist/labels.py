"""The index that tells which item a label names."""

from __future__ import annotations

from functools import lru_cache

from crawler.checklist.model import Checklist
from crawler.text import Label, LabelIndex

__all__ = ["label_index"]


@lru_cache(maxsize=8)
def label_index(checklist: Checklist) -> LabelIndex:
    """Every label of the checklist: of an item under its id, of a hub under "hub", of a look-alike under "none"."""
    named = [(label, item.id) for item in checklist.items for label in item.labels]
    named += [(label, "none") for item in checklist.items for label in item.look_alikes]
    named += [(label, "none") for label in checklist.look_alikes]
    named += [(label, "hub") for label in checklist.hub_labels]
    return LabelIndex(Label(text=checklist.fill(text), key=key) for text, key in named)
