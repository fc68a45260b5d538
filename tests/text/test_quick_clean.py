"""Most text needs no repair, and is seen to need none: that must never change what comes out."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import clean, normalise, squash
from tests.text.thai import anything, calm, marks, plain_words, thai

SYLLABLES = [
    "ที่",
    "ทั้ง",
    "ชี้",
    "วั",
    "วัด",
    "ขั้น",
    "คุ้ม",
    "ผู้",
    "น้ำ",
    "ทำ",
    "กำร",
    "งำน",
    "รำย",
    "เ",
    "แก่",
    "สิทธิ์",
    "ก็",
    "ก",
    "า",
    " ",
    "2567",
]
syllables = st.lists(st.sampled_from(SYLLABLES), max_size=12).map("".join)
LETTERS = "กรเา\u0e33\u0e34\u0e38\u0e48\u0e4c "


def in_full(reader: Callable[[str], str], text: str) -> str:
    """What `reader` makes of `text` when nothing is taken to be in order at sight."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normalise, "_IN_ORDER", re.compile("(?!)"))
        return reader(text)


@calm
@given(st.one_of(anything, marks, thai, syllables, plain_words))
def test_quick_and_full_agree(text: str) -> None:
    assert clean(text) == in_full(clean, text)
    assert squash(text) == in_full(normalise._squash, text)


@calm
@given(thai)
def test_what_is_remembered_is_what_would_be_worked_out(text: str) -> None:
    for asked in (text, text, text * 10):
        assert squash(asked) == normalise._squash(asked)


@calm
@given(st.one_of(syllables, marks, thai))
def test_what_is_in_order_stays_as_it_is(text: str) -> None:
    if normalise._IN_ORDER.fullmatch(text):
        assert normalise._repair_once(text) == text
        assert unicodedata.is_normalized("NFC", text)


def test_every_short_text() -> None:
    quick = 0
    for length in range(5):
        for letters in itertools.product(LETTERS, repeat=length):
            text = "".join(letters)
            if normalise._IN_ORDER.fullmatch(text):
                quick += 1
                assert in_full(clean, text) == text.strip(" "), ascii(text)
    assert quick > 2_000


@pytest.mark.parametrize(
    "broken",
    [
        *("ก่ิ่ง", "ทีี่ดิน", "จัดจ้่าง", "กุ\u0e3a", "ก์์"),  # marks out of order, doubled, one too many
        *("ตัวชี้วัชี้ วัด", "ติดตั้งตั้ ไฟทาง", "ขั้นขั้น", "คุ้มคุ้ ครอง", "เบี้ยบี้ ยังชีพ"),  # clusters written twice
        *(
            "ที\uf70a",
            "แผน\u200bงาน",
            "แผน\u00adงาน",
            "แผน\u00a0งาน",
            "แผน\u2003งาน",
            "แผน\tงาน",
            "งาน\x00",
            "Cafe\u0301",
            "\ufeffงาน",
        ),
        *("ทำ เนียบ", "ส านัก", "น ้าประปา", "ประจําเดือน", "น้ํา", "นำ้", "ทำำ", "กำร", "งำน", "รำยได้"),
        *("เเผน", "แผน  งาน", "เมือ ง ่าย", "ก ะ"),
    ],
    ids=ascii,
)
def test_broken_text_is_repaired_with_care(broken: str) -> None:
    assert normalise._IN_ORDER.fullmatch(broken) is None
    assert clean(broken) == in_full(clean, broken) != broken


@pytest.mark.parametrize(
    "right",
    [
        "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        "เจ้าหน้าที่ผู้รับผิดชอบ: สำนักปลัด | โทร. 0 5900 0141 | ศูนย์รับเรื่องร้องทุกข์ฯ",
        "ประกาศ “เจตนารมณ์” – No Gift Policy… (PDF, 1.2 MB)",
        "ช่วยเหลือน้ำท่วม ทั้ง ๔ หมู่บ้าน รวมทั้งสิ้น 1,250 ครัวเรือน",
        "",
    ],
)
def test_right_text_is_seen_to_be_right(right: str) -> None:
    assert normalise._IN_ORDER.fullmatch(right)
    assert clean(f" {right}  ") == in_full(clean, right) == right
