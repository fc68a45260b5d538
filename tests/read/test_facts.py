"""What a document says of itself."""

from __future__ import annotations

import pytest

from crawler.models import Content, Signature
from crawler.read.facts import facts_of
from crawler.read.reader import read
from tests.read.paper import bytes_of, paper

NAME = "นายสมชาย ใจดี"
MAYOR = "นายกเทศมนตรีตำบลสวนมะลิ"


def document(*lines: str, **told: object) -> Content:
    return Content(**{"kind": "pdf", "lines": lines, **told})  # type: ignore[arg-type]


def test_years_are_told_once_with_the_most_telling_place() -> None:
    content = document(
        "แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        "ตามพระราชบัญญัติเทศบาล พ.ศ. 2496",
        "ผลของปีงบประมาณ 2566",
        "ณ วันที่ 3 ตุลาคม 2565",
        title="แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        headings=("แผนพัฒนา พ.ศ. 2566-2570",),
    )
    told = [(seen.first, seen.last, seen.where, seen.text) for seen in facts_of(content).years]
    assert told == [
        (2567, 2567, "title", "๒๕๖๗"),
        (2566, 2570, "heading", "2566-2570"),
        (2566, 2566, "body", "2566"),
    ], "neither the year of a law nor that of a date is the document's"


def test_what_was_read_from_a_picture_is_marked() -> None:
    (seen,) = facts_of(document("แผนประจำปีงบประมาณ พ.ศ. 2567", quality="ocr", title="แผนประจำปี 2567")).years
    assert seen.where == "ocr"


def test_dates_are_iso_and_gregorian() -> None:
    facts = facts_of(document("ประกาศ ณ วันที่ ๓ ตุลาคม พ.ศ. ๒๕๖๖", "ประจำเดือน มกราคม 2567", "3 ต.ค. 66"))
    assert facts.dates == ("2023-10-03", "2024-01")


@pytest.mark.parametrize(
    "lines",
    [
        ("(ลงชื่อ)", f"({NAME})", MAYOR),
        (f"ลงชื่อ .......... ( {NAME} ) {MAYOR}",),
        ("ประกาศ", f"(ลงนาม) ({NAME}) {MAYOR}"),
    ],
)
def test_who_signed(lines: tuple[str, ...]) -> None:
    assert facts_of(document(*lines)).signatures == (Signature(name=NAME, position=MAYOR),)


def test_a_name_without_a_post_and_brackets_without_a_name() -> None:
    assert facts_of(document(f"({NAME})", "สำเนาถูกต้อง")).signatures == (Signature(name=NAME),)
    assert facts_of(document("(ฉบับที่ 2) พ.ศ. 2567", "งบประมาณ (บาท)")).signatures == ()


@pytest.mark.parametrize(
    ("line", "language"),
    [("แผนพัฒนาท้องถิ่น ITA", "th"), ("Annual report of the town", "en"), ("แผนงาน plan", "mixed"), ("12 345", "")],
)
def test_the_language(line: str, language: str) -> None:
    assert facts_of(document(line)).language == language


def test_bodies_and_bounds() -> None:
    facts = facts_of(document("เทศบาลตำบลสวนมะลิ", "ทต.สวนมะลิ และ อบต.บ้านนา", *(f"ปี {2500 + n}" for n in range(60))))
    assert facts.bodies == ("เทศบาลตำบลสวนมะลิ", "องค์การบริหารส่วนตำบลบ้านนา")
    assert len(facts.years) == 20


def test_documents_have_them_and_pages_have_none() -> None:
    assert read("ปี พ.ศ.,2567\n".encode(), "http://s.th/a.csv", "text/csv").facts.years != ()
    assert read("<p>ประจำปี 2567</p>".encode(), "http://s.th/", "text/html").facts.years == ()
    assert (
        read(bytes_of(paper("แผนประจำปีงบประมาณ พ.ศ. 2567")), "http://s.th/a.jpg", "", 1).facts.years[0].where == "ocr"
    )
