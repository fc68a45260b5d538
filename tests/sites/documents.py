"""Posts as files: PDF, DOCX, XLSX and pictures. The same post always gives the same bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import xlsxwriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.sites.blocks import Block, Grid, Head, List, Para, Person, Photo, Post, Sign

__all__ = ["picture", "thai_font", "write"]

WRITTEN = datetime(2024, 1, 15, 9, 0, 0)
ZIP_MOMENT = (2024, 1, 15, 9, 0, 0)
FONT_FOLDERS = ("/usr/share/fonts/truetype/tlwg", "/usr/share/fonts/opentype/tlwg", "/usr/share/fonts/TTF")
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "scan": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write(post: Post, body: str) -> tuple[str, bytes]:
    """The media type and bytes of `post` as a file of the municipality `body`."""
    writers = {"pdf": as_pdf, "docx": as_docx, "xlsx": as_xlsx, "scan": as_scan}
    return MEDIA_TYPES[post.medium], writers[post.medium](post, body)


@cache
def thai_font() -> Path:
    """A TrueType font that holds Thai, from Debian's package fonts-thai-tlwg."""
    for folder in FONT_FOLDERS:
        path = Path(folder) / "Garuda.ttf"
        if path.is_file():
            return path
    raise FileNotFoundError("No Thai font for the made-up sites' PDF files; run: apt install fonts-thai-tlwg")


# --- PDF --------------------------------------------------------------------------------------------------------------


def as_pdf(post: Post, body: str) -> bytes:
    wide = any(isinstance(block, Grid) and len(block.header) > 5 for block in post.blocks)
    return build_pdf(
        [*pdf_heading(post, body), *(each for block in post.blocks for each in pdf_block(block))], post, wide
    )


def as_scan(post: Post, body: str) -> bytes:
    """A page that is one picture in which nothing can be read, as from a bad scanner."""
    return build_pdf(
        [Image(io.BytesIO(picture(post.title, 90, 120)), width=150 * mm, height=200 * mm)], post, wide=False
    )


def build_pdf(flow: list[Flowable], post: Post, wide: bool) -> bytes:
    out = io.BytesIO()
    margins = {"leftMargin": 20 * mm, "rightMargin": 20 * mm}
    size = landscape(A4) if wide else A4
    SimpleDocTemplate(out, pagesize=size, title=post.title, author="-", invariant=1, **margins).build(flow)
    return out.getvalue()


def style(size: int) -> ParagraphStyle:
    if "Thai" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Thai", str(thai_font())))
    return ParagraphStyle("Thai", fontName="Thai", fontSize=size, leading=size * 1.6)


def pdf_heading(post: Post, body: str) -> list[Flowable]:
    return [pdf_text(post.title, 15), pdf_text(body, 13), Spacer(1, 4 * mm)]


def pdf_text(text: str, size: int = 12, width: float = 480.0) -> Paragraph:
    return Paragraph("<br/>".join(escape(line) for line in wrapped(text, size, width)), style(size))


def wrapped(text: str, size: int, width: float) -> list[str]:
    """Lines no wider than `width` points, broken at blanks; a word that is too long is broken between clusters."""
    style(size)
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if pdfmetrics.stringWidth(longer, "Thai", size) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for cluster in clusters(word):
            if lines[-1] and pdfmetrics.stringWidth(lines[-1] + cluster, "Thai", size) > width:
                lines.append("")
            lines[-1] += cluster
    return lines


def clusters(word: str) -> Iterator[str]:
    """Parts of a Thai word that no line break separates: a letter with its marks, a leading vowel with its letter."""
    held = ""
    for letter in word:
        follows = letter in "ะาำๅ" or "\u0e31" <= letter <= "\u0e3a" or "\u0e47" <= letter <= "\u0e4e"
        if held and not follows and held[-1] not in "เแโใไ":
            yield held
            held = ""
        held += letter
    yield held


def pdf_block(block: Block) -> list[Flowable]:
    match block:
        case Head(text):
            return [Spacer(1, 2 * mm), pdf_text(text, 14)]
        case Para(text):
            return [pdf_text(text)]
        case List(entries):
            return [pdf_text(f"- {entry}") for entry in entries]
        case Grid():
            return [Spacer(1, 2 * mm), pdf_table(block), Spacer(1, 3 * mm)]
        case Sign(name, post, date):
            return [Spacer(1, 6 * mm), *(pdf_text(line) for line in ("(ลงนาม)", f"({name})", post, date))]
        case Photo(caption):
            return [Image(io.BytesIO(picture(caption)), width=60 * mm, height=40 * mm), pdf_text(caption)]
        case Person(name, post, contact):
            return [pdf_text(f"{name} {post} {contact}")]
        case _:
            return []


def pdf_table(grid: Grid) -> Table:
    lines = (grid.header, *grid.rows)
    longest = [max(len(row[column]) for row in lines) ** 0.5 for column in range(len(grid.header))]
    widths = [(710.0 if len(grid.header) > 5 else 470.0) * each / sum(longest) for each in longest]
    rows = [
        ["\n".join(wrapped(cell, 10, width - 12)) for cell, width in zip(row, widths, strict=True)] for row in lines
    ]
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Thai", 10, 16),
                ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return table


# --- Office -----------------------------------------------------------------------------------------------------------


def as_docx(post: Post, body: str) -> bytes:
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = post.title, body
    properties.created = properties.modified = WRITTEN
    document.add_heading(post.title, 1)
    document.add_paragraph(body)
    for block in post.blocks:
        match block:
            case Head(text):
                document.add_heading(text, 2)
            case Grid(header, rows):
                table = document.add_table(0, len(header), "Table Grid")
                for row in (header, *rows):
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
            case Photo(caption):
                document.add_picture(io.BytesIO(picture(caption)))
                document.add_paragraph(caption)
            case _:
                for text in plain(block):
                    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def as_xlsx(post: Post, body: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": post.title, "author": body, "created": WRITTEN})
        sheet = book.add_worksheet("ข้อมูล")
        rows: list[tuple[str, ...]] = [(post.title,), (body,)]
        for block in post.blocks:
            rows += [block.header, *block.rows] if isinstance(block, Grid) else [(text,) for text in plain(block)]
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return settled(out.getvalue())


def plain(block: Block) -> tuple[str, ...]:
    """The block's words, a line each."""
    match block:
        case Head(text) | Para(text):
            return (text,)
        case List(entries):
            return entries
        case Sign(name, post, date):
            return ("(ลงนาม)", f"({name})", post, date)
        case Person(name, post, contact):
            return (f"{name} {post} {contact}",)
        case _:
            return ()


def settled(archive: bytes) -> bytes:
    """The same zip file with one moment for all its entries; writers put the clock's in."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_MOMENT), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- pictures ---------------------------------------------------------------------------------------------------------


def picture(seed: str, width: int = 96, height: int = 64) -> bytes:
    """A small PNG of soft stripes whose colours follow from `seed`."""
    number = zlib.crc32(seed.encode())
    tint = [number >> shift & 127 for shift in (0, 8, 16)]
    rows = b"".join(
        b"\0" + bytes(min(255, part + 40 + (x * (number % 5 + 1) + y * 2) % 88) for x in range(width) for part in tint)
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
