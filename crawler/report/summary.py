"""The summary that a terminal shows at the end: scores, counts, the five best fixes, where the report lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crawler.checklist import Checklist
from crawler.language import Message, _, _n
from crawler.models import Report, Status, Verdict
from crawler.report import terms
from crawler.report.decided import decided_scores, decided_short, has_decisions
from crawler.report.fixes import ranked
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.view import Card, because, cards, counts, unverified
from crawler.report.words import Words, points, words

__all__ = ["LOOK", "summary", "where"]

FIRST = 5

LOOK: dict[Status, tuple[str, str]] = {
    "met": (MARK["met"], "green"),
    "partial": (MARK["partial"], "yellow"),
    "missing": (MARK["missing"], "red"),
    "unverifiable": (MARK["unverifiable"], "blue"),
    "not_applicable": (MARK["not_applicable"], "dim"),
}
"""The mark and the colour of a status; the word always stands beside them."""


def summary(
    report: Report, lang: str = "th", written: Sequence[Path] = (), checklist: Checklist | None = None
) -> RenderableType:
    """A rich renderable. It holds in 40 columns, and says the same without colour; `written` are the report's files."""
    spoken = words(lang)
    names = Names(checklist, lang)
    body = report.site["body"] or report.site["host"]
    year = _("ปีงบประมาณ {year}", year=report.checklist["fiscal_year"])
    parts: list[RenderableType] = [
        Text(f"{cut(body, 100)} · {spoken.say(year)}", style="bold"),
        _scores(cards(report, spoken, names), spoken),
        _counts(report, spoken),
    ]
    if report.urgent:
        parts.append(Text(spoken.say(_urgent(report)), style="bold red"))
    if flaws := unverified(report, spoken):
        parts.append(Text(_warning(flaws, spoken), style="yellow"))
    if trouble := because(report, spoken):
        parts.append(Text(trouble, style="yellow"))
    if has_decisions(report):
        parts.append(_decisions(report, spoken))
    first = ranked(report.items)[:FIRST]
    if first:
        parts += [Text(spoken.say(_("แก้ก่อน")), style="bold"), _fixes(first, spoken, names)]
    padded = [Padding(part, (0, 0, 1, 0)) for part in parts]
    if not written:
        return Group(*padded)
    return Group(*padded, *where(written, spoken))


def where(written: Sequence[Path], spoken: Words, page: str = "report.html") -> list[RenderableType]:
    """The `page` to open first, and what else was written beside it."""
    first = next((path for path in written if path.name == page), written[0])
    others = [path.name for path in written if path != first]
    # Neither folded nor cut: a path is there to be copied.
    heading = spoken.say(_("รายงานอยู่ที่"))
    told: list[RenderableType] = [Text(f"{heading}\n  {first}", no_wrap=True, overflow="ignore")]
    if others:
        told.append(Text(spoken.say(_("ไฟล์อื่นในโฟลเดอร์เดียวกัน: {names}", names=", ".join(others)))))
    return told


def _urgent(report: Report) -> Message:
    return _n(
        "เร่งด่วน: พบโฆษณาการพนันที่มีผู้ลอบนำมาฝังไว้บนเว็บไซต์ {count:n} แห่ง โปรดดูรายละเอียดและสิ่งที่ต้องทำทันทีในรายงาน",
        count=sum(each.count for each in report.urgent),
    )


def _warning(flaws: Sequence[tuple[str, str]], spoken: Words) -> str:
    heading = spoken.say(_("การเชื่อมต่อกับเว็บไซต์ไม่ปลอดภัย"))
    meaning = spoken.say(
        _("เบราว์เซอร์ รวมทั้งของผู้ประเมิน จะเตือนว่าเว็บไซต์ไม่ปลอดภัยหรือไม่ยอมเปิด ผลรายข้อด้านล่างไม่ได้ลดลงเพราะเรื่องนี้")
    )
    owner = spoken.say(_("ผู้รับผิดชอบแก้ไข: ผู้ดูแลเว็บไซต์หรือผู้ให้บริการโฮสต์"))
    return "\n".join([heading, *(f"{flaw} {fix}" for flaw, fix in flaws), meaning, owner])


def _scores(told: Sequence[Card], spoken: Words) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("")
    table.add_column(spoken.say(_("คาดว่าได้")), justify="right", style="bold", no_wrap=True)
    table.add_column(spoken.say(_("ช่วง 80%")), justify="right", no_wrap=True)
    table.add_column("")
    for card in told:
        spread = f"{points(card.score.low)}–{points(card.score.high)}"
        table.add_row(Text(card.label), points(card.score.score), spread, Text(card.level))
    return table


def _counts(report: Report, spoken: Words) -> Text:
    line = Text()
    for status, count in counts(report.items).items():
        mark, colour = LOOK[status]
        line.append(f"{mark} {spoken.term(terms.STATUS, status)} {count}", style=colour)
        line.append("   ")
    line.rstrip()
    return line


def _decisions(report: Report, spoken: Words) -> Text:
    """What people decided, beside what the tool found; and what the scores would be by it."""
    year = report.checklist["fiscal_year"]
    lines = []
    for each in report.items:
        if each.decision:
            found = spoken.term(terms.STATUS, each.status)
            item = spoken.say(_("{item} ปี {year}: โปรแกรมพบว่า{status}", item=each.id, year=year, status=found))
            lines.append(f"{item} · {decided_short(each, spoken)}")
    return Text("\n".join(filter(None, (*lines, decided_scores(report, spoken)))))


def _fixes(verdicts: Sequence[Verdict], spoken: Words, names: Names) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(justify="right", style="green", no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for verdict in verdicts:
        assert verdict.fix is not None
        advice = spoken.choose(verdict.fix.th, verdict.fix.en)
        told = Text(cut(names.item(verdict), 120)).append(f"\n{cut(advice, 300)}", style="dim")
        table.add_row(f"+{points(verdict.fix.gain.get('oit', 0.0))}", verdict.id, told)
    return table
