from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import clean, skeleton, squash
from tests.text.thai import anything, calm, marks, plain_words, thai


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [
        # sara am followed by a blank, as PDF text layers have it
        ("อำ นาจหน้าที่ของกองประปา", "อำนาจหน้าที่ของกองประปา"),
        ("ทำ เนียบผู้นำ ชุมชน", "ทำเนียบผู้นำชุมชน"),
        ("คำ แนะนำ ", "คำแนะนำ"),
        # sara am of which only a blank and า are left
        ("ส านักปลัด", "สำนักปลัด"),
        ("จ านวน ๓ ราย", "จำนวน ๓ ราย"),
        ("ก าหนดการ", "กำหนดการ"),
        ("น ้าประปา", "น้ำประปา"),
        ("น ้ำใส", "น้ำใส"),
        ("จ ำหน่าย", "จำหน่าย"),
        ("ก ารประชุม", "การประชุม"),
        # sara am in two characters, with the tone mark before, between or after
        ("ประจําเดือน", "ประจำเดือน"),
        ("นํ้าดื่ม", "น้ำดื่ม"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        # every า read as ำ
        ("รำยงำนผลกำรตรวจ", "รายงานผลการตรวจ"),
        # a cluster with two stacked marks, written twice
        ("ตัวชี้วัชี้ วัด", "ตัวชี้วัด"),
        ("ติดตั้งตั้ ไฟทาง", "ติดตั้งไฟทาง"),
        ("ทั่วทั่ ไป", "ทั่วไป"),
        ("เบี้ยบี้ ยังชีพ", "เบี้ยยังชีพ"),
        ("เงินซื้อซื้ ยา", "เงินซื้อยา"),
        ("ผลสัมฤทธิ์ขธิ์ อง", "ผลสัมฤทธิ์ของ"),
        ("รวมทั้งทั้การ", "รวมทั้งการ"),
        ("ชี้แชี้ จง", "ชี้แจง"),
        ("ขั้นขั้น", "ขั้น"),
        ("คุ้มคุ้ ครอง", "คุ้มครอง"),
        # marks doubled, out of order, or one too many
        ("ก่ิ่ง", "กิ่ง"),
        ("ทีี่ดิน", "ที่ดิน"),
        ("จัดจ้่าง", "จัดจ้าง"),
        ("เเผนเเม่บท", "แผนแม่บท"),
        # glyphs of old fonts, invisible characters, blanks
        ("ที\uf70aตั\uf70bง", "ที่ตั้ง"),
        ("แผน\u200bงาน\u00ad\ufeff", "แผนงาน"),
        ("  แผน\u00a0งาน \t\r\n ปี\u20032567 ", "แผน งาน ปี 2567"),
        ("a\x00b\x1bc\ufffed\ud800e", "abcde"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_clean_repairs(broken: str, repaired: str) -> None:
    assert clean(broken) == repaired


@pytest.mark.parametrize(
    "right",
    [
        "จริงจริง",
        "พื้นที่ที่รับผิดชอบ",
        "เจ้าหน้าที่ที่ได้รับมอบหมาย",
        "ที่นี่ที่เดียว",
        "สถานที่ ที่ตั้ง",
        "พันธุ์สัตว์น้ำ",
        "กำราบ",
        "ครอบงำนโยบาย",
        "ผลสัมฤทธิ์",
        "ก็ดี",
        "รถคันนี้ขับช้าช้า",
        "อาหาร ยา และเครื่องนุ่งห่ม",
        "ครั้งที่ ๓/๒๕๖๗ (สมัยสามัญ)",
        "Plain ASCII, kept as it is.",
        "",
    ],
)
def test_clean_leaves_right_thai_alone(right: str) -> None:
    assert clean(right) == right


@calm
@given(st.one_of(anything, marks, thai))
def test_clean_is_idempotent_and_tidy(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in cleaned)
    assert "เเ" not in cleaned
    cleaned.encode("utf-8")


@calm
@given(st.one_of(anything, marks, thai))
def test_squash_is_idempotent_and_holds_no_noise(text: str) -> None:
    squashed = squash(text)
    assert squash(squashed) == squashed
    assert squash(clean(text)) == squashed
    assert not set(" .,-–()/ๆฯ_๐๕๖๗") & set(squashed)


@calm
@given(plain_words, st.sampled_from([" ", "  ", "\u00a0", "\u200b", "-", ".", " (", "ฯ"]))
def test_squash_does_not_see_layout(words: str, gap: str) -> None:
    assert squash(gap.join(words.partition("งาน"))) == squash(words)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("กฏหมาย", "กฎหมาย"),
        ("ประกาศเจตนารมย์", "ประกาศเจตนารมณ์"),
        ("ความโปร่งในภายใน", "ความโปร่งใสภายใน"),
        ("ความโปรงใส่", "ความโปร่งใส"),
        ("ทรัพยากรบุคล", "ทรัพยากรบุคคล"),
        ("พัฒนาบุคคลากร", "พัฒนาบุคลากร"),
        ("ปรจำปี", "ประจำปี"),
        ("พัฒนนา", "พัฒนา"),
        ("งบปนะมาณ", "งบประมาณ"),
        ("แผนยุทศาสตร์", "แผนยุทธศาสตร์"),
        ("วิสัยทัศและพันธกิจ", "วิสัยทัศน์และพันธกิจ"),
        ("มาตราฐาน", "มาตรฐาน"),
        ("สรปุผล", "สรุปผล"),
        ("การประเมิณ", "การประเมิน"),
        ("ปฎิบัติ", "ปฏิบัติ"),
        ("Intergity & Tranparency", "Integrity & Transparency"),
        ("E – Service", "e-service"),
        ("ประจำปี ๒๕๖๗", "ประจำปี2567"),
    ],
)
def test_squash_folds_spellings(wrong: str, right: str) -> None:
    assert squash(wrong) == squash(right)


@pytest.mark.parametrize("word", ["บุคลากร", "บุคลิกภาพ", "ยุทธศาสตร์", "วิสัยทัศน์", "โปร่งใส", "ประมวลผล", "มาตรฐานการศึกษา"])
def test_squash_leaves_right_spellings_alone(word: str) -> None:
    assert squash(word) == word


def test_skeleton_is_what_slugs_keep() -> None:
    assert skeleton("การจัดซื้อจัดจ้าง") == skeleton("การจดซอจดจาง")
    assert skeleton("ส่งเสริมความโปร่งใส") == "สงเสรมความโปรงใส"
    assert skeleton("อำนาจ") == skeleton("อานาจ")


@calm
@given(thai)
def test_skeleton_has_no_marks(text: str) -> None:
    bare = skeleton(text)
    assert not any("\u0e31" <= letter <= "\u0e3a" and letter not in "าำ" for letter in bare)
    assert not any("\u0e47" <= letter <= "\u0e4e" for letter in bare)


def test_long_text_is_cleaned_in_linear_time() -> None:
    # A hundred pages, every word broken, must not take a time that grows with the square.
    broken = "ตัวชี้วัชี้ วัด อำ นาจ ส านัก เเ " * 20_000
    assert clean(broken).startswith("ตัวชี้วัด อำนาจ สำนัก แ")
    assert len(clean("ทั้ง" * 5_000)) < 10
