"""All runs of one site by one year's checklist: its scores, and what became of each item, over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from crawler.errors import UsageError
from crawler.language import _
from crawler.models import Frozen, IndicatorScore, Report, Status, Verdict
from crawler.text import day_in_thailand

__all__ = ["Check", "History", "ItemHistory", "history"]


class Check(Frozen):
    """One run. `counts` says how many items had each verdict; `scores` has "9", "10", "oit" and perhaps "ita"."""

    run: str
    started: str
    stopped_by: str
    tool_version: str
    scores: dict[str, IndicatorScore]
    counts: dict[Status, int]


class ItemHistory(Frozen):
    """One item. `statuses` are its verdicts, one a check, None where the check's rules did not have it.

    `since` is when the check began that first gave the verdict which it has had ever since. `known` is the last verdict
    that could be made, from the check that began at `checked`, `age` days ago; None and empty where there was none.
    """

    id: str
    name: str
    sub_indicator: str
    statuses: tuple[Status | None, ...]
    since: str
    known: Status | None = None
    checked: str = ""
    age: int | None = None

    @property
    def status(self) -> Status | None:
        """The verdict of the last check."""
        return self.statuses[-1]


class History(Frozen):
    """The checks of a site in one fiscal year, the oldest first. `today`, `deadline` and `days_left` (negative once it
    is over) are of Thailand; `others` counts the runs of other fiscal years, which can't be compared with these."""

    site: str
    body: str
    checklist: str
    fiscal_year: int
    today: str
    checks: tuple[Check, ...]
    items: tuple[ItemHistory, ...]
    deadline: str = ""
    days_left: int | None = None
    others: int = 0

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators of which the last check has a score."""
        return tuple(name for name in self.checks[-1].scores if name not in ("oit", "ita"))


def history(reports: Sequence[Report], today: date, deadline: date | None = None) -> History:
    """What `reports` of one site, the oldest first, tell of the fiscal year of the last of them.

    UsageError where there are none.
    """
    if not reports:
        raise UsageError(_("ยังไม่มีรายงานของเว็บไซต์นี้ กรุณาตรวจเว็บไซต์ก่อนด้วยคำสั่ง oit audit"))
    last = reports[-1]
    same = [each for each in reports if each.checklist["fiscal_year"] == last.checklist["fiscal_year"]]
    return History(
        site=last.site["url"],
        body=last.site["body"],
        checklist=str(last.checklist["id"]),
        fiscal_year=int(last.checklist["fiscal_year"]),
        today=today.isoformat(),
        checks=tuple(map(_check, same)),
        items=_items(same, today),
        deadline=deadline.isoformat() if deadline else "",
        days_left=(deadline - today).days if deadline else None,
        others=len(reports) - len(same),
    )


def _check(report: Report) -> Check:
    ita = {"ita": report.scores.ita} if report.scores.ita else {}
    return Check(
        run=str(report.run["id"]),
        started=str(report.run["started"]),
        stopped_by=str(report.run["stopped_by"]),
        tool_version=str(report.tool["version"]),
        scores={**report.scores.indicators, "oit": report.scores.oit, **ita},
        counts=dict(Counter(verdict.status for verdict in report.items)),
    )


def _items(reports: Sequence[Report], today: date) -> tuple[ItemHistory, ...]:
    found = [{verdict.id: verdict.status for verdict in report.items} for report in reports]
    times = [str(report.run["started"]) for report in reports]
    return tuple(
        _item(verdict, tuple(statuses.get(verdict.id) for statuses in found), times, today)
        for verdict in reports[-1].items
    )


def _item(verdict: Verdict, statuses: tuple[Status | None, ...], times: Sequence[str], today: date) -> ItemHistory:
    first = len(statuses) - 1
    while first and statuses[first - 1] == statuses[-1]:
        first -= 1
    checked = next((n for n in reversed(range(len(statuses))) if statuses[n] not in (None, "unverifiable")), None)
    day = day_in_thailand(times[checked]) if checked is not None else None
    return ItemHistory(
        id=verdict.id,
        name=verdict.name,
        sub_indicator=verdict.sub_indicator,
        statuses=statuses,
        since=times[first],
        known=statuses[checked] if checked is not None else None,
        checked=times[checked] if checked is not None else "",
        age=(today - day).days if day else None,
    )
