"""What is told of one change, as data: it can be told later, in either language, by whatever channel."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from crawler.archive import Told
from crawler.checklist import Checklist
from crawler.compare import Cause, CauseKind
from crawler.language import Message, _
from crawler.models import Frozen, Problem, UrgentFinding, Verdict
from crawler.report import why
from crawler.watch.settle import Change
from crawler.watch.sites import Kind

__all__ = ["Alert", "of_change", "of_site", "of_urgent", "packed", "unpacked"]

_BACK = _("นำหน้าหรือไฟล์เดิมกลับมาไว้ที่เดิม หรือแก้ลิงก์ให้ชี้ไปยังที่อยู่ใหม่")
_MEND: Mapping[CauseKind, Message] = {
    "removed": _BACK,
    "redirected": _BACK,
    "unlinked": _("ทำลิงก์ไปยังหลักฐานเดิมอีกครั้ง"),
}
"""The shortest way back to what was, which the checklist's advice on an item can't know of."""


class Alert(Frozen):
    """`item` is empty where it is about the whole site. `before` and `after` are statuses; `since` is a time, ISO 8601
    in UTC; `points` are those of OIT at stake. `why` is what is wrong now, `cause` what became of the evidence."""

    kind: Kind
    item: str = ""
    fiscal_year: int = 0
    name: tuple[str, str] = ("", "")
    before: str = ""
    after: str = ""
    url: str = ""
    why: tuple[str, str] = ("", "")
    cause: tuple[str, str] = ("", "")
    fix: tuple[str, str] = ("", "")
    owner: str = ""
    points: float = 0.0
    since: str = ""


def of_change(change: Change, before: Verdict | None, checklist: Checklist, cause: Cause | None) -> Alert:
    """What to tell of an item; `before` is the verdict that stood until now, where it is still known, `cause` why it
    changed."""
    verdict = change.verdict
    item = checklist.item(verdict.id)
    problem = verdict.problems[0] if verdict.problems else Problem(code="", message_th="", message_en="")
    return Alert(
        kind=change.kind,
        item=verdict.id,
        fiscal_year=checklist.fiscal_year,
        name=(item.name_th, item.name_en),
        before=change.before.status,
        after=verdict.status,
        url=_link(change, before),
        why=(problem.message_th, problem.message_en),
        cause=_both(why(cause)) if cause else ("", ""),
        fix=_fix(verdict, cause),
        owner=(verdict.fix.owner if verdict.fix else "") or item.owner,
        points=_points(change, before),
        since=_since(change.before),
    )


def of_site(kind: Kind, since: str, why: tuple[str, str] = ("", "")) -> Alert:
    """What to tell of a site as a whole: that it could not be checked, can be again, or is watched from now on."""
    return Alert(kind=kind, since=since, why=why)


def of_urgent(finding: UrgentFinding) -> Alert:
    """That intruders were seen on the site. Of what they wrote nothing is passed on."""
    where = finding.examples[0].url if finding.examples else ""
    return Alert(kind="urgent", item=finding.code, url=where, why=(finding.message_th, finding.message_en))


def packed(alert: Alert) -> bytes:
    """The alert as it is kept."""
    return msgspec.json.encode(alert)


def unpacked(data: bytes) -> Alert:
    """The alert that was kept."""
    return msgspec.json.decode(data, type=Alert)


def _link(change: Change, before: Verdict | None) -> str:
    """Where to look: at what is wrong now, else at what was the evidence, else at what is."""
    broken = [each.url for each in change.verdict.problems if each.url]
    was = [each.url for each in before.evidence] if before else []
    now = [each.url for each in change.verdict.evidence]
    order = now + broken if change.kind in ("recovery", "seen") else broken + was + now
    return next(iter(order), "")


def _fix(verdict: Verdict, cause: Cause | None) -> tuple[str, str]:
    mend = _MEND.get(cause.kind) if cause else None
    if mend is not None:
        return _both(mend)
    return (verdict.fix.th, verdict.fix.en) if verdict.fix else ("", "")


def _both(message: Message) -> tuple[str, str]:
    return message.th, message.en


def _points(change: Change, before: Verdict | None) -> float:
    """What the item is worth: what mending it would add now, or what mending it would have added before."""
    told = before if change.kind in ("recovery", "seen") else change.verdict
    return told.fix.gain.get("oit", 0.0) if told and told.fix else 0.0


def _since(told: Told) -> str:
    return told.unseen_since if told.unseen else ""
