"""Commands about checklists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from crawler.checklist import Checklist, available, load
from crawler.cli.app import app
from crawler.cli.console import show
from crawler.cli.options import CHECKLIST, ChecklistOption, Lang, LangOption
from crawler.errors import UsageError
from crawler.language import N_, Both, _, _n
from crawler.report import describe_checklist, describe_item

__all__ = ["item_id"]

checklists = typer.Typer(help=N_("ดูและตรวจสอบรายการตรวจ"), no_args_is_help=True)
app.add_typer(checklists, name="checklist")


@checklists.command("list", help=N_("รายการตรวจที่มีมากับโปรแกรม"))
def checklist_list(lang: LangOption = Lang.th) -> None:
    """List the shipped checklists."""
    for name in available():
        rules = load(name)
        show(f"{name}  {Both(rules.name_th, rules.name_en).told(lang)}  {_count(rules, lang)}")


@checklists.command("show", help=N_("ดูรายการตรวจ หรือข้อหนึ่งของรายการ"))
def checklist_show(
    which: Annotated[str, typer.Argument(help=N_("รายการตรวจ หรือข้อหนึ่ง เช่น o8"))] = CHECKLIST,
    checklist: ChecklistOption = CHECKLIST,
    lang: LangOption = Lang.th,
) -> None:
    """Show a checklist or an item."""
    if re.fullmatch(r"o?\d+", which.strip(), re.IGNORECASE):
        rules = load(checklist)
        show(describe_item(rules.item(item_id(rules, which)), rules, lang.value))
    else:
        show(describe_checklist(load(which), lang.value))


@checklists.command("check", help=N_("ตรวจสอบไฟล์รายการตรวจ"))
def checklist_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("ไฟล์ TOML"))],
    lang: LangOption = Lang.th,
) -> None:
    """Check a checklist file."""
    rules = load(str(file))
    show(f"✓ {file}: {rules.id}, {_count(rules, lang)}")


@checklists.callback()
def _common_of_checklists(lang: LangOption = Lang.th) -> None:
    """Options before the command below `checklist`."""


def item_id(rules: Checklist, text: str) -> str:
    """The id of the item that a person means by "8", "O8" or "o08". UsageError where the checklist has none."""
    wanted = "o" + text.strip().lower().removeprefix("o").lstrip("0")
    if any(item.id == wanted for item in rules.items):
        return wanted
    first, last = rules.items[0].id, rules.items[-1].id
    raise UsageError(
        _(
            "ไม่มีข้อ {item} ในรายการตรวจ {checklist} กรุณาระบุข้อ {first} ถึง {last}",
            item=text,
            checklist=rules.id,
            first=first,
            last=last,
        )
    )


def _count(rules: Checklist, lang: Lang) -> str:
    return _n("{count:n} ข้อ", count=len(rules.items)).told(lang)
