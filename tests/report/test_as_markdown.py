"""report.md: a page that shows what strangers wrote and does nothing else with it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crawler.models import Report
from crawler.report import to_markdown
from tests.report.hostile import ATTACKS, EVIL, hostile
from tests.report.sample import ROWS, checklist, report

OWN = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
    "inline", "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
    "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
}  # fmt: skip
"""All that the report itself marks up."""


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def tables(text: str) -> list[list[list[str]]]:
    """Tables, rows, cells: their texts as a reader sees them."""
    found: list[list[list[str]]] = []
    for token, inside in zip(tokens(text), tokens(text)[1:], strict=False):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append("".join(each.content for each in inside.children or ()))
    return found


def told(lang: str = "th", given: Report | None = None) -> str:
    return to_markdown(given or report(), lang, checklist())


def test_it_tells_scores_what_to_fix_first_and_every_item() -> None:
    scores, fixes, items = tables(told())
    whole = report()
    assert scores[3][:3] == [
        "OIT การเปิดเผยข้อมูลสาธารณะ",
        f"{whole.scores.oit.score:.2f}",
        f"{whole.scores.oit.low:.2f}–{whole.scores.oit.high:.2f}",
    ]
    assert fixes[1] == [
        "o35",
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "+5.81",
        "แนบรายงานผลการดำเนินการตามมาตรการของปี 2566 ในหน้า “รายงานผลตามมาตรการ”",
        "สำนักปลัดเทศบาล",
    ]
    assert len(fixes) == 11
    assert len(items) == 36
    assert items[2] == ["o2", "ข้อมูลผู้บริหาร", "◐ ไม่ครบ", "55%", "ไม่พบหมายเลขโทรศัพท์หรืออีเมลของรองนายกเทศมนตรี 2 คน"]
    text = told()
    assert text.startswith("# OIT: เทศบาลตำบลทุ่งสาธิต\n")
    assert "> ⚠ ผลอาจไม่ครบถ้วน เพราะรอคำตอบเกินเวลา 8 ครั้ง" in text
    assert "✓ ครบถ้วน 23 ข้อ · ◐ ไม่ครบ 4 ข้อ · ✗ ไม่พบ 6 ข้อ · ? ตรวจไม่ได้ 2 ข้อ" in text


def test_it_speaks_english_and_gives_the_same_again() -> None:
    assert "## Fix first" in told("en")
    assert told() == told()


def test_nothing_to_fix_leaves_no_heading() -> None:
    assert "แก้ก่อน" not in told(given=report(rows=ROWS[:1]))


def assert_inert(text: str, rows: int = 4) -> None:
    for token in tokens(text):
        assert token.type in OWN, token
        assert {child.type for child in token.children or ()} <= {"text", "text_special"}
    *_others, items, decisions = tables(text)
    assert ([len(row) for row in items], [len(row) for row in decisions]) == ([5] * rows, [4] * rows)
    # What GitHub and "linkify" make links of, they find in the text as it is written.
    assert not re.search(r"[a-z]:/|(?<!\\)//|www\.[a-z]|[a-z]\.[a-z]|mailto:|@\w|(?<!&)#\d", text, re.I | re.A)
    assert not re.search(r"<(?![a-z]+;)", text)


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("attack", [*ATTACKS, EVIL, "$\\href{http://x}{y}$", "{: onclick=x}", "\\", "\\|", "\\\\|"])
def test_text_from_strangers_stays_text(attack: str, lang: str) -> None:
    assert_inert(told(lang, hostile(attack)))


def test_it_is_shown_as_it_was_written() -> None:
    wild = "a*b*c _d_ `e` [f](g) <h> i|j & &amp; \\k {l} #m ~n~ $o$ www.p.q http://r.s"
    items = tables(told(given=hostile(wild)))[-2]
    assert items[1][1] == wild.replace("#m", "#\u2060m")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    assert_inert(told(given=hostile(text, text)))


@settings(deadline=None)
@given(st.text("\\|`*_[]()<>!&#@:/.~{}$-+= \nabcw", max_size=60))
def test_no_signs_break_it(text: str) -> None:
    assert_inert(told(given=hostile(text)))
