"""submission.csv: what an official copies into the form, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.checklist import load
from crawler.models import Evidence, Report
from crawler.report import to_csv
from tests.report.sample import ROWS, report


def rows(told: Report, lang: str = "th") -> list[list[str]]:
    return list(csv.reader(StringIO(to_csv(told, lang), newline="")))


def test_one_row_an_item_with_addresses_and_click_paths() -> None:
    table = rows(report())
    assert table[0] == ["ข้อ", "รายการ", "URL", "คำอธิบาย", "สถานะ"]
    assert [row[0] for row in table[1:]] == [f"o{n}" for n in range(1, 36)]
    assert table[2] == [
        "o2",
        "ข้อมูลผู้บริหาร",
        "https://www.thungsathit.example/executive\nhttps://www.thungsathit.example/heads",
        "หน้าหลัก > ข้อมูลหน่วยงาน > คณะผู้บริหาร\nหน้าหลัก > หัวหน้าส่วนราชการ",
        "ไม่ครบ",
    ]
    assert table[9] == ["o9", "รายงานผลการดำเนินงานประจำปี", "", "", "ไม่พบ"]
    assert table[17][4] == "ตรวจไม่ได้"


def test_it_speaks_english_too() -> None:
    table = list(csv.reader(StringIO(to_csv(report(), "en", load("oit-2567")), newline="")))
    assert table[0] == ["Item", "Name", "URL", "Explanation", "Status"]
    assert table[1][1] == load("oit-2567").item("o1").name_en


def test_lines_end_as_excel_likes_them() -> None:
    text = to_csv(report(rows=ROWS[:1]))
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")


def hostile(text: str) -> Report:
    whole = report(rows=ROWS[:1])
    evidence = Evidence(url=text, kind="page", click_path=(text, "b"))
    item = msgspec.structs.replace(whole.items[0], name=text, evidence=(evidence,))
    return msgspec.structs.replace(whole, items=(item,))


@pytest.mark.parametrize(
    "attack",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "\r=1", "\x00=1", "\u202e=1", "\n=1", "\ufeff=1"],
)
def test_no_cell_is_a_formula(attack: str) -> None:
    for cell in rows(hostile(attack))[1]:
        assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_text_breaks_the_table(text: str) -> None:
    told = hostile(text)
    table = rows(told)
    assert [len(row) for row in table] == [5, 5]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in table[1])
    to_csv(told).encode("utf-8-sig")
