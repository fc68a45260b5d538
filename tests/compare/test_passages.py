"""What two texts do not share: told whole, word by word, and in little time whatever they are made of."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.compare.passages import MOST_HUNKS, MOST_LINES, Effort, TextChange, text_change

LINES = st.lists(st.sampled_from("กขคงจฉ"), max_size=30)


def changed(before: list[str], after: list[str]) -> TextChange:
    change = text_change(before, after, Effort())
    assert change is not None
    return change


def signs(change: TextChange) -> list[tuple[str, str]]:
    return [(line.sign, line.text) for hunk in change.hunks for line in hunk.lines]


@settings(deadline=None)
@given(LINES)
def test_a_text_does_not_differ_from_itself(lines: list[str]) -> None:
    assert text_change(lines, list(lines), Effort()) is None


@settings(deadline=None)
@given(LINES, LINES)
def test_every_line_is_kept_removed_or_added(before: list[str], after: list[str]) -> None:
    change = text_change(before, after, Effort())
    if change is None:
        assert before == after
        return
    assert len(before) - change.removed == len(after) - change.added >= 0
    assert 0 <= change.kept <= 1
    assert change.kept == pytest.approx(2 * (len(before) - change.removed) / (len(before) + len(after)))
    if not change.cut:
        told = signs(change)
        assert len([text for sign, text in told if sign == "-"]) == change.removed
        assert {text for sign, text in told if sign == "+"} <= set(after)


def test_lines_come_and_go_where_they_stood() -> None:
    change = changed(["หนึ่ง", "สอง", "สาม"], ["หนึ่ง", "สาม", "สี่"])
    assert [(hunk.after, [(line.sign, line.text) for line in hunk.lines]) for hunk in change.hunks] == [
        ("หนึ่ง", [("-", "สอง")]),
        ("สาม", [("+", "สี่")]),
    ]
    assert (change.removed, change.added, change.cut) == (1, 1, False)


def test_within_a_line_the_words_that_changed_are_told_though_thai_has_no_spaces() -> None:
    change = changed(["นายกเทศมนตรี นายสมชาย ใจดี โทร. 053-111222"], ["นายกเทศมนตรี นายสมศักดิ์ ใจดี โทร. 053-111333"])
    one, other = change.hunks[0].lines
    assert [piece.text for piece in one.pieces if piece.changed] == ["ชาย", "053-111222"]
    assert "".join(piece.text for piece in other.pieces if piece.changed).startswith("ศักดิ์")
    assert one.text.startswith("นายกเทศมนตรี นายสม")


def test_a_line_of_other_words_is_told_as_another_line() -> None:
    one, other = changed(["แผนพัฒนาท้องถิ่น"], ["ประกาศรับสมัครงาน 2567"]).hunks[0].lines
    assert not any(piece.changed for piece in (*one.pieces, *other.pieces))


def test_what_is_left_out_is_said() -> None:
    before = [f"บรรทัด {number}" for number in range(400)]
    after = [f"{line} ใหม่" if place % 4 == 0 else line for place, line in enumerate(before)]
    change = changed(before, after)
    assert change.cut
    assert len(change.hunks) == MOST_HUNKS
    assert all(len(hunk.lines) <= 2 * MOST_LINES for hunk in change.hunks)
    assert (change.removed, change.added) == (100, 100), "what is not shown is counted"
    assert changed(["ก"], ["ข" * 5_000]).cut


def test_a_changed_line_in_a_long_text_is_found_closely() -> None:
    before = [f"ข้อ {number}" for number in range(20_000)]
    after = [*before[:12_000], "ข้อแทรก", *before[12_000:]]
    start = process_time()
    change = changed(before, after)
    assert process_time() - start < 2
    assert signs(change) == [("+", "ข้อแทรก")]
    assert not change.cut


def between(lines: str) -> list[str]:
    """The same lines again and again, between others that stand but once."""
    return [line for number in range(300) for line in (f"{number}", *lines)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["ก", "ข"] * 10_000, ["ข", "ก", "ก"] * 7_000),
        ([str(number % 7) for number in range(20_000)], [str(number % 11) for number in range(20_000)]),
        ([str(number) for number in range(20_000)], [str(number) for number in reversed(range(20_000))]),
        (["ก " * 50_000], ["ข ก" * 40_000]),
        (["x"] * 20_000, []),
        (between("ab" * 45), between("baa" * 30)),
    ],
    ids=["two", "cycles", "backwards", "one-line", "gone", "many-gaps"],
)  # fmt: skip
def test_hostile_texts_take_little_time_and_give_little(before: list[str], after: list[str]) -> None:
    start = process_time()
    change = changed(before, after)
    assert process_time() - start < 10
    assert change.cut
    assert sum(len(text) for _, text in signs(change)) < 40_000
