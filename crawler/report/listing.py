"""Checklists, their items and the state of the machine, as a terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crawler.archive import RunInfo
from crawler.checklist import Checklist, Item
from crawler.language import Message, _, _p
from crawler.report import terms
from crawler.report.plain import shown_address
from crawler.report.words import words

__all__ = ["describe_checklist", "describe_findings", "describe_item", "describe_runs"]


class Finding(Protocol):
    """A part of the machine that the program can use; `found` is what there is of it."""

    @property
    def ok(self) -> bool: ...
    @property
    def name(self) -> Message: ...
    @property
    def purpose(self) -> Message: ...
    @property
    def found(self) -> str: ...
    @property
    def fix(self) -> Message | None: ...


def describe_checklist(checklist: Checklist, lang: str = "th") -> RenderableType:
    """Every item of a checklist, a line each."""
    spoken = words(lang)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for short in (_("ข้อ"), _("ตัวชี้วัดย่อย")):
        table.add_column(spoken.say(short), no_wrap=True, overflow="fold")
    for long in (_("รายการ"), _("ปีของข้อมูล"), _p("checklist", "ผู้รับผิดชอบ")):
        table.add_column(spoken.say(long), overflow="fold")
    for item in checklist.items:
        years = " / ".join(map(str, item.data_years(checklist.fiscal_year))) or "–"
        table.add_row(item.id, item.sub_indicator, spoken.choose(item.name_th, item.name_en), years, item.owner)
    name = Text(spoken.choose(checklist.name_th, checklist.name_en), style="bold")
    return Group(name, Text(spoken.choose(checklist.note_th, checklist.note_en), style="dim"), table)


def describe_item(item: Item, checklist: Checklist, lang: str = "th") -> RenderableType:
    """Everything that a checklist says of one item: what it must show, how sure that is, what it is called."""
    spoken = words(lang)
    years = " / ".join(map(str, item.data_years(checklist.fiscal_year))) or "–"
    place = _("ตัวชี้วัดย่อย {sub} · ปีของข้อมูล {years} · {owner}", sub=item.sub_indicator, years=years, owner=item.owner)
    parts: list[RenderableType] = [
        Text(f"{item.id} {spoken.choose(item.name_th, item.name_en)}", style="bold"),
        Text(spoken.say(place)),
    ]
    for element in item.elements:
        line = Text("  • ")
        line.append(spoken.choose(element.text_th, element.text_en))
        source = f", {element.source}" if element.source else ""
        told = f"  [{spoken.term(terms.LEVEL, element.level)}, {spoken.term(terms.BASIS, element.basis)}{source}]"
        parts.append(line.append(told, style="dim"))
    for heading, labels in ((_("ชื่อเรียกบนเว็บไซต์"), item.labels), (_("ชื่อคล้ายที่ไม่นับ"), item.look_alikes)):
        if labels:
            parts.append(Text(f"{spoken.say(heading)}: {' · '.join(labels)}", style="dim"))
    fix = checklist.fill(spoken.choose(item.fix_th, item.fix_en))
    return Group(*parts, Text(spoken.say(_("วิธีแก้: {fix}", fix=fix))))


def describe_findings(findings: Sequence[Finding], lang: str = "th") -> RenderableType:
    """What the machine has and what it lacks."""
    spoken = words(lang)
    told = []
    for finding in findings:
        line = Text("✓ " if finding.ok else "✗ ", style="green" if finding.ok else "yellow")
        line.append(spoken.say(finding.name), style="default bold")
        line.append(f"  {spoken.say(finding.purpose)}", style="dim")
        state = spoken.say(finding.fix) if finding.fix else finding.found
        if state:
            line.append(f"\n    {state}", style="default")
        told.append(line)
    return Group(*told)


def describe_runs(runs: Sequence[RunInfo], lang: str = "th") -> RenderableType:
    """The runs of a store, each with its id, site, time, end and folder."""
    spoken = words(lang)
    told = []
    for run in runs:
        ended = (
            spoken.term(terms.STOPPED, run.stopped_by)
            if run.finished
            else spoken.say(_("ยังไม่เสร็จ สั่งคำสั่ง oit audit เดิมเพื่อตรวจต่อ"))
        )
        line = Text(run.id, style="bold", no_wrap=True, overflow="ignore")
        line.append(f"\n    {shown_address(run.site)} · {spoken.date(run.started)}\n    {ended}", style="not bold")
        told.append(line.append(f"\n    {run.folder}", style="not bold dim"))
    return Group(*told) if told else Text(spoken.say(_("ยังไม่มีการตรวจในฐานข้อมูล")))
