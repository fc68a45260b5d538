"""Commands that ask the store."""

from __future__ import annotations

from typing import Annotated

import typer

from crawler.audit import holdings, query, search
from crawler.cli.app import app
from crawler.cli.console import put, say, show
from crawler.cli.options import STORE, Lang, LangOption, StoreOption
from crawler.errors import UsageError
from crawler.language import N_, _, _n
from crawler.report import (
    answer_csv,
    answer_json,
    answer_table,
    describe_found,
    describe_holdings,
    found_json,
)

__all__: list[str] = []

JsonOption = Annotated[bool, typer.Option("--json", help=N_("แสดงเป็น JSON"))]


@app.command("query", help=N_("ถามฐานข้อมูลด้วย SQL\n\nอ่านได้อย่างเดียว ตารางและช่องทั้งหมดอยู่ใน docs/store.md"))
def query_command(
    sql: Annotated[str, typer.Argument(metavar="SQL", help=N_("คำสั่ง SELECT หนึ่งคำสั่ง"))],
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help=N_("แสดงเป็น CSV"))] = False,
    rows: Annotated[int, typer.Option("--rows", min=1, max=1_000_000, metavar="N", help=N_("แสดงไม่เกินกี่แถว"))] = 1_000,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.01, max=86_400, metavar="N", help=N_("ใช้เวลาไม่เกินกี่วินาที"))
    ] = 30.0,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Ask the store in SQL."""
    if as_json and as_csv:
        raise UsageError(_("กรุณาเลือก --json หรือ --csv อย่างใดอย่างหนึ่ง"))
    answer = query(store, sql, seconds=seconds, rows=rows)
    if as_json:
        put(answer_json(answer) + "\n")
    elif as_csv:
        put(answer_csv(answer, lang.value))
    else:
        show(answer_table(answer, lang.value))
    if answer.more:
        say(_n("แสดง {count:n} แถวแรก ยังมีอีก ดูเพิ่มได้ด้วย --rows", count=len(answer.rows)).told(lang))


@app.command("search", help=N_("ค้นคำในทุกหน้าและเอกสารที่เก็บไว้\n\nเลขไทย ช่องว่าง และคำที่สะกดต่างกันถือว่าตรงกัน"))
def search_command(
    words: Annotated[str, typer.Argument(metavar="WORDS", help=N_("คำที่ค้น ต้องพบทุกคำ ใช้ “…” เมื่อต้องการให้คำอยู่ติดกัน"))],
    site: Annotated[str, typer.Option("--site", metavar="HOST", help=N_("เฉพาะเว็บไซต์นี้"))] = "",
    run: Annotated[str, typer.Option("--run", metavar="RUN", help=N_("เฉพาะการตรวจครั้งนี้"))] = "",
    most: Annotated[int, typer.Option("--most", min=1, max=10_000, metavar="N", help=N_("แสดงไม่เกินกี่รายการ"))] = 20,
    as_json: JsonOption = False,
    store: StoreOption = STORE,
    lang: LangOption = Lang.th,
) -> None:
    """Search everything that was crawled."""
    found = search(store, words, site=site, run=run, most=most)
    if as_json:
        put(found_json(found) + "\n")
    else:
        show(describe_found(found, lang.value))


@app.command("store", help=N_("ดูว่าฐานข้อมูลเก็บอะไรไว้ และถามได้อย่างไร"))
def store_command(store: StoreOption = STORE, lang: LangOption = Lang.th) -> None:
    """Show what the store holds, and how to ask it."""
    show(describe_holdings(holdings(store), lang.value))
