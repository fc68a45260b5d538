"""Telling a report: JSON for programs, HTML, Word and CSV for people, a summary and the progress for the terminal."""

from __future__ import annotations

from crawler.report.as_csv import to_csv
from crawler.report.as_html import to_html
from crawler.report.as_json import SCHEMA, from_json, to_json
from crawler.report.docx import to_docx
from crawler.report.explain import explain
from crawler.report.files import write
from crawler.report.listing import describe_checklist, describe_findings, describe_item, describe_runs
from crawler.report.progress import Progress
from crawler.report.summary import summary
from crawler.report.unopened import describe_unfetched, unfetched_json

__all__ = [
    "SCHEMA",
    "Progress",
    "describe_checklist",
    "describe_findings",
    "describe_item",
    "describe_runs",
    "describe_unfetched",
    "explain",
    "from_json",
    "summary",
    "to_csv",
    "to_docx",
    "to_html",
    "to_json",
    "unfetched_json",
    "write",
]
