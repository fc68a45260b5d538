"""Words that a part is known by: anywhere, above a column, or several of them together."""

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
    assert seen.quote == "วงเงิน (บาท) | 20,000"


def test_where_a_documents_tables_cannot_be_told_words_in_its_text_will_do() -> None:
    assert check("column", document("ลำดับ วงเงิน วิธีการจัดหา"), words=("วิธีการจัดหา",)).met is True


def test_a_table_without_the_column_lacks_it() -> None:
    assert check("column", page(TABLE), words=("วิธีการจัดหา",)).met is False


@pytest.mark.parametrize("blank", ["", "-", "–"])
def test_a_column_in_which_nothing_stands_is_not_shown(blank: str) -> None:
    assert check("column", page(TABLE.replace("20,000", blank)), words=("วงเงิน",)).met is False


def test_the_first_cell_of_a_row_may_be_its_heading() -> None:
    form = "<table><tr><td>ชื่อโครงการ</td><td>ขุดลอกคลอง</td></tr><tr><td>วงเงิน</td><td>20,000</td></tr></table>"
    assert check("column", page(form), words=("วงเงิน",)).quote == "วงเงิน | 20,000"
    assert check("column", page(form.replace("20,000", "")), words=("วงเงิน",)).met is False


# --- several ----------------------------------------------------------------------------------------------------------

WORKS = ("ขุดลอก", "ก่อสร้าง", "ซ่อมแซม", "วางท่อ")


def test_three_of_the_words_in_one_page_or_document_are_several() -> None:
    seen = check("several", page("<p>ขุดลอกคลอง</p><p>ก่อสร้างถนน</p><p>วางท่อประปา</p>"), words=WORKS)
    assert (seen.met, seen.quote) == (True, "ขุดลอกคลอง")
    assert check("several", document("ขุดลอก ก่อสร้าง และซ่อมแซม"), words=WORKS).met is True


@pytest.mark.parametrize("lines", [("ขุดลอกคลอง", "ก่อสร้างถนน"), ("ขุดลอกคลอง", "ขุดลอกสระ", "ขุดลอกบึง"), ("ซ่อมแซม",), ()])
def test_two_of_them_or_one_said_thrice_are_chance(lines: tuple[str, ...]) -> None:
    assert check("several", document(*lines), words=WORKS).met is False


def test_they_must_stand_together() -> None:
    assert check("several", document("ขุดลอก ก่อสร้าง"), document("ซ่อมแซม วางท่อ"), words=WORKS).met is False


# --- what OCR gave ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["ขันตอนการปฎิบัติงาน", "ขั้นตอนการปฏิบติงาน", "ขั้นตอนการปฏีบัตีงาน", "ขั้นตอนการปฏิบัดิงาน"])
def test_a_scan_may_lack_marks_and_have_a_wrong_letter_in_a_long_word(line: str) -> None:
    words = ("ขั้นตอนการปฏิบัติงาน",)
    assert check("phrase", document(line, quality="ocr"), words=words).met is True
    assert check("phrase", document("ขั้นดอนการบฏิบัฅิงาบ", quality="ocr"), words=words).met is False


def test_a_column_of_a_scan_is_known_by_its_blurred_heading() -> None:
    rows = ("ลำดับ | งบประมาณทีเบิกจาย", "1 | 20,000")
    assert check("column", document(*rows, quality="ocr"), words=("งบประมาณที่เบิกจ่าย",)).met is True
    assert check("column", document(*rows), words=("งบประมาณที่เบิกจ่าย",)).met is False
