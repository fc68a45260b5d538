"""Delivering what is to be told. Nothing is lost: what could not be delivered is tried again on every later run.

An attempt is counted before it is made, and its outcome kept after. A program that is killed between a channel's
acceptance and that note sends the letter once more; nothing else is ever sent twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from crawler.archive import Due, Note, Store
from crawler.audit.workspace import now, timestamp
from crawler.language import Message, _
from crawler.models import Frozen, Report
from crawler.watch.alert import unpacked
from crawler.watch.channels import Letter, Send, UndeliveredError
from crawler.watch.known import report_of
from crawler.watch.letters import Head, letters
from crawler.watch.plan import Watch

__all__ = ["MOST_ATTEMPTS", "Delivery", "Outbox"]

MOST_ATTEMPTS = 60
"""As many runs try in vain before an alert is given up: two months of nights."""

_PAUSES = (5.0, 20.0)
"""Seconds to wait before the second and the third try of one run."""


class Delivery(Frozen):
    """What became of the letters on one site to one recipient: how many `alerts` they told, and why they were not
    taken, if so; `is_given_up`: they will not be tried again."""

    recipient: str
    site: str
    alerts: int
    error: Message | None = None
    is_given_up: bool = False


class Outbox:
    """What waits to be delivered, for as long as one run goes on: a channel that did not take a letter is left alone
    until the next outbox."""

    def __init__(self, store: Store, watch: Watch, send: Send, sleep: Callable[[float], None]) -> None:
        self._store = store
        self._watch = watch
        self._send = send
        self._sleep = sleep
        self._broken: dict[str, Message] = {}

    def deliver(self, site: str = "") -> tuple[Delivery, ...]:
        """Try everything that waits, or what waits of one site: a letter for each recipient, site and run."""
        dues = (due for due in self._store.watching.due() if site in ("", due.note.site))
        waiting = sorted(dues, key=lambda due: (due.recipient, due.note.site, due.note.checklist))
        groups = groupby(waiting, key=lambda due: (due.recipient, due.note.site, due.note.checklist, due.note.run))
        return tuple(each for _key, group in groups for each in self._delivered(tuple(group)))

    def _delivered(self, dues: Sequence[Due]) -> Iterable[Delivery]:
        recipient = self._watch.recipients.get(dues[0].recipient)
        if recipient is None:
            gone = _("ไม่มีผู้รับชื่อนี้ใน {file} แล้ว", file=self._watch.file.name)
            yield self._ended(dues, "given_up", gone)
            return
        by_alert = [(unpacked(due.note.data), due) for due in dues]
        alerts = [alert for alert, _due in by_alert]
        for letter, told in letters(_head(self._store, self._watch, dues[0].note), alerts, recipient.lang):
            part = [due for alert, due in by_alert if any(alert is each for each in told)]
            if recipient.name in self._broken:
                yield self._ended(part, "waiting", self._broken[recipient.name])
                continue
            self._store.watching.trying(part)
            error = _sent(recipient.to, letter, self._send, self._sleep)
            if error is None:
                yield self._ended(part, "delivered", None)
                continue
            self._broken[recipient.name] = error
            is_given_up = max(due.attempts for due in part) + 1 >= MOST_ATTEMPTS
            yield self._ended(part, "given_up" if is_given_up else "waiting", error)

    def _ended(self, dues: Sequence[Due], state: str, error: Message | None) -> Delivery:
        self._store.watching.ended(dues, state, error.th if error else "", timestamp(now()))
        first = dues[0]
        return Delivery(
            recipient=first.recipient,
            site=first.note.site,
            alerts=len(dues),
            error=error,
            is_given_up=state == "given_up",
        )


def _sent(to: str, letter: Letter, send: Send, sleep: Callable[[float], None]) -> Message | None:
    """Why the letter was not taken, tried three times; None where it was."""
    for pause in (*_PAUSES, None):
        try:
            send(to, letter)
        except UndeliveredError as error:
            if pause is None:
                return error.told
            sleep(pause)
        else:
            return None
    raise AssertionError("the last try has no pause")


def _head(store: Store, watch: Watch, note: Note) -> Head:
    """What stands around the alerts, as the store has it."""
    plan = next((each for each in watch.plans if each.key == note.site), None)
    now_, before = report_of(store, note.run), report_of(store, note.before)
    folder = next((info.folder for info in store.runs() if info.id == note.run), "")
    return Head(
        name=plan.name if plan else note.site,
        body=now_.site["body"] if now_ else "",
        url=plan.url if plan else note.site,
        checked=now_.run["finished"] if now_ else note.created,
        score=_score(now_),
        score_before=_score(before),
        report=str(Path(folder) / "report.html") if folder else "",
    )


def _score(report: Report | None) -> float | None:
    return report.scores.oit.score if report else None
