from __future__ import annotations

import pytest
from hypothesis import given

from crawler.text import clean, squash
from crawler.text.noise import core, strip_noise
from tests.text.thai import anything, calm, shuffled_pieces


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("O9 รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน"),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)", "แผนพัฒนาท้องถิ่น"),
        ("แผนพัฒนาท้องถิ่น ปี ๒๕๖๗", "แผนพัฒนาท้องถิ่น"),
        ("รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2566", "รายงานผลการดำเนินงานประจำปี"),
        ("รายงานผลการดำเนินงานประจำปี 66", "รายงานผลการดำเนินงานประจำปี"),
        ("คู่มือของเทศบาลตำบลริมธาร อำเภอไผ่ทอง จังหวัดดาวเรือง", "คู่มือ"),
        ("ประกาศ อบต.ทุ่งดาว เรื่อง แผนจัดหาพัสดุ", "แผนจัดหาพัสดุ"),
        ("ประกาศราคากลาง ลงวันที่ 15 ม.ค. 2567", "ประกาศราคากลาง"),
        ("สถิติการให้บริการ (ไฟล์ PDF 1.2 MB)", "สถิติการให้บริการ"),
        ("สถิติการให้บริการ [12]", "สถิติการให้บริการ"),
        ("สถิติการให้บริการ.pdf", "สถิติการให้บริการ"),
        ("คลิกเพื่อดูรายละเอียด โครงสร้าง", "โครงสร้าง"),
        ("ดาวน์โหลดเอกสาร คู่มือ", "คู่มือ"),
        ("คู่มือ อ่านเพิ่มเติม", "คู่มือ"),
    ],
)
def test_noise_is_stripped(label: str, name: str) -> None:
    assert squash(strip_noise(label)) == squash(name)


@pytest.mark.parametrize(
    "label",
    [
        "2567",
        "ดาวน์โหลด",
        "เทศบาลตำบลริมธาร",
        "O12",
        "",
        "พระราชบัญญัติเทศบาล พ.ศ. 2496",
        "แผนอัตรากำลัง 3 ปี",
        "แบบ สขร.1",
        "รอบ 6 เดือน",
    ],
)
def test_what_would_be_lost_is_kept(label: str) -> None:
    assert squash(strip_noise(label)) == squash(label)


def test_core_drops_joining_words_only() -> None:
    assert core("หน้าที่และอำนาจของเทศบาล") == core("หน้าที่อำนาจ") == "หน้าที่อำนาจ"
    assert core("โครงการของขวัญภายในกิจการ") == "โครงการของขวัญภายในกิจการ"
    assert core("การและของ") == "การและของ"


@calm
@given(anything | shuffled_pieces)
def test_nothing_makes_it_raise(text: str) -> None:
    cleaned = clean(text)
    stripped = strip_noise(cleaned)
    assert "\x00" not in stripped
    assert stripped or not cleaned
    assert len(core(squash(text))) <= len(squash(text))
