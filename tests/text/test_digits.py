from __future__ import annotations

from hypothesis import given

from crawler.text import arabic_digits, thai_digits
from tests.text.thai import anything, calm


def test_each_digit_has_its_twin() -> None:
    assert arabic_digits("ข้อ ๑๒ ปี ๒๕๖๗ (๐๓๔๘๙)") == "ข้อ 12 ปี 2567 (03489)"
    assert thai_digits("ข้อ 12 ปี 2567 (03489)") == "ข้อ ๑๒ ปี ๒๕๖๗ (๐๓๔๘๙)"


@calm
@given(anything)
def test_round_trip_and_length(text: str) -> None:
    assert len(arabic_digits(text)) == len(thai_digits(text)) == len(text)
    assert arabic_digits(thai_digits(text)) == arabic_digits(text)
    assert thai_digits(arabic_digits(text)) == thai_digits(text)
    assert not set("๐๑๒๓๔๕๖๗๘๙") & set(arabic_digits(text))
