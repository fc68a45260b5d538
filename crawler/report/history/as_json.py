"""A history for other programs: versioned, with a JSON Schema that ships beside this module."""

from __future__ import annotations

from typing import Any

import msgspec

from crawler.compare import Check, History
from crawler.report.as_json import packed, score_range

__all__ = ["HISTORY_SCHEMA", "history_json"]

HISTORY_SCHEMA = "oit-history/1"


def history_json(history: History) -> bytes:
    """The history as UTF-8 JSON, a line's end at the end."""
    told = {**msgspec.to_builtins(history), "checks": [_check(check) for check in history.checks]}
    return packed({"schema": HISTORY_SCHEMA, **told})


def _check(check: Check) -> dict[str, Any]:
    return {**msgspec.to_builtins(check), "scores": {name: score_range(each) for name, each in check.scores.items()}}
