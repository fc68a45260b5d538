"""Made-up comparisons and histories: usual ones, and ones in which all that a stranger can write is an attack."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from msgspec.structs import replace

from crawler.compare import (
    Cause,
    CauseKind,
    Compared,
    Difference,
    Direction,
    EvidenceChange,
    History,
    Hunk,
    ItemChange,
    Line,
    PageChange,
    Piece,
    TextChange,
    history,
)
from crawler.models import Evidence, Problem, Status
from tests.report.hostile import EVIL, LINKS
from tests.report.sample import ROWS, SITE, report

__all__ = ["difference", "hostile_difference", "hostile_history", "nights"]

WAYS: tuple[tuple[Direction, Status, Status], ...] = (
    ("worse", "met", "missing"),
    ("worse", "met", "partial"),
    ("unseen", "met", "unverifiable"),
    ("better", "missing", "met"),
    ("seen", "unverifiable", "met"),
    ("same", "met", "met"),
    ("same", "not_applicable", "met"),
)


def difference(text: str = "ข้อความ", url: str = SITE + "/a") -> Difference:
    """A change of every kind and for every cause; `text` and `url` in every place that comes from a website."""
    whole = report()
    scores = {**whole.scores.indicators, "oit": whole.scores.oit}
    run = Compared(
        id="20261120T130000Z-www.thungsathit.example",
        started="2026-11-20T13:00:00Z",
        finished="2026-11-20T13:10:00Z",
        stopped_by="frontier_empty",
        tool_version="0.1.0",
        checklist_sha256="ab" * 32,
        scores=scores,
    )
    low = {name: replace(each, score=each.score - 1.5) for name, each in scores.items()}
    later = replace(run, id="20261121T130000Z-www.thungsathit.example", tool_version="0.2.0", stopped_by="budget")
    page = PageChange(url=url, title=text, items=("o1", "o2"), code="404")
    return Difference(
        site=url,
        body=text,
        checklist="oit-2567",
        fiscal_year=2567,
        before=run,
        after=replace(later, scores=low, started="2026-11-21T13:00:00Z"),
        items=tuple(_item(number, kind, text, url) for number, kind in enumerate(get_args(CauseKind), 1)),
        vanished=(page,) * 3,
        new=(replace(page, code=""),),
    )


def _item(number: int, kind: CauseKind, text: str, url: str) -> ItemChange:
    way, before, after = WAYS[number % len(WAYS)]
    cause = Cause(kind=kind, url=url, code=text[:80], target=url)
    problem = Problem(code="dead_link", message_th=text, message_en=text, url=url)
    found = Evidence(url=url, kind="pdf", title=text, fiscal_year=2566, sha256=text, excerpt=text)
    return ItemChange(
        id=f"o{number}",
        fiscal_year=2567,
        name=text,
        sub_indicator="9.1",
        before=before,
        after=after,
        direction=way,
        kinds=("verdict", "evidence", "content", "year", "problems", "points"),
        cause=cause,
        points=-1.25 if way in ("worse", "unseen") else 1.25,
        evidence=(
            EvidenceChange(before=found, after=None, cause=cause, text=_text(text)),
            EvidenceChange(before=None, after=replace(found, url=url + "2"), cause=replace(cause, kind="added")),
            EvidenceChange(before=found, after=replace(found, fiscal_year=2567)),
        ),
        solved=(problem,) * 2,
        arisen=(problem,) * 2,
    )


def _text(text: str) -> TextChange:
    pieces = (Piece(text=text), Piece(text=text, changed=True))
    lines = (Line(sign="-", pieces=pieces), Line(sign="+", pieces=pieces[::-1]))
    return TextChange(
        hunks=(Hunk(after=text, lines=lines), Hunk(after="", lines=lines)), removed=9, added=9, kept=0.5, cut=True
    )


def nights(count: int = 12, deadline: date | None = date(2027, 1, 31)) -> History:
    """So many nights of the sample, on which the first items come and go."""
    ways: tuple[Status, ...] = ("met", "unverifiable", "missing", "met", "partial")
    told = []
    for night in range(count):
        at = date(2026, 11, 21) - timedelta(days=count - 1 - night)
        whole = report(iit=None, eit=None)
        status = ways[night // 2 % len(ways)]
        items = (replace(whole.items[0], status=status), *whole.items[1:])
        low = replace(whole.scores.oit, score=whole.scores.oit.score - night % 4, low=whole.scores.oit.low - night % 4)
        told.append(
            replace(
                whole,
                run={**whole.run, "id": f"night-{night}", "started": f"{at}T15:00:00Z"},
                items=items,
                scores=replace(whole.scores, oit=low),
            )
        )
    return history(told, date(2026, 11, 22), deadline)


def hostile_difference() -> Difference:
    """Everything that comes from a website is an attack."""
    return difference(EVIL, LINKS[5])


def hostile_history() -> History:
    """Names, addresses and times that strangers chose."""
    usual = nights(2)
    items = tuple(replace(item, name=EVIL, since=EVIL, checked=EVIL) for item in usual.items[: len(ROWS)])
    checks = tuple(replace(check, run=EVIL, started=EVIL, tool_version=EVIL) for check in usual.checks)
    return replace(usual, site=LINKS[5], body=EVIL, checklist="none-of-ours", items=items, checks=checks)
