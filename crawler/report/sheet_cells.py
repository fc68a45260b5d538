"""Cells and columns that several sheets have."""

from __future__ import annotations

from crawler.language import Message, _
from crawler.models import Verdict
from crawler.report import terms
from crawler.report.cell_styles import Style
from crawler.report.followable import followable
from crawler.report.marks import MARK
from crawler.report.words import Words
from crawler.report.workbook import Cell, Column, Link, Mark

__all__ = ["columns", "opened", "status_cell"]


def opened(url: str, text: str, words: Words) -> Cell:
    """A link in a cell of its own: LibreOffice breaks no link into lines, so it must be short."""
    if not url:
        return None
    return Link(url=url, text=text) if followable(url) else words.say(_("ลิงก์นี้เปิดจากรายงานไม่ได้"))


def status_cell(verdict: Verdict, words: Words) -> Mark:
    return Mark(status=verdict.status, text=f"{MARK[verdict.status]} {words.term(terms.STATUS, verdict.status)}")


def columns(words: Words, *told: tuple[Message, float] | tuple[Message, float, Style]) -> tuple[Column, ...]:
    return tuple(
        Column(heading=words.say(each[0]), width=each[1], style=each[2] if len(each) == 3 else "text") for each in told
    )
