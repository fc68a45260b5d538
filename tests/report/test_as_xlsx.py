"""report.xlsx and submission.xlsx: whole, ready to be printed, and text wherever strangers wrote."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.checklist import load
from crawler.models import Report
from crawler.report import submission_xlsx, to_xlsx
from crawler.report.cell_styles import FONT
from crawler.report.plain import plain
from tests.report.hostile import ATTACKS, LINKS, hostile
from tests.report.sample import ROWS, checklist, report
from tests.report.workbooks import MAIN, Sheet, Workbook, opened

THAI = ["สรุป", "ผลรายข้อ", "องค์ประกอบ", "ปัญหา", "หลักฐาน", "แบบกรอก"]
ENGLISH = ["Summary", "Items", "Elements", "Problems", "Evidence", "Submission"]


def written(told: Report | None = None, lang: str = "th") -> Workbook:
    return opened(to_xlsx(told or report(), lang, checklist()))


def texts(sheet: Sheet) -> set[str]:
    return {cell.text for cell in sheet.cells.values()}


# --- what it says -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "names"), [("th", THAI), ("en", ENGLISH)])
def test_there_is_a_sheet_for_every_question(lang: str, names: list[str]) -> None:
    found = list(written(lang=lang).sheets)
    assert found == names
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in found)


def test_the_summary_tells_town_day_rules_scores_counts_and_fixes() -> None:
    summary, told = written().sheets["สรุป"], report()
    said = texts(summary)
    assert {"เทศบาลตำบลทุ่งสาธิต", "21 พฤศจิกายน 2569 เวลา 16.02 น.", told.run["id"], "ab" * 32} <= said
    assert any("วิธีรวมคะแนนที่สมมติขึ้น" in each for each in said)
    numbers = {round(float(cell.text), 6) for cell in summary.cells.values() if cell.kind == "n"}
    assert told.scores.ita is not None
    for score in (*told.scores.indicators.values(), told.scores.oit, told.scores.ita):
        assert {score.score, score.low, score.high, score.floor, score.ceiling} <= numbers
    assert set(told.scores.indicators["9"].sub.values()) <= numbers
    assert "9.1 ข้อมูลพื้นฐาน" in said
    assert {"✓ ครบถ้วน", "◐ ไม่ครบ", "✗ ไม่พบ", "? ตรวจไม่ได้"} <= said
    assert "o17, o23" in said
    assert any("รอคำตอบเกินเวลา 8 ครั้ง" in each for each in said)
    assert any("แนบรายงานผลการดำเนินการ" in each for each in said)


def test_a_fix_leads_to_the_row_of_its_item() -> None:
    book = written()
    links = [cell for cell in book.sheets["สรุป"].cells.values() if cell.target.startswith("#")]
    assert len(links) == 10
    for link in links:
        place = link.target.removeprefix("#'ผลรายข้อ'!")
        assert book.sheets["ผลรายข้อ"].cells[place].text == link.text


def test_an_item_has_its_row() -> None:
    items = written().sheets["ผลรายข้อ"]
    assert items.column("A") == [f"o{n}" for n in range(1, 36)]
    assert items.row(3) == [
        "o2",
        "ข้อมูลผู้บริหาร",
        "9.1",
        "◐ ไม่ครบ",
        "0.55",
        "คณะผู้บริหาร\nwww.thungsathit.example/executive",
        "หน้าเว็บ",
        "หน้าหลัก → ข้อมูลหน่วยงาน → คณะผู้บริหาร",
        "",
        "ไม่พบหมายเลขโทรศัพท์หรืออีเมลของรองนายกเทศมนตรี 2 คน",
        "เพิ่มหมายเลขโทรศัพท์หรืออีเมลใต้ชื่อรองนายกเทศมนตรีทั้งสองคนในหน้าคณะผู้บริหาร",
        "สำนักปลัดเทศบาล",
        "0.75",
        "1.5",
    ]
    assert items.cells["G3"].target == "https://www.thungsathit.example/executive"
    assert items.cells["E18"].text == "", "no chance where too little was seen"


def test_parts_problems_and_evidence_have_a_row_each() -> None:
    book, told = written(), report()
    assert book.sheets["องค์ประกอบ"].rows == 1 + sum(len(each.elements) for each in told.items)
    assert {"✓ พบ", "✗ ไม่พบ", "? ตรวจไม่ได้"} == set(book.sheets["องค์ประกอบ"].column("D"))
    assert book.sheets["ปัญหา"].rows == 1 + sum(len(each.problems) for each in told.items)
    assert set(book.sheets["ปัญหา"].column("E")) == {each.code for item in told.items for each in item.problems}
    evidence = book.sheets["หลักฐาน"]
    assert evidence.rows == 1 + sum(len(each.evidence) for each in told.items)
    assert evidence.row(2)[2:7] == ["1", "โครงสร้างส่วนราชการ", "หน้าเว็บ", "", "https://www.thungsathit.example/structure"]
    assert evidence.row(2)[8:] == [
        "หน้าหลัก → ข้อมูลหน่วยงาน → โครงสร้างส่วนราชการ",
        "21 พฤศจิกายน 2569 เวลา 16.12 น.",
        "01" * 32,
    ]


def test_the_form_s_entries_stand_in_both_workbooks_alike() -> None:
    (alone,) = opened(submission_xlsx(report(), "th", checklist())).sheets.values()
    beside = written().sheets["แบบกรอก"]
    assert [cell.text for cell in alone.cells.values()] == [cell.text for cell in beside.cells.values()]
    assert alone.row(3)[2:6] == [
        "◐ แก้ไขก่อนกรอก",
        "",
        "1) https://www.thungsathit.example/executive\n2) https://www.thungsathit.example/heads",
        "เปิด",
    ]
    assert alone.cells["F3"].target == "https://www.thungsathit.example/executive"


def test_english_is_english() -> None:
    book = opened(to_xlsx(report(), "en", load("oit-2567")))
    assert book.sheets["Items"].row(2)[1] == load("oit-2567").item("o1").name_en
    assert "Fix first" in texts(book.sheets["Summary"])
    assert book.sheets["Submission"].row(1)[:4] == ["Item", "Name", "Ready?", "Answer"]


def test_nothing_found_and_nothing_to_mend_are_said() -> None:
    fine = written(report(rows=ROWS[2:4]))
    assert fine.sheets["ปัญหา"].row(2)[0] == "ไม่พบปัญหา"
    assert "ไม่พบเรื่องที่ต้องแก้ในส่วนที่โปรแกรมตรวจได้" in texts(fine.sheets["สรุป"])


# --- how it is set up -------------------------------------------------------------------------------------------------


def test_tables_keep_their_heading_in_sight_on_the_screen_and_on_paper() -> None:
    book = written()
    names = etree_names(book)
    for name, sheet in book.sheets.items():
        assert sheet.one("pageSetup").get("paperSize") == "9"
        assert sheet.one("pageSetup").get("orientation") == "landscape"
        assert "&P / &N" in (sheet.one("oddFooter").text or "")
        assert "เทศบาลตำบลทุ่งสาธิต" in (sheet.one("oddHeader").text or "")
        if name == "สรุป":
            assert sheet.one("rowBreaks").get("count") == "1"
            assert sheet.one("pageSetup").get("scale") == "86"
            continue
        assert sheet.one("pageSetup").get("fitToHeight") == "0"
        assert sheet.one("pageSetUpPr").get("fitToPage") == "1"
        assert (sheet.one("pane").get("ySplit"), sheet.one("pane").get("state")) == ("1", "frozen")
        assert sheet.one("autoFilter").get("ref") == f"A1:{last_column(sheet)}{sheet.rows}"
        assert any(f"'{name}'!$1:$1" in each or f"{name}!$1:$1" in each for each in names)


def etree_names(book: Workbook) -> list[str]:
    return re.findall(r"<definedName[^>]*>([^<]+)<", book.parts["xl/workbook.xml"].decode())


def last_column(sheet: Sheet) -> str:
    return max(re.sub(r"\d", "", place) for place in sheet.cells if place.endswith("1") and place[:-1].isalpha())


def test_rows_are_as_high_as_their_text_and_columns_fit_on_paper() -> None:
    for sheet in written().sheets.values():
        heights = [float(row.get("ht", 0)) for row in sheet.root.iter(f"{MAIN}row") if len(row)]
        assert all(10 < height <= 409 for height in heights)
        width = sum(float(column.get("width")) for column in sheet.root.iter(f"{MAIN}col"))
        assert width < 225, "smaller than 6 points on A4 paper"


def test_every_cell_is_written_in_one_font_that_has_thai() -> None:
    styles = written().parts["xl/styles.xml"].decode()
    assert set(re.findall(r'<name val="([^"]+)"', styles)) == {FONT}


def test_it_bears_the_audit_s_date_and_gives_the_same_bytes_again() -> None:
    first = to_xlsx(report(), "th", checklist())
    assert first == to_xlsx(report(), "th", checklist())
    assert submission_xlsx(report()) == submission_xlsx(report())
    core = opened(first).parts["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-21T09:02:11Z"}
    assert "ผลตรวจ OIT 2567 — เทศบาลตำบลทุ่งสาธิต" in core


# --- how it holds -----------------------------------------------------------------------------------------------------


def assert_inert(book: Workbook) -> None:
    """Nothing is worked out, nothing is disguised, every link leads to the web or into the workbook."""
    for sheet in book.sheets.values():
        for cell in sheet.cells.values():
            assert plain(cell.text) == cell.text
            assert len(cell.text.encode("utf-16-le")) // 2 <= 32_767
            assert len(cell.target) <= 2_079
            assert re.match(r"(https?://[a-z.]+[/?#]|https?://[a-z.]+$|#'|$)", cell.target), cell.target
            assert cell.target.startswith("#") or not re.search(r"[\s\"<>\[\]^`{}|\\]|#.*#", cell.target)
            if cell.kind == "s" and cell.text.lstrip().startswith(("=", "+", "-", "@")):
                assert cell.style in book.quoted
        for edge in ("oddHeader", "oddFooter"):
            assert len(sheet.one(edge).text or "") <= 255


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_text_from_strangers_stays_text(attack: str, lang: str) -> None:
    book = opened(to_xlsx(hostile(attack), lang))
    assert_inert(book)
    assert_inert(opened(submission_xlsx(hostile(attack), lang)))


@pytest.mark.parametrize("url", LINKS)
def test_only_the_web_is_linked(url: str) -> None:
    book = opened(to_xlsx(hostile("ก", url)))
    assert_inert(book)
    (target,) = {cell.target for cell in book.sheets["หลักฐาน"].cells.values() if cell.text == "เปิด"} or {""}
    assert bool(target) == (url in (LINKS[5], LINKS[7]))


def test_strangers_can_not_fill_the_head_of_a_page() -> None:
    (sheet, *_) = opened(to_xlsx(hostile("&D" * 500))).sheets.values()
    assert (sheet.one("oddHeader").text or "").count("&D") == (sheet.one("oddHeader").text or "").count("&&D")


def test_a_sheet_has_no_more_links_than_excel_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.report.workbook.MOST_LINKS", 3)
    evidence = written().sheets["หลักฐาน"]
    assert sum(bool(cell.target) for cell in evidence.cells.values()) == 3
    assert evidence.column("H") == ["เปิด"] * (evidence.rows - 1)


def test_a_day_that_is_none_does_not_stop_the_report() -> None:
    odd = msgspec.structs.replace(report(), run={**report().run, "started": "yesterday"})
    assert b"1980-01-01" in opened(to_xlsx(odd)).parts["docProps/core.xml"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=()), max_size=300), st.text(max_size=100))
def test_no_text_breaks_the_workbook(text: str, path: str) -> None:
    book = opened(to_xlsx(hostile(text, f"https://town.example/{path}"), "th", checklist()))
    assert_inert(book)
    assert [sheet.rows for sheet in book.sheets.values()][1:] == [4, 7, 16, 10, 4]
