"""OpenDocument files (odt, ods, odp) to Content, from their content.xml: texts, sheets as pages, slides as pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from crawler.models import Content, ContentKind
from crawler.read.draft import Draft
from crawler.read.grids import MOST_COLUMNS, Area, line_of
from crawler.read.markup import parsed
from crawler.read.media import BAD_ZIP
from crawler.read.spans import tidy
from crawler.read.unpack import unpacked_trouble

__all__ = ["read_odf"]

_MOST_BLOCKS = 20_000
_MOST_ROWS = 10_000  # of a table, with those that the file says to repeat
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_PARTS = ("office", "text", "table", "drawing", "presentation", "style")
_OFFICE, _TEXT, _TABLE, _DRAW, _SHOW, _STYLE = (f"{{{_NAMES}{part}:1.0}}" for part in _PARTS)
_HREF = "{http://www.w3.org/1999/xlink}href"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_UNSEEN = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_SHOW}notes"}
_BOX = f"{_DRAW}text-box"
_ROW = f"{_TABLE}table-row"
_ROWS = {f"{_TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group")}
_COVERED = f"{_TABLE}covered-table-cell"


def read_odf(body: bytes, url: str, kind: ContentKind) -> Content:
    """Paragraphs, headings, tables and links in the order of the file. Numbers and dates are as people see them."""
    if trouble := unpacked_trouble(body):
        return Content(kind=kind, quality="none", reason=trouble)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                return Content(kind=kind, quality="none", reason="encrypted")
            root = parsed(archive.read("content.xml"))
        return _Reader(Draft(url), _hidden(root)).read(root, kind)
    except (*BAD_ZIP, KeyError) as error:
        return Content(kind=kind, quality="none", reason=f"damaged: {error}"[:200])


@dataclass
class _Reader:
    """One file's content. `hidden` are the names of the styles of tables that are not shown."""

    draft: Draft
    hidden: frozenset[str]
    pages: int = 0
    blocks: int = 0

    def read(self, root: etree._Element, kind: ContentKind) -> Content:
        for body in root.iterchildren(f"{_OFFICE}body"):
            self._tell(body, is_title=False)
        return self.draft.content(kind, pages=max(self.pages, 1))

    def _tell(self, holder: etree._Element, *, is_title: bool) -> None:
        for node in holder.iterchildren(etree.Element):
            self.blocks += 1
            if self.blocks > _MOST_BLOCKS:
                return
            if node.tag in _PARAGRAPHS:
                self._say(node, is_heading=is_title or node.tag == f"{_TEXT}h")
            elif node.tag == f"{_TABLE}table":
                self._show(node)
            elif node.tag not in _UNSEEN:
                if node.tag == f"{_DRAW}page":
                    self._page()
                self._tell(node, is_title=is_title or node.get(f"{_SHOW}class") == "title")

    def _page(self) -> None:
        self.pages += 1
        self.draft.page()

    def _say(self, paragraph: etree._Element, *, is_heading: bool) -> None:
        text = _text(paragraph)
        for line in text.split("\n"):
            self.draft.say(tidy(line), is_heading=is_heading)
        self._link(paragraph, tidy(text))
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_BOX), None) is None:
                self._tell(box, is_title=False)

    def _link(self, holder: etree._Element, context: str) -> None:
        for link in holder.iter(f"{_TEXT}a"):
            self.draft.link(link.get(_HREF, ""), tidy(_text(link)), context)

    def _show(self, table: etree._Element) -> None:
        is_sheet = table.getparent().tag == f"{_OFFICE}spreadsheet"
        self.pages += is_sheet
        if table.get(f"{_TABLE}style-name") in self.hidden:
            return
        if is_sheet:
            self.draft.page()
        grid: list[list[str]] = []
        merged: list[Area] = []
        for row in islice(_rows(table), _MOST_ROWS):
            cells = list(islice(_cells(row, len(grid), merged), MOST_COLUMNS))
            self._link(row, line_of(cells))
            times = _count(row, "number-rows-repeated") if any(cells) else 1
            grid += [cells] * min(times, _MOST_ROWS - len(grid))
        self.draft.table(grid, merged, table.get(f"{_TABLE}name", "") if is_sheet else "")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Its rows, those of its groups of rows too, but not those of tables inside."""
    for node in table.iterchildren(etree.Element):
        if node.tag == _ROW:
            yield node
        elif node.tag in _ROWS:
            yield from _rows(node)


def _cells(row: etree._Element, number: int, merged: list[Area]) -> Iterator[str]:
    """The cells of the row `number`, covered ones empty; areas that are merged are added to `merged`."""
    column = 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", _COVERED):
        text = tidy(" ".join(map(_text, cell.iter(*_PARAGRAPHS)))) if cell.tag != _COVERED else ""
        across, down = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
        if across > 1 or down > 1:
            merged.append(((number, column), (number + down - 1, column + across - 1)))
        for _ in range(_count(cell, "number-columns-repeated")):
            yield text
            column += 1


def _count(node: etree._Element, name: str) -> int:
    value = node.get(f"{_TABLE}{name}", "")
    return max(1, int(value[:7])) if value.isascii() and value.isdigit() else 1


def _text(node: etree._Element) -> str:
    """The words of a paragraph, without those that are laid over it."""
    parts = [node.text or ""]
    for child in node:
        if child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
            parts.append(" ")
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and child.tag != _BOX:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _hidden(root: etree._Element) -> frozenset[str]:
    """The names of the styles of tables that are not shown."""
    properties = root.iter(f"{_STYLE}table-properties")
    hidden = (each.getparent() for each in properties if each.get(f"{_TABLE}display") == "false")
    return frozenset(style.get(f"{_STYLE}name", "") for style in hidden if style is not None)
