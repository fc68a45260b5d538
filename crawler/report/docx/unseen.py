"""Part 4: what the tool could not see, for a person to look at, and how far the findings can be relied on."""

from __future__ import annotations

from collections import Counter

from crawler.checklist import Checklist
from crawler.language import _, _n
from crawler.models import Verdict
from crawler.report import terms
from crawler.report.docx.advice import advise
from crawler.report.docx.blocks import TO_TICK, Block, Row, Table, cell, heading, numbered, para
from crawler.report.docx.draft import Draft
from crawler.report.docx.items import fact
from crawler.report.view import because
from crawler.report.words import points

__all__ = ["unseen"]

WIDTHS = (700, 2450, 3771, 2150)


def unseen(draft: Draft) -> tuple[Block, ...]:
    """Part 4 without its heading."""
    verdicts = tuple(verdict for verdict in draft.report.items if verdict.status == "unverifiable")
    return (
        heading(draft.say(_("4.1 ข้อที่เจ้าหน้าที่ต้องตรวจสอบเอง")), "Heading2"),
        *(_to_look_at(verdicts, draft) if verdicts else (para(draft.say(_("โปรแกรมตรวจได้ครบทุกข้อ"))),)),
        heading(draft.say(_("4.2 ที่มาของหลักเกณฑ์และข้อจำกัดของการตรวจ")), "Heading2"),
        *numbered(_limits(draft)),
    )


def _to_look_at(verdicts: tuple[Verdict, ...], draft: Draft) -> tuple[Block, ...]:
    told = _(
        "ข้อต่อไปนี้โปรแกรมมองไม่เห็นหรืออ่านได้ไม่แน่ชัด จึงยังไม่ถือเป็นข้อบกพร่องของหน่วยงาน "
        "แต่ทำให้ช่วงคะแนนกว้างขึ้น ขอให้เจ้าหน้าที่เปิดดูแล้วบันทึกผล"
    )
    table = Table(
        caption=draft.say(_("ข้อที่โปรแกรมตรวจไม่ได้ เหตุผล และผลการตรวจสอบโดยเจ้าหน้าที่")),
        widths=WIDTHS,
        head=tuple(draft.say(each) for each in (_("ข้อ"), _("รายการ"), _("เหตุที่ตรวจไม่ได้"), _("ผลการตรวจสอบโดยเจ้าหน้าที่"))),
        rows=tuple(_row(verdict, draft) for verdict in verdicts),
    )
    return para(draft.say(told), kept=True), table


def _row(verdict: Verdict, draft: Draft) -> Row:
    reasons = [fact(line, draft) for line in advise(verdict, draft).lines]
    findings = [f"{TO_TICK} {draft.words.term(terms.STATUS, code)}" for code in ("met", "partial", "missing")]
    officer = draft.say(_("ผู้ตรวจ"))
    return Row(
        cells=(
            cell(verdict.id, style="TableFigure"),
            cell(draft.item(verdict)),
            cell(*reasons),
            cell(*findings, f"{officer} ......................"),
        )
    )


def _limits(draft: Draft) -> list[str]:
    """Where the rules come from, how sure they are, and what the audit did not see."""
    report, oit = draft.report, draft.report.scores.oit
    told = _rules(draft)
    told.append(
        draft.say(
            _(
                "ถ้านับเฉพาะข้อที่ครบถ้วนแล้ว คะแนน OIT จะเท่ากับ {floor} คะแนน "
                "และถ้าข้อที่ตรวจไม่ได้ผ่านทั้งหมด จะเท่ากับ {ceiling} คะแนน",
                floor=points(oit.floor),
                ceiling=points(oit.ceiling),
            )
        )
    )
    stopped = draft.words.term(terms.STOPPED, report.run["stopped_by"])
    told.append(draft.say(_("การตรวจหยุดเพราะ{reason}", reason=stopped)))
    if reasons := because(report, draft.words):
        told.append(reasons)
    skipped = sum(each.count for each in report.skipped)
    if skipped:
        left = _n("มีหน้าหรือไฟล์ที่พบแล้วไม่ได้เปิดดู {count:n} รายการ ดูเหตุผลได้ในรายงาน report.html", count=skipped)
        told.append(draft.say(left))
    told.append(draft.say(_("ผลเป็นของวันที่ตรวจเท่านั้น หากเพิ่ม แก้ไข หรือย้ายข้อมูลบนเว็บไซต์หลังจากนั้น ต้องตรวจซ้ำ")))
    return told


def _rules(draft: Draft) -> list[str]:
    checklist = draft.checklist
    if checklist is None:
        unknown = _(
            "วิธีรวมคะแนนของปีงบประมาณ {year} เป็นข้อสันนิษฐาน เพราะไม่พบรายการตรวจที่ใช้ คะแนนจริงจึงอาจต่างออกไป", year=draft.year
        )
        return [draft.say(unknown)]
    scoring, choose = checklist.scoring, draft.words.choose
    told = [
        choose(checklist.note_th, checklist.note_en),
        *_basis(checklist, draft),
        choose(scoring.note_th, scoring.note_en),
    ]
    if draft.report.scores.ita is not None:
        told.append(choose(scoring.levels_note_th, scoring.levels_note_en))
    return [each for each in told if each]


def _basis(checklist: Checklist, draft: Draft) -> list[str]:
    """How many of the parts that items are judged by are surely asked for."""
    parts = Counter(element.basis for item in checklist.items for element in item.elements)
    if not parts:
        return []
    told = _(
        "องค์ประกอบที่ใช้ตรวจมี {all} รายการ เป็นถ้อยคำที่ประกาศไว้ {published} รายการ เป็นแนวปฏิบัติ {practice} รายการ "
        "และมาจากความจำซึ่งยังไม่ยืนยัน {recalled} รายการ",
        all=parts.total(),
        published=parts["published"],
        practice=parts["practice"],
        recalled=parts["recalled"],
    )
    return [draft.say(told)]
