"""The story of an item: what the chosen document says of itself stands in it."""

from __future__ import annotations

import pytest
from rich.console import Console

from crawler.checklist import load
from crawler.models import Candidate, Evidence, Facts, Signature, Verdict, YearSeen
from crawler.report import explain

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
