"""When the next night is due. A clock that was wrong must not keep a site from being looked at."""

from __future__ import annotations

from datetime import datetime, timedelta

from crawler.text import THAILAND

__all__ = ["is_due", "next_night"]

_DAY = timedelta(days=1)


def is_due(last: str, at: tuple[int, int], now: datetime) -> bool:
    """Whether a night has begun since the `last` one (ISO 8601, empty: none yet), which begins at the hour and minute
    `at` in Thailand. A last night in the future is one of a wrong clock."""
    if not last:
        return True
    begun = datetime.fromisoformat(last)
    return begun > now or begun < _latest(at, now)


def next_night(last: str, at: tuple[int, int], now: datetime) -> datetime:
    """When the next night begins, in UTC; `now` where it is due already."""
    return now if is_due(last, at, now) else _latest(at, now) + _DAY


def _latest(at: tuple[int, int], now: datetime) -> datetime:
    local = now.astimezone(THAILAND)
    begins = local.replace(hour=at[0], minute=at[1], second=0, microsecond=0)
    return (begins if begins <= local else begins - _DAY).astimezone(now.tzinfo)
