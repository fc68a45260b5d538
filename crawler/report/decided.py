"""What people decided, told beside what the tool found, the same in every form of the report."""

from __future__ import annotations

from typing import Protocol

from crawler.language import _, _n
from crawler.models import Lapse, Report, Verdict
from crawler.report import terms
from crawler.report.plain import cut, plain, shown_address
from crawler.report.words import Words, points

__all__ = ["decided_scores", "decided_short", "decision", "decision_parts", "ended", "has_decisions", "made"]

_REASON = 600
_PERSON = 120


class Made(Protocol):
    """A decision as it was made: `at` is ISO 8601 in UTC, `until` an ISO 8601 day or empty."""

    @property
    def reason(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def until(self) -> str: ...


def has_decisions(report: Report) -> bool:
    """Whether anything was decided on an item of this report."""
    return any(verdict.decision for verdict in report.items)


def decision(verdict: Verdict, words: Words) -> str:
    """What a person decided on an item, why, and whether it still holds; empty where nothing was decided."""
    return " ".join(decision_parts(verdict, words))


def decision_parts(verdict: Verdict, words: Words) -> tuple[str, ...]:
    """The same in sentences: what, by whom and why, and why it holds no more."""
    told = verdict.decision
    if told is None:
        return ()
    status = words.term(terms.STATUS, told.status)
    state = words.term(terms.DECISION, told.state)
    head = words.say(_("คำวินิจฉัยของเจ้าหน้าที่: {status} ({state})", status=status, state=state))
    return tuple(filter(None, (head, made(told, words), ended(told.cause, told.url, words))))


def decided_short(verdict: Verdict, words: Words) -> str:
    """The decision in a few words; empty where nothing was decided."""
    told = verdict.decision
    if told is None:
        return ""
    status = words.term(terms.STATUS, told.status)
    return words.say(_("คำวินิจฉัย: {status} ({state})", status=status, state=words.term(terms.DECISION, told.state)))


def made(told: Made, words: Words) -> str:
    """By whom a decision was made, when, for how long and why."""
    parts = [_("โดย {person} เมื่อ {date}", person=cut(told.person, _PERSON), date=words.date(told.at))]
    if told.until:
        parts.append(_("ใช้ถึง {day}", day=words.day(told.until)))
    parts.append(_("เหตุผล: {reason}", reason=cut(told.reason, _REASON)))
    return " · ".join(map(words.say, parts))


def ended(cause: Lapse, url: str, words: Words) -> str:
    """Why a decision lapsed; empty where it did not."""
    if not cause:
        return ""
    why = words.term(terms.LAPSE, cause)
    return words.say(_("จึงไม่นับแล้ว เพราะ{why}: {url}", why=why, url=plain(shown_address(url))))


def decided_scores(report: Report, words: Words) -> str:
    """What the scores would be by the decisions in force, in a sentence; empty where there are none."""
    if report.decided is None:
        return ""
    count = sum(verdict.decision is not None and verdict.decision.state == "in_force" for verdict in report.items)
    named = {words.say(_("ตัวชี้วัดที่ {id}", id=id_)): each for id_, each in report.decided.indicators.items()}
    named["OIT"] = report.decided.oit
    if report.decided.ita is not None:
        named["ITA"] = report.decided.ita
    told = " · ".join(f"{name}: {points(each.score)}" for name, each in named.items())
    return words.say(
        _n(
            "หากนับตามคำวินิจฉัยของเจ้าหน้าที่ที่มีผล {count:n} ข้อ คะแนนจะเป็น {scores} ทั้งนี้ คะแนนที่โปรแกรมคาดการณ์ไม่เปลี่ยน",
            count=count,
            scores=told,
        )
    )
