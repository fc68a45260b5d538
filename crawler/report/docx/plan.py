"""Part 3: the table of measures with steps, time and unit, as the officers' own reports have it."""

from __future__ import annotations

from crawler.language import Message, _, _n, _p
from crawler.report.break_in import AFTER_BREAK_IN
from crawler.report.docx.blocks import Block, Cell, Paragraph, Row, Table, bold, cell, numbered, para, to_fill_in
from crawler.report.docx.draft import Draft
from crawler.report.docx.measures import DAYS, Measure, measures
from crawler.report.docx.steps import name_of, steps
from crawler.report.view import unverified
from crawler.report.words import points

__all__ = ["plan"]

WIDTHS = (2400, 3821, 1400, 1450)


def plan(draft: Draft) -> tuple[Block, ...]:
    """Part 3 without its heading."""
    rows = _rows(draft)
    if not rows:
        nothing = _("ไม่พบข้อที่ต้องปรับปรุง จึงไม่มีมาตรการเพิ่มเติม ขอให้รักษาระดับและตรวจซ้ำเมื่อเพิ่มหรือย้ายข้อมูลบนเว็บไซต์")
        return (para(draft.say(nothing)),)
    return (
        para(draft.say(_introduction(draft)), kept=True),
        Table(
            caption=draft.say(_("มาตรการ ขั้นตอน ระยะเวลา และผู้รับผิดชอบ")),
            widths=WIDTHS,
            head=(
                draft.say(_("มาตรการ/โครงการ/กิจกรรม")),
                draft.say(_("ขั้นตอนหรือวิธีการดำเนินการ")),
                draft.say(_("ระยะเวลาดำเนินการ")),
                draft.say(_p("measure", "ผู้รับผิดชอบ")),
            ),
            rows=rows,
        ),
        Paragraph(spans=to_fill_in(draft.say(_note())), style="Note"),
    )


def _introduction(draft: Draft) -> Message:
    return _(
        "จากผลการวิเคราะห์ในส่วนที่ 2 {body}กำหนดมาตรการ โครงการ หรือกิจกรรมเพื่อปรับปรุงการเปิดเผยข้อมูลสาธารณะ "
        "โดยเรียงจากมาตรการที่คาดว่าจะเพิ่มคะแนน OIT ได้มากที่สุด ดังนี้",
        body=draft.body_or_office,
    )


def _note() -> Message:
    return _(
        "หมายเหตุ: ระยะเวลาเป็นข้อเสนอ นับจากวันที่ผู้บริหารเห็นชอบ หน่วยงานกำหนดวันและผู้รับผิดชอบได้ตามความเหมาะสม "
        "[ข้อความที่แรเงาสีเหลือง] คือส่วนที่ผู้จัดทำต้องระบุหรือลบออกก่อนเสนอลงนาม"
    )


def _rows(draft: Draft) -> tuple[Row, ...]:
    """What can't wait, then the measures, then what a person has to look at."""
    told = [*_urgent(draft), *_connection(draft)]
    told += [_measure(measure, draft) for measure in measures(draft)]
    told += _to_look_at(draft)
    return tuple(
        Row(cells=(cell(para(bold(f"{place}. {name}"), style="TableText"), *more), *cells))
        for place, (name, more, cells) in enumerate(told, 1)
    )


_Told = tuple[str, tuple[Paragraph, ...], tuple[Cell, ...]]
"""A measure's name, what stands below it, and the cells beside it."""


def _measure(measure: Measure, draft: Draft) -> _Told:
    several = measure.verdicts if len(measure.verdicts) > 1 else ()
    below = [para(f"{verdict.id} {draft.item(verdict)}", style="TableText") for verdict in several]
    if measure.gain:
        gain = _("คาดว่าคะแนน OIT จะเพิ่มขึ้น {points} คะแนน", points=points(measure.gain))
        below.append(para(draft.say(gain), style="TableText"))
    beside = (_steps(steps(measure, draft)), _within(DAYS[measure.cure], draft), _unit(measure.unit, draft))
    return name_of(measure, draft), tuple(below), beside


def _urgent(draft: Draft) -> list[_Told]:
    if not draft.report.urgent:
        return []
    below = tuple(
        para(draft.choose(each.message_th, each.message_en), style="TableText") for each in draft.report.urgent
    )
    name = draft.say(_("กู้คืนเว็บไซต์ที่ถูกลอบฝังโฆษณาการพนัน"))
    beside = (_steps(tuple(map(draft.say, AFTER_BREAK_IN))), cell(draft.say(_("ทันที"))), _keeper(draft))
    return [(name, below, beside)]


def _connection(draft: Draft) -> list[_Told]:
    flaws = unverified(draft.report, draft.words)
    if not flaws:
        return []
    below = tuple(para(flaw, style="TableText") for flaw, _mend in flaws)
    mended = tuple(mend for _flaw, mend in flaws)
    name = draft.say(_("แก้ไขความปลอดภัยของการเชื่อมต่อกับเว็บไซต์ (HTTPS)"))
    return [(name, below, (_steps(mended), _within(DAYS["access"], draft), _keeper(draft)))]


def _to_look_at(draft: Draft) -> list[_Told]:
    unseen = [verdict for verdict in draft.report.items if verdict.status == "unverifiable"]
    if not unseen:
        return []
    units = tuple(dict.fromkeys(draft.unit(verdict) for verdict in unseen if draft.unit(verdict)))
    done = (
        _("เปิดดูหน้าหรือเอกสารตามส่วนที่ 4 และบันทึกผลในตาราง"),
        _("ข้อที่ไม่ครบถ้วน ให้แก้ไขและเผยแพร่บนเว็บไซต์ของหน่วยงาน แล้วตรวจซ้ำด้วยโปรแกรม oit"),
    )
    name = draft.say(_n("ตรวจสอบข้อที่โปรแกรมตรวจไม่ได้ {count:n} ข้อ", count=len(unseen)))
    below = (para(", ".join(verdict.id for verdict in unseen), style="TableText"),)
    who = cell(*units) if units else _unit("", draft)
    return [(name, below, (_steps(tuple(map(draft.say, done))), _within(DAYS["access"], draft), who))]


def _steps(told: tuple[str, ...]) -> Cell:
    return cell(*numbered(told, style="TableList"))


def _within(days: int, draft: Draft) -> Cell:
    """The time proposed, and the place for the dates that the office sets."""
    proposed = _n("ภายใน {count} วัน", count=days)
    return cell(draft.say(proposed), Paragraph(spans=to_fill_in(draft.say(_("[โปรดระบุวันที่]"))), style="TableText"))


def _unit(unit: str, draft: Draft) -> Cell:
    if unit:
        return cell(unit)
    return cell(Paragraph(spans=to_fill_in(draft.say(_("[โปรดระบุหน่วยงานที่รับผิดชอบ]"))), style="TableText"))


def _keeper(draft: Draft) -> Cell:
    return cell(Paragraph(spans=to_fill_in(draft.say(_("ผู้ดูแลเว็บไซต์ [โปรดระบุ]"))), style="TableText"))
