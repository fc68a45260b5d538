"""What items and those who see to them are called."""

from __future__ import annotations

import pytest

from crawler.checklist import load
from crawler.models import Fix, Verdict
from crawler.report.names import Names

RULES = load("oit-2567")


def item(owner: str = "", name: str = "โครงสร้าง") -> Verdict:
    fix = Fix(th="x", en="x", owner=owner) if owner else None
    return Verdict(id="o1", name=name, sub_indicator="9.1", status="missing", probability=0.0, fix=fix)


@pytest.mark.parametrize(
    ("lang", "owner", "told"),
    [
        ("th", "กองคลัง", "กองคลัง"),
        ("en", "กองคลัง", "Finance Division"),
        ("en", "กองที่ไม่มีในรายการ", "กองที่ไม่มีในรายการ"),
        ("en", "", "Office of the Clerk"),
    ],
)
def test_units_have_names_in_both_languages(lang: str, owner: str, told: str) -> None:
    assert Names(RULES, lang).owner(item(owner)) == told


def test_without_a_checklist_there_are_the_report_s_own_words_within_bounds() -> None:
    names = Names(None, "en")
    assert names.owner(item("กองคลัง")) == "กองคลัง"
    assert names.owner(item()) == ""
    assert len(names.item(item(name="ก" * 5_000))) == 300
    assert len(names.owner(item("ก" * 5_000))) == 120
