"""What a terminal shows of a watch: what a run came to, and how things stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crawler.archive import Store
from crawler.audit.workspace import now, timestamp
from crawler.language import Message, _, _n
from crawler.report.plain import cut
from crawler.report.words import Words, points, words
from crawler.watch.alert import Alert
from crawler.watch.known import report_of
from crawler.watch.letters import MARKS
from crawler.watch.moments import next_night
from crawler.watch.night import Night, Outcome
from crawler.watch.outbox import Delivery
from crawler.watch.plan import Plan, Watch
from crawler.watch.run import Nightly
from crawler.watch.sites import Kind
from crawler.watch.thinning import Thinned

__all__ = ["describe_nightly", "describe_state", "describe_thinning"]

_OUTCOMES: dict[Outcome, tuple[Message, str]] = {
    "begun": (_("เริ่มเฝ้าดู"), "green"),
    "same": (_("ไม่มีอะไรเปลี่ยน"), "green"),
    "changed": (_("มีการเปลี่ยนแปลง"), "yellow"),
    "unfinished": (_("ยังไม่เสร็จ จะตรวจต่อครั้งหน้า"), "yellow"),
    "missed": (_("ตรวจไม่ได้"), "blue"),
    "failed": (_("โปรแกรมทำต่อไม่ได้"), "red"),
}
_COLOURS: dict[Kind, str] = {
    "urgent": "bold red",
    "regression": "red",
    "unseen": "blue",
    "seen": "green",
    "recovery": "green",
}


def describe_nightly(nightly: Nightly, lang: str = "th") -> RenderableType:
    """A row for each site, what could not be delivered, and what was deleted."""
    spoken = words(lang)
    table = _table(spoken, _("เว็บไซต์"), _("ผล"), _("สิ่งที่เปลี่ยน"), _("แจ้งแล้ว"))
    for night in nightly.nights:
        word, colour = _OUTCOMES[night.outcome]
        told = Text(spoken.say(word), style=colour)
        if night.error is not None:
            told.append(f"\n{cut(night.error.sentence(lang), 300)}", style="dim")
        elif night.requests:
            told.append(f"\n{spoken.say(_requests(night))}", style="dim")
        table.add_row(night.site, told, _changes(night.alerts, spoken), _told(night, nightly.deliveries))
    parts: list[RenderableType] = [table] if nightly.nights else [Text(spoken.say(_("ยังไม่ถึงเวลาตรวจเว็บไซต์ใด")))]
    parts += [Text(spoken.say(each), style="yellow") for each in _undelivered(nightly.deliveries)]
    if nightly.thinned:
        parts.append(Text(spoken.say(_freed(nightly.thinned)), style="dim"))
    return Group(*parts)


def describe_state(watch: Watch, plans: Sequence[Plan], store: Store, lang: str = "th") -> RenderableType:
    """How each site stands, when it is looked at next, and what waits to be delivered."""
    spoken, at = words(lang), now()
    table = _table(spoken, _("เว็บไซต์"), _("ผลล่าสุดที่ยืนยันแล้ว"), _("ครั้งต่อไป"))
    for plan in plans:
        table.add_row(
            Text(f"{plan.name}\n").append(cut(plan.url, 60), style="dim"),
            Group(*_standing(plan, store, spoken, at)),
            spoken.date(timestamp(next_night(_last(plan, store), watch.at, at))),
        )
    parts: list[RenderableType] = [table]
    for recipient, (count, error) in store.watching.waiting().items():
        why = f" ({cut(error, 200)})" if error else ""
        waiting = _n("รอแจ้ง {recipient} อีก {count:n} เรื่อง{why}", recipient=recipient, count=count, why=why)
        parts.append(Text(spoken.say(waiting), style="yellow"))
    for recipient, error, count, when in store.watching.lost():
        lost = _n(
            "แจ้ง {recipient} ไม่สำเร็จ {count:n} เรื่อง จึงเลิกลองแล้วเมื่อ {when} ({error})",
            recipient=recipient,
            count=count,
            when=spoken.day_of(when),
            error=cut(error, 200),
        )
        parts.append(Text(spoken.say(lost), style="red"))
    return Group(*parts)


def describe_thinning(thinned: Sequence[Thinned], *, dry: bool, lang: str = "th") -> RenderableType:
    """What was deleted, or would be."""
    spoken = words(lang)
    if not thinned:
        return Text(spoken.say(_("ไม่มีไฟล์เก่าที่ต้องลบ")))
    lines = [Text(f"{each.run}  {_megabytes(each.size)} MB", no_wrap=True) for each in thinned]
    count, size = len(thinned), _megabytes(sum(each.size for each in thinned))
    would = _n("หากไม่ระบุ --dry-run จะลบไฟล์ของการตรวจ {count:n} ครั้ง รวม {size} MB", count=count, size=size)
    return Group(*lines, Text(spoken.say(would if dry else _freed(thinned))))


def _table(spoken: Words, *headings: Message) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in headings:
        table.add_column(spoken.say(heading), overflow="fold")
    return table


def _requests(night: Night) -> Message:
    if not night.again:
        return _n("ขอข้อมูล {count:n} ครั้ง", count=night.requests)
    return _n("ขอข้อมูล {count:n} ครั้ง เป็นการตรวจซ้ำ {again:n} ครั้ง", count=night.requests, again=night.again)


def _changes(alerts: Sequence[Alert], spoken: Words) -> Text:
    lines = []
    for kind, colour in _COLOURS.items():
        those = [each for each in alerts if each.kind == kind]
        if those:
            items = ", ".join(each.item or spoken.say(_("ทั้งเว็บไซต์")) for each in those)
            lines.append(Text(f"{MARKS[kind]} {items}", style=colour))
    return Text("\n").join(lines) if lines else Text("–", style="dim")


def _told(night: Night, deliveries: Sequence[Delivery]) -> Text:
    names = [each.recipient for each in deliveries if each.site == night.key and each.error is None]
    return Text(", ".join(dict.fromkeys(names)) or "–")


def _undelivered(deliveries: Sequence[Delivery]) -> Iterator[Message]:
    for each in deliveries:
        if each.error is None:
            continue
        told = {"recipient": each.recipient, "count": each.alerts, "why": each.error}
        if each.is_given_up:
            yield _n("แจ้ง {recipient} ไม่สำเร็จ {count:n} เรื่อง และจะไม่ลองอีก: {why}", **told)
        else:
            yield _n("ยังแจ้ง {recipient} ไม่ได้ {count:n} เรื่อง จะลองใหม่ในการตรวจครั้งหน้า: {why}", **told)


def _standing(plan: Plan, store: Store, spoken: Words, at: datetime) -> Iterator[Text]:
    watched = store.watching.site(plan.key, plan.checklist.id)
    report = report_of(store, watched.base)
    if report is None:
        yield Text(spoken.say(_("ยังไม่เคยตรวจ")), style="dim")
    else:
        age = max((at - datetime.fromisoformat(report.run["started"])).days, 0)
        score = _("คะแนน OIT ที่คาด {score}", score=points(report.scores.oit.score))
        aged = _n("เมื่อ {count:n} วันก่อน", count=age) if age else _("ภายใน 24 ชั่วโมงนี้")
        yield Text(f"{spoken.say(score)} · {spoken.date(report.run['started'])} ({spoken.say(aged)})")
    if watched.missed:
        missed = _n(
            "ตรวจไม่ได้ {count:n} คืนติดต่อกัน ตั้งแต่ {since}", count=watched.missed, since=spoken.date(watched.missed_since)
        )
        yield Text(spoken.say(missed), style="blue")
    unseen = [each.item for each in store.watching.told(plan.key, plan.checklist.id).values() if each.unseen]
    if unseen:
        yield Text(spoken.say(_("ข้อที่คืนล่าสุดตรวจไม่ได้: {items}", items=", ".join(unseen))), style="blue")


def _last(plan: Plan, store: Store) -> str:
    return store.watching.site(plan.key, plan.checklist.id).last


def _freed(thinned: Sequence[Thinned]) -> Message:
    size = _megabytes(sum(each.size for each in thinned))
    return _n("ลบไฟล์ของการตรวจเก่า {count:n} ครั้งตามระยะเวลาเก็บ ได้พื้นที่คืน {size} MB", count=len(thinned), size=size)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
