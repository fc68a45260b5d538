"""Commands that watch sites night after night."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from crawler.audit.live import OnEvent
from crawler.audit.workspace import known_store, now
from crawler.cli.app import app
from crawler.cli.console import errors, say, show
from crawler.cli.options import STORE, Lang, LangOption, StoreOption
from crawler.errors import OutputError, SitesError
from crawler.language import N_, _
from crawler.report import Progress
from crawler.watch import (
    Nightly,
    Plan,
    Surroundings,
    UndeliveredError,
    chosen,
    describe_nightly,
    describe_state,
    describe_thinning,
    due_now,
    example,
    load_sites,
    sample,
    send,
    thin,
    thinnable,
    watch_run,
)
from crawler.watch.schedule import Job, install, planned, usual_kind

__all__: list[str] = []

FILE = Path("sites.toml")

FileOption = Annotated[Path, typer.Option("--file", envvar="OIT_SITES", metavar="FILE", help=N_("ไฟล์รายชื่อเว็บไซต์"))]
NamesArgument = Annotated[list[str] | None, typer.Argument(help=N_("ชื่อเว็บไซต์ในไฟล์ ไม่ระบุคือทุกเว็บไซต์"))]

watch = typer.Typer(help=N_("เฝ้าดูเว็บไซต์ทุกคืนและแจ้งเมื่อผลเปลี่ยนไป\n\nเริ่มที่ oit watch init"), no_args_is_help=True)
app.add_typer(watch, name="watch")


@watch.callback()
def _common_of_watch(lang: LangOption = Lang.th) -> None:
    """Options before the command below `watch`."""


@watch.command("init", help=N_("เขียนไฟล์รายชื่อเว็บไซต์ตัวอย่าง"))
def init_command(
    file: Annotated[Path, typer.Argument(help=N_("ไฟล์ที่จะเขียน"))] = FILE,
    lang: LangOption = Lang.th,
) -> None:
    """Write a sites.toml to begin with."""
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(example())
    except FileExistsError as error:
        raise OutputError(_("มีไฟล์ {file} อยู่แล้ว โปรแกรมจะไม่เขียนทับ กรุณาแก้ไขไฟล์นั้น หรือระบุชื่ออื่น", file=file)) from error
    except OSError as error:
        raise OutputError(_("เขียนไฟล์ {file} ไม่ได้ ({why})", file=file, why=error.strerror or error)) from error
    show(_("เขียน {file} แล้ว กรุณาแก้ไขชื่อเว็บไซต์และผู้รับ แล้วสั่ง oit watch test-alert", file=file).told(lang))


@watch.command("run", help=N_("ตรวจเว็บไซต์ เทียบกับผลที่ยืนยันแล้ว และแจ้งสิ่งที่เปลี่ยน"))
def run_command(
    names: NamesArgument = None,
    file: FileOption = FILE,
    store: StoreOption = STORE,
    due: Annotated[bool, typer.Option("--due", help=N_("เฉพาะเว็บไซต์ที่ถึงเวลา"))] = False,
    fail: Annotated[bool, typer.Option("--fail-on-regression", help=N_("จบด้วยรหัส 1 ถ้ายืนยันว่ามีข้อแย่ลง"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Audit the sites, compare with what is confirmed, and tell what changed."""
    sites = load_sites(file)
    plans = chosen(sites, tuple(names or ()))
    store = store.absolute()
    if due:
        plans = due_now(sites, plans, store)
    console = errors()

    @contextmanager
    def progress(plan: Plan) -> Iterator[OnEvent]:
        say(f"— {plan.name}", console)
        with Progress(lang.value, console) as on_event:
            yield on_event

    world = Surroundings(progress=progress, say=lambda message: say(message.told(lang), console), send=send)
    nightly = watch_run(sites, plans, store, world)
    show(describe_nightly(nightly, lang.value))
    if nightly.stopped is not None:
        raise nightly.stopped
    if code := _exit_code(nightly, fail=fail):
        raise typer.Exit(code)


def _exit_code(nightly: Nightly, *, fail: bool) -> int:
    """The gravest of what happened: a fault of ours, bad input, nothing to be reached, a regression."""
    failed = [each.error.exit_code for each in nightly.nights if each.outcome == "failed" and each.error]
    if failed:
        return max(failed)
    missed = [each for each in nightly.nights if each.outcome == "missed"]
    if any(each.error for each in nightly.deliveries) or (missed and len(missed) == len(nightly.nights)):
        return 3
    return int(fail and any(alert.kind == "regression" for night in nightly.nights for alert in night.alerts))


@watch.command("status", help=N_("ดูผลล่าสุดที่ยืนยันแล้ว สิ่งที่รอแจ้ง และเวลาตรวจครั้งต่อไป"))
def status_command(
    names: NamesArgument = None, file: FileOption = FILE, store: StoreOption = STORE, lang: LangOption = Lang.th
) -> None:
    """Show what is confirmed, what waits to be told, and when the next night is due."""
    sites = load_sites(file)
    plans = chosen(sites, tuple(names or ()))
    with known_store(store.absolute()) as opened:
        show(describe_state(sites, plans, opened, lang.value))


@watch.command("test-alert", help=N_("ส่งข้อความทดสอบถึงผู้รับ"))
def test_alert_command(
    names: Annotated[list[str] | None, typer.Argument(help=N_("ชื่อผู้รับในไฟล์ ไม่ระบุคือทุกคน"))] = None,
    file: FileOption = FILE,
    lang: LangOption = Lang.th,
) -> None:
    """Send a letter that says nothing but that letters arrive."""
    recipients = load_sites(file).recipients
    unknown = [name for name in names or () if name not in recipients]
    if unknown or not recipients:
        known = ", ".join(recipients) or "–"
        raise SitesError(
            _("ไม่มีผู้รับชื่อ “{name}” ใน {file} ผู้รับที่มีคือ {known}", name=", ".join(unknown), file=file, known=known)
        )
    failed = False
    for name in names or recipients:
        mark, told = "✓", _("ปลายทางรับข้อความแล้ว")
        try:
            send(recipients[name].to, sample(recipients[name].lang))
        except UndeliveredError as error:
            failed = True
            mark, told = "✗", error.told
        show(f"{mark} {name}: {told.told(lang)}")
    if failed:
        raise typer.Exit(3)


@watch.command("install", help=N_("ให้เครื่องนี้ตรวจเองทุกคืน\n\nแสดงสิ่งที่จะเขียนก่อนเสมอ"))
def install_command(
    file: FileOption = FILE,
    store: StoreOption = STORE,
    kind: Annotated[Literal["systemd", "cron", "windows"] | None, typer.Option("--kind", help=N_("วิธีที่ใช้"))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("เขียนโดยไม่ต้องถาม"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Have this computer do it every night. What will be written is shown first."""
    sites = load_sites(file)
    job = Job(file=sites.file, store=store.absolute(), at=sites.at, lang=lang.value)
    setup = planned(kind or usual_kind(), job, Path.home())
    for path, text in (*setup.files.items(), *([("crontab", setup.crontab)] if setup.crontab else [])):
        show(f"--- {path}\n{text}")
    if not yes and not _agreed(_("เขียนตามนี้หรือไม่").told(lang)):
        show(_("ไม่ได้เขียนสิ่งใด").told(lang))
        return
    install(setup)
    show(_("เขียนแล้ว").told(lang))
    if setup.then:
        show(_("สั่งคำสั่งต่อไปนี้เพื่อเริ่มใช้:").told(lang))
        show("\n".join(f"  {command}" for command in setup.then))


def _agreed(question: str) -> bool:
    """Whether the person says yes; nobody being there means no."""
    try:
        return typer.confirm(question, err=True)
    except typer.Abort:
        return False


@watch.command("thin", help=N_("ลบไฟล์ของคืนเก่าตามระยะเวลาเก็บ"))
def thin_command(
    names: NamesArgument = None,
    file: FileOption = FILE,
    store: StoreOption = STORE,
    dry: Annotated[bool, typer.Option("--dry-run", help=N_("แสดงอย่างเดียว ไม่ลบ"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Delete the files of old nights."""
    sites = load_sites(file)
    keys = dict.fromkeys(plan.key for plan in chosen(sites, tuple(names or ())))
    with known_store(store.absolute()) as opened:
        thinned = [each for key in keys for each in thin(thinnable(opened, key, sites.keep, now()), dry=dry)]
    show(describe_thinning(thinned, dry=dry, lang=lang.value))
