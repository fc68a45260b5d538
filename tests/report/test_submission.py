"""What is copied into the form: ready to be pasted, and clear about what is not ready."""

from __future__ import annotations

import msgspec
import pytest

from crawler.models import Evidence
from crawler.report.directions import directions
from crawler.report.submission import entries
from crawler.report.words import words
from tests.report.sample import checklist, report

SITE = "www.town.example"


def told(*evidence: Evidence, lang: str = "th") -> str:
    return directions(evidence, SITE, words(lang))


def page(*path: str) -> Evidence:
    return Evidence(url="https://www.town.example/a", kind="page", title="ชื่อหน้า", click_path=path)


def document(*path: str, title: str = "") -> Evidence:
    return Evidence(url="https://www.town.example/a.pdf", kind="pdf", title=title, click_path=path)


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (page("หน้าหลัก", "แผนงาน", "แผนพัฒนา"), "เลือกเมนู “แผนงาน” → “แผนพัฒนา”"),
        (page("หน้าหลัก"), "ข้อมูลอยู่ในหน้าหลัก"),
        (page(), "เปิดหน้าตาม URL ที่ระบุ"),
        (page("แผนงาน"), "เลือกเมนู “แผนงาน”"),
        (
            document("หน้าหลัก", "แผนงาน", "แผน 2567 (PDF)", title="แผน 2567 เทศบาล"),
            "เลือกเมนู “แผนงาน” → เลือกเอกสาร “แผน 2567 (PDF)”",
        ),
        (
            document("หน้าหลัก", "แผนงาน", "ดาวน์โหลด", title="แผน 2567"),
            "เลือกเมนู “แผนงาน” → เลือกเอกสาร “ดาวน์โหลด” (ชื่อเอกสาร “แผน 2567”)",
        ),
        (document("หน้าหลัก", "แผน 2567"), "เลือกเอกสาร “แผน 2567”"),
        (document("หน้าหลัก", title="แผน 2567"), "เปิดเอกสาร “แผน 2567” ตาม URL ที่ระบุ"),
    ],
)
def test_the_way_is_told_as_it_is_clicked(evidence: Evidence, said: str) -> None:
    assert told(evidence) == f"เข้าเว็บไซต์ {SITE} {said}"


def test_several_ways_are_numbered_like_their_addresses() -> None:
    several = told(page("หน้าหลัก", "ก"), document("หน้าหลัก", "ข"))
    assert several == f"เข้าเว็บไซต์ {SITE} แล้ว\n1) เลือกเมนู “ก”\n2) เลือกเอกสาร “ข”"
    assert told(page("หน้าหลัก", "ก"), page("หน้าหลัก", "ก")) == f"เข้าเว็บไซต์ {SITE} เลือกเมนู “ก”"
    assert told() == ""


def test_a_long_way_leaves_out_its_middle_and_keeps_its_end() -> None:
    long = told(page("หน้าหลัก", *(str(n) for n in range(40))))
    assert long == f"เข้าเว็บไซต์ {SITE} เลือกเมนู “0” → “1” → “2” → “…” → “37” → “38” → “39”"


def test_english_is_said_in_english() -> None:
    assert told(page("หน้าหลัก", "ก"), lang="en") == f"Go to {SITE} and choose “ก” in the menu"
    assert told(document("หน้าหลัก", "ก", "ข"), lang="en").endswith("choose “ก” in the menu → open the document “ข”")


def test_what_is_ready_is_told_from_what_is_not() -> None:
    found = {entry.id: entry for entry in entries(report(), "th", checklist())}
    assert (found["o1"].mark, found["o1"].answer, found["o1"].todo) == ("✓ พร้อมกรอก", "มี", "")
    assert found["o2"].mark == "◐ แก้ไขก่อนกรอก"
    assert found["o17"].mark == "? เปิดดูเองก่อนกรอก"
    assert found["o17"].answer == "", "what the tool did not see, the body must answer itself"
    nothing = found["o9"]
    assert (nothing.mark, nothing.answer, nothing.urls, nothing.explanation) == ("✗ ยังไม่มีข้อมูลให้กรอก", "ไม่มี", (), "")
    assert nothing.todo == (
        "พบรายงานผลการดำเนินงานของปี 2564 แต่ต้องเป็นของปี 2566\nวิธีแก้: เผยแพร่รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2566"
    )


def test_an_address_is_given_once() -> None:
    whole = report()
    twice = msgspec.structs.replace(whole.items[0], evidence=whole.items[0].evidence * 2)
    (entry, *_) = entries(msgspec.structs.replace(whole, items=(twice,)), "th", None)
    assert entry.urls == ("https://www.thungsathit.example/structure",)


def test_where_the_site_does_not_begin_at_its_root_the_way_begins_there() -> None:
    whole = report()
    moved = msgspec.structs.replace(whole, site={**whole.site, "url": "https://www.town.example/home/"})
    assert entries(moved, "th", None)[0].explanation.startswith("เข้าเว็บไซต์ www.town.example/home เลือกเมนู")
