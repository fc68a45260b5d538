"""How long something takes, and when it is to be done."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page
from tests.judge.parts import table

# --- duration ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("ขั้นตอน | ระยะเวลา", "รับคำขอ | 5 นาที", "ตรวจสอบ | 1 ชั่วโมง"),
        ("ขั้นตอน | ผู้ทำ | ใช้", "รับคำขอ | งานทะเบียน | ๕ นาที", "ตรวจสอบ | กองช่าง | 3 วัน"),
        ("การขอใบแทน | ระยะเวลา | 15 วัน",),
        ("ระยะเวลาให้บริการ", "15 วันทำการ"),
        ("ให้แล้วเสร็จภายในสิบห้าวัน",),
        ("ได้รับใบอนุญาตภายในวันเดียว",),
        ("รับคำขอและตรวจ 5 นาที", "เสนอลงนาม 10 - 15 นาที"),
    ],
)
def test_a_length_of_time_under_or_beside_a_word_for_it_or_twice(lines: tuple[str, ...]) -> None:
    assert check("duration", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("รับคำขอ 5 นาที",),
        ("เวลาทำการ", "วันจันทร์ ถึง วันศุกร์"),
        ("ระยะเวลา", "วันที่ 15 มกราคม 2567"),
        ("ระยะเวลา", "โทร 0 2567 1234"),
        ("ผู้มีอายุ 60 ปี", "รอบ 6 เดือนแรก", "รอบ 6 เดือนหลัง"),
        (),
    ],
)
def test_days_of_the_week_dates_half_years_and_a_single_mention_are_none(lines: tuple[str, ...]) -> None:
    assert check("duration", document(*lines)).met is False


def test_a_column_of_time_left_blank_is_told_as_such() -> None:
    seen = check("duration", page(table("ขั้นตอน|ระยะเวลา", "รับคำขอ|", "ตรวจสอบ|-")))
    assert (seen.met, seen.quote) == (False, "ระยะเวลา")


def test_of_a_scan_the_heading_is_enough() -> None:
    head = ("คู่มือ", "เทศบาลตำบลบ้านสมมติ", "การขอใบแทน")
    assert check("duration", document(*head, "ระยะเวลา ๑? วน", quality="ocr")).met is True
    assert check("duration", document(*head, "ระยะเวลา ๑? วน")).met is False


# --- period -----------------------------------------------------------------------------------------------------------

GRID = "โครงการ|ต.ค.|พ.ย.|ธ.ค.|ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย."


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการ | ระยะเวลา", "อบรม | ตลอดปี", "ขุดลอก | ไตรมาส 2"),
        ("โครงการ | จะทำ", "อบรม | มกราคม 2567", "ขุดลอก | มี.ค. - เม.ย. 67"),
        ("ชื่อโครงการ | ขุดลอกคลอง", "กำหนดการ | มีนาคม 2567"),
        ("ระยะเวลาดำเนินการ 1 ตุลาคม 2566 ถึง 30 กันยายน 2567",),
        ("ระยะเวลาดำเนินการ", "ปีงบประมาณ 2567"),
        ("คาดว่าจะประกาศเดือน ๐๓/๒๕๖๗",),
        (GRID.replace("|", " | "), "อบรม" + " | " * 12),
        ("โครงการ | จะทำ", "อบรม | 1 ม.ค. 67 - 31 มี.ค. 67", "ขุดลอก | 1 เม.ย. 2567 ถึง 30 เม.ย. 2567"),
    ],
)
def test_when_it_is_to_be_done(lines: tuple[str, ...]) -> None:
    assert check("period", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("ประกาศ ณ วันที่ 2 มกราคม 2567", "เผยแพร่ 12 มกราคม 2567"),
        ("แผน ประจำปีงบประมาณ พ.ศ. 2567", "งบประมาณ 20,000 บาท"),
        *[
            tuple(line.format(day) for day in range(1, 7))
            for line in (
                "ข่าววันที่ {} มกราคม 2567",
                "คำสั่งที่ {}/2567",
                "ข้อ {} ของปีงบประมาณ พ.ศ. 2567",
            )
        ],
        ("เรื่อง | ประกาศเมื่อ", "อบรม | 2 มกราคม 2567", "ขุดลอก | 5 มกราคม 2567"),
        ("โครงการ | ปี 2566 | ปี 2567", "อบรม | 20,000 | 30,000"),
        ("ระยะเวลา", "โทร 0 2567 1234"),
        ("ระยะเวลา", "ยังไม่ได้กำหนด"),
        (),
    ],
)
def test_days_of_notices_fiscal_years_and_years_above_columns_are_no_time_for_the_work(lines: tuple[str, ...]) -> None:
    assert check("period", document(*lines)).met is False


def test_a_table_with_a_column_for_every_month_is_a_calendar() -> None:
    seen = check("period", page(table(GRID, "อบรม||/||||||||||")))
    assert seen.met is True
    assert "ต.ค." in seen.quote


def test_a_column_of_periods_left_blank_is_told_as_such() -> None:
    seen = check("period", page(table("โครงการ|ระยะเวลา", "อบรม|", "ขุดลอก|")))
    assert (seen.met, seen.quote) == (False, "ระยะเวลา")


def test_of_a_scan_the_heading_of_the_period_is_enough() -> None:
    head = ("แผน", "เทศบาลตำบลบ้านสมมติ", "ประจำปี")
    assert check("period", document(*head, "ระยะเวลาดำเนินการ", quality="ocr")).met is True
    assert check("period", document(*head, "ระยะเวลาดำเนินการ")).met is False
