"""Workbooks as they lie on disk: what a program finds that opens them."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from crawler.models import Frozen

__all__ = ["Cell", "Sheet", "Workbook", "opened"]

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Cell(Frozen):
    """`kind` is "s" for text, "n" for a number and "" for an empty cell; `target` is where its link leads."""

    text: str
    kind: str
    style: int
    target: str = ""


class Sheet(Frozen):
    name: str
    root: etree._Element
    cells: dict[str, Cell]

    def column(self, letters: str) -> list[str]:
        """The texts of a column below its heading."""
        return [self.cells[f"{letters}{row}"].text for row in range(2, self.rows + 1)]

    def row(self, number: int) -> list[str]:
        found = [(place, cell) for place, cell in self.cells.items() if re.fullmatch(rf"[A-Z]+{number}", place)]
        return [cell.text for place, cell in sorted(found, key=lambda each: (len(each[0]), each[0]))]

    @property
    def rows(self) -> int:
        return len(self.root.findall(f".//{MAIN}row"))

    def one(self, tag: str) -> etree._Element:
        found = self.root.find(f".//{MAIN}{tag}")
        assert found is not None, tag
        return found


class Workbook(Frozen):
    sheets: dict[str, Sheet]
    parts: dict[str, bytes]
    quoted: frozenset[int]
    """The styles whose text stays text when someone edits the cell."""


def opened(data: bytes) -> Workbook:
    with ZipFile(BytesIO(data)) as packed:
        assert packed.testzip() is None
        parts = {name: packed.read(name) for name in packed.namelist()}
    strings = ["".join(each.itertext()) for each in etree.fromstring(parts["xl/sharedStrings.xml"])]
    listed = etree.fromstring(parts["xl/workbook.xml"]).findall(f".//{MAIN}sheet")
    sheets = {
        each.get("name"): sheet(each.get("name"), number, parts, strings) for number, each in enumerate(listed, 1)
    }
    formats = etree.fromstring(parts["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    quoted = frozenset(place for place, each in enumerate(formats) if each.get("quotePrefix") == "1")
    return Workbook(sheets=sheets, parts=parts, quoted=quoted)


def sheet(name: str, number: int, parts: dict[str, bytes], strings: list[str]) -> Sheet:
    root = etree.fromstring(parts[f"xl/worksheets/sheet{number}.xml"])
    links = targets(root, parts.get(f"xl/worksheets/_rels/sheet{number}.xml.rels", b""))
    cells = {}
    for each in root.iter(f"{MAIN}c"):
        value = each.findtext(f"{MAIN}v")
        assert each.find(f"{MAIN}f") is None, "a formula"
        kind = "" if value is None else each.get("t", "n")
        text = strings[int(value)] if kind == "s" else value or ""
        place = each.get("r")
        cells[place] = Cell(text=text, kind=kind, style=int(each.get("s", 0)), target=links.get(place, ""))
    return Sheet(name=name, root=root, cells=cells)


def targets(root: etree._Element, relations: bytes) -> dict[str, str]:
    by_id = {each.get("Id"): each.get("Target") for each in etree.fromstring(relations)} if relations else {}
    found = {}
    for link in root.iter(f"{MAIN}hyperlink"):
        place = link.get("location") or ""
        outside = by_id.get(link.get(f"{OFFICE}id"))
        found[link.get("ref")] = (f"{outside}#{place}" if place else outside) if outside else f"#{place}"
    return found
