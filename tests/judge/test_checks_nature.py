"""What sort of text it is, whether it shows pictures, and what no tool can tell."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page

STATUTE = ("ให้ไว้ ณ วันที่",)


def test_an_account_in_own_words_is_own_even_where_it_cites_sections() -> None:
    lines = ("เทศบาลมีหน้าที่ต้องทำในเขต", "มาตรา 50 รักษาความสะอาด", "มาตรา 51 จัดให้มีน้ำสะอาด")
    assert check("own_text", document(*lines), words=STATUTE).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("พระราชบัญญัติ", "ให้ไว้ ณ วันที่ 10 กุมภาพันธ์", "โดยที่เป็นการสมควร"),
        tuple(f"มาตรา {number} ข้อความ" for number in range(1, 9)),
        tuple(f"มาตรา ๑{number} ข้อความ" for number in "๐๑๒๓๔๕๖๗"),
    ],
)
def test_a_statute_printed_whole_is_not_the_bodys_own_text(lines: tuple[str, ...]) -> None:
    seen = check("own_text", document(*lines), words=STATUTE)
    assert seen.met is False
    assert seen.quote


def test_own_words_beside_the_statute_suffice() -> None:
    whole = document("ให้ไว้ ณ วันที่ 10 กุมภาพันธ์")
    assert check("own_text", whole, page("<p>เทศบาลมีหน้าที่ดังนี้</p>"), words=STATUTE).met is True


def test_nothing_is_no_text() -> None:
    assert check("own_text", document(), words=STATUTE).met is False


def test_a_page_with_pictures_shows_pictures() -> None:
    seen = check("pictures", page('<h1>กิจกรรม</h1><img src="/1.jpg" alt="ประชุมมอบนโยบาย">'))
    assert (seen.met, seen.quote) == (True, "ประชุมมอบนโยบาย")


def test_a_page_without_pictures_shows_none() -> None:
    assert check("pictures", page("<h1>กิจกรรม</h1>")).met is False


def test_in_a_document_pictures_cannot_be_told() -> None:
    assert check("pictures", document("กิจกรรม")).met is None
    assert check("pictures", page("<h1>กิจกรรม</h1>"), document("กิจกรรม")).met is None


def test_what_only_a_person_can_tell() -> None:
    assert check("none", page("<h1>คำ</h1>")).met is None
