"""What a document is, by its own title, whatever the link to it says."""

from __future__ import annotations

import pytest

from crawler.judge.prose import prose_of
from crawler.judge.site import Node
from crawler.judge.subject import subject_of
from tests.judge.parts import document_node, index, page_node

NAMES = {
    "o7": "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)",
    "o14": "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2567",
    "o18": "แผนการบริหารและพัฒนาทรัพยากรบุคคล ประจำปี 2567",
    "o19": "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล ประจำปี 2566",
    "o32": "แผนปฏิบัติการป้องกันการทุจริต",
    "o33": "รายงานผลการดำเนินการป้องกันการทุจริตประจำปี",
}


def subject(node: Node, item: str) -> tuple[str, str]:
    return subject_of(node, prose_of(node), item, index())


@pytest.mark.parametrize("item", NAMES)
def test_a_document_whose_first_line_names_the_item_is_the_item(item: str) -> None:
    assert subject(document_node(NAMES[item], "ส่วนที่ 1"), item) == ("own", item)


@pytest.mark.parametrize(("wanted", "given"), [("o18", "o19"), ("o19", "o18"), ("o32", "o33"), ("o14", "o7")])
def test_a_plan_is_not_the_report_on_it_nor_another_plan(wanted: str, given: str) -> None:
    assert subject(document_node(NAMES[given], "ส่วนที่ 1"), wanted) == ("other", given)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("แผนพัฒนาการศึกษา (พ.ศ. 2566 - 2570)", "o7"),
        ("รายงานผลการสำรวจความพึงพอใจของผู้รับบริการ ประจำปี 2567", "o12"),
        ("แผนป้องกันและบรรเทาสาธารณภัยประจำปี 2567", "o32"),
    ],
)
def test_a_look_alike_is_something_else(title: str, wanted: str) -> None:
    assert subject(document_node(title, "ส่วนที่ 1"), wanted) == ("other", "none")


def test_a_title_that_names_nothing_leaves_it_open() -> None:
    assert subject(document_node("บทที่ 1", "บทนำ", "ความเป็นมา"), "o7") == ("unknown", "")
    assert subject(document_node(), "o7") == ("unknown", "")


def test_a_title_over_two_lines_is_read_as_one() -> None:
    lines = ("รายงานผลการบริหารและพัฒนา", "ทรัพยากรบุคคลประจำปี", "2566")
    assert subject(document_node(*lines), "o19") == ("own", "o19")


@pytest.mark.parametrize(
    "head",
    [
        ("ประกาศเทศบาลตำบลบ้านสมมติ", "เรื่อง แผนปฏิบัติการป้องกันการทุจริต"),
        ("ประกาศเทศบาลตำบลบ้านสมมติ เรื่อง แผนปฏิบัติการป้องกันการทุจริต",),
        ("บันทึกข้อความ", "เรื่อง แผนปฏิบัติการป้องกันการทุจริต"),
    ],
)
def test_a_letterhead_names_who_speaks_and_the_subject_follows(head: tuple[str, ...]) -> None:
    assert subject(document_node(*head, "ด้วยเทศบาล"), "o32") == ("own", "o32")


LETTER = ("บันทึกข้อความ", "ส่วนราชการ สำนักปลัด", "ที่ นน 52101/12", "วันที่ 5 มกราคม 2567")


@pytest.mark.parametrize("head", [LETTER, LETTER[1:], ("ที่ นน 52101/12", "เทศบาลตำบลบ้านสมมติ", "5 มกราคม 2567")])
def test_an_official_letter_says_below_its_head_what_it_is_about(head: tuple[str, ...]) -> None:
    assert subject(document_node(*head, f"เรื่อง {NAMES['o33']}", "เรียน นายกเทศมนตรี"), "o33") == ("own", "o33")
    assert subject(document_node(*head, f"เรื่อง {NAMES['o33']}", "เรียน นายกเทศมนตรี"), "o32") == ("other", "o33")


def test_only_the_first_matter_of_a_letter_counts_and_that_of_no_letter_does_not() -> None:
    second = ("เรื่อง ขอส่งเอกสาร", "เรียน นายกเทศมนตรี", f"เรื่อง {NAMES['o33']}")
    assert subject(document_node(*LETTER, *second), "o33")[0] == "unknown"
    assert subject(document_node("ส่วนที่ 1", "บทนำ", "คำนำ", "สารบัญ", f"เรื่อง {NAMES['o33']}"), "o33")[0] == "unknown"


@pytest.mark.parametrize("unit", ["กองคลัง", "โดย กองคลัง", "กองคลัง เทศบาลตำบลบ้านสมมติ", "สำนักปลัดเทศบาล"])
def test_which_unit_put_it_up_says_nothing_of_the_matter(unit: str) -> None:
    assert subject(document_node(unit, "บทนำ", "ความเป็นมา"), "o32") == ("unknown", "")
    assert subject(document_node(unit, NAMES["o32"]), "o32") == ("own", "o32")
    assert subject(document_node(NAMES["o32"], unit), "o32") == ("own", "o32")


def test_what_sort_of_document_it_is_stands_before_its_matter() -> None:
    assert subject(document_node("คู่มือการปฏิบัติงาน เรื่อง การจดทะเบียนพาณิชย์", "บทที่ 1"), "o10")[0] == "own"


def test_the_title_that_the_file_carries_counts_too() -> None:
    assert subject(document_node("ส่วนที่ 1", title=NAMES["o32"]), "o32") == ("own", "o32")


def test_inside_a_page_the_documents_own_title_outranks_the_caption_above_it() -> None:
    words = "<p>ผู้รับผิดชอบ สำนักปลัด ได้ดำเนินการแล้วเสร็จตามแผนทุกโครงการ</p>"
    page = page_node(f"<h1>{NAMES['o18']}</h1><p>{NAMES['o19']}</p>{words}")
    assert subject(page, "o18") == ("other", "o19")
    assert subject(page, "o19") == ("own", "o19")


def test_a_page_whose_text_has_no_title_is_what_its_caption_says() -> None:
    page = page_node(f"<h1>{NAMES['o32']}</h1><p>ส่วนที่ 1 บทนำ</p>")
    assert subject(page, "o32") == ("own", "o32")


def test_a_sentence_is_no_title() -> None:
    told = "เทศบาลได้จัดทำแผนปฏิบัติการป้องกันการทุจริต " + "และดำเนินการตามแผนอย่างต่อเนื่องทุกไตรมาส " * 8
    assert subject(document_node(told), "o32")[0] == "unknown"
