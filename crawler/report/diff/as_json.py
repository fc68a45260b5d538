"""A comparison for other programs: versioned, with a JSON Schema that ships beside this module."""

from __future__ import annotations

from typing import Any

import msgspec

from crawler.compare import Cause, Compared, Difference, EvidenceChange, ItemChange
from crawler.report.as_json import packed, score_range
from crawler.report.diff.causes import why

__all__ = ["DIFF_SCHEMA", "difference_json"]

DIFF_SCHEMA = "oit-diff/1"


def difference_json(difference: Difference) -> bytes:
    """The comparison as UTF-8 JSON, a line's end at the end. The same comparison always gives the same bytes."""
    return packed(
        {
            "schema": DIFF_SCHEMA,
            "site": {"url": difference.site, "body": difference.body},
            "checklist": {"id": difference.checklist, "fiscal_year": difference.fiscal_year},
            "before": _run(difference.before),
            "after": _run(difference.after),
            "regressions": [item.id for item in difference.regressions],
            "items": [_item(item) for item in difference.items],
            "vanished": msgspec.to_builtins(difference.vanished),
            "new": msgspec.to_builtins(difference.new),
        }
    )


def _run(run: Compared) -> dict[str, Any]:
    return {**msgspec.to_builtins(run), "scores": {name: score_range(each) for name, each in run.scores.items()}}


def _item(item: ItemChange) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(item)
    told["cause"] = _cause(item.cause)
    told["evidence"] = [_evidence(change) for change in item.evidence]
    return told


def _evidence(change: EvidenceChange) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(change)
    told["cause"] = change.cause and _cause(change.cause)
    return told


def _cause(cause: Cause) -> dict[str, str]:
    said = why(cause)
    return {**msgspec.to_builtins(cause), "message_th": said.th, "message_en": said.en}
