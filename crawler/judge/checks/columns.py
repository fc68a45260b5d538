"""The columns of a page's or document's tables, each with the words above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crawler.judge.site import Node

__all__ = ["Column", "columns"]

_LEAST_ROWS = 2
_BLANK = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Column:
    """What stands under one heading of a table. In a form of two columns each row is one: its question, its answer."""

    header: str
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells in which something stands."""
        return tuple(cell for cell in self.cells if cell.strip() not in _BLANK)


def columns(node: Node) -> Iterator[Column]:
    """Every column of every table, in reading order.

    Where a table has no row of headings, its first row is tried as one, and its first column. Where the reader made
    out no table at all, the lines with as many cells as the line before them are one, below a line of as many words.
    """
    if node.content.tables:
        for table in node.content.tables:
            if table.header:
                yield from _under(table.header, table.rows)
            else:
                yield from _without_header(table.rows)
        return
    head: tuple[str, ...] = ()
    for width, run in groupby(node.lines, _width):
        lines = tuple(run)
        if width > 1:
            rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
            yield from _under(head, rows) if len(head) == width else _without_header(rows)
        head = tuple(lines[-1].split()) if width == 1 else ()


def _width(line: str) -> int:
    """How many cells a line has."""
    return line.count("|") + 1


def _without_header(rows: Sequence[tuple[str, ...]]) -> Iterator[Column]:
    if len(rows) >= _LEAST_ROWS:
        yield from _under(rows[0], rows[1:])
    yield from (Column(row[0], row[1:]) for row in rows if len(row) > 1)


def _under(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Column]:
    for place, words in enumerate(header):
        yield Column(words, tuple(row[place] for row in rows if place < len(row)))
