"""Official results, read from what towns write of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.results import read_results
from tests.results.made_up import BODY, NAMES, SCORES, content, head, rows_of_items, sentences, table, total_of

TOTAL = total_of(SCORES)
POINTS = st.integers(0, 10_000).map(lambda n: n / 100)


def each_row(*parts: str) -> list[str]:
    """The parts with each indicator's number, name and score filled in."""
    return [
        part.format(n=number, name=NAMES[int(number) - 1], score=f"{score:.2f}")
        for number, score in SCORES.items()
        for part in parts
    ]


LAYOUTS = {
    "table": table(),
    "thai digits": table(thai=True),
    "no cells": table(cells=" "),
    "sentences": sentences(),
    "leaders": each_row("{n}.{name} ...{score}... คะแนน"),
    "per cent": each_row("ตัวชี้วัดที่ {n} {name} จากผลคะแนนโดยภาพรวมคะแนนเท่ากับ ร้อยละ {score}"),
}
LAYOUTS["narrow column"] = [
    line
    for number, score in SCORES.items()
    for line in (number, NAMES[int(number) - 1][:9], NAMES[int(number) - 1][9:], f"{score:.2f}")
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_indicators_in_every_layout(layout: str) -> None:
    read = read_results(content(*head(), *LAYOUTS[layout]))
    assert read.indicators == SCORES
    assert (read.fiscal_year, read.body, read.total, read.level) == (2567, BODY, TOTAL, "ต้องปรับปรุง")
    assert read.conflicts == ()


@settings(deadline=None)
@given(st.lists(POINTS, min_size=10, max_size=10), st.booleans(), st.sampled_from([" | ", " ", "\t"]))
def test_whatever_a_table_says_is_read(points: list[float], thai: bool, cells: str) -> None:
    scores = {str(n): score for n, score in enumerate(points, 1)}
    read = read_results(content(*head(total=total_of(scores)), *table(scores, thai=thai, cells=cells)))
    assert read.indicators == scores
    assert read.total == total_of(scores)
    assert read.conflicts == ()


def test_the_year_is_that_of_the_result_not_of_the_plan_that_follows() -> None:
    read = read_results(
        content(
            "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร",
            "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
            *head(2568),
            "มาตรการเพื่อยกระดับในปีงบประมาณ พ.ศ. ๒๕๖๙ และแผนประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
            *table(),
        )
    )
    assert read.fiscal_year == 2568


def test_last_year_s_total_is_not_this_year_s() -> None:
    lines = [f"ผลการประเมิน ITA ๒๕๖๗ พบว่ามีผลคะแนนเฉลี่ย..{TOTAL}..คะแนน ลดลงจากปีที่ผ่านมา..๙๕.๐๓.คะแนน"]
    read = read_results(content(*head(), *lines, *table()))
    assert read.total == TOTAL
    assert read.conflicts == ()


def test_the_most_frequent_name_is_told_and_the_other_spellings() -> None:
    other = "เทศบาลตำบลทุ่งสาธิด"
    read = read_results(content(*head(), *head(body=other), *sentences(), f"{BODY[:-2]}", *table()))
    assert read.body == BODY
    assert read.spellings == (other,)


def test_questions_and_headings_are_no_scores() -> None:
    questions = [
        "การปฏิบัติหน้าที่",
        "i1 | การปฏิบัติงานเป็นไปตามขั้นตอนและระยะเวลา มากน้อยเพียงใด | 12.50",
        "การเปิดเผยข้อมูล",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล โดยมีตัวชี้วัดย่อย 9.1 ข้อมูลพื้นฐาน",
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
        "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต",
    ]
    read = read_results(content(*head(), *questions, *table()))
    assert read.indicators == SCORES
    assert read.conflicts == ()


@pytest.mark.parametrize("code", ["o{}", "O{}", "ข้อ o{}", "OIT {}", "\u0e50{}", "0{}"])
def test_items_in_every_way_of_writing_their_codes(code: str) -> None:
    given = [100, 0, 50, 100, 75.5, 100, 0, 100, 100, 12]
    read = read_results(content(*head(), *table(), *rows_of_items(given, code)))
    assert read.items == {f"o{n}": float(score) for n, score in enumerate(given, 1)}


def test_dates_and_numbered_lines_are_no_items() -> None:
    read = read_results(content(*head(), *table(), "01 ตุลาคม 66", "02 มีนาคม 67", "๐๓๔ และ ๐๓๕โดยมีผล"))
    assert read.items == {}


def test_instruments_with_both_parts() -> None:
    lines = [
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) | 86.68",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ส่วนที่ 1 | 80.00",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ส่วนที่ 2 | 83.63",
        "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) | 57.10",
    ]
    read = read_results(content(*head(), *lines, *table()))
    assert read.instruments == {"iit": 86.68, "eit1": 80.0, "eit2": 83.63, "oit": 57.1}
    assert read.conflicts == ()


def test_a_text_that_tells_no_result_gives_none() -> None:
    assert read_results(content("ประกาศเทศบาลตำบลทุ่งสาธิต เรื่อง การเปิดเผยข้อมูล ปี 2567")).is_empty
    assert read_results(content()).is_empty


def test_a_hostile_text_costs_little() -> None:
    evil = ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ " * 2_000, "การเปิดเผยข้อมูล คะแนน " * 2_000, "9 " * 50_000, "o1 " * 20_000]
    assert read_results(content(*evil)).indicators == {}
