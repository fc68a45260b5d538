"""Days as people in Thailand count and write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.text import day_in_thailand, day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-31", date(2027, 1, 31)),
        ("2570-01-31", date(2027, 1, 31)),
        (" 2570-1-5 ", date(2027, 1, 5)),
        ("2567-02-29", date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2566-02-29", None),
        ("2570-13-01", None),
        ("31-01-2570", None),
        ("0000-01-01", None),
        ("2570/01/31", None),
        ("๒๕๗๐-๐๑-๓๑", date(2027, 1, 31)),
        ("", None),
    ],
)
def test_a_day_in_either_era(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("2026-11-18T17:00:00Z", date(2026, 11, 19)),
        ("2026-11-18T16:59:59Z", date(2026, 11, 18)),
        ("2026-11-18T16:59:59", date(2026, 11, 18)),
        ("2026-11-18T16:59:59+07:00", date(2026, 11, 18)),
        ("9999-12-31T23:59:59Z", None),
        ("", None),
        ("soon", None),
    ],
)
def test_the_day_of_a_time_is_thailands(iso: str, day: date | None) -> None:
    assert day_in_thailand(iso) == day


@settings(deadline=None)
@given(st.text(max_size=30))
def test_anything_else_is_no_day(text: str) -> None:
    day_of(text)
    day_in_thailand(text)
