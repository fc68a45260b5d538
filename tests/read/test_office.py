from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import docx
import pytest
import xlsxwriter
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from crawler.models import Content
from crawler.read.reader import read
from tests.read.packing import zipped

SITE = "http://www.suanmali.go.th"


def word(write: Callable[[Document], None]) -> Content:
    document = docx.Document()
    write(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return read(buffer.getvalue(), SITE + "/files/a.docx", "")


def test_word_in_the_order_of_the_document() -> None:
    def write(document: Document) -> None:
        document.add_heading("แผนอัตรากำลัง", 1)
        document.add_paragraph("เทศบาลตำบลสวนมะลิ\nอำเภอเมือง")
        table = document.add_table(rows=3, cols=3)
        for row, cells in zip(
            table.rows, [["ที่", "ตำแหน่ง", "อัตรา"], ["1", "ปลัดเทศบาล", "1"], ["รวม", "", "1"]], strict=True
        ):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.rows[2].cells[0].merge(table.rows[2].cells[1])
        bold = document.add_paragraph()
        bold.add_run("บทสรุป").bold = True
        document.add_paragraph("จบ")
        document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"

    content = word(write)
    assert content.kind == "docx"
    assert content.title == "แผนอัตรากำลัง เทศบาลตำบลสวนมะลิ"
    assert content.headings == ("แผนอัตรากำลัง", "บทสรุป")
    assert content.lines == (
        *("แผนอัตรากำลัง", "เทศบาลตำบลสวนมะลิ", "อำเภอเมือง", "ที่ | ตำแหน่ง | อัตรา", "1 | ปลัดเทศบาล | 1", "รวม | 1"),
        *("บทสรุป", "จบ", "หัวกระดาษ"),
    )
    (table,) = content.tables
    assert table.header == ("ที่", "ตำแหน่ง", "อัตรา")
    assert table.rows == (("1", "ปลัดเทศบาล", "1"), ("รวม", "รวม", "1"))
    assert table.heading == "แผนอัตรากำลัง"


def test_word_links_and_text_boxes() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("ดูที่ ")
        target = document.part.relate_to("http://s.th/plan.pdf#p2", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        link.append(parse_xml(f'<w:r xmlns:w="{W}"><w:t>แผนงาน</w:t></w:r>'))
        paragraph._p.append(link)
        inner = "<w:txbxContent><w:p><w:r><w:t>ในกล่อง</w:t></w:r></w:p></w:txbxContent>"
        box = f'<w:r xmlns:w="{W}"><w:pict>{inner}</w:pict></w:r>'
        document.add_paragraph()._p.append(parse_xml(box))

    content = word(write)
    assert content.reason == ""
    assert content.lines == ("ดูที่ แผนงาน", "ในกล่อง")
    assert [(link.url, link.text, link.context) for link in content.links] == [
        ("http://s.th/plan.pdf", "แผนงาน", "ดูที่ แผนงาน")
    ]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_links_in_word_tables_stand_in_their_rows() -> None:
    def write(document: Document) -> None:
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "แผนงาน"
        target = document.part.relate_to("/plan.pdf", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        link.append(parse_xml(f'<w:r xmlns:w="{W}"><w:t>เปิด</w:t></w:r>'))
        table.cell(0, 1).paragraphs[0]._p.append(link)
        document.add_paragraph("หรือ www.suanmali.go.th/plan")

    content = word(write)
    assert [(link.url, link.text, link.context) for link in content.links] == [
        (SITE + "/plan.pdf", "เปิด", "แผนงาน | เปิด"),
        (SITE + "/plan", "", "หรือ www.suanmali.go.th/plan"),
    ]


def test_word_empty_damaged_or_hostile() -> None:
    assert word(lambda document: None).reason == "empty"
    hollow = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
    assert read(hollow, SITE + "/a.docx", "").reason.startswith("damaged")
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "'
        + b"ha" * 50
        + b'">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(8))
    )
    types = bomb + b"]><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>&i;</Types>"
    assert read(zipped({"[Content_Types].xml": types, "word/d": b""}), SITE + "/a.docx", "").quality == "none"


@pytest.mark.parametrize("folder", ["word/document.xml", "xl/workbook.xml"])
def test_a_zip_bomb_is_not_unpacked(folder: str) -> None:
    body = zipped({"[Content_Types].xml": b"<Types/>", folder: bytes(60_000_000)})
    assert len(body) < 100_000
    assert read(body, SITE + "/a", "").reason == "too large when unpacked"


def test_workbook_with_title_rows_above_the_header() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("แผน")
        for number, row in enumerate(
            [["แผนการจัดซื้อจัดจ้าง ปี 2567"], [], ["ที่", "รายการ", "วงเงิน"], [1, "ถนน  คอนกรีต", 500000.0], [2, "รถน้ำ", 12.5]]
        ):
            sheet.write_row(number, 0, row)
        book.add_worksheet("ว่าง")
    content = read(buffer.getvalue(), SITE + "/a.xlsx", "")
    assert (content.kind, content.pages, content.title) == ("xlsx", 2, "แผนการจัดซื้อจัดจ้าง ปี 2567")
    assert content.lines[1:] == ("ที่ | รายการ | วงเงิน", "1 | ถนน คอนกรีต | 500000", "2 | รถน้ำ | 12.5")
    (table,) = content.tables
    assert (table.heading, table.header) == ("แผนการจัดซื้อจัดจ้าง ปี 2567", ("ที่", "รายการ", "วงเงิน"))
    assert table.rows[1] == ("2", "รถน้ำ", "12.5")


def test_a_cell_far_away_does_not_fill_the_memory() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet().write(1_048_575, 16_383, "x")
        book.add_worksheet().write(0, 0, "x")
    assert read(buffer.getvalue(), SITE + "/a.xlsx", "").quality == "native"
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "x")
        sheet.write(1_048_575, 16_383, "x")
    assert read(buffer.getvalue(), SITE + "/a.xlsx", "").reason == "too large when unpacked"


def book(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        write(made)
    return buffer.getvalue()


def test_a_workbook_keeps_its_merged_cells_and_a_header_of_two_rows() -> None:
    def write(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet("แผน")
        sheet.merge_range("B2:E2", "แผนจัดซื้อจัดจ้าง")
        for area, words in (("B4:B5", "ที่"), ("C4:C5", "รายการ"), ("D4:E4", "งบประมาณ"), ("B6:B7", "กองช่าง")):
            sheet.merge_range(area, words)
        sheet.write_row("D5", ["ตั้งไว้", "เบิกจ่าย"])
        sheet.write_row("C6", ["ถนน", 500000, 0.1 + 0.2])
        sheet.write_row("C7", ["ไฟฟ้า", 12.5, 2567])

    content = read(book(write), SITE + "/a.xlsx", "")
    assert content.lines == (
        *("แผนจัดซื้อจัดจ้าง", "ที่ | รายการ | งบประมาณ", "ที่ | รายการ | ตั้งไว้ | เบิกจ่าย"),
        *("กองช่าง | ถนน | 500000 | 0.3", "กองช่าง | ไฟฟ้า | 12.5 | 2567"),
    )
    (table,) = content.tables
    assert (table.heading, table.header) == ("แผนจัดซื้อจัดจ้าง", ("ที่", "รายการ", "งบประมาณ ตั้งไว้", "งบประมาณ เบิกจ่าย"))
    assert table.rows == (("กองช่าง", "ถนน", "500000", "0.3"), ("กองช่าง", "ไฟฟ้า", "12.5", "2567"))


def test_each_sheet_is_a_page_and_what_is_hidden_is_not_read() -> None:
    def write(made: xlsxwriter.Workbook) -> None:
        made.add_worksheet("หน้า 1").write_column(0, 0, ["ก", "ข"])
        hidden = made.add_worksheet("ซ่อน")
        hidden.write(0, 0, "ลับ")
        hidden.hide()
        made.add_worksheet("หน้า 3").write(0, 0, "ค")

    content = read(book(write), SITE + "/a.xlsx", "")
    assert (content.lines, content.pages, content.page_starts) == (("ก", "ข", "ค"), 3, (0, 2))


def test_dates_in_cells_stay_dates_and_addresses_become_links() -> None:
    def write(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet()
        buddhist = made.add_format({"num_format": "[$-107041E]d mmmm yyyy"})
        sheet.write_datetime(0, 0, datetime(2024, 1, 15), buddhist)
        sheet.write_datetime(1, 0, datetime(2024, 1, 15, 9, 30), made.add_format({"num_format": "d/m/yy h:mm"}))
        sheet.write(2, 0, True)
        sheet.write_string(3, 0, "ดู http://s.th/plan.pdf")

    content = read(book(write), SITE + "/a.xlsx", "")
    assert content.lines == ("2024-01-15", "2024-01-15 09:30:00", "TRUE", "ดู http://s.th/plan.pdf")
    assert [(link.url, link.context) for link in content.links] == [("http://s.th/plan.pdf", "ดู http://s.th/plan.pdf")]


def test_merged_areas_laid_over_one_another_are_cut_short() -> None:
    def write(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet()
        for row in range(1_000):
            sheet.write_row(row, 0, ["x"] * 50)

    with zipfile.ZipFile(io.BytesIO(book(write))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    areas = b'<mergeCell ref="A1:AX1000"/>' * 5_000
    name = "xl/worksheets/sheet1.xml"
    members[name] = members[name].replace(b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>")
    assert len(read(zipped(members), SITE + "/a.xlsx", "").lines) == 1_000


def test_damaged_workbook() -> None:
    body = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<nope"})
    assert read(body, SITE + "/a.xlsx", "").reason.startswith("damaged")


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_thai_charset(codec: str, delimiter: str) -> None:
    text = delimiter.join(["ที่", "ชื่อ", "ตำแหน่ง"]) + "\r\n" + delimiter.join(["1", '"นางเอ\nใจดี"', "ปลัด"]) + "\r\n"
    content = read(text.encode(codec), SITE + "/a.csv", "text/csv")
    assert content.kind == "csv"
    assert content.lines == ("ที่ | ชื่อ | ตำแหน่ง", "1 | นางเอ ใจดี | ปลัด")
    assert content.tables[0].header == ("ที่", "ชื่อ", "ตำแหน่ง")


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"\xff\xd8\xff\xe0", "image", "image: text not read yet"),
        (b"7z\xbc\xaf\x27\x1c\0", "zip", "format not read: application/x-7z-compressed"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "other", "encrypted"),
        (b"\0\1\2\3" * 20, "other", "format not read: application/octet-stream"),
    ],
)
def test_formats_not_read_say_so(body: bytes, kind: str, reason: str) -> None:
    content = read(body, SITE + "/a", "")
    assert (content.kind, content.quality, content.reason) == (kind, "none", reason)


def merged_down(*rows: str) -> Callable[[Document], None]:
    """A table of these rows of cells behind a sentence: "+A" begins a merge downwards, "^" goes on with it."""
    marks = {"+": '<w:vMerge w:val="restart"/>', "^": "<w:vMerge/>"}

    def cell(text: str) -> str:
        mark = marks.get(text[:1], "")
        said = text[1:] if mark else text
        return f"<w:tc><w:tcPr>{mark}</w:tcPr><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>"

    def write(document: Document) -> None:
        document.add_paragraph("ประกาศเทศบาล")
        inner = "".join(f"<w:tr>{''.join(map(cell, row.split()))}</w:tr>" for row in rows)
        document._body._element.insert(1, parse_xml(f'<w:tbl xmlns:w="{W}"><w:tblPr/><w:tblGrid/>{inner}</w:tbl>'))

    return write


def test_word_cells_merged_downwards_are_repeated_in_every_row() -> None:
    content = word(merged_down("ที่ ชื่อ", "+กองช่าง นายเอก", "^ นายโท"))
    assert content.lines == ("ประกาศเทศบาล", "ที่ | ชื่อ", "กองช่าง | นายเอก", "กองช่าง | นายโท")


@pytest.mark.parametrize("rows", [("^ ชื่อ", "หนึ่ง นายเอก"), ("ชื่อ", "หนึ่ง ^")])
def test_a_word_table_that_merges_with_nothing_loses_no_words(rows: tuple[str, ...]) -> None:
    content = word(merged_down(*rows))
    assert content.quality == "native"
    assert {"ประกาศเทศบาล", *" ".join(rows).replace("^", "").split()} == set(
        " ".join(content.lines).replace("|", "").split()
    )


def test_a_long_merge_in_a_word_table_is_read() -> None:
    content = word(merged_down("+กองช่าง นายเอก", *["^ นายโท"] * 1_500))
    assert len(content.lines) == 1_502
    assert content.lines[-1] == "กองช่าง | นายโท"
