"""Commands about what people decide."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crawler.audit import decide, decisions, rulings_in, take_in, until_day, withdraw
from crawler.cli.app import app
from crawler.cli.console import put, say, show
from crawler.cli.options import STORE, Lang, LangOption, RunArgument, StoreOption
from crawler.errors import OutputError, UsageError
from crawler.language import N_, _, _n
from crawler.report import describe_conflict, describe_decisions, describe_ruling, rulings_from, rulings_json, safe_json

__all__: list[str] = []

_LARGEST = 50_000_000


class Verdict(StrEnum):
    """What a person can decide."""

    met = "met"
    partial = "partial"
    missing = "missing"
    not_applicable = "not_applicable"


@app.command(
    "decide",
    help=N_("บันทึกคำวินิจฉัยของเจ้าหน้าที่ต่อข้อหนึ่ง\n\nรายงานแสดงคู่กับผลของโปรแกรมซึ่งไม่เปลี่ยน และคำวินิจฉัยสิ้นผลเมื่อหลักฐานเปลี่ยน"),
)
def decide_command(
    run: RunArgument,
    item: Annotated[str, typer.Argument(help=N_("ข้อ เช่น o14"))],
    status: Annotated[
        Verdict | None,
        typer.Argument(help=N_("คำวินิจฉัย: met ครบถ้วน, partial ไม่ครบ, missing ไม่พบ, not_applicable ไม่เกี่ยวข้อง")),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=N_("เหตุผล"))] = "",
    person: Annotated[str, typer.Option("--by", metavar="NAME", help=N_("ชื่อผู้วินิจฉัย"))] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help=N_("วันสุดท้ายที่มีผล เช่น 2570-01-31"))] = "",
    withdrawn: Annotated[bool, typer.Option("--withdraw", help=N_("ถอนคำวินิจฉัยของข้อนี้"))] = False,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Put on record what a person decides on an item, or withdraw it."""
    if (status is None) != withdrawn or (withdrawn and until):
        raise UsageError(
            _("กรุณาระบุคำวินิจฉัย เช่น oit decide last o14 met --reason … --by … หรือถอนด้วย --withdraw อย่างใดอย่างหนึ่ง")
        )
    if status is None:
        ruling = withdraw(run, item, reason=reason, person=person, store=store)
    else:
        day = until_day(until) if until else ""
        ruling = decide(run, item, status.value, reason=reason, person=person, until=day, store=store)
    show(describe_ruling(ruling, lang.value))
    say(_("ดูรายงานที่มีคำวินิจฉัยได้ด้วย oit rejudge {run} --out FOLDER", run=ruling.run).told(lang))


@app.command("decisions", help=N_("ดู ส่งออก หรือนำเข้าคำวินิจฉัยของเจ้าหน้าที่"))
def decisions_command(
    out: Annotated[Path | None, typer.Option("--export", metavar="FILE", help=N_("ส่งออกทั้งหมดเป็นไฟล์ JSON"))] = None,
    coming: Annotated[Path | None, typer.Option("--import", metavar="FILE", help=N_("นำเข้าจากไฟล์ที่ส่งออกไว้"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("แสดงเป็น JSON"))] = False,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """List what people decided, hand it on, or take it in."""
    if sum((out is not None, coming is not None, as_json)) > 1:
        raise UsageError(_("กรุณาเลือก --export, --import หรือ --json อย่างใดอย่างหนึ่ง"))
    if out is not None:
        _write(out, rulings_json(rulings_in(store)))
        show(str(out))
    elif coming is not None:
        added, conflicts = take_in(rulings_from(_read(coming)), store)
        show(_n("นำเข้า {count:n} รายการ ที่เหลือมีอยู่แล้ว", count=added).told(lang))
        for each in conflicts:
            say(describe_conflict(each, lang.value))
    elif as_json:
        put(safe_json(decisions(store)) + "\n")
    else:
        show(describe_decisions(decisions(store), lang.value))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UsageError(_("อ่านไฟล์ {path} ไม่ได้ กรุณาตรวจสอบชื่อไฟล์และสิทธิ์การเข้าถึง", path=path)) from error
    if len(data) > _LARGEST:
        raise UsageError(_("ไฟล์ {path} ใหญ่เกินกว่าจะเป็นไฟล์คำวินิจฉัย กรุณาตรวจสอบชื่อไฟล์", path=path))
    return data


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except (OSError, ValueError) as error:
        raise OutputError(_("เขียนไฟล์ {path} ไม่ได้ กรุณาตรวจสอบสิทธิ์หรือระบุที่อื่น", path=path)) from error
