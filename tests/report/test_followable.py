"""Addresses as links that any program takes."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.report.followable import LONGEST_LINK, followable
from tests.report.hostile import LINKS


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://town.example/a?b=1&c=%E0%B8%81#d", "https://town.example/a?b=1&c=%E0%B8%81#d"),
        ("HTTP://Town.example:8080/ก ข.pdf", "http://town.example:8080/%E0%B8%81%20%E0%B8%82.pdf"),
        ("https://town.example/100%.pdf", "https://town.example/100%25.pdf"),
        (LINKS[7], "https://town.example/a%20b%5Bc%5D%7Cd%60e%7Bf%7D%5Eg%5Ch?q=%3Cx%3E&r=%25zz#f%23g"),
        ("https://xn--22c0ba9d0gc4c.example/", "https://xn--22c0ba9d0gc4c.example/"),
        ("https://town.example", "https://town.example"),
        ("https://เทศบาล.example/", "https://xn--o3cg7ak5c9d.example/"),
        ("https://town.example/ก?q=ค#ง", "https://town.example/%E0%B8%81?q=%E0%B8%84#%E0%B8%87"),
    ],
)
def test_an_address_of_the_web_is_escaped(url: str, link: str) -> None:
    assert followable(url) == link
    assert followable(link) == link


@pytest.mark.parametrize(
    "url",
    [
        *(link for place, link in enumerate(LINKS) if place not in (5, 7)),
        "https://bank.example@evil.example/",
        "https://[::1/",
        "//town.example",
    ],
)
def test_anything_else_is_no_link(url: str) -> None:
    assert followable(url) == ""


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_a_link_holds_nothing_that_acts(text: str) -> None:
    for url in (text, f"https://town.example/{text}", f"https://{text}/", f"https://town.example/?{text}"):
        link = followable(url)
        assert link.isascii()
        assert len(link) <= LONGEST_LINK
        assert not set(link) & set(' "<>[]{}|\\^`\t\n\r\x00')
        assert link.count("#") <= 1
        if link:
            assert urlsplit(link).scheme in ("http", "https")
            assert urlsplit(link).username is None
            assert (urlsplit(link).port or 0) <= 65_535
            assert followable(link) == link
