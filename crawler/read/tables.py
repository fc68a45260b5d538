"""Data tables of a walked page: merged cells repeated, the header row recognised."""

from __future__ import annotations

from crawler.models import Table
from crawler.read.grids import MOST_COLUMNS, headed, header_and_rows
from crawler.read.spans import Frame

__all__ = ["table_of"]

_MOST_CELLS = 20_000
_LONGEST_HEADER_CELL = 60


def table_of(frame: Frame) -> Table | None:
    """The table, or None if it has fewer than two columns or rows: then it only lays out the page."""
    heading = frame.heading.text if frame.heading is not None else ""
    grid: list[list[str]] = []
    marked: list[bool] = []
    pending: dict[int, tuple[int, str]] = {}  # column: rows still to fill, text
    for row in frame.rows:
        line = _row(row, pending)
        if len(line) * (len(grid) + 1) > _MOST_CELLS:
            break
        if any(line):
            grid.append(line)
            marked.append(_is_marked(row))
    titles: list[str] = []
    while grid and len(set(filter(None, grid[0]))) == 1 and len(grid[0]) > 1:
        titles.append(next(filter(None, grid.pop(0))))  # a title across all columns
        marked.pop(0)
    width = max(map(len, grid), default=0)
    if width < 2 or not grid:
        return None
    caption = next((child for child in _first_blocks(frame) if child.tag == "caption"), None)
    title = (caption.text if caption is not None else "") or " ".join(titles[:2])
    header, rows = _headed(grid, marked)
    if not rows:
        return None
    return Table(header=header, rows=rows, heading=title or heading)


def _headed(grid: list[list[str]], marked: list[bool]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    height = 0
    while height < min(3, len(grid) - 1) and marked[height]:
        height += 1
    return headed(grid, height) if height else header_and_rows(grid)


def _row(row: Frame, pending: dict[int, tuple[int, str]]) -> list[str]:
    """The cells of a row, with those that reach down from rows above or across columns repeated."""
    line: list[str] = []

    def fill_from_above() -> None:
        while len(line) < MOST_COLUMNS and len(line) in pending:
            left, text = pending.pop(len(line))
            if left > 1:
                pending[len(line)] = (left - 1, text)
            line.append(text)

    carried: dict[int, tuple[int, str]] = {}
    for cell in row.cells:
        fill_from_above()
        text = cell.text
        attributes = cell.node.attributes
        down = _span(attributes.get("rowspan"))
        for _ in range(_span(attributes.get("colspan"))):
            if len(line) >= MOST_COLUMNS:
                break
            if down > 1:
                carried[len(line)] = (down - 1, text)
            line.append(text)
    fill_from_above()
    pending.update(carried)
    return line


def _span(value: str | None) -> int:
    return (
        min(int(value), 1_000)
        if value and value.isascii() and value.isdigit() and len(value) < 6 and value != "0"
        else 1
    )


def _is_marked(row: Frame) -> bool:
    """Whether the row says itself that it heads the table: thead, only th, or only bold short cells."""
    if row.parent is not None and row.parent.tag == "thead":
        return True
    filled = [cell for cell in row.cells if cell.chars]
    if len(filled) < 2 and not any(cell.tag == "th" for cell in filled):
        return False
    return all(
        cell.tag == "th" or (cell.bold == cell.chars <= _LONGEST_HEADER_CELL and not cell.links) for cell in filled
    )


def _first_blocks(frame: Frame) -> list[Frame]:
    """The blocks directly inside, last first."""
    blocks: list[Frame] = []
    block = frame.last
    while block is not None:
        blocks.append(block)
        block = block.before
    return blocks
