"""What a terminal shows of a verification: the counts, every row with a problem, where the files lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crawler.checklist import Checklist
from crawler.language import _
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.said import body
from crawler.report.summary import LOOK, where
from crawler.report.verification.rows import FOUND, FOUND_STATUS, Row, Verification
from crawler.report.verification.said import name_of, reasons, remarks, row_of
from crawler.report.view import because
from crawler.report.words import Words, words

__all__ = ["verified"]


def verified(
    told: Verification, lang: str = "th", written: Sequence[Path] = (), checklist: Checklist | None = None
) -> RenderableType:
    """A rich renderable; `written` are the files, the one to open first at the head."""
    spoken, names = words(lang), Names(checklist, lang)
    year = _("ปีงบประมาณ {year}", year=told.report.checklist["fiscal_year"])
    parts: list[RenderableType] = [
        Text(f"{cut(body(told.report, spoken), 100)} · {spoken.say(year)}", style="bold"),
        _counts(told, spoken),
    ]
    parts += [Text(spoken.choose(each.message_th, each.message_en), style="red") for each in told.submission.problems]
    if trouble := because(told.report, spoken):
        parts.append(Text(trouble, style="yellow"))
    amiss = [row for row in told.rows if row.found != "ok"]
    if amiss:
        parts.append(_rows(amiss, spoken, names))
    return Group(
        *(Padding(part, (0, 0, 1, 0)) for part in parts),
        *(where(written, spoken, "verification.html") if written else ()),
    )


def _counts(told: Verification, spoken: Words) -> Text:
    line = Text()
    for kind, count in told.counts.items():
        status = FOUND_STATUS[kind]
        if count:
            line.append(f"{MARK[status]} {spoken.say(FOUND[kind])} {spoken.number(count)}", style=LOOK[status][1])
            line.append("   ")
    line.rstrip()
    return line


def _rows(rows: Sequence[Row], spoken: Words, names: Names) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(spoken.say(_("แถว")), justify="right", no_wrap=True)
    table.add_column(spoken.say(_("ข้อ")), style="bold", no_wrap=True)
    table.add_column("", overflow="fold")
    for row in rows:
        mark, colour = LOOK[FOUND_STATUS[row.found]]
        said = Text(f"{mark} {name_of(row, names)}", style=colour)
        told = reasons(row, spoken) if row.problems else remarks(row, spoken)
        said.append("\n" + "\n".join(told), style="default")
        table.add_row(row_of(row, spoken), row.claim.item or cut(row.claim.stated, 8), said)
    return table
