"""The words that announce a target: those of the link, else of its row, else of the heading above."""

from __future__ import annotations

import pytest

from crawler.judge.labels import best_label, is_generic, label_matches
from tests.judge.parts import index, link


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ดาวน์โหลด",
        "ดาวน์โหลดเอกสาร",
        "รายละเอียด",
        "รายละเอียด 1",
        "รายละเอียดเพิ่มเติม",
        "เปิด",
        "เปิดไฟล์",
        "ดูเอกสาร",
        "คลิกที่นี่",
        "คลิกเพื่อดูรายละเอียด",
        "อ่านต่อ",
        "ไฟล์แนบ 2",
        "ลิงก์ 3",
        "URL",
        "Download",
        "Click here",
        "Read more",
        "PDF",
        "https://www.made-up.test/o14/",
        "www.made-up.test",
        "made-up.go.th/o14",
        "20240115_103322.pdf",
    ],
)
def test_words_that_name_nothing(text: str) -> None:
    assert is_generic(text)


@pytest.mark.parametrize("text", ["โครงสร้าง", "รายละเอียดงบประมาณรายจ่าย", "เปิดเผยข้อมูล", "ข้อมูลการติดต่อ", "Q&A", "o14"])
def test_words_that_name_something(text: str) -> None:
    assert not is_generic(text)


def test_a_links_own_words_come_first() -> None:
    assert best_label(link("โครงสร้าง", context="ข้อ o1 | อื่น ๆ", heading="ITA")) == "โครงสร้าง"


def test_a_generic_link_takes_the_words_of_its_row() -> None:
    assert best_label(link("รายละเอียด 1", context="1 | อำนาจหน้าที่ | รายละเอียด 1")) == "อำนาจหน้าที่"


def test_a_number_alone_in_the_row_is_passed_over() -> None:
    assert best_label(link("เปิด", context="o3 | อำนาจหน้าที่ | เปิด")) == "อำนาจหน้าที่"


def test_a_generic_link_without_a_row_takes_the_heading() -> None:
    assert best_label(link("ดาวน์โหลด", heading="แผนพัฒนาท้องถิ่น")) == "แผนพัฒนาท้องถิ่น"


def test_a_picture_without_words_has_no_label() -> None:
    """The heading above a row of picture buttons names none of them."""
    assert best_label(link("", heading="บริการประชาชน")) == ""


def test_a_link_announces_what_its_words_name() -> None:
    assert label_matches(index(), link("ข้อมูลการติดต่อ"))[0].key == "o4"


@pytest.mark.parametrize("text", ["เปิด", "รายละเอียด 1", "คลิกที่นี่", "https://www.made-up.test/04.html"])
def test_a_generic_link_announces_what_its_row_names(text: str) -> None:
    row = link(text, context=f"ข้อ o4 | ข้อมูลการติดต่อ | {text}", heading="โครงสร้าง")
    assert label_matches(index(), row)[0].key == "o4"


def test_the_row_outranks_the_heading_and_the_heading_serves_where_the_row_says_nothing() -> None:
    assert label_matches(index(), link("เปิด", context="ไฟล์ | เปิด", heading="โครงสร้าง"))[0].key == "o1"


def test_a_link_that_names_something_is_not_read_from_its_row() -> None:
    assert not any(match.key == "o4" for match in label_matches(index(), link("ภาพกิจกรรมปลูกป่า", context="ข้อมูลการติดต่อ")))


@pytest.mark.parametrize("number", ["o4", "O4", "ข้อ o4", "๐4", "OIT 4", "ita-004"])
def test_a_number_alone_announces_no_item(number: str) -> None:
    """Each year has numbers of its own."""
    for alone in (link(number), link("เปิด", context=f"{number} | เปิด")):
        assert not [match for match in label_matches(index(), alone) if match.score >= 0.6 and match.key != "hub"]


def test_a_picture_without_words_announces_nothing_by_its_heading() -> None:
    assert label_matches(index(), link("", heading="ข้อมูลการติดต่อ")) == ()
