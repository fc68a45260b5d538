"""Of which year the data is: the title outranks the text, the text outranks the label, dates and laws say nothing."""

from __future__ import annotations

import pytest

from crawler.judge.data_year import YearReading, claims_other, dates_in, label_years, read_years, years_of_measures
from crawler.judge.prose import prose_of
from tests.judge.parts import document_node, page_node


def read(*lines: str, labels: tuple[str, ...] = ()) -> YearReading:
    return read_years(prose_of(document_node(*lines)), labels)


def years(text: str) -> list[tuple[int, int]]:
    return [(span.first, span.last) for span in label_years(text)]


@pytest.mark.parametrize(
    ("label", "wanted", "other"),
    [
        ("แผนดำเนินงาน 2565", (2567,), True),
        ("แผนดำเนินงาน 2565", (2566, 2565), False),
        ("แผนพัฒนาท้องถิ่น 2566-2570", (2567,), False),
        ("แผนดำเนินงาน", (2567,), False),
        ("แผนดำเนินงาน 5/10/2565", (2567,), False),
        ("แผนดำเนินงาน 2565", (), False),
    ],
)
def test_a_label_claims_another_year_only_where_one_is_asked_for(
    label: str, wanted: tuple[int, ...], other: bool
) -> None:
    assert claims_other(label, wanted) is other


# --- what a line claims -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("แผนดำเนินงาน ประจำปี 2567", 2567, 2567),
        ("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", 2567, 2567),
        ("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 67", 2567, 2567),
        ("ITA 2567", 2567, 2567),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)", 2566, 2570),
        ("แผนพัฒนาท้องถิ่น พ.ศ. ๒๕๖๖ ถึง ๒๕๗๐", 2566, 2570),
        ("แผนพัฒนาท้องถิ่น 2566 – 2570", 2566, 2570),
    ],
)
def test_a_line_claims_its_year_or_years(text: str, first: int, last: int) -> None:
    assert years(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "ประกาศ ณ วันที่ 2 มกราคม พ.ศ. 2567",
        "แผนดำเนินงาน 15 ต.ค. 2566",
        "ลงวันที่ ๑๕ มีนาคม ๒๕๖๗",
        "แผนดำเนินงาน 5/10/2565",
        "แผนดำเนินงาน (๕-๑๐-๒๕๖๕)",
        "แผนดำเนินงาน 5 ต.ค. 65",
        "แผนดำเนินงาน 2022-10-05",
        "Action plan 3 Oct 2023",
        "Action plan, October 3, 2023",
        "ตามพระราชบัญญัติเทศบาล พ.ศ. 2496",
        "ตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560",
        "ระเบียบกระทรวงมหาดไทย ว่าด้วยการจัดทำแผนพัฒนา พ.ศ. 2548",
        "โทร 0 2567 1234",
        "คำสั่งเทศบาลตำบลบ้านสมมติ ที่ 45/2567",
        "คำสั่งที่ ๔๕ / ๒๕๖๗",
        "หนังสือ ที่ นน 52101/2567",
        "โครงสร้าง",
    ],
)
def test_the_day_of_a_notice_and_the_year_of_a_law_claim_nothing(text: str) -> None:
    assert years(text) == []


def test_a_fiscal_year_outranks_other_years_of_the_line() -> None:
    assert years("สถิติ ปี 2565 (ปีงบประมาณ พ.ศ. 2567)") == [(2567, 2567)]


def test_the_fiscal_year_outranks_the_months_that_it_spans() -> None:
    """The half year of October to March lies in two calendar years and in one fiscal year."""
    assert years("รายงานรอบ 6 เดือน ปีงบประมาณ พ.ศ. 2567 (ตุลาคม 2566 - มีนาคม 2567)") == [(2567, 2567)]


def test_the_months_of_a_half_year_alone_claim_nothing() -> None:
    assert years("สถิติการให้บริการ (ตุลาคม 2566 - มีนาคม 2567)") == []


def test_the_number_of_an_order_is_no_year_and_that_of_a_meeting_is() -> None:
    assert years("คำสั่งเทศบาล ที่ 45/2566 ประจำปี 2567") == [(2567, 2567)]
    assert years("รายงานการประชุมสภา ครั้งที่ 3/2567") == [(2567, 2567)]


# --- where it is read -------------------------------------------------------------------------------------------------


def test_a_documents_title_outranks_its_label() -> None:
    seen = read("รายงานผล ประจำปี 2565", labels=("รายงานผล ประจำปี 2567",))
    assert (seen.latest, seen.source) == (2565, "title")


def test_the_title_may_stand_in_any_of_the_first_four_lines() -> None:
    seen = read("เทศบาลตำบลบ้านสมมติ", "รายงานผลการดำเนินงาน", "ประจำปีงบประมาณ", "พ.ศ. 2566")
    assert (seen.latest, seen.source) == (2566, "title")


def test_where_the_title_is_silent_the_fiscal_year_that_the_text_says_most_counts() -> None:
    seen = read(
        *("รายงานผลการดำเนินงาน", "คำนำ", "สารบัญ", "ส่วนที่ 1"),
        *("ในปีงบประมาณ พ.ศ. 2566 ได้ใช้จ่าย", "สิ้นปีงบประมาณ พ.ศ. 2566", "เทียบกับปีงบประมาณ พ.ศ. 2565"),
        labels=("รายงาน 2567",),
    )
    assert (seen.latest, seen.source) == (2566, "body")


def test_years_said_equally_often_all_stand() -> None:
    body = ("ปีงบประมาณ พ.ศ. 2566", "ปีงบประมาณ พ.ศ. 2567")
    seen = read("สถิติ", "-", "-", "-", *body)
    assert seen.covers((2566,))
    assert seen.covers((2567,))


def test_a_year_in_passing_in_the_text_says_nothing() -> None:
    assert read("สถิติ", "-", "-", "-", "เริ่มสร้างเมื่อปี 2540", "ก่อตั้ง พ.ศ. 2539").source == "none"


def test_labels_are_the_last_resort_nearest_first() -> None:
    seen = read("รายงานผล", labels=("ดาวน์โหลด", "รายงานผล ปี 2566", "ITA 2567"))
    assert (seen.latest, seen.source) == (2566, "label")


def test_the_caption_that_the_sites_system_prints_is_a_label() -> None:
    page = page_node("<h1>รายงาน ประจำปี 2567</h1><p>รายงานการรับของขวัญ ประจำปี 2566</p><p>ผู้รายงาน งานธุรการ</p>")
    assert read_years(prose_of(page), ()).latest == 2566
    silent = page_node("<h1>รายงาน ประจำปี 2567</h1><p>รายงานการรับของขวัญ</p><p>ผู้รายงาน งานธุรการ</p>")
    seen = read_years(prose_of(silent), ("ปี 2565",))
    assert (seen.latest, seen.source) == (2567, "label")


def test_the_day_on_which_it_was_put_up_is_no_claim() -> None:
    assert read("รายงานผล", labels=("รายงานผล | 12 ม.ค. 2567",)).source == "none"


# --- results that are discussed, and monthly reports ------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [
        ("การวิเคราะห์ผลการประเมิน ITA ปี 2566", "และมาตรการส่งเสริมคุณธรรม ประจำปี 2567"),
        ("มาตรการส่งเสริมคุณธรรม ประจำปี 2567", "จากผลคะแนน ปี 2566"),
        ("การวิเคราะห์ผลคะแนน 2566 เพื่อจัดทำมาตรการ ปี 2567",),
        ("การวิเคราะห์ผลการประเมิน ITA ปี 2566", "-", "-", "มาตรการ ประจำปี 2567"),
    ],
)
def test_a_year_of_which_the_result_is_discussed_is_not_the_documents(head: tuple[str, ...]) -> None:
    seen = read(*head)
    assert (seen.latest, seen.covers((2566,)), seen.source) == (2567, False, "title")


def test_the_label_says_the_year_where_the_title_only_names_a_result() -> None:
    seen = read("การวิเคราะห์ผลการประเมิน ITA ปี 2566", "บทนำ", labels=("มาตรการ ปี 2567",))
    assert (seen.latest, seen.source) == (2567, "label")


def test_the_year_of_a_result_counts_where_no_other_is_said() -> None:
    seen = read("การวิเคราะห์ผลการประเมิน ITA ปี 2566", "บทนำ", labels=("มาตรการ",))
    assert (seen.latest, seen.source) == (2566, "title")


def test_measures_made_from_a_result_are_of_the_next_year() -> None:
    discussed = read("การวิเคราะห์ผลการประเมิน ITA ปี 2566", "บทนำ")
    assert (years_of_measures(discussed).latest, years_of_measures(discussed).covers((2566,))) == (2567, False)
    said = read("การวิเคราะห์ผลการประเมิน ITA ปี 2566", "และมาตรการ ประจำปี 2566")
    assert years_of_measures(said).latest == 2566
    assert years_of_measures(YearReading()) == YearReading()


@pytest.mark.parametrize(("month", "year"), [("ตุลาคม 2566", 2567), ("กันยายน ๒๕๖๖", 2566), ("ม.ค. 67", 2567)])
def test_a_monthly_report_is_of_the_fiscal_year_of_its_month(month: str, year: int) -> None:
    seen = read("สรุปผลการจัดซื้อจัดจ้าง", f"ประจำเดือน {month}")
    assert (seen.latest, seen.source) == (year, "title")


def test_its_month_outranks_the_label_and_a_year_in_the_title_outranks_both() -> None:
    assert read("สรุปผล เดือนตุลาคม 2566", labels=("สรุปผล ปี 2565",)).latest == 2567
    assert read("สรุปผล ปีงบประมาณ 2566", "เดือนตุลาคม 2566", labels=("สรุปผล ปี 2565",)).latest == 2566


def test_the_day_of_a_notice_is_no_month_that_it_reports_on() -> None:
    assert read("สรุปผล", "ประกาศ ณ วันที่ 5 ตุลาคม 2566").source == "none"


# --- a reading --------------------------------------------------------------------------------------------------------


def test_a_range_covers_every_year_of_it() -> None:
    seen = read("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)")
    assert seen.covers((2567,))
    assert seen.covers((2571, 2570))
    assert not seen.covers((2565, 2571))
    assert not seen.covers(())


def test_the_fitting_year_is_the_wanted_one_else_the_latest() -> None:
    seen = read("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)")
    assert seen.fitting((2567, 2566)) == 2567
    assert seen.fitting((2560,)) == 2570
    assert YearReading().fitting((2567,)) is None


# --- lists of dated entries -------------------------------------------------------------------------------------------


def test_entries_are_counted_by_fiscal_year_which_begins_in_october() -> None:
    lines = ("30 กันยายน 2566 ประชุม", "1 ตุลาคม 2566 อบรม", "๕ ม.ค. ๖๗ ถึง 6 ม.ค. 67 รณรงค์", "ไม่มีวันที่")
    assert dates_in(lines) == {2566: 1, 2567: 2}
