"""Text from strangers before it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.report.plain import cut, plain, shown_address, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)", "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)"),
        ("a\x1b[31mb\x07\x00c", "a[31mbc"),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ("a\u2066b\u2069c\ufeff", "abc"),
        ("a\ud800b", "ab"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ],
)
def test_what_acts_instead_of_showing_is_dropped(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters(exclude_categories=()), max_size=200), st.integers(1, 50))
def test_a_cut_line_is_one_line_and_short(text: str, longest: int) -> None:
    line = cut(text, longest)
    assert len(line) <= longest
    assert plain(line) == line
    assert "\n" not in line
    line.encode("utf-8")


@pytest.mark.parametrize(
    "url", ["https://town.example/a?b=1#c", "http://town.example", " https://town.example/ก ", "HTTPS://TOWN.EXAMPLE/"]
)
def test_web_addresses_may_be_followed(url: str) -> None:
    assert web_address(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        " javascript://town.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//town.example/a",
        "/a",
        "https:",
        "https://[::1",
        "vbscript:x",
        "mailto:a@town.example",
    ],
)
def test_other_addresses_may_not(url: str) -> None:
    assert web_address(url) == ""


def test_addresses_are_shown_as_people_read_them() -> None:
    assert shown_address("https://town.example/%E0%B8%81.pdf") == "town.example/ก.pdf"
    assert shown_address("http://town.example/%FF%1B") == "town.example/\ufffd"
    long = "https://town.example/" + "x" * 500 + "/end.pdf"
    shown = shown_address(long)
    assert len(shown) == 91
    assert shown.startswith("town.example/")
    assert shown.endswith("/end.pdf")
    assert "…" in shown
