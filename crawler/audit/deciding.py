"""The stories of what people decide on items: decide, withdraw, list, and take in what was decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Literal

from crawler.archive import RunInfo, Store, in_order
from crawler.audit.cassettes import recording_meant
from crawler.audit.standing import Sight, decision_on, heads, seen_then
from crawler.audit.workspace import known_store, now, run_that_judged, timestamp
from crawler.errors import ArchiveError, UsageError
from crawler.language import _
from crawler.models import (
    LONGEST_NAME,
    LONGEST_REASON,
    Conflict,
    Decided,
    ListedDecision,
    Report,
    Ruling,
    Verdict,
)
from crawler.report import from_json
from crawler.text import THAILAND, arabic_digits, day_of

__all__ = ["decide", "decisions", "rulings_in", "take_in", "until_day", "withdraw"]


def decide(key: str, item: str, status: Decided, *, reason: str, person: str, until: str = "", store: Path) -> Ruling:
    """Put on record what a person decided on an `item` (14, o14, o๑๔), having the run called `key` before them.

    `until` is the last day on which it holds, as `until_day` gave it. UsageError where something is missing.
    """
    return _ruled(key, item, "decide", status, reason=reason, person=person, until=until, store=store)


def withdraw(key: str, item: str, *, reason: str, person: str, store: Path) -> Ruling:
    """Put on record that what was decided on an item holds no more. UsageError where nothing was."""
    return _ruled(key, item, "withdraw", "", reason=reason, person=person, until="", store=store)


def decisions(store: Path) -> tuple[ListedDecision, ...]:
    """Every decision, by site and item, the latest first, with what became of it as of today and the newest run."""
    with known_store(store) as opened:
        log = opened.rulings.all()
        listed: list[ListedDecision] = []
        for (site, checklist), same in groupby(log, lambda each: (each.site, each.checklist)):
            listed += _standing(tuple(same), _newest(opened, site, checklist))
    return tuple(listed)


def rulings_in(store: Path) -> tuple[Ruling, ...]:
    """The whole log, of each item the earliest entry first."""
    with known_store(store) as opened:
        return opened.rulings.all()


def take_in(rulings: Sequence[Ruling], store: Path) -> tuple[int, tuple[Conflict, ...]]:
    """Add what another log has: how many entries were new, and where both had decided and differ."""
    with known_store(store) as opened:
        before = opened.rulings.all()
        added = opened.rulings.take_in(rulings)
        after = opened.rulings.all()
    return added, tuple(_conflicts(before, in_order(rulings), after))


def until_day(text: str) -> str:
    """The ISO 8601 day that a person means by 2027-01-31 or 2570-01-31. UsageError where it is none or is over."""
    meant = day_of(text)
    if meant is None:
        raise UsageError(_("วันที่ --until {text!r} ใช้ไม่ได้ กรุณาระบุเป็น ปี-เดือน-วัน เช่น 2570-01-31", text=text))
    if meant < _today():
        raise UsageError(_("วันที่ --until {text!r} ผ่านไปแล้ว กรุณาระบุวันที่ยังมาไม่ถึง", text=text))
    return meant.isoformat()


def _today() -> date:
    return now().astimezone(THAILAND).date()


# --- putting on record ------------------------------------------------------------------------------------------------


def _ruled(
    key: str,
    item: str,
    action: Literal["decide", "withdraw"],
    status: Decided | Literal[""],
    *,
    reason: str,
    person: str,
    until: str,
    store: Path,
) -> Ruling:
    why = _text(reason, "--reason", LONGEST_REASON)
    who = _text(person, "--by", LONGEST_NAME)
    with known_store(store) as opened:
        info = _called(key, opened)
        report = _report(opened, info)
        verdict = _verdict(report, item)
        site, checklist = info.site, str(report.checklist["id"])
        if action == "withdraw" and verdict.id not in heads(opened.rulings.of(site, checklist)):
            raise UsageError(
                _(
                    "ไม่มีคำวินิจฉัยของข้อ {item} ปี {year} ให้ถอน ดูรายการได้ด้วยคำสั่ง oit decisions",
                    item=verdict.id,
                    year=report.checklist["fiscal_year"],
                )
            )
        return opened.rulings.add(
            Ruling(
                action=action,
                site=site,
                checklist=checklist,
                fiscal_year=report.checklist["fiscal_year"],
                item=verdict.id,
                reason=why,
                person=who,
                at=timestamp(now()),
                run=info.id,
                verdict=verdict.status,
                evidence=seen_then(verdict.evidence, _sight(opened, info)),
                status=status,
                until=until,
            )
        )


def _text(given: str, option: str, longest: int) -> str:
    text = " ".join(given.encode("utf-8", "replace").decode().split())
    if not text or len(text) > longest:
        raise UsageError(_("กรุณาระบุ {option} เป็นข้อความ 1 ถึง {longest:n} ตัวอักษร", option=option, longest=longest))
    return text


def _called(key: str, store: Store) -> RunInfo:
    recording = recording_meant(key)
    return run_that_judged(store, recording) if recording is not None else store.find(key).info


def _report(store: Store, info: RunInfo) -> Report:
    packed = store.reports.of(info.id)
    if packed is None:
        raise ArchiveError(
            _("การตรวจ {id} ยังไม่มีรายงาน กรุณาตรวจให้เสร็จก่อนด้วยคำสั่ง oit audit แล้วจึงบันทึกคำวินิจฉัย", id=info.id)
        )
    return from_json(packed)


def _verdict(report: Report, item: str) -> Verdict:
    number = arabic_digits(item).strip().lower().removeprefix("o").lstrip("0")
    found = next((each for each in report.items if each.id == f"o{number}"), None)
    if found is None:
        raise UsageError(
            _(
                "ไม่มีข้อ {item} ในผลการตรวจปี {year} กรุณาระบุข้อ {first} ถึง {last}",
                item=item,
                year=report.checklist["fiscal_year"],
                first=report.items[0].id if report.items else "–",
                last=report.items[-1].id if report.items else "–",
            )
        )
    return found


def _sight(store: Store, info: RunInfo) -> Sight:
    run = store.find(info.id)
    return Sight(run.resources(), run.content)


# --- listing ----------------------------------------------------------------------------------------------------------


def _newest(store: Store, site: str, checklist: str) -> tuple[Report, Sight] | None:
    """What the newest finished run of a site and checklist told and saw."""
    same = [each for each in store.runs() if (each.site, each.checklist_id) == (site, checklist) and each.finished]
    for info in sorted(same, key=lambda each: each.finished, reverse=True):
        packed = store.reports.of(info.id)
        if packed is not None:
            return from_json(packed), _sight(store, info)
    return None


def _standing(rulings: Sequence[Ruling], newest: tuple[Report, Sight] | None) -> Iterator[ListedDecision]:
    """The decisions of one site and checklist, each with what ended it, if anything did."""
    today = _today()
    for _item, same in groupby(rulings, lambda each: each.item):
        later: Ruling | None = None
        for ruling in reversed(list(same)):
            if ruling.action == "decide":
                yield _listed(ruling, later, newest, today)
            later = ruling


def _listed(ruling: Ruling, later: Ruling | None, newest: tuple[Report, Sight] | None, today: date) -> ListedDecision:
    if later is not None:
        return ListedDecision(
            ruling=ruling, state="withdrawn" if later.action == "withdraw" else "replaced", ended_by=later
        )
    report, sight = newest or (None, Sight((), lambda _: None))
    verdict = next((each for each in report.items if each.id == ruling.item), None) if report else None
    nothing = Verdict(id=ruling.item, name="", sub_indicator="", status="unverifiable", probability=0.0)
    found = decision_on(ruling, verdict or nothing, sight, today)
    return ListedDecision(ruling=ruling, state=found.state, cause=found.cause, url=found.url)


# --- taking in --------------------------------------------------------------------------------------------------------


def _conflicts(before: Sequence[Ruling], coming: Sequence[Ruling], after: Sequence[Ruling]) -> Iterator[Conflict]:
    """The items on which both logs end in something that the other doesn't know and that says something else."""
    ours, theirs, known = _last(before), _last(coming), {each.id for each in before}
    of_file = {each.id for each in coming}
    for where, stands in _last(after).items():
        mine, other = ours.get(where), theirs.get(where)
        if mine is None or other is None or mine.id in of_file or other.id in known:
            continue
        if (mine.action, mine.status) != (other.action, other.status):
            yield Conflict(ours=mine, theirs=other, stands=stands)


def _last(rulings: Sequence[Ruling]) -> dict[tuple[str, str, str], Ruling]:
    return {(each.site, each.checklist, each.item): each for each in rulings}
