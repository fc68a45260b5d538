"""The story of an item: what was looked for and where, what was found and what is missing, what would change it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from crawler.checklist import load
from crawler.judge import judge
from crawler.models import Candidate, Evidence, Facts, Problem, Signature, Verdict, YearSeen
from crawler.report import explain, terms
from crawler.score import with_gains
from tests.judge.seen import BASE, checklist, records
from tests.sites import MIDDLING, Planted

SCANNED = YearSeen(first=2566, last=2570, where="ocr", text="2566-2570")
FACTS = Facts(
    years=(YearSeen(first=2567, last=2567, where="title", text="๒๕๖๗"), SCANNED),
    dates=("2023-10-03", "2024-01"),
    bodies=("เทศบาลตำบลสวนมะลิ",),
    signatures=(Signature(name="นายสมชาย ใจดี", position="นายกเทศมนตรี"),),
)


def told(lang: str, lost: str = "") -> str:
    url = "https://www.town.example/plan.pdf"
    verdict = Verdict(
        id="o32",
        name="แผน",
        sub_indicator="10.2",
        status="met",
        probability=0.9,
        evidence=(Evidence(url=url, kind="pdf", title="แผน"),),
        candidates=(Candidate(url=url, facts=FACTS, lost_th=lost, lost_en=lost),),
    )
    console = Console(width=200)
    with console.capture() as captured:
        console.print(explain(verdict, load("oit-2567"), lang))
    return captured.get()


TH = ("2567 (ชื่อเรื่อง), 2566-2570 (อ่านจากภาพ)", "3 ตุลาคม 2566, มกราคม 2567", "ผู้ลงนาม: นายสมชาย ใจดี นายกเทศมนตรี")
EN = ("2567 (title), 2566-2570 (read from a picture)", "Signed by: นายสมชาย ใจดี นายกเทศมนตรี")


@pytest.mark.parametrize(("lang", "words"), [("th", TH), ("en", EN)])
def test_the_chosen_document_speaks_for_itself(lang: str, words: tuple[str, ...]) -> None:
    for each in (*words, "เทศบาลตำบลสวนมะลิ"):
        assert each in told(lang)


def test_one_that_lost_does_not() -> None:
    assert "ผู้ลงนาม" not in told("th", lost="เป็นของปีอื่น")


def story(item: str, lang: str, planted: Planted) -> str:
    """What is told of an item of a made-up town in which it was planted so."""
    town = replace(MIDDLING, items={**MIDDLING.items, item: planted})
    verdicts = with_gains(judge(f"{BASE}/", records(town.site()), checklist()).verdicts, checklist())
    console = Console(width=300)
    with console.capture() as captured:
        console.print(explain(next(verdict for verdict in verdicts if verdict.id == item), checklist(), lang))
    return captured.get()


def test_the_whole_story_of_an_item_that_lacks_a_part() -> None:
    text = story("o8", "th", Planted(defect="missing_element", detail="progress"))
    chapters = ["สิ่งที่มองหา", "ค้นหาที่ไหน", "สิ่งที่พบ", "สิ่งที่ขาดหรือยังไม่แน่ชัด", "สิ่งที่จะเปลี่ยนผลข้อนี้"]
    places = [text.index(f"\n{chapter}\n") for chapter in chapters]
    assert places == sorted(places)
    assert "ต้องเป็นข้อมูลของปี 2567" in text
    assert "โอกาสที่จะได้คะแนนเต็ม" in text
    assert "✗ ความก้าวหน้ารายโครงการ" in text
    assert "เมื่อหลักฐานแสดงองค์ประกอบนี้ให้เห็น: ความก้าวหน้ารายโครงการ" in text
    assert "คะแนนที่คาดว่าจะเพิ่มขึ้นเมื่อแก้แล้ว: ตัวชี้วัดที่ 9 +" in text


def test_the_story_of_an_item_that_is_met_says_what_would_end_that() -> None:
    text = story("o4", "en", Planted())
    assert "It would no longer be met if" in text
    assert "✓ A map of where the office is" in text
    assert "What to do:" not in text


def test_an_item_that_nothing_announces_says_so() -> None:
    text = story("o24", "en", Planted(defect="missing"))
    assert "No menu, link or title on the site says that it is this item" in text


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_problem_has_its_sentence(lang: str) -> None:
    for code, sentence in terms.CHANGE.items():
        verdict = Verdict(
            id="o8",
            name="แผน",
            sub_indicator="9.2",
            status="missing",
            probability=0.1,
            problems=(Problem(code=code, message_th="ผิด", message_en="wrong"),),
        )
        console = Console(width=300)
        with console.capture() as captured:
            console.print(explain(verdict, checklist(), lang))
        assert sentence.fill(years="2567").told(lang) in captured.get()
