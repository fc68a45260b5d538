"""The command `oit`: parses, calls a story, prints. No logic of its own."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from crawler import __version__, doctor
from crawler.audit import Audit, Request, audit, rejudge
from crawler.checklist import Checklist, available, load
from crawler.errors import OitError, UsageError
from crawler.report import Progress, describe_checklist, describe_findings, describe_item, explain, summary

__all__ = ["app", "main"]

app = typer.Typer(
    name="oit",
    help="ตรวจเว็บไซต์ตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)\n\nAudits a website against the OIT checklist of ITA.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
checklists = typer.Typer(help="ดูและตรวจแบบรายการ · Look at checklists", no_args_is_help=True)
app.add_typer(checklists, name="checklist")


class Lang(StrEnum):
    """Languages for people."""

    th = "th"
    en = "en"


LangOption = Annotated[
    Lang, typer.Option("--lang", envvar="OIT_LANG", help="ภาษาของรายงาน · language of reports and messages")
]
StoreOption = Annotated[Path, typer.Option("--store", envvar="OIT_STORE", help="ไฟล์ฐานข้อมูล · the store")]
ChecklistOption = Annotated[str, typer.Option("--checklist", help="แบบรายการของปีใด · which checklist, by name or file")]
IitOption = Annotated[float | None, typer.Option("--iit", min=0, max=100, help="ค่าเฉลี่ย IIT · mean of IIT, 0-100")]
EitOption = Annotated[float | None, typer.Option("--eit", min=0, max=100, help="ค่าเฉลี่ย EIT · mean of EIT, 0-100")]

_STORE = Path("oit.db")
_CHECKLIST = "oit-2567"


@app.command("audit")
def audit_command(
    target: Annotated[str, typer.Argument(help="ที่อยู่เว็บไซต์ หรือไฟล์ WARC · a web address, a WARC file, or demo")],
    checklist: ChecklistOption = _CHECKLIST,
    out: Annotated[Path | None, typer.Option("--out", help="โฟลเดอร์ผลลัพธ์ · folder for the report")] = None,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
    delay: Annotated[float, typer.Option(min=0, max=60, help="พักระหว่างคำขอ (วินาที) · pause between requests, s")] = 1.0,
    subdomains: Annotated[bool, typer.Option("--subdomains", help="รวมโดเมนย่อย · the site's subdomains too")] = False,
    max_pages: Annotated[int, typer.Option(min=1, help="เปิดไม่เกินกี่หน้า · at most so many fetches")] = 400,
    max_minutes: Annotated[float, typer.Option(min=0.01, help="ใช้เวลาไม่เกินกี่นาที · at most so long")] = 60,
    max_mb: Annotated[float, typer.Option(min=0.01, help="รับข้อมูลไม่เกินกี่เมกะไบต์ · at most so much")] = 1024,
    iit: IitOption = None,
    eit: EitOption = None,
    fail_under: Annotated[
        float | None, typer.Option(min=0, max=100, help="คะแนน OIT ต่ำกว่านี้จบด้วยรหัส 1 · exit 1 below this OIT score")
    ] = None,
) -> None:
    """ตรวจเว็บไซต์แล้วเขียนรายงาน · Audit a site (or a recording of one) and write its report."""
    request = Request(
        target=target,
        store=store,
        out=out,
        lang=lang.value,
        delay=delay,
        subdomains=subdomains,
        pages=max_pages,
        minutes=max_minutes,
        megabytes=max_mb,
        iit=iit,
        eit=eit,
    )
    rules = load(checklist)
    with Progress(lang.value) as on_event:
        done = audit(request, rules, on_event, lambda th, en: _say(en if lang is Lang.en else th))
    _show(done, lang, rules)
    if done.interrupted:
        _say(_INTERRUPTED[lang])
        raise typer.Exit(4)
    if fail_under is not None and done.report.scores.oit.score < fail_under:
        raise typer.Exit(1)


@app.command("rejudge")
def rejudge_command(
    run: Annotated[str, typer.Argument(help="รหัสการตรวจ, last, โฟลเดอร์ หรือไฟล์ WARC · a run")],
    checklist: ChecklistOption = _CHECKLIST,
    out: Annotated[Path | None, typer.Option("--out", help="โฟลเดอร์ผลลัพธ์ · folder for the new report")] = None,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
    iit: IitOption = None,
    eit: EitOption = None,
) -> None:
    """ตัดสินการตรวจที่เก็บไว้อีกครั้ง ไม่เปิดเว็บไซต์ · Judge a stored run again, without the network."""
    request = Request(target=run, store=store, out=out, lang=lang.value, iit=iit, eit=eit)
    rules = load(checklist)
    _show(rejudge(run, request, rules), lang, rules)


@app.command("explain")
def explain_command(
    run: Annotated[str, typer.Argument(help="รหัสการตรวจ, last, โฟลเดอร์ หรือไฟล์ WARC · a run")],
    item: Annotated[str, typer.Argument(help="ข้อ เช่น o14 · an item, such as o14")],
    checklist: ChecklistOption = _CHECKLIST,
    store: StoreOption = _STORE,
    lang: LangOption = Lang.th,
) -> None:
    """บอกเหตุผลของผลข้อหนึ่ง และทุกหน้าที่พิจารณา · Tell why an item got its verdict, and what else was considered."""
    rules = load(checklist)
    wanted = _item_id(rules, item)
    done = rejudge(run, Request(target=run, store=store, lang=lang.value), rules)
    verdict = next(verdict for verdict in done.judgement.verdicts if verdict.id == wanted)
    _print(explain(verdict, rules, lang.value))


@checklists.command("list")
def checklist_list(lang: LangOption = Lang.th) -> None:
    """แบบรายการที่มี · The checklists that ship with the program."""
    for name in available():
        rules = load(name)
        _print(f"{name}  {rules.name_en if lang is Lang.en else rules.name_th}  ({len(rules.items)})")


@checklists.command("show")
def checklist_show(
    which: Annotated[str, typer.Argument(help="ชื่อแบบรายการ หรือข้อ เช่น o8 · a checklist or an item")] = _CHECKLIST,
    checklist: ChecklistOption = _CHECKLIST,
    lang: LangOption = Lang.th,
) -> None:
    """รายการทั้งหมด หรือรายละเอียดของข้อหนึ่ง · All items of a checklist, or all of one item."""
    if which in available() or Path(which).is_file():
        _print(describe_checklist(load(which), lang.value))
        return
    rules = load(checklist)
    _print(describe_item(rules.item(_item_id(rules, which)), rules, lang.value))


@checklists.command("check")
def checklist_check(
    file: Annotated[Path, typer.Argument(help="ไฟล์ TOML · a TOML file")],
    lang: LangOption = Lang.th,
) -> None:
    """ตรวจว่าไฟล์แบบรายการใช้ได้ · Check a checklist file."""
    rules = load(str(file))
    _print(f"✓ {file}: {rules.id}, {len(rules.items)} {'items' if lang is Lang.en else 'ข้อ'}")


@app.command("doctor")
def doctor_command(
    install: Annotated[bool, typer.Option("--install", help="ติดตั้งส่วนที่ขาด · install what is missing")] = False,
    lang: LangOption = Lang.th,
) -> None:
    """ตรวจว่าเครื่องมีอะไรพร้อมใช้ · Say what this machine has, and install what is missing."""
    findings = doctor.check()
    if install:
        findings = doctor.install(findings)
    _print(describe_findings(findings, lang.value))


def _version(value: bool) -> None:
    if value:
        _print(__version__)
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="รุ่น · version")] = False,
) -> None:
    """Options before the command."""


_INTERRUPTED = {
    Lang.th: "หยุดตามคำสั่ง ข้อมูลที่ได้เก็บไว้ครบ ใช้คำสั่งเดิมอีกครั้งเพื่อทำต่อจากที่ค้างไว้",
    Lang.en: "Stopped; everything seen is kept. Run the same command again to go on.",
}


def _item_id(rules: Checklist, text: str) -> str:
    wanted = text.strip().lower()
    if any(item.id == wanted for item in rules.items):
        return wanted
    raise UsageError(
        f"ไม่มีข้อ {text} ในแบบรายการ {rules.id} กรุณาระบุข้อ {rules.items[0].id} ถึง {rules.items[-1].id}",
        f"The checklist {rules.id} has no item {text}; it has {rules.items[0].id} to {rules.items[-1].id}.",
    )


def _show(done: Audit, lang: Lang, checklist: Checklist) -> None:
    _print(summary(done.report, lang.value, done.files, checklist))


def _print(what: object) -> None:
    Console(highlight=False).print(what)


def _say(sentence: str) -> None:
    Console(stderr=True, highlight=False).print(sentence, markup=False)


def main() -> None:
    """Runs the command line. Every error that a person can meet becomes one sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console that is not UTF-8 can't show Thai; a lost letter is better than a crash.
            stream.reconfigure(encoding="utf-8", errors="replace")
    lang = "en" if _wants_english(sys.argv[1:]) else "th"
    try:
        app()
    except OitError as error:
        _say(error.sentence(lang))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _say(_INTERRUPTED[Lang(lang)])
        sys.exit(4)


def _wants_english(arguments: list[str]) -> bool:
    return (
        "--lang=en" in arguments or "en" in arguments[arguments.index("--lang") + 1 :][:1]
        if "--lang" in arguments or "--lang=en" in arguments
        else os.environ.get("OIT_LANG") == "en"
    )
