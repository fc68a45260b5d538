"""Cutting elements out of recorded pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import without_element


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (b"<p>a<script>x()</script>b", b"<p>ab"),
        (b"<SCRIPT src='a'>x</script >b<script>y</SCRIPT>c", b"bc"),
        (b"<script>write('<script>');</script>b", b"b"),
        (b"<scripted>a</scripted>", b"<scripted>a</scripted>"),
        (b"a<script>never closed", b"a<script>never closed"),
        (b"a<script/>b</script>c", b"ac"),
        (b"", b""),
    ],
)
def test_from_the_start_tag_to_the_next_end_tag(html: bytes, left: bytes) -> None:
    assert without_element(html, "script") == left


def test_a_page_of_start_tags_alone_takes_no_time() -> None:
    page = b"<noscript>" * 500_000
    assert without_element(page, "noscript") == page


PIECES = st.lists(st.sampled_from([b"<script>", b"<script a='1'>", b"</script>", b"a", b"<b>", b" ", b"</b>"]))


@given(PIECES)
def test_it_cuts_what_the_plain_pattern_cuts(pieces: list[bytes]) -> None:
    page = b"".join(pieces)
    plain = re.sub(rb"<script\b[^>]*>.*?</script\s*>", b"", page, flags=re.S)
    assert without_element(page, "script") == plain.replace(b"</script>", b"")
