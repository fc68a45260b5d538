"""Telling a report: JSON for programs, HTML and CSV for people, a summary for the terminal."""

from __future__ import annotations

from crawler.report.as_json import SCHEMA, from_json, to_json

__all__ = ["SCHEMA", "from_json", "to_json"]
