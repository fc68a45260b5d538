from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import YearSpan, find_years, thai_digits
from tests.text.thai import anything, calm, shuffled_pieces


def ranges(text: str) -> list[tuple[int, int]]:
    return [(span.first, span.last) for span in find_years(text)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2567", [2567]),
        ("๒๕๖๗", [2567]),
        ("ปี ๒๕67", [2567]),
        ("ปี 67", [2567]),
        ("ปีงบ 67", [2567]),
        ("ปีงบ67", [2567]),
        ("ประจำปี 2567", [2567]),
        ("พ.ศ. 67", [2567]),
        ("พ.ศ..2568", [2568]),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗", [2567]),
        ("12 มิ.ย. 63", [2563]),
        ("15/01/2567", [2567]),
        ("ค.ศ. 2023", [2566]),
        ("ITA 2024", [2567]),
        ("FY67", [2567]),
        ("ครั้งที่ 1/2567", [2567]),
        ("คำสั่งที่ 339/2566", [2566]),
        # file names and addresses
        ("O7-2567", [2567]),
        ("07-2567", [2567]),
        ("ita2567", [2567]),
        ("ITA67", [2567]),
        ("2566-339.pdf", [2566]),
        ("plan_2567_final.pdf", [2567]),
        ("uploads 2024 05", [2567]),
        # two years that are no range
        ("2567 2566", [2567, 2566]),
        ("2567-2566", [2567, 2566]),
        ("ตุลาคม 2566 - มีนาคม 2567", [2566, 2567]),
    ],
)
def test_years(text: str, years: list[int]) -> None:
    assert ranges(text) == [(year, year) for year in years]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("(พ.ศ. 2566-2570)", 2566, 2570),
        ("พ.ศ. 2566 – 2570", 2566, 2570),
        ("พ.ศ. ๒๕๖๖ ถึง พ.ศ. ๒๕๗๐", 2566, 2570),
        ("๒๕61 – ๒๕๖4", 2561, 2564),
        ("ปี 2566-70", 2566, 2570),
        ("(2566-70)", 2566, 2570),
        ("แผนอัตรากำลัง-๓-ปี…64-66.pdf", 2564, 2566),
        ("2566/2567", 2566, 2567),
        ("2023-2027", 2566, 2570),
    ],
)
def test_ranges(text: str, first: int, last: int) -> None:
    assert ranges(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "โทร. 0-4512-2567",
        "045 256 2567",
        "0 2567 2566",
        "081-2566789",
        "2,567.00 บาท",
        "12,567",
        "2567.50",
        "2567 บาท",
        "ผู้เข้าชม 2567 คน",
        "67235_7df0b5",
        "a2567f0",
        "P67110068132",
        "เลขที่โครงการ 67119256701",
        "25598",
        "1725952733037_7770",
        "ที่ มท 0808.2/ว 2567",
        "?id=2015",
        "img_2023_7",
        "อายุ 60 ปี 65 วัน",
        "อายุ 60 ปี 70",
        "ปี 12 เดือน",
        "แผนอัตรากำลัง 3 ปี",
        "67",
        "มาตรา 67",
        "เวลา 08.30 - 16.30 น.",
        "OIT 43",
        "",
    ],
)
def test_not_years(text: str) -> None:
    assert find_years(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ประจำปีงบประมาณ พ.ศ. 2567", "fiscal"),
        ("ปีงบประมาณ 67", "fiscal"),
        ("งบประมาณรายจ่ายประจำปี 2567", "fiscal"),
        ("ปีงบประมาณ (พ.ศ. 2566-2570)", "fiscal"),
        ("1 มกราคม 2567", "calendar"),
        ("ปีปฏิทิน 2567", "calendar"),
        ("1/2/2567", "calendar"),
        ("ประจำปี 2567", "plain"),
        ("พ.ศ. 2567", "plain"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [span.kind for span in find_years(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540",
        "พระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖",
        "ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนา พ.ศ. 2548",
        "(ฉบับที่ 14) พ.ศ. 2562",
        "พรบ.ข้อมูลข่าวสาร 2540",
    ],
)
def test_the_year_of_a_law_is_marked(text: str) -> None:
    assert [span.law for span in find_years(text)] == [True]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("5/10/2565", True),
        ("๕-๑๐-๒๕๖๕", True),
        ("2022-10-05", True),
        ("5 ต.ค. 65", True),
        ("ตุลาคม พ.ศ. 2565", True),
        ("3 Oct 2022", True),
        ("October 3, 2022", True),
        ("ปี 2565", False),
        ("ปีปฏิทิน 2565", False),
        ("2/2565", False),
    ],
)
def test_the_year_of_a_date_is_marked(text: str, dated: bool) -> None:
    assert [(span.first, span.dated) for span in find_years(text)] == [(2565, dated)]


@pytest.mark.parametrize(
    "text",
    [
        "แผนพัฒนาท้องถิ่น พ.ศ. 2567",
        "เทศบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2567",
        "ข้อบัญญัติงบประมาณ ประจำปี พ.ศ. 2567",
        "ระเบียบวาระการประชุม พ.ศ. 2567",
        "ตามระเบียบฯ แผนพัฒนา (พ.ศ. 2566-2570)",
        "พระราชบัญญัติเทศบาล\nพ.ศ. 2567",
        "แผนพัฒนาท้องถิ่น เพิ่มเติม ฉบับที่ 2/2567",
        "แผนพัฒนาท้องถิ่น ฉบับที่ 3 พ.ศ. 2567",
        "ข้อบัญญัติ 2567",
        "ระเบียบและคำสั่งที่ 12/2567",
    ],
)
def test_the_year_of_a_document_is_not_marked_as_a_laws(text: str) -> None:
    assert [span.law for span in find_years(text)] == [False]


def test_two_laws_and_a_year_of_data() -> None:
    text = "ตาม พ.ร.บ. เทศบาล พ.ศ. 2496 และ (ฉบับที่ 14) พ.ศ. 2562 รายงานประจำปีงบประมาณ พ.ศ. 2566"
    assert [(span.first, span.law) for span in find_years(text)] == [(2496, True), (2562, True), (2566, False)]


@calm
@given(
    st.integers(2500, 2599),
    st.sampled_from(["{y}", "ปี {y}", "พ.ศ. {y}", "o7-{y}.pdf", "แผน{y}งาน", "({y})", "_{y}_"]),
    st.booleans(),
)
def test_a_year_is_found_wherever_it_stands(year: int, form: str, thai: bool) -> None:
    text = form.format(y=year)
    (span,) = find_years(thai_digits(text) if thai else text)
    assert (span.first, span.last) == (year, year)
    assert span.text == (thai_digits(str(year)) if thai else str(year))


@calm
@given(st.one_of(anything, shuffled_pieces))
def test_nothing_makes_it_raise(text: str) -> None:
    last: YearSpan | None = None
    for span in find_years(text):
        assert 2400 < span.first <= span.last < 2700
        assert text[span.start : span.end] == span.text != ""
        assert last is None or last.end <= span.start
        last = span


def test_years_of_a_long_document_in_linear_time() -> None:
    hostile = "ปี" * 50_000 + " 2567 " + "พ.ร.บ. " * 10_000 + "1,234 " * 10_000 + "6 7 " * 10_000 + "ม.ค. " * 10_000
    assert ranges(hostile)[0] == (2567, 2567)
