"""Finding a place in a text by the form in which texts are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import find, squash, squashed


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("แผนป้องกันการทุจริต", "แผนป้องกัน การทุจริต"),
        ("พ.ศ. 2567", "พ.ศ. ๒๕๖๗"),
        ("ปีงบประมาณ", "ปีงบประมาณ"),
        ("no gift POLICY", "No Gift Policy"),
        ("ทุจริต ปี", "ทุจริต\nปี"),
    ],
)
def test_variants_are_found_where_they_stand(wanted: str, found: str) -> None:
    lines = ("หน้าแรก", "เรื่อง แผนป้องกัน การทุจริต", "ปีงบประมาณ พ.ศ. ๒๕๖๗ (No Gift Policy)")
    placed = find(lines, squash(wanted))
    assert placed is not None
    assert placed[1] == found.replace("\n", " ")
    assert "".join(placed) in " ".join(lines)


def test_what_is_not_there_is_not_found() -> None:
    assert find(("หน้าแรก",), "แผน") is None
    assert find((), "แผน") is None
    assert find(("หน้าแรก",), "") is None


@given(st.lists(st.text(alphabet="กขาิ่ำ2๒a .", max_size=12), max_size=5), st.data())
def test_whatever_the_index_holds_is_found_in_the_text(lines: list[str], data: st.DataObject) -> None:
    whole = squashed(lines)
    start = data.draw(st.integers(0, max(len(whole) - 1, 0)))
    wanted = whole[start : data.draw(st.integers(start, len(whole)))]
    if wanted:
        placed = find(lines, wanted)
        assert placed is not None
        assert "".join(placed) in " ".join(lines)
