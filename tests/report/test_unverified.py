"""A site that could not prove who it is, told on the page and on the terminal."""

from __future__ import annotations

from io import StringIO
from typing import get_args

import msgspec
import pytest
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from crawler.models import Report, TlsFlaw
from crawler.report import summary, terms, to_html
from tests.report.sample import ROWS, checklist, report


def unverified(reason: str) -> Report:
    flaw = {"host": "www.thungsathit.example", "reason": reason, "since": "2026-11-21T09:02:11Z", "fetches": 412}
    whole = report(rows=ROWS[:1])
    return msgspec.structs.replace(whole, run={**whole.run, "access": {"ok": 412}, "tls": [flaw]})


@pytest.mark.parametrize("reason", get_args(TlsFlaw))
@pytest.mark.parametrize(("lang", "who"), [("th", "ผู้ดูแลเว็บไซต์"), ("en", "webmaster")])
def test_the_page_tells_it_first(reason: str, lang: str, who: str) -> None:
    page = LexborHTMLParser(to_html(unverified(reason), lang, checklist()))
    (banner,) = (" ".join(node.text().split()) for node in page.css(".banner"))
    for expected in (terms.TLS[reason].told(lang), "www.thungsathit.example", "412", who):
        assert expected in banner
    assert "{" not in banner


def test_the_terminal_warns_of_it() -> None:
    target = StringIO()
    Console(file=target, width=400).print(summary(unverified("expired"), "en"))
    text = target.getvalue()
    assert "www.thungsathit.example: its certificate has expired" in text
    assert "the webmaster or the hosting provider" in text
