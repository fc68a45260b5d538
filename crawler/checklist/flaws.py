"""Sentences for a broken checklist: the file, the place in it and what was expected."""

from __future__ import annotations

from typing import get_args

from crawler.checklist.model import (
    Basis,
    Check,
    Checklist,
    DataYear,
    Element,
    Indicator,
    Item,
    Kind,
    Level,
    Need,
    Scoring,
    SubIndicator,
)
from crawler.errors import ChecklistError
from crawler.flaws import Flaw, Shapes
from crawler.language import _

__all__ = ["SHAPES", "told"]

SHAPES = Shapes(
    tables={
        "": Checklist,
        "items": Item,
        "elements": Element,
        "scoring": Scoring,
        "indicators": Indicator,
        "subs": SubIndicator,
        "levels": Level,
    },
    choices={
        "year": get_args(DataYear),
        "year_basis": get_args(Basis),
        "basis": get_args(Basis),
        "levels_basis": get_args(Basis),
        "level": get_args(Need),
        "kind": get_args(Kind),
        "check": get_args(Check),
    },
    untyped=frozenset({"sha256"}),
    known_by_name=frozenset({"items"}),
)


def told(flaw: Flaw, file: str) -> ChecklistError:
    """The error that tells a flaw of `file`."""
    where = f" ({flaw.place})" if flaw.place else ""
    return ChecklistError(
        _("รายการตรวจ {file}{where}: {what} โปรดแก้ไขไฟล์แล้วลองใหม่", file=file, where=where, what=flaw.what)
    )
