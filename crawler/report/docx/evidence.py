"""The appendix: for every item what was seen, where it is and how to get there."""

from __future__ import annotations

from crawler.language import _
from crawler.models import Evidence, Verdict
from crawler.report.docx.advice import click_path, found
from crawler.report.docx.blocks import Block, Cell, Paragraph, Row, Table, address, cell, para
from crawler.report.docx.draft import Draft
from crawler.report.plain import shown_address

__all__ = ["evidence"]

WIDTHS = (700, 2350, 6021)
MOST = 3
LONGEST_ADDRESS = 160


def evidence(draft: Draft) -> tuple[Block, ...]:
    """The appendix without its heading."""
    told = _("รายการหลักฐานสำหรับกรอกในแบบตรวจ OIT และสำหรับผู้ตรวจสอบ ข้อละไม่เกิน {most} รายการ", most=MOST)
    return (
        para(draft.say(told), kept=True),
        Table(
            caption=draft.say(_("หลักฐานรายข้อ ที่อยู่ และเส้นทางการเข้าถึง")),
            widths=WIDTHS,
            head=tuple(draft.say(each) for each in (_("ข้อ"), _("รายการ"), _("หลักฐาน ที่อยู่ (URL) และเส้นทางการเข้าถึง"))),
            rows=tuple(_row(verdict, draft) for verdict in draft.report.items),
        ),
    )


def _row(verdict: Verdict, draft: Draft) -> Row:
    return Row(
        cells=(cell(verdict.id, style="TableFigure"), cell(draft.item(verdict)), _places(verdict, draft)),
    )


def _places(verdict: Verdict, draft: Draft) -> Cell:
    told = [line for each in verdict.evidence[:MOST] for line in _evidence(each, draft)]
    more = len(verdict.evidence) - MOST
    if more > 0:
        told.append(para(draft.say(_("และหลักฐานอื่นอีก {count} รายการ", count=more)), style="TableText"))
    if not told:
        told.append(para(draft.say(_("ไม่พบหลักฐานที่ใช้ได้")), style="TableText"))
        urls = dict.fromkeys(problem.url for problem in verdict.problems if problem.url)
        told += [_place(url) for url in list(urls)[:MOST]]
    return cell(*told)


def _evidence(each: Evidence, draft: Draft) -> list[Paragraph]:
    lines = [para(found(each, draft), style="TableText"), _place(each.url)]
    path = click_path(each)
    if path:
        lines.append(para(draft.say(_("เส้นทาง: {path}", path=path)), style="TableText"))
    return lines


def _place(url: str) -> Paragraph:
    return para(address(shown_address(url, LONGEST_ADDRESS), url), style="TableText")
