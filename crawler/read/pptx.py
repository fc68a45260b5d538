"""Presentations (pptx) to Content: each slide is a page. What the speaker notes for himself is left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.package import Part
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.table import Table

from crawler.models import Content
from crawler.read.draft import Draft
from crawler.read.grids import MOST_COLUMNS, Area
from crawler.read.markup import parsed
from crawler.read.spans import tidy
from crawler.read.unpack import unpacked_trouble

__all__ = ["read_pptx"]

_MOST_SLIDES = 500
_MOST_SHAPES = 2_000  # of one slide
_MOST_ROWS = 1_000  # of one table
_DEEPEST = 10
_LINE_END = re.compile(r"[\n\v]")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"


def read_pptx(body: bytes, url: str) -> Content:
    """Titles, text, tables, diagrams and links of the slides that are shown, from top to bottom."""
    if trouble := unpacked_trouble(body):
        return Content(kind="pptx", quality="none", reason=trouble)
    try:
        slides = list(Presentation(io.BytesIO(body)).slides)
        draft = Draft(url)
        for slide in slides[:_MOST_SLIDES]:
            if slide._element.get("show") != "0":
                draft.page()
                _read(slide, draft)
        return draft.content("pptx", pages=len(slides))
    except (PythonPptxError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, OSError) as error:
        return Content(kind="pptx", quality="none", reason=f"damaged: {error}"[:200])


def _read(slide: Slide, draft: Draft) -> None:
    title = slide.shapes.title
    if title is not None:
        _say(title, draft, is_heading=True)
    for shape in islice(_in_order(slide.shapes, _DEEPEST), _MOST_SHAPES):
        if isinstance(shape, GraphicFrame):
            _show(shape, draft)
        elif isinstance(shape, Shape) and shape != title:
            _say(shape, draft)


def _in_order(shapes: Iterable[BaseShape], deepest: int) -> Iterator[BaseShape]:
    """From top to bottom and left to right; the shapes of a group stand where it does."""
    for shape in sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0)):
        if isinstance(shape, GroupShape) and deepest:
            yield from _in_order(shape.shapes, deepest - 1)
        yield shape


def _say(shape: Shape, draft: Draft, *, is_heading: bool = False) -> None:
    for paragraph in shape.text_frame.paragraphs:
        text = tidy(paragraph.text.replace("\v", " "))
        draft.say(text, is_heading=is_heading)
        for run in paragraph.runs:
            draft.link(run.hyperlink.address or "", tidy(run.text), text)


def _show(frame: GraphicFrame, draft: Draft) -> None:
    """A table, or the words of a diagram, which an organisation chart often is."""
    if frame.has_table:
        rows = list(_rows(frame.table))
        draft.table([cells for cells, _ in rows], [area for _, areas in rows for area in areas])
        return
    for diagram in frame._element.iter(_DIAGRAM):
        for line in _words_of(frame.part.related_part(str(diagram.get(_DATA)))):
            draft.say(line)


def _rows(table: Table) -> Iterator[tuple[list[str], list[Area]]]:
    """Each row's cells, and the areas that are merged from it on."""
    for number, row in enumerate(table._tbl.tr_lst[:_MOST_ROWS]):
        cells = row.tc_lst[:MOST_COLUMNS]
        spanned = ((column, cell) for column, cell in enumerate(cells) if cell.is_merge_origin)
        merged = [((number, at), (number + cell.rowSpan - 1, at + cell.gridSpan - 1)) for at, cell in spanned]
        yield ["" if cell.is_spanned else tidy(_LINE_END.sub(" ", cell.text)) for cell in cells], merged


def _words_of(part: Part) -> Iterator[str]:
    for paragraph in parsed(part.blob).iter(f"{_A}p"):
        yield tidy("".join(node.text or "" for node in paragraph.iter(f"{_A}t")))
