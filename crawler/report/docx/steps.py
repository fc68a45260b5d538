"""What is to be done, step by step, to close the gaps of a measure."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.language import Both, Message, Told, _
from crawler.models import Verdict
from crawler.report.docx.advice import enumerated, lacking
from crawler.report.docx.draft import Draft
from crawler.report.docx.measures import Cure, Measure

__all__ = ["name_of", "steps"]

SIGNED = frozenset({"announcement", "order", "measures", "plan"})
"""Kinds of documents that the chief executive signs; the others he approves."""

_ONE: Mapping[Cure, Message] = {
    "access": _("แก้ไขการเข้าถึงข้อมูล{what}"),
    "page": _("ปรับปรุงหน้าเว็บไซต์{what}"),
    "document": _("จัดทำและเผยแพร่ข้อมูล{what}"),
    "service": _("จัดให้มีบริการออนไลน์{what}"),
}
"""What a measure is called."""

_FIRST: Mapping[str, Message] = {
    "dead_link": _("แก้ลิงก์ที่เปิดไม่ได้ หรือนำไฟล์ขึ้นใหม่"),
    "empty_page": _("เพิ่มเนื้อหาในหน้าที่ยังว่าง"),
    "stale_year": _("เปลี่ยนเป็นข้อมูลของปีที่กำหนด"),
    "wrong_document": _("เปลี่ยนเป็นข้อมูลที่ตรงกับข้อ"),
    "other_body": _("เปลี่ยนเป็นเอกสารของหน่วยงานเอง"),
    "off_site": _("นำข้อมูลมาไว้บนเว็บไซต์ของหน่วยงาน"),
    "login_required": _("เปิดให้ประชาชนดูได้โดยไม่ต้องเข้าสู่ระบบ"),
    "robots": _("แก้ไฟล์ robots.txt ให้เปิดหน้านี้ได้"),
    "spam": _("กู้คืนหน้าเดิมของหน่วยงาน"),
}
"""What to do first about a problem; what the item needs besides follows."""


def name_of(measure: Measure, draft: Draft) -> str:
    """What a measure is called: after its item, or after the sub-indicator of several."""
    return draft.say(_ONE[measure.cure].fill(what=_what(measure, draft)))


def _what(measure: Measure, draft: Draft) -> Message:
    if len(measure.verdicts) == 1:
        (only,) = measure.verdicts
        return _("ข้อ {id} “{name}”", id=only.id, name=draft.item(only))
    name = draft.names.group(measure.sub)
    if not name:
        return _("ตัวชี้วัดย่อยที่ {id}", id=measure.sub)
    return _("ด้าน{name} (ตัวชี้วัดย่อยที่ {id})", id=measure.sub, name=name)


def steps(measure: Measure, draft: Draft) -> tuple[str, ...]:
    """The steps of a measure: what each item needs, then what all of them have in common."""
    told: list[Told] = [_what_to_do(verdict, measure, draft) for verdict in measure.verdicts]
    return tuple(map(draft.say, [*told, *_approval(measure, draft), *_publication(measure, draft)]))


def _what_to_do(verdict: Verdict, measure: Measure, draft: Draft) -> Told:
    told = _deed(verdict, draft)
    return _("ข้อ {id}: {told}", id=verdict.id, told=told) if len(measure.verdicts) > 1 else told


def _deed(verdict: Verdict, draft: Draft) -> Told:
    """What closes one gap: first what is wrong with what was found, then what the item needs."""
    parts = lacking(verdict, draft)
    code = verdict.problems[0].code if verdict.problems else ""
    first: Message | None = _FIRST.get(code)
    if parts:
        first = _("เพิ่มองค์ประกอบที่ขาด ได้แก่ {parts}", parts=enumerated(parts))
    if verdict.fix is None:
        return first or _("จัดทำและเผยแพร่ข้อมูลของข้อนี้ให้ครบถ้วน")
    fix = draft.choose(verdict.fix.th, verdict.fix.en)
    return _("{first} โดย{fix}", first=first, fix=fix) if first else Both(fix, fix)


def _approval(measure: Measure, draft: Draft) -> list[Message]:
    if measure.cure == "access":
        return []
    if measure.cure == "page":
        return [_("เสนอหัวหน้าส่วนราชการที่รับผิดชอบตรวจทานความถูกต้อง")]
    if measure.cure == "service":
        return [_("มอบหมายเจ้าหน้าที่รับเรื่องหรือตอบคำถาม และทดลองใช้งานจริงก่อนเปิดให้บริการ")]
    office = draft.office
    if any(draft.kinds.get(verdict.id) in SIGNED for verdict in measure.verdicts):
        return [_("เสนอ{clerk}ตรวจสอบ และเสนอ{chief}ลงนามหรือให้ความเห็นชอบ", clerk=office.clerk, chief=office.chief)]
    return [_("เสนอ{clerk}ตรวจสอบ และเสนอ{chief}ให้ความเห็นชอบ", clerk=office.clerk, chief=office.chief)]


def _publication(measure: Measure, draft: Draft) -> list[Message]:
    linked = _("เผยแพร่บนเว็บไซต์ของหน่วยงาน และวางลิงก์ในหน้ารวมข้อมูล OIT ปี พ.ศ. {year} โดยใช้ชื่อให้ตรงกับข้อ", year=draft.year)
    tried = _("ทดลองเปิดลิงก์จากภายนอกหน่วยงาน และตรวจซ้ำด้วยโปรแกรม oit")
    return [tried] if measure.cure == "access" else [linked, tried]
