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
from docx.text.paragraph import Paragraph

from crawler.models import Content, Link, Table
from crawler.read.spans import tidy
from crawler.read.tables import header_and_rows
from crawler.read.unpack import unpacked_trouble
from crawler.urls import canonical

__all__ = ["read_docx"]

_MOST_BLOCKS = 20_000
_MOST_ROWS = 3_000
_LONGEST_HEADING = 200
_WIDEST = 60
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(body: bytes, url: str) -> Content:
    """Paragraphs, text boxes, tables, links, and the page headers and footers last."""
    if trouble := unpacked_trouble(body):
        return Content(kind="docx", quality="none", reason=trouble)
    try:
        document = docx.Document(io.BytesIO(body))
        return _read(document, url)
    except (PackageNotFoundError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, OSError) as error:
        return Content(kind="docx", quality="none", reason=f"damaged: {error}"[:200])


def _read(document: Document, url: str) -> Content:
    lines: list[str] = []
    headings: list[str] = []
    tables: list[Table] = []
    links: list[Link] = []
    for number, block in enumerate(document.iter_inner_content()):
        if number >= _MOST_BLOCKS:
            break
        if isinstance(block, WordTable):
            rows = list(_rows(block))
            lines += [line for line, _ in rows if line]
            if table := _table([cells for _, cells in rows], headings[-1] if headings else ""):
                tables.append(table)
            continue
        for line in _paragraph_lines(block):
            lines.append(line)
            if _is_heading(block) and len(line) <= _LONGEST_HEADING:
                headings.append(line)
        links += _links(block, headings[-1] if headings else "", url)
    title = " ".join(lines[:2])[:200] if lines and len(lines[0]) < 30 else "".join(lines[:1])[:200]
    lines += dict.fromkeys(_around_pages(document))
    if not lines:
        return Content(kind="docx", quality="none", reason="empty")
    return Content(
        kind="docx",
        title=title,
        headings=tuple(dict.fromkeys(headings)),
        lines=tuple(lines),
        tables=tuple(tables),
        links=tuple(dict.fromkeys(links)),
    )


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


def _links(paragraph: Paragraph, heading: str, url: str) -> list[Link]:
    return [
        Link(url=target, text=tidy(link.text), context=tidy(paragraph.text)[:300], heading=heading)
        for link in paragraph.hyperlinks
        if link.address and (target := canonical(link.address, url))
    ]


def _rows(table: WordTable) -> Iterator[tuple[str, list[str]]]:
    """Each row as a line and as cells; merged cells are repeated in the cells only. Tables in cells count as text."""
    above: dict[int, str] = {}  # by column; the library's own row.cells climbs, and fails where nothing is above
    for row in list(table.rows)[:_MOST_ROWS]:
        told: list[str] = []
        cells: list[str] = []
        column = row.grid_cols_before
        for cell in row._tr.tc_lst:
            going_on = cell.vMerge == "continue" and column in above
            text = above[column] if going_on else tidy(_Cell(cell, table).text.replace("\n", " "))
            told.append(text)
            above[column] = text
            cells += [text] * min(cell.grid_span, _WIDEST)
            column += cell.grid_span
        yield " | ".join(filter(None, told)), cells


def _table(grid: list[list[str]], heading: str) -> Table | None:
    while grid and len(set(filter(None, grid[0]))) <= 1:
        heading = next(filter(None, grid[0]), heading)
        grid = grid[1:]
    if len(grid) < 2 or max(map(len, grid)) < 2:
        return None
    header, rows = header_and_rows(grid)
    return Table(header=header, rows=rows, heading=heading[:300])


def _around_pages(document: Document) -> Iterator[str]:
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                for paragraph in part.paragraphs:
                    yield from _paragraph_lines(paragraph)
