from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import find_code, strip_code, thai_digits
from tests.text.thai import anything, calm, plain_words, shuffled_pieces


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("o1", 1, ""),
        ("O1", 1, ""),
        ("๐1", 1, ""),
        ("01", 1, ""),
        ("027", 27, ""),
        ("๐๒๒", 22, ""),
        ("O31 : มาตรการ", 31, "มาตรการ"),
        ("o10: คู่มือ", 10, "คู่มือ"),
        ("ข้อ o1", 1, ""),
        ("ข้อ ๐๗ แผน", 7, "แผน"),
        ("ข้อ ๑๔", 14, ""),
        ("OIT14", 14, ""),
        ("OIT 3", 3, ""),
        ("o 16", 16, ""),
        ("ita-016", 16, ""),
        ("ITA 2567 : O12 สถิติ", 12, "สถิติ"),
        ("[O5] ข่าว", 5, "ข่าว"),
        ("o7แผนพัฒนา", 7, "แผนพัฒนา"),
        ("O10.1 คู่มือ", 10, "คู่มือ"),
        ("О9 รายงาน", 9, "รายงาน"),  # Cyrillic О
        ("โครงสร้าง (O1)", 1, "โครงสร้าง"),
    ],
)
def test_codes(text: str, code: int, rest: str) -> None:
    assert find_code(text) == code
    assert strip_code(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "แผนพัฒนา",
        "4.2 แผน",
        "14. แผน",
        "30การประเมิน",
        "ข้อ 5 ให้เจ้าหน้าที่",
        "01/2567",
        "01 มกราคม 2567",
        "05 พ.ค. 67",
        "06.30 น.",
        "08 น.",
        "0-4512-3456",
        "02-123-4567",
        "045-123456",
        "012345",
        "2567",
        "ita2567",
        "OIT 2567",
        "OIT 35 ข้อ",
        "o1-o35",
        "O1 ถึง O35",
        "o0",
        "o44",
        "otop 1",
        "office 12",
    ],
)
def test_not_codes(text: str) -> None:
    assert find_code(text) is None
    assert strip_code(text) == text


@calm
@given(
    st.integers(1, 43),
    st.sampled_from(["o{}", "O{} ", "o {}", "0{}", "๐{}", "ข้อ o{}", "OIT{}", "OIT {}", "O{} : ", "ita-0{}", "(o{})"]),
    plain_words,
    st.booleans(),
)
def test_every_form_with_every_number(number: int, form: str, words: str, thai: bool) -> None:
    code = form.format(thai_digits(str(number)) if thai else number)
    assert find_code(code) == number
    assert find_code(f"{code} {words}") == number
    assert strip_code(f"{code} {words}") == words


@calm
@given(st.one_of(anything, shuffled_pieces))
def test_nothing_makes_it_raise(text: str) -> None:
    code = find_code(text)
    assert code is None or 1 <= code <= 43
    assert strip_code(text) in text
    if code is None:
        assert strip_code(text) == text
