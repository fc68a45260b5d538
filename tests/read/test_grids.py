from __future__ import annotations

import pytest

from crawler.read.grids import header_and_rows, table_in_grid

PEOPLE = [["1", "นายเอก", "ปลัด"], ["2", "นายโท", "นิติกร"]]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (["ที่|ชื่อ|ตำแหน่ง", "1|ก|ข"], "ที่|ชื่อ|ตำแหน่ง"),
        (["ที่|งบ|งบ|กอง", "ที่|ตั้ง|จ่าย|กอง", "1|2|3|ก"], "ที่|งบ ตั้ง|งบ จ่าย|กอง"),
        (["ที่|งบ|งบ|กอง", "|ตั้ง|จ่าย|", "1|2|3|ก"], "ที่|งบ ตั้ง|งบ จ่าย|กอง"),
        (
            ["ที่|งบ|งบ|งบ|งบ", "ที่|ปี 2566|ปี 2566|ปี 2567|ปี 2567", "ที่|ตั้ง|จ่าย|ตั้ง|จ่าย", "1|2|3|4|5"],
            "ที่|งบ ปี 2566 ตั้ง|งบ ปี 2566 จ่าย|งบ ปี 2567 ตั้ง|งบ ปี 2567 จ่าย",
        ),
        (["ที่|ชื่อ|ชื่อ|กอง", "1|ก|ข|ค"], "ที่|ชื่อ|ชื่อ|กอง"),
        (["รายการ|2566|๒๕๖๗", "ถนน|1|2"], "รายการ|2566|๒๕๖๗"),
        (["ที่|ไตรมาส 1|ไตรมาส 2", "1|5|5"], "ที่|ไตรมาส 1|ไตรมาส 2"),
        (["ที่|ชื่อ|กอง", "ก|นายเอก|ช่าง", "ข|นายโท|คลัง"], "ที่|ชื่อ|กอง"),
        (["นายเอก|ปลัด|081-234-5678", "นายโท|นิติกร|-"], ""),
        (["1|นายเอก|ปลัด", "2|นายโท|นิติกร"], ""),
        (["กอง|ถนน|1,200", "กอง|ไฟ|50"], ""),
        (["กอง|ถนน|12", "กอง|ไฟ|50"], ""),
        (["ก|ข|ก", "ค|ง|จ"], ""),
    ],
)
def test_the_header_is_known_by_its_words(rows: list[str], header: str) -> None:
    grid = [row.split("|") for row in rows]
    found, body = header_and_rows(grid)
    assert "|".join(found) == header
    assert body == tuple(map(tuple, grid[len(grid) - len(body) :]))


def test_titles_above_the_header_are_its_heading() -> None:
    titles = [["แผนอัตรากำลัง", "", ""], ["เทศบาลตำบลสวนมะลิ", "เทศบาลตำบลสวนมะลิ", "เทศบาลตำบลสวนมะลิ"], ["", "", ""]]
    table = table_in_grid([*titles, ["ที่", "ชื่อ", "ตำแหน่ง"], *PEOPLE])
    assert table is not None
    assert (table.heading, table.header) == ("แผนอัตรากำลัง เทศบาลตำบลสวนมะลิ", ("ที่", "ชื่อ", "ตำแหน่ง"))
    assert table.rows == tuple(map(tuple, PEOPLE))


def test_words_about_the_table_above_its_header_are_no_header() -> None:
    about = [["รายงานผล", "", "", ""], ["หน่วยงาน", "", "กองช่าง", ""]]
    table = table_in_grid([*about, ["ที่", "ชื่อ", "ตำแหน่ง", "กอง"], ["1", "ก", "ข", "ค"]])
    assert table is not None
    assert (table.heading, table.header) == ("รายงานผล หน่วยงาน กองช่าง", ("ที่", "ชื่อ", "ตำแหน่ง", "กอง"))


def test_a_row_of_words_far_down_heads_nothing() -> None:
    table = table_in_grid([*PEOPLE, ["รวม", "ทั้งสิ้น", "คน"], ["3", "ก", "ข"]], "บุคลากร")
    assert table is not None
    assert (table.heading, table.header, len(table.rows)) == ("บุคลากร", (), 4)


def test_empty_columns_are_left_out_and_a_list_is_no_table() -> None:
    table = table_in_grid([["ที่", "", "ชื่อ", "", "กอง"], ["1", "", "ก", "", "ข"]])
    assert table is not None
    assert (table.header, table.rows) == (("ที่", "ชื่อ", "กอง"), (("1", "ก", "ข"),))
    assert table_in_grid([["ก", ""], ["ข", ""]]) is None
    assert table_in_grid([["ก", "ข", "ค"]]) is None
