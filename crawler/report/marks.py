"""The sign of a status, so that nobody needs colours to tell one from another."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.models import Status

__all__ = ["FOUND_AS", "MARK"]

MARK: Mapping[Status, str] = {"met": "✓", "partial": "◐", "missing": "✗", "unverifiable": "?", "not_applicable": "–"}

FOUND_AS: Mapping[bool | None, Status] = {True: "met", False: "missing", None: "unverifiable"}
"""The status whose sign and colours show whether a part of an item was seen."""
