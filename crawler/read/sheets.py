"""Workbooks (xlsx, xls, ods) and CSV: each sheet is a table under its title rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import python_calamine as calamine

from crawler.models import Content, ContentKind, Table
from crawler.read.grids import header_and_rows
from crawler.read.plain import MAX_CHARACTERS, read_text
from crawler.read.spans import tidy
from crawler.read.unpack import sheets_trouble, unpacked_trouble

__all__ = ["read_csv", "read_workbook"]

_MOST_ROWS = 20_000
_MOST_COLUMNS = 60
_MOST_SHEETS = 50
_MOST_TITLE_ROWS = 8


def read_workbook(body: bytes) -> Content:
    """Every sheet of a workbook. Formulas count as the values stored with them."""
    if trouble := unpacked_trouble(body) or sheets_trouble(body):
        return Content(kind="xlsx", quality="none", reason=trouble)
    try:
        book = calamine.load_workbook(io.BytesIO(body))
        sheets = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=True, nrows=_MOST_ROWS))
            for name in book.sheet_names[:_MOST_SHEETS]
        ]
    except calamine.PasswordError:
        return Content(kind="xlsx", quality="none", reason="encrypted")
    except (calamine.CalamineError, ValueError, OSError) as error:
        return Content(kind="xlsx", quality="none", reason=f"damaged: {error}"[:200])
    return _content([(name, [[_words(cell) for cell in row] for row in rows]) for name, rows in sheets], "xlsx")


def read_csv(text: str) -> Content:
    """Values parted by commas, semicolons, bars or tabs."""
    text = text[:MAX_CHARACTERS]
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        rows = [[tidy(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        return read_text(text, "")
    return _content([("", rows[:_MOST_ROWS])], "csv")


def _content(sheets: list[tuple[str, list[list[str]]]], kind: ContentKind) -> Content:
    lines: list[str] = []
    tables: list[Table] = []
    for name, rows in sheets:
        filled = [row[:_MOST_COLUMNS] for row in rows if any(row)]
        lines += [" | ".join(cell for cell in row if cell) for row in filled]
        if table := _table(filled, name):
            tables.append(table)
    if not lines:
        return Content(kind=kind, quality="none", reason="empty", pages=len(sheets))
    return Content(kind=kind, title=lines[0][:200], lines=tuple(lines), tables=tuple(tables), pages=len(sheets))


def _table(rows: list[list[str]], name: str) -> Table | None:
    """The table of a sheet: rows with one filled cell at the top are its title."""
    top = 0
    while top < min(len(rows), _MOST_TITLE_ROWS) and len([cell for cell in rows[top] if cell]) == 1:
        top += 1
    grid = rows[top:]
    if len(grid) < 2:
        return None
    header, body = header_and_rows(grid)
    heading = " ".join(_filled(rows[:top])) or name
    return Table(header=header, rows=body, heading=heading[:300])


def _filled(rows: Iterable[list[str]]) -> list[str]:
    return [cell for row in rows for cell in row if cell]


def _words(value: object) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return tidy(str(value)[:5_000])
