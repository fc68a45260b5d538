"""Checklists, their items and the state of the machine, as a terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crawler.archive import RunInfo
from crawler.checklist import Checklist, Item
from crawler.report.plain import shown_address
from crawler.report.words import words

__all__ = ["describe_checklist", "describe_findings", "describe_item", "describe_runs"]


class Finding(Protocol):
    """A part of the machine that the program can use; `found` is what there is of it."""

    @property
    def ok(self) -> bool: ...
    @property
    def name_th(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def purpose_th(self) -> str: ...
    @property
    def purpose_en(self) -> str: ...
    @property
    def found(self) -> str: ...
    @property
    def fix_th(self) -> str: ...
    @property
    def fix_en(self) -> str: ...


def describe_checklist(checklist: Checklist, lang: str = "th") -> RenderableType:
    """Every item of a checklist, a line each."""
    spoken = words(lang)
    english = lang == "en"
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in ("item", "sub", "name", "year", "owner"):
        table.add_column(spoken.say(f"listing.{heading}"), no_wrap=heading in ("item", "sub"), overflow="fold")
    for item in checklist.items:
        years = " / ".join(map(str, item.data_years(checklist.fiscal_year))) or "–"
        table.add_row(item.id, item.sub_indicator, item.name_en if english else item.name_th, years, item.owner)
    note = checklist.note_en if english else checklist.note_th
    return Group(
        Text(checklist.name_en if english else checklist.name_th, style="bold"), Text(note, style="dim"), table
    )


def describe_item(item: Item, checklist: Checklist, lang: str = "th") -> RenderableType:
    """Everything that a checklist says of one item: what it must show, how sure that is, what it is called."""
    spoken = words(lang)
    english = lang == "en"
    years = " / ".join(map(str, item.data_years(checklist.fiscal_year))) or "–"
    parts: list[RenderableType] = [
        Text(f"{item.id} {item.name_en if english else item.name_th}", style="bold"),
        Text(f"{spoken.say('listing.sub')} {item.sub_indicator} · {spoken.say('listing.year')} {years} · {item.owner}"),
    ]
    for element in item.elements:
        line = Text("  • ")
        line.append(element.text_en if english else element.text_th)
        source = f", {element.source}" if element.source else ""
        told = f"  [{spoken.term('level', element.level)}, {spoken.term('basis', element.basis)}{source}]"
        parts.append(line.append(told, style="dim"))
    for heading, labels in (("labels", item.labels), ("look_alikes", item.look_alikes)):
        if labels:
            parts.append(Text(f"{spoken.say(f'listing.{heading}')}: {' · '.join(labels)}", style="dim"))
    fix = checklist.fill(item.fix_en if english else item.fix_th)
    return Group(*parts, Text(f"{spoken.say('explain.fix')} {fix}"))


def describe_findings(findings: Sequence[Finding], lang: str = "th") -> RenderableType:
    """What the machine has and what it lacks."""
    english = lang == "en"
    told = []
    for finding in findings:
        name = finding.name_en if english else finding.name_th
        line = Text("✓ " if finding.ok else "✗ ", style="green" if finding.ok else "yellow")
        line.append(name, style="default bold")
        line.append(f"  {finding.purpose_en if english else finding.purpose_th}", style="dim")
        advice = finding.fix_en if english else finding.fix_th
        if finding.found or advice:
            line.append(f"\n    {finding.found or advice}", style="default")
        told.append(line)
    return Group(*told)


def describe_runs(runs: Sequence[RunInfo], lang: str = "th") -> RenderableType:
    """The runs of a store, each with its id, site, time, end and folder."""
    spoken = words(lang)
    told = []
    for run in runs:
        ended = spoken.term("stopped", run.stopped_by) if run.finished else spoken.say("listing.unfinished")
        line = Text(run.id, style="bold", no_wrap=True, overflow="ignore")
        line.append(f"\n    {shown_address(run.site)} · {spoken.date(run.started)}\n    {ended}", style="not bold")
        told.append(line.append(f"\n    {run.folder}", style="not bold dim"))
    return Group(*told) if told else Text(spoken.say("listing.no_runs"))
