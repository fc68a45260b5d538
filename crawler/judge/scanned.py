"""What a scan may show. OCR reads long words and Arabic digits well, and does not see seals and handwriting.

Of a page that was read well it is believed which year it says, that its title is another item's, and that the body is
plainly another: no misreading turns one name into another, and years in Thai digits, which are misread, are not in what
was read (docs/reading.md). Of any other page a year needs support from the words of a link, the name of the file or the
page that links to it, and never fails an item by itself. A part that was not seen may have been misread on any page. In
these cases the item is left to a person, who is told what to look at. These are rules of this tool, not of the
assessment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.judge.case import Case
from crawler.judge.data_year import YearReading, label_years
from crawler.urls import words_of

if TYPE_CHECKING:
    from crawler.judge.findings import Finding

__all__ = ["as_scan", "is_scan", "lacking_part", "wants_reading"]

_UNREAD = ("scan", "image")
_BELIEVED = frozenset({"wrong_document", "other_body"})
_WELL = 0.8


def is_scan(finding: Finding) -> bool:
    """Whether what it shows was read from a picture."""
    return finding.piece.node is not None and finding.piece.node.content.quality == "ocr"


def wants_reading(finding: Finding) -> bool:
    """Whether OCR, or OCR of more pages, might tell more of it."""
    if finding.piece.node is None:
        return False
    content = finding.piece.node.content
    if content.quality == "ocr":
        return len(content.page_starts) < content.pages
    return finding.code == "unreadable" and content.reason.startswith(_UNREAD) and not content.page_starts


def as_scan(finding: Finding, years: Sequence[int], case: Case) -> Finding:
    """The finding, as far as it may rest on a scan. `years` are those of the item's data."""
    well = _was_read_well(finding)
    if well and finding.year.source in ("title", "body"):
        return finding
    announced = _announced(finding)
    if years and announced.spans and not announced.covers(years):
        if finding.year.covers(years):
            return replace(finding, code="unreadable", detail="scan_years")
        return replace(finding, code="stale_year", year=announced, detail=str(announced.latest))
    if finding.code == "elsewhere" or (finding.code in _BELIEVED and well):
        return finding
    if finding.code != "ok":
        by_year = finding.code == "stale_year"
        return replace(finding, code="unreadable", detail="scan_other_year" if by_year else "scan_content")
    if years and not announced.covers(years) and not _page_says(finding, years, case):
        return replace(finding, code="unreadable", detail="scan_year" if finding.year.spans else "scan_no_year")
    return finding


def _was_read_well(finding: Finding) -> bool:
    return finding.piece.node is not None and finding.piece.node.content.confidence >= _WELL


def lacking_part(finding: Finding) -> Finding:
    """The finding of a scan on which a required part was not seen: it may be there."""
    return replace(finding, code="unreadable", detail="scan_part")


def _announced(finding: Finding) -> YearReading:
    """The year that the links and the file's name say."""
    for label in (*finding.piece.labels, words_of(finding.piece.url)):
        spans = label_years(label)
        if spans:
            return YearReading(spans, "label")
    return YearReading()


def _page_says(finding: Finding, years: Sequence[int], case: Case) -> bool:
    """Whether the scan says one of the years, and the page that links to it or shows it does as well."""
    if not finding.year.covers(years):
        return False
    pages = (case.site.find(url) for url in (finding.piece.lead.page, finding.piece.shown_on) if url)
    told = [(page.content.title, *page.content.headings[:4]) for page in pages if page and page.is_page]
    return any(YearReading(label_years(text), "label").covers(years) for texts in told for text in texts)
