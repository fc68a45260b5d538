"""report.docx: the gap analysis as a document that a Thai office edits, signs and attaches to a memo."""

from __future__ import annotations

from crawler.checklist import Checklist
from crawler.models import Report

__all__ = ["to_docx"]


def to_docx(report: Report, lang: str = "th", checklist: Checklist | None = None) -> bytes:
    """The report as a Word document in `lang` ("th" or "en"); the same report always gives the same bytes.

    `checklist` is the one that the report was made with; without it, the shipped one with the report's checklist id
    gives the names of indicators and the kinds of items, and where there is none the document goes without these.
    """
    # What writes Word files is slow to load, and most commands write no report.
    from crawler.report.docx.story import tell  # noqa: PLC0415

    return tell(report, lang, checklist)
