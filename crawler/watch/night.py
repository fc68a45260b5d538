"""One night at one site: look, look again at what became worse, and keep what is proved with what is to be told.

All that the night changes is kept in one transaction. Killed before it, the night was not: the next one finds what it
would have found. Killed after it, what is to be told waits in the outbox.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from crawler.archive import Note, Store, Told, Watched
from crawler.audit import audit
from crawler.audit.live import OnEvent, Say
from crawler.audit.workspace import now, timestamp
from crawler.errors import AddressError, Interrupted, OitError, SiteUnreachable
from crawler.language import _, _n
from crawler.models import Frozen, Report
from crawler.read import READER
from crawler.watch.alert import Alert, of_change, of_site, of_urgent, packed
from crawler.watch.causes import Causes
from crawler.watch.known import in_todays_terms, verdict_of
from crawler.watch.plan import Plan
from crawler.watch.settle import Look, Settled, became_worse, settle

__all__ = ["Night", "Scene", "fail_night", "spend_night"]

Outcome = Literal["begun", "same", "changed", "unfinished", "missed", "failed"]
"""The watch has begun; nothing changed; something is told; the hours were over; the site could not be checked; the
program could not go on with it."""

_URGENT = "!"
"""Before the code of a finding that can't wait, where items have their id."""


class Scene(Frozen):
    """Where and with whom a night is spent. `sleep` waits so many seconds."""

    store: Path
    on_event: OnEvent
    say: Say
    sleep: Callable[[float], None]


class Night(Frozen):
    """What a night came to: the `site` by name and `key`, the run that it ended with (empty: none), how many requests
    it took, and how many of them for the second look; what is told, and what stopped it, if anything did."""

    site: str
    key: str
    outcome: Outcome
    run: str = ""
    requests: int = 0
    again: int = 0
    alerts: tuple[Alert, ...] = ()
    error: OitError | None = None


def spend_night(plan: Plan, scene: Scene) -> Night:
    """Audit the site as planned and keep what comes of it. Interrupted where the user stopped it; other OitErrors where
    nothing could be kept."""
    with Store(scene.store, reader=READER) as store:
        key = (plan.key, plan.checklist.id)
        watched, told, began = store.watching.site(*key), store.watching.told(*key), timestamp(now())
        try:
            first = _audited(plan, scene, watched.base)
        except (SiteUnreachable, AddressError) as error:
            return _missed(plan, store, replace(watched, last=began), error)
        if isinstance(first, Interrupted):
            return Night(site=plan.name, key=plan.key, outcome="unfinished", error=first)
        store.watching.night(first.run["id"], *key)
        runs = {info.id: info for info in store.runs()}
        known = in_todays_terms(told, scene.store, runs, plan.checklist)
        reports = [first]
        if worse := became_worse(known, _look(first)):
            reports += _looked_again(plan, scene, store, watched.base, len(worse))
        return _kept(plan, store, replace(watched, last=began), known, reports)


def fail_night(plan: Plan, path: Path, error: OitError) -> Night:
    """What a night is at which the program itself could not go on. It is no result either: where such nights go on,
    they are told like those at which the site did not answer."""
    with suppress(OitError), Store(path) as store:  # where the store is at fault, nothing can be kept
        watched = store.watching.site(plan.key, plan.checklist.id)
        return replace(_missed(plan, store, replace(watched, last=timestamp(now())), error), outcome="failed")
    return Night(site=plan.name, key=plan.key, outcome="failed", error=error)


def _audited(plan: Plan, scene: Scene, base: str) -> Report | Interrupted:
    """What an audit gave, or that the end of the hours stopped it. Interrupted is raised where it was the user."""
    try:
        done = audit(plan.request(scene.store, base), plan.checklist, scene.on_event, scene.say)
    except Interrupted as error:
        stopped = error
    else:
        if done.interrupted is None:
            return done.report
        stopped = done.interrupted
    if plan.hours is not None and not plan.hours.admit(now()):
        return stopped
    raise stopped


def _looked_again(plan: Plan, scene: Scene, store: Store, base: str, worse: int) -> list[Report]:
    """The report of a second audit by a new client after a pause; none where it could not be had."""
    minutes = plan.options.pause_minutes
    scene.say(
        _n(
            "{site}: มี {count:n} ข้อที่ดูแย่ลง จะตรวจซ้ำในอีก {minutes:g} นาทีก่อนแจ้งผู้ใด",
            site=plan.name,
            count=worse,
            minutes=minutes,
        )
    )
    scene.sleep(minutes * 60)
    try:
        again = _audited(plan, scene, base)
    except (SiteUnreachable, AddressError) as error:
        scene.say(_("{site}: ตรวจซ้ำไม่ได้ จึงยังไม่แจ้งว่าแย่ลง ({why})", site=plan.name, why=error.message))
        return []
    if isinstance(again, Interrupted):
        return []
    store.watching.night(again.run["id"], plan.key, plan.checklist.id)
    return [again]


def _look(report: Report) -> Look:
    return Look(run=report.run["id"], began=report.run["started"], items=report.items)


def _missed(plan: Plan, store: Store, watched: Watched, error: OitError) -> Night:
    """A night without any result. It is told once, after as many in a row as were asked for."""
    missed, since = watched.missed + 1, watched.missed_since or watched.last
    is_told = missed >= plan.options.unseen_nights and not watched.missed_told
    why = (error.message.th, error.message.en)
    alerts = (of_site("unseen", since, why),) if is_told else ()
    watched = replace(watched, missed=missed, missed_since=since, missed_told=watched.missed_told or is_told)
    store.watching.keep(watched, (), _notes(plan, watched, "", alerts))
    return Night(site=plan.name, key=plan.key, outcome="missed", alerts=alerts, error=error)


def _kept(plan: Plan, store: Store, watched: Watched, told: dict[str, Told], reports: list[Report]) -> Night:
    """Keep what the looks prove, and tell it."""
    looks = [_look(report) for report in reports]
    is_first = not told
    settled = settle(told, looks, plan.options.unseen_nights)
    urgent, urgent_told = _urgent(told, reports[-1], settled)
    alerts = [*urgent, *_changes(plan, store, settled)]
    if is_first:
        why = tuple(" ".join(words) for words in zip(*(each.why for each in urgent), strict=True)) or ("", "")
        alerts = [of_site("begun", looks[-1].began, (why[0], why[1]))]
    if watched.missed_told:
        alerts.append(of_site("seen", watched.missed_since))
    run = looks[-1].run
    after = replace(
        watched, base=run if settled.is_whole else watched.base, missed=0, missed_since="", missed_told=False
    )
    store.watching.keep(after, (*settled.told, *urgent_told), _notes(plan, watched, run, alerts))
    return Night(
        site=plan.name,
        key=plan.key,
        outcome="begun" if is_first else "changed" if alerts else "same",
        run=run,
        requests=sum(report.run["fetches"] for report in reports),
        again=sum(report.run["fetches"] for report in reports[1:]),
        alerts=tuple(alerts),
    )


def _changes(plan: Plan, store: Store, settled: Settled) -> Iterable[Alert]:
    causes = Causes(store)
    for change in settled.changes:
        before = verdict_of(store, change.before.seen, change.verdict.id)
        yield of_change(change, before, plan.checklist, causes.of(change))


def _urgent(told: dict[str, Told], report: Report, settled: Settled) -> tuple[list[Alert], list[Told]]:
    """The findings that can't wait and were not told yet; and what is told of them from now on."""
    run, seen = report.run["id"], {finding.code: finding for finding in report.urgent}
    known = {
        item.removeprefix(_URGENT) for item, each in told.items() if each.status == "missing" and item[0] == _URGENT
    }
    new = [code for code in seen if code not in known]
    gone = [code for code in known if code not in seen and settled.is_whole]
    states = [Told(item=_URGENT + code, status="missing", since=run, seen=run) for code in new]
    states += [Told(item=_URGENT + code, status="met", since=run, seen=run) for code in gone]
    return [of_urgent(seen[code]) for code in new], states


def _notes(plan: Plan, watched: Watched, run: str, alerts: Iterable[Alert]) -> list[tuple[Note, list[str]]]:
    """The alerts as they are kept, each for those who want to know of such."""
    made = timestamp(now())
    notes = []
    for alert in alerts:
        note = Note(
            site=plan.key,
            checklist=plan.checklist.id,
            item=alert.item,
            kind=alert.kind,
            run=run,
            before=watched.base,
            data=packed(alert),
            created=made,
        )
        is_small = bool(alert.fiscal_year) and alert.kind != "seen" and alert.points < plan.options.least_points
        notes.append((note, [each.name for each in plan.tell if alert.kind in each.kinds and not is_small]))
    return notes
