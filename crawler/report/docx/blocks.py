"""What the document is made of, before it becomes XML: paragraphs of spans, and tables of cells of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from crawler.models import Frozen

__all__ = [
    "TO_TICK",
    "Block",
    "Cell",
    "Contents",
    "Paragraph",
    "Row",
    "Span",
    "Style",
    "Table",
    "address",
    "bold",
    "cell",
    "heading",
    "numbered",
    "para",
    "to_fill_in",
]

Style = Literal[
    "Title",
    "Subtitle",
    "Heading1",
    "Heading2",
    "BodyText",
    "ListText",
    "Note",
    "Closing",
    "Signature",
    "TableHead",
    "TableText",
    "TableFigure",
    "TableList",
    "Contents",
]
"""The styles of parts/styles.xml that paragraphs use."""

TO_TICK = "(    )"
"""A box to tick, as forms have it: the official font holds no other."""

_PLACE = re.compile(r"(\[[^\]]*\])")


class Span(Frozen):
    """A run of characters. `fill` marks what a person must complete; `verbatim` is an address or another text of which
    no digit may be changed; `url` is where a click leads."""

    text: str
    bold: bool = False
    fill: bool = False
    verbatim: bool = False
    url: str = ""


class Paragraph(Frozen):
    """`apart` starts a new page, `kept` stays on the page of what follows, `bookmark` is the name by which the list of
    contents leads here."""

    spans: tuple[Span, ...]
    style: Style = "BodyText"
    apart: bool = False
    kept: bool = False
    bookmark: str = ""


class Cell(Frozen):
    """One cell of a table."""

    paragraphs: tuple[Paragraph, ...]


class Row(Frozen):
    """`kept` holds the row on one page with the next."""

    cells: tuple[Cell, ...]
    kept: bool = False


class Table(Frozen):
    """`caption` says what it shows to those who hear it read; `widths` are in twentieths of a point. A table without
    a `head` only sets things side by side, and has no lines."""

    caption: str
    widths: tuple[int, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]


class Contents(Frozen):
    """A list of the headings of the first level, each of which leads to its place."""

    entries: tuple[Paragraph, ...]


Block = Paragraph | Table | Contents


def para(*parts: str | Span, style: Style = "BodyText", kept: bool = False) -> Paragraph:
    """A paragraph of texts and spans."""
    return Paragraph(spans=tuple(map(_span, parts)), style=style, kept=kept)


def heading(text: str, style: Style = "Heading1", bookmark: str = "", apart: bool = False) -> Paragraph:
    """A heading of the first level unless `style` says otherwise."""
    return Paragraph(spans=(Span(text=text),), style=style, bookmark=bookmark, apart=apart)


def numbered(texts: Sequence[str], style: Style = "ListText") -> tuple[Paragraph, ...]:
    """`texts` as a list: 1) …, 2) …"""
    return tuple(para(f"{place})\t{text}", style=style) for place, text in enumerate(texts, 1))


def cell(*parts: str | Paragraph, style: Style = "TableText") -> Cell:
    """A cell of paragraphs; a text is a paragraph of its own."""
    return Cell(paragraphs=tuple(part if isinstance(part, Paragraph) else para(part, style=style) for part in parts))


def bold(text: str) -> Span:
    """`text` in bold letters."""
    return Span(text=text, bold=True)


def address(text: str, url: str = "") -> Span:
    """An address as it is, leading to `url`."""
    return Span(text=text, verbatim=True, url=url)


def to_fill_in(text: str) -> tuple[Span, ...]:
    """Our own `text`, in which [what stands in brackets] is for a person to complete."""
    parts = (part for part in _PLACE.split(text) if part)
    return tuple(Span(text=part, fill=part.startswith("[")) for part in parts)


def _span(part: str | Span) -> Span:
    return part if isinstance(part, Span) else Span(text=part)
