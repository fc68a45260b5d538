"""Workbooks (xlsx, xls) and CSV: each sheet is a page with a table under its title rows."""

from __future__ import annotations

import csv
import io
from datetime import datetime, time
from itertools import islice

import python_calamine as calamine

from crawler.models import Content
from crawler.read.draft import Draft
from crawler.read.grids import MOST_COLUMNS, Area
from crawler.read.plain import MAX_CHARACTERS, read_text
from crawler.read.spans import tidy
from crawler.read.unpack import sheets_trouble, unpacked_trouble

__all__ = ["read_csv", "read_workbook", "words_in"]

_MOST_ROWS = 20_000
_MOST_SHEETS = 50
_MOST_MERGED = 20_000
_LONGEST_CELL = 5_000
_EXACT = 1e15  # below this, numbers are as written once the noise of their last digits is rounded off


def read_workbook(body: bytes, url: str) -> Content:
    """Every sheet that is shown. Formulas count as the values stored with them."""
    if trouble := unpacked_trouble(body) or sheets_trouble(body):
        return Content(kind="xlsx", quality="none", reason=trouble)
    try:
        book = calamine.load_workbook(io.BytesIO(body))
        draft = Draft(url)
        for sheet in book.sheets_metadata[:_MOST_SHEETS]:
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet:
                _show(book.get_sheet_by_name(sheet.name), draft)
        return draft.content("xlsx", "".join(draft.lines[:1]), len(book.sheet_names))
    except calamine.PasswordError:
        return Content(kind="xlsx", quality="none", reason="encrypted")
    except (calamine.CalamineError, ValueError, OSError) as error:
        return Content(kind="xlsx", quality="none", reason=f"damaged: {error}"[:200])


def _show(sheet: calamine.CalamineSheet, draft: Draft) -> None:
    draft.page()
    rows = [[words_in(cell) for cell in row[:MOST_COLUMNS]] for row in sheet.to_python(nrows=_MOST_ROWS)]
    draft.table(rows, _merged(sheet), sheet.name)


def _merged(sheet: calamine.CalamineSheet) -> list[Area]:
    """The merged areas, counted from the first cell that is filled, where the rows begin."""
    above, before = sheet.start or (0, 0)
    areas = islice(sheet.merged_cell_ranges or (), _MOST_MERGED)
    return [
        ((top - above, first - before), (bottom - above, last - before))
        for (top, first), (bottom, last) in areas
        if top >= above and first >= before  # else it says nothing
    ]


def read_csv(text: str, url: str) -> Content:
    """Values parted by commas, semicolons, bars or tabs."""
    text = text[:MAX_CHARACTERS]
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    draft = Draft(url)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        draft.table([[tidy(cell) for cell in row[:MOST_COLUMNS]] for row in islice(reader, _MOST_ROWS)])
    except csv.Error:
        return read_text(text, url)
    return draft.content("csv", "".join(draft.lines[:1]))


def words_in(value: object) -> str:
    """A value as people see it, as far as it is known without its format."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < _EXACT else str(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return tidy(str(value)[:_LONGEST_CELL])
