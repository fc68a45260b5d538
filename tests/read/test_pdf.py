"""PDF files made here: reportlab draws with the PDF standard fonts, and Thai with a system font where there is one."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from crawler.models import Content
from crawler.read.pdf import _lines, title_of
from crawler.read.reader import read

URL = "http://www.suanmali.go.th/files/plan.pdf"
FONT = Path("/usr/share/fonts/truetype/tlwg/Garuda.ttf")
THAI = ["แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "เทศบาลตำบลสวนมะลิ อำเภอเมือง", "สำนักปลัดมีอำนาจหน้าที่กำกับดูแลเรื่องร้องเรียน"]
needs_font = pytest.mark.skipif(not FONT.exists(), reason="no Thai font on this machine")


def pdf(draw: Callable[[Canvas], None], **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def read_pdf(body: bytes) -> Content:
    return read(body, URL, "application/pdf")


def thai_font(canvas: Canvas) -> None:
    if "Thai" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Thai", str(FONT)))
    canvas.setFont("Thai", 14)


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (50, 50), 200)), 0, 0, 500, 700)


@needs_font
@pytest.mark.parametrize("turned", ["not", "text", "page"])
def test_thai_text_upright_and_turned(turned: str) -> None:
    def draw(canvas: Canvas) -> None:
        thai_font(canvas)
        if turned == "page":
            canvas.setPageRotation(90)
        if turned != "not":
            canvas.translate(595, 0)
            canvas.rotate(90)
        for number, line in enumerate(THAI):
            canvas.drawString(60, 500 - 30 * number, line)

    content = read_pdf(pdf(draw))
    assert content.lines == tuple(THAI)
    assert (content.kind, content.quality, content.pages) == ("pdf", "native", 1)
    assert content.title == f"{THAI[0]} {THAI[1]}"


def test_pages_links_and_title() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Microsoft Word - old.doc")
        for number in range(3):
            canvas.drawString(280, 800, f"- {number + 1} -")
            canvas.drawString(60, 760, f"Annual plan of the office, part {number + 1}")
            canvas.drawString(60, 740, "see http://www.suanmali.go.th/a.php, please")
            canvas.linkURL("/b.php#x", (60, 700, 200, 720))
            canvas.showPage()

    content = read_pdf(pdf(draw))
    assert content.pages == 3
    assert content.title.startswith("Annual plan of the office, part 1")
    assert content.lines[:2] == ("- 1 -", "Annual plan of the office, part 1")
    assert {(link.url, link.via) for link in content.links} == {
        ("http://www.suanmali.go.th/b.php", "a"),
        ("http://www.suanmali.go.th/a.php", "text"),
    }


def test_where_each_page_begins() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(3):
            canvas.drawString(60, 760, f"Annual plan of the office, part {number + 1}")
            canvas.drawString(60, 740, "A second line")
            canvas.showPage()

    assert read_pdf(pdf(draw)).page_starts == (0, 2, 4)


def test_a_scan_is_called_a_scan() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("ประกาศแผนการจัดหาพัสดุ")
        for _ in range(2):
            picture(canvas)
            canvas.showPage()

    content = read_pdf(pdf(draw))
    assert (content.quality, content.reason, content.pages) == ("none", "scan: no text layer", 2)
    assert content.title == "ประกาศแผนการจัดหาพัสดุ"


def test_text_beside_scanned_pages_counts() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "This page was written, the next one was scanned. " * 2)
        canvas.showPage()
        picture(canvas)

    assert read_pdf(pdf(draw)).quality == "native"


def test_what_cannot_be_read_says_why() -> None:
    whole = pdf(lambda canvas: canvas.drawString(60, 700, "A plan"))
    locked = pdf(lambda c: c.drawString(60, 700, "A plan"), encrypt=StandardEncryption("secret", canPrint=0))
    assert read_pdf(locked).reason == "encrypted"
    assert read_pdf(b"%PDF-1.4 nothing here").reason.startswith("damaged")
    assert read_pdf(pdf(lambda canvas: canvas.showPage())).reason == "empty"
    assert read_pdf(whole).quality == "native"
    for end in range(0, len(whole), 97):
        assert read_pdf(whole[:end]).kind in {"pdf", "page", "text", "other"}


def test_a_short_text_without_pictures_is_text() -> None:
    assert read_pdf(pdf(lambda canvas: canvas.drawString(60, 700, "A plan"))).lines == ("A plan",)


def test_pages_are_bounded() -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(320):
        document.new_page(100, 100)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    assert read_pdf(buffer.getvalue()).pages == 320


def test_turned_text_that_comes_a_character_a_line_is_joined() -> None:
    assert _lines("ก่อน\nเ\nท\nศ\nบ\nา\nล\nตำ\nบ\nล\nหลัง") == ["ก่อน", "เทศบาลตำบล", "หลัง"]
    assert _lines("1\n2\n3\n4\n5") == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["1", "- 2 -", "หน้า ๓/๕", "สำเนา", "ที่ สม 52101/ว 12", "ประกาศเทศบาล"], "ประกาศเทศบาล"),
        (["ประกาศ", "เรื่อง แผน", "ปี 2567", "ข้อความ"], "ประกาศ เรื่อง แผน ปี 2567"),
        (["ประกาศ", "2", "ข้อความ"], "ประกาศ"),
        (["*", "12"], ""),
        (
            ["รายงานผลการดำเนินการตามแผนงานต่าง ๆ ของหน่วยงานเรา ประจำปีงบประมาณ พ.ศ.", "2566", "เทศบาล"],
            "รายงานผลการดำเนินการตามแผนงานต่าง ๆ ของหน่วยงานเรา ประจำปีงบประมาณ พ.ศ. 2566",
        ),
    ],
)
def test_title_of_first_lines(lines: list[str], title: str) -> None:
    assert title_of(lines) == title
