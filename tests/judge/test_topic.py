"""Whether a text is about the item at all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crawler.judge.topic import is_about
from tests.judge.parts import document_node, item, page_node

PLAN = replace(item(), topic=(("แผน", "มาตรการ"), ("ทุจริต",)))


@pytest.mark.parametrize("lines", [("แผนปฏิบัติการ", "ป้องกันการทุจริต"), ("ใช้มาตรการ", "ลดการทุจ ริต"), ("แผนต้านทุจริต",)])
def test_a_word_of_every_group_must_occur(lines: tuple[str, ...]) -> None:
    assert is_about(document_node(*lines), PLAN)
    assert is_about(page_node("".join(f"<p>{line}</p>" for line in lines)), PLAN)


@pytest.mark.parametrize("lines", [("แผนปฏิบัติการ",), ("การทุจริต",), ("สถิติผู้มาติดต่อ",), ()])
def test_a_text_without_a_word_of_one_group_is_about_something_else(lines: tuple[str, ...]) -> None:
    assert not is_about(document_node(*lines), PLAN)


def test_an_item_without_a_topic_takes_any_text() -> None:
    assert is_about(document_node("สถิติ"), item())
    assert is_about(document_node(), item())


def test_a_documents_title_counts_and_that_of_a_page_is_the_sites() -> None:
    assert is_about(document_node("ส่วนที่ 1", title="แผนต้านทุจริต"), PLAN)
    assert not is_about(page_node("<p>ส่วนที่ 1</p>", title="แผนต้านทุจริต"), PLAN)


def test_a_scan_may_lack_marks() -> None:
    assert is_about(document_node("แผน", "ปองกันการทุจรต", quality="ocr"), PLAN)
    assert not is_about(document_node("แผน", "ปองกันการทุจรต"), PLAN)
