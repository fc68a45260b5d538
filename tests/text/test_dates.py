from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import ThaiDate, find_dates, find_periods, fiscal_year, thai_digits
from tests.text.thai import anything, calm, shuffled_pieces

FULL = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


def date(year: int, month: int, day: int = 0) -> ThaiDate:
    return ThaiDate(year=year, month=month, day=day)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("๑๕ ม.ค. ๖๗", [date(2567, 1, 15)]),
        ("1 มกราคม พ.ศ. ๒๕๖๗", [date(2567, 1, 1)]),
        ("12 มิ.ย. 63", [date(2563, 6, 12)]),
        ("11 ธ.ค. 2567", [date(2567, 12, 11)]),
        ("6 ก.ย. 2023", [date(2566, 9, 6)]),
        ("ณ วันที่ 30 กันยายน 2566", [date(2566, 9, 30)]),
        ("ประกาศ ณ วันที่ 9 เดือน เมษายน พุทธศักราช 2567", [date(2567, 4, 9)]),
        ("ประจำเดือนพฤษภาคม 2567", [date(2567, 5)]),
        ("ตุลาคม 2566 - มีนาคม 2567", [date(2566, 10), date(2567, 3)]),
        ("ตุลาคม - ธันวาคม 2566", [date(2566, 10), date(2566, 12)]),
        ("ตุลาคม ถึง มีนาคม 2567", [date(2566, 10), date(2567, 3)]),
        ("1 ต.ค. - 31 มี.ค. 2567", [date(2566, 10, 1), date(2567, 3, 31)]),
        ("1-3 มกราคม 2567", [date(2567, 1, 1)]),
        ("15/01/2567", [date(2567, 1, 15)]),
        ("15.1.2567", [date(2567, 1, 15)]),
        ("2024-02-29", [date(2567, 2, 29)]),
        ("Posted January 5, 2024", [date(2567, 1, 5)]),
        ("5 Mar 2024", [date(2567, 3, 5)]),
        ("๒๘ กรกฏาคม ๒๕๖๗", [date(2567, 7, 28)]),
        ("45 มกราคม 2567", [date(2567, 1)]),
        ("มกราคม 08.30 น.", []),
        ("31/13/2567 และ 99/99/2567", []),
        ("เดือนมกราคม", []),
        ("โทร. 0-4512-3456 ต่อ 12", []),
        ("สมคิด 67", []),
        ("", []),
    ],
)
def test_find_dates(text: str, dates: list[ThaiDate]) -> None:
    assert list(find_dates(text)) == dates


@calm
@given(
    st.integers(2500, 2599),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(
        ["{d} {full} {y}", "{d} {full} พ.ศ. {y}", "วันที่ {d} เดือน {full} {y}", "{d} {short} {y}", "{d}/{m}/{y}"]
    ),
    st.booleans(),
)
def test_every_way_of_writing_a_date_is_read(year: int, month: int, day: int, form: str, thai: bool) -> None:
    text = form.format(d=day, m=month, y=year, full=FULL[month - 1], short=SHORT[month - 1])
    assert find_dates(thai_digits(text) if thai else text) == (date(year, month, day),)


@calm
@given(st.one_of(anything, shuffled_pieces))
def test_nothing_makes_it_raise(text: str) -> None:
    assert all(1 <= found.month <= 12 and 0 <= found.day <= 31 for found in find_dates(text))
    for period in find_periods(text):
        assert 0 <= period.start < period.end <= len(text)
        if period.first and period.last:
            assert period.first < period.last


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2566, 9, 30), 2566),
        (date(2566, 10, 1), 2567),
        (date(2566, 12), 2567),
        (date(2567, 1, 1), 2567),
    ],
)
def test_the_budget_year_starts_in_october(day: ThaiDate, year: int) -> None:
    assert fiscal_year(day) == year


def test_find_periods() -> None:
    text = "ไตรมาสที่ ๒ และรอบ 6 เดือนแรก (ตุลาคม 2566 - มีนาคม 2567) กับครึ่งปีหลัง"
    quarter, half, months, second = find_periods(text)
    assert (quarter.kind, quarter.number) == ("quarter", 2)
    assert (half.kind, half.number) == ("half", 1)
    assert (months.kind, months.first, months.last) == ("months", date(2566, 10), date(2567, 3))
    assert text[months.start : months.end] == "ตุลาคม 2566 - มีนาคม 2567"
    assert (second.kind, second.number) == ("half", 2)


def test_six_months_of_which_the_half_is_not_said() -> None:
    assert [(found.kind, found.number) for found in find_periods("รายงานรอบ6เดือน")] == [("half", 0)]
    assert find_periods("อายุ 16 เดือน ไตรมาส 12") == ()
