"""Cells that hold text and nothing else, whatever strangers wrote into them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from crawler.report.plain import plain

__all__ = ["LONGEST_CELL", "csv_table", "fitting", "is_formula"]

LONGEST_CELL = 32_767
"""As many characters as Excel's cells hold; it counts those beyond the basic plane twice."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take a cell for a formula, in full width too, and whatever blanks stand before."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would work `text` out, were it typed or opened as CSV."""
    return text.lstrip().startswith(_FORMULA) or text.startswith(("\t", "\r"))


def fitting(text: str) -> str:
    """`text` without what acts instead of showing, as much of it as a cell holds."""
    shown = plain(text)
    if len(shown) <= LONGEST_CELL // 2:  # however the characters are counted
        return shown
    units = shown.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return shown
    return units[: 2 * LONGEST_CELL - 2].decode("utf-16-le", "ignore") + "…"


def csv_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV. Lines end in CRLF, as Excel likes them; what it would work out has an apostrophe before it."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_shown(value) for value in row] for row in rows)
    return target.getvalue()


def _shown(value: object) -> str:
    if isinstance(value, str):
        text = fitting(value)
        return "'" + text if is_formula(text) else text
    return "" if value is None else str(value)
