"""Commands about this computer."""

from __future__ import annotations

from typing import Annotated

import typer

from crawler import doctor
from crawler.cli.app import app
from crawler.cli.console import show
from crawler.cli.options import Lang, LangOption
from crawler.language import N_
from crawler.report import describe_findings

__all__: list[str] = []


@app.command("doctor", help=N_("ตรวจความพร้อมของเครื่องนี้"))
def doctor_command(
    install: Annotated[bool, typer.Option("--install", help=N_("ติดตั้งส่วนที่ขาด"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Show what this machine has."""
    findings = doctor.check()
    if install:
        findings = doctor.install(findings)
    show(describe_findings(findings, lang.value))
