"""Dates are Buddhist and local, codes have words, and other languages are refused."""

from __future__ import annotations

from typing import get_args

import pytest

from crawler.errors import UsageError
from crawler.models import NeedsBrowser
from crawler.report import terms
from crawler.report.view import TROUBLE
from crawler.report.words import points, words

TH, EN = words("th"), words("en")


def test_every_trouble_has_its_words() -> None:
    assert set(terms.ACCESS) == set(TROUBLE)
    assert set(terms.NEEDS_BROWSER) == set(get_args(NeedsBrowser))


@pytest.mark.parametrize(
    ("iso", "thai", "english"),
    [
        ("2026-11-21T09:02:11Z", "21 พฤศจิกายน 2569 เวลา 16.02 น.", "21 November B.E. 2569, 16:02"),
        ("2026-12-31T20:00:00+00:00", "1 มกราคม 2570 เวลา 03.00 น.", "1 January B.E. 2570, 03:00"),
        ("2024-02-29T08:05:00+07:00", "29 กุมภาพันธ์ 2567 เวลา 08.05 น.", "29 February B.E. 2567, 08:05"),
        ("2026-11-21T09:02:11", "21 พฤศจิกายน 2569 เวลา 16.02 น.", "21 November B.E. 2569, 16:02"),
        ("", "ไม่ทราบวัน", "unknown date"),
        ("yesterday", "ไม่ทราบวัน", "unknown date"),
    ],
)
def test_times_are_told_in_bangkok_and_in_buddhist_years(iso: str, thai: str, english: str) -> None:
    assert (TH.date(iso), EN.date(iso)) == (thai, english)
    assert (thai.startswith(TH.day_of(iso)), english.startswith(EN.day_of(iso))) == (True, True)


def test_a_code_that_is_newer_than_the_words_stands_for_itself() -> None:
    assert TH.term(terms.SKIPPED, "robots") != "robots"
    assert TH.term(terms.SKIPPED, "a_reason_to_come") == "a_reason_to_come"
    assert TH.term(terms.SKIPPED, "{0.__class__} {{}}") == "{0.__class__} {{}}"


@pytest.mark.parametrize(
    ("iso", "thai", "english"),
    [("2024-02-29", "29 กุมภาพันธ์ 2567", "29 February B.E. 2567"), ("2024-05", "พฤษภาคม 2567", "May 2567")],
)
def test_days_and_months_are_told_in_buddhist_years(iso: str, thai: str, english: str) -> None:
    assert (TH.day(iso), EN.day(iso)) == (thai, english)


def test_other_languages_are_refused() -> None:
    with pytest.raises(UsageError, match="fr") as refused:
        words("fr")
    assert "th หรือ en" in refused.value.message.th


def test_points_have_two_decimals() -> None:
    assert [points(value) for value in (0, 3.3, 66.67, 100.0)] == ["0.00", "3.30", "66.67", "100.00"]
