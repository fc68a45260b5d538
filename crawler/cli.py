"""The command `oit`: parses, calls a story, prints. No logic of its own."""

from __future__ import annotations

import os
import re
import sys
import traceback
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from crawler import __version__, doctor
from crawler.audit import Request, audit, bundle, rejudge, runs, unfetched
from crawler.bundle import verify
from crawler.checklist import Checklist, available, load
from crawler.errors import Interrupted, OitError, UsageError
from crawler.options import (
    BrowserOption,
    ChecklistOption,
    DelayOption,
    EitOption,
    FailUnderOption,
    FreshOption,
    HoursOption,
    IitOption,
    Lang,
    LangOption,
    MaxMegabytesOption,
    MaxMinutesOption,
    MaxPagesOption,
    OutOption,
    RunArgument,
    ScreenshotsOption,
    StoreOption,
    StrictTlsOption,
    SubdomainsOption,
    TargetArgument,
)
from crawler.report import (
    Progress,
    describe_checklist,
    describe_findings,
    describe_item,
    describe_runs,
    describe_unfetched,
    explain,
    summary,
    unfetched_json,
)

__all__ = ["app", "main"]


class Commands(TyperGroup):
    """Ctrl-C outside a crawl ends with our sentence and exit code, not with the library's."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the library's own signature
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted(_STOPPED[Lang.th], _STOPPED[Lang.en]) from None


app = typer.Typer(
    name="oit",
    cls=Commands,
    help="ตรวจเว็บไซต์ของหน่วยงานตามรายการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)\n\n"
    "Audits a public body's website against the OIT checklist of the ITA assessment.",
    epilog="เริ่มที่ · Begin with: oit audit demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
checklists = typer.Typer(help="ดูและตรวจสอบรายการตรวจ · Show and check checklists.", no_args_is_help=True)
app.add_typer(checklists, name="checklist")

_STORE = Path("oit.db")
_CHECKLIST = "oit-2567"
_STOPPED = {
    Lang.th: "หยุดตามคำสั่งแล้ว ข้อมูลที่ตรวจไปแล้วยังอยู่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ",
    Lang.en: "Stopped as asked; what was seen is kept. Run the same command again to go on.",
}


@app.command("audit")
def audit_command(
    target: TargetArgument,
    checklist: ChecklistOption = _CHECKLIST,
    out: OutOption = None,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
    delay: DelayOption = 1.0,
    hours: HoursOption = None,
    subdomains: SubdomainsOption = False,
    strict_tls: StrictTlsOption = False,
    fresh: FreshOption = False,
    max_pages: MaxPagesOption = 400,
    max_minutes: MaxMinutesOption = 60,
    max_mb: MaxMegabytesOption = 1024,
    browser: BrowserOption = True,
    screenshots: ScreenshotsOption = True,
    iit: IitOption = None,
    eit: EitOption = None,
    fail_under: FailUnderOption = None,
) -> None:
    """ตรวจเว็บไซต์แล้วเขียนรายงาน · Audit a site and write a report.

    หากถูกหยุดกลางคัน สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ · If it was cut off, the same command goes on.
    """
    request = Request(
        target=target,
        store=store,
        out=out,
        lang=lang.value,
        delay=delay,
        hours=hours,
        subdomains=subdomains,
        strict_tls=strict_tls,
        fresh=fresh,
        pages=max_pages,
        minutes=max_minutes,
        megabytes=max_mb,
        browser=browser,
        screenshots=screenshots,
        iit=iit,
        eit=eit,
    )
    rules = load(checklist)
    console = _errors()  # of progress and remarks alike, so that a remark does not tear the live line
    with Progress(lang.value, console) as on_event:
        done = audit(request, rules, on_event, lambda th, en: _say(en if lang is Lang.en else th, console))
    _print(summary(done.report, lang.value, done.files, rules))
    if done.interrupted:
        _say(done.interrupted.sentence(lang.value))
        raise typer.Exit(4)
    if fail_under is not None and done.report.scores.oit.score < fail_under:
        raise typer.Exit(1)


@app.command("rejudge")
def rejudge_command(
    run: RunArgument,
    checklist: ChecklistOption = _CHECKLIST,
    out: OutOption = None,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
    screenshots: ScreenshotsOption = True,
    iit: IitOption = None,
    eit: EitOption = None,
) -> None:
    """ตัดสินการตรวจที่เก็บไว้อีกครั้ง · Judge a stored run again.

    ไม่เปิดเว็บไซต์ และไม่เขียนรายงานเว้นแต่ระบุ --out · Opens no site, and writes a report only with --out.
    """
    request = Request(target=run, store=store, out=out, lang=lang.value, screenshots=screenshots, iit=iit, eit=eit)
    rules = load(checklist)
    done = rejudge(run, request, rules, lambda th, en: _say(en if lang is Lang.en else th))
    _print(summary(done.report, lang.value, done.files, rules))


@app.command("bundle")
def bundle_command(
    run: Annotated[
        str | None,
        typer.Argument(
            help="การตรวจที่เก็บไว้: รหัส, last (ล่าสุด), โฟลเดอร์ หรือไฟล์ WARC · a stored run: id, last, folder or WARC file"
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="ไฟล์ .wacz ที่จะเขียน · the .wacz file to write")
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--verify", metavar="FILE", help="ตรวจสอบชุดหลักฐาน · check a bundle")
    ] = None,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
) -> None:
    """รวมผลและหลักฐานเป็นไฟล์เดียว · Pack a run into one file.

    เปิดดูได้ด้วย ReplayWeb.page · It opens in ReplayWeb.page. --verify ตรวจว่าไม่ถูกแก้ไข · checks that it is unchanged.
    """
    if (run is None) == (check is None):
        raise UsageError(
            "กรุณาระบุการตรวจที่จะรวม เช่น oit bundle last หรือไฟล์ที่จะตรวจสอบด้วย --verify อย่างใดอย่างหนึ่ง",
            "Name either the run to pack, as in oit bundle last, or the file to check with --verify.",
        )
    if run is not None:
        _print(str(bundle(run, store, out)))
        return
    assert check is not None
    checked = verify(check)
    for said in checked.told(check):
        _print(said.en if lang is Lang.en else said.th)
    if checked.faults:
        raise typer.Exit(1)


@app.command("explain")
def explain_command(
    run: RunArgument,
    item: Annotated[str, typer.Argument(help="ข้อ เช่น o14 · an item, such as o14")],
    checklist: ChecklistOption = _CHECKLIST,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
) -> None:
    """บอกเหตุผลของผลข้อหนึ่ง · Tell why an item got its verdict.

    หาอะไร ที่ไหน พบอะไร ขาดอะไร และอะไรจะเปลี่ยนผล · What was looked for, found, missing, and would change it.
    """
    rules = load(checklist)
    wanted = _item_id(rules, item)
    done = rejudge(run, Request(target=run, store=store, lang=lang.value), rules)
    verdict = next(verdict for verdict in done.report.items if verdict.id == wanted)
    _print(explain(verdict, rules, lang.value))


@app.command("skipped")
def skipped_command(
    run: RunArgument,
    reason: Annotated[
        str, typer.Option("--reason", metavar="REASON", help="เฉพาะเหตุผลนี้ เช่น trap · this reason only, such as trap")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="แสดงเป็น JSON · print JSON")] = False,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
) -> None:
    """ดูหน้าที่ไม่ได้เปิด · List what was not opened, and why."""
    name, found = unfetched(run, store, reason)
    _print(unfetched_json(name, found) if as_json else describe_unfetched(found, lang.value))


@app.command("runs")
def runs_command(store: StoreOption = _STORE, lang: LangOption = Lang.th) -> None:
    """ดูการตรวจที่เก็บไว้ทั้งหมด · List the stored runs."""
    _print(describe_runs(runs(store), lang.value))


@checklists.command("list")
def checklist_list(lang: LangOption = Lang.th) -> None:
    """รายการตรวจที่มีมากับโปรแกรม · List the shipped checklists."""
    for name in available():
        rules = load(name)
        _print(f"{name}  {rules.name_en if lang is Lang.en else rules.name_th}  {_count(rules, lang)}")


@checklists.command("show")
def checklist_show(
    which: Annotated[
        str, typer.Argument(help="รายการตรวจ หรือข้อหนึ่ง เช่น o8 · a checklist, or an item such as o8")
    ] = _CHECKLIST,
    checklist: ChecklistOption = _CHECKLIST,
    lang: LangOption = Lang.th,
) -> None:
    """ดูรายการตรวจ หรือข้อหนึ่งของรายการ · Show a checklist or an item."""
    if re.fullmatch(r"o?\d+", which.strip(), re.IGNORECASE):
        rules = load(checklist)
        _print(describe_item(rules.item(_item_id(rules, which)), rules, lang.value))
    else:
        _print(describe_checklist(load(which), lang.value))


@checklists.command("check")
def checklist_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="ไฟล์ TOML · a TOML file")],
    lang: LangOption = Lang.th,
) -> None:
    """ตรวจสอบไฟล์รายการตรวจ · Check a checklist file."""
    rules = load(str(file))
    _print(f"✓ {file}: {rules.id}, {_count(rules, lang)}")


@app.command("doctor")
def doctor_command(
    install: Annotated[bool, typer.Option("--install", help="ติดตั้งส่วนที่ขาด · install what is missing")] = False,
    lang: LangOption = Lang.th,
) -> None:
    """ตรวจความพร้อมของเครื่องนี้ · Show what this machine has."""
    findings = doctor.check()
    if install:
        findings = doctor.install(findings)
    _print(describe_findings(findings, lang.value))


def _version(value: bool) -> None:
    if value:
        _print(f"oit {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="รุ่น · version")] = False,
) -> None:
    """Options before the command."""


def _item_id(rules: Checklist, text: str) -> str:
    wanted = "o" + text.strip().lower().removeprefix("o").lstrip("0")
    if any(item.id == wanted for item in rules.items):
        return wanted
    raise UsageError(
        f"ไม่มีข้อ {text} ในรายการตรวจ {rules.id} กรุณาระบุข้อ {rules.items[0].id} ถึง {rules.items[-1].id}",
        f"The checklist {rules.id} has no item {text}; it has {rules.items[0].id} to {rules.items[-1].id}.",
    )


def _count(rules: Checklist, lang: Lang) -> str:
    return f"{len(rules.items)} {'items' if lang is Lang.en else 'ข้อ'}"


def _errors() -> Console:
    return Console(stderr=True, highlight=False)


def _print(what: object) -> None:
    # A path is worth more whole than cut at the edge of the screen.
    Console(highlight=False).print(what, markup=False, emoji=False, crop=False, soft_wrap=isinstance(what, str))


def _say(sentence: str, console: Console | None = None) -> None:
    (console or _errors()).print(sentence, markup=False, soft_wrap=True)


def main() -> None:
    """Runs the command line. Every error that a person can meet becomes one sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console that is not UTF-8 can't show Thai; a lost letter is better than a crash.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(prog_name="oit")
    except OitError as error:
        _exit(error)
    except Exception as error:  # a fault of ours must not look like one of the user's
        _exit(_own_fault(error))


def _exit(error: OitError) -> None:
    _say(error.sentence(_language(sys.argv[1:])))
    sys.exit(error.exit_code)


def _own_fault(error: Exception) -> OitError:
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} [{Path(last.filename).name}:{last.lineno}]"
    return OitError(
        f"โปรแกรมขัดข้องเอง ข้อมูลที่เก็บไว้แล้วยังอยู่ครบ กรุณาแจ้งผู้พัฒนาพร้อมข้อความนี้: {what}",
        f"A fault of this program; what was kept is still there. Please report it with these words: {what}",
    )


def _language(arguments: list[str]) -> str:
    """The language that was asked for, as far as it can be told where the command line could not be parsed."""
    joined = [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    apart = [value for option, value in pairwise(arguments) if option == "--lang"]
    return next(iter([*joined, *apart]), os.environ.get("OIT_LANG", Lang.th.value))
