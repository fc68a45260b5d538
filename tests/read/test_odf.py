from __future__ import annotations

import io
import zipfile

from crawler.models import Content
from crawler.read.reader import read

SITE = "http://www.suanmali.go.th"
NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in {
        **{each: each for each in ("office", "table", "text", "presentation", "style")},
        "draw": "drawing",
    }.items()
)


def packed(family: str, inside: str, styles: str = "", manifest: str = "<x/>") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{family}", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f'<office:document-content{NAMES} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:{family}>{inside}</office:{family}></office:body>"
            "</office:document-content>",
        )
    return buffer.getvalue()


def opened(family: str, inside: str, styles: str = "") -> Content:
    return read(packed(family, inside, styles), SITE + "/files/a", "")


def cell(text: str = "", more: str = "") -> str:
    return f"<table:table-cell{more}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"
DOWN = ' table:number-rows-spanned="2"'
ACROSS = ' table:number-columns-spanned="2"'
PLAN = (
    row(cell("ที่", DOWN), cell("กอง", DOWN), cell("งบ", ACROSS), COVERED)
    + row(COVERED, COVERED, cell("ตั้ง"), cell("จ่าย"))
    + row(cell("1"), cell("ช่าง"), cell("500,000.00"), cell("12.34%"))
)


def test_a_text_in_its_order() -> None:
    content = opened(
        "text",
        "<text:tracked-changes><text:p>ลบแล้ว</text:p></text:tracked-changes><text:h>ข้อบัญญัติ</text:h>"
        '<text:p>เทศบาล<text:s text:c="2"/>ตำบล<text:span>สวนมะลิ</text:span><office:annotation><text:p>หมายเหตุ</text:p>'
        "</office:annotation><text:line-break/>อำเภอเมือง</text:p>"
        '<text:list><text:list-item><text:p>ข้อ 1 <text:a xlink:href="/b.pdf">เปิดดู</text:a></text:p></text:list-item>'
        f"</text:list><table:table><table:table-header-rows>{PLAN}</table:table-header-rows></table:table>"
        "<text:p>ก<draw:frame><draw:text-box><text:p>ในกล่อง</text:p></draw:text-box></draw:frame></text:p>",
    )
    assert (content.kind, content.reason, content.pages, content.page_starts) == ("docx", "", 1, ())
    assert content.title == "ข้อบัญญัติ เทศบาล ตำบลสวนมะลิ"
    assert content.headings == ("ข้อบัญญัติ",)
    assert content.lines == (
        *("ข้อบัญญัติ", "เทศบาล ตำบลสวนมะลิ", "อำเภอเมือง", "ข้อ 1 เปิดดู"),
        *("ที่ | กอง | งบ", "ที่ | กอง | ตั้ง | จ่าย", "1 | ช่าง | 500,000.00 | 12.34%", "ก", "ในกล่อง"),
    )
    (table,) = content.tables
    assert (table.heading, table.header) == ("ข้อบัญญัติ", ("ที่", "กอง", "งบ ตั้ง", "งบ จ่าย"))
    (link,) = content.links
    assert (link.url, link.text, link.context) == (SITE + "/b.pdf", "เปิดดู", "ข้อ 1 เปิดดู")


def test_sheets_are_pages_and_what_is_hidden_is_not_read() -> None:
    hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    content = opened(
        "spreadsheet",
        f'<table:table table:name="แผน">{PLAN}</table:table>'
        f'<table:table table:name="ซ่อน" table:style-name="ta2">{row(cell("ลับ"))}</table:table>'
        f'<table:table table:name="สอง">{row(cell("15 มกราคม 2567"))}</table:table>',
        hidden,
    )
    assert content.kind == "xlsx"
    assert content.lines[2:] == ("1 | ช่าง | 500,000.00 | 12.34%", "15 มกราคม 2567")
    assert (content.pages, content.page_starts) == (3, (0, 3))
    assert (content.tables[0].heading, content.tables[0].header) == ("แผน", ("ที่", "กอง", "งบ ตั้ง", "งบ จ่าย"))


def test_slides_are_pages() -> None:
    def slide(title: str, text: str) -> str:
        box = "<draw:frame{}><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
        notes = f"<presentation:notes>{box.format('', 'บันทึก')}</presentation:notes>"
        head = box.format(' presentation:class="title"', title)
        return f"<draw:page>{head}{box.format('', text)}{notes}</draw:page>"

    content = opened("presentation", slide("โครงสร้าง", "นายก") + slide("อำนาจหน้าที่", "ปลัด"))
    assert (content.kind, content.pages, content.page_starts) == ("pptx", 2, (0, 2))
    assert content.lines == ("โครงสร้าง", "นายก", "อำนาจหน้าที่", "ปลัด")
    assert content.headings == ("โครงสร้าง", "อำนาจหน้าที่")


def test_repeated_cells_are_told_and_repeating_without_end_is_cut_short() -> None:
    twice = ' table:number-columns-repeated="3"'
    content = opened(
        "spreadsheet",
        "<table:table>"
        + row(cell("ข", twice), more=' table:number-rows-repeated="2"')
        + row(cell("", ' table:number-columns-repeated="900"'), more=' table:number-rows-repeated="1048000"')
        + row(cell("ค"))
        + "</table:table>",
    )
    assert content.lines == ("ข | ข | ข", "ข | ข | ข", "ค")
    endless = cell("ข", ' table:number-columns-repeated="16384"')
    rows = row(endless, more=' table:number-rows-repeated="1048576"') * 9
    content = opened("spreadsheet", f"<table:table>{rows}</table:table>")
    assert (content.quality, len(content.lines), len(content.tables[0].rows[0])) == ("native", 10_000, 60)


def test_locked_empty_and_damaged_files_say_so() -> None:
    locked = packed("text", "<text:p>x</text:p>", manifest="<manifest:encryption-data/>")
    assert read(locked, SITE + "/a.odt", "").reason == "encrypted"
    assert opened("text", "<text:p/>").reason == "empty"
    whole = packed("text", "<text:p>x</text:p>")
    assert read(whole[: len(whole) // 2], SITE + "/a.odt", "").quality == "none"
