"""Telling a site's history: for a terminal, as one HTML page with its chart, and as JSON for programs."""

from __future__ import annotations

from crawler.report.history.as_html import history_html
from crawler.report.history.as_json import HISTORY_SCHEMA, history_json
from crawler.report.history.terminal import describe_history

__all__ = ["HISTORY_SCHEMA", "describe_history", "history_html", "history_json"]
