"""Commands that ask for what the store has, or hand it on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crawler.audit import Request, bundle, rejudge, runs, unfetched
from crawler.bundle import verify
from crawler.checklist import load
from crawler.cli.app import app
from crawler.cli.checklists import item_id
from crawler.cli.console import show
from crawler.cli.options import (
    CHECKLIST,
    STORE,
    ChecklistOption,
    Lang,
    LangOption,
    RunArgument,
    StoreOption,
)
from crawler.errors import UsageError
from crawler.language import N_, _
from crawler.report import describe_runs, describe_unfetched, explain, unfetched_json

__all__: list[str] = []


@app.command(
    "bundle",
    help=N_("รวมรายงาน ภาพ และหลักฐานเป็นไฟล์เดียว\n\nเปิดดูได้ด้วย ReplayWeb.page และตรวจได้ด้วย --verify ว่าไม่ถูกแก้ไข"),
)
def bundle_command(
    run: Annotated[str | None, typer.Argument(help=N_("การตรวจที่เก็บไว้: รหัส, last (ล่าสุด), โฟลเดอร์ หรือไฟล์ WARC"))] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=N_("ไฟล์ .wacz ที่จะเขียน"))] = None,
    check: Annotated[Path | None, typer.Option("--verify", metavar="FILE", help=N_("ตรวจสอบชุดหลักฐาน"))] = None,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Pack report, pictures and evidence into one file, or check one."""
    if (run is None) == (check is None):
        raise UsageError(
            _("กรุณาระบุการตรวจที่จะรวม เช่น oit bundle last หรือไฟล์ที่จะตรวจสอบด้วย --verify อย่างใดอย่างหนึ่ง"),
        )
    if run is not None:
        show(str(bundle(run, store, out)))
        return
    assert check is not None
    checked = verify(check)
    for said in checked.told(check):
        show(said.en if lang is Lang.en else said.th)
    if checked.faults:
        raise typer.Exit(1)


@app.command("explain", help=N_("บอกเหตุผลของผลข้อหนึ่ง\n\nหาอะไร ที่ไหน พบอะไร ขาดอะไร และอะไรจะเปลี่ยนผล"))
def explain_command(
    run: RunArgument,
    item: Annotated[str, typer.Argument(help=N_("ข้อ เช่น o14"))],
    checklist: ChecklistOption = CHECKLIST,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Tell why an item got its verdict.

    What was looked for, found, missing, and would change it.
    """
    rules = load(checklist)
    wanted = item_id(rules, item)
    done = rejudge(run, Request(target=run, store=store, lang=lang.value), rules)
    verdict = next(verdict for verdict in done.report.items if verdict.id == wanted)
    show(explain(verdict, rules, lang.value))


@app.command("skipped", help=N_("ดูหน้าที่ไม่ได้เปิด"))
def skipped_command(
    run: RunArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="REASON", help=N_("เฉพาะเหตุผลนี้ เช่น trap"))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=N_("แสดงเป็น JSON"))] = False,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """List what was not opened, and why."""
    name, found = unfetched(run, store, reason)
    show(unfetched_json(name, found) if as_json else describe_unfetched(found, lang.value))


@app.command("runs", help=N_("ดูการตรวจที่เก็บไว้ทั้งหมด"))
def runs_command(store: StoreOption = STORE, lang: LangOption = Lang.th) -> None:
    """List the stored runs."""
    show(describe_runs(runs(store), lang.value))
