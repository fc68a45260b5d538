"""An official result as it is told: on the terminal, and as JSON for other programs."""

from __future__ import annotations

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crawler.language import Message, _, _n
from crawler.report.plain import cut
from crawler.report.words import Words, points, words
from crawler.results import Conflict, Results

__all__ = ["describe_results", "results_json"]

_LONGEST = 200
_MOST_SPELLINGS = 5


def results_json(results: Results) -> str:
    """The result as JSON: `fiscal_year`, `body`, `spellings`, `total`, `level`, `indicators`, `instruments`, `items`,
    `conflicts`; what is not known is null or left out."""
    return msgspec.json.format(msgspec.json.encode(results), indent=2).decode()


def describe_results(results: Results, lang: str = "th") -> RenderableType:
    """Whose result it is, its scores, and what in it contradicts itself."""
    spoken = words(lang)
    parts: list[RenderableType] = [Text(_head(results, spoken), style="bold")]
    if results.spellings:
        listed = ", ".join(cut(each, 60) for each in results.spellings[:_MOST_SPELLINGS])
        parts.append(Text(spoken.say(_("สะกดชื่อแบบอื่นด้วย: {names}", names=listed)), style="dim"))
    parts += ["", _scores(results, spoken)]
    if results.items:
        parts += ["", Text(spoken.say(_n("คะแนนรายข้อที่พิมพ์ไว้ {count:n} ข้อ", count=len(results.items)))), _items(results)]
    if results.conflicts:
        heading = _n("ตัวเลขที่ขัดแย้งกันหรืออ่านไม่ได้ {count:n} เรื่อง จึงไม่นำมาใช้", count=len(results.conflicts))
        parts += ["", Text(spoken.say(heading), style="yellow")]
        parts += [Text(_conflict(each, spoken)) for each in results.conflicts]
    return Group(*parts)


def _head(results: Results, spoken: Words) -> str:
    body = cut(results.body, _LONGEST) or spoken.say(_("ไม่ทราบหน่วยงาน"))
    year = results.fiscal_year
    told = _("ปีงบประมาณ {year}", year=year) if year else _("ไม่ทราบปีงบประมาณ")
    return f"{body} · {spoken.say(told)}"


def _scores(results: Results, spoken: Words) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column("")
    table.add_column("", justify="right", style="bold", no_wrap=True)
    table.add_column("")
    if results.total is not None:
        table.add_row(spoken.say(_("คะแนนรวม ITA")), points(results.total), results.level)
    for number, score in results.indicators.items():
        table.add_row(spoken.say(_("ตัวชี้วัดที่ {id}", id=number)), points(score), "")
    for code, score in results.instruments.items():
        table.add_row(_instrument(code, spoken), points(score), "")
    return table


def _instrument(code: str, spoken: Words) -> str:
    name, part = code[:3].upper(), code[3:]
    return spoken.say(_("{name} ส่วนที่ {part}", name=name, part=part)) if part else name


def _items(results: Results) -> Text:
    return Text("  ".join(f"{item} {points(score)}" for item, score in results.items.items()))


def _conflict(conflict: Conflict, spoken: Words) -> str:
    about: Message | str = _NAMES.get(conflict.about, conflict.about)
    if conflict.about.isdigit():
        about = _("ตัวชี้วัดที่ {id}", id=conflict.about)
    named = about if isinstance(about, str) else spoken.say(about)
    return f"• {named}: {cut(spoken.say(conflict.told), _LONGEST)}"


_NAMES: dict[str, Message] = {
    "total": _("คะแนนรวม ITA"),
    "level": _("ระดับผลการประเมิน"),
    "fiscal_year": _("ปีงบประมาณ"),
}
