"""verification.json, a contract with other programs: the same verification always gives the same bytes."""

from __future__ import annotations

from typing import Any

import msgspec

from crawler.report.as_json import CHECKLIST, SITE, TOOL, packed
from crawler.report.verification.rows import Row, Verification

__all__ = ["SCHEMA", "to_json"]

SCHEMA = "oit-verification/1"

_RUN = ("id", "started", "finished", "stopped_by")


def to_json(told: Verification) -> bytes:
    """The verification as UTF-8 JSON with the contract's keys in the contract's order, a line's end at the end."""
    report, submission = told.report, told.submission
    whole = {
        "schema": SCHEMA,
        "tool": {key: report.tool[key] for key in TOOL},
        "checklist": {key: report.checklist[key] for key in CHECKLIST},
        "site": {key: report.site[key] for key in SITE},
        "run": {key: report.run.get(key) for key in _RUN},
        "list": {
            "source": submission.source,
            "sha256": submission.sha256,
            "numbering": submission.numbering,
            "problems": msgspec.to_builtins(submission.problems),
        },
        "summary": told.counts,
        "rows": [_row(row) for row in told.rows],
    }
    return packed(whole)


def _row(row: Row) -> dict[str, Any]:
    claim = row.claim
    listed = {"stated": claim.stated, "name": claim.name, "urls": list(claim.urls), "explanation": claim.explanation}
    checked = msgspec.to_builtins(row.checked)
    head = {"row": checked.pop("row") or None, "item": checked.pop("item") or None, "item_name": row.name_th or None}
    return {**head, "listed": listed, **checked}
