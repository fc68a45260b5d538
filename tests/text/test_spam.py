"""Advertisements of gambling are told from all that a town has to say of it, and of computers."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import is_spam_host, is_spam_keyword, is_spam_link, is_spam_text
from tests.text.thai import anything, calm, shuffled_pieces

ADVERTISEMENTS = [
    "สล็อตเว็บตรง แตกง่าย ฝากถอนไม่มีขั้นต่ำ",
    "สล๊อต เว็บแท้ 100%",
    "บาคาร่าออนไลน์ เครดิตฟรี",
    "แทงบอลออนไลน์ สมัครเล่น",
    "หวยออนไลน์ จ่ายไม่อั้น ฝาก-ถอน 24 ชม.",
    "สล็อต บาคาร่า คาสิโนสด",
    "คาสิโนออนไลน์ที่ปลอดภัย เว็บตรงถูกกฎหมาย",
    "เว็บพนันออนไลน์ เว็บใหญ่ที่มาแรงอันดับ 1",
    "ยูฟ่าเบท",
    "UFABET168",
    "PG SLOT ทดลองเล่น",
    "Slot Gacor Hari Ini",
    "situs judi online terpercaya",
    "togel hongkong",
    "slot88 | joker123",
    "百家乐",
    "澳门博彩 娱乐城",
    "Buy Viagra online",
    "เดิมพันออนไลน์ เว็บตรง",
    "เสือมังกร สมัครเล่น",
    "เกมยิงปลา แจกเครดิต",
    "โป๊กเกอร์ ทดลองเล่น",
    "GCLUB",
    "จีคลับ",
    "sa gaming",
    "fun88 1xbet",
    "situs bola",
    "mahjong ways",
    "gates of olympus",
    "体育投注",
    "棋牌",
    "北京赛车",
    "赌场 彩票 百家乐",
]
HONEST = [
    "โครงการรณรงค์ป้องกันการพนันออนไลน์ สล็อต บาคาร่า แทงบอล ในเด็กและเยาวชน",
    "เตือนภัยเว็บพนัน UFABET หลอกให้สมัครเล่น ฝากถอนไม่มีขั้นต่ำ เครดิตฟรี",
    "ตำรวจบุกทลายเว็บพนัน ufabet เงินหมุนเวียนร้อยล้าน",
    "รู้ทันพนันออนไลน์: สล็อต คาสิโน บาคาร่า",
    "ยิ่งเล่นยิ่งเจ๊ง หยุดพนันบอล หวยออนไลน์ คาสิโน",
    "พบเว็บไซต์ราชการถูกแฮก ฝังลิงก์สล็อตเว็บตรง",
    "การขออนุญาตตั้งแผงจำหน่ายสลากกินแบ่งรัฐบาล",
    "ตรวจหวย ผลสลากกินแบ่งรัฐบาล งวดวันที่ 1 มีนาคม 2567",
    "รับฟังความคิดเห็นร่างกฎหมายสถานบันเทิงครบวงจร (คาสิโน)",
    "คาสิโนในประเทศไทย ได้หรือเสีย",
    "จัดซื้อการ์ดแสดงผลแบบ PCI slot จำนวน 2 สล็อต",
    "เครื่องคอมพิวเตอร์ หน่วยความจำ 4 slots ขยายได้ไม่น้อยกว่า 64 GB",
    "ตารางจองสนาม time slot 10.00-12.00",
    "กองทุนหมู่บ้าน รับฝาก-ถอน ไม่มีขั้นต่ำ",
    "การแข่งขันฟุตบอลต้านยาเสพติด",
    "cycling club together",
    "จีนศึกษา",
    "",
]


@pytest.mark.parametrize("text", ADVERTISEMENTS)
def test_an_advertisement_is_known(text: str) -> None:
    assert is_spam_text(text)
    assert is_spam_text(text.upper())


@pytest.mark.parametrize("text", HONEST)
def test_what_a_town_has_to_say_is_none(text: str) -> None:
    assert not is_spam_text(text)


@pytest.mark.parametrize(
    ("text", "url", "spam"),
    [
        ("อ่านต่อ", "https://town.example/wp-content/uploads/slot-gacor.html", True),
        ("", f"https://town.example/?p={quote(ADVERTISEMENTS[0])}", True),
        ("สล็อต", "https://town.example/เว็บตรง/1", True),
        ("บาคาร่า เครดิตฟรี", "https://town.example/?p=93", True),
        ("ตำรวจเตือนเว็บพนัน", "https://news.example/ufabet-raid", False),
        ("จองคิวออนไลน์", "https://town.example/queue?slot=3", False),
        ("คู่มือเมนบอร์ด", "https://town.example/pci-slot.pdf", False),
    ],
)
def test_a_link_is_known_by_its_words_and_its_address(text: str, url: str, spam: bool) -> None:
    assert is_spam_link(text, url) is spam


@pytest.mark.parametrize("text", ["สล็อต", "บาคาร่าออนไลน์", "Slot Online", "คาสิโน | บาคาร่า", "สล็อต pg 168"])
def test_the_bare_name_of_a_game_is_there_for_engines(text: str) -> None:
    assert is_spam_keyword(text)


@pytest.mark.parametrize("text", ["PCI slot", "สล็อตการ์ด", "การพนัน", "ข่าวคาสิโน", "ออนไลน์", ""])
def test_a_name_among_other_words_is_not(text: str) -> None:
    assert not is_spam_keyword(text)


@pytest.mark.parametrize(
    ("host", "spam"),
    [
        ("www.ufabet168.example", True),
        ("slotxo.example", True),
        ("win.bet", True),
        ("alphabet.example", False),
        ("timeslot.example", False),
        ("tibet.example", False),
        ("casino.go.th", False),
        ("", False),
    ],
)
def test_gambling_sites_are_known_by_their_names(host: str, spam: bool) -> None:
    assert is_spam_host(host) is spam


@calm
@given(st.one_of(anything, shuffled_pieces, st.lists(st.sampled_from(ADVERTISEMENTS + HONEST)).map(" ".join)))
def test_nothing_makes_it_raise(text: str) -> None:
    for known in (is_spam_text(text), is_spam_keyword(text), is_spam_host(text), is_spam_link(text, text)):
        assert known in (True, False)


@calm
@given(st.sampled_from(ADVERTISEMENTS), st.sampled_from(["เตือนภัย", "ตำรวจจับกุม", "รณรงค์ต่อต้าน", "มิจฉาชีพ"]))
def test_a_warning_clears_whatever_it_quotes(text: str, warning: str) -> None:
    assert not is_spam_text(f"{warning} {text}")
    assert not is_spam_text(f"{text} {warning}")
