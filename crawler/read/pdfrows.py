"""Stretches of a page put together: the cells of a table's row on one line, running heads first and feet last.

A row is told from its places alone: what stands to the right of a stretch, on its line or beside the lines that go on
below it, belongs to its row. Ruled lines are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from crawler.models import Table
from crawler.read.grids import header_and_rows
from crawler.read.pdfpage import Stretch
from crawler.read.spans import tidy

__all__ = ["Row", "rows", "tables"]

_LEAST_CELLS = 3  # two beside each other are more often a label and what it says, or two signatures
_MOST_CELLS = 60
_MOST_LINES = 12  # of one cell; the next column of a page has more
_MOST_MOVED = 4  # lines of a running head, or foot
_APART = 2.2  # sizes of the font from a running head to the text; lines of text are up to two apart
_ABOVE = 3.0  # sizes of the font that a cell may begin above a neighbour that is centred in its height
_SAME_LINE = 0.5  # of the size of the font
_NO_GAP = 0.25  # of the size of the font, from ink to ink
_BROKEN = 0.5  # of the size of the font; cells are further apart
_SAME_PLACE = 0.4  # of the size of the font
_LEAST_ROWS = 3
_THAI_END = re.compile("[\u0e01-\u0e4e]$")
_THAI = re.compile("[\u0e01-\u0e4e]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text. `cells` are its parts, each of the stretches that make it up; `tabular` says that other rows of
    the page have them at the same places."""

    cells: tuple[tuple[Stretch, ...], ...]
    tabular: bool = False

    @property
    def texts(self) -> list[str]:
        return [_joined(cell) for cell in self.cells]

    @property
    def text(self) -> str:
        if self.tabular:
            return tidy(" | ".join(self.texts))
        return tidy(" ".join(self.texts))

    @property
    def first(self) -> Stretch:
        return self.cells[0][0]

    @property
    def top(self) -> float:
        return max(part.baseline for cell in self.cells for part in cell)

    @property
    def bottom(self) -> float:
        return min(part.baseline for cell in self.cells for part in cell)


def rows(stretches: Sequence[Stretch]) -> list[Row]:
    """The rows of a page in reading order."""
    return _in_place(_in_tables(list(_rows(_unbroken(stretches)))))


def _unbroken(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches, those put together that PDFium broke within a line."""
    whole: list[Stretch] = []
    for new in stretches:
        last = whole[-1] if whole else new
        gap = (new.left - last.right) / (last.size or 1)
        if whole and new.size and last.size and _on_one_line(new, last) and abs(gap) < _BROKEN:
            text = tidy(f"{last.text}{' ' if gap > _NO_GAP else ''}{new.text}")
            whole[-1] = replace(last, text=text, right=new.right)
        else:
            whole.append(new)
    return whole


def _rows(stretches: Sequence[Stretch]) -> Iterator[Row]:
    start = 0
    while start < len(stretches):
        row, start = _row_from(stretches, start)
        yield row


def _row_from(stretches: Sequence[Stretch], start: int) -> tuple[Row, int]:
    """The row that begins at `start`, and where the next begins. Lines below a cell belong to it only where another
    cell follows, or where they stand under a third cell alone: otherwise they are the next lines of the page."""
    cells = [[stretches[start]]]
    done = start + 1
    waiting: list[Stretch] = []
    for place in range(start + 1, len(stretches)):
        new = stretches[place]
        if len(cells) < _MOST_CELLS and _is_beside(new, cells, waiting):
            cells[-1] += waiting
            cells.append([new])
            waiting, done = [], place + 1
        elif len(waiting) < _MOST_LINES and _goes_on(new, [*cells[-1], *waiting][-1]):
            waiting.append(new)
        else:
            break
    if len(cells) >= _LEAST_CELLS:
        edge = max(part.right for part in cells[-2])
        below = list(takewhile(lambda part: part.left > edge, waiting))
        cells[-1] += below
        done += len(below)
    return Row(tuple(map(tuple, cells))), done


def _in_tables(found: list[Row]) -> list[Row]:
    """Justified text has wide gaps too, but not below each other."""
    wide = [at for at, row in enumerate(found) if len(row.cells) >= _LEAST_CELLS]
    for one, other in pairwise(wide):
        if _in_line(found[one], found[other]):
            found[one] = replace(found[one], tabular=True)
            found[other] = replace(found[other], tabular=True)
    for one, other in [*pairwise(range(len(found))), *pairwise(range(len(found) - 1, -1, -1))]:
        if found[one].tabular and not found[other].tabular and _over_each_other(found[one], found[other]):
            found[other] = replace(found[other], tabular=True)
    return found


def _over_each_other(one: Row, other: Row) -> bool:
    """Whether every cell of each row is below or above one of the other, as a centred heading and its column."""
    if abs(len(one.cells) - len(other.cells)) > 1 or min(len(one.cells), len(other.cells)) < _LEAST_CELLS:
        return False
    near = _SAME_PLACE * one.first.size
    extents, others = list(map(_extent, one.cells)), list(map(_extent, other.cells))
    pairs = [(here, there) for here in extents for there in others if _overlap(here, there) > -near]
    return {here for here, _ in pairs} == set(extents) and {there for _, there in pairs} == set(others)


def _in_line(one: Row, other: Row) -> bool:
    """Whether all cells but one of the row with fewer begin, end or centre where cells of the other do."""
    fewer, more = sorted((list(map(_extent, row.cells)) for row in (one, other)), key=len)
    near = _SAME_PLACE * one.first.size
    fitting = sum(
        any(abs(a - b) < near for there in more for a, b in zip(_marks(here), _marks(there), strict=True))
        for here in fewer
    )
    return fitting >= max(len(fewer) - 1, _LEAST_CELLS)


def _marks(extent: tuple[float, float]) -> tuple[float, float, float]:
    left, right = extent
    return left, right, (left + right) / 2


def _is_beside(new: Stretch, cells: list[list[Stretch]], waiting: list[Stretch]) -> bool:
    last = [*cells[-1], *waiting]
    if not new.size or not last[0].size or new.left < max(part.right for part in last):
        return False
    if len(cells) == 1 and any(_on_one_line(new, part) for part in waiting):
        return False  # it goes on the line below, not this one
    parts = [*waiting, *(part for cell in cells for part in cell)]
    top, bottom = max(part.baseline for part in parts), min(part.baseline for part in parts)
    return bottom - _SAME_LINE * new.size <= new.baseline <= top + _ABOVE * new.size


def _on_one_line(one: Stretch, other: Stretch) -> bool:
    return abs(one.baseline - other.baseline) < _SAME_LINE * other.size


def _goes_on(new: Stretch, last: Stretch) -> bool:
    """Whether a line stands right below another and shares some of its width."""
    step = last.baseline - new.baseline
    return bool(new.size and last.size) and 0 < step < _ABOVE * last.size and _share_width(new, last)


def _share_width(one: Stretch, other: Stretch) -> bool:
    return one.left < other.right and other.left < one.right


def _in_place(found: list[Row]) -> list[Row]:
    """The rows with the running head first and the foot last: writers draw a head after the text, a foot before it."""
    if any(not row.first.size for row in found):
        return found
    down = sorted(range(len(found)), key=lambda at: -found[at].top)
    head = _apart([found[at] for at in down])
    foot = _apart([found[at] for at in reversed(down)])
    if head + foot >= len(found):
        return found
    first, last = sorted(down[:head]), sorted(down[len(down) - foot :])
    between = sorted(down[head : len(down) - foot])
    return [found[at] for at in (*first, *between, *last)]


def _apart(found: list[Row]) -> int:
    """How many of the first rows, four at most, stand apart from those that come after them; 0 if none do."""
    for count, (row, after) in enumerate(pairwise(found[: _MOST_MOVED + 1]), start=1):
        gap = max(row.bottom - after.top, after.bottom - row.top)
        if gap > _APART * max(row.first.size, after.first.size):
            return count
    return 0


def tables(found: Sequence[Row]) -> Iterator[Table]:
    """The tables of a page: rows of three cells or more below each other, the cells put into the columns of the first.

    Only what has a row of headings is given; without one it is too likely that something else stands in columns.
    """
    for wide, run in groupby(found, lambda row: row.tabular):
        grid = list(run)
        if wide and len(grid) >= _LEAST_ROWS:
            header, body = header_and_rows([_in_columns(row, grid[0]) for row in grid])
            if header:
                yield Table(header=header, rows=body)


def _in_columns(row: Row, header: Row) -> list[str]:
    columns = [_extent(cell) for cell in header.cells]
    line = [""] * len(columns)
    for cell, text in zip(row.cells, row.texts, strict=True):
        left, right = _extent(cell)
        place = max(range(len(columns)), key=lambda at: _overlap((left, right), columns[at]))
        line[place] = f"{line[place]} {text}".strip()
    return line


def _extent(cell: tuple[Stretch, ...]) -> tuple[float, float]:
    return min(part.left for part in cell), max(part.right for part in cell)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two extents overlap; below zero, how far apart they are."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _joined(cell: tuple[Stretch, ...]) -> str:
    """The lines of a cell. Thai is broken within its words, where no blank stands."""
    text = cell[0].text
    for part in cell[1:]:
        within = _THAI_END.search(text) and _THAI.match(part.text)
        text += part.text if within else f" {part.text}"
    return text
