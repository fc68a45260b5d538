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


RESULT = ("ผู้ชนะการเสนอราคา",)


@pytest.mark.parametrize(
    "lines",
    [
        ("ประกาศผู้ชนะการเสนอราคา 2 มกราคม 2567",),
        ("2 มกราคม 2567", "ประกาศผู้ชนะการเสนอราคา"),
        ("ประกาศผู้ชนะการเสนอราคา", "2 มกราคม 2567"),
    ],
)
def test_where_words_are_given_an_entry_with_one_of_them_must_be_dated(lines: tuple[str, ...]) -> None:
    html = "".join(f"<p>{line}</p>" for line in lines)
    assert check("dated", page(f"<p>ประกาศ 5 มกราคม 2560</p><p>-</p>{html}"), words=RESULT).met is True
    assert (
        check("dated", page(html.replace("2567", "2560") + "<p>-</p><p>3 มกราคม 2567</p>"), words=RESULT).met is False
    )


def test_an_entry_of_its_own_without_a_date_cannot_be_told_and_no_such_entry_is_none() -> None:
    far = "<p>-</p><p>3 มกราคม 2567</p>"
    assert check("dated", page(f"<p>ประกาศผู้ชนะการเสนอราคา</p>{far}"), words=RESULT).met is None
    assert check("dated", page(f"<p>ประกาศเชิญชวน</p>{far}"), words=RESULT).met is False


def test_a_document_with_the_words_is_dated_anywhere() -> None:
    lines = ("ประกาศผู้ชนะการเสนอราคา", "-", "-", "ประกาศ ณ วันที่ 2 มกราคม 2567")
    assert check("dated", document(*lines), words=RESULT).met is True
    assert check("dated", document("ประกาศเชิญชวน", *lines[1:]), words=RESULT).met is False


def test_evidence_of_the_data_year() -> None:
    seen = check("year", document("แผน"), read=reading("พ.ศ. 2566-2570"))
    assert (seen.met, seen.quote) == (True, "2566-2570")


def test_evidence_of_another_year() -> None:
    assert check("year", document("แผน"), read=reading("พ.ศ. 2561-2565")).met is False


def test_evidence_that_says_no_year_cannot_be_told() -> None:
    assert check("year", document("แผน")).met is None
    assert check("year").met is None
