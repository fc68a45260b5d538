"""Telling a report: JSON, CSV and JUnit XML for programs, HTML, Word, workbooks and Markdown for people, a page for
the town's own website, a summary and the progress for the terminal."""

from __future__ import annotations

from crawler.report.answers import answer_csv, answer_json, answer_table, safe_json
from crawler.report.as_csv import submission_csv, to_csv
from crawler.report.as_html import NO_PICTURES, to_html
from crawler.report.as_ita_page import to_ita_page
from crawler.report.as_json import SCHEMA, from_json, to_json
from crawler.report.as_junit import to_junit
from crawler.report.as_markdown import to_markdown
from crawler.report.as_xlsx import submission_xlsx, to_xlsx
from crawler.report.diff import DIFF_SCHEMA, describe_difference, difference_html, difference_json, why
from crawler.report.docx import to_docx
from crawler.report.explain import explain
from crawler.report.files import FILES, illustrate, write, write_file, write_files
from crawler.report.history import HISTORY_SCHEMA, describe_history, history_html, history_json
from crawler.report.hits import describe_found, describe_holdings, found_json
from crawler.report.listing import describe_checklist, describe_findings, describe_item, describe_runs
from crawler.report.official import describe_results, results_json
from crawler.report.progress import Progress
from crawler.report.rulings import (
    RULINGS,
    describe_conflict,
    describe_decisions,
    describe_ruling,
    rulings_from,
    rulings_json,
)
from crawler.report.summary import summary
from crawler.report.unopened import describe_unfetched, unfetched_json
from crawler.report.verification import Verification, verification, verification_files, verified

__all__ = [
    "DIFF_SCHEMA",
    "FILES",
    "HISTORY_SCHEMA",
    "NO_PICTURES",
    "RULINGS",
    "SCHEMA",
    "Progress",
    "Verification",
    "answer_csv",
    "answer_json",
    "answer_table",
    "describe_checklist",
    "describe_conflict",
    "describe_decisions",
    "describe_difference",
    "describe_findings",
    "describe_found",
    "describe_history",
    "describe_holdings",
    "describe_item",
    "describe_results",
    "describe_ruling",
    "describe_runs",
    "describe_unfetched",
    "difference_html",
    "difference_json",
    "explain",
    "found_json",
    "from_json",
    "history_html",
    "history_json",
    "illustrate",
    "results_json",
    "rulings_from",
    "rulings_json",
    "safe_json",
    "submission_csv",
    "submission_xlsx",
    "summary",
    "to_csv",
    "to_docx",
    "to_html",
    "to_ita_page",
    "to_json",
    "to_junit",
    "to_markdown",
    "to_xlsx",
    "unfetched_json",
    "verification",
    "verification_files",
    "verified",
    "why",
    "write",
    "write_file",
    "write_files",
]
