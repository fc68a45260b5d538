"""What the page shows, gathered from a report before the template draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from msgspec.structs import replace

from crawler.language import Message, _, _n, all_of
from crawler.models import Fault, Frozen, IndicatorScore, Report, Status, Verdict
from crawler.report import terms
from crawler.report.fixes import ranked
from crawler.report.names import Names
from crawler.report.words import Words, points

__all__ = [
    "CUT_SHORT",
    "Card",
    "Group",
    "Top",
    "because",
    "cards",
    "counts",
    "groups",
    "owners",
    "pace",
    "rejected",
    "top_fixes",
    "troubles",
    "unverified",
]

TOP = 10
"""How many fixes are told at the head of the report; the others stand in the table."""

TROUBLE = (
    *(fault for fault in get_args(Fault) if fault != "robots"),
    "server_error",
    "refused_by_site",
    "tool_fault",
)
"""Keys of `run.access` that mean the tool did not see what the site may well have."""

CUT_SHORT = frozenset({"budget", "interrupted", "site_unreachable"})
"""Ends before all was seen that might matter."""


class Card(Frozen):
    """One large figure. `notes` are sentences; `level` is empty except for ITA."""

    label: str
    name: str
    score: IndicatorScore
    notes: tuple[str, ...]
    level: str = ""


class Group(Frozen):
    """A sub-indicator and its items; `mean` is None where no item applies."""

    id: str
    name: str
    mean: float | None
    verdicts: tuple[Verdict, ...]


class Top(Frozen):
    """The fixes told first, how many more there are, and the OIT score once those told are done."""

    verdicts: tuple[Verdict, ...]
    more: int
    reached: float


def cards(report: Report, words: Words, names: Names) -> tuple[Card, ...]:
    """The indicators, OIT, and ITA where it is known."""
    unseen = any(verdict.status == "unverifiable" for verdict in report.items)

    def card(label: str, name: str, score: IndicatorScore, level: str = "") -> Card:
        return Card(label=label, name=name, score=score, notes=_notes(score, unseen, words), level=level)

    told = [
        card(words.say(_("ตัวชี้วัดที่ {id}", id=indicator)), names.group(indicator), score)
        for indicator, score in report.scores.indicators.items()
    ]
    told.append(card("OIT", words.say(_("การเปิดเผยข้อมูลสาธารณะ")), report.scores.oit))
    if report.scores.ita is not None:
        level = report.scores.ita.level
        shown = words.say(_("ระดับโดยประมาณ: {level}", level=names.level(level))) if level else ""
        told.append(card("ITA", words.say(_("คะแนนรวมคุณธรรมและความโปร่งใส")), report.scores.ita, shown))
    return tuple(told)


def _notes(score: IndicatorScore, unseen: bool, words: Words) -> tuple[str, ...]:
    low, high, floor, ceiling = map(points, (score.low, score.high, score.floor, score.ceiling))
    notes = [
        _("มีโอกาสราว 80% ที่คะแนนจะอยู่ระหว่าง {low} ถึง {high} คะแนน", low=low, high=high),
        _("ถ้านับเฉพาะข้อที่ครบถ้วนแล้ว ได้ {floor} คะแนน", floor=floor),
    ]
    if unseen and score.ceiling != score.floor:
        notes.append(_("ถ้าข้อที่ตรวจไม่ได้ผ่านทั้งหมดด้วย ได้ {ceiling} คะแนน", ceiling=ceiling))
    return tuple(map(words.say, notes))


def counts(verdicts: Sequence[Verdict]) -> Mapping[Status, int]:
    """How many items have each status, statuses without items left out, in the order of `Status`."""
    number = {status: sum(verdict.status == status for verdict in verdicts) for status in get_args(Status)}
    return {status: count for status, count in number.items() if count}


def groups(report: Report, names: Names) -> tuple[Group, ...]:
    """The items by sub-indicator, in the order in which the report has them."""
    found: dict[str, list[Verdict]] = {}
    for verdict in report.items:
        found.setdefault(verdict.sub_indicator, []).append(verdict)
    means = {sub: mean for score in report.scores.indicators.values() for sub, mean in score.sub.items()}
    return tuple(
        Group(id=sub, name=names.group(sub), mean=means.get(sub), verdicts=tuple(verdicts))
        for sub, verdicts in found.items()
    )


def top_fixes(report: Report) -> Top:
    """The best fixes; gains add up because every roll-up is linear."""
    fixes = ranked(report.items)
    first = fixes[:TOP]
    gained = sum(verdict.fix.gain.get("oit", 0.0) for verdict in first if verdict.fix)
    return Top(verdicts=first, more=len(fixes) - len(first), reached=min(report.scores.oit.score + gained, 100.0))


def pace(report: Report, words: Words) -> tuple[str, ...]:
    """How the site was spared: the pause kept, and what became of a Crawl-delay; nothing where it is not known."""
    kept: Mapping[str, float] | None = report.run.get("politeness")
    if kept is None:
        return ()
    told = [_pause(kept["delay"])]
    if kept["crawl_delay"]:
        told.append(_crawl_delay(kept["crawl_delay"], kept["crawl_delay_kept"]))
    return tuple(map(words.say, told))


def _pause(seconds: float) -> Message:
    if not seconds:
        return _("การตรวจไม่เว้นเวลาระหว่างหน้า ตามที่ผู้ตรวจกำหนดไว้สำหรับเครื่องแม่ข่ายของตนเอง")
    return _(
        "การตรวจเว้นระหว่างหน้าอย่างน้อย {seconds:g} วินาที และเว้นนานขึ้นเมื่อเว็บไซต์ตอบช้าหรือขัดข้อง เพื่อไม่ให้กระทบผู้ใช้เว็บไซต์",
        seconds=seconds,
    )


def _crawl_delay(asked: float, kept: float) -> Message:
    if asked == kept:
        return _("robots.txt ของเว็บไซต์ขอให้เว้น {asked:g} วินาทีระหว่างหน้า และได้เว้นตามนั้น", asked=asked)
    return _(
        "robots.txt ของเว็บไซต์ขอให้เว้น {asked:g} วินาทีระหว่างหน้า แต่เว้น {kept:g} วินาที "
        "เพราะการตรวจเปิดเพียงไม่กี่ร้อยหน้าครั้งเดียว หากเว้นเต็มจำนวนจะใช้เวลาหลายวัน",
        asked=asked,
        kept=kept,
    )


def unverified(report: Report, words: Words) -> tuple[tuple[str, str], ...]:
    """What is wrong with the HTTPS of each host that was read all the same, and what mends it."""
    return tuple((_flaw(each, words), _mend(each, words)) for each in report.run["tls"])


def _flaw(told: Mapping[str, Any], words: Words) -> str:
    flaw = _n(
        "{host}: {reason} โปรแกรมจึงเปิดอ่านผ่านการเชื่อมต่อที่ยืนยันตัวตนของเว็บไซต์ไม่ได้ ({count:n} ครั้ง ตั้งแต่ {since})",
        host=told["host"],
        reason=terms.TLS[told["reason"]],
        count=told["fetches"],
        since=words.date(told["since"]),
    )
    return words.say(flaw)


def _mend(told: Mapping[str, Any], words: Words) -> str:
    return words.say(terms.TLS_FIX[told["reason"]].fill(host=told["host"]))


def because(report: Report, words: Words) -> str:
    """Why the result may be incomplete, in a sentence; empty where there is no reason."""
    reasons = _reasons(report)
    return words.say(_("ผลอาจไม่ครบถ้วน เพราะ{reasons}", reasons=all_of(reasons))) if reasons else ""


def _reasons(report: Report) -> list[Message]:
    """Trouble in reaching the site, and an end before all was seen."""
    told = troubles(report)
    if unseen := report.run["browser"]["unseen"]:
        told.append(_n("มี {count:n} หน้าที่แสดงเนื้อหาด้วย JavaScript ซึ่งการตรวจครั้งนี้เห็นไม่ครบ", count=unseen))
    if unread := report.run["scans"]["unread"]:
        told.append(_n("มีเอกสารสแกนหรือรูปภาพ {count:n} ฉบับที่การตรวจครั้งนี้อ่านไม่ได้", count=unread))
    if report.run["stopped_by"] in CUT_SHORT:
        told.append(terms.STOPPED[report.run["stopped_by"]])
    return told


def troubles(report: Report) -> list[Message]:
    """How often which trouble kept the tool from seeing what it asked for."""
    access: Mapping[str, int] = report.run["access"]
    return [terms.ACCESS[code].fill(count=access[code]) for code in TROUBLE if access.get(code)]


def owners(groups: Sequence[Group], names: Names) -> tuple[str, ...]:
    """The units that see to the items, each once, in the order of the alphabet."""
    return tuple(sorted({names.owner(verdict) for group in groups for verdict in group.verdicts} - {""}))


def rejected(report: Report) -> tuple[Verdict, ...]:
    """The items for which candidates lost, each with those alone."""
    lost = (replace(verdict, candidates=tuple(c for c in verdict.candidates if c.lost_th)) for verdict in report.items)
    return tuple(verdict for verdict in lost if verdict.candidates)
