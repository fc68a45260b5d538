"""report.csv for programs and submission.csv for the form, both safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.checklist import load
from crawler.models import Report
from crawler.report import submission_csv, to_csv
from crawler.report.as_csv import COLUMNS
from tests.report.hostile import ATTACKS, hostile
from tests.report.sample import ROWS, checklist, report


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def rows(told: Report, lang: str = "th") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(to_csv(told, lang), newline="")))


def test_a_row_tells_all_of_an_item_under_keys_that_stay() -> None:
    assert tuple(read(to_csv(report()))[0]) == COLUMNS
    table = rows(report())
    assert [row["item"] for row in table] == [f"o{n}" for n in range(1, 36)]
    assert table[1] == {
        "host": "www.thungsathit.example",
        "body": "เทศบาลตำบลทุ่งสาธิต",
        "fiscal_year": "2567",
        "checklist": "oit-2567",
        "run": "20261121-thungsathit-7f3a",
        "audited": "2026-11-21T09:02:11Z",
        "item": "o2",
        "name": "ข้อมูลผู้บริหาร",
        "sub_indicator": "9.1",
        "status": "partial",
        "chance": "0.55",
        "url": "https://www.thungsathit.example/executive",
        "title": "คณะผู้บริหาร",
        "kind": "page",
        "data_year": "",
        "click_path": "หน้าหลัก → ข้อมูลหน่วยงาน → คณะผู้บริหาร",
        "evidence": "2",
        "elements_met": "2",
        "elements_not_met": "1",
        "elements_unknown": "1",
        "problem_codes": "missing_element",
        "problems": "ไม่พบหมายเลขโทรศัพท์หรืออีเมลของรองนายกเทศมนตรี 2 คน",
        "fix": "เพิ่มหมายเลขโทรศัพท์หรืออีเมลใต้ชื่อรองนายกเทศมนตรีทั้งสองคนในหน้าคณะผู้บริหาร",
        "owner": "สำนักปลัดเทศบาล",
        "gain_oit": "0.75",
        "gain_indicator": "1.5",
        **dict.fromkeys(COLUMNS[-6:], ""),
    }
    assert table[6]["data_year"] == "2567"
    assert table[16]["chance"] == "", "nobody knows what could not be seen"


def test_keys_and_codes_are_the_same_in_english() -> None:
    thai, english = rows(report()), rows(report(), "en")
    assert [row["status"] for row in thai] == [row["status"] for row in english]
    assert english[1]["problems"].startswith("No telephone number")


def test_the_form_gets_a_row_an_item() -> None:
    table = read(submission_csv(report()))
    assert table[0] == [
        "ข้อ",
        "รายการ",
        "พร้อมกรอกหรือไม่",
        "คำตอบ",
        "URL",
        "คำอธิบาย",
        "สิ่งที่ยังขาดและต้องทำก่อนกรอก",
        "ผู้รับผิดชอบ",
    ]
    assert [row[0] for row in table[1:]] == [f"o{n}" for n in range(1, 36)]
    assert table[2] == [
        "o2",
        "ข้อมูลผู้บริหาร",
        "◐ แก้ไขก่อนกรอก",
        "",
        "1) https://www.thungsathit.example/executive\n2) https://www.thungsathit.example/heads",
        "เข้าเว็บไซต์ www.thungsathit.example แล้ว\n1) เลือกเมนู “ข้อมูลหน่วยงาน” → “คณะผู้บริหาร”\n2) เลือกเมนู “หัวหน้าส่วนราชการ”",
        "ไม่พบหมายเลขโทรศัพท์หรืออีเมลของรองนายกเทศมนตรี 2 คน\n"
        "วิธีแก้: เพิ่มหมายเลขโทรศัพท์หรืออีเมลใต้ชื่อรองนายกเทศมนตรีทั้งสองคนในหน้าคณะผู้บริหาร",
        "สำนักปลัดเทศบาล",
    ]
    assert table[1][2:4] == ["✓ พร้อมกรอก", "มี"]


def test_it_speaks_english_too() -> None:
    table = read(submission_csv(report(), "en", load("oit-2567")))
    assert table[0][:5] == ["Item", "Name", "Ready?", "Answer", "URL"]
    assert table[1][1] == load("oit-2567").item("o1").name_en
    assert table[1][5] == "Go to www.thungsathit.example and choose “ข้อมูลหน่วยงาน” → “โครงสร้างส่วนราชการ” in the menu"


@pytest.mark.parametrize("make", [to_csv, submission_csv])
def test_lines_end_as_excel_likes_them(make) -> None:
    text = make(report(rows=ROWS[:1]))
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")
    assert text == make(report(rows=ROWS[:1]))


def assert_inert(text: str, width: int) -> None:
    table = read(text)
    assert [len(row) for row in table] == [width] * 4
    for cell in (cell for row in table for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d")), cell
        assert "\u202e" not in cell
        assert "\x1b" not in cell
    text.encode("utf-8-sig")


@pytest.mark.parametrize(
    "attack",
    [
        *ATTACKS,
        "+cmd|' /C calc'!A0",
        " =1",
        "\r=1",
        "\n=1",
        "\ufeff=1",
        "\xa0=1",
        "\u2003@SUM(A1)",
        "\uff1d1",
    ],
)
def test_no_cell_is_a_formula(attack: str) -> None:
    assert_inert(to_csv(hostile(attack)), len(COLUMNS))
    assert_inert(submission_csv(hostile(attack), "en"), 8)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_text_breaks_the_table(text: str) -> None:
    told = hostile(text, text)
    assert_inert(to_csv(told, "th", checklist()), len(COLUMNS))
    assert_inert(submission_csv(told, "th", checklist()), 8)
