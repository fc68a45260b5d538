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
from crawler.read.pdf import _lines
from crawler.read.reader import read
from crawler.text import squash

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


def pdfium_text(body: bytes) -> str:
    return str(pypdfium2.PdfDocument(body)[0].get_textpage().get_text_range())


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
            canvas.drawString(60, 740, f"A second line {number + 1}")
            canvas.showPage()

    assert read_pdf(pdf(draw)).page_starts == (0, 2, 4)


def test_running_heads_and_feet_are_told_once() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(4):
            canvas.drawString(60, 820, "Annual plan of the office")
            canvas.drawString(60, 760, f"Part {number + 1}")
            canvas.drawString(60, 740, "All parts say this")
            canvas.drawString(60, 720, f"End of part {number + 1}")
            canvas.drawString(60, 20, f"page {number + 1}")
            canvas.showPage()

    content = read_pdf(pdf(draw))
    assert content.lines.count("Annual plan of the office") == 1
    assert content.lines.count("All parts say this") == 4
    assert [content.lines[start] for start in content.page_starts[1:]] == ["Part 2", "Part 3", "Part 4"]


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


@needs_font
def test_a_mark_drawn_by_itself_stands_on_its_consonant() -> None:
    def draw(canvas: Canvas) -> None:
        thai_font(canvas)
        canvas.drawString(60, 500, "นายบุญฤทธิ")
        end = 60 + canvas.stringWidth("นายบุญฤทธิ")
        canvas.drawString(end + 2, 500, "ฉกาจ และคณะ")
        canvas.drawString(end + 3, 501, "์")

    content = read_pdf(pdf(draw))
    assert content.lines == ("นายบุญฤทธิ์ฉกาจ และคณะ",)


@needs_font
def test_a_cluster_that_is_told_twice_is_read_once() -> None:
    """Chromium draws some clusters in two goes within one span whose text is given."""

    def draw(canvas: Canvas) -> None:
        thai_font(canvas)
        x = 60.0
        for text, shown, mark in (("ประโยช", "", ""), ("น์", "น", "์"), ("ส่", "", ""), ("วนรวมและส่วนตน", "", "")):
            if shown:
                canvas._code.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC")
                canvas.drawString(x, 500, shown)
                canvas.drawString(x + 17, 500, mark)
                canvas._code.append("EMC")
            else:
                canvas.drawString(x, 500, text)
            x += canvas.stringWidth(shown or text)

    assert pdfium_text(pdf(draw)).count("น์") == 2
    assert read_pdf(pdf(draw)).lines == ("ประโยชน์ส่วนรวมและส่วนตน",)


def test_heads_come_first_and_feet_last_however_they_are_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 20, "Page 1 of 1")
        canvas.drawString(60, 700, "First line of the text")
        canvas.drawString(60, 680, "Second line of the text")
        canvas.drawString(60, 820, "Running head")

    lines = ("Running head", "First line of the text", "Second line of the text", "Page 1 of 1")
    assert read_pdf(pdf(draw)).lines == lines


COLUMNS = (60, 120, 300, 450)
TABLE = (
    (("No",), ("Project",), ("Budget",), ("Period",)),
    (("1",), ("Road of concrete", "along the canal", "to the temple"), ("485,000",), ("Nov - Feb",)),
    (("2",), ("Drain",), ("98,000",), ("Jan - Mar",)),
    (("3",), ("School meals", "for all"), ("1,092,420",), ("all year",)),
)


def draw_table(canvas: Canvas) -> None:
    y = 700.0
    for row in TABLE:
        for x, cell in zip(COLUMNS, row, strict=True):
            for number, line in enumerate(cell):
                canvas.drawString(x, y - 15 * number, line)
        y -= 15 * max(map(len, row)) + 5


def test_cells_of_a_row_stand_on_one_line() -> None:
    content = read_pdf(pdf(draw_table))
    assert content.lines == (
        "No | Project | Budget | Period",
        "1 | Road of concrete along the canal to the temple | 485,000 | Nov - Feb",
        "2 | Drain | 98,000 | Jan - Mar",
        "3 | School meals for all | 1,092,420 | all year",
    )
    (table,) = content.tables
    assert table.header == ("No", "Project", "Budget", "Period")
    assert [row[2] for row in table.rows] == ["485,000", "98,000", "1,092,420"]


def test_an_empty_cell_stays_in_its_column() -> None:
    def draw(canvas: Canvas) -> None:
        draw_table(canvas)
        for x, cell in zip(COLUMNS, ("Sum", "", "1,675,420", "-"), strict=True):
            canvas.drawString(x, 575, cell)

    (table,) = read_pdf(pdf(draw)).tables
    assert table.rows[-1] == ("Sum", "", "1,675,420", "-")


def test_justified_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number, gaps in enumerate(((0, 90, 200), (0, 130, 280), (0, 70, 250), (0, 160, 310))):
            for word, gap in zip(("The office of the", "mayor", "announces"), gaps, strict=True):
                canvas.drawString(60 + gap + (30 if gap else 0), 700 - 20 * number, word)

    content = read_pdf(pdf(draw))
    assert not content.tables
    assert set(content.lines) == {"The office of the mayor announces"}


def test_a_label_and_what_it_says_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(5):
            canvas.drawString(60, 700 - 20 * number, f"Label {number}")
            canvas.drawString(300, 700 - 20 * number, "value")

    content = read_pdf(pdf(draw))
    assert not content.tables
    assert content.lines == tuple(f"Label {number} value" for number in range(5))


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for column, x in (("left", 60), ("right", 320)):
            for number in range(20):
                canvas.drawString(x, 700 - 16 * number, f"Line {number} of the {column} column, long enough")

    sides = [line.split()[4] for line in read_pdf(pdf(draw)).lines]
    assert sides == ["left"] * 20 + ["right"] * 20


@needs_font
def test_headings_stand_out_by_size_weight_or_form() -> None:
    def draw(canvas: Canvas) -> None:
        for y, font, size, text in (
            (760, "Helvetica", 18, "Annual plan"),
            (720, "Helvetica", 12, "A line of the text which is as large as most of the others are"),
            (700, "Helvetica-Bold", 12, "1. Aims"),
            (680, "Helvetica", 12, "Another line of the text which is as large as most others are"),
        ):
            canvas.setFont(font, size)
            canvas.drawString(60, y, text)
        thai_font(canvas)
        canvas.setFont("Thai", 12)
        canvas.drawString(60, 660, "ส่วนที่ ๒ บัญชีโครงการ")
        canvas.drawString(60, 640, "ส่วนที่เหลือให้เป็นไปตามแผน")

    assert read_pdf(pdf(draw)).headings == ("Annual plan", "1. Aims", "ส่วนที่ ๒ บัญชีโครงการ")


def test_a_title_of_large_letters_is_read_to_its_end() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 20)
        for number in range(5):
            canvas.drawString(60, 800 - 24 * number, f"Line {number} of a title in large letters")
        canvas.setFont("Helvetica", 12)
        for number in range(12):
            canvas.drawString(60, 650 - 20 * number, f"Line {number} of the text below the title")

    title = read_pdf(pdf(draw)).title
    assert title.startswith("Line 0 of a title")
    assert title.endswith("Line 4 of a title in large letters")


@needs_font
@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line.encode("cp874").decode("latin-1"),
        lambda line: line.replace("ำ", " า"),
        lambda line: line.replace("ำ", "ํา"),
        lambda line: line.replace("ี่", "ี\uf70a").replace("ั้", "ั\uf70b"),
        "\u00ad".join,
        lambda line: line.replace("เทศบาล", "เ ท ศ บ า ล ").strip(),
    ],
)
def test_spoilt_text_layers_are_mended(spoil: Callable[[str], str]) -> None:
    lines = [
        "สำนักปลัดมีอำนาจหน้าที่กำกับดูแลเรื่องร้องเรียนทั้งปวง",
        "ประกาศนโยบายของ เทศบาล สวนมะลิ ฉบับนี้จัดทำเป็นหนังสือที่เผยแพร่ในที่ตั้งสำนักงาน",
    ]

    def draw(canvas: Canvas) -> None:
        thai_font(canvas)
        for number, line in enumerate(lines):
            canvas.drawString(20, 500 - 30 * number, spoil(line))

    content = read_pdf(pdf(draw))
    assert content.quality == "native"
    assert [squash(line) for line in content.lines] == [squash(line) for line in lines]


@needs_font
def test_a_layer_of_wrong_letters_is_left_to_who_reads_the_picture() -> None:
    def draw(canvas: Canvas) -> None:
        thai_font(canvas)
        for number in range(20):
            canvas.drawString(20, 800 - 30 * number, "สำนักปลัดมีอำนาจหน้าที่".replace("ำ", "Ìำ").replace("า", "Îำ"))

    content = read_pdf(pdf(draw))
    assert (content.quality, content.reason) == ("none", "scan: text layer can't be read")


def test_a_page_of_very_many_words_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(3_000):
            canvas.drawString(10 * number, 700, "a")
        canvas.drawString(60, 600, "b " * 20_000)

    assert len(read_pdf(pdf(draw)).text) > 30_000


def test_text_upside_down_and_slanted_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(500, 700)
        canvas.rotate(180)
        canvas.drawString(0, 0, "Upside down at the top of the page")
        canvas.restoreState()
        canvas.translate(100, 100)
        canvas.rotate(30)
        canvas.drawString(0, 0, "DRAFT of the office")

    text = read_pdf(pdf(draw)).text
    assert "Upside down at the top of the page" in text
    assert "DRAFT of the office" in text


def test_turned_text_that_comes_a_character_a_line_is_joined() -> None:
    assert _lines(["ก่อน", *"เทศบาล", "ตำ", "บ", "ล", "หลัง"]) == ["ก่อน", "เทศบาลตำบล", "หลัง"]
    assert _lines(list("12345")) == list("12345")
