"""A comparison in a terminal: what became worse first, each with its cause and the address to look at."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crawler.checklist import Checklist
from crawler.compare import Cause, Difference, EvidenceChange, ItemChange, PageChange
from crawler.language import _, _n
from crawler.report import terms
from crawler.report.diff.causes import why
from crawler.report.diff.view import SECTIONS, at_stake, remarks, scores, sections, signed, tally
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.plain import cut, plain
from crawler.report.said import shipped
from crawler.report.words import Words, points, words

__all__ = ["describe_difference"]

_MOST_LINES = 6
_MOST_PAGES = 10

_STYLE = {
    "worse": "bold red",
    "unseen": "bold blue",
    "better": "bold green",
    "seen": "bold",
    "same": "bold",
    "rules": "bold",
}


def describe_difference(difference: Difference, lang: str = "th", checklist: Checklist | None = None) -> RenderableType:
    """A rich renderable. It holds in 40 columns, and says the same without colour."""
    spoken = words(lang)
    names = Names(checklist or shipped(difference.checklist), lang)
    parts: list[RenderableType] = [_heading(difference, spoken)]
    parts += [Text(remark, style="yellow") for remark in remarks(difference, spoken)]
    if difference.is_empty:
        parts.append(Text(spoken.say(_("ไม่มีอะไรเปลี่ยน")), style="bold green"))
        return _apart(parts)
    parts += [_scores(difference, spoken), Text(" · ".join(tally(difference, spoken)))]
    for section in sections(difference):
        heading, meaning = SECTIONS[section.key]
        parts.append(Text(spoken.say(heading), style=_STYLE[section.key]).append(f"\n{spoken.say(meaning)}", "dim"))
        parts += [_item(item, spoken, names) for item in section.items]
    for heading, pages in ((_("หน้าและเอกสารที่หายไป"), difference.vanished), (_("หน้าและเอกสารใหม่"), difference.new)):
        if pages:
            parts += [Text(spoken.say(heading), style="bold"), _pages(pages, spoken)]
    return _apart(parts)


def _apart(parts: list[RenderableType]) -> RenderableType:
    """With an empty line after each. Padding around them would cut addresses at the edge of the screen."""
    return Group(*(each for part in parts for each in (part, Text(""))))


def _heading(difference: Difference, spoken: Words) -> Text:
    year = spoken.say(_("ปีงบประมาณ {year}", year=difference.fiscal_year))
    text = Text(f"{cut(difference.body, 100) or cut(difference.site, 100)} · {year}", style="bold")
    for label, run in ((_("ก่อน"), difference.before), (_("หลัง"), difference.after)):
        text.append(f"\n{spoken.say(label)}: {spoken.date(run.started)} · {run.id}", style="not bold dim")
    return text


def _scores(difference: Difference, spoken: Words) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("")
    for heading in (_("ก่อน"), _("หลัง"), _("เปลี่ยน")):
        table.add_column(spoken.say(heading), justify="right", no_wrap=True)
    for each in scores(difference, spoken):
        colour = "green" if each.change > 0 else "red" if each.change < 0 else "dim"
        change = Text(signed(each.change) if each.change else "=", style=colour)
        table.add_row(each.label, points(each.before.score), points(each.after.score), change)
    return table


def _item(item: ItemChange, spoken: Words, names: Names) -> RenderableType:
    head = Text(f"{item.id} ", style="bold").append(cut(names.item(item), 120))
    verdict = f"{MARK[item.before]} {spoken.term(terms.STATUS, item.before)}"
    if item.after != item.before:
        verdict += f" → {MARK[item.after]} {spoken.term(terms.STATUS, item.after)}"
    if item.points:
        verdict += f" · {spoken.say(at_stake(item))}"
    parts: list[RenderableType] = [head, _line(verdict), *_because(item.cause, spoken)]
    for change in item.evidence:
        parts += _evidence(change, item.cause, spoken)
    parts += [
        _line(cut(spoken.choose(problem.message_th, problem.message_en), 300), "yellow") for problem in item.arisen[:3]
    ]
    return Group(*parts)


def _because(cause: Cause, spoken: Words) -> Iterator[RenderableType]:
    yield _line(cut(spoken.say(why(cause)), 300))
    if cause.url:
        yield _address(cause.url)


def _evidence(change: EvidenceChange, told: Cause, spoken: Words) -> Iterator[RenderableType]:
    """What the item's cause does not say yet: another address, and the words that changed."""
    if change.after is not None and change.after.url != told.url and (change.before is None or change.cause):
        yield _line(spoken.say(_("หลักฐานครั้งนี้:")), "dim")
        yield _address(change.after.url)
    if change.text is None:
        return
    lines = [line for hunk in change.text.hunks for line in hunk.lines]
    for line in lines[:_MOST_LINES]:
        yield _line(f"{line.sign}{cut(line.text, 160)}", "red" if line.sign == "-" else "green", indent=4)
    left = change.text.removed + change.text.added - min(len(lines), _MOST_LINES)
    if left > 0:
        yield _line(spoken.say(_n("และอีก {count:n} บรรทัด", count=left)), "dim", indent=4)


def _line(text: str, style: str = "", indent: int = 2) -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, indent))


def _pages(pages: tuple[PageChange, ...], spoken: Words) -> RenderableType:
    lines: list[RenderableType] = []
    for page in pages[:_MOST_PAGES]:
        lines += [_address(page.url), _line(f"{', '.join(page.items)} {cut(page.title, 120)}", "dim", indent=4)]
    if len(pages) > _MOST_PAGES:
        lines.append(Text(spoken.say(_("และอีก {count:n} แห่ง", count=len(pages) - _MOST_PAGES)), style="dim"))
    return Group(*lines)


def _address(url: str) -> Text:
    # An address is to be copied, so it stands whole and alone on its line.
    return Text(f"  {plain(url)}", no_wrap=True, overflow="ignore", style="dim")
