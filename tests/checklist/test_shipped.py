"""The checklist of FY2567 that ships: what is known of that year's assessment, and that every part can be used."""

from __future__ import annotations

from collections import Counter

import pytest

from crawler.checklist import Checklist, available, label_index, load
from crawler.judge.checks import CHECKS
from crawler.text import squash

WORDS_ALONE = {"phrase", "column"}
SHIPPED = available()
CAPTION = "เผยแพร่เมื่อวันที่ 12 พฤษภาคม 2567 ประจำปีงบประมาณ พ.ศ. 2567 อ่าน 15 ครั้ง ดาวน์โหลดเอกสาร รายละเอียด ไฟล์แนบ ประกาศ เรื่อง"


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load("oit-2567")


def test_shipped_files_are_listed_in_order_and_load():
    assert "oit-2567" in SHIPPED
    assert list(SHIPPED) == sorted(SHIPPED)
    assert [load(name).id for name in SHIPPED] == list(SHIPPED)


def test_fy2567_has_35_items_in_seven_groups(checklist: Checklist):
    assert checklist.fiscal_year == 2567
    assert [item.id for item in checklist.items] == [f"o{number}" for number in range(1, 36)]
    sizes = Counter(item.sub_indicator for item in checklist.items)
    assert sizes == {"9.1": 6, "9.2": 7, "9.3": 4, "9.4": 4, "9.5": 4, "10.1": 6, "10.2": 4}
    groups = {indicator.id: [sub.id for sub in indicator.subs] for indicator in checklist.scoring.indicators}
    assert groups == {"9": ["9.1", "9.2", "9.3", "9.4", "9.5"], "10": ["10.1", "10.2"]}
    assert sum(sizes[sub] for sub in groups["9"]) == 25
    assert sum(sizes[sub] for sub in groups["10"]) == 10


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("o1", "โครงสร้าง"),
        ("o6", "Q&A"),
        ("o8", "แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี"),
        ("o14", "รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ"),
        ("o23", "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"),
        ("o26", "ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่"),
        ("o35", "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"),
    ],
)
def test_items_bear_their_names_of_fy2567(checklist: Checklist, item: str, name: str):
    assert checklist.item(item).name_th == name


def test_data_years(checklist: Checklist):
    years = {item.id: item.data_years(2567) for item in checklist.items}
    both = {"o12": (2567, 2566), "o24": (2567, 2566), "o28": (2566, 2567), "o29": (2566, 2567)}
    assert {item: span for item, span in years.items() if len(span) == 2} == both
    assert {item for item, span in years.items() if span == (2566,)} == {"o9", "o17", "o19", "o31", "o33", "o35"}
    assert {item for item, span in years.items() if not span} == {
        *("o1", "o2", "o3", "o4", "o6", "o10", "o11", "o13", "o20", "o22", "o23")
    }
    assert {item.id for item in checklist.items if item.year_doubtful} == set(both)


def test_scoring_is_told_as_an_assumption(checklist: Checklist):
    scoring = checklist.scoring
    assert scoring.weights == {"iit": 0.3, "eit": 0.3, "oit": 0.4}
    assert scoring.basis == "recalled"
    assert scoring.levels_basis == "practice"
    assert scoring.note_th
    assert scoring.note_en
    assert [(level.total, level.each) for level in scoring.levels] == [(95, 95), (85, 85), (85, 0), (70, 0), (0, 0)]


def test_only_the_first_three_items_repeat_wording_published_for_the_year(checklist: Checklist):
    published = {item.id for item in checklist.items for element in item.elements if element.basis == "published"}
    assert published == {"o1", "o2", "o3"}


def test_every_basis_but_memory_names_its_source(checklist: Checklist):
    for item in checklist.items:
        for element in item.elements:
            assert bool(element.source) == (element.basis != "recalled"), (item.id, element.key)


def test_every_item_asks_for_something_and_for_a_check_that_exists(checklist: Checklist):
    for item in checklist.items:
        assert any(element.level == "required" for element in item.elements), item.id
        assert {element.check for element in item.elements} <= set(CHECKS), item.id


def test_words_can_fail(checklist: Checklist):
    """What a page is called, and what the site's system writes around it, must not pass for its parts."""
    for item in checklist.items:
        bare = squash(item.name_th + CAPTION)
        for element in item.elements:
            if element.check in WORDS_ALONE:
                assert not [word for word in element.any if squash(word) in bare], (item.id, element.key)


def test_words_say_each_thing_once(checklist: Checklist):
    for item in checklist.items:
        for element in item.elements:
            if element.check in WORDS_ALONE and element.level == "required":
                words = [squash(word) for word in element.any]
                assert len(words) == len(set(words)), (item.id, element.key)


def test_fixes_tell_the_year_in_both_languages(checklist: Checklist):
    for item in checklist.items:
        thai, english = checklist.fill(item.fix_th), checklist.fill(item.fix_en)
        assert "{" not in thai + english, item.id
        assert english.endswith("."), item.id
        for year in item.data_years(2567)[:1]:
            assert str(year) in thai, item.id
            assert str(year) in english, item.id
        assert item.fix_th.format(year=2567, previous=2566) == thai


def test_every_label_names_its_item_best(checklist: Checklist):
    index = label_index(checklist)
    for item in checklist.items:
        for label in item.labels:
            best = index.match(checklist.fill(label))
            assert best[0].score == 1.0, label
            assert item.id in {match.key for match in best if match.score == 1.0}, label
        assert index.match(item.name_th)[0].key == item.id


def test_names_of_items_are_told_apart(checklist: Checklist):
    index = label_index(checklist)
    for item in checklist.items:
        best, *others = index.match(f"{item.name_th} ปีงบประมาณ พ.ศ. 2567")
        assert (best.key, best.score) == (item.id, 1.0)
        assert all(match.score < 1.0 for match in others), (item.id, others)


def test_look_alikes_and_hubs_name_no_item(checklist: Checklist):
    index = label_index(checklist)
    for item in checklist.items:
        for label in item.look_alikes:
            assert index.match(label)[0].key == "none", (item.id, label)
    for label in checklist.look_alikes:
        assert index.match(label)[0].key == "none", label
    for label in checklist.hub_labels:
        assert index.match(checklist.fill(label))[0].key == "hub", label


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("รายงานติดตามและประเมินผลแผนพัฒนาท้องถิ่น", "o9"),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570) ของเทศบาลตำบลหนองสมมุติ", "o7"),
        ("ข้อ o23 แจ้งเบาะแสการทุจริต", "o23"),
        ("รับเรื่องราวร้องทุกข์", "none"),
        ("สมาชิกสภาเทศบาล", "none"),
        ("ประกาศเจตจำนงสุจริต", "none"),
        ("คู่มือผลประโยชน์ทับซ้อน", "none"),
        ("รายงานผลการสำรวจความพึงพอใจ ปี 2567", "none"),
        ("แผนป้องกันและบรรเทาสาธารณภัย", "none"),
        ("ITA ๒๕๖๗", "hub"),
    ],
)
def test_easy_mistakes_are_not_made(checklist: Checklist, label: str, key: str):
    assert label_index(checklist).match(label)[0].key == key


def test_old_numbers_lead_to_items_or_nowhere(checklist: Checklist):
    old = checklist.numbering["2566"]
    assert list(old) == [f"o{number}" for number in range(1, 44)]
    assert old["o4"] == ("o7",)
    assert old["o6"] == ()
    reached = {item for items in old.values() for item in items}
    assert {item.id for item in checklist.items} - reached == {"o29"}
