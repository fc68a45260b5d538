"""What people read: the alerts of one night at one site, in as many letters as the strictest channel needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from crawler.language import Message, _, _n, _p
from crawler.models import Frozen
from crawler.report import terms
from crawler.report.plain import cut, web_address
from crawler.report.words import Words, points, words
from crawler.watch.alert import Alert
from crawler.watch.channels import Letter
from crawler.watch.sites import KINDS, Kind

__all__ = ["MARKS", "Head", "letters", "sample"]

LONGEST_BODY = 3_000
"""Characters. LINE takes 5,000, and other channels need room for what they add."""

_LONGEST_LINK = 1_500
"""A link that is cut short leads nowhere; the addresses of WordPress pages with Thai names pass 400 characters."""
_LONGEST_WORDS = 300

MARKS: Mapping[Kind, str] = {
    "urgent": "‼",
    "regression": "▼",
    "unseen": "?",
    "seen": "✓",
    "recovery": "▲",
    "begun": "●",
}
"""In the order in which they are told."""

_HEADINGS: Mapping[Kind, Message] = {
    "urgent": _("เร่งด่วน"),
    "regression": _p("heading", "แย่ลง"),
    "unseen": _p("heading", "ตรวจไม่ได้"),
    "seen": _("ตรวจได้แล้ว"),
    "recovery": _p("heading", "ดีขึ้น"),
    "begun": _("เริ่มเฝ้าดู"),
}
_COUNTED: Mapping[Kind, Message] = {
    "regression": _n("แย่ลง {count:n} ข้อ"),
    "recovery": _n("ดีขึ้น {count:n} ข้อ"),
}
_ORDER = tuple(MARKS)


class Head(Frozen):
    """What stands above and below the alerts of a night: the site, when it was looked at, the OIT score and what it
    was before (None where that is not known), and where the report lies."""

    name: str
    body: str
    url: str
    checked: str
    score: float | None = None
    score_before: float | None = None
    report: str = ""


def letters(head: Head, alerts: Sequence[Alert], lang: str) -> tuple[tuple[Letter, tuple[Alert, ...]], ...]:
    """The letters that tell `alerts`, each with those that it tells; every alert is in exactly one."""
    spoken = words(lang)
    ordered = sorted(alerts, key=lambda alert: _ORDER.index(alert.kind))
    parts = tuple(_parts(ordered, spoken))
    title = _title(head, ordered, spoken)
    return tuple(
        (
            Letter(
                title=title if len(parts) == 1 else f"{title} ({number}/{len(parts)})", body=_body(head, part, spoken)
            ),
            part,
        )
        for number, part in enumerate(parts, 1)
    )


def sample(lang: str) -> Letter:
    """A letter that says nothing but that letters arrive."""
    spoken = words(lang)
    body = _("ข้อความทดสอบจาก oit watch หากท่านอ่านข้อความนี้ได้ แสดงว่าช่องทางนี้พร้อมรับการแจ้งเตือน ไม่ต้องดำเนินการใด")
    return Letter(title=spoken.say(_("ทดสอบการแจ้งเตือน OIT")), body=spoken.say(body))


def _parts(alerts: Sequence[Alert], spoken: Words) -> Iterator[tuple[Alert, ...]]:
    """The alerts, as many together as go into one letter."""
    part: list[Alert] = []
    length = 0
    for alert in alerts:
        size = len(_told(alert, spoken)) + 2
        if part and length + size > LONGEST_BODY:
            yield tuple(part)
            part, length = [], 0
        part.append(alert)
        length += size
    yield tuple(part)


def _title(head: Head, alerts: Sequence[Alert], spoken: Words) -> str:
    counts = {kind: sum(alert.kind == kind for alert in alerts) for kind in _ORDER}
    subjects = {kind: _COUNTED.get(kind, _HEADINGS[kind]).fill(count=count) for kind, count in counts.items() if count}
    told = ", ".join(spoken.say(subject) for subject in subjects.values())
    return f"[OIT] {cut(head.body or head.name, 80)}: {told}"


def _body(head: Head, alerts: Sequence[Alert], spoken: Words) -> str:
    told = [f"{cut(head.body or head.name, 150)}\n{cut(head.url, _LONGEST_LINK)}"]
    for kind, group in groupby(alerts, key=lambda alert: alert.kind):
        told.append(
            "\n".join([f"{MARKS[kind]} {spoken.say(_HEADINGS[kind])}", *(_told(each, spoken) for each in group)])
        )
    return "\n\n".join([*told, "\n".join(_foot(head, spoken))])


def _foot(head: Head, spoken: Words) -> Iterator[str]:
    if head.score is not None:
        now = _("คะแนน OIT ที่คาด {score}", score=points(head.score))
        was = head.score_before
        told = now if was is None else _("{now} (ก่อนหน้านี้ {was})", now=now, was=points(was))
        yield spoken.say(told)
    yield spoken.say(_("ตรวจเมื่อ {when}", when=spoken.date(head.checked)))
    if head.report:
        yield spoken.say(_("รายงาน: {path}", path=cut(head.report, _LONGEST_LINK)))


def _told(alert: Alert, spoken: Words) -> str:
    """A few lines on one alert."""
    lines = [_first_line(alert, spoken)]
    if cause := cut(spoken.choose(*alert.cause), _LONGEST_WORDS):
        lines.append(cause)
    why = cut(spoken.choose(*alert.why), _LONGEST_WORDS)
    if why and alert.kind not in ("recovery", "seen", "urgent"):
        lines.append(why)
    if link := cut(web_address(alert.url), _LONGEST_LINK):
        lines.append(link)
    if alert.points and alert.kind in ("regression", "unseen"):
        lines.append(spoken.say(_("คะแนน OIT ที่อาจเสีย {points}", points=points(alert.points))))
    if alert.kind == "regression" and (fix := cut(spoken.choose(*alert.fix), _LONGEST_WORDS)):
        owner = f" ({cut(alert.owner, 100)})" if alert.owner else ""
        lines.append(spoken.say(_("วิธีแก้: {fix}", fix=fix)) + owner)
    return "\n  ".join(lines)


def _first_line(alert: Alert, spoken: Words) -> str:
    if alert.kind == "urgent":
        return cut(spoken.choose(*alert.why), _LONGEST_WORDS)
    if not alert.item:
        return spoken.say(_of_site(alert, spoken))
    item = _(
        "{item} {name} (ปีงบประมาณ {year})",
        item=alert.item,
        name=cut(spoken.choose(*alert.name), 150),
        year=alert.fiscal_year,
    )
    return f"{spoken.say(item)}: {spoken.say(_of_item(alert, spoken))}"


def _of_item(alert: Alert, spoken: Words) -> Message:
    before, after = (spoken.term(terms.STATUS, status) for status in (alert.before, alert.after))
    if alert.kind == "unseen":
        return _("ตรวจไม่ได้ตั้งแต่ {since} ก่อนหน้านั้น{before}", since=spoken.date(alert.since), before=before)
    if alert.kind == "seen":
        return _("ตรวจได้แล้ว ผลยังเป็น{after}", after=after)
    return _("เดิม{before} ขณะนี้{after}", before=before, after=after)


def _of_site(alert: Alert, spoken: Words) -> Message:
    if alert.kind == "unseen":
        return _("ตรวจทั้งเว็บไซต์ไม่ได้ตั้งแต่ {since}", since=spoken.date(alert.since))
    if alert.kind == "seen":
        return _("ตรวจเว็บไซต์ได้แล้ว หลังจากตรวจไม่ได้ตั้งแต่ {since}", since=spoken.date(alert.since))
    return _("จะแจ้งเมื่อผลข้อใดเปลี่ยนไปและตรวจซ้ำแล้วว่าเปลี่ยนจริง")


assert set(_ORDER) == set(KINDS)
