"""Papers as PDF files, as the programs make them that towns use, and as a scanner does.

Needs what `oit` does not: Chromium, LibreOffice ("soffice") and the fonts of Debian's fonts-thai-tlwg.
"""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from collections.abc import Callable
from html import escape
from itertools import chain
from pathlib import Path

import docx
import pypdfium2
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image, ImageFilter
from playwright.sync_api import sync_playwright
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.papers import Line, Page, Paper, blocks
from tests.sites.documents import FONT_FOLDERS, clusters

__all__ = ["chromium", "drawn", "libreoffice", "scanned", "weasyprint"]

FONTS = ("Garuda", "Norasi", "Loma", "Kinnari", "Laksaman", "Sawasdee", "Umpush", "Waree")
SIZES = {"title": 17, "heading": 14, "text": 12, "signature": 12, "row": 10}
SCAN_DPI = 150
SCAN_SKEW = 1.0  # degrees
MARGIN = 55.0  # points
CSS = """
@page { size: A4; margin: 0 } body { margin: 0; font-family: FONT; font-size: 12pt; line-height: 1.6 }
section { box-sizing: border-box; height: 296mm; padding: 22mm 19mm; position: relative; page-break-after: always }
header, footer { position: absolute; left: 0; right: 0; text-align: center; font-size: 10pt }
header { top: 8mm } footer { bottom: 8mm }
p { margin: 0 0 1mm; text-indent: 12mm; text-align: justify } h1 { font-size: 17pt; text-align: center; margin: 0 }
h2 { font-size: 14pt; margin: 2mm 0 0 } div { margin-left: 50%; text-align: center }
table { border-collapse: collapse; width: 100%; margin: 2mm 0; font-size: 10pt }
td, th { border: .5pt solid grey; padding: .5mm 1.5mm; vertical-align: top }
"""
TAGS = {"title": "h1", "heading": "h2", "text": "p", "signature": "div"}


def font_of(paper: Paper) -> str:
    return FONTS[sum(paper.name.encode()) % len(FONTS)]


# --- by way of HTML ---------------------------------------------------------------------------------------------------


def as_html(paper: Paper) -> str:
    sections = "".join(
        f"<section><header>{escape(page.head)}</header>{''.join(map(html_block, blocks(page)))}"
        f"<footer>{escape(page.foot)}</footer></section>"
        for page in paper.pages
    )
    return f"<!doctype html><meta charset=utf-8><style>{CSS.replace('FONT', font_of(paper))}</style>{sections}"


def html_block(block: list[Line]) -> str:
    first = block[0]
    if first.kind != "row":
        return f"<{TAGS[first.kind]}>{escape(first.text)}</{TAGS[first.kind]}>"
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line.cells)}</tr>" for line in block)
    return f"<table>{rows}</table>"


def chromium(papers: tuple[Paper, ...]) -> list[bytes]:
    """Chromium's "print to PDF"."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page()
        files = []
        for paper in papers:
            page.set_content(as_html(paper))
            files.append(page.pdf(prefer_css_page_size=True))
        browser.close()
    return files


def weasyprint(papers: tuple[Paper, ...]) -> list[bytes]:
    """Pango's text in WeasyPrint's file. Raises ImportError where it is not installed."""
    from weasyprint import HTML  # noqa: PLC0415  (a rival of nothing: an optional producer)

    return [HTML(string=as_html(paper)).write_pdf() for paper in papers]


# --- by way of DOCX ---------------------------------------------------------------------------------------------------


def libreoffice(papers: tuple[Paper, ...]) -> list[bytes]:
    """A DOCX of each, as LibreOffice exports it."""
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder, f"{paper.name}.docx") for paper in papers]
        for paper, source in zip(papers, sources, strict=True):
            source.write_bytes(as_docx(paper))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)
        return [source.with_suffix(".pdf").read_bytes() for source in sources]


def as_docx(paper: Paper) -> bytes:
    document = docx.Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font_of(paper))
    for number, page in enumerate(paper.pages):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        section.page_width, section.page_height = Pt(A4[0]), Pt(A4[1])
        section.left_margin = section.right_margin = Pt(MARGIN)
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        section.header.paragraphs[0].text, section.footer.paragraphs[0].text = page.head, page.foot
        for block in blocks(page):
            docx_block(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_block(document: docx.document.Document, block: list[Line]) -> None:
    if block[0].kind == "row":
        table = document.add_table(0, len(block[0].cells), "Table Grid")
        for line in block:
            for cell, text in zip(table.add_row().cells, line.cells, strict=True):
                docx_run(cell.paragraphs[0], text, "row")
        return
    kind = block[0].kind
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    if kind in {"title", "signature"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif kind == "text":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY
        paragraph.paragraph_format.first_line_indent = Pt(36)
    docx_run(paragraph, block[0].text, kind)


def docx_run(paragraph: docx.text.paragraph.Paragraph, text: str, kind: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(SIZES[kind]), kind in {"title", "heading"}
    sizes = run._element.get_or_add_rPr()
    complex_size = sizes.makeelement(qn("w:szCs"), {qn("w:val"): str(2 * SIZES[kind])})
    sizes.append(complex_size)


# --- drawn ------------------------------------------------------------------------------------------------------------


def drawn(papers: tuple[Paper, ...], spoil: Callable[[str], str] = str) -> list[bytes]:
    """Drawn by reportlab, line by line, head and foot first. `spoil` makes of a line what its text layer shall say."""
    return [_drawn(paper, spoil) for paper in papers]


def _drawn(paper: Paper, spoil: Callable[[str], str]) -> bytes:
    font = font_of(paper)
    if font not in pdfmetrics.getRegisteredFontNames():
        path = next(path for folder in FONT_FOLDERS if (path := Path(folder, f"{font}.ttf")).is_file())
        pdfmetrics.registerFont(TTFont(font, str(path)))
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=True)
    for page in paper.pages:
        _draw(canvas, page, font, spoil)
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, page: Page, font: str, spoil: Callable[[str], str]) -> None:
    def put(x: float, y: float, text: str, size: int, centred: bool = False) -> None:
        canvas.setFont(font, size)
        (canvas.drawCentredString if centred else canvas.drawString)(x, y, spoil(text))

    width, height = A4
    put(width / 2, height - 30, page.head, 10, centred=True)
    put(width / 2, 25, page.foot, 10, centred=True)
    y = height - 60
    for block in blocks(page):
        for line in block:
            size = SIZES[line.kind]
            column = (width - 2 * MARGIN) / len(line.cells)
            inner = column - (6 if line.kind == "row" else 30)
            columns = [broken(cell, font, size, inner) for cell in line.cells]
            for number, cell in enumerate(columns):
                centred = line.kind in {"title", "signature"}
                x = width * (0.7 if line.kind == "signature" else 0.5) if centred else MARGIN + number * column
                for row, part in enumerate(cell):
                    put(x, y - row * size * 1.5, part, size, centred)
            y -= max(map(len, columns)) * size * 1.5
    canvas.showPage()


def broken(text: str, font: str, size: int, width: float) -> list[str]:
    """Lines no wider than `width` points, broken between clusters as a program that knows no Thai words does."""
    lines = [""]
    for cluster in chain.from_iterable((*clusters(word), " ") for word in text.split(" ")):
        if lines[-1] and pdfmetrics.stringWidth(lines[-1] + cluster, font, size) > width:
            lines.append("")
        lines[-1] += cluster
    return [line.rstrip() for line in lines]


# --- scanned ----------------------------------------------------------------------------------------------------------


def scanned(files: list[bytes]) -> list[bytes]:
    """The pages of PDF files as a scanner has them: grey, at 150 dpi, askew, blurred and noisy, as JPEG."""
    noise = random.Random(2567)
    return [_scanned(file, noise) for file in files]


def _scanned(file: bytes, noise: random.Random) -> bytes:
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil().convert("L") for page in document]
    first, *others = [_worn(page, noise) for page in pages]
    out = io.BytesIO()
    first.save(out, "PDF", resolution=SCAN_DPI, save_all=True, append_images=others, quality=60)
    return out.getvalue()


def _worn(page: Image.Image, noise: random.Random) -> Image.Image:
    askew = page.rotate(SCAN_SKEW, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.7))
    specks = Image.frombytes("L", askew.size, noise.randbytes(askew.width * askew.height))
    return Image.blend(askew, specks, 0.12)
