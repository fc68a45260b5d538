"""Words that a part is known by, columns, and money."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page

# --- phrase -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "ขั้นตอนการปฏิบัติงาน",
        "2.1 ขั้นตอน การ ปฏิบัติงาน :",
        "ขั้นตอนการปฎิบัติงาน",
    ],
)
def test_a_phrase_is_seen_through_blanks_and_common_misspellings(line: str) -> None:
    seen = check("phrase", page(f"<p>บทนำ</p><p>{line}</p>"), words=("อื่น ๆ", "ขั้นตอนการปฏิบัติงาน"))
    assert seen.met is True
    assert "ขั้นตอน" in seen.quote


def test_thai_digits_are_digits() -> None:
    assert check("phrase", document("รอบ ๖ เดือน"), words=("รอบ 6 เดือน",)).met is True


def test_a_line_break_inside_a_phrase_does_not_hide_it() -> None:
    assert check("phrase", document("ผู้ได้รับการ", "คัดเลือก"), words=("ผู้ได้รับการคัดเลือก",)).met is True


def test_the_quote_is_the_line_and_the_address_is_where_it_stands() -> None:
    first, second = page("<p>บทนำ</p>"), document("งบประมาณที่ใช้ 20,000 บาท", url="https://www.made-up.test/2.pdf")
    seen = check("phrase", first, second, words=("งบประมาณที่ใช้",))
    assert (seen.url, seen.quote) == (second.url, "งบประมาณที่ใช้ 20,000 บาท")


def test_a_long_line_is_quoted_in_part() -> None:
    assert len(check("phrase", document("ตัวชี้วัด " * 100), words=("ตัวชี้วัด",)).quote) <= 160


def test_no_such_words_no_such_part() -> None:
    assert check("phrase", page("<p>บทนำ</p>"), document(), words=("ตัวชี้วัด",)).met is False
    assert check("phrase", words=("ตัวชี้วัด",)).met is False


# --- column -----------------------------------------------------------------------------------------------------------

TABLE = "<table><tr><th>ลำดับ</th><th>วงเงิน (บาท)</th></tr><tr><td>1</td><td>20,000</td></tr></table>"


def test_a_column_is_known_by_its_heading() -> None:
    seen = check("column", page(TABLE), words=("วงเงิน",))
    assert seen.met is True
    assert seen.quote == "ลำดับ | วงเงิน (บาท)"


def test_where_a_documents_tables_cannot_be_told_words_in_its_text_will_do() -> None:
    assert check("column", document("ลำดับ วงเงิน วิธีการจัดหา"), words=("วิธีการจัดหา",)).met is True


def test_a_table_without_the_column_lacks_it() -> None:
    assert check("column", page(TABLE), words=("วิธีการจัดหา",)).met is False


# --- money ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการ | งบประมาณ (บาท)", "อบรม | 20,000"),
        ("วงเงิน ๕๐,๐๐๐ บาท",),
        ("ค่าใช้จ่าย 500 บาท",),
        ("งบประมาณ", "ไม่ใช้งบประมาณ"),
        ("งบประมาณ -",),
    ],
)
def test_money_is_a_word_for_it_and_an_amount_or_that_none_is_needed(lines: tuple[str, ...]) -> None:
    assert check("money", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการอบรม", "จำนวนผู้เข้าร่วม 1,200 คน"),
        ("แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2567", "ผู้เข้าร่วม 1,200 คน"),
        ("งบประมาณ", "ยังไม่ได้กำหนด"),
        (),
    ],
)
def test_a_fiscal_year_is_no_money_and_a_number_alone_is_none(lines: tuple[str, ...]) -> None:
    assert check("money", document(*lines)).met is False
