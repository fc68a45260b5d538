"""What holds of every check on any text and any table: it answers, and quotes what stands there."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.judge.checks import CHECKS
from crawler.judge.site import Node
from crawler.models import Content, Resource, Table
from crawler.text import squash
from tests.judge.checking import check

MANY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
URL = "https://www.made-up.test/any"
# What checks look for, so that they come to an answer, and what may confuse them.
PIECES = (
    *(
        "งบประมาณ",
        "เบิกจ่าย",
        "ค่าธรรมเนียม",
        "ระยะเวลา",
        "สถานะ",
        "จำนวน",
        "โครงการ",
        "วิธี",
        "ผู้ชนะ",
        "รายการ",
        "ไม่มี",
        "การรับ",
    ),
    *("20,000 บาท", "๑๙,๕๐๐", "2567", "15 วัน", "มกราคม 2567", "ต.ค.", "แล้วเสร็จ", "3 ราย", "เฉพาะเจาะจง", "บริษัท สมมติ"),
    *("นายสมมติ ตั้งชื่อ", "นายกเทศมนตรี", "(นายสมมติ ตั้งชื่อ)", "ว่าง", "ลงชื่อ", "0 2567 1234", "a@made-up.test", "แผนที่"),
    *(
        "ปีงบประมาณ พ.ศ. 2567",
        "มาตรา 5",
        "|",
        " | ",
        "-",
        "–",
        "",
        " ",
        "...",
        "/",
        "\u0e48\u0e48",
        "\x00",
        "\ufffd",
        "ก" * 300,
    ),
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=4).map(" ".join)
rows = st.lists(texts, max_size=4).map(tuple)
tables = st.builds(Table, header=rows, rows=st.lists(rows, max_size=4).map(tuple))
words = st.lists(st.one_of(st.sampled_from(PIECES), texts).filter(squash), max_size=4).map(tuple)


@st.composite
def nodes(draw: st.DrawFn) -> Node:
    """A page, document or scan of which the tables stand in the text as well."""
    told = draw(st.lists(tables, max_size=2))
    lines = draw(st.lists(texts, max_size=8))
    lines += [" | ".join(row) for each in told for row in (each.header, *each.rows)]
    shown = draw(st.booleans())
    content = Content(
        kind=draw(st.sampled_from(("page", "pdf", "xlsx"))),
        title=draw(texts),
        lines=tuple(lines),
        tables=tuple(told) if shown else (),
        quality=draw(st.sampled_from(("native", "ocr"))),
    )
    return Node(Resource(id=1, url=URL, status=200), content, content.lines, (), (), ())


@pytest.mark.parametrize("name", CHECKS)
@MANY
@given(node=nodes(), words=words)
def test_every_check_answers_and_quotes_what_stands_there(name: str, node: Node, words: tuple[str, ...]) -> None:
    seen = check(name, node, words=words)
    assert seen.met in (True, False, None)
    assert (seen.url, seen.met is True) in ((URL, True), (URL, False), ("", False))
    assert len(seen.quote) <= 160
    written = "".join(node.lines)
    bare = squash(written)
    for token in seen.quote.removesuffix("…").split():
        assert token in written or squash(token) in bare, token


@pytest.mark.parametrize("name", CHECKS)
@MANY
@given(node=nodes(), words=words)
def test_a_blank_page_beside_the_evidence_changes_nothing(name: str, node: Node, words: tuple[str, ...]) -> None:
    blank = Node(Resource(id=2, url=f"{URL}/blank", status=200), Content(kind="page"), (), (), (), ())
    alone, beside = check(name, node, words=words), check(name, node, blank, words=words)
    assert (alone.met is True) == (beside.met is True)
    assert beside.url in ("", URL)
