"""What a page says itself, apart from its caption and from what it merely lists."""

from __future__ import annotations

import pytest

from crawler.judge.data_year import read_years
from crawler.judge.prose import Prose, is_list_noise, prose_of
from tests.judge.parts import document_node, link_to, page_node

OWN_WORDS = "เทศบาลได้ดำเนินการตามแผนแล้วเสร็จทั้งสิ้นสิบสองโครงการ คิดเป็นร้อยละเก้าสิบของโครงการทั้งหมด"


def prose(html: str) -> Prose:
    return prose_of(page_node(html))


def test_the_first_line_is_the_caption_and_the_next_ones_are_the_head() -> None:
    seen = prose(f"<h1>รายงานประจำปี</h1><p>รายงานผลการดำเนินงาน ประจำปี 2566</p><p>{OWN_WORDS}</p>")
    assert seen.caption == "รายงานประจำปี"
    assert seen.head == ("รายงานผลการดำเนินงาน ประจำปี 2566", OWN_WORDS)
    assert OWN_WORDS in seen.lines


def test_the_caption_said_again_is_no_text_of_the_page() -> None:
    seen = prose("<h1>แผนพัฒนาท้องถิ่น</h1><p>เทศบาลตำบลบ้านสมมติ ขอเผยแพร่แผนพัฒนาท้องถิ่น</p>")
    assert seen.caption == "แผนพัฒนาท้องถิ่น"
    assert seen.lines == ()
    assert seen.is_index


@pytest.mark.parametrize("between", ["»", ">", "/", "›", "→", "|"])
def test_a_breadcrumb_gives_the_last_step(between: str) -> None:
    seen = prose(f"<p>หน้าหลัก {between} แผนพัฒนาท้องถิ่น</p><p>{OWN_WORDS}</p>")
    assert seen.caption == "แผนพัฒนาท้องถิ่น"


def test_a_breadcrumb_of_links_is_not_the_caption() -> None:
    trail = '<p><a href="/">หน้าหลัก</a> » <a href="/plans">แผนงานทั้งหมด</a></p>'
    assert prose(f"{trail}<h1>แผนพัฒนาท้องถิ่น</h1><p>{OWN_WORDS}</p>").caption == "แผนพัฒนาท้องถิ่น"


@pytest.mark.parametrize(
    "row",
    [
        '<li><a href="/a.pdf">แผนดำเนินงาน</a></li>',
        '<li><a href="/a.pdf">แผนดำเนินงาน</a> 12 ต.ค. 2566</li>',
        '<li><a href="/a.pdf">แผนดำเนินงาน</a> 12/10/2566 (1.5 MB)</li>',
        '<li>1. <a href="/a.pdf">แผนดำเนินงาน</a> ลงประกาศเมื่อวันที่ 3 มกราคม 2567</li>',
        '<li><a href="/a.pdf">แผนดำเนินงาน</a> เข้าชม 128 ครั้ง ดาวน์โหลด</li>',
    ],
)
def test_links_with_their_dates_sizes_and_counters_are_a_list(row: str) -> None:
    seen = prose(f"<h1>แผนต่าง ๆ</h1><ul>{row}</ul>")
    assert seen.caption == "แผนต่าง ๆ"
    assert seen.lines == ()
    assert seen.is_index


def test_a_table_of_documents_is_a_list() -> None:
    rows = "".join(
        f'<tr><td>{number}</td><td>รายงานรอบที่ {number}</td><td><a href="/{number}.pdf">ดาวน์โหลด</a></td></tr>'
        for number in range(1, 5)
    )
    seen = prose(f"<h1>รายงาน</h1><table><tr><th>ลำดับ</th><th>ชื่อเอกสาร</th><th>ไฟล์</th></tr>{rows}</table>")
    assert seen.is_index


def test_a_page_with_text_beside_its_links_is_no_list() -> None:
    seen = prose(f"<h1>รายงาน</h1><p>{OWN_WORDS}</p>{link_to('/a.pdf', 'เอกสารแนบ')}")
    assert not seen.is_index
    assert seen.lines == (OWN_WORDS,)


def test_a_sentence_that_holds_a_link_is_the_pages_own() -> None:
    told = f'{OWN_WORDS * 3} ดูได้ที่ <a href="/x">ศูนย์ข้อมูล</a>'
    assert not prose(f"<h1>รายงาน</h1><p>{told}</p>").is_index


def test_a_long_first_line_is_text_and_not_a_caption() -> None:
    seen = prose(f"<p>{OWN_WORDS * 4}</p>")
    assert seen.caption == ""
    assert seen.head == (OWN_WORDS * 4,)


def test_a_document_has_no_caption_its_first_lines_are_its_head() -> None:
    lines = ("แผนพัฒนาท้องถิ่น", "พ.ศ. 2566 - 2570", "ของ", "เทศบาลตำบลบ้านสมมติ", "ส่วนที่ 1", "สภาพทั่วไป")
    seen = prose_of(document_node(*lines))
    assert seen.caption == ""
    assert seen.head == lines[:4]
    assert seen.lines == lines


def test_nothing_gives_nothing() -> None:
    assert prose("") == Prose("", (), ())


LETTER = ("บันทึกข้อความ", "ส่วนราชการ สำนักปลัดเทศบาล", "ที่ รอ 53401/343 วันที่ 20 ตุลาคม 2565")


@pytest.mark.parametrize("after", ["เรียน นายกเทศมนตรี", "ตามที่กำหนดมาตรการไว้ ขอรายงานผล", "เรื่องเดิม ปี 2567"])
def test_the_matter_of_a_letter_may_run_over_two_lines_the_year_on_the_second(after: str) -> None:
    matter = ("เรื่อง รายงานผลการจัดการความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ.", "2565")
    seen = prose_of(document_node(*LETTER, *matter, after))
    assert seen.matter == " ".join(matter)
    assert read_years(seen, ["รายงานผลการจัดการความเสี่ยง ปี 2567"]).latest == 2565


def test_a_letter_that_does_not_say_its_matter_and_what_is_no_letter_have_none() -> None:
    assert prose_of(document_node(*LETTER, "เรียน นายกเทศมนตรี")).matter == ""
    assert prose_of(document_node("แผนพัฒนาท้องถิ่น", "เรื่อง การจัดทำแผน")).matter == ""


@pytest.mark.parametrize("line", ["วันที่ลงข้อมูล 1 มี.ค. 2567 ผู้อ่าน 309 ครั้ง", "เผยแพร่เมื่อ 12/03/2567", "ขนาด 32 KB"])
def test_when_a_page_was_put_up_and_how_often_it_was_read_is_noise(line: str) -> None:
    assert is_list_noise(line)
    assert not is_list_noise(f"{line} รายงานผลการจัดการความเสี่ยง")
