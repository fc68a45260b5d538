from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls import canonical, host_of, names_document, names_picture, template, words_of

BASE = "http://www.suanmali.go.th/news/index.php?page=2"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Www.SuanMali.GO.th", "http://www.suanmali.go.th/"),
        ("HTTP://www.suanmali.go.th:80/a", "http://www.suanmali.go.th/a"),
        ("https://www.suanmali.go.th:443/a#top", "https://www.suanmali.go.th/a"),
        ("https://www.suanmali.go.th:8443/a", "https://www.suanmali.go.th:8443/a"),
        ("http://suanmali.go.th./a", "http://suanmali.go.th/a"),
        ("http://staff:secret@suanmali.go.th/", "http://suanmali.go.th/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http:///suanmali.go.th/x", "http://suanmali.go.th/x"),
        ("http:\\\\suanmali.go.th\\x?y=\\", "http://suanmali.go.th/x?y=%5C"),
        ("http://s.th/a/./b/../c/.", "http://s.th/a/c/"),
        ("http://s.th/../../a/..", "http://s.th/"),
        ("http://s.th/%2e%2E/%7eoffice/%e0%B8%81", "http://s.th/~office/%e0%B8%81"),
        ("http://s.th/100%/a%2fb", "http://s.th/100%25/a%2fb"),
        ("http://s.th/แผน งาน.pdf", "http://s.th/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%87%E0%B8%B2%E0%B8%99.pdf"),
        ("http://s.th/?b=2&a=1&&c", "http://s.th/?b=2&a=1&c"),
        ("http://s.th/?", "http://s.th/"),
        ("http://s.th/?a=1&amp;b=2", "http://s.th/?a=1&b=2"),
        ("http://s.th/?utm_source=line&id=7&fbclid=Iw&PHPSESSID=0a1b", "http://s.th/?id=7"),
        ("http://s.th/a;jsessionid=0A1B2C?x=1", "http://s.th/a?x=1"),
        ("http://s.th/(S(abcdefghijklmnopqrstuvwx))/a.aspx", "http://s.th/a.aspx"),
        ("http://s.th/?sid=4", "http://s.th/?sid=4"),
        ("http://s.th/?sid=4f9a0c11e5d24b7788aa&p=1", "http://s.th/?p=1"),
        ("  http://s.th/a\n b  ", "http://s.th/a%20b"),
        ("http://เทศบาล.ไทย/", "http://xn--o3cg7ak5c9d.xn--o3cw4h/"),
        ("//files.suanmali.go.th/1.pdf", "http://files.suanmali.go.th/1.pdf"),
        ("detail.php?id=3", "http://www.suanmali.go.th/news/detail.php?id=3"),
        ("?page=3", "http://www.suanmali.go.th/news/index.php?page=3"),
        ("http:detail.php", "http://www.suanmali.go.th/news/detail.php"),
        ("../", "http://www.suanmali.go.th/"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url, BASE) == expected


@pytest.mark.parametrize(
    "url",
    [
        *("", "  ", "#", "#menu", "mailto:office@suanmali.go.th", "tel:0450000000", "javascript:void(0)"),
        *("JavaScript:go()", "data:text/html,x", "ftp://suanmali.go.th/", "http://", "http://s.th:99999/"),
        *("http://[::1/", "http://a b/", "http://s..th\x00/", "http://" + "ก" * 80 + ".th/"),
        *("http://s.th/" + "a" * 2_000, "http://s.th/" + "ก" * 300),
    ],
)
def test_canonical_refuses(url: str) -> None:
    assert canonical(url, BASE) is None


def test_canonical_without_base_needs_an_absolute_address() -> None:
    assert canonical("/news") is None
    assert canonical("www.suanmali.go.th") is None


@given(
    st.lists(st.sampled_from(["/", "//", "http://", "a", "b.th", "?", "#", "..", "\\", "\n", "&", "ก", "%2e"])).map(
        "".join
    ),
    st.sampled_from(["/a", "http://s.th", "https://s.th/", "/", "//", "http:"]),
)
def test_an_address_from_the_root_leads_to_the_same_from_every_page(rest: str, start: str) -> None:
    url = start + rest
    if re.match(r"(?:https?:/)?/\w", url):
        assert canonical(url, BASE) == canonical(url, "http://www.suanmali.go.th/")
        assert canonical(url, BASE) == canonical(" " + url, BASE)  # the blank keeps it from the quick way


@given(
    st.lists(st.sampled_from(["/", "a", "b.pdf", "?x=1", "&", "ก", "%20", ";c", "-", "/..", "/./"])).map("".join),
    st.sampled_from(
        [BASE, "http://s.th/", "https://s.th:8443/a;b/c?d", "http://s.th", "http://u@s.th/a", "http://[::1]/a"]
    ),
)
def test_addresses_are_joined_as_the_standard_joins_them(rest: str, base: str) -> None:
    assert canonical(f"/a{rest}", base) == canonical(urljoin(base, f"/a{rest}"))


@given(
    st.text(max_size=60),
    st.sampled_from(["", "http://s.th/", "http://s.th/a/", "http://s.th/?", "//", BASE + "&"]),
)
def test_canonical_is_idempotent_and_plain(rest: str, start: str) -> None:
    once = canonical(start + rest, BASE)
    if once is not None:
        assert canonical(once) == once
        assert once.isascii()
        assert once.isprintable()
        assert " " not in once
        assert "#" not in once


@given(st.text(alphabet="aé%2fก./?&=;:@[]\\\t#\ud800", max_size=40))
def test_canonical_is_idempotent_on_awkward_characters(rest: str) -> None:
    once = canonical("http://s.th/" + rest)
    assert once is None or canonical(once) == once


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://2567.s.th/news.php?nid=12", "http://2567.s.th/news.php?nid=#"),
        ("http://s.th/a/2567/09/b", "http://s.th/a/#/#/b"),
        ("http://s.th/dl/6a992d5512345678abcdef0123456789.pdf", "http://s.th/dl/#.pdf"),
        ("http://s.th/dl/k3Jd9Xx01pQz7aWm", "http://s.th/dl/#"),
        ("http://s.th/communicationsoffice12.html", "http://s.th/communicationsoffice#.html"),
        ("http://s.th/%E0%B8%81%E0%B9%92%E0%B9%95", "http://s.th/%E0%B8%81#"),
        ("http://s.th", "http://s.th"),
    ],
)
def test_template(url: str, expected: str) -> None:
    assert template(url) == expected


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_template_is_one_for_alike_pages(a: int, b: int) -> None:
    assert template(f"http://s.th/p/{a}/x.php?id={b}") == template(f"http://s.th/p/{b}/x.php?id={a}")


def test_host_of() -> None:
    assert host_of("http://WWW.s.th:81/a") == "www.s.th"
    assert host_of("/a") == ""
    assert host_of("http://[") == ""


def test_words_of() -> None:
    assert words_of("http://s.th/annual_plan-2567/p.php?n=%E0%B9%81%E0%B8%9C%E0%B8%99&x=1") == (
        "annual plan 2567 p php n แผน x 1"
    )
    assert words_of("http://s.th/%BB%C3%D0%A1%D2%C8.pdf") == "ประกาศ pdf"
    assert words_of("http://[") == ""


@pytest.mark.parametrize(
    ("url", "document", "picture"),
    [
        ("http://s.th/a.PDF", True, False),
        ("http://s.th/get.php?name=a.docx&n=1", True, False),
        ("http://s.th/a.xlsx#page=2", True, False),
        ("http://s.th/order.JPG?w=9", False, True),
        ("http://s.th/a.pdf.html", False, False),
        ("http://s.th/pdf/", False, False),
    ],
)
def test_names_of_documents_and_pictures(url: str, document: bool, picture: bool) -> None:
    assert (names_document(url), names_picture(url)) == (document, picture)
