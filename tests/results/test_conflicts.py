"""Figures that contradict one another are told, never chosen from."""

from __future__ import annotations

import pytest

from crawler.results import Results, read_results
from tests.results.made_up import NAMES, SCORES, content, head, sentences, table, total_of


def about(results: Results) -> list[str]:
    return [each.about for each in results.conflicts]


def test_a_table_against_a_sentence() -> None:
    read = read_results(content(*head(), *table(), *sentences({"3": 97.65})))
    assert "3" not in read.indicators
    assert about(read) == ["3"]
    (conflict,) = read.conflicts
    assert [figure.value for figure in conflict.figures] == [SCORES["3"], 97.65]
    assert "79.65, 97.65" in conflict.message_en
    assert conflict.message_th != conflict.message_en


def test_a_total_that_the_indicators_do_not_make() -> None:
    read = read_results(content(*head(total=99.99), *table()))
    assert read.total == 99.99
    assert read.indicators == SCORES
    assert about(read) == ["total"]
    assert f"{total_of(SCORES):.2f}" in read.conflicts[0].message_en


def test_a_mean_that_the_indicators_do_not_make() -> None:
    read = read_results(content(*head(), *table(), "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) | 75.10"))
    assert about(read) == ["oit"]


def test_two_totals_two_levels_two_years() -> None:
    read = read_results(content(*head(2566, 80.1, "ผ่าน"), *head(2567, 90.2, "ผ่านดี")))
    assert (read.total, read.level, read.fiscal_year) == (None, "", None)
    assert sorted(about(read)) == ["fiscal_year", "level", "total"]


def test_items_that_are_told_twice_and_otherwise() -> None:
    rows = [f"o{n} | รายการข้อมูล | {100 if n % 2 else 0}" for n in range(1, 11)]
    read = read_results(content(*head(), *table(), *rows, "o3 | รายการข้อมูล | 0"))
    assert "o3" not in read.items
    assert about(read) == ["o3"]


def test_columns_of_several_years_are_not_guessed_at() -> None:
    rows = [f"{n} | {NAMES[int(n) - 1]} | 70.00 | {score}" for n, score in SCORES.items()]
    assert read_results(content(*head(), *rows)).indicators == {}


def test_a_figure_that_is_none() -> None:
    rows = [row.replace("79.65", "796S") for row in table()]
    read = read_results(content(*head(), *rows))
    assert about(read) == ["3"]
    assert "796S" in read.conflicts[0].message_en


# --- scans ------------------------------------------------------------------------------------------------------------


def test_a_scan_whose_sums_come_out_is_believed_but_for_its_year() -> None:
    read = read_results(content(*head(), *table(), quality="ocr"))
    assert (read.indicators, read.total) == (SCORES, total_of(SCORES))
    assert read.fiscal_year is None
    assert about(read) == ["fiscal_year"]


@pytest.mark.parametrize("number", SCORES)
def test_one_digit_of_a_scan_read_wrong_passes_on_no_figure(number: str) -> None:
    wrong = SCORES | {number: SCORES[number] - 30}
    read = read_results(content(*head(), *table(wrong), quality="ocr"))
    assert read.indicators == {}
    assert read.total is None
    assert {"total", number} <= set(about(read))


def test_an_instrument_tells_which_part_of_a_scan_is_right() -> None:
    lines = [*table(SCORES | {"2": 33.0}), "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) | 57.10"]
    read = read_results(content(*lines, quality="ocr"))
    assert read.indicators == {"9": SCORES["9"], "10": SCORES["10"]}
    assert read.instruments == {"oit": 57.1}
