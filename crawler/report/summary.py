"""The summary that a terminal shows at the end: scores, counts, the five best fixes, where the report lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crawler.checklist import Checklist
from crawler.models import Report, Status, Verdict
from crawler.report.fixes import ranked
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.view import Card, cards, counts, reasons, unverified
from crawler.report.words import Words, points, words

__all__ = ["summary"]

FIRST = 5

LOOK: dict[Status, tuple[str, str]] = {
    "met": ("✓", "green"),
    "partial": ("◐", "yellow"),
    "missing": ("✗", "red"),
    "unverifiable": ("?", "blue"),
    "not_applicable": ("–", "dim"),
}
"""The mark and the colour of a status; the word always stands beside them."""


def summary(
    report: Report, lang: str = "th", written: Sequence[Path] = (), checklist: Checklist | None = None
) -> RenderableType:
    """A rich renderable. It holds in 40 columns, and says the same without colour; `written` are the report's files."""
    spoken = words(lang)
    names = Names(checklist, lang)
    body = report.site["body"] or report.site["host"]
    parts: list[RenderableType] = [
        Text(f"{cut(body, 100)} · {spoken.say('page.fiscal_year')} {report.checklist['fiscal_year']}", style="bold"),
        _scores(cards(report, spoken, names), spoken),
        _counts(report, spoken),
    ]
    if report.urgent:
        parts.append(Text(spoken.say("urgent.line", count=sum(each.count for each in report.urgent)), style="bold red"))
    flaws = unverified(report, spoken)
    if flaws:
        mend = [spoken.say("unverified.meaning"), spoken.say("unverified.owner")]
        warning = [spoken.say("unverified.heading"), *(f"{flaw} {fix}" for flaw, fix in flaws), *mend]
        parts.append(Text("\n".join(warning), style="yellow"))
    trouble = reasons(report, spoken)
    if trouble:
        because = spoken.say("banner.and").join(trouble)
        parts.append(Text(spoken.say("banner.because", reasons=because), style="yellow"))
    first = ranked(report.items)[:FIRST]
    if first:
        parts += [Text(spoken.say("fixes.heading"), style="bold"), _fixes(first, spoken, names)]
    padded = [Padding(part, (0, 0, 1, 0)) for part in parts]
    if not written:
        return Group(*padded)
    # Neither folded nor cut: a path is there to be copied.
    told = "\n".join([spoken.say("summary.written"), *(f"  {path}" for path in written)])
    return Group(*padded, Text(told, no_wrap=True, overflow="ignore"))


def _scores(told: Sequence[Card], spoken: Words) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("")
    table.add_column(spoken.say("summary.score"), justify="right", style="bold", no_wrap=True)
    table.add_column(spoken.say("summary.range"), justify="right", no_wrap=True)
    table.add_column("")
    for card in told:
        spread = f"{points(card.score.low)}–{points(card.score.high)}"
        table.add_row(Text(card.label), points(card.score.score), spread, Text(card.level))
    return table


def _counts(report: Report, spoken: Words) -> Text:
    line = Text()
    for status, count in counts(report.items).items():
        mark, colour = LOOK[status]
        line.append(f"{mark} {spoken.term('status', status)} {count}", style=colour)
        line.append("   ")
    line.rstrip()
    return line


def _fixes(verdicts: Sequence[Verdict], spoken: Words, names: Names) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(justify="right", style="green", no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for verdict in verdicts:
        assert verdict.fix is not None
        advice = verdict.fix.en if spoken.lang == "en" else verdict.fix.th
        told = Text(cut(names.item(verdict), 120)).append(f"\n{cut(advice, 300)}", style="dim")
        table.add_row(f"+{points(verdict.fix.gain.get('oit', 0.0))}", verdict.id, told)
    return table
