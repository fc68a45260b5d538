"""The command that verifies a list of addresses."""

from __future__ import annotations

from typing import Annotated

import typer

from crawler.audit import Request, verify
from crawler.checklist import load
from crawler.cli.app import app
from crawler.cli.console import errors, say, show
from crawler.cli.options import (
    CHECKLIST,
    STORE,
    BrowserOption,
    ChecklistOption,
    DelayOption,
    FreshOption,
    HoursOption,
    Lang,
    LangOption,
    MaxMegabytesOption,
    MaxMinutesOption,
    MaxPagesOption,
    OutOption,
    ScreenshotsOption,
    StoreOption,
    StrictTlsOption,
    SubdomainsOption,
    TargetArgument,
)
from crawler.language import N_
from crawler.report import Progress, verified

__all__: list[str] = []


@app.command(
    "verify",
    help=N_(
        "ตรวจสอบรายการ URL ที่หน่วยงานส่ง\n\nเปิดทุก URL เทียบกับข้อและกับเว็บไซต์ แล้วเขียนแผ่นงานให้ผู้ตรวจวินิจฉัย จบด้วยรหัส 1 เมื่อพบปัญหา"
    ),
)
def verify_command(
    target: TargetArgument,
    source: Annotated[str, typer.Argument(metavar="LIST", help=N_("รายการ: ไฟล์ CSV, XLSX, HTML หรือ URL ของหน้า ITA"))],
    offline: Annotated[
        str,
        typer.Option("--offline", metavar="RUN", help=N_("ตรวจกับการตรวจที่เก็บไว้หรือไฟล์ WARC โดยไม่เปิดเว็บไซต์")),
    ] = "",
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
) -> None:
    """Verify a list of addresses.

    Opens each one, compares it with its item and with the site, and writes a sheet for the auditor's decisions.
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
    )
    rules = load(checklist)
    console = errors()
    with Progress(lang.value, console) as on_event:
        done, told = verify(
            request, source, rules, on_event, lambda each: say(each.told(lang), console), offline=offline
        )
    show(verified(told, lang.value, done.files, rules))
    if done.interrupted:
        say(done.interrupted.sentence(lang.value))
        raise typer.Exit(4)
    if told.has_problems:
        raise typer.Exit(1)
