"""What the store knows of earlier nights, in the terms of today's rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from crawler import __version__
from crawler.archive import RunInfo, Store, Told
from crawler.audit import Request, rejudge
from crawler.checklist import Checklist
from crawler.errors import OitError
from crawler.models import Report, Verdict
from crawler.report import from_json

__all__ = ["in_todays_terms", "report_of", "verdict_of"]


def report_of(store: Store, run: str) -> Report | None:
    """The report of a run, as far as it is still known."""
    told = store.reports.of(run) if run else None
    try:
        return from_json(told) if told else None
    except OitError:
        return None


def verdict_of(store: Store, run: str, item: str) -> Verdict | None:
    """What a run said of an item."""
    report = report_of(store, run)
    return next((verdict for verdict in report.items if verdict.id == item), None) if report else None


def in_todays_terms(
    told: Mapping[str, Told], store: Path, runs: Mapping[str, RunInfo], rules: Checklist
) -> dict[str, Told]:
    """What was confirmed, as today's checklist and program would have it of the same bytes.

    A status that rests on other rules is judged anew from the recording, so that new rules are never taken for a change
    of the site. Where the recording is gone, nothing is known: the item begins anew.
    """
    judged: dict[str, dict[str, Verdict]] = {}
    found: dict[str, Told] = {}
    for item, each in told.items():
        info = runs.get(each.seen)
        if info is None or (info.checklist_sha256, info.tool_version) == (rules.sha256, __version__):
            found[item] = each
            continue
        if each.seen not in judged:
            judged[each.seen] = _judged(each.seen, store, rules)
        if item in judged[each.seen]:
            found[item] = replace(each, status=judged[each.seen][item].status)
    return found


def _judged(run: str, store: Path, rules: Checklist) -> dict[str, Verdict]:
    try:
        done = rejudge(run, Request(target=run, store=store, screenshots=False), rules)
    except OitError:
        return {}
    return {verdict.id: verdict for verdict in done.report.items}
