"""Cells that hold text and nothing else, and rows as high as their text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.report.cells import LONGEST_CELL, fitting
from crawler.report.row_heights import HIGHEST, row_height


@given(st.text(st.characters(exclude_categories=()), max_size=60), st.integers(1, 3_000))
def test_a_cell_is_never_longer_than_excel_bears(text: str, times: int) -> None:
    shown = fitting(text * times)
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert fitting(shown) == shown


def test_what_is_cut_says_so() -> None:
    assert fitting("ก" * 40_000) == "ก" * (LONGEST_CELL - 1) + "…"
    assert fitting("🙂" * 20_000).endswith("🙂…")
    assert fitting("ก" * LONGEST_CELL) == "ก" * LONGEST_CELL


def test_a_row_grows_with_its_longest_cell() -> None:
    one = row_height([("สั้น", 20), ("", 5)])
    assert row_height([("สั้น", 20), ("คำ " * 60, 20)]) > 5 * one
    assert row_height([("ก\nข\nค", 20)]) > 2 * one
    assert row_height([("ก" * 100_000, 5)]) == HIGHEST
    assert row_height([]) == one


def test_vowels_and_tone_marks_take_no_room() -> None:
    assert row_height([("ที่นี่" * 9, 22)]) < row_height([("กกกกกก" * 9, 22)])
