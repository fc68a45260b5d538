"""Data tables from rows of cells in which merged cells are already repeated, whatever format they came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from crawler.models import Table

__all__ = ["MOST_COLUMNS", "headed", "header_and_rows", "line_of", "table_in_grid"]

MOST_COLUMNS = 60
"""What is further to the right is not read: no table for people is wider."""

_MOST_TITLE_ROWS = 10
_TALLEST_HEADER = 3
_LONGEST_HEADER_CELL = 60
_LONGEST_HEADING = 300
_YEAR = re.compile(r"(?<!\d)[2๒][05๐๕]\d\d(?!\d)")
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}(?![\d.,])")

_MOST_REPEATS = 500_000  # of merged cells in one table: areas laid over one another could go on for ever

Row = Sequence[str]
Area = tuple[tuple[int, int], tuple[int, int]]
"""The row and column of the first cell of merged ones, and of the last."""


def line_of(cells: Iterable[str]) -> str:
    """A row as a line of text: the cells that say something."""
    return " | ".join(filter(None, cells))


def unmerged(grid: Sequence[Row], merged: Iterable[Area]) -> tuple[list[list[str]], list[list[str]]]:
    """The rows of a grid whose merged cells are empty but for the first: as they are to be told, where a cell reaches
    down through rows and is said once in each, and for a table, where it is repeated in every column too."""
    told, full = [list(row) for row in grid], [list(row) for row in grid]
    left = _MOST_REPEATS
    for (top, first), (bottom, last) in merged:
        if top >= len(grid) or first >= len(grid[top]):
            continue
        for row in range(top, min(bottom + 1, len(grid))):
            end = min(last + 1, len(full[row]))
            left -= max(end - first, 1)
            if left < 0:
                return told, full
            full[row][first:end] = [grid[top][first]] * (end - first)
            told[row][first:end] = [grid[top][first], *[""] * (end - first - 1)][: end - first]
    return told, full


def table_in_grid(grid: Sequence[Row], heading: str = "") -> Table | None:
    """The table of a grid, under the title rows that stand above its header; None if it has fewer than two rows or
    columns. `heading` is its heading where it has no title row."""
    rows = _without_empty_columns([row[:MOST_COLUMNS] for row in grid if any(row)])
    top = _titles(rows)
    titles = dict.fromkeys(cell for row in rows[:top] for cell in row if cell)
    rows = rows[top:]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    header, body = header_and_rows(rows)
    return Table(header=header, rows=body, heading=(" ".join(titles) or heading)[:_LONGEST_HEADING])


def header_and_rows(grid: Sequence[Row]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and rows of a grid without marks: it is headed by its first row if that has short, different, wordy
    cells, and by the next ones as far as they only divide its columns."""
    return headed(grid, _height(grid))


def headed(grid: Sequence[Row], height: int) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and rows of a grid whose first `height` rows are its header: each column is called by all of its cells."""
    if not height:
        return (), tuple(map(tuple, grid))
    width = max(map(len, grid[:height]))
    columns = ([row[i] for row in grid[:height] if i < len(row) and row[i]] for i in range(width))
    return tuple(" ".join(dict.fromkeys(column)) for column in columns), tuple(map(tuple, grid[height:]))


def _without_empty_columns(grid: list[Row]) -> list[Row]:
    used = {column for row in grid for column, cell in enumerate(row) if cell}
    return [[cell for column, cell in enumerate(row) if column in used] for row in grid]


def _titles(grid: list[Row]) -> int:
    """How many rows at the top are titles: those that say one thing, or little beside the header below them."""
    alone = 0
    while alone < min(len(grid), _MOST_TITLE_ROWS) and _words(grid[alone]) == 1:
        alone += 1
    for top in range(alone, min(len(grid) - 1, _MOST_TITLE_ROWS)):
        if _height(grid[top:]):
            return top if all(2 * _words(row) <= _words(grid[top]) for row in grid[alone:top]) else alone
    return alone


def _words(row: Row) -> int:
    return len(set(filter(None, row)))


def _height(grid: Sequence[Row]) -> int:
    """How many rows at the top are the header."""
    if len(grid) < 2 or not _reads_like_header(grid[0]):
        return 0
    height = 1
    while height < min(_TALLEST_HEADER, len(grid) - 1) and _divides(grid[height - 1], grid[height]):
        height += 1
    return height


def _reads_like_header(cells: Row) -> bool:
    runs = [cell for cell, _ in groupby(cells)]  # a cell merged across columns is there once for each of them
    if len(cells) < 3 or len(runs) < 2 or len(set(runs)) < len(runs):
        return False
    return all(map(_names_a_column, cells)) and not any(map(str.isdigit, cells[0]))


def _names_a_column(cell: str) -> bool:
    """Whether it is short, and its only numbers are years, quarters and the like."""
    return 0 < len(cell) <= _LONGEST_HEADER_CELL and not any(map(str.isdigit, _without_counting(cell)))


def _without_counting(cell: str) -> str:
    said = _YEAR.sub("", cell)
    return _ORDINAL.sub("", said) if any(map(str.isalpha, said)) else said


def _divides(above: Row, row: Row) -> bool:
    """Whether a row goes on with the header above: it repeats or leaves open some columns, and names the parts of
    those that were merged."""
    if len(row) != len(above):
        return False
    runs = {i for i in range(len(above) - 1) if above[i] == above[i + 1]}
    parts = {i: cell for i, cell in enumerate(row) if cell and cell != above[i]}
    return (
        len(parts) < len(row)
        and parts.keys() <= runs | {i + 1 for i in runs}
        and all(map(_names_a_column, parts.values()))
    )
