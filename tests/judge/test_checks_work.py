"""Projects, purchases and services: how far they are, how many, listed by name, by which method, from whom; and
declarations that there was none."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page
from tests.judge.parts import table

# --- progress ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการ | สถานะ", "อบรม | แล้วเสร็จ", "ขุดลอก | "),
        ("โครงการ | ผลการดำเนินงาน", "อบรม | /", "ขุดลอก | /"),
        ("โครงการ | ไตรมาส 1 | ไตรมาส 2", "อบรม | 50% | 100%", "ขุดลอก | 30% | ๔๐%"),
        ("โครงการอบรม | ความก้าวหน้า | ยังไม่ได้ดำเนินการ",),
        ("ความก้าวหน้า", "อยู่ระหว่างดำเนินการ"),
        ("โครงการอบรม ดำเนินการแล้วเสร็จ", "โครงการขุดลอก ยังไม่เริ่ม"),
    ],
)
def test_how_far_the_projects_are(lines: tuple[str, ...]) -> None:
    assert check("progress", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("ความก้าวหน้าของแผน", "โครงการอบรม", "โครงการขุดลอก"),
        ("โครงการอบรม ดำเนินการแล้วเสร็จ",),
        ("โครงการอบรม กำหนดแล้วเสร็จ มี.ค. 67", "โครงการขุดลอก คาดว่าจะแล้วเสร็จ พ.ค. 67"),
        ("โครงการ | งบประมาณ", "อบรม | 20,000", "ขุดลอก | 30,000"),
        (),
    ],
)
def test_a_title_and_a_word_in_passing_are_no_progress(lines: tuple[str, ...]) -> None:
    assert check("progress", document(*lines)).met is False


def test_a_column_of_progress_left_blank_is_told_as_such() -> None:
    seen = check("progress", page(table("โครงการ|สถานะ", "อบรม|", "ขุดลอก|-")))
    assert (seen.met, seen.quote) == (False, "สถานะ")


# --- outcome ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("มาตรการ | ผล", "ติดป้ายขั้นตอนหน้าเคาน์เตอร์ | ติดครบ 5 จุด", "อบรมพนักงาน | จัดเมื่อเดือนพฤษภาคม"),
        ("โครงการ | ผลการดำเนินการ", "ปลูกป่าชุมชน | ต้นกล้า 500 ต้น", "อบรม อสม. | ผู้เข้าร่วม 60 คน"),
        ("ดำเนินการแล้วเสร็จทุกโครงการ",),
        ("มาตรการที่วางไว้ ที่ทำได้จริง ผล", "สุ่มตรวจ | ตรวจ 30 ครั้ง | ไม่พบเหตุ", "อบรม | 2 รุ่น | เข้าใจดี"),
    ],
)
def test_an_outcome_is_told_in_a_column_or_by_how_far_it_is(lines: tuple[str, ...]) -> None:
    assert check("outcome", document("รายงานประจำปี", "เทศบาลตำบลบ้านสมมติ", "สรุปดังนี้", *lines)).met is True


def test_a_plan_has_no_outcome_yet_and_a_form_left_blank_none() -> None:
    plan = document("แผนงานประจำปี", "โครงการ | งบประมาณ", "ปลูกป่าชุมชน | 50,000", "อบรม อสม. | 20,000")
    assert check("outcome", plan).met is False
    blank = document("แบบรายงาน", "โครงการ | ผล", "ปลูกป่าชุมชน | ", "อบรม อสม. | ")
    assert check("outcome", blank).met is False
    assert check("outcome", plan, words=("ปลูกป่า",)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("มาตรการ | ผลประโยชน์", "อบรม | พนักงานรู้กฎหมาย", "ตรวจสอบ | ไม่รั่วไหล"),
        ("มาตรการ | ผลกระทบ", "อบรม | พนักงานรู้กฎหมาย", "ตรวจสอบ | ไม่รั่วไหล"),
        ("มาตรการ | ผู้รับผิดชอบ", "อบรม | งานการเจ้าหน้าที่", "ตรวจสอบ | หน่วยตรวจสอบภายใน"),
        (),
    ],
)
def test_benefits_hoped_for_and_who_is_to_do_it_are_no_outcome(lines: tuple[str, ...]) -> None:
    assert check("outcome", document(*lines)).met is False


def test_a_column_of_outcomes_left_blank_is_told_and_words_in_the_text_will_do() -> None:
    blank = ("มาตรการ | ผลการดำเนินการ", "อบรม | ", "ตรวจสอบ | -")
    seen = check("outcome", document(*blank))
    assert (seen.met, seen.quote) == (False, "ผลการดำเนินการ")
    assert check("outcome", document(*blank, "ได้จัดอบรมตามมาตรการ"), words=("ได้จัดอบรม",)).met is True
    assert check("outcome", document(*blank, "จะจัดอบรมตามมาตรการ"), words=("ได้จัดอบรม",)).met is False


# --- count ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("บริการ | จำนวน (คน)", "แจ้งเกิด | 12", "แจ้งตาย | 0"),
        ("บริการ | จำนวน", "แจ้งเกิด | ๑,๒๐๐", "แจ้งตาย | "),
        ("บริการ | จำนวน", "แจ้งเกิด | ไม่มี", "แจ้งตาย | "),
        ("ชื่อบริการ | แจ้งเกิด", "จำนวน | 12"),
        ("มีผู้มาใช้บริการ 120 ราย",),
        ("รวมทั้งสิ้น", "15 เรื่อง"),
        ("ไม่มีเรื่องร้องเรียนการทุจริต",),
        ("บริการ | ต.ค. | พ.ย. | ธ.ค.", "แจ้งเกิด | 12 | 9 | ๑๔"),
        ("บริการ | ประชาชน", "แจ้งเกิด | 12", "แจ้งตาย | 9", "ย้าย | 1,204"),
    ],
)
def test_how_many_there_were_or_that_there_were_none(lines: tuple[str, ...]) -> None:
    assert check("count", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("รายงานการประชุม ครั้งที่ 3", "ประจำปีงบประมาณ พ.ศ. 2567"),
        ("รวม 3 รายการ", "วงเงิน 20,000 บาท"),
        ("จำนวนมาก",),
        ("บริการ | ต.ค. | พ.ย.", "แจ้งเกิด | 12 | 9", "แจ้งตาย | - | - "),
        ("ข้อมูลจำนวน", "โทร 0 2567 1234"),
        (),
    ],
)
def test_meetings_money_telephones_and_years_are_no_count(lines: tuple[str, ...]) -> None:
    assert check("count", document(*lines)).met is False


def test_a_column_of_counts_left_blank_is_told_as_such() -> None:
    seen = check("count", page(table("บริการ|จำนวน (ราย)", "แจ้งเกิด|", "แจ้งตาย|")))
    assert (seen.met, seen.quote) == (False, "จำนวน (ราย)")


def test_of_a_scan_a_heading_without_figures_says_no_count() -> None:
    head = ("สถิติ", "เทศบาลตำบลบ้านสมมติ", "ประจำปี")
    assert check("count", document(*head, "จำนวนผู้รับบริการ", quality="ocr")).met is False


# --- declared ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("ในปีงบประมาณ พ.ศ. 2567 ไม่มีการรับของขวัญ",),
        ("เจ้าหน้าที่มิได้รับทรัพย์สินจากผู้ใด",),
        ("การรับของขวัญ | จำนวนครั้ง", "จากหน่วยงานรัฐ | 0", "จากเอกชน | 0"),
        ("การรับของขวัญ | จำนวน | มูลค่า", "จากเอกชน | ไม่มี | ไม่มี"),
        ("แบบรายงาน | เทศบาลตำบลบ้านสมมติ", "จำนวนครั้ง | 2"),
        ("จำนวนเรื่องร้องเรียน", "0 เรื่อง"),
    ],
)
def test_what_was_taken_or_that_nothing_was(lines: tuple[str, ...]) -> None:
    assert check("declared", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("แบบรายงานการรับทรัพย์สิน", "จำนวน ......... ครั้ง", "ลงชื่อ"),
        ("ผู้บริหารจะไม่รับของขวัญทุกชนิด",),
        ("ประกาศ ณ วันที่ 5 มกราคม 2567", "ประจำปีงบประมาณ พ.ศ. 2567"),
        ("จำนวนครั้งที่รับ", "โทร 0 2567 1234"),
        (),
    ],
)
def test_a_promise_and_a_form_left_blank_declare_nothing(lines: tuple[str, ...]) -> None:
    assert check("declared", document(*lines)).met is False


def test_a_form_left_blank_is_told_as_such() -> None:
    seen = check("declared", page(table("ที่|จำนวนครั้ง|มูลค่า", "1||", "2||")))
    assert (seen.met, seen.quote) == (False, "จำนวนครั้ง")


# --- listed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("ที่ | ชื่อโครงการ", "1 | อบรมคุณธรรม", "2 | ขุดลอกคลอง"),
        ("ที่ | มาตรการ", "1 | อบรมคุณธรรม", "2 | ตรวจสอบภายใน", "3 | "),
    ],
)
def test_two_things_under_a_heading_for_such_are_listed(lines: tuple[str, ...]) -> None:
    assert check("listed", document(*lines)).met is True
    assert check("listed", page(table(*lines))).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("ที่ | ชื่อโครงการ", "1 | อบรมคุณธรรม"),
        ("ที่ | ชื่อโครงการ", "1 | ", "2 | -"),
        ("ที่ | โครงการ", "1 | 20,000", "2 | 2567"),
        ("ที่ | วันที่", "1 | 2 มกราคม 2567", "2 | 3 มกราคม 2567"),
        ("โครงการอบรมคุณธรรม", "โครงการขุดลอกคลอง"),
        (),
    ],
)
def test_one_thing_blanks_figures_and_dates_are_no_list(lines: tuple[str, ...]) -> None:
    assert check("listed", document(*lines)).met is False


def test_a_further_heading_or_a_word_in_the_text_will_do() -> None:
    rows = ("ที่ | จัดหา", "1 | เครื่องพิมพ์", "2 | กระดาษ")
    assert check("listed", document(*rows)).met is False
    assert check("listed", document(*rows), words=("จัดหา",)).quote == "จัดหา | เครื่องพิมพ์"
    assert check("listed", document("กิจกรรมที่ 1 อบรมคุณธรรม"), words=("กิจกรรมที่ 1",)).met is True


# --- method -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("รายการ | วิธีการจัดหา", "กระดาษ | เฉพาะเจาะจง", "ถนน | e-bidding"),
        ("รายการ | จัดหาโดย", "กระดาษ | เฉพาะเจาะจง", "ถนน | คัดเลือก"),
        ("วิธีซื้อหรือจ้าง | ตกลงกับร้านโดยตรง",),
        ("จ้างเหมาโดยวิธีประกวดราคาอิเล็กทรอนิกส์ (E-BIDDING)",),
        ("จัดซื้อโดยวิธีคัดเลือก",),
    ],
)
def test_by_which_method_something_is_bought(lines: tuple[str, ...]) -> None:
    assert check("method", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("ระเบียบว่าด้วยวิธีการงบประมาณ", "ประจำปี 2567"),
        ("รายการ | ผู้ได้รับการคัดเลือก", "กระดาษ | ร้านสมมติ", "ถนน | หจก. สมมติ"),
        ("ประกาศรับสมัครคัดเลือกบุคคลเป็นพนักงานจ้าง",),
        ("ประกาศเชิญชวนประชาชนร่วมงานประเพณี",),
        ("รายการ | วงเงิน", "กระดาษ | 20,000", "ถนน | 300,000"),
        (),
    ],
)
def test_rules_of_budgeting_winners_and_other_choices_are_no_method(lines: tuple[str, ...]) -> None:
    assert check("method", document(*lines)).met is False


def test_a_column_of_methods_left_blank_is_told_as_such() -> None:
    seen = check("method", page(table("รายการ|วิธีการจัดหา", "กระดาษ|", "ถนน|")))
    assert (seen.met, seen.quote) == (False, "วิธีการจัดหา")


# --- seller -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("รายการ | ผู้ได้รับการคัดเลือก", "กระดาษ | ร้านสมมติพาณิชย์", "ถนน | บริษัท สมมติ จำกัด"),
        ("รายการ | ได้แก่", "กระดาษ | หจก. สมมติ", "ถนน | บจก. สมมติ"),
        ("รายการ | ผู้รับจ้าง", "ทำความสะอาด | สมมติ ตั้งชื่อ"),
        ("คู่สัญญา นายสมมติ ตั้งชื่อ",),
        ("ผู้ชนะการเสนอราคา", "สหกรณ์โคนมสมมติ"),
    ],
)
def test_who_was_chosen(lines: tuple[str, ...]) -> None:
    assert check("seller", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("ลงชื่อ", "(นายสมมติ ตั้งชื่อ)"),
        ("นายสมมติ ตั้งชื่อ ประธานกรรมการ", "นางสมมติ ตั้งใจ กรรมการ", "นางสาวสมมติ ตั้งตน กรรมการ"),
        ("ตำแหน่ง | ชื่อ", "ประธาน | นายสมมติ ตั้งชื่อ", "กรรมการ | นางสมมติ ตั้งใจ"),
        ("รายการ | วงเงิน", "กระดาษ | 20,000", "ถนน | 300,000"),
        (),
    ],
)
def test_who_signed_or_sat_in_a_committee_sold_nothing(lines: tuple[str, ...]) -> None:
    assert check("seller", document(*lines)).met is False


def test_a_column_of_sellers_left_blank_is_told_as_such() -> None:
    seen = check("seller", page(table("รายการ|ผู้ชนะ", "กระดาษ|", "ถนน|")))
    assert (seen.met, seen.quote) == (False, "ผู้ชนะ")
