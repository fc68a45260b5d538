"""Whether what is shown is of the item's year."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page
from tests.judge.parts import reading


@pytest.mark.parametrize("line", ["1 ตุลาคม 2566 อบรม", "๓๐ ก.ย. ๖๗", "15/01/2567", "วันที่ 20 ธันวาคม พ.ศ. 2567"])
def test_an_entry_of_the_fiscal_or_of_the_calendar_year_is_of_the_year(line: str) -> None:
    assert check("dated", page(f"<p>ข่าวเก่า 1 มกราคม 2560</p><p>{line}</p>")).met is True


@pytest.mark.parametrize("line", ["30 กันยายน 2566", "1 มกราคม 2568", "ปีงบประมาณ พ.ศ. 2567", "อบรม", ""])
def test_entries_of_other_years_or_without_a_day_are_not(line: str) -> None:
    assert check("dated", document(line)).met is False


def test_evidence_of_the_data_year() -> None:
    seen = check("year", document("แผน"), read=reading("พ.ศ. 2566-2570"))
    assert (seen.met, seen.quote) == (True, "2566-2570")


def test_evidence_of_another_year() -> None:
    assert check("year", document("แผน"), read=reading("พ.ศ. 2561-2565")).met is False


def test_evidence_that_says_no_year_cannot_be_told() -> None:
    assert check("year", document("แผน")).met is None
    assert check("year").met is None


@pytest.mark.parametrize(
    ("lines", "met"),
    [
        (("6 มี.ค. 2567 | ประกาศผู้ชนะการเสนอราคา",), True),
        (("ประกาศผู้ชนะการเสนอราคา", "6 มี.ค. 2567"), True),
        (("ประกาศผู้ชนะการเสนอราคา", "6 มี.ค. 2565", "ขอเชิญชวนประกวดราคา", "9 ม.ค. 2567"), False),
        (("ประกาศผู้ชนะการเสนอราคา",), None),
        (("ขอเชิญชวนประกวดราคา", "9 ม.ค. 2567"), False),
    ],
)
def test_an_entry_that_holds_a_word_must_be_dated_in_the_year(lines: tuple[str, ...], met: bool | None) -> None:
    html = "".join(f"<p>{line}</p>" for line in lines)
    assert check("dated", page(html), words=("ผู้ชนะ",)).met is met


def test_a_document_that_holds_the_word_is_dated_as_a_whole() -> None:
    notice = document("ประกาศผู้ชนะการเสนอราคา", "จ้างก่อสร้างถนน", "หจก.สมมติก่อสร้าง", "ประกาศ ณ วันที่ 19 กุมภาพันธ์ 2567")
    assert check("dated", notice, words=("ผู้ชนะ",)).met is True
