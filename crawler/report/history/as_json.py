"""A history for other programs: versioned, with a JSON Schema that ships beside this module."""

from __future__ import annotations

import msgspec

from crawler.compare import History
from crawler.report.as_json import packed

__all__ = ["HISTORY_SCHEMA", "history_json"]

HISTORY_SCHEMA = "oit-history/1"


def history_json(history: History) -> bytes:
    """The history as UTF-8 JSON, a line's end at the end."""
    return packed({"schema": HISTORY_SCHEMA, **msgspec.to_builtins(history)})
