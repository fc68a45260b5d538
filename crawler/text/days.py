"""Days as people in Thailand count and write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

__all__ = ["BUDDHIST_ERA", "THAILAND", "day_in_thailand", "day_of", "in_thailand"]

# Thailand has had no summer time for a century, and Windows has no table of time zones.
THAILAND = timezone(timedelta(hours=7))

BUDDHIST_ERA = 543
"""Years by which the Buddhist era is ahead."""

_FIRST_BUDDHIST = 2400
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def in_thailand(iso: str) -> datetime | None:
    """An ISO 8601 time (UTC where it names no zone) in Thailand; None for what is none."""
    try:
        given = datetime.fromisoformat(iso)
        return given.replace(tzinfo=given.tzinfo or UTC).astimezone(THAILAND)
    except (ValueError, OverflowError):
        return None


def day_in_thailand(iso: str) -> date | None:
    """The day in Thailand of an ISO 8601 time; None for what is none."""
    local = in_thailand(iso)
    return local.date() if local is not None else None


def day_of(text: str) -> date | None:
    """The day that a person wrote as year-month-day, in a Buddhist or a Christian year; None for anything else."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year - BUDDHIST_ERA if year >= _FIRST_BUDDHIST else year, month, day)
    except ValueError:
        return None
