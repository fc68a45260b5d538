"""An English report holds no Thai but what the site and the checklist bring along."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from rich.console import Console, RenderableType

from crawler import doctor
from crawler.checklist import load
from crawler.models import Candidate, NeedsBrowser, Report, Signal, Skipped, TlsFlaw, Unfetched, Verdict
from crawler.report import (
    describe_findings,
    describe_runs,
    describe_unfetched,
    explain,
    submission_csv,
    summary,
    terms,
    to_csv,
    to_html,
    to_junit,
    to_markdown,
    to_xlsx,
)
from crawler.report.view import TROUBLE
from tests.report.sample import URGENT, checklist, report
from tests.report.workbooks import opened

THAI = re.compile("[\u0e00-\u0e7f]+")


def without_thai(value: Any) -> Any:
    """The same data from a site that knows no Thai."""
    if isinstance(value, str):
        return THAI.sub("x", value)
    if isinstance(value, dict):
        return {key: without_thai(each) for key, each in value.items()}
    return [without_thai(each) for each in value] if isinstance(value, list | tuple) else value


def full() -> Report:
    """A report that has something to say of everything."""
    flaws = [
        {"host": "h.example", "reason": reason, "since": "2026-11-21T09:02:11Z", "fetches": 1412}
        for reason in get_args(TlsFlaw)
    ]
    run = {
        "access": {"ok": 9} | dict.fromkeys(TROUBLE, 1),
        "stopped_by": "budget",
        "tls": flaws,
        "browser": {"used": True, "pages": 3, "unseen": 4, "reasons": dict.fromkeys(get_args(NeedsBrowser), 2)}
        | {"examples": ["https://x.example/"]},
        "scans": {"read": 1, "pages": 7, "unread": 2, "engine": False},
        "politeness": {"delay": 1.0, "crawl_delay": 120.0, "crawl_delay_kept": 30.0},
    }
    told = report()
    skipped = tuple(Skipped(reason=reason, count=1200) for reason in terms.SKIPPED)
    told = msgspec.structs.replace(told, urgent=(URGENT,), skipped=skipped, run=told.run | run)
    return msgspec.convert(without_thai(msgspec.to_builtins(told)), Report)


def shown(what: RenderableType) -> str:
    target = StringIO()
    Console(file=target, width=200).print(what)
    return target.getvalue()


def verdicts() -> list[Verdict]:
    lost = [
        Candidate(
            url="https://x.example/a", signals=(Signal(name=f"lead:{lead}", weight=1.0),), lost_th="x", lost_en="y"
        )
        for lead in terms.LEAD
    ]
    return [msgspec.structs.replace(verdict, candidates=tuple(lost * 6)) for verdict in full().items]


def page(told: Report, lang: str) -> str:
    """With a made-up checklist: the names of the shipped one's units are Thai, as the units are."""
    return to_html(told, lang, checklist())


def in_workbook(told: Report, lang: str) -> str:
    book = opened(to_xlsx(told, lang, checklist()))
    return "\n".join([*book.sheets, *(cell.text for sheet in book.sheets.values() for cell in sheet.cells.values())])


@pytest.mark.parametrize(
    "tell",
    [
        page,
        lambda told, lang: submission_csv(told, lang, checklist()),
        to_markdown,
        in_workbook,
        lambda told, lang: to_junit(told, lang).decode(),
        lambda told, lang: shown(summary(told, lang, (Path("a"), Path("b")))),
    ],
)
def test_a_report_in_english_has_no_thai(tell: Any) -> None:
    said = tell(full(), "en")
    assert THAI.findall(said) == []
    assert THAI.search(tell(full(), "th"))


def test_a_table_for_programs_has_nothing_of_its_own_to_say() -> None:
    assert not THAI.search(to_csv(full(), "en", checklist()))
    assert not THAI.search(to_csv(full(), "th", checklist()))


def test_the_story_of_an_item_in_english_has_no_thai() -> None:
    for verdict in verdicts():
        assert not THAI.search(shown(explain(verdict, load("oit-2567"), "en"))), verdict.id


def test_lists_in_english_have_no_thai() -> None:
    found = [Unfetched(url="https://x.example/", reason=reason, text="x", page="y") for reason in terms.SKIPPED]
    assert not THAI.search(shown(describe_unfetched(found, "en")))
    assert not THAI.search(shown(describe_findings(doctor.check(), "en")))
    assert not THAI.search(shown(describe_runs((), "en")))


def test_counts_in_english_are_singular_and_plural() -> None:
    told = full()
    said = to_html(told, "en")
    assert "the site refused access 1 time and" in said
    assert "1 scan or picture was read by OCR, 7 pages of it" in said
    assert "(1,412 times, since 21 November B.E. 2569, 16:02)" in said
    assert '<td class="num">1,200</td>' in said
    opened = msgspec.structs.replace(told, run=told.run | {"fetches": 1, "documents": 1})
    assert "1 page or file, 1 of them a document" in to_html(opened, "en")
    assert "1 หน้าและไฟล์ เป็นเอกสาร 1 ฉบับ" in to_html(opened, "th")
