"""The report's two languages say the same things; dates are Buddhist and local."""

from __future__ import annotations

import re
import string
from typing import get_args

import pytest

from crawler.errors import UsageError
from crawler.models import NeedsBrowser
from crawler.report.view import TROUBLE
from crawler.report.words import LANGUAGES, points, words

TH, EN = words("th"), words("en")


def places(text: str) -> set[str]:
    """The names of what is to be filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys_with_the_same_gaps() -> None:
    assert {table: list(keys) for table, keys in TH.tables.items()} == {
        table: list(keys) for table, keys in EN.tables.items()
    }
    for table, keys in TH.tables.items():
        for key, text in keys.items():
            assert places(text) == places(EN.tables[table][key]), (table, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_left_unsaid(lang: str) -> None:
    silent = [(table, key) for table, keys in words(lang).tables.items() for key, text in keys.items() if not text]
    assert silent == [("source", "native")]


def test_thai_text_has_no_thai_digits_and_no_english_sentences() -> None:
    for table, keys in TH.tables.items():
        for key, text in keys.items():
            assert not set(text) & set("๐๑๒๓๔๕๖๗๘๙"), (table, key)
            if table not in ("kind", "scores", "submission", "source"):
                bare = re.sub(r"{\w+}", "", text)
                assert re.search("[ก-๛]", bare) or not bare.strip(), (table, key)


def test_every_trouble_has_its_words() -> None:
    assert set(TH.tables["access"]) == set(TROUBLE)
    assert set(TH.tables["needs_browser"]) == set(get_args(NeedsBrowser))


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


def test_a_code_that_is_newer_than_the_words_stands_for_itself() -> None:
    assert TH.term("skipped", "robots") != "robots"
    assert TH.term("skipped", "a_reason_to_come") == "a_reason_to_come"
    assert TH.term("skipped", "{0.__class__} {{}}") == "{0.__class__} {{}}"


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert TH.say("fixes.item", id="o1", name="{id} {__class__}") == "ข้อ o1 {id} {__class__}"


def test_other_languages_are_refused() -> None:
    with pytest.raises(UsageError, match="fr") as refused:
        words("fr")
    assert "th หรือ en" in refused.value.th


def test_points_have_two_decimals() -> None:
    assert [points(value) for value in (0, 3.3, 66.67, 100.0)] == ["0.00", "3.30", "66.67", "100.00"]
