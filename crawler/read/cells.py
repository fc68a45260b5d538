"""Tables as they lie in their cells: workbooks and web pages with the addresses behind their cells, and CSV.

What is read for its contents goes another way (`sheets`): there titles, empty columns and merged cells are made sense
of, and nobody can tell any more in which row something stands.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import islice

import python_calamine as calamine
from lxml import etree

from crawler.models import Sheet, Sheets
from crawler.read import media
from crawler.read.charset import decode
from crawler.read.grids import MOST_COLUMNS
from crawler.read.markup import parsed
from crawler.read.page_cells import page_cells
from crawler.read.sheets import words_in
from crawler.read.spans import tidy
from crawler.read.unpack import sheets_trouble, unpacked_trouble

__all__ = ["read_cells"]

_MOST_ROWS = 5_000
_MOST_SHEETS = 20
_MOST_LINKS = 20_000
_LONGEST_CELL = 5_000
_LARGEST_TEXT = 20_000_000
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_HYPERLINK = re.compile(r'\s*HYPERLINK\(\s*"([^"]{1,2000})"', re.IGNORECASE)
_BREAKS = re.compile(r"[ \t\f\v]*(?:\r\n?|\n)\s*")


def read_cells(body: bytes, url: str) -> Sheets:
    """The cells of a workbook (xlsx, xls, ods), a CSV file or a web page that lies at `url`, or would on the body's own
    site. Never raises for bad content."""
    try:
        kind = media.sniff(body, url, "")
        if kind in (media.XLSX, media.XLS, media.ODS):
            return _workbook(body)
        if kind in (media.CSV, media.TEXT):
            return Sheets(sheets=(_csv(decode(body[:_LARGEST_TEXT])),))
        if kind == media.HTML:
            return Sheets(sheets=(page_cells(decode(body[:_LARGEST_TEXT]), url),))
        return Sheets(reason=f"format not read: {kind}"[:200])
    except calamine.PasswordError:
        return Sheets(reason="encrypted")
    except MemoryError:
        return Sheets(reason="too large to read")
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Rust is no Exception
        return Sheets(reason=f"damaged: {type(error).__name__}: {error}"[:200])


def _workbook(body: bytes) -> Sheets:
    if trouble := unpacked_trouble(body) or sheets_trouble(body):
        return Sheets(reason=trouble)
    book = calamine.load_workbook(io.BytesIO(body))
    links = _links(body)
    return Sheets(
        sheets=tuple(
            _sheet(book.get_sheet_by_name(each.name), links.get(each.name, ()))
            for each in book.sheets_metadata[:_MOST_SHEETS]
            if each.visible == calamine.SheetVisibleEnum.Visible and each.typ == calamine.SheetTypeEnum.WorkSheet
        )
    )


def _sheet(sheet: calamine.CalamineSheet, links: tuple[tuple[int, int, str], ...]) -> Sheet:
    top, left = sheet.start or (0, 0)
    rows = sheet.to_python(nrows=_MOST_ROWS)
    return Sheet(
        name=tidy(sheet.name),
        first=top + 1,
        rows=tuple(("",) * left + tuple(map(_shown, row[:MOST_COLUMNS])) for row in rows),
        links=tuple((row - top, column, url) for row, column, url in links if 0 <= row - top < len(rows)),
    )


def _shown(value: object) -> str:
    """A cell as people see it; it keeps its lines, since each may be an address."""
    return _lines(value) if isinstance(value, str) else words_in(value)


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(tidy, _BREAKS.split(text[:_LONGEST_CELL]))))


def _csv(text: str) -> Sheet:
    """The separator is the one that parts most of the first rows into alike many cells."""
    best: list[list[str]] = []
    for delimiter in ",;\t|":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            rows = list(islice(reader, _MOST_ROWS))
        except csv.Error:
            continue
        if not best or _regularity(rows) > _regularity(best):
            best = rows
    return Sheet(rows=tuple(tuple(map(_lines, row[:MOST_COLUMNS])) for row in best))


def _regularity(rows: list[list[str]]) -> int:
    widths = [len(row) for row in rows[:100] if len(row) > 1]
    return max((widths.count(width) for width in widths), default=0)


# --- the addresses behind the cells of an xlsx file -------------------------------------------------------------------


def _links(body: bytes) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """By the name of the sheet: (row, column, address), counted from 0. Other kinds of workbooks have none for us."""
    if not body.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = _targets(archive, "xl/workbook.xml")
            sheets = parsed(archive.read("xl/workbook.xml")).iter("{*}sheet")
            named = {tidy(each.get("name", "")): parts.get(each.get(_ID, ""), "") for each in sheets}
            return {name: tuple(islice(_of_sheet(archive, part), _MOST_LINKS)) for name, part in named.items() if part}
    except (*media.BAD_ZIP, KeyError):
        return {}


def _of_sheet(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int, str]]:
    targets = _targets(archive, part)
    root = parsed(archive.read(part))
    for link in root.iter("{*}hyperlink"):
        place, url = _placed(link.get("ref", "")), targets.get(link.get(_ID, ""), "")
        if place and url:
            yield (*place, url)
    for formula in root.iter("{*}f"):
        told, cell = _HYPERLINK.match(formula.text or ""), formula.getparent()
        place = _placed(cell.get("r", "")) if cell is not None else None
        if told and place:
            yield (*place, told[1])


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """What the ids in a part of the file stand for: addresses, or other parts by their names in the file."""
    folder, name = posixpath.split(part)
    try:
        root = parsed(archive.read(f"{folder}/_rels/{name}.rels"))
    except KeyError:
        return {}
    return {each.get("Id", ""): _target(each, folder) for each in root.iter("{*}Relationship")}


def _target(relation: etree._Element, folder: str) -> str:
    target = str(relation.get("Target", ""))
    if relation.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _placed(reference: str) -> tuple[int, int] | None:
    """The first cell of "F2" or "F2:G3", counted from 0."""
    found = _PLACE.match(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]) - 1, column - 1
