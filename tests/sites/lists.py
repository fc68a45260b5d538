"""Lists of addresses as a town hands them in, in the forms in which they come."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from html import escape

import xlsxwriter

from tests.sites.content import ITEMS
from tests.sites.towns import Town

__all__ = ["HEADINGS", "Row", "as_csv", "as_page", "as_workbook", "rows_of"]

HEADINGS = ("ข้อ", "รายการ", "URL", "คำอธิบาย")


@dataclass
class Row:
    """One row: what is typed into each cell."""

    number: str
    name: str
    urls: list[str]
    explanation: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str]:
        return self.number, self.name, "\n".join(self.urls), self.explanation


def rows_of(town: Town, base: str) -> dict[str, Row]:
    """The right list of a town whose site is at `base`, by item."""
    truth = town.truth()
    return {
        item: Row(item, name, [base + path for path in truth[item].paths], f"หน้าหลัก > ITA 2567 > {name}")
        for item, (name, _) in ITEMS.items()
        if truth[item].met
    }


def as_csv(rows: list[Row], encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    told = io.StringIO()
    writer = csv.writer(told, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(row.cells for row in rows)
    return told.getvalue().encode(encoding, "replace")


def as_workbook(rows: list[Row], *, banner: str = "", merged: bool = False, clicked: bool = False) -> bytes:
    """`banner` stands above the headings. `merged`: an address a row, the item's other cells merged across its rows.
    `clicked`: the cells say "คลิก" and the addresses are behind them."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet("รายการ")
        line = 0
        if banner:
            sheet.merge_range(0, 0, 0, 3, banner)
            line = 2
        sheet.write_row(line, 0, HEADINGS)
        for row in rows:
            cells = row.urls if merged or clicked else ["\n".join(row.urls)]
            for place, url in enumerate(cells):
                (sheet.write_url if clicked and url else sheet.write_string)(
                    line + 1 + place, 2, url, **({"string": "คลิก"} if clicked and url else {})
                )
            for column, text in ((0, row.number), (1, row.name), (3, row.explanation)):
                if merged and len(cells) > 1:
                    sheet.merge_range(line + 1, column, line + len(cells), column, text)
                else:
                    sheet.write_string(line + 1, column, text)
            line += max(len(cells), 1)
    return packed.getvalue()


def as_page(rows: list[Row]) -> bytes:
    """A town's ITA page: one cell an item's links, below them what they are called."""

    def links(row: Row) -> str:
        return "".join(f'<li><a href="{escape(url)}">เอกสาร {place}</a></li>' for place, url in enumerate(row.urls, 1))

    body = "".join(
        f"<tr><td>{escape(row.number)}</td><td>{escape(row.name)}</td><td><ul>{links(row)}</ul></td>"
        f"<td>{escape(row.explanation)}</td></tr>"
        for row in rows
    )
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    html = f"<!DOCTYPE html><html><body><h1>ITA 2567</h1><table><tr>{head}</tr>{body}</table></body></html>"
    return html.encode()
