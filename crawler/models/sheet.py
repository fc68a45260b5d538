"""A table file as it lies in its cells, for who must say in which row something stands."""

from __future__ import annotations

from crawler.models.frozen import Frozen

__all__ = ["Sheet", "Sheets"]


class Sheet(Frozen):
    """One sheet. `rows` are its cells as text; the first of them is row `first` of the sheet, counted from 1, and its
    first cell is in column A. `links` are the addresses that cells lead to: (place in `rows`, column, address)."""

    name: str = ""
    first: int = 1
    rows: tuple[tuple[str, ...], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


class Sheets(Frozen):
    """The sheets of a file that are shown; none where it can't be read, and `reason` then says why, in English."""

    sheets: tuple[Sheet, ...] = ()
    reason: str = ""
