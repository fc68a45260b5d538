"""Whose site and whose document: a neighbour's document earns nothing, and where nothing is said nothing is held."""

from __future__ import annotations

import pytest

from crawler.judge.owner import ownership, site_body
from crawler.text import Body
from tests.judge.parts import OWN, document_node, page_node, seen_site

PLAIN = tuple(f"บรรทัดที่ {number} ไม่บอกว่าเป็นของใคร" for number in range(9))


@pytest.mark.parametrize(
    ("lines", "whose"),
    [
        (("ประกาศเทศบาลตำบลบ้านสมมติ", "เรื่อง แผน"), "own"),
        (("ประกาศ ทต.บ้านสมมติ", "เรื่อง แผน"), "own"),
        (("ประกาศเทศบาลตำบลเขาสมมุติ", "เรื่อง แผน"), "other"),
        (("ประกาศองค์การบริหารส่วนตำบลบ้านสมมติ",), "other"),
        (("ประกาศ เรื่อง แผน",), "unknown"),
        ((), "unknown"),
    ],
)
def test_the_body_in_a_documents_head_is_its_owner(lines: tuple[str, ...], whose: str) -> None:
    assert ownership(lines, OWN) == whose


def test_a_name_that_runs_on_without_a_blank_is_still_the_name() -> None:
    assert ownership(("เทศบาลตำบลบ้านสมมติขอเชิญประชาชน",), OWN) == "own"
    assert ownership(("เทศบาลตำบลบ้านสมมติแห่งนี้",), OWN) == "own"


def test_a_head_that_names_both_is_a_letter_to_or_about_the_neighbour() -> None:
    assert ownership(("ที่ทำการเทศบาลตำบลบ้านสมมติ", "เรียน นายกเทศมนตรีเทศบาลตำบลเขาสมมุติ"), OWN) == "own"


OTHER = "เทศบาลตำบลเขาสมมุติ"
OURS = "เทศบาลตำบลบ้านสมมติ"


def test_a_head_that_names_us_outranks_whoever_is_named_below() -> None:
    assert ownership((OURS, *PLAIN, OTHER, OTHER), OWN) == "own"


def test_a_head_that_names_another_is_theirs_unless_we_are_named_more_often() -> None:
    assert ownership((OTHER, *PLAIN), OWN) == "other"
    assert ownership((OTHER, *PLAIN, OURS), OWN) == "other"
    assert ownership((OTHER, *PLAIN, OURS, OURS), OWN) == "unknown"


@pytest.mark.parametrize(
    ("lines", "whose"),
    [
        ((f"ร่วมกับ{OTHER} จัดงาน",), "unknown"),
        (("นายกเทศมนตรีตำบล", OTHER), "other"),
        ((OTHER, OTHER), "other"),
        ((f"{OTHER} อำเภอสมมติ",), "other"),
        ((f"{OTHER} จ.สมมติ",), "other"),
        ((OTHER, OURS), "own"),
    ],
)
def test_where_the_head_is_silent_the_text_below_tells_if_it_does_so_for_certain(
    lines: tuple[str, ...], whose: str
) -> None:
    """Once and in passing, what follows "อบต." may be no name at all."""
    assert ownership((*PLAIN, *lines), OWN) == whose


def test_a_text_that_names_several_others_is_nobodys() -> None:
    """A circular, a ranking, a list of neighbours."""
    assert ownership((*PLAIN, "เทศบาลตำบลเขาสมมุติ", "เทศบาลตำบลนาสมมุติ"), OWN) == "unknown"


def test_on_a_site_that_does_not_say_whose_it_is_no_document_is_anothers() -> None:
    assert ownership(("เทศบาลตำบลเขาสมมุติ",), None) == "unknown"


# --- whose site -------------------------------------------------------------------------------------------------------


def test_the_site_is_the_bodys_that_its_pages_name_most() -> None:
    site = seen_site({"/a": "<p>ประชุมร่วมกับเทศบาลตำบลเขาสมมุติ และเทศบาลตำบลนาสมมุติ</p>", "/b": "<p>ข่าว</p>"})
    assert site.body == OWN


def test_a_name_run_on_into_the_next_word_supports_the_shorter_name() -> None:
    pages = [
        page_node("<p>เทศบาลตำบลบ้านสมมติ</p>"),
        page_node("<p>เทศบาลตำบลบ้านสมมติยิ้มแย้ม</p>"),
        page_node("<p>เทศบาลตำบลบ้านสมมติสดใส</p>"),
        page_node("<p>เทศบาลตำบลเขาสมมุติ</p>"),
        page_node("<p>เทศบาลตำบลเขาสมมุติ</p>"),
    ]
    assert site_body(pages) == OWN


def test_titles_count_for_more_than_lines() -> None:
    pages = [
        page_node("<p>เทศบาลตำบลเขาสมมุติ</p>", title="เทศบาลตำบลบ้านสมมติ"),
        page_node("<p>เทศบาลตำบลเขาสมมุติ</p>"),
    ]
    assert site_body(pages) == OWN


def test_documents_and_error_pages_have_no_vote() -> None:
    error = page_node("<p>เทศบาลตำบลเขาสมมุติ</p>", status=404)
    paper = document_node("เทศบาลตำบลเขาสมมุติ")
    assert site_body([error, paper]) is None
    assert site_body([error, paper, page_node("<p>อบต.นาสมมุติ</p>")]) == Body(kind="องค์การบริหารส่วนตำบล", name="นาสมมุติ")
