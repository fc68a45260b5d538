"""What OCR read, and what was not read for want of it, told on the page."""

from __future__ import annotations

import pytest

from tests.report.sample import ROWS, report
from tests.report.test_as_html import drawn, texts, with_run


def test_it_says_what_was_read_from_pictures_and_what_that_is_worth() -> None:
    (how,) = texts(drawn(), ".how")
    assert "เอกสารสแกนหรือรูปภาพ 2 ฉบับ" in how
    assert "รวม 5 หน้า" in how
    assert "ปีที่พิมพ์ด้วยเลขไทยไม่ถือเอาจากภาพ" in how


@pytest.mark.parametrize("engine", [True, False])
def test_page_one_says_what_was_not_read_and_how_to_have_it_read(engine: bool) -> None:
    unread = {"read": 0, "pages": 0, "unread": 3, "engine": engine}
    lacking = drawn(with_run(report(rows=ROWS[:1]), scans=unread))
    (banner,) = texts(lacking, ".banner")
    assert "มีเอกสารสแกนหรือรูปภาพ 3 ฉบับ" in banner
    assert ("oit doctor --install" in banner) is not engine
    assert "ฉบับ อ่านด้วย" not in texts(lacking, ".how")[0]
