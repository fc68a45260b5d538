"""Words are found as an official would recognise them: whatever the blanks, digits and, in a scan, the lost marks."""

from __future__ import annotations

import pytest

from crawler.judge.words import Words
from tests.judge.parts import document_node

TEXT = document_node("-")
SCAN = document_node("-", quality="ocr")


@pytest.mark.parametrize("text", ["รอบ 6 เดือน", "สรุปรอบ ๖ เดือน:", "(รอบ6เดือน)"])
def test_blanks_punctuation_and_thai_digits_do_not_matter(text: str) -> None:
    assert Words(("รอบ 6 เดือน",)).found(text, TEXT) == "รอบ 6 เดือน"
    assert Words(("รอบ 6 เดือน",)).found(text, SCAN) == "รอบ 6 เดือน"


def test_the_first_of_the_words_that_is_there_is_told() -> None:
    wanted = Words(("วงเงิน", "งบประมาณ", "ราคา"))
    assert wanted.found("ราคาและงบประมาณ", TEXT) == "งบประมาณ"
    assert wanted.found("โครงการ", TEXT) == ""


def test_only_a_scan_is_read_with_care_for_lost_marks() -> None:
    assert Words(("ผู้รับจ้าง",)).found("ผูรับจาง", SCAN)
    assert not Words(("ผู้รับจ้าง",)).found("ผูรับจาง", TEXT)


@pytest.mark.parametrize(
    ("word", "text", "same"),
    [
        ("ขั้นตอนการปฏิบัติงาน", "ขั้นดอนการปฏิบัติงาน", True),
        ("ขั้นตอนการปฏิบัติงาน", "ขนตอนกาปฏบตงาน", True),
        ("ขั้นตอนการปฏิบัติงาน", "ขั้นตอนการขออนุญาต", False),
        ("ราคา", "ราดา", False),
        ("งบ", "งน", False),
    ],
)
def test_a_long_word_may_have_a_wrong_letter_and_a_short_one_may_not(word: str, text: str, same: bool) -> None:
    assert bool(Words((word,)).found(f"2.1 {text} ดังนี้", SCAN)) is same
    assert not Words((word,)).found(f"2.1 {text} ดังนี้", TEXT)


def test_a_long_word_is_not_found_in_a_short_text() -> None:
    assert not Words(("ขั้นตอนการปฏิบัติงาน",)).found("งาน", SCAN)


@pytest.mark.parametrize("words", [(), ("",), ("…", " - ")])
def test_no_words_are_found_nowhere(words: tuple[str, ...]) -> None:
    for node in (TEXT, SCAN):
        assert Words(words).found("อะไรก็ได้", node) == ""
        assert Words(words).found("", node) == ""
    assert bool(Words(words)) is bool(words)
