"""Commands that look over time: what changed between two runs, and all runs of a site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crawler.audit import compared, told_over_time
from crawler.cli.app import app
from crawler.cli.console import show
from crawler.cli.options import STORE, Lang, LangOption, StoreOption
from crawler.language import N_
from crawler.report import (
    describe_difference,
    describe_history,
    difference_html,
    difference_json,
    history_html,
    history_json,
    write_file,
)

__all__: list[str] = []

PageOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help=N_("ไฟล์ .html ที่จะเขียน"))]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("แสดงเป็น JSON"))]


@app.command(
    "diff",
    help=N_("เทียบการตรวจสองครั้ง\n\nบอกว่าข้อใดเปลี่ยน เปลี่ยนอย่างไร และเพราะเหตุใด เช่น oit diff last-1 last"),
)
def diff_command(
    before: Annotated[
        str, typer.Argument(help=N_("ครั้งก่อน: รหัส, last-1 (ก่อนล่าสุด), โฟลเดอร์ หรือวันที่ เช่น 2569-11-20"))
    ] = "last-1",
    after: Annotated[str, typer.Argument(help=N_("ครั้งหลัง: รหัส, last (ล่าสุด), โฟลเดอร์ หรือวันที่"))] = "last",
    site: Annotated[str, typer.Option("--site", metavar="SITE", help=N_("เว็บไซต์ ถ้าฐานข้อมูลมีหลายแห่ง"))] = "",
    out: PageOption = None,
    as_json: JsonOption = False,
    fail_on_regression: Annotated[
        bool, typer.Option("--fail-on-regression", help=N_("จบด้วยรหัส 1 ถ้ามีข้อที่แย่ลงเพราะเว็บไซต์"))
    ] = False,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Tell what changed between two runs, and why."""
    found = compared(before, after, store, site)
    if out is not None:
        write_file(out, difference_html(found, lang.value))
    show(difference_json(found).decode().rstrip() if as_json else describe_difference(found, lang.value))
    if fail_on_regression and found.regressions:
        raise typer.Exit(1)


@app.command("history", help=N_("ดูผลของเว็บไซต์ตามเวลา\n\nคะแนนแต่ละครั้ง ผลของแต่ละข้อ และวันที่เหลือก่อนกำหนดส่ง"))
def history_command(
    site: Annotated[str, typer.Argument(help=N_("เว็บไซต์ เช่น www.example.go.th ถ้าไม่ระบุใช้แห่งที่ตรวจล่าสุด"))] = "",
    deadline: Annotated[
        str, typer.Option("--deadline", metavar="DATE", help=N_("วันส่ง เช่น 2570-01-31 หรือ 2027-01-31"))
    ] = "",
    out: PageOption = None,
    as_json: JsonOption = False,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Tell a site's scores and verdicts over time."""
    found = told_over_time(site, store, deadline)
    if out is not None:
        write_file(out, history_html(found, lang.value))
    show(history_json(found).decode().rstrip() if as_json else describe_history(found, lang.value))
