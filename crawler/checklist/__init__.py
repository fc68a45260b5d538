"""Checklists: what a fiscal year's assessment asks for, as data; loading, checking and matching their labels."""

from __future__ import annotations

from crawler.checklist.labels import label_index
from crawler.checklist.loader import available, load
from crawler.checklist.model import Check, Checklist, Element, Indicator, Item, Level, Scoring, SubIndicator

__all__ = [
    "Check",
    "Checklist",
    "Element",
    "Indicator",
    "Item",
    "Level",
    "Scoring",
    "SubIndicator",
    "available",
    "label_index",
    "load",
]
