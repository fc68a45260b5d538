"""The command `oit`: parses, calls a story, prints. No logic of its own."""

from __future__ import annotations

import re
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from crawler import __version__, doctor
from crawler.audit import Request, audit, bundle, rejudge, runs, unfetched
from crawler.bundle import verify
from crawler.checklist import Checklist, available, load
from crawler.errors import Interrupted, OitError, UsageError
from crawler.help import complaint, language, speak
from crawler.language import N_, Both, _, _n
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
            raise Interrupted(_STOPPED) from None


app = typer.Typer(
    name="oit",
    cls=Commands,
    help=N_("ตรวจเว็บไซต์ของหน่วยงานตามรายการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"),
    epilog=N_("เริ่มที่: oit audit demo"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
checklists = typer.Typer(help=N_("ดูและตรวจสอบรายการตรวจ"), no_args_is_help=True)
app.add_typer(checklists, name="checklist")

_STORE = Path("oit.db")
_CHECKLIST = "oit-2567"
_STOPPED = _("หยุดตามคำสั่งแล้ว ข้อมูลที่ตรวจไปแล้วยังอยู่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ")


@app.command("audit", help=N_("ตรวจเว็บไซต์แล้วเขียนรายงาน\n\nหากถูกหยุดกลางคัน สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ"))
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
    """Audit a site and write a report.

    If it was cut off, the same command goes on.
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
        done = audit(request, rules, on_event, lambda message: _say(message.told(lang), console))
    _print(summary(done.report, lang.value, done.files, rules))
    if done.interrupted:
        _say(done.interrupted.sentence(lang.value))
        raise typer.Exit(4)
    if fail_under is not None and done.report.scores.oit.score < fail_under:
        raise typer.Exit(1)


@app.command("rejudge", help=N_("ตัดสินการตรวจที่เก็บไว้อีกครั้ง\n\nไม่เปิดเว็บไซต์ และไม่เขียนรายงานเว้นแต่ระบุ --out"))
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
    """Judge a stored run again.

    Opens no site, and writes a report only with --out.
    """
    request = Request(target=run, store=store, out=out, lang=lang.value, screenshots=screenshots, iit=iit, eit=eit)
    rules = load(checklist)
    done = rejudge(run, request, rules, lambda message: _say(message.told(lang)))
    _print(summary(done.report, lang.value, done.files, rules))


@app.command(
    "bundle",
    help=N_("รวมรายงาน ภาพ และหลักฐานเป็นไฟล์เดียว\n\nเปิดดูได้ด้วย ReplayWeb.page และตรวจได้ด้วย --verify ว่าไม่ถูกแก้ไข"),
)
def bundle_command(
    run: Annotated[str | None, typer.Argument(help=N_("การตรวจที่เก็บไว้: รหัส, last (ล่าสุด), โฟลเดอร์ หรือไฟล์ WARC"))] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=N_("ไฟล์ .wacz ที่จะเขียน"))] = None,
    check: Annotated[Path | None, typer.Option("--verify", metavar="FILE", help=N_("ตรวจสอบชุดหลักฐาน"))] = None,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Pack report, pictures and evidence into one file, or check one."""
    if (run is None) == (check is None):
        raise UsageError(
            _("กรุณาระบุการตรวจที่จะรวม เช่น oit bundle last หรือไฟล์ที่จะตรวจสอบด้วย --verify อย่างใดอย่างหนึ่ง"),
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


@app.command("explain", help=N_("บอกเหตุผลของผลข้อหนึ่ง\n\nหาอะไร ที่ไหน พบอะไร ขาดอะไร และอะไรจะเปลี่ยนผล"))
def explain_command(
    run: RunArgument,
    item: Annotated[str, typer.Argument(help=N_("ข้อ เช่น o14"))],
    checklist: ChecklistOption = _CHECKLIST,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Tell why an item got its verdict.

    What was looked for, found, missing, and would change it.
    """
    rules = load(checklist)
    wanted = _item_id(rules, item)
    done = rejudge(run, Request(target=run, store=store, lang=lang.value), rules)
    verdict = next(verdict for verdict in done.report.items if verdict.id == wanted)
    _print(explain(verdict, rules, lang.value))


@app.command("skipped", help=N_("ดูหน้าที่ไม่ได้เปิด"))
def skipped_command(
    run: RunArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="REASON", help=N_("เฉพาะเหตุผลนี้ เช่น trap"))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=N_("แสดงเป็น JSON"))] = False,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
) -> None:
    """List what was not opened, and why."""
    name, found = unfetched(run, store, reason)
    _print(unfetched_json(name, found) if as_json else describe_unfetched(found, lang.value))


@app.command("runs", help=N_("ดูการตรวจที่เก็บไว้ทั้งหมด"))
def runs_command(store: StoreOption = _STORE, lang: LangOption = Lang.th) -> None:
    """List the stored runs."""
    _print(describe_runs(runs(store), lang.value))


@checklists.command("list", help=N_("รายการตรวจที่มีมากับโปรแกรม"))
def checklist_list(lang: LangOption = Lang.th) -> None:
    """List the shipped checklists."""
    for name in available():
        rules = load(name)
        _print(f"{name}  {Both(rules.name_th, rules.name_en).told(lang)}  {_count(rules, lang)}")


@checklists.command("show", help=N_("ดูรายการตรวจ หรือข้อหนึ่งของรายการ"))
def checklist_show(
    which: Annotated[str, typer.Argument(help=N_("รายการตรวจ หรือข้อหนึ่ง เช่น o8"))] = _CHECKLIST,
    checklist: ChecklistOption = _CHECKLIST,
    lang: LangOption = Lang.th,
) -> None:
    """Show a checklist or an item."""
    if re.fullmatch(r"o?\d+", which.strip(), re.IGNORECASE):
        rules = load(checklist)
        _print(describe_item(rules.item(_item_id(rules, which)), rules, lang.value))
    else:
        _print(describe_checklist(load(which), lang.value))


@checklists.command("check", help=N_("ตรวจสอบไฟล์รายการตรวจ"))
def checklist_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("ไฟล์ TOML"))],
    lang: LangOption = Lang.th,
) -> None:
    """Check a checklist file."""
    rules = load(str(file))
    _print(f"✓ {file}: {rules.id}, {_count(rules, lang)}")


@app.command("doctor", help=N_("ตรวจความพร้อมของเครื่องนี้"))
def doctor_command(
    install: Annotated[bool, typer.Option("--install", help=N_("ติดตั้งส่วนที่ขาด"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Show what this machine has."""
    findings = doctor.check()
    if install:
        findings = doctor.install(findings)
    _print(describe_findings(findings, lang.value))


def _version(value: bool) -> None:
    if value:
        _print(f"oit {__version__}")
        raise typer.Exit


# --lang may stand anywhere on the command line; `main` looks for it before Typer does.


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=N_("รุ่น"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Options before the command."""


@checklists.callback()
def _common_of_checklists(lang: LangOption = Lang.th) -> None:
    """Options before the command below `checklist`."""


def _item_id(rules: Checklist, text: str) -> str:
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
    lang = language(sys.argv[1:])
    command = get_command(app)
    speak(command, lang)
    try:
        sys.exit(command(prog_name="oit", standalone_mode=False))
    except TyperException as error:
        _errors().print(complaint(error, lang), markup=False, soft_wrap=True, end="")
        sys.exit(error.exit_code)
    except OitError as error:
        _exit(error, lang)
    except Exception as error:  # a fault of ours must not look like one of the user's
        _exit(_own_fault(error), lang)


def _exit(error: OitError, lang: str) -> None:
    _say(error.sentence(lang))
    sys.exit(error.exit_code)


def _own_fault(error: Exception) -> OitError:
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} [{Path(last.filename).name}:{last.lineno}]"
    return OitError(_("โปรแกรมขัดข้องเอง ข้อมูลที่เก็บไว้แล้วยังอยู่ครบ กรุณาแจ้งผู้พัฒนาพร้อมข้อความนี้: {what}", what=what))
