"""submission.csv: item, address and click path, ready to be copied into the assessment's form."""

from __future__ import annotations

import csv
from io import StringIO

from crawler.checklist import Checklist
from crawler.language import _
from crawler.models import Report, Verdict
from crawler.report import terms
from crawler.report.names import Names
from crawler.report.plain import cut, plain
from crawler.report.words import Words, words

__all__ = ["to_csv"]

HEADINGS = (_("ข้อ"), _("รายการ"), _("URL"), _("คำอธิบาย"), _("สถานะ"))

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


def to_csv(report: Report, lang: str = "th", checklist: Checklist | None = None) -> str:
    """One row an item: id, name, addresses (one a line), click paths (the same lines), status. Lines end in CRLF.

    `write` saves it with a byte order mark, without which Excel takes Thai for something else.
    """
    spoken = words(lang)
    names = Names(checklist, lang)
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([spoken.say(heading) for heading in HEADINGS])
    writer.writerows([_cell(text) for text in _row(verdict, spoken, names)] for verdict in report.items)
    return target.getvalue()


def _row(verdict: Verdict, spoken: Words, names: Names) -> tuple[str, ...]:
    paths = [" > ".join(cut(step, 120) for step in each.click_path) for each in verdict.evidence]
    return (
        verdict.id,
        names.item(verdict),
        "\n".join(cut(each.url, 2000) for each in verdict.evidence),
        "\n".join(paths),
        spoken.term(terms.STATUS, verdict.status),
    )


def _cell(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would work out as a formula."""
    shown = plain(text)
    return "'" + shown if shown.lstrip(" \n").startswith(FORMULA) else shown
