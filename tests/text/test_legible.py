from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.legible import is_rubbish, joined_letters, recoded
from tests.text.thai import anything, calm, plain_words, thai

THAI = (
    "ประกาศเทศบาลตำบลสวนมะลิ เรื่อง นโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\n"
    "ด้วยประมวลจริยธรรมพนักงานส่วนท้องถิ่นกำหนดให้เจ้าหน้าที่พึงยึดถือประโยชน์ส่วนรวมเหนือประโยชน์ส่วนตน น้ำใต้ดิน ก็ดี\n"
)
ENGLISH = (
    "The executives and all officers of the municipality declare that they neither ask for nor accept gifts, tokens or "
    "any other benefit in the course of their duties, before, during or after the service is given to the public.\n"
)
# What Tesseract makes of Thai when it is told to read English.
TAKEN_FOR_LATIN = (
    "matiqyameuiasuarnanway matiquaamauradwarninnsw a ova 1A Soa NIsNIAAAIUANQAUasYAnY WA dod Tautiunrsaunasisulq "
    "aierum sl wads gauaryoron artes uA amuiluuias So UMaWassIVUEyAAINAUTA WF lece FaudluiumulasnsesrwveyeyA mnauia "
    "atull oa WA Usenauduesi bo IAT bm UaYINAT be UMINIZIN Teydinrsersrsuqu WA lode dudungmnetiiiundydiuusenateatu "
    "uaviainnvesyara wmaurasuavndavanulasantuvouveraninauriauasyss Savin Joavrunatqyalald dasidlull"
)
FIGURES = "\n".join(f"{number} | 9{number},850.00 | 24,6{number}.00 | -1.5 %" for number in range(40))
GOODS = (
    "66119234567 CNT66 HP LaserJet M404dn toner cartridge black Brother Canon Epson Notebook Intel Core Windows\n" * 8
)


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "mac_roman"])
@pytest.mark.parametrize("line", ["สำนักงานเทศบาลตำบลท่าผักหวาน ปีงบประมาณ 2567 ที่ตั้ง", "กตัญญู", "แผน (e-GP) ปี ๒๕๖๗"])
def test_thai_taken_for_latin_is_read_again(line: str, codec: str) -> None:
    misread = line.encode("cp874").decode(codec)
    assert misread != line
    assert recoded(misread) == line


@pytest.mark.parametrize(
    "line",
    ["Été à Genève, où l’âme rêve", "Ủy ban nhân dân xã", "naïve café", "° ± ²", "Ä Ö Ü", "สำนักปลัด", "100 µm", ""],
)
def test_other_languages_are_not_read_again(line: str) -> None:
    assert recoded(line) == line


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("เ ท ศ บ า ล", "เทศบาล"),
        ("เ ท ศ บ า ล  น ค ร พ น า  ท่ า ผั ก", "เทศบาล  นครพนา  ท่าผัก"),
        ("ต้องถื อ ป ฎิ บั ติ และ", "ต้องถื อปฎิบัติ และ"),
        ("ที่ ถื อ ป ฎิ บั ติ และ", "ที่ถือปฎิบัติ และ"),
    ],
)
def test_letters_apart_are_joined(apart: str, together: str) -> None:
    assert joined_letters(apart) == together


@pytest.mark.parametrize(
    "line", ["ก ข ค ง จ", "ณ ที่ นี้", "มาตรา ๑๔ และ ๑๕", "a b c d e", "1 2 3 4 5", *THAI.splitlines()]
)
def test_what_is_not_spaced_stays(line: str) -> None:
    assert joined_letters(line) == line


@calm
@given(st.one_of(anything, thai, plain_words, st.text(alphabet="เทศบาล  ำ่ิก", max_size=40)))
def test_repairs_are_idempotent_and_never_lengthen(line: str) -> None:
    for repair in (recoded, joined_letters):
        repaired = repair(line)
        assert repair(repaired) == repaired
        assert len(repaired) <= len(line)


@calm
@given(plain_words)
def test_right_words_are_left_alone_and_come_back(words: str) -> None:
    assert recoded(words) == words
    assert joined_letters(words) == words
    assert not is_rubbish(words * 20)
    assert recoded(words.encode("cp874").decode("latin-1")) == words


@pytest.mark.parametrize(
    "text", [THAI, ENGLISH, THAI + ENGLISH, ENGLISH * 10, FIGURES, GOODS, "", "1", "A plan", "ก" * 10]
)
def test_good_text_is_no_rubbish(text: str) -> None:
    assert not is_rubbish(text)


@pytest.mark.parametrize(
    "text",
    [
        TAKEN_FOR_LATIN,
        THAI.replace("ำ", "Ğำ").replace("ี่", "ีĖ").replace("้", "Ļ"),  # letters of another script within words
        THAI.replace("า", "่า ้").replace("ร", " ัร"),  # marks that stand on nothing
        THAI[::-1],
        THAI.replace("ก", "\ue004").replace("น", "\ue010"),
    ],
)
def test_rubbish_is_told(text: str) -> None:
    assert is_rubbish(text)


@calm
@given(st.one_of(anything, st.text(alphabet="abcdeé ัก่" + "\ue000", max_size=200)))
def test_any_text_is_judged(text: str) -> None:
    assert is_rubbish(text) in {True, False}
