r"""report.md: the report on a page for a chat, an issue or a build's summary. Without links, and all markup its own.

Whatever comes from a website is escaped so that no reader of Markdown (CommonMark, GitHub, with or without "linkify")
makes a link, an image, HTML or a new table cell of it: ``[a](b)``, ``www.a.b``, ``<b>``, ``|``, ``@name``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crawler.checklist import Checklist
from crawler.language import Message, _, _n, _p
from crawler.models import Report, Verdict
from crawler.report import terms
from crawler.report.decided import decided_scores, decided_short, decision, has_decisions
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.said import advice, body, chance, checklist_of, faults
from crawler.report.view import because, cards, counts, top_fixes, unverified
from crawler.report.words import Words, points, words

__all__ = ["to_markdown"]

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_ENTITY = re.compile(r"[&<>|]")
_MARKUP = re.compile(r"([\\`*_\[\]{}#~$])")
_ADDRESS = re.compile(r"((?<=\S)[.:](?=[A-Za-z/])|/(?=/))")
_CALLS = re.compile(r"@(?=\S)|#(?=\w)")
_JOINER = "\u2060"


def to_markdown(report: Report, lang: str = "th", checklist: Checklist | None = None) -> str:
    """Title, warnings, scores, what to fix first, and the table of items."""
    spoken = words(lang)
    names = Names(checklist_of(report, checklist), lang)
    parts = (
        _head(report, spoken),
        *(f"> ⚠ {_safe(each)}" for each in _warnings(report, spoken)),
        _scores(report, spoken, names),
        _counts(report, spoken),
        _safe(decided_scores(report, spoken)),
        *_fixes(report, spoken, names),
        _section(_("ผลรายข้อ"), spoken),
        _items(report, spoken, names),
        *_decisions(report, spoken, names),
        spoken.say(_("เป็นการคาดการณ์ ไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช.")),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _head(report: Report, spoken: Words) -> str:
    year = spoken.say(_("ปีงบประมาณ {year}", year=report.checklist["fiscal_year"]))
    facts = (year, report.site["host"], spoken.date(report.run["started"]), str(report.checklist["id"]))
    return f"# OIT: {_safe(body(report, spoken))}\n\n{' · '.join(_safe(cut(each, 200)) for each in facts)}"


def _warnings(report: Report, spoken: Words) -> list[str]:
    told = [spoken.choose(each.message_th, each.message_en) for each in report.urgent]
    told += [f"{flaw} {mend}" for flaw, mend in unverified(report, spoken)]
    return [cut(each, 600) for each in (*told, because(report, spoken)) if each]


def _scores(report: Report, spoken: Words, names: Names) -> str:
    rows = [
        (
            f"{card.label} {card.name}".strip(),
            points(card.score.score),
            f"{points(card.score.low)}–{points(card.score.high)}",
            card.level,
        )
        for card in cards(report, spoken, names)
    ]
    return _table(spoken, (_("คะแนนที่คาดการณ์"), _("คาดว่าได้"), _("ช่วง 80%"), _("ระดับ")), "lrrl", rows)


def _counts(report: Report, spoken: Words) -> str:
    told = []
    for status, count in counts(report.items).items():
        number = spoken.say(_n("{count:n} ข้อ", count=count))
        told.append(f"{MARK[status]} {spoken.term(terms.STATUS, status)} {number}")
    return " · ".join(told)


def _section(heading: Message, spoken: Words) -> str:
    return f"## {spoken.say(heading)}"


def _fixes(report: Report, spoken: Words, names: Names) -> tuple[str, ...]:
    top = top_fixes(report)
    if not top.verdicts:
        return ()
    rows = [
        (
            verdict.id,
            names.item(verdict),
            f"+{points(verdict.fix.gain.get('oit', 0.0))}",
            advice(verdict, spoken),
            names.owner(verdict),
        )
        for verdict in top.verdicts
        if verdict.fix
    ]
    headings = (_("ข้อ"), _("รายการ"), _("เพิ่ม OIT"), _("สิ่งที่ต้องทำ"), _p("fix", "ผู้รับผิดชอบ"))
    reached = _("ถ้าแก้ครบทุกเรื่องข้างต้น คะแนน OIT ที่คาดการณ์จะเป็น {points}", points=points(top.reached))
    return (_section(_("แก้ก่อน"), spoken), _table(spoken, headings, "llrll", rows), spoken.say(reached))


def _items(report: Report, spoken: Words, names: Names) -> str:
    headings = (_("ข้อ"), _("รายการ"), _("ผล"), _("โอกาสผ่าน"), _("ปัญหา"))
    return _table(spoken, headings, "lllrl", (_item(verdict, spoken, names) for verdict in report.items))


def _item(verdict: Verdict, spoken: Words, names: Names) -> tuple[str, ...]:
    likely = chance(verdict)
    status = f"{MARK[verdict.status]} {spoken.term(terms.STATUS, verdict.status)}"
    if verdict.decision:
        status = f"{status} · {decided_short(verdict, spoken)}"
    told = faults(verdict, spoken)
    return verdict.id, names.item(verdict), status, "" if likely is None else f"{likely:.0%}", "; ".join(told[:3])


def _decisions(report: Report, spoken: Words, names: Names) -> tuple[str, ...]:
    if not has_decisions(report):
        return ()
    headings = (_("ข้อ"), _("รายการ"), _("ผลของโปรแกรม"), _("คำวินิจฉัยของเจ้าหน้าที่"))
    rows = [
        (each.id, names.item(each), spoken.term(terms.STATUS, each.status), decision(each, spoken))
        for each in report.items
        if each.decision
    ]
    return _section(_("คำวินิจฉัยของเจ้าหน้าที่"), spoken), _table(spoken, headings, "llll", rows)


def _table(spoken: Words, headings: Sequence[Message], sides: str, rows: Iterable[Sequence[str]]) -> str:
    """A table, its columns on the left ("l") or on the right ("r")."""
    lines = [[spoken.say(heading) for heading in headings], ["---:" if side == "r" else "---" for side in sides]]
    lines += [[_safe(cut(cell, 600)) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _safe(text: str) -> str:
    """`text` as Markdown that shows it and does nothing else, as long as no line begins with it."""
    called = _CALLS.sub(lambda found: found[0] + _JOINER, cut(text, 2_000))
    escaped = _ADDRESS.sub(r"\\\1", _MARKUP.sub(r"\\\1", called))
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], escaped)
