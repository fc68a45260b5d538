from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crawler.text import Label, LabelIndex, Match
from tests.text.thai import anything, calm, plain_words, shuffled_pieces

LABELS = {
    "structure": ["โครงสร้าง", "แผนผังโครงสร้างองค์กร"],
    "plan": ["แผนพัฒนาท้องถิ่น", "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน"],
    "yearly": ["รายงานผลการดำเนินงานประจำปี", "รายงานติดตามและประเมินผลแผนพัฒนาท้องถิ่น"],
    "manual": ["คู่มือการปฏิบัติงาน"],
    "service": ["คู่มือสำหรับประชาชน"],
    "statistics": ["ข้อมูลเชิงสถิติการให้บริการ"],
    "notices": ["ประกาศจัดซื้อจัดจ้าง"],
    "procured": ["รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี"],
    "people": ["แผนการบริหารและพัฒนาทรัพยากรบุคคล"],
    "people-report": ["รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี"],
    "complain": ["ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"],
    "complained": ["ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"],
    "powers": ["หน้าที่และอำนาจ"],
    "none": ["ร้องเรียนร้องทุกข์", "โครงสร้างพื้นฐาน", "แผนป้องกันและบรรเทาสาธารณภัย"],
}
INDEX = LabelIndex(Label(text=text, key=key) for key, texts in LABELS.items() for text in texts)
EVERY_LABEL = [(key, text) for key, texts in LABELS.items() for text in texts]


def best(text: str, index: LabelIndex = INDEX) -> Match:
    return index.match(text)[0]


def score_of(text: str, key: str) -> float:
    return next((match.score for match in INDEX.match(text, limit=99) if match.key == key), 0.0)


@pytest.mark.parametrize(("key", "label"), EVERY_LABEL)
@pytest.mark.parametrize(
    "form",
    [
        "{}",
        " {} ",
        "O7 {}",
        "ข้อ ๐๗ : {}",
        "{} (PDF)",
        "{} ปี ๒๕๖๗",
        "{} (พ.ศ. 2566-2570)",
        "{}ของเทศบาลตำบลริมธาร",
        "คลิกดูรายละเอียด {}",
    ],
)
def test_a_label_with_its_usual_trimmings_is_equal(key: str, label: str, form: str) -> None:
    assert best(form.format(label)) == Match(key=key, label=label, score=1.0)


@pytest.mark.parametrize(
    ("text", "key", "least"),
    [
        # misspelt, in letters that no list of spellings knows
        ("แผนพฒนาท้องถิ่น", "plan", 0.9),
        ("คู่มือการปฏิบตัิงาน", "manual", 0.9),
        ("ข้อมูลเชิงสถิตการให้บริการ", "statistics", 0.7),
        # worded a little differently
        ("อำนาจหน้าที่", "powers", 0.3),
        ("หน้าที่และอำนาจของเทศบาล", "powers", 0.95),
        ("ประกาศเทศบาลตำบลริมธาร เรื่อง แผนพัฒนาท้องถิ่น", "plan", 0.95),
        ("รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2566 อำเภอไผ่ทอง จังหวัดดาวเรือง", "yearly", 0.95),
        ("รายงานสรุปผลการจัดซื้อจัดจ้างประจำปี 2566", "procured", 0.9),
        ("ช่องทางแจ้งเรื่องร้องเรียนการทุจริต", "complain", 0.9),
        ("ข่าวจัดซื้อจัดจ้าง", "notices", 0.5),
        # cut short by the site
        ("ข้อมูลสถิติเรื่องร้องเรียนการทุจร", "complained", 0.6),
        ("รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดห...", "procured", 0.6),
    ],
)
def test_near_labels(text: str, key: str, least: float) -> None:
    match = best(text)
    assert match.key == key
    assert least <= match.score <= 1.0


@pytest.mark.parametrize(
    ("text", "key", "others"),
    [
        ("รายงานติดตามและประเมินผลแผนพัฒนาท้องถิ่น ประจำปี 2566", "yearly", ["plan"]),
        ("รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล", "people-report", ["people"]),
        ("แผนการบริหารและพัฒนาทรัพยากรบุคคล 3 ปี", "people", ["people-report"]),
        ("สถิติเรื่องร้องเรียนการทุจริต", "complained", ["complain"]),
        ("ร้องเรียน-ร้องทุกข์", "none", ["complain", "complained"]),
        ("โครงสร้างพื้นฐาน", "none", ["structure"]),
        ("แผนป้องกันและบรรเทาสาธารณภัยประจำปี", "none", ["plan"]),
    ],
)
def test_the_kind_of_document_decides(text: str, key: str, others: list[str]) -> None:
    assert best(text).key == key
    for other in others:
        assert score_of(text, other) < 0.6


@pytest.mark.parametrize(
    "text",
    ["หน้าแรก", "แผน", "รายงาน", "สนามกีฬา", "ภาพกิจกรรมวันเด็ก", "ระบบประปาหมู่บ้าน", "Facebook", "ช่องทางการร้องเรียน", "คู่มือ"],
)
def test_other_words_match_little(text: str) -> None:
    assert all(match.score < 0.6 for match in INDEX.match(text))


def test_a_report_on_the_plan_is_not_the_plan_even_where_only_the_plan_is_known() -> None:
    index = LabelIndex([Label(text="แผนพัฒนาท้องถิ่น", key="plan")])
    assert best("รายงานติดตามและประเมินผลแผนพัฒนาท้องถิ่น", index).score < 0.5


def test_the_longer_the_unexplained_rest_the_lower() -> None:
    texts = ["แผนพัฒนาท้องถิ่น", "แผนพัฒนาท้องถิ่นฉบับแก้ไข", "แผนพัฒนาท้องถิ่นฉบับแก้ไขซึ่งลงนามแล้วหลังประชาคม"]
    scores = [score_of(text, "plan") for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_nothing_matches_nothing() -> None:
    assert INDEX.match("") == INDEX.match(" ฯ - ") == ()
    assert LabelIndex([]).match("แผนพัฒนา") == ()
    assert LabelIndex([Label(text="", key="x"), Label(text="-", key="y")]).match("แผนพัฒนา") == ()


def test_weight_scales_and_never_leaves_the_range() -> None:
    index = LabelIndex(
        [Label(text="โครงสร้าง", key="half", weight=0.5), Label(text="โครงสร้าง", key="double", weight=2.0)]
    )
    assert [(match.key, match.score) for match in index.match("โครงสร้าง")] == [("double", 1.0), ("half", 0.5)]


def test_ties_are_broken_by_key() -> None:
    index = LabelIndex([Label(text="โครงสร้าง", key=key) for key in ("o3", "o1", "o2")])
    assert [match.key for match in index.match("โครงสร้าง")] == ["o1", "o2", "o3"]


@calm
@given(st.one_of(anything, shuffled_pieces, plain_words), st.integers(0, 6))
def test_scores_are_in_range_sorted_and_one_a_key(text: str, limit: int) -> None:
    matches = INDEX.match(text, limit)
    assert len(matches) <= limit
    assert all(0 < match.score <= 1 for match in matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert len({match.key for match in matches}) == len(matches)
    assert matches == INDEX.match(text, 99)[:limit]


@calm
@given(st.lists(plain_words, min_size=1, max_size=8, unique=True), st.data())
def test_the_equal_label_comes_first(words: list[str], data: st.DataObject) -> None:
    index = LabelIndex(Label(text=text, key=text) for text in words)
    wanted = data.draw(st.sampled_from(words))
    first = index.match(wanted)[0]
    assert first.score == 1.0
    assert first.label == wanted


@calm
@given(st.permutations(EVERY_LABEL), st.one_of(plain_words, st.sampled_from([text for _, text in EVERY_LABEL])))
def test_the_order_of_labels_does_not_matter(order: list[tuple[str, str]], text: str) -> None:
    index = LabelIndex(Label(text=label, key=key) for key, label in order)
    assert [(match.key, match.score) for match in index.match(text, 99)] == [
        (match.key, match.score) for match in INDEX.match(text, 99)
    ]


@calm
@given(st.sampled_from([text for _, text in EVERY_LABEL]), st.data())
def test_one_letter_dropped_keeps_a_long_label_in_front(label: str, data: st.DataObject) -> None:
    assume(len(label) >= 20)
    position = data.draw(st.integers(12, len(label) - 1))
    damaged = label[:position] + label[position + 1 :]
    match = best(damaged)
    assert match.label == label
    assert match.score >= 0.55


def test_a_hostile_text_costs_little() -> None:
    started = time.perf_counter()
    INDEX.match("แผนพัฒนา" * 100_000)
    assert time.perf_counter() - started < 1
