from __future__ import annotations

import io
from collections.abc import Callable

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.util import Inches

from crawler.models import Content
from crawler.read.reader import read

URL = "http://www.suanmali.go.th/files/a.pptx"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def shown(write: Callable[[Slides], None]) -> Content:
    slides = Presentation()
    write(slides)
    buffer = io.BytesIO()
    slides.save(buffer)
    return read(buffer.getvalue(), URL, "")


def slide_of(slides: Slides, title: str) -> Slide:
    slide: Slide = slides.slides.add_slide(slides.slide_layouts[5])
    heading = slide.shapes.title
    assert heading is not None
    heading.text = title
    return slide


def add_text(slide: Slide, top: float, text: str, left: float = 1) -> None:
    slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1)).text_frame.text = text


def test_each_slide_is_a_page_read_from_top_to_bottom_under_its_title() -> None:
    def write(slides: Slides) -> None:
        first = slide_of(slides, "แผนปฏิบัติการป้องกันการทุจริต")
        add_text(first, 5, "ล่าง")
        add_text(first, 3, "ขวา", left=5)
        add_text(first, 3, "ซ้าย\nบรรทัดสอง")
        add_text(first, 0, "เหนือชื่อเรื่อง")
        notes = first.notes_slide.notes_text_frame
        assert notes is not None
        notes.text = "บันทึกผู้พูด"
        group = first.shapes.add_group_shape()
        group.shapes.add_textbox(Inches(1), Inches(6), Inches(1), Inches(1)).text_frame.text = "ในกลุ่ม"
        slide_of(slides, "ซ่อน")._element.set("show", "0")
        slide_of(slides, "งบประมาณ พ.ศ. 2567")

    content = shown(write)
    assert (content.kind, content.reason) == ("pptx", "")
    assert content.title == "แผนปฏิบัติการป้องกันการทุจริต เหนือชื่อเรื่อง"
    assert content.lines == (
        *("แผนปฏิบัติการป้องกันการทุจริต", "เหนือชื่อเรื่อง", "ซ้าย", "บรรทัดสอง", "ขวา", "ล่าง", "ในกลุ่ม"),
        "งบประมาณ พ.ศ. 2567",
    )
    assert content.headings == ("แผนปฏิบัติการป้องกันการทุจริต", "งบประมาณ พ.ศ. 2567")
    assert (content.pages, content.page_starts) == (3, (0, 7))


def test_a_table_keeps_its_header_and_repeats_merged_cells() -> None:
    def write(slides: Slides) -> None:
        slide = slide_of(slides, "ผลการดำเนินงาน")
        table = slide.shapes.add_table(4, 4, Inches(1), Inches(2), Inches(6), Inches(3)).table
        rows = [
            ["ที่", "กอง", "งบประมาณ", ""],
            ["", "", "ตั้งไว้", "เบิกจ่าย"],
            ["1", "ช่าง", "5", "4"],
            ["2", "คลัง", "รวม", ""],
        ]
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 1).merge(table.cell(1, 1))
        table.cell(0, 2).merge(table.cell(0, 3))
        table.cell(3, 2).merge(table.cell(3, 3))

    content = shown(write)
    (table,) = content.tables
    assert table.header == ("ที่", "กอง", "งบประมาณ ตั้งไว้", "งบประมาณ เบิกจ่าย")
    assert table.rows == (("1", "ช่าง", "5", "4"), ("2", "คลัง", "รวม", "รวม"))
    assert table.heading == "ผลการดำเนินงาน"
    assert content.lines[-1] == "2 | คลัง | รวม"


def test_links_and_the_words_of_a_diagram() -> None:
    def write(slides: Slides) -> None:
        slide = slide_of(slides, "โครงสร้างองค์กร")
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(2), Inches(1))
        run = box.text_frame.paragraphs[0].add_run()
        run.text = "ดูแผนภูมิ"
        run.hyperlink.address = "/chart.pdf"
        words = "".join(f"<a:p><a:r><a:t>{word}</a:t></a:r></a:p>" for word in ("นายกเทศมนตรี", "ปลัดเทศบาล"))
        data = f'<d:dataModel xmlns:d="{DRAWING}/diagram" xmlns:a="{DRAWING}/main">{words}</d:dataModel>'
        package = slide.part.package
        part = Part(PackURI("/ppt/diagrams/data1.xml"), "application/xml", package, data.encode())
        frame = slide.shapes.add_table(2, 2, Inches(1), Inches(4), Inches(2), Inches(1))._element
        graphic = frame.graphic.graphicData
        graphic.set("uri", f"{DRAWING}/diagram")
        graphic.clear(keep_tail=True)
        graphic.set("uri", f"{DRAWING}/diagram")
        relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        ids = etree.SubElement(graphic, f"{{{DRAWING}/diagram}}relIds")
        ids.set(f"{{{relations}}}dm", slide.part.relate_to(part, RELATIONSHIP_TYPE.DIAGRAM_DATA))

    content = shown(write)
    assert content.lines == ("โครงสร้างองค์กร", "ดูแผนภูมิ", "นายกเทศมนตรี", "ปลัดเทศบาล")
    (link,) = content.links
    assert (link.url, link.text, link.heading) == ("http://www.suanmali.go.th/chart.pdf", "ดูแผนภูมิ", "โครงสร้างองค์กร")


def test_no_slides_and_damaged_ones() -> None:
    assert shown(lambda slides: None).reason == "empty"
    buffer = io.BytesIO()
    Presentation().save(buffer)
    body = buffer.getvalue()
    assert read(body[: len(body) // 2], URL, "").quality == "none"
