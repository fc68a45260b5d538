"""What a browser drew, and what only one would have shown, told on the page."""

from __future__ import annotations

from tests.report.sample import ROWS, report
from tests.report.test_as_html import drawn, texts, with_run


def test_it_says_what_a_browser_drew_and_what_only_a_browser_would_have_shown() -> None:
    (how,) = texts(drawn(), ".how")
    assert "มี 3 หน้าที่เปิดด้วยเบราว์เซอร์" in how
    assert "หน้าว่างที่ JavaScript จะเติมเนื้อหา (3)" in how
    assert "oit doctor --install" not in " ".join(texts(drawn(), ".banner"))
    unseen = {"used": False, "pages": 0, "reasons": {}, "unseen": 4, "examples": ["https://www.town.example/a"]}
    lacking = drawn(with_run(report(rows=ROWS[:1]), browser=unseen))
    (banner,) = texts(lacking, ".banner")
    assert "มี 4 หน้าที่แสดงเนื้อหาด้วย JavaScript" in banner
    assert "oit doctor --install" in banner
    assert "www.town.example/a" in banner
    assert "เปิดด้วยเบราว์เซอร์" not in texts(lacking, ".how")[0]
