"""Another fiscal year is another file: nothing in the code knows the items, their number or their groups."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from crawler.checklist import label_index, load
from crawler.errors import ChecklistError
from tests.checklist.made_up import FILE, write


def test_made_up_year_loads(tmp_path: Path):
    checklist = load(write(tmp_path))
    assert (checklist.id, checklist.fiscal_year) == ("oit-2570", 2570)
    assert [item.id for item in checklist.items] == ["o1", "o2"]
    assert [sub.id for indicator in checklist.scoring.indicators for sub in indicator.subs] == ["1.1", "1.2", "1.3"]
    assert checklist.scoring.weights == {"iit": 0.25, "eit": 0.25, "oit": 0.5}
    assert checklist.numbering == {"2569": {"o1": ("o2",), "o2": ()}}
    assert checklist.sha256 == hashlib.sha256(FILE.encode()).hexdigest()


def test_years_follow_the_fiscal_year(tmp_path: Path):
    checklist = load(write(tmp_path))
    doubtful, undated = checklist.items
    assert doubtful.data_years(2570) == (2569, 2570)
    assert undated.data_years(2570) == ()
    assert checklist.fill(doubtful.fix_en) == "Publish the water tests of B.E. 2569."
    assert checklist.fill(undated.fix_th).endswith("2570")
    plain = load(write(tmp_path, "year_doubtful = true\n"))
    assert plain.item("o1").data_years(2570) == (2569,)
    assessed = load(write(tmp_path, 'year = "previous"', 'year = "assessed"'))
    assert assessed.item("o1").data_years(2570) == (2570, 2569)


def test_topic_is_told_in_groups_or_left_out(tmp_path: Path):
    assert load(write(tmp_path)).item("o2").topic == ()
    told = load(write(tmp_path, 'kind = "list"', 'kind = "list"\ntopic = [["ต้นไม้", "ไม้ยืนต้น"], ["ทะเบียน"]]'))
    assert told.item("o2").topic == (("ต้นไม้", "ไม้ยืนต้น"), ("ทะเบียน",))


def test_labels_follow_the_file(tmp_path: Path):
    index = label_index(load(write(tmp_path)))
    assert index.match("รายงานคุณภาพน้ำ")[0].key == "o1"
    assert index.match("ทะเบียนต้นไม้ใหญ่")[0].key == "o2"
    assert index.match("รวมข้อมูลเปิดเผย ปี 2570")[0].key == "hub"
    assert index.match("ปฏิทินวันหยุด")[0].key == "none"
    assert index.match("ขอติดตั้งมาตรวัดน้ำ")[0].key == "none"
    # A name of the shipped year means nothing here.
    assert not [match for match in index.match("ประมวลจริยธรรม") if match.score >= 0.75]


def test_item_is_found_by_id_or_told_unknown(tmp_path: Path):
    checklist = load(write(tmp_path))
    assert checklist.item("o2").name_en == "Register of great trees"
    with pytest.raises(ChecklistError) as told:
        checklist.item("o35")
    for sentence in (told.value.message.th, told.value.message.en):
        assert "oit-2570" in sentence
        assert "“o35”" in sentence
        assert "o1" in sentence
        assert "o2" in sentence


def test_file_without_its_suffix_and_with_a_byte_order_mark_loads(tmp_path: Path):
    assert load(write(tmp_path, name="rules")).id == "oit-2570"
    marked = tmp_path / "marked.toml"
    marked.write_bytes(b"\xef\xbb\xbf" + FILE.encode())
    assert load(str(marked)).fiscal_year == 2570
    windows = tmp_path / "windows.toml"
    windows.write_bytes(FILE.replace("\n", "\r\n").encode())
    assert load(str(windows)).item("o1") == load(str(marked)).item("o1")


def test_same_file_gives_equal_checklists_and_one_index(tmp_path: Path):
    first, again = load(write(tmp_path)), load(write(tmp_path))
    assert first == again
    assert hash(first) == hash(again)
    assert label_index(first) is label_index(again)
    other = load(write(tmp_path, "Tap water tests", "Water tests"))
    assert other != first
    assert other.sha256 != first.sha256
