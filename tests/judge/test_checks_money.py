"""Money, what was spent of it, and fees: known by the amounts, under or beside a heading; a blank column is blank."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page
from tests.judge.parts import table

# --- money ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการ | งบประมาณ (บาท)", "อบรม | 20,000"),
        ("โครงการ | งบประมาณ", "อบรม | 20000", "ขุดลอก | -"),
        ("โครงการ | จัดสรรให้", "อบรม | 20,000", "ขุดลอก | 35,500.50"),
        ("โครงการ | ปี 2566 | ปี 2567", "ขุดลอก | - | 300000"),
        ("ชื่อโครงการ | ขุดลอกคลอง", "วงเงิน | 300000"),
        ("วงเงิน ๕๐,๐๐๐ บาท",),
        ("ค่าใช้จ่าย 500 บาท",),
        ("ใช้เงินราว 1.5 ล้านบาท",),
        ("งบประมาณ", "ไม่ใช้งบประมาณ"),
        ("กิจกรรมนี้ดำเนินการโดยไม่มีค่าใช้จ่าย", "งบประมาณ: ไม่ใช้งบประมาณ"),
    ],
)
def test_money_is_amounts_under_a_word_for_it_or_in_a_column_or_that_none_is_needed(lines: tuple[str, ...]) -> None:
    assert check("money", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการอบรม", "จำนวนผู้เข้าร่วม 1,200 คน"),
        ("แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2567", "ผู้เข้าร่วม 1,200 คน"),
        ("งบประมาณ", "ยังไม่ได้กำหนด"),
        ("งบประมาณ -",),
        ("งบประมาณ", "โทร 0 2567 1234"),
        ("โครงการ | ปี 2566 | ปี 2567", "ขุดลอก | / | /"),
        (),
    ],
)
def test_a_fiscal_year_a_telephone_and_a_number_alone_are_no_money(lines: tuple[str, ...]) -> None:
    assert check("money", document(*lines)).met is False


def test_the_quote_names_the_column_and_its_first_amount() -> None:
    seen = check("money", page(table("โครงการ|งบประมาณ (บาท)", "อบรม|", "ขุดลอก|300,000")))
    assert seen.quote == "งบประมาณ (บาท) | 300,000"


@pytest.mark.parametrize("blank", ["", "-", "–"])
@pytest.mark.parametrize("as_table", [True, False])
def test_a_column_of_money_left_blank_is_told_as_such(blank: str, as_table: bool) -> None:
    rows = ("โครงการ | งบประมาณ", f"อบรม | {blank}", f"ขุดลอก | {blank}")
    seen = check("money", page(table(*rows)) if as_table else document(*rows))
    assert (seen.met, seen.quote) == (False, "งบประมาณ")


def test_a_document_that_shows_it_outweighs_one_that_left_it_blank() -> None:
    blank, filled = (
        document("โครงการ | งบประมาณ", "อบรม | "),
        document("งบประมาณ 5,000 บาท", url="https://a.test/2.pdf"),
    )
    assert check("money", blank, filled).url == filled.url


def test_further_headings_may_be_given() -> None:
    rows = ("โครงการ | ที่ตั้งไว้", "อบรม | 800", "ขุดลอก | 900")
    assert check("money", document(*rows)).met is False
    assert check("money", document(*rows), words=("ที่ตั้งไว้",)).met is True


def test_of_a_scan_a_heading_without_figures_says_nothing_of_the_money() -> None:
    """The word stands in nearly every document."""
    assert check("money", document("แผน", "ก", "ข", "งบประมาณ", quality="ocr")).met is False


# --- spent ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการ | งบประมาณ | เบิกจ่าย", "อบรม | 20,000 | 19,500"),
        ("โครงการ | งบประมาณ | เบิกจ่ายแล้ว (บาท)", "อบรม | 20000 | 0", "ขุดลอก | 300000 | -"),
        ("โครงการ | ตั้งไว้ | ใช้ไป", "อบรม | 20,000 | ไม่ได้ใช้งบประมาณ"),
        ("งบประมาณ | 20,000 บาท", "ใช้จ่ายจริง | 19,500 บาท"),
        ("ใช้จ่ายไปทั้งสิ้น 19,500 บาท",),
        ("ผลการเบิกจ่าย", "อบรม ๑๙,๕๐๐ บาท"),
    ],
)
def test_what_was_spent_is_an_amount_under_or_beside_words_for_spending(lines: tuple[str, ...]) -> None:
    assert check("spent", document(*lines)).met is True
    assert check("spent", page("".join(f"<p>{line}</p>" for line in lines))).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการ | งบประมาณ", "อบรม | 20,000", "ขุดลอก | 300,000"),
        ("โครงการ | ปี 2566 | ปี 2567", "อบรม | 20,000 | 30,000", "ขุดลอก | 30,000 | 30,000"),
        ("โครงการอบรม งบประมาณ 20,000 บาท", "โครงการขุดลอก งบประมาณ 300,000 บาท"),
        ("ประจำปีงบประมาณ พ.ศ. 2567",),
        ("เบิกจ่ายตามระเบียบ", "โทร 0 2567 1234"),
        (),
    ],
)
def test_a_budget_is_not_what_was_spent(lines: tuple[str, ...]) -> None:
    assert check("spent", document(*lines)).met is False


def test_of_a_scan_a_heading_below_its_title_tells_though_the_figures_are_lost() -> None:
    head = ("รายงานผล", "เทศบาลตำบลบ้านสมมติ", "ประจำปี")
    seen = check("spent", document(*head, "ผลการเบิกจ่าย", "๑๙ ๕?๐", quality="ocr"))
    assert (seen.met, seen.quote) == (True, "ผลการเบิกจ่าย")
    assert check("spent", document(*head, "ผลการเบิกจ่าย", "๑๙ ๕?๐")).met is False, "no scan"
    assert check("spent", document("รายงานผลการเบิกจ่าย", *head, quality="ocr")).met is False, "only its title"


@pytest.mark.parametrize("as_table", [True, False])
def test_the_budget_beside_a_blank_column_is_not_what_was_spent(as_table: bool) -> None:
    rows = ("โครงการ | งบประมาณ | เบิกจ่าย", "อบรม | 20,000 | ", "ขุดลอก | 300,000 | -")
    seen = check("spent", page(table(*rows)) if as_table else document(*rows))
    assert (seen.met, seen.quote) == (False, "เบิกจ่าย")


# --- fee --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("บริการ | ค่าธรรมเนียม", "แจ้งเกิด | ไม่มี", "ขอใบแทน | 20 บาท"),
        ("บริการ | ค่าธรรมเนียม (บาท)", "ขอใบแทน | 20", "แจ้งเกิด | "),
        ("การขอใบแทน | ค่าธรรมเนียม | ฉบับละ 20 บาท",),
        ("ค่าธรรมเนียม", "ไม่เสียค่าธรรมเนียม"),
        ("ค่าธรรมเนียม เป็นไปตามกฎกระทรวง",),
        ("ค่าบริการ: ฟรี",),
    ],
)
def test_the_fee_is_an_amount_or_that_there_is_none(lines: tuple[str, ...]) -> None:
    assert check("fee", document(*lines)).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("ค่าธรรมเนียม", "-"),
        ("ขั้นตอน | ระยะเวลา", "รับคำขอ | ไม่มี", "ตรวจ | ไม่มี"),
        ("งบประมาณ 20,000 บาท", "วงเงิน 30,000 บาท"),
        ("ค่าธรรมเนียม", "โทร 0 2567 1234"),
        (),
    ],
)
def test_no_fee_is_shown(lines: tuple[str, ...]) -> None:
    assert check("fee", document(*lines)).met is False


def test_a_column_of_fees_left_blank_is_told_as_such() -> None:
    seen = check("fee", page(table("บริการ|ค่าธรรมเนียม", "แจ้งเกิด|", "แจ้งตาย|")))
    assert (seen.met, seen.quote) == (False, "ค่าธรรมเนียม")
