"""Every check that a checklist may name exists, is tested, and answers on anything."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from crawler.checklist.model import Check
from crawler.judge.checks import CHECKS
from tests.judge.checking import check, document, page

NOTHING = (page(""), document(), document(quality="none", reason="scan: no text layer"))


def test_the_names_are_those_of_the_checklist() -> None:
    assert set(CHECKS) == set(get_args(Check))


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_is_tested_by_name(name: str) -> None:
    files = [path for path in Path(__file__).parent.glob("test_checks_*.py") if path.name != Path(__file__).name]
    assert any(f'check("{name}"' in path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("name", CHECKS)
def test_no_check_sees_anything_in_nothing(name: str) -> None:
    for node in NOTHING:
        assert check(name, node, words=("คำ",)).met is not True
    assert check(name, words=("คำ",)).met is not True


@pytest.mark.parametrize("name", CHECKS)
def test_what_is_seen_is_quoted_from_where_it_is(name: str) -> None:
    """A page on which nearly everything can be seen."""
    html = (
        "<h1>คำ</h1><p>2 มกราคม 2567</p><p>นายสมมติ ตั้งชื่อ</p><p>คำ</p><p>โทร 0 2999 9999 a@made-up.test</p>"
        "<p>งบประมาณ 5,000 บาท</p>"
        "<p>ระยะเวลา 15 วัน ในเดือนมกราคม</p><p>สถานะ แล้วเสร็จ จำนวน 3 โครงการ</p><p>วิธีเฉพาะเจาะจง</p>"
        "<p>99 ต.ก อ.ข จ.ค</p><img src='/1.jpg' alt='แผนที่'>"
        "<form><textarea name=q></textarea></form>"
        "<p>(นายสมมติ ตั้งชื่อ)</p><p>คำ</p>"
    )
    seen = check(name, page(html), words=("คำ", "โทร", "ระยะเวลา"))
    if name not in ("none", "year", "own_text"):
        assert seen.met is True
        assert seen.url == page(html).url
        assert len(seen.quote) <= 160
