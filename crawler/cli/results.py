"""Commands about the official results of the assessment."""

from __future__ import annotations

from typing import Annotated

import typer

from crawler.audit import official_results
from crawler.cli.app import app
from crawler.cli.console import show
from crawler.cli.options import Lang, LangOption
from crawler.language import N_
from crawler.report import describe_results, results_json

__all__: list[str] = []


@app.command(
    "results",
    help=N_("อ่านผลคะแนน ITA จากรายงานหรือหน้าเว็บ\n\nตัวเลขที่ขัดแย้งกันจะบอกไว้ ไม่เลือกให้เอง"),
)
def results_command(
    target: Annotated[str, typer.Argument(metavar="FILE|URL", help=N_("ไฟล์ (PDF, Word, HTML, ข้อความ) หรือที่อยู่เว็บไซต์"))],
    as_json: Annotated[bool, typer.Option("--json", help=N_("แสดงเป็น JSON"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Read an official result from a report or a page."""
    results = official_results(target)
    show(results_json(results) if as_json else describe_results(results, lang.value))
