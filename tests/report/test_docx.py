"""The Word document: what it says of each item, which measures it sets, and who signs."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from crawler.checklist import load
from crawler.models import ElementResult, Report, Verdict
from crawler.report import to_docx
from crawler.report.docx.draft import draft
from crawler.report.docx.measures import DAYS, measures
from crawler.report.docx.numerals import thai_numerals
from crawler.report.docx.office import office_of
from tests.report.sample import ROWS, URGENT, report
from tests.report.word import W, everything, links, opened, parts, styled, table

MEASURES = "มาตรการ/โครงการ/กิจกรรม"


def changed(told: Report, **fields: Any) -> Report:
    return msgspec.structs.replace(told, **fields)


def with_items(told: Report, **fields: Any) -> Report:
    """The report with each of its items changed."""
    return changed(told, items=tuple(msgspec.structs.replace(verdict, **fields) for verdict in told.items))


def gaps(told: Report) -> list[Verdict]:
    return [verdict for verdict in told.items if verdict.status in ("partial", "missing")]


def test_every_gap_is_in_a_measure_with_its_unit_and_its_time() -> None:
    told = report()
    rows = [[cell.text for cell in row.cells] for row in table(to_docx(told), MEASURES).rows[1:]]
    assert len(gaps(told)) == 10
    for verdict in gaps(told):
        (row,) = (row for row in rows if re.search(rf"\b{verdict.id}\b", row[0]) and "ตรวจไม่ได้" not in row[0])
        assert verdict.fix is not None
        assert verdict.fix.owner == row[3]
        assert thai_numerals(verdict.fix.th) in row[1]
        assert re.match("ภายใน [๐-๙]+ วัน", row[2])


def test_no_gap_of_a_unit_is_lost_however_many_there_are() -> None:
    lacking = with_items(report(), status="missing", fix=report().items[1].fix)
    planned = measures(draft(lacking, "th", None))
    assert sorted(verdict.id for each in planned for verdict in each.verdicts) == sorted(v.id for v in lacking.items)
    assert max(len(each.verdicts) for each in planned) == 4
    assert {each.unit for each in planned} == {"สำนักปลัดเทศบาล"}


def test_the_measures_that_bring_most_come_first_and_links_take_less_time_than_documents() -> None:
    planned = measures(draft(report(), "th", None))
    assert [each.gain for each in planned] == sorted((each.gain for each in planned), reverse=True)
    cures = {verdict.id: each.cure for each in planned for verdict in each.verdicts}
    assert (cures["o16"], cures["o2"], cures["o9"], cures["o6"]) == ("access", "page", "document", "service")
    assert cures["o28"] == "document", "another document stands in its place"
    assert DAYS["access"] < DAYS["page"] < DAYS["document"] < DAYS["service"]


def test_a_gap_without_a_fix_is_told_with_places_to_fill_in() -> None:
    lacking = with_items(report(rows=ROWS[:2]), status="missing", fix=None, problems=())
    row = table(to_docx(lacking), MEASURES).rows[1]
    assert "o1" in row.cells[0].text
    assert row.cells[3].text == "[โปรดระบุหน่วยงานที่รับผิดชอบ]"


def test_every_item_is_advised_on_from_its_facts() -> None:
    told = report()
    rows = {
        row.cells[0].text: row.cells[3].text
        for each in opened(to_docx(told)).tables
        if len(each.columns) == 4 and each.rows[0].cells[0].text == "ข้อ"
        for row in each.rows
    }
    assert {verdict.id for verdict in told.items} <= set(rows)
    assert rows["o2"].startswith("ต้องปรับปรุง: ยังขาดองค์ประกอบที่ต้องมี ได้แก่ ช่องทางการติดต่อของผู้บริหารทุกคน")
    assert "พบ “คณะผู้บริหาร” (หน้าเว็บ) ที่ หน้าหลัก › ข้อมูลหน่วยงาน › คณะผู้บริหาร" in rows["o2"]
    assert rows["o9"] == "ต้องปรับปรุง: พบรายงานผลการดำเนินงานของปี ๒๕๖๔ แต่ต้องเป็นของปี ๒๕๖๖"
    assert rows["o1"].startswith("รักษาระดับ: พบ “โครงสร้างส่วนราชการ”")
    assert rows["o10"].startswith("พัฒนา: โอกาสที่จะผ่านการประเมินประมาณร้อยละ ๘๘")


def test_what_is_met_without_an_advisory_part_is_to_be_developed() -> None:
    hint = ElementResult(key="a", text="โทรสาร 2567", level="advisory", basis="practice", met=False)
    said = everything(to_docx(with_items(report(rows=ROWS[:1]), elements=(hint,))))
    assert "พัฒนา: องค์ประกอบที่ต้องมีครบถ้วนแล้ว แต่ควรเพิ่ม โทรสาร ๒๕๖๗" in said


def test_what_could_not_be_seen_stands_apart_with_its_reason_and_is_no_fault() -> None:
    said = everything(to_docx(report()))
    part = said[said.index("๔.๑ ") : said.index("๔.๒ ")]
    assert "o17" in part
    assert "แฟ้มเป็นภาพสแกนที่ไม่ชัด" in part
    assert "ยังไม่ถือเป็นข้อบกพร่องของหน่วยงาน" in part
    assert "ตรวจสอบข้อที่โปรแกรมตรวจไม่ได้ ๒ ข้อ" in said


def test_scores_are_told_beside_the_target_and_said_to_be_predictions() -> None:
    told = report()
    rows = [[cell.text for cell in row.cells] for row in table(to_docx(told), "ตัวชี้วัด").rows]
    assert [row[0] for row in rows[1:3]] == ["ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล", "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต"]
    assert rows[3][1:4] == ["๖๗.๕๑", "๕๙.๘๘ – ๗๕.๐๖", "๘๕.๐๐"]
    assert rows[4][0] == "คะแนนรวม ITA (ระดับโดยประมาณ: ต้องปรับปรุง)"
    said = everything(to_docx(told))
    assert "มิใช่ผลการประเมินอย่างเป็นทางการของสำนักงาน ป.ป.ช." in said
    assert thai_numerals(load("oit-2567").scoring.note_th) in said
    assert len(table(to_docx(report(iit=None)), "ตัวชี้วัด").rows) == 4


def test_what_cannot_wait_is_the_first_measure() -> None:
    flaw = {"host": "h.example", "reason": "expired", "since": "2026-11-21T09:02:11Z", "fetches": 3}
    told = changed(report(), urgent=(URGENT,), run=report().run | {"tls": [flaw]})
    data = to_docx(told)
    first, second = table(data, MEASURES).rows[1:3]
    assert first.cells[0].text.startswith("๑. กู้คืนเว็บไซต์")
    assert first.cells[2].text == "ทันที"
    assert second.cells[0].text.startswith("๒. แก้ไขความปลอดภัยของการเชื่อมต่อ")
    assert "เรื่องเร่งด่วน: พบลิงก์โฆษณาการพนันที่ฝังอยู่ใน ๒ หน้าของหน่วยงาน" in everything(data)
    assert not any("ufabet" in url for url in links(data))


@pytest.mark.parametrize(
    ("body", "chief", "clerk", "unit"),
    [
        ("เทศบาลตำบลพระแท่น", "นายกเทศมนตรีตำบลพระแท่น", "ปลัดเทศบาลตำบลพระแท่น", "สำนักปลัดเทศบาล"),
        ("เทศบาลเมืองเพชรบูรณ์", "นายกเทศมนตรีเมืองเพชรบูรณ์", "ปลัดเทศบาลเมืองเพชรบูรณ์", "สำนักปลัดเทศบาล"),
        ("องค์การบริหารส่วนตำบลลุมพุก", "นายกองค์การบริหารส่วนตำบลลุมพุก", "ปลัดองค์การบริหารส่วนตำบลลุมพุก", "สำนักปลัด"),
        ("เมืองพัทยา", "นายกเมืองพัทยา", "ปลัดเมืองพัทยา", "สำนักปลัด"),
        ("", "[โปรดระบุตำแหน่ง]", "[โปรดระบุตำแหน่ง]", "สำนักปลัดเทศบาล"),
    ],
)
def test_those_sign_who_head_and_serve_such_a_body(body: str, chief: str, clerk: str, unit: str) -> None:
    told = report()
    data = to_docx(changed(told, site=told.site | {"body": body}))
    said = everything(data)
    assert f"ตำแหน่ง {chief}" in said
    assert f"ตำแหน่ง {clerk}" in said
    assert unit in {row.cells[3].text for row in table(data, MEASURES).rows}
    assert office_of(body).chief.told("en")


def test_the_list_of_contents_names_the_headings_and_leads_to_them() -> None:
    data = to_docx(report())
    body = parts(data)["word/document.xml"]
    anchors = [each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]
    assert anchors == [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    headings = styled(data, "Heading 1")
    entries = styled(data, "toc 1")
    assert entries == headings
    assert len(headings) == 5


def test_evidence_stands_in_the_appendix_with_its_address_and_click_path() -> None:
    data = to_docx(report())
    rows = {row.cells[0].text: row.cells[2].text for row in opened(data).tables[-1].rows}
    assert "www.thungsathit.example/files/operation-plan-2567.pdf" in rows["o8"]
    assert "เส้นทาง: หน้าหลัก › แผนงาน › แผนการดำเนินงาน" in rows["o8"]
    assert rows["o12"] == "ไม่พบหลักฐานที่ใช้ได้"
    assert "https://www.thungsathit.example/files/operation-plan-2567.pdf" in links(data)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_report_without_items_or_a_known_checklist_is_still_a_document(lang: str) -> None:
    told = report(rows=())
    bare = changed(told, checklist=told.checklist | {"id": "oit-2599"}, run=told.run | {"started": ""}, skipped=())
    document = opened(to_docx(bare, lang))
    assert len(document.paragraphs) > 20
    assert len(opened(to_docx(told, lang)).tables) >= 3


def test_a_town_that_meets_everything_has_no_measures() -> None:
    row = msgspec.structs.replace(ROWS[0], probability=0.99)
    said = everything(to_docx(report(rows=(row,) * 35)))
    assert "ไม่พบข้อที่ต้องปรับปรุง" in said
    assert "โปรแกรมตรวจได้ครบทุกข้อ" in said
    assert "จึงควรรักษาระดับไว้" in said
