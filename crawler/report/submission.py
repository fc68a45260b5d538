"""What an official copies into the assessment's form (ITAS): for each item the answer, addresses and an explanation."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.checklist import Checklist
from crawler.language import Message, _, _p
from crawler.models import Evidence, Frozen, Report, Status, Verdict
from crawler.report.directions import directions
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.plain import cut, shown_address
from crawler.report.said import checklist_of, faults, mending
from crawler.report.words import Words, words

__all__ = ["ANSWER", "HEADINGS", "READY", "Entry", "entries"]

_LONGEST_URL = 2_000
_MOST_URLS = 10

HEADINGS: Mapping[str, Message] = {
    "item": _("ข้อ"),
    "name": _("รายการ"),
    "ready": _("พร้อมกรอกหรือไม่"),
    "answer": _("คำตอบ"),
    "urls": _("URL"),
    "explanation": _("คำอธิบาย"),
    "todo": _("สิ่งที่ยังขาดและต้องทำก่อนกรอก"),
    "owner": _p("fix", "ผู้รับผิดชอบ"),
}

READY: Mapping[str, Message] = {
    "met": _("พร้อมกรอก"),
    "partial": _("แก้ไขก่อนกรอก"),
    "missing": _("ยังไม่มีข้อมูลให้กรอก"),
    "unverifiable": _("เปิดดูเองก่อนกรอก"),
    "not_applicable": _("ไม่เกี่ยวข้อง"),
}
"""Whether an item can be filled in as it stands."""

ANSWER: Mapping[Status, Message] = {
    "met": _p("answer", "มี"),
    "missing": _p("answer", "ไม่มี"),
}
"""What the form asks first. For what is incomplete or was not seen, the body must decide itself."""


class Entry(Frozen):
    """One item of the form. `urls` are as they are to be copied; `todo` is empty where nothing is in the way."""

    id: str
    name: str
    status: Status
    ready: str
    answer: str
    urls: tuple[str, ...]
    explanation: str
    todo: str
    owner: str

    @property
    def mark(self) -> str:
        """Whether the item can be filled in, with the sign that says the same."""
        return f"{MARK[self.status]} {self.ready}"


def entries(report: Report, lang: str, checklist: Checklist | None) -> tuple[Entry, ...]:
    """The form's items in the order of the report, told in `lang`."""
    spoken = words(lang)
    names = Names(checklist_of(report, checklist), lang)
    website = shown_address(report.site["url"] or report.site["host"], 200).rstrip("/")
    return tuple(_entry(verdict, names, website, spoken) for verdict in report.items)


def _entry(verdict: Verdict, names: Names, website: str, spoken: Words) -> Entry:
    evidence = _usable(verdict)
    return Entry(
        id=verdict.id,
        name=names.item(verdict),
        status=verdict.status,
        ready=spoken.term(READY, verdict.status),
        answer=spoken.say(ANSWER[verdict.status]) if verdict.status in ANSWER else "",
        urls=tuple(cut(each.url, _LONGEST_URL) for each in evidence),
        explanation=directions(evidence, website, spoken),
        todo=_todo(verdict, spoken),
        owner=names.owner(verdict),
    )


def _usable(verdict: Verdict) -> tuple[Evidence, ...]:
    """The evidence, each address once."""
    found: dict[str, Evidence] = {}
    for each in verdict.evidence[:_MOST_URLS]:
        found.setdefault(each.url, each)
    return tuple(found.values())


def _todo(verdict: Verdict, spoken: Words) -> str:
    if verdict.status in ("met", "not_applicable"):
        return ""
    return "\n".join(filter(None, (*faults(verdict, spoken), mending(verdict, spoken))))
