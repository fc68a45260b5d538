"""Telling what became of a list of addresses: a workbook with room for the auditor's decisions, a page, JSON for
programs, a summary for the terminal."""

from __future__ import annotations

from crawler.report.verification.as_json import SCHEMA
from crawler.report.verification.files import verification_files
from crawler.report.verification.rows import Row, Verification, verification
from crawler.report.verification.summary import verified

__all__ = ["SCHEMA", "Row", "Verification", "verification", "verification_files", "verified"]
