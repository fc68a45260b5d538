"""Workbooks for people: sheets with links, colours and pages to print, in which text from strangers stays text."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING

from crawler.models import Frozen, Status
from crawler.report.cell_styles import FONT, FONT_SIZE, Formats, Style
from crawler.report.cells import fitting, is_formula
from crawler.report.followable import followable
from crawler.report.plain import cut
from crawler.report.row_heights import row_height

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Book", "Cell", "Column", "File", "Link", "Mark", "Page", "Place", "Table", "text_of"]

MOST_LINKS = 65_530
"""Excel follows no more links on one sheet."""

_A4 = 9
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


class Link(Frozen):
    """Text that leads to the web, where its address may be followed; else only text."""

    url: str
    text: str


class Place(Frozen):
    """Text that leads to a row of another sheet of the workbook; rows are counted from 0."""

    sheet: str
    row: int
    text: str


class File(Frozen):
    """Text that leads to a file of ours; `path` is relative to the workbook's own folder."""

    path: str
    text: str


class Mark(Frozen):
    """Text in the colours of a status."""

    status: Status
    text: str


Cell = str | float | Link | Place | File | Mark | None


class Column(Frozen):
    """A column of a table: its heading, its width in digits, and how its cells look. With `choices` who fills in a cell
    can choose only one of them."""

    heading: str
    width: float
    style: Style = "text"
    choices: tuple[str, ...] = ()


class Table(Frozen):
    """A sheet with one table. The first `frozen` columns stay in sight; `empty` stands where there are no rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 2
    empty: str = ""


class Page:
    """One sheet. Everything is written by `put`, so that nothing is taken for a formula, an address or a number."""

    def __init__(self, sheet: Worksheet, formats: Formats) -> None:
        self.sheet = sheet
        self._formats = formats
        self._links = 0

    def put(
        self, row: int, column: int, cell: Cell, style: Style = "text", *, until: int = 0, begins: bool = False
    ) -> None:
        """Write a cell, or one that reaches to the column `until`."""
        text = fitting(text_of(cell))
        link = self._target(cell)
        status = cell.status if isinstance(cell, Mark) else None
        format_ = self._formats.of(style, status, link=bool(link), quoted=is_formula(text), begins=begins)
        if until > column:
            self.sheet.merge_range(row, column, row, until, "", format_)
        if isinstance(cell, int | float) and isfinite(cell):
            self.sheet.write_number(row, column, cell, format_)
        elif link:
            self.sheet.write_url(row, column, link, format_, text)
        elif text:
            self.sheet.write_string(row, column, text, format_)
        else:
            self.sheet.write_blank(row, column, None, format_)

    def _target(self, cell: Cell) -> str:
        target = ""
        if isinstance(cell, Link):
            target = followable(cell.url)
        elif isinstance(cell, Place):
            target = f"internal:'{cell.sheet}'!A{cell.row + 1}"
        elif isinstance(cell, File):
            target = f"external:{cell.path}"
        self._links += bool(target)
        return target if self._links <= MOST_LINKS else ""


def text_of(cell: Cell) -> str:
    """What a cell says; nothing for a number, which needs no room."""
    if isinstance(cell, Link | Place | File | Mark):
        return cell.text
    return cell if isinstance(cell, str) else ""


class Book:
    """A workbook in the making. `heading` stands above every printed page, `made` is the day that it bears."""

    def __init__(self, heading: str, made: str, **properties: str) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415 - slow to load, and most commands write no workbook

        self._target = BytesIO()
        font = {"font_name": FONT, "font_size": FONT_SIZE}
        self._workbook = Workbook(self._target, {"in_memory": True, "default_format_properties": font})
        told = {name: fitting(text)[:250] for name, text in {"title": heading, **properties}.items()}
        self._workbook.set_properties({**told, "created": _day(made)})
        self._heading = heading
        self._formats = Formats(self._workbook)

    def page(self, name: str, scale: int = 0) -> Page:
        """A new sheet, set up to be printed on A4 paper that lies on its side: in that many per cent of its size, else
        fitted to the width of the paper, which makes Excel forget where a page was to end."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        if scale:
            sheet.set_print_scale(scale)
        else:
            sheet.fit_to_pages(1, 0)
        small = f'&"{FONT},Regular"&8'
        sheet.set_header(f"&L{small}{_printed(self._heading)}&R{small}{_printed(name)}", {"margin": 0.3})
        sheet.set_footer(f"&C{small}&P / &N", {"margin": 0.3})
        return Page(sheet, self._formats)

    def table(self, table: Table) -> None:
        """A sheet with one table, whose heading stays in sight and is printed on every page."""
        page = self.page(table.name)
        widths = [column.width for column in table.columns]
        for place, column in enumerate(table.columns):
            page.sheet.set_column(place, place, column.width)
            page.put(0, place, column.heading, "header")
        page.sheet.set_row(0, row_height((column.heading, column.width - 2) for column in table.columns))
        before: Cell = None
        for number, row in enumerate(table.rows, 1):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                page.put(number, place, cell, column.style, begins=row[0] != before)
            page.sheet.set_row(number, row_height(zip(map(text_of, row), widths, strict=True)))
            before = row[0]
        for place, column in enumerate(table.columns):
            if column.choices and table.rows:
                chosen = {"validate": "list", "source": list(column.choices)}
                page.sheet.data_validation(1, place, len(table.rows), place, chosen)
        if not table.rows and table.empty:
            page.put(1, 0, table.empty, "note", until=len(table.columns) - 1)
        page.sheet.freeze_panes(1, table.frozen)
        page.sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
        page.sheet.repeat_rows(0)

    def data(self) -> bytes:
        """The finished workbook. The same sheets give the same bytes."""
        self._workbook.close()
        return self._target.getvalue()


def _day(iso: str) -> datetime:
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=None)
    except ValueError:
        return _NO_DATE.replace(tzinfo=None)


def _printed(text: str) -> str:
    """`text` as headers and footers take it: & begins a command there, and digits would add to the size before them."""
    return " " + cut(text, 80).replace("&", "&&")
