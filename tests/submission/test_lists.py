"""Many layouts, the same rows."""

from __future__ import annotations

import csv
import io
import string
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.checklist import label_index, load
from crawler.errors import UsageError
from crawler.models import Sheet, Submission
from crawler.submission import read_submission
from crawler.submission.addresses import addresses_in
from crawler.submission.claims import claims_of
from crawler.submission.lines import lines_of
from crawler.submission.numbering import numbering_of
from tests.sites import GOOD, Town
from tests.sites.catalogue import PHAILIN
from tests.sites.content import ITEMS
from tests.sites.layouts.hub import Hub
from tests.sites.lists import HEADINGS, Row, as_csv, as_page, as_workbook, rows_of

BASE = "https://www.town.example"
CHECKLIST = load("oit-2567")
TOWN = Town(facts=PHAILIN, layout=Hub())
ROWS = list(rows_of(TOWN, BASE).values())
NAMES = {item: name for item, (name, _) in ITEMS.items()}


def read(body: bytes, name: str = "list.csv") -> Submission:
    return read_submission(body, name, f"{BASE}/{name}", CHECKLIST)


def told(submission: Submission) -> list[tuple[str, tuple[str, ...], str]]:
    """What every layout must give: items, addresses and explanations, in the order of the list."""
    return [(claim.item, claim.urls, claim.explanation) for claim in submission.claims if claim.row]


def problems(submission: Submission) -> list[tuple[int, str, str]]:
    return [(claim.row, claim.item, each.code) for claim in submission.claims for each in claim.problems]


def of_table(*rows: tuple[str, ...], links: tuple[tuple[int, int, str], ...] = ()) -> Any:
    """The claims of a sheet that lies in memory, without a worker."""
    sheet = Sheet(rows=rows, links=links)
    lines = lines_of(sheet, label_index(CHECKLIST))
    return claims_of(lines, CHECKLIST, numbering_of(lines, "", CHECKLIST))


LAYOUTS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "csv": lambda: (as_csv(ROWS), "list.csv"),
    "csv with semicolons": lambda: (as_csv(ROWS, "utf-8", ";"), "list.csv"),
    "csv with tabs in UTF-16": lambda: (as_csv(ROWS, "utf-16", "\t"), "list.csv"),
    "csv in TIS-620": lambda: (as_csv(ROWS, "cp874"), "list.csv"),
    "workbook": lambda: (as_workbook(ROWS), "list.xlsx"),
    "workbook with a banner": lambda: (as_workbook(ROWS, banner="แบบ OIT เทศบาลตำบล ก ปี 2567"), "list.xlsx"),
    "workbook with merged cells": lambda: (as_workbook(ROWS, merged=True), "list.xlsx"),
    "workbook whose addresses are behind words": lambda: (as_workbook(ROWS, merged=True, clicked=True), "list.xlsx"),
    "page": lambda: (as_page(ROWS), "ita.html"),
    "the town's own page": lambda: (GOOD.site()["/ita.php"].body, "ita.php"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_rows(layout: str) -> None:
    body, name = LAYOUTS[layout]()
    found = read(body, name)
    if layout == "the town's own page":
        assert [(item, set(urls)) for item, urls, _ in told(found)] == [
            (row.number, set(row.urls)) for row in ROWS_OF_PAGE
        ]
    else:
        assert told(found) == [(row.number, tuple(row.urls), row.explanation) for row in ROWS]
    assert problems(found) == []
    assert (found.problems, found.numbering) == ((), 2567)


ROWS_OF_PAGE = [
    Row(item, NAMES[item], [BASE + path for path in shown.paths if ".php?cid" in path or "/uploads/" in path])
    for item, shown in GOOD.truth().items()
]


@pytest.mark.parametrize("number", ["o7", "O7", "O 07", "ข้อ 7", "ข้อ ๗", "๗", "7.", "7", "oit07", "๐7", "o๗"])
def test_a_number_is_read_however_it_is_written(number: str) -> None:
    claims = of_table(HEADINGS, ("o1", NAMES["o1"], f"{BASE}/1", ""), (number, "", f"{BASE}/7", ""))
    assert [claim.item for claim in claims if claim.row] == ["o1", "o7"]


@pytest.mark.parametrize(
    ("cell", "urls"),
    [
        ("https://a.th/1, https://a.th/2", ["https://a.th/1", "https://a.th/2"]),
        ("https://a.th/1,https://a.th/2;https://a.th/3", ["https://a.th/1", "https://a.th/2", "https://a.th/3"]),
        ("1) https://a.th/1\n2) https://a.th/2", ["https://a.th/1", "https://a.th/2"]),
        ("ดูที่ (https://a.th/แผน(2567).pdf).", ["https://a.th/%E0%B9%81%E0%B8%9C%E0%B8%99(2567).pdf"]),
        ("www.a.th/1 และ http://b.th", ["http://www.a.th/1", "http://b.th/"]),
        ("https://a.th/x.pdfหน้า 3", ["https://a.th/x.pdf"]),
        ("https://a.th/?u=www.b.th", ["https://a.th/?u=www.b.th"]),
        ("“https://a.th/1”", ["https://a.th/1"]),
        ("ดูที่เว็บไซต์", []),
        ("http://", []),
    ],
)
def test_the_addresses_in_a_cell(cell: str, urls: list[str]) -> None:
    assert list(addresses_in(cell)) == urls


def test_rows_that_go_on_belong_to_the_item_above_and_headings_of_groups_to_none() -> None:
    claims = of_table(
        ("OIT", "", "", ""),
        HEADINGS,
        ("9.1 ข้อมูลพื้นฐาน", "", "", ""),
        ("o1", NAMES["o1"], f"{BASE}/1", "ก"),
        ("", "ฝ่ายการเมือง", f"{BASE}/1b", "ข"),
        HEADINGS,
        ("", NAMES["o13"], f"{BASE}/13", ""),
    )
    found = [(claim.row, claim.item, claim.urls, claim.explanation) for claim in claims if claim.row]
    assert found == [(4, "o1", (f"{BASE}/1", f"{BASE}/1b"), "ก\nข"), (7, "o13", (f"{BASE}/13",), "")]


def test_a_table_without_headings_is_understood_by_what_stands_in_it() -> None:
    claims = of_table(*((str(n), NAMES[f"o{n}"], f"{BASE}/{n}") for n in range(1, 36)))
    assert [(claim.item, claim.row, claim.problems) for claim in claims] == [(f"o{n}", n, ()) for n in range(1, 36)]


def test_what_is_wrong_with_a_list_is_named_with_its_row() -> None:
    rows = {row.number: Row(row.number, row.name, list(row.urls)) for row in ROWS}
    del rows["o3"]
    rows["o12"].number = "o13"
    rows["o14"].urls = []
    rows["o20"].urls = ["ดูที่เว็บไซต์"]
    rows["o31"].number = "o26"
    again = Row("o9", NAMES["o9"], rows["o9"].urls)
    found = read(as_csv([*rows.values(), again, Row("o99", "ไม่ใช่ข้อใด", [f"{BASE}/x"])]))
    codes = [
        (12, "o12", "misnumbered"),
        (14, "o14", "no_url"),
        (20, "o20", "not_url"),
        (31, "o31", "misnumbered"),
        (36, "o9", "doubled_row"),
        (37, "", "unknown_item"),
        (0, "o3", "missing_row"),
    ]
    assert problems(found) == codes


def test_one_address_for_many_items_is_worth_a_remark() -> None:
    claims = of_table(
        HEADINGS, *((f"o{n}", NAMES[f"o{n}"], f"{BASE}/all", "") for n in (1, 2, 3)), ("o4", "", f"{BASE}/4", "")
    )
    assert [[each.code for each in claim.remarks] for claim in claims if claim.row] == [["same_url"]] * 3 + [[]]


# --- the lists of other years -----------------------------------------------------------------------------------------


def list_of_2566() -> list[Row]:
    rows = []
    for number, here in CHECKLIST.numbering["2566"].items():
        if len(here) == 1:
            rows.append(Row(number, NAMES[here[0]], [f"{BASE}/{number}"]))
    return rows


def test_the_list_of_another_year_is_recognised_and_its_rows_are_those_of_this_year() -> None:
    found = read(as_csv(list_of_2566()))
    assert ([each.code for each in found.problems], found.numbering) == (["other_year"], 2566)
    by_row = {claim.stated: claim for claim in found.claims if claim.row}
    assert (by_row["o4"].item, by_row["o43"].item) == ("o7", "o35")
    assert not any(claim.problems for claim in by_row.values()), "the numbering is told once, not in every row"


def test_one_row_with_another_years_number_is_told_by_itself() -> None:
    rows = [Row(row.number, row.name, row.urls) for row in ROWS if row.number != "o26"]
    found = read(as_csv([*rows, Row("o34", NAMES["o30"], [f"{BASE}/30b"])]))
    assert (36, "o30", "other_year_number") in problems(found)
    assert found.problems == ()


def test_numbers_of_no_year_give_way_to_the_names() -> None:
    rows = [Row(f"o{(n * 7) % 35 + 1}", NAMES[f"o{n}"], [f"{BASE}/{n}"]) for n in range(1, 36)]
    found = read(as_csv(rows))
    assert [each.code for each in found.problems] == ["other_numbering"]
    assert [claim.item for claim in found.claims if claim.row] == [f"o{n}" for n in range(1, 36)]


def test_a_banner_of_another_year_is_told() -> None:
    found = read(as_workbook(ROWS, banner="แบบตรวจ OIT ประจำปีงบประมาณ พ.ศ. 2566"), "list.xlsx")
    assert [each.code for each in found.problems] == ["banner_year"]


# --- strangers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name", "says"),
    [
        (b"", "list.csv", "no row of any item"),
        (b"%PDF-1.7 ", "list.pdf", "not CSV, Excel or a web page"),
        (b"PK\x03\x04broken", "list.xlsx", "not CSV, Excel or a web page"),
        ("ก,ข\n1,2\n".encode(), "list.csv", "no row of any item"),
        (as_csv([Row("o1", "", [f"{BASE}/{n}"]) for n in range(600)]), "list.csv", "500"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(body: bytes, name: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(body, name)
    assert says in refused.value.sentence("en")
    assert name in refused.value.sentence("th")


def test_formulas_and_bombs_stay_text() -> None:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["o1", NAMES["o1"]])
        sheet.write_formula(1, 2, '=HYPERLINK("https://a.th/1","ดู")', value="ดู")
        sheet.write_string(1, 3, "=cmd|' /C calc'!A0")
        sheet.write_row(2, 0, ["o2", "x" * 30_000, "javascript:alert(1)"])
    first, second = [claim for claim in read(packed.getvalue(), "a.xlsx").claims if claim.row]
    assert (first.urls, first.explanation) == (("https://a.th/1",), "=cmd|' /C calc'!A0")
    assert [each.code for each in second.problems] == ["not_url"]
    assert len(second.name) <= 300


CELL = st.text(alphabet=string.printable + "ข้อ๑๒oO“”\ufeff\u200b", max_size=40)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=12))
def test_no_table_is_too_strange(rows: list[tuple[str, str, str, str]]) -> None:
    claims = of_table(HEADINGS, *rows)
    assert {claim.item for claim in claims} - {""} == {item.id for item in CHECKLIST.items}
    assert all(1 < claim.row <= len(rows) + 1 for claim in claims if claim.row)
    assert all(url.startswith(("http://", "https://")) for claim in claims for url in claim.urls)
    assert all(claim.problems for claim in claims if not claim.row or not claim.urls)


@settings(max_examples=50, deadline=None)
@given(
    st.permutations(range(35)),
    st.sets(st.integers(0, 34), max_size=6),
    st.sampled_from(["o{}", "{}", "ข้อ {}", "O {:02}"]),
)
def test_order_and_gaps_make_no_problem_of_what_is_there(order: list[int], gone: set[int], form: str) -> None:
    rows = [(form.format(n + 1), NAMES[f"o{n + 1}"], f"{BASE}/{n + 1}", "") for n in order if n not in gone]
    claims = of_table(HEADINGS, *rows)
    there = {claim.item: claim for claim in claims if claim.row}
    assert all(claim.urls == (f"{BASE}/{item[1:]}",) and not claim.problems for item, claim in there.items())
    lacking = {claim.item for claim in claims if not claim.row}
    assert lacking == {f"o{n + 1}" for n in gone}


def test_the_rows_of_a_csv_are_numbered_as_spreadsheets_show_them() -> None:
    told_csv = io.StringIO()
    csv.writer(told_csv).writerows(
        [["รายการ"], [], HEADINGS, ["o1", NAMES["o1"], f"{BASE}/1", "บรรทัด\nสอง"], ["o2", "", "", ""]]
    )
    assert [(c.row, c.item) for c in read(told_csv.getvalue().encode()).claims if c.row] == [(4, "o1"), (5, "o2")]
