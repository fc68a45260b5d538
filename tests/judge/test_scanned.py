"""What a scan may show: OCR confirms, its digits need support, and what it does not see is left to a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.judge.case import Case
from crawler.judge.decide import decide
from crawler.judge.findings import Finding, examine
from crawler.judge.leads import Lead
from crawler.judge.owner import ownership
from crawler.judge.pieces import Piece
from crawler.judge.scanned import wants_reading
from tests.judge.parts import OWN, case_of, document_node, seen_site
from tests.judge.seen import BASE, checklist

PLAN = "แผนปฏิบัติการป้องกันการทุจริต"
TOWN = f"{OWN.kind}{OWN.name}"
PAGE = f"{BASE}/plans"
ITEM = next(item for item in checklist().items if item.id == "o32")


@pytest.fixture(scope="module")
def case() -> Case:
    return case_of(seen_site({"/plans": "<h1>แผนป้องกันการทุจริต</h1><p>รายการเอกสาร</p>"}))


def scan(*lines: str, label: str = PLAN, name: str = "scan.pdf", case: Case, **told: Any) -> Finding:
    """What is found of item o32 behind a link to a scan of which OCR gave `lines`."""
    url = f"{BASE}/files/{name}"
    node = document_node(*lines, title=lines[0], url=url, **{"quality": "ocr", "page_starts": (0,), **told})
    lead = Lead("o32", url, label, 0.9, "menu", PAGE)
    return examine(Piece(url, node, (label,), 0, lead, outside=False), ITEM, case)


def poor(*lines: str, case: Case, **told: Any) -> Finding:
    """The same of a scan of which the engine is not sure."""
    return scan(*lines, case=case, confidence=0.7, **told)


@pytest.mark.parametrize(
    ("years", "code"), [("2566 - 2570", "ok"), ("2567", "ok"), ("2561 - 2565", "stale_year"), ("2564", "stale_year")]
)
def test_a_year_of_a_page_that_was_read_well_counts_as_in_any_document(case: Case, years: str, code: str) -> None:
    assert scan(f"{PLAN} (พ.ศ. {years})", TOWN, case=case).code == code
    assert scan(f"{PLAN} (พ.ศ. {years})", TOWN, label=f"{PLAN} 2567", case=case).code == code, "and outranks the link"


def test_a_year_that_could_not_be_read_is_no_year(case: Case) -> None:
    found = scan(f"{PLAN} (พ.ศ. ๒๕?? - ๒๕??)", TOWN, case=case)
    assert (found.code, found.detail) == ("unreadable", "scan_no_year")
    assert scan(f"{PLAN} (พ.ศ. ๒๕?? - ๒๕??)", TOWN, label=f"{PLAN} 2567", case=case).code == "ok"


def test_a_year_that_only_a_poor_scan_says_is_left_to_a_person(case: Case) -> None:
    found = poor(f"{PLAN} (พ.ศ. 2566 - 2570)", TOWN, case=case)
    assert (found.code, found.detail) == ("unreadable", "scan_year")
    told = decide(ITEM, (found,), case)
    assert told.status == "unverifiable"
    assert "2570" in told.problems[0].message_th
    assert "seen in the scan only" in told.problems[0].message_en


@pytest.mark.parametrize(
    "support", [{"label": f"{PLAN} พ.ศ. 2566-2570"}, {"name": "anticorruption-2567.pdf"}, {"label": f"{PLAN} ปี ๒๕๖๗"}]
)
def test_the_words_of_the_link_or_the_file_support_it(case: Case, support: dict[str, str]) -> None:
    assert poor(f"{PLAN} (พ.ศ. 2566 - 2570)", TOWN, case=case, **support).code == "ok"
    assert poor(f"{PLAN} (พ.ศ. 2522)", TOWN, case=case, **support).code != "stale_year", "digits are misread"


def test_the_page_that_links_to_it_supports_what_the_scan_says() -> None:
    case = case_of(seen_site({"/plans": "<h1>แผนป้องกันการทุจริต ประจำปี 2567</h1><p>รายการเอกสาร</p>"}))
    assert poor(f"{PLAN} ประจำปีงบประมาณ พ.ศ. 2567", TOWN, case=case).code == "ok"
    assert poor(f"{PLAN} ประจำปีงบประมาณ พ.ศ. 2561", TOWN, case=case).code == "unreadable", "which it says otherwise"


def test_another_year_in_the_link_is_another_year(case: Case) -> None:
    found = poor(PLAN, TOWN, label=f"{PLAN} พ.ศ. 2561-2565", case=case)
    assert (found.code, found.detail) == ("stale_year", "2565")
    found = poor(f"{PLAN} (พ.ศ. 2566-2570)", TOWN, label=f"{PLAN} พ.ศ. 2561-2565", case=case)
    assert (found.code, found.detail) == ("unreadable", "scan_years"), "unless the scan contradicts it"


def test_another_year_in_a_poor_scan_alone_fails_nobody(case: Case) -> None:
    found = poor(f"{PLAN} ประจำปีงบประมาณ พ.ศ. 2561", TOWN, case=case)
    assert (found.code, found.detail) == ("unreadable", "scan_other_year")


@pytest.mark.parametrize(("confidence", "code"), [(0.9, "wrong_document"), (0.6, "unreadable")])
def test_another_document_is_believed_where_it_was_read_well(case: Case, confidence: float, code: str) -> None:
    lines = ("รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ", TOWN)
    assert scan(*lines, label=f"{PLAN} 2567", case=case, confidence=confidence).code == code


@pytest.mark.parametrize(
    ("name", "whose"),
    [("บ้านสมมติ", "own"), ("บานสมมต", "own"), ("บ้านสมมดิ", "own"), ("บ้านสนมดี", "unknown"), ("บ้านสวนดี", "other")],
)
def test_whose_it_is_as_ocr_spells_it(name: str, whose: str) -> None:
    assert ownership((f"{OWN.kind}{name}",), OWN, blurred=True) == whose


def test_a_part_that_was_not_seen_on_a_scan_is_left_to_a_person(case: Case) -> None:
    found = scan(f"{PLAN} พ.ศ. 2567", TOWN, label=f"{PLAN} 2567", case=case)
    told = decide(ITEM, (found,), case)
    assert told.status == "unverifiable"
    assert {part.met for part in told.elements if part.level == "required"} <= {None, True}
    assert [problem.code for problem in told.problems][:2] == ["unreadable", "missing_element"]
    assert all("ภาพสแกน" in problem.message_th for problem in told.problems)
    native = replace(found.piece, node=document_node(f"{PLAN} พ.ศ. 2567", TOWN, title=f"{PLAN} พ.ศ. 2567"))
    assert decide(ITEM, (examine(native, ITEM, case),), case).status == "partial"


def test_what_more_reading_may_tell(case: Case) -> None:
    def unread(reason: str, **told: Any) -> bool:
        return wants_reading(scan(PLAN, case=case, quality="none", reason=reason, page_starts=(), **told))

    assert unread("scan: no text layer")
    assert unread("image: text not read yet")
    assert not unread("encrypted")
    assert not wants_reading(scan(PLAN, case=case, quality="none", reason="scan: no words found in it")), "it was tried"
    assert wants_reading(scan(PLAN, case=case, pages=9))
    assert not wants_reading(scan(PLAN, case=case, pages=1))
