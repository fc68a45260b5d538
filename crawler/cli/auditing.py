"""Commands that audit a site or a recording, and judge again."""

from __future__ import annotations

import typer

from crawler.audit import Request, audit, rejudge
from crawler.checklist import load
from crawler.cli.app import app
from crawler.cli.console import errors, say, show
from crawler.cli.options import (
    CHECKLIST,
    STORE,
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
from crawler.language import N_
from crawler.report import Progress, summary

__all__: list[str] = []


@app.command("audit", help=N_("ตรวจเว็บไซต์แล้วเขียนรายงาน\n\nหากถูกหยุดกลางคัน สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ"))
def audit_command(
    target: TargetArgument,
    checklist: ChecklistOption = CHECKLIST,
    out: OutOption = None,
    store: StoreOption = STORE,
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
    console = errors()  # of progress and remarks alike, so that a remark does not tear the live line
    with Progress(lang.value, console) as on_event:
        done = audit(request, rules, on_event, lambda message: say(message.told(lang), console))
    show(summary(done.report, lang.value, done.files, rules))
    if done.interrupted:
        say(done.interrupted.sentence(lang.value))
        raise typer.Exit(4)
    if fail_under is not None and done.report.scores.oit.score < fail_under:
        raise typer.Exit(1)


@app.command("rejudge", help=N_("ตัดสินการตรวจที่เก็บไว้อีกครั้ง\n\nไม่เปิดเว็บไซต์ และไม่เขียนรายงานเว้นแต่ระบุ --out"))
def rejudge_command(
    run: RunArgument,
    checklist: ChecklistOption = CHECKLIST,
    out: OutOption = None,
    store: StoreOption = STORE,
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
    done = rejudge(run, request, rules, lambda message: say(message.told(lang)))
    show(summary(done.report, lang.value, done.files, rules))
