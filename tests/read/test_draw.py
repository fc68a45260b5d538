"""Documents drawn as pictures: the first page, in bounds, whatever strangers send."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
import xlsxwriter
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from crawler.models import Drawn
from crawler.read import ReaderPool, draw, pool, programs
from tests.read.test_pool import hang

URL = "http://s.th/a"
needs_office = pytest.mark.skipif(not programs.find("LibreOffice"), reason="LibreOffice draws office documents")


def pdf(width: float = 595, height: float = 842, pages: int = 1) -> bytes:
    """Black first pages, the others white."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(width, height))
    canvas.rect(0, 0, width, height, fill=1)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def image(size: tuple[int, int], colour: Any = "red", mode: str = "RGB", form: str = "PNG", **options: Any) -> bytes:
    packed = io.BytesIO()
    Image.new(mode, size, colour).save(packed, form, **options)
    return packed.getvalue()


def opened(packed: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(packed))
    assert picture.format == "JPEG"
    return picture


def sizes(drawn: Drawn) -> tuple[tuple[int, int], tuple[int, int]]:
    """Of the picture and of its thumbnail."""
    assert drawn.picture, drawn.reason
    large = opened(drawn.picture)
    assert (drawn.width, drawn.height) == large.size
    return large.size, opened(drawn.thumbnail).size


@pytest.mark.parametrize(
    ("body", "large", "small"),
    [
        (pdf(), (1280, 1812), (360, 270)),
        (pdf(842, 595), (1280, 905), (360, 255)),
        (pdf(200, 2000), (400, 4000), (360, 270)),
        (pdf(14_400, 72), (1280, 7), (360, 2)),
        (image((3000, 1500)), (1280, 640), (360, 180)),
        (image((100, 50)), (100, 50), (100, 50)),
        (image((1280, 9000)), (1280, 4000), (360, 270)),
        (image((1, 1)), (1, 1), (1, 1)),
        (image((4000, 3000), form="JPEG"), (1280, 960), (360, 270)),
        (image((40, 30), mode="CMYK", colour=0, form="TIFF"), (40, 30), (40, 30)),
    ],
    ids=["page", "landscape", "banner", "poster", "photo", "small", "tall", "dot", "jpeg", "print"],
)
def test_it_is_as_large_as_a_screen_shows_it(body: bytes, large: tuple[int, int], small: tuple[int, int]) -> None:
    assert sizes(draw.draw(body, URL, "")) == (large, small)


def test_the_first_page_is_drawn_and_what_is_seen_through_is_paper() -> None:
    assert opened(draw.draw(pdf(pages=3), URL, "").picture).convert("1").getpixel((600, 600)) == 0
    glass = draw.draw(image((50, 50), (255, 0, 0, 0), "RGBA"), URL, "")
    assert opened(glass.picture).getpixel((20, 20)) == (255, 255, 255)


def test_a_photograph_taken_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[274] = 6
    assert sizes(draw.draw(image((200, 100), form="JPEG", exif=exif), URL, ""))[0] == (100, 200)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "format not drawn"),
        (b"<p>x", "format not drawn: text/html"),
        (b"%PDF-1.4 nothing", "damaged"),
        (b"\x89PNG\r\n\x1a\n nothing", "damaged"),
        (image((9000, 9000), 0, "1"), "too_large"),
        (image((20_000, 20_000), 0, "1"), "damaged: DecompressionBomb"),
    ],
    ids=["empty", "page", "no pdf", "no png", "large", "bomb"],
)
def test_what_can_not_be_drawn_says_why(body: bytes, why: str) -> None:
    drawn = draw.draw(body, URL, "")
    assert drawn.picture == b""
    assert drawn.reason.startswith(why)


def letter() -> bytes:
    packed = io.BytesIO()
    document = docx.Document()
    document.add_heading("แผนพัฒนาท้องถิ่น")
    document.save(packed)
    return packed.getvalue()


def workbook() -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet()
        for row in range(500):
            sheet.write_row(row, 0, [row, "โครงการ"])
    return packed.getvalue()


@needs_office
@pytest.mark.parametrize("body", [letter(), workbook()], ids=["letter", "workbook"])
def test_office_documents_are_drawn_by_libreoffice(body: bytes) -> None:
    (width, height), small = sizes(draw.draw(body, URL, ""))
    assert width == 1280
    assert height > width
    assert small == (360, 270)


def test_without_libreoffice_they_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda _: "")
    assert draw.draw(letter(), URL, "").reason == "needs a program: LibreOffice"


def test_workers_draw_and_a_hang_costs_what_it_hangs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    with ReaderPool() as workers:
        assert workers.draw(pdf(), URL, "").result(60) == draw.draw(pdf(), URL, "")
        assert workers.submit(b"<p>x", URL, "").result(60).lines == ("x",)
    monkeypatch.setattr(pool, "_work", hang)
    with ReaderPool(seconds=0.2) as workers:
        assert workers.draw(pdf(), URL, "").result(60) == Drawn(reason="timeout: not read within 0.2 seconds")
