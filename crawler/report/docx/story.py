"""The whole document, from its title to the appendix."""

from __future__ import annotations

from collections.abc import Callable

from crawler.checklist import Checklist
from crawler.language import Message, _
from crawler.models import Report
from crawler.report.docx.blocks import Block, Paragraph, heading
from crawler.report.docx.draft import Draft, draft
from crawler.report.docx.evidence import evidence
from crawler.report.docx.items import items
from crawler.report.docx.numerals import numerals
from crawler.report.docx.opening import opening, title
from crawler.report.docx.package import About, packed
from crawler.report.docx.plan import plan
from crawler.report.docx.scores import scores
from crawler.report.docx.signing import signing
from crawler.report.docx.unseen import unseen
from crawler.report.plain import cut

__all__ = ["tell"]

LONGEST_PROPERTY = 250
"""A property of the file holds 255 characters."""

PARTS = (
    (_("1. บทสรุป"), scores),
    (_("2. ผลการวิเคราะห์รายข้อ"), items),
    (_("3. มาตรการ โครงการ หรือกิจกรรมเพื่อปรับปรุงและพัฒนา"), plan),
    (_("4. ข้อที่โปรแกรมตรวจไม่ได้และข้อจำกัดของการตรวจ"), unseen),
    (_("ภาคผนวก หลักฐานรายข้อ"), evidence),
)
"""The headings of the first level, and what stands below each."""


def tell(report: Report, lang: str, checklist: Checklist | None) -> bytes:
    """The report as a Word document."""
    told = draft(report, lang, checklist)
    headings = tuple(_heading(text, place, told) for place, (text, _part) in enumerate(PARTS, 1))
    blocks: list[Block] = list(opening(told, headings))
    for shown, (_text, part) in zip(headings, PARTS, strict=True):
        # An appendix stands after the signatures.
        blocks += [*(signing(told) if shown.apart else ()), shown, *part(told)]
    return packed(blocks, _about(told, numerals(lang)), lang)


def _heading(text: Message, place: int, told: Draft) -> Paragraph:
    last = place == len(PARTS)
    return heading(told.say(text), bookmark=f"part{place}", apart=last)


def _about(told: Draft, digits: Callable[[str], str]) -> About:
    report = told.report
    tool = f"{report.tool['name']} {report.tool['version']}"
    return About(
        title=digits(cut(f"{title(told)} {told.body}".strip(), LONGEST_PROPERTY)),
        subject=digits(told.say(_("ประจำปีงบประมาณ พ.ศ. {year}", year=told.year))),
        author=cut(tool, LONGEST_PROPERTY),
        made=report.run["started"],
    )
