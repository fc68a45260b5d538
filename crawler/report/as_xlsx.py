"""Workbooks: report.xlsx to work through, submission.xlsx to fill in the form from."""

from __future__ import annotations

from crawler.checklist import Checklist
from crawler.language import _
from crawler.models import Report
from crawler.report.front_sheet import front
from crawler.report.names import Names
from crawler.report.said import checklist_of, heading
from crawler.report.sheets import elements, items, problems
from crawler.report.source_sheets import evidence, submission
from crawler.report.submission import entries
from crawler.report.words import Words, words
from crawler.report.workbook import Book

__all__ = ["submission_xlsx", "to_xlsx"]


def to_xlsx(report: Report, lang: str = "th", checklist: Checklist | None = None) -> bytes:
    """report.xlsx: a summary, then tables of items, their parts, problems and evidence, and the form's entries."""
    spoken = words(lang)
    rules = checklist_of(report, checklist)
    names = Names(rules, lang)
    book = _book(report, spoken)
    front(book, report, spoken, names, rules)
    for make in (items, elements, problems, evidence):
        book.table(make(report, spoken, names))
    book.table(submission(entries(report, lang, rules), spoken))
    return book.data()


def submission_xlsx(report: Report, lang: str = "th", checklist: Checklist | None = None) -> bytes:
    """submission.xlsx: the form's entries alone."""
    spoken = words(lang)
    book = _book(report, spoken)
    book.table(submission(entries(report, lang, checklist), spoken))
    return book.data()


def _book(report: Report, spoken: Words) -> Book:
    return Book(
        heading(report, spoken),
        report.run["started"],
        subject=spoken.say(_("รายงานผลการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)")),
        author=f"{report.tool['name']} {report.tool['version']}",
        keywords=f"OIT {report.checklist['fiscal_year']}, {report.checklist['id']}",
        comments=spoken.say(_("เป็นการคาดการณ์ ไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช.")),
    )
