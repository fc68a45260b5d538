"""Telling what changed between two runs: for a terminal, as one HTML page, and as JSON for programs."""

from __future__ import annotations

from crawler.report.diff.as_html import difference_html
from crawler.report.diff.as_json import DIFF_SCHEMA, difference_json
from crawler.report.diff.causes import why
from crawler.report.diff.terminal import describe_difference

__all__ = ["DIFF_SCHEMA", "describe_difference", "difference_html", "difference_json", "why"]
