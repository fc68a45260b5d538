"""Word documents (docx) to Content, in the order of the document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph

from crawler.models import Content
from crawler.read.draft import Draft
from crawler.read.grids import MOST_COLUMNS, Area, line_of
from crawler.read.spans import tidy
from crawler.read.unpack import unpacked_trouble

__all__ = ["read_docx"]

_MOST_BLOCKS = 20_000
_MOST_ROWS = 3_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(body: bytes, url: str) -> Content:
    """Paragraphs, text boxes, tables, links, and the page headers and footers last."""
    if trouble := unpacked_trouble(body):
        return Content(kind="docx", quality="none", reason=trouble)
    try:
        document = docx.Document(io.BytesIO(body))
        return _read(document, Draft(url))
    except (PackageNotFoundError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, OSError) as error:
        return Content(kind="docx", quality="none", reason=f"damaged: {error}"[:200])


def _read(document: Document, draft: Draft) -> Content:
    for number, block in enumerate(document.iter_inner_content()):
        if number >= _MOST_BLOCKS:
            break
        if isinstance(block, WordTable):
            _show(block, draft)
            continue
        for line in _paragraph_lines(block):
            draft.say(line, is_heading=_is_heading(block))
        for link in block.hyperlinks:
            draft.link(link.address, tidy(link.text), tidy(block.text))
    title = draft.first_words
    for line in dict.fromkeys(_around_pages(document)):
        draft.say(line)
    return draft.content("docx", title)


def _paragraph_lines(paragraph: Paragraph) -> Iterator[str]:
    for text in (paragraph.text, *_boxes(paragraph)):
        yield from (line for piece in text.split("\n") if (line := tidy(piece)))


def _boxes(paragraph: Paragraph) -> Iterator[str]:
    """The paragraphs of text boxes, not those that are there once more for older programs."""
    for box in paragraph._p.iter(f"{_W}txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None:
            for inner in box.iter(f"{_W}p"):
                yield "".join(node.text or "" for node in inner.iter(f"{_W}t"))


def _is_heading(paragraph: Paragraph) -> bool:
    """By its style, or because all its words are bold."""
    style = paragraph.style.name if paragraph.style is not None else ""
    if style and style.lower().startswith(("heading", "title", "หัวเรื่อง", "ชื่อเรื่อง")):
        return True
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _show(table: WordTable, draft: Draft) -> None:
    """A table with its links. Tables in its cells count as text."""
    rows, merged = _grid(table)
    draft.table(rows, merged)
    for row, cells in zip(table._tbl.tr_lst, rows, strict=False):
        for link in row.iter(f"{_W}hyperlink"):
            found = Hyperlink(link, table)
            draft.link(found.address, tidy(found.text), line_of(cells))


def _grid(table: WordTable) -> tuple[list[list[str]], list[Area]]:
    """The cells, those that go on with a merged one empty, and the areas that are merged."""
    rows: list[list[str]] = []
    areas: list[Area] = []
    above: dict[int, int] = {}  # by column, the number of the area that a cell merged downwards goes on with
    for number, row in enumerate(table._tbl.tr_lst[:_MOST_ROWS]):
        cells = [""] * min(row.grid_before, MOST_COLUMNS)
        for cell in row.tc_lst:
            column, width = len(cells), min(cell.grid_span, MOST_COLUMNS)
            goes_on = cell.vMerge == "continue" and column in above
            if goes_on:
                start, (_, end) = areas[above[column]]
                areas[above[column]] = start, (number, end)
            else:
                above[column] = len(areas)
                areas.append(((number, column), (number, column + width - 1)))
            cells += ["" if goes_on else tidy(_Cell(cell, table).text.replace("\n", " ")), *[""] * (width - 1)]
        rows.append(cells[:MOST_COLUMNS])
    return rows, [area for area in areas if area[0] != area[1]]


def _around_pages(document: Document) -> Iterator[str]:
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                for paragraph in part.paragraphs:
                    yield from _paragraph_lines(paragraph)
