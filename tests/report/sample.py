"""A whole made-up report: 35 items of a town that does not exist, some met, some not, some that could not be seen."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from crawler.checklist import Checklist
from crawler.models import (
    ElementResult,
    Evidence,
    Fix,
    Frozen,
    Problem,
    Quality,
    Report,
    Sighting,
    Skipped,
    Status,
    UrgentFinding,
    Verdict,
)
from crawler.score import score, with_gains
from tests.scoring import checklist as scoring_of

SITE = "https://www.thungsathit.example"
SIZES = {"9": (6, 7, 4, 4, 4), "10": (6, 4)}
SUB_NAMES = {
    "9": "การเปิดเผยข้อมูล",
    "9.1": "ข้อมูลพื้นฐาน",
    "9.2": "การบริหารงานและงบประมาณ",
    "9.3": "การจัดซื้อจัดจ้าง",
    "9.4": "การบริหารและพัฒนาทรัพยากรบุคคล",
    "9.5": "การส่งเสริมความโปร่งใส",
    "10": "การป้องกันการทุจริต",
    "10.1": "การดำเนินการเพื่อป้องกันการทุจริต",
    "10.2": "มาตรการภายในเพื่อส่งเสริมความโปร่งใสและป้องกันการทุจริต",
}

URGENT = UrgentFinding(
    code="spam_links",
    message_th="พบลิงก์โฆษณาการพนันที่ฝังอยู่ใน 2 หน้าของหน่วยงาน",
    message_en="Pages of the body's that carry links of gambling advertising: 2",
    count=2,
    examples=(
        Sighting(url=SITE + "/", quote="สล็อตเว็บตรง → https://www.ufabet168.example/"),
        Sighting(url=SITE + "/news"),
    ),
)


class Also(Frozen):
    """A second page that shows the item."""

    path: str
    title: str


class Row(Frozen):
    """One item, in short. `trail` is the click path after the home page; without a `path` nothing was found."""

    sub: str
    name: str
    status: Status = "met"
    probability: float = 0.96
    path: str = ""
    trail: tuple[str, ...] = ()
    title: str = ""
    year: int | None = None
    kind: str = "pdf"
    parts: tuple[dict[str, Any], ...] = ()
    problem: Problem | None = None
    fix: Fix | None = None
    source: Quality = "native"
    also: Also | None = None


ROWS = msgspec.convert(
    tomllib.loads(Path(__file__).with_name("sample.toml").read_text(encoding="utf-8"))["rows"], tuple[Row, ...]
)


def verdict(number: int, row: Row) -> Verdict:
    """The verdict that `row` tells in short."""
    url = SITE + row.path
    first = Evidence(
        url=url,
        kind=row.kind,
        title=row.title,
        fiscal_year=row.year,
        click_path=("หน้าหลัก", *row.trail),
        sha256=f"{number:02x}" * 32,
        fetched="2026-11-21T09:12:40Z",
        text_source=row.source,
        excerpt=row.title,
    )
    second = row.also and Evidence(
        url=SITE + row.also.path, kind="page", title=row.also.title, click_path=("หน้าหลัก", row.also.title)
    )
    return Verdict(
        id=f"o{number}",
        name=row.name,
        sub_indicator=row.sub,
        status=row.status,
        probability=row.probability,
        evidence=tuple(each for each in (first, second) if each) if row.path else (),
        elements=tuple(element(place, part, url) for place, part in enumerate(row.parts, 1)),
        problems=(row.problem,) if row.problem else (),
        fix=row.fix,
    )


def element(place: int, part: dict[str, Any], url: str) -> ElementResult:
    shown = {"url": url, "quote": part["text"]} if part.get("met") else {}
    return ElementResult(key=f"part{place}", **part, **shown)


def checklist() -> Checklist:
    """The scoring of 35 items, with the names of their groups."""
    return scoring_of(SIZES, names=SUB_NAMES)


def report(rows: tuple[Row, ...] = ROWS, iit: float | None = 88.4, eit: float | None = 86.15) -> Report:
    """The report of `rows`, scored."""
    verdicts = with_gains([verdict(number, row) for number, row in enumerate(rows, 1)], checklist())
    return Report(
        tool={"name": "oit-crawler", "version": "0.1.0"},
        checklist={"id": "oit-2567", "fiscal_year": 2567, "sha256": "ab" * 32},
        site={"url": SITE + "/", "host": "www.thungsathit.example", "body": "เทศบาลตำบลทุ่งสาธิต"},
        run={
            "id": "20261121-thungsathit-7f3a",
            "started": "2026-11-21T09:02:11Z",
            "finished": "2026-11-21T09:14:52Z",
            "fetches": 412,
            "documents": 118,
            "bytes": 96_468_992,
            "stopped_by": "frontier_empty",
            "access": {"ok": 394, "not_found": 7, "timeout": 8, "blocked": 3},
            "politeness": {"delay": 1.0, "crawl_delay": 120.0, "crawl_delay_kept": 30.0},
            "tls": [],
            "browser": {"used": True, "pages": 3, "reasons": {"app_shell": 3}, "unseen": 0, "examples": []},
            "scans": {"read": 2, "pages": 5, "unread": 0, "engine": True},
        },
        items=verdicts,
        scores=score(verdicts, checklist(), iit=iit, eit=eit),
        skipped=(
            Skipped(reason="scope", count=64, examples=("https://www.facebook.example/thungsathit",)),
            Skipped(reason="trap", count=231, examples=(SITE + "/calendar?month=3&year=2580",)),
            Skipped(reason="robots", count=2, examples=(SITE + "/admin/",)),
        ),
    )
