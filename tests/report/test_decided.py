"""What people decided stands beside what the tool found, in every form of the report and in both languages."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

import crawler.report
from crawler.models import Decision, Report
from crawler.report import FILES, explain, from_json, summary, to_json
from crawler.score import score
from tests.report.hostile import ATTACKS, LINKS, hostile
from tests.report.sample import checklist, report

SCHEMA = json.loads(Path(crawler.report.__file__).with_name("schema.json").read_text(encoding="utf-8"))
TOLD = {
    "th": ("เจ้าหน้าที่: ครบถ้วน", "มีผล", "31 มกราคม 2570", "เปิดดูเองแล้ว", "หากนับตามคำวินิจฉัย"),
    "en": ("Decided by a person: met", "in force", "31 January B.E. 2570", "เปิดดูเองแล้ว", "By the decision"),
}
LAPSED = {"th": ("สิ้นผล", "เนื้อหาเปลี่ยนไป"), "en": ("lapsed", "has changed")}
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def decided(**changes: str) -> Report:
    """The sample, in which a person says of an item that was not found that it is met."""
    sample = report(iit=None, eit=None)
    number = next(place for place, each in enumerate(sample.items) if each.status == "missing")
    decision = Decision(
        **{  # type: ignore[arg-type]
            "id": "ab" * 16,
            "status": "met",
            "state": "in_force",
            "reason": "เปิดดูเองแล้ว",
            "person": "นางสาวสมศรี",
            "at": "2026-11-20T03:04:05Z",
            "until": "2027-01-31",
            "run": "run-1",
            "verdict": "missing",
            **changes,
        }
    )
    items = tuple(replace(each, decision=decision) if n == number else each for n, each in enumerate(sample.items))
    counted = tuple(replace(each, status="met", probability=1.0) if each.decision else each for each in items)
    scores = score(counted, checklist()) if decision.state == "in_force" else None
    return replace(sample, items=items, decided=scores)


def text_of(name: str, told: Report, lang: str) -> str:
    """All that a file says, markup aside."""
    data = FILES[name](told, lang, checklist())
    if isinstance(data, str):
        text = data
    elif name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [packed.read(each).decode() for each in packed.namelist() if each.endswith(".xml")]
        text = re.sub(r"<[^>]*>", " ", "".join(parts)).translate(ARABIC)
    else:
        text = data.decode()
    return text.replace("\u2060", "").replace("\\", "")


FORMS = ["report.html", "report.docx", "report.xlsx", "report.md", "report.junit.xml"]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_both_are_told(name: str, lang: str) -> None:
    text = text_of(name, decided(), lang)
    for words in TOLD[lang][: -1 if name.endswith("junit.xml") else None]:
        assert words in text, words
    assert "นางสาวสมศรี" in text


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_what_lapsed_is_told_with_the_reason_and_counts_no_more(name: str, lang: str) -> None:
    text = text_of(name, decided(state="lapsed", cause="changed", url="https://town.example/plan.pdf"), lang)
    for words in (*LAPSED[lang], "town.example/plan.pdf"):
        assert words in text, words
    assert TOLD[lang][-1] not in text


@pytest.mark.parametrize("name", [*FORMS, "report.csv"])
def test_the_tools_own_words_stay(name: str) -> None:
    """Nothing of what is told without a decision is missing with one."""
    plain = replace(decided(), items=tuple(replace(each, decision=None) for each in decided().items), decided=None)
    before, after = (set(re.findall(r"[ก-๙]{6,}", text_of(name, each, "th"))) for each in (plain, decided()))
    assert before <= after
    assert after - before


def test_where_nothing_was_decided_nothing_is_told() -> None:
    for name in FILES:
        assert "วินิจฉัย" not in text_of(name, report(), "th"), name


def test_the_contract_holds_and_is_read_back() -> None:
    for told in (decided(), decided(state="lapsed", cause="gone", url="https://town.example/")):
        decoded = json.loads(to_json(told))
        jsonschema.Draft202012Validator(SCHEMA).validate(decoded)
        assert from_json(to_json(told)) == told
        assert ("scores_with_decisions" in decoded) == (told.decided is not None)
        assert sum("decision" in item for item in decoded["items"]) == 1
    assert json.loads(to_json(decided()))["scores"] == json.loads(to_json(report(iit=None, eit=None)))["scores"]


def test_a_terminal_tells_both_with_the_items_year() -> None:
    told = _printed(summary(decided(), "th"))
    assert re.search(r"o\d+ ปี 2567: โปรแกรมพบว่าไม่พบ · คำวินิจฉัย: ครบถ้วน \(มีผล\)", told)
    assert "หากนับตามคำวินิจฉัย" in told


def test_explaining_an_item_tells_both() -> None:
    from crawler.checklist import load

    verdict = next(each for each in decided().items if each.decision)
    told = _printed(explain(verdict, load("oit-2567"), "en"))
    assert "Decided by a person: met (in force)" in told
    assert "not found" in told


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_terminal_shows_hostile_words_as_text(attack: str) -> None:
    told = _printed(summary(hostile(attack, LINKS[5]), "th"))
    assert not set(told) & set("\x00\x1b\x07\u202e\u2066")


def _printed(what: object) -> str:
    from rich.console import Console

    target = io.StringIO()
    Console(file=target, width=400).print(what)
    return target.getvalue()
