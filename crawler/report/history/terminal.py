"""A site's history in a terminal: its scores, then every item's verdicts, one sign a check."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crawler.checklist import Checklist
from crawler.compare import Check, History, ItemHistory
from crawler.language import _, _n
from crawler.report import terms
from crawler.report.history.said import age, countdown, others
from crawler.report.marks import MARK
from crawler.report.plain import cut
from crawler.report.said import shipped
from crawler.report.summary import LOOK
from crawler.report.words import Words, points, words

__all__ = ["describe_history"]

_MOST_CHECKS = 30
_MOST_MARKS = 20

_WIDE = 76
"""Columns of a terminal that hold the tables."""


def describe_history(history: History, lang: str = "th", checklist: Checklist | None = None) -> RenderableType:
    """A rich renderable. It holds in 40 columns, and says the same without colour."""
    spoken = words(lang)
    checklist = checklist or shipped(history.checklist)
    names = {item.id: item.name_en for item in checklist.items} if checklist and lang == "en" else {}
    year = spoken.say(_("ปีงบประมาณ {year}", year=history.fiscal_year))
    parts: list[RenderableType] = [Text(f"{cut(history.body or history.site, 100)} · {year}", style="bold")]
    if told := countdown(history, spoken):
        parts.append(Text(told, style="bold yellow"))
    shown = history.checks[-_MOST_CHECKS:]
    parts.append(_Fitting(_scores(history, shown, spoken), _scores_in_lines(history, shown, spoken)))
    left = len(history.checks) - _MOST_CHECKS
    if left > 0:
        parts.append(Text(spoken.say(_n("และการตรวจก่อนหน้านั้นอีก {count:n} ครั้ง", count=left)), style="dim"))
    parts.append(_Fitting(_items(history, spoken, names), _items_in_lines(history, spoken, names)))
    parts.append(_legend(spoken))
    if told := others(history, spoken):
        parts.append(Text(told, style="dim"))
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts))


class _Fitting:
    """A table where there is room for it, else the same in lines."""

    def __init__(self, table: Table, lines: Group) -> None:
        self._table = table
        self._lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._table if options.max_width >= _WIDE else self._lines


def _scores(history: History, checks: tuple[Check, ...], spoken: Words) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(spoken.say(_("วันที่ตรวจ")), overflow="fold")
    for heading in ("OIT", spoken.say(_("ช่วง 80%")), *history.indicators, *MARK.values()):
        table.add_column(heading, justify="right", no_wrap=True)
    for check in checks:
        oit = Text(points(check.scores["oit"].score), style="bold")
        counts = (str(check.counts.get(status, 0)) for status in MARK)
        table.add_row(
            spoken.day_of(check.started),
            oit,
            _range(check),
            *(score for _name, score in _indicators(check, history)),
            *counts,
        )
    return table


def _scores_in_lines(history: History, checks: tuple[Check, ...], spoken: Words) -> Group:
    lines = []
    for check in checks:
        indicators = " · ".join(f"{name} {score}" for name, score in _indicators(check, history))
        counts = " ".join(f"{mark}{check.counts[status]}" for status, mark in MARK.items() if status in check.counts)
        line = Text(f"{spoken.day_of(check.started)}  ").append(points(check.scores["oit"].score), "bold")
        lines.append(line.append(f"  {_range(check)}\n    {indicators} · {counts}", "dim"))
    return Group(*lines)


def _range(check: Check) -> str:
    return f"{points(check.scores['oit'].low)}–{points(check.scores['oit'].high)}"


def _indicators(check: Check, history: History) -> list[tuple[str, str]]:
    """The name and the score of each indicator."""
    return [(name, points(check.scores[name].score) if name in check.scores else "–") for name in history.indicators]


def _items(history: History, spoken: Words, names: Mapping[str, str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(spoken.say(_("ข้อ")), no_wrap=True)
    table.add_column(spoken.say(_("ผลแต่ละครั้ง")), overflow="fold")
    table.add_column(spoken.say(_("เป็นเช่นนี้ตั้งแต่")), no_wrap=True)
    table.add_column(spoken.say(_("ตรวจได้ล่าสุด")), overflow="fold")
    for item in history.items:
        signs = _line(item).append(f"\n{cut(names.get(item.id, item.name), 80)}", style="dim")
        table.add_row(Text(item.id, style="bold"), signs, spoken.day_of(item.since), age(item, spoken))
    return table


def _items_in_lines(history: History, spoken: Words, names: Mapping[str, str]) -> Group:
    lines = []
    for item in history.items:
        since, checked = spoken.say(_("เป็นเช่นนี้ตั้งแต่")), spoken.say(_("ตรวจได้ล่าสุด"))
        line = Text(f"{item.id} ", style="bold").append_text(_line(item))
        line.append(f" {cut(names.get(item.id, item.name), 80)}", "not bold")
        told = f"\n    {since} {spoken.day_of(item.since)}\n    {checked} {age(item, spoken)}"
        lines.append(line.append(told, "not bold dim"))
    return Group(*lines)


def _line(item: ItemHistory) -> Text:
    """The last verdicts, the newest at the right."""
    told = Text("…" if len(item.statuses) > _MOST_MARKS else "")
    for status in item.statuses[-_MOST_MARKS:]:
        mark, colour = LOOK[status] if status else ("·", "dim")
        told.append(mark, style=colour)
    return told


def _legend(spoken: Words) -> Text:
    return Text("   ".join(f"{mark} {spoken.term(terms.STATUS, status)}" for status, mark in MARK.items()), style="dim")
