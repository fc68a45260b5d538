"""Part 2: every item by sub-indicator, with what is to be mended, developed, looked at or kept."""

from __future__ import annotations

from msgspec.structs import replace

from crawler.language import Message, _, _p
from crawler.models import Verdict
from crawler.report import terms
from crawler.report.decided import decision_parts
from crawler.report.docx.advice import ADVICE, Advice, Line, advise
from crawler.report.docx.blocks import Block, Cell, Paragraph, Row, Span, Table, bold, cell, heading, para
from crawler.report.docx.draft import Draft
from crawler.report.followable import followable
from crawler.report.view import Group, groups
from crawler.report.words import points

__all__ = ["fact", "items"]

WIDTHS = (700, 2300, 1200, 4871)


def items(draft: Draft) -> tuple[Block, ...]:
    """Part 2 without its heading."""
    told: list[Block] = [para(draft.say(_legend()))]
    for place, group in enumerate(groups(draft.report, draft.names), 1):
        told.append(heading(f"2.{place} {draft.sub_indicator(group.id)}", "Heading2"))
        told.append(_table(group, draft))
    return tuple(told)


def _legend() -> Message:
    return _(
        "“ต้องปรับปรุง” คือข้อที่ไม่พบ ไม่ครบ หรือไม่เป็นไปตามปีที่กำหนด “พัฒนา” คือข้อที่ครบถ้วนแล้วแต่ควรทำให้ดีขึ้นหรือชัดเจนขึ้น "
        "“ต้องตรวจสอบ” คือข้อที่โปรแกรมตรวจไม่ได้ เจ้าหน้าที่ต้องเปิดดูเอง (รายละเอียดในส่วนที่ 4) และ “รักษาระดับ” คือข้อที่ครบถ้วนแล้ว"
    )


def _table(group: Group, draft: Draft) -> Table:
    caption = draft.sub_indicator(group.id)
    if group.mean is not None:
        caption = draft.say(_("{sub} (คาดว่าได้ {points} คะแนน)", sub=caption, points=points(group.mean)))
    return Table(
        caption=caption,
        widths=WIDTHS,
        head=(
            draft.say(_("ข้อ")),
            draft.say(_("รายการ")),
            draft.say(_("ผลการตรวจ")),
            draft.say(_("ประเด็นที่ต้องปรับปรุง / พัฒนา / รักษาระดับ")),
        ),
        rows=tuple(_row(verdict, draft) for verdict in group.verdicts),
    )


def _row(verdict: Verdict, draft: Draft) -> Row:
    return Row(
        cells=(
            cell(verdict.id, style="TableFigure"),
            cell(draft.item(verdict)),
            cell(draft.words.term(terms.STATUS, verdict.status), style="TableFigure"),
            _with_decision(_advice(advise(verdict, draft), draft), verdict, draft),
        )
    )


def _with_decision(told: Cell, verdict: Verdict, draft: Draft) -> Cell:
    """What is to be done, and below it what a person decided on the item."""
    parts = decision_parts(verdict, draft.words)
    if not parts:
        return told
    head, *rest = parts
    return cell(*told.paragraphs, para(bold(head), f" {' '.join(rest)}", style="TableText"))


def _advice(advice: Advice, draft: Draft) -> Cell:
    call = bold(draft.say(ADVICE[advice.call]))
    if not advice.lines:
        return cell(para(call, style="TableText"))
    first, *more = (fact(line, draft) for line in advice.lines)
    return cell(replace(first, spans=(call, Span(text=": "), *first.spans)), *more)


def fact(line: Line, draft: Draft) -> Paragraph:
    """One fact, with a link to where it can be seen."""
    if not followable(line.url):
        return para(line.text, style="TableText")
    # The words of the link are our own: a title may name another address than the one that it leads to.
    return para(f"{line.text} (", Span(text=draft.say(_p("link", "เปิดดู")), url=line.url), ")", style="TableText")
