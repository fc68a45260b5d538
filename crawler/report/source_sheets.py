"""The tables of report.xlsx that tell where things stand: the evidence, and the entries of the form."""

from __future__ import annotations

from crawler.language import _, _p
from crawler.models import Evidence, Report, Verdict
from crawler.report import terms
from crawler.report.directions import numbered
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.said import steps
from crawler.report.sheet_cells import columns, opened
from crawler.report.submission import HEADINGS, Entry
from crawler.report.words import Words
from crawler.report.workbook import Cell, Column, Mark, Table

__all__ = ["evidence", "submission"]

_TITLE = 200


def evidence(report: Report, words: Words, names: Names) -> Table:
    """One row a piece of evidence, the best of each item first."""
    return Table(
        name=words.say(_("หลักฐาน")),
        columns=columns(
            words,
            (_("ข้อ"), 5, "code"),
            (_("รายการ"), 22),
            (_("ลำดับ"), 7, "year"),
            (_("ชื่อหน้าหรือเอกสาร"), 30),
            (_("ชนิด"), 10),
            (_("ปี"), 6, "year"),
            (_("URL"), 30),
            (_p("link", "เปิดดู"), 8),
            (_("เส้นทาง"), 26),
            (_("เปิดเมื่อ"), 17),
            (_("SHA-256"), 24, "small"),
        ),
        rows=tuple(
            _evidence(verdict, place, each, words, names)
            for verdict in report.items
            for place, each in enumerate(verdict.evidence, 1)
        ),
        empty=words.say(_("ไม่พบหลักฐาน")),
    )


def _evidence(verdict: Verdict, place: int, each: Evidence, words: Words, names: Names) -> tuple[Cell, ...]:
    read = words.term(terms.TEXT_SOURCE, each.text_source) if each.text_source in terms.TEXT_SOURCE else ""
    return (
        verdict.id,
        names.item(verdict),
        place,
        cut(each.title, _TITLE),
        "\n".join(filter(None, (words.term(terms.KIND, each.kind), read))),
        each.fiscal_year,
        cut(each.url, 2_000),
        opened(each.url, words.say(_p("link", "เปิด")), words),
        " → ".join(steps(each)),
        words.date(each.fetched) if each.fetched else None,
        cut(each.sha256, 64),
    )


def submission(entries: tuple[Entry, ...], words: Words) -> Table:
    """One row an item, as the form asks. Addresses stand apart from the link, so that a click on them opens nothing
    and they can be copied; several stand in numbered lines, of which the link opens the first."""
    widths = (5, 22, 13, 8, 36, 38, 36, 13)
    asked = [
        Column(heading=words.say(heading), width=width, style="code" if key == "item" else "text")
        for (key, heading), width in zip(HEADINGS.items(), widths, strict=True)
    ]
    asked.insert(5, Column(heading=words.say(_p("link", "เปิดดู")), width=8))
    return Table(
        name=words.say(_("แบบกรอก")), columns=tuple(asked), rows=tuple(_entry(entry, words) for entry in entries)
    )


def _entry(entry: Entry, words: Words) -> tuple[Cell, ...]:
    return (
        entry.id,
        entry.name,
        Mark(status=entry.status, text=entry.mark),
        entry.answer,
        "\n".join(numbered(entry.urls)),
        opened(entry.urls[0], words.say(_p("link", "เปิด")), words) if entry.urls else None,
        entry.explanation,
        entry.todo,
        entry.owner,
    )
