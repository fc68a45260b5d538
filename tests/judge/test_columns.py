"""The columns of tables, whether the reader made out the table or not."""

from __future__ import annotations

import pytest

from crawler.judge.checks.columns import Column, columns
from tests.judge.parts import document_node, page_node, table


def told(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(column.header, column.cells) for column in columns(document_node(*lines))]


def test_every_heading_has_the_cells_below_it() -> None:
    page = page_node(table("ที่|โครงการ", "1|อบรม", "2|ขุดลอก") + table("วันที่|สถานที่", "2 ม.ค.|ศาลา"))
    assert [(column.header, column.cells) for column in columns(page)] == [
        ("ที่", ("1", "2")),
        ("โครงการ", ("อบรม", "ขุดลอก")),
        ("วันที่", ("2 ม.ค.",)),
        ("สถานที่", ("ศาลา",)),
    ]


def test_without_headings_the_first_row_and_the_first_cells_are_tried() -> None:
    page = page_node("<table><tr><td>ชื่อ</td><td>อบรม</td></tr><tr><td>วงเงิน</td><td>20,000</td></tr></table>")
    assert {(column.header, column.cells) for column in columns(page)} == {
        ("ชื่อ", ("วงเงิน",)),
        ("อบรม", ("20,000",)),
        ("ชื่อ", ("อบรม",)),
        ("วงเงิน", ("20,000",)),
    }


def test_lines_with_as_many_bars_are_a_table() -> None:
    seen = told("แผน", "ที่ | โครงการ", "1 | อบรม", "2 | ขุดลอก", "หมายเหตุ", "ก | ข | ค")
    assert ("โครงการ", ("อบรม", "ขุดลอก")) in seen
    assert ("2", ("ขุดลอก",)) in seen
    assert ("ก", ("ข", "ค")) in seen
    assert not any("แผน" in header or "หมายเหตุ" in header for header, _ in seen)


def test_a_line_of_as_many_words_above_the_rows_is_their_heading() -> None:
    assert told("ที่ โครงการ งบประมาณ", "1 | อบรม | 5,000", "2 | ขุดลอก | 9,000") == [
        ("ที่", ("1", "2")),
        ("โครงการ", ("อบรม", "ขุดลอก")),
        ("งบประมาณ", ("5,000", "9,000")),
    ]
    assert ("1", ("2",)) in told("แผนดำเนินงาน ประจำปี", "1 | อบรม | 5,000", "2 | ขุดลอก | 9,000")


def test_lines_are_not_tried_where_the_reader_made_out_a_table() -> None:
    page = page_node(table("ที่|โครงการ", "1|อบรม") + "<p>หน้าแรก | ติดต่อเรา</p>")
    assert [column.header for column in columns(page)] == ["ที่", "โครงการ"]


@pytest.mark.parametrize("lines", [(), ("แผน",), ("", "-"), ("|",), ("ก |",)])
def test_no_table_has_no_column_in_which_something_stands(lines: tuple[str, ...]) -> None:
    assert not any(column.filled for column in columns(document_node(*lines)))


def test_a_row_that_is_too_short_has_no_cell_in_the_last_columns() -> None:
    page = page_node(table("ที่|โครงการ|งบประมาณ", "1|อบรม|20,000", "รวม"))
    assert next(column for column in columns(page) if column.header == "งบประมาณ").filled == ("20,000",)


def test_nothing_and_a_dash_are_blank() -> None:
    assert Column("งบประมาณ", ("", " ", "-", " – ", "—", "0", "ไม่มี")).filled == ("0", "ไม่มี")
