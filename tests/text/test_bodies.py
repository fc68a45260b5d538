from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import Body, find_bodies, same_body
from crawler.text.bodies import without_bodies
from tests.text.thai import anything, calm, shuffled_pieces

TAMBON, MUEANG, NAKHON = "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร"
SUBDISTRICT, PROVINCE = "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด"


def named(text: str) -> list[tuple[str, str]]:
    return [(body.kind, body.name) for body in find_bodies(text)]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("เทศบาลตำบลริมธารใหม่", TAMBON, "ริมธารใหม่"),
        ("ทต.ริมธารใหม่", TAMBON, "ริมธารใหม่"),
        ("เทศบาล ตำบล ริมธารใหม่", TAMBON, "ริมธารใหม่"),
        ("เทศบาลเมืองเมืองไผ่ทอง", MUEANG, "เมืองไผ่ทอง"),
        ("ทม.ไผ่ทอง", MUEANG, "ไผ่ทอง"),
        ("เทศบาลนครไผ่ทอง", NAKHON, "ไผ่ทอง"),
        ("ทน. ไผ่ทอง", NAKHON, "ไผ่ทอง"),
        ("องค์การบริหารส่วนตำบลทุ่งดาว", SUBDISTRICT, "ทุ่งดาว"),
        ("องค์การบริหาร ส่วนตำบลทุ่งดาว", SUBDISTRICT, "ทุ่งดาว"),
        ("อบต.ทุ่งดาว", SUBDISTRICT, "ทุ่งดาว"),
        ("อ.บ.ต. ทุ่งดาว", SUBDISTRICT, "ทุ่งดาว"),
        ("อบจ.ไผ่ทอง", PROVINCE, "ไผ่ทอง"),
        ("องค์การบริหารส่วนจังหวัดไผ่ทอง", PROVINCE, "ไผ่ทอง"),
        # the name ends at a blank, a digit, punctuation, a line, or a word no name holds
        ("ประกาศเทศบาลตำบลทุ่งดาว เรื่อง แผน", TAMBON, "ทุ่งดาว"),
        ("เทศบาลตำบลทุ่งดาวอำเภอไผ่ทอง", TAMBON, "ทุ่งดาว"),
        ("สภาเทศบาลตำบลทุ่งดาวประจำปี 2567", TAMBON, "ทุ่งดาว"),
        ("ทต.ทุ่งดาว2567", TAMBON, "ทุ่งดาว"),
        ("(เทศบาลตำบลทุ่งดาว)", TAMBON, "ทุ่งดาว"),
        ("เทศบาลตำบลทุ่งดาวได้ดำเนินการ", TAMBON, "ทุ่งดาว"),
        ("เทศบาลตำบลทุ่งดาวขอเชิญร่วมงาน", TAMBON, "ทุ่งดาว"),
        ("เทศบาลตำบลทุ่งดาว\nข่าวสาร", TAMBON, "ทุ่งดาว"),
        # and does not end at a word that towns do have in their names
        ("เทศบาลตำบลที่ราบสูง", TAMBON, "ที่ราบสูง"),
        ("อบต.ในสวน", SUBDISTRICT, "ในสวน"),
        ("ทต.ขอนไม้งาม", TAMBON, "ขอนไม้งาม"),
        ("ทต.มีโชค", TAMBON, "มีโชค"),
        # words that join or doubt end it
        ("เทศบาลตำบลทุ่งดาวหรือหน่วยงานอื่น", TAMBON, "ทุ่งดาว"),
        ("เทศบาลเมืองไผ่ทองอาจจัดทำกิจการ", MUEANG, "ไผ่ทอง"),
        # dots on either letter or both
        ("ท.ต.ริมธารใหม่", TAMBON, "ริมธารใหม่"),
        ("ท. น. ไผ่ทอง", NAKHON, "ไผ่ทอง"),
        ("อบต ทุ่งดาว", SUBDISTRICT, "ทุ่งดาว"),
    ],
)
def test_one_body(text: str, kind: str, name: str) -> None:
    assert named(text) == [(kind, name)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "เทศบาล",
        "เทศบาลตำบล",
        "เทศบาลตำบล มีหน้าที่ดังนี้",
        "หน้าที่ขององค์การบริหารส่วนตำบล พ.ศ. 2537",
        "ข้าราชการองค์การบริหารส่วนจังหวัด",
        "เทศบาลตำบล\nริมธาร",
        "ทต. 2567",
        "บทต.ความ",
        "เทศบาลตำบลหรือเทศบาลเมือง",
        "เทศบาลเมืองอาจจัดทำกิจการ",
        "ภาชนะทนความร้อน",
        "ทน ความร้อน",
        "ความอดทน. ความเพียร",
    ],
)
def test_no_body(text: str) -> None:
    assert named(text) == []


def test_bodies_come_in_order_with_repeats() -> None:
    text = "ทต.ริมธาร ร่วมกับ อบต.ทุ่งดาว และเทศบาลตำบลริมธาร"
    assert named(text) == [(TAMBON, "ริมธาร"), (SUBDISTRICT, "ทุ่งดาว"), (TAMBON, "ริมธาร")]


def test_same_body() -> None:
    town = Body(kind=TAMBON, name="ริมธาร")
    assert same_body(town, town)
    assert same_body(town, Body(kind=TAMBON, name="ริมธารเปิดบ้าน"))
    assert same_body(Body(kind=TAMBON, name="ริมธารเปิดบ้าน"), town)
    assert not same_body(town, Body(kind=TAMBON, name="ทุ่งดาว"))
    assert not same_body(town, Body(kind=SUBDISTRICT, name="ริมธาร"))
    assert not same_body(town, Body(kind=TAMBON, name=""))


def test_without_bodies() -> None:
    assert without_bodies("แผนของเทศบาลตำบลริมธาร ปี 2567").split() == ["แผน", "ปี", "2567"]
    assert without_bodies("แผนพัฒนา") == "แผนพัฒนา"


@calm
@given(st.one_of(anything, shuffled_pieces))
def test_nothing_makes_it_raise(text: str) -> None:
    for body in find_bodies(text):
        assert 2 <= len(body.name) <= 40
        assert body.name in text
        assert same_body(body, body)


@calm
@given(shuffled_pieces)
def test_a_named_body_is_found_in_any_surroundings(text: str) -> None:
    assert (TAMBON, "ริมธารใหม่") in named(f"{text} เทศบาลตำบลริมธารใหม่ {text}")
