"""What is to become of an item, as the reports of municipalities have it: mend, develop, look at, keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from crawler.language import Message, _
from crawler.models import Evidence, Frozen, Status, Verdict
from crawler.report import terms
from crawler.report.docx.draft import Draft
from crawler.report.plain import cut
from crawler.report.said import steps

__all__ = ["ADVICE", "Advice", "Call", "Line", "advise", "click_path", "enumerated", "found", "lacking"]

Call = Literal["mend", "develop", "look", "keep", "nothing"]

ADVICE: Mapping[Call, Message] = {
    "mend": _("ต้องปรับปรุง"),
    "develop": _("พัฒนา"),
    "look": _("ต้องตรวจสอบ"),
    "keep": _("รักษาระดับ"),
    "nothing": _("ไม่ต้องดำเนินการ"),
}
"""The word for each."""

LIKELY = 0.9
"""Below this chance, what is met should be looked at again before the assessor does."""

_CALLS: Mapping[Status, Call] = {
    "met": "keep",
    "partial": "mend",
    "missing": "mend",
    "unverifiable": "look",
    "not_applicable": "nothing",
}


class Line(Frozen):
    """One fact, and an address where to see for oneself."""

    text: str
    url: str = ""


class Advice(Frozen):
    """What to do about an item, and the facts that it comes from."""

    call: Call
    lines: tuple[Line, ...]


def advise(verdict: Verdict, draft: Draft) -> Advice:
    """The advice on one item."""
    call = _CALLS[verdict.status]
    if call == "keep" and (lacking(verdict, draft, "advisory") or verdict.probability < LIKELY):
        call = "develop"
    if call in ("mend", "look"):
        return Advice(call=call, lines=(*_gap(verdict, draft), *_seen(verdict, draft)))
    if call == "develop":
        return Advice(call=call, lines=(*_shortcoming(verdict, draft), *_seen(verdict, draft)))
    return Advice(call=call, lines=(*_seen(verdict, draft), *_upkeep(verdict, draft)) if call == "keep" else ())


def lacking(verdict: Verdict, draft: Draft, level: str = "required") -> tuple[str, ...]:
    """The parts of an item that were not seen."""
    return tuple(draft.element(verdict, part) for part in verdict.elements if part.level == level and part.met is False)


def enumerated(parts: tuple[str, ...]) -> str:
    """One part as it is, more as (1) …, (2) …."""
    if len(parts) == 1:
        return parts[0]
    return " ".join(f"({place}) {part}" for place, part in enumerate(parts, 1))


def click_path(evidence: Evidence) -> str:
    """How to get to evidence from the home page; empty where that is not known."""
    return " › ".join(steps(evidence))


def found(evidence: Evidence, draft: Draft) -> str:
    """Evidence by its title, what it is, and of which year."""
    what = [draft.words.term(terms.KIND, evidence.kind)]
    if evidence.fiscal_year:
        what.append(draft.say(_("ปี {year}", year=evidence.fiscal_year)))
    if evidence.text_source in terms.TEXT_SOURCE:
        what.append(draft.words.term(terms.TEXT_SOURCE, evidence.text_source))
    named = cut(evidence.title, 120)
    return f"“{named}” ({', '.join(what)})" if named else ", ".join(what)


def _gap(verdict: Verdict, draft: Draft) -> list[Line]:
    """What is wrong, or stands in the way."""
    told = []
    parts = lacking(verdict, draft)
    if parts:
        told.append(Line(text=draft.say(_("ยังขาดองค์ประกอบที่ต้องมี ได้แก่ {parts}", parts=enumerated(parts)))))
    linked = {evidence.url for evidence in verdict.evidence[:1]}
    for problem in verdict.problems:
        if not (parts and problem.code == "missing_element"):
            message = draft.choose(problem.message_th, problem.message_en)
            told.append(Line(text=message, url="" if problem.url in linked else problem.url))
            linked.add(problem.url)
    return told


def _shortcoming(verdict: Verdict, draft: Draft) -> list[Line]:
    """Why what is met may still be better."""
    told: list[Message] = []
    hints = lacking(verdict, draft, "advisory")
    if hints:
        told.append(_("องค์ประกอบที่ต้องมีครบถ้วนแล้ว แต่ควรเพิ่ม {parts}", parts=enumerated(hints)))
    if verdict.probability < LIKELY:
        percent = round(100 * verdict.probability)
        told.append(_("โอกาสที่จะผ่านการประเมินประมาณร้อยละ {percent} จึงควรตรวจทานด้วยตนเองอีกครั้ง", percent=percent))
        unsure = tuple(draft.element(verdict, part) for part in verdict.elements if part.met is None)
        if unsure:
            told.append(_("โปรแกรมยืนยันไม่ได้ในเรื่อง {parts}", parts=enumerated(unsure)))
    return [Line(text=draft.say(each)) for each in told]


def _upkeep(verdict: Verdict, draft: Draft) -> list[Line]:
    """How what is met stays so."""
    keep = (
        _("คงลิงก์เดิมไว้ และเผยแพร่ข้อมูลของปีถัดไปเมื่อถึงรอบ")
        if verdict.id in draft.yearly
        else _("คงลิงก์เดิมไว้ และปรับปรุงข้อมูลให้เป็นปัจจุบันอยู่เสมอ")
    )
    return [Line(text=draft.say(keep))]


def _seen(verdict: Verdict, draft: Draft) -> list[Line]:
    if not verdict.evidence:
        return []
    first = verdict.evidence[0]
    evidence, path = found(first, draft), click_path(first)
    seen = _("พบ {evidence} ที่ {path}", evidence=evidence, path=path) if path else _("พบ {evidence}", evidence=evidence)
    return [Line(text=draft.say(seen), url=first.url)]
