"""What belongs to a site, and what is never worth a fetch."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive import twin_key
from crawler.crawl import Scope
from crawler.crawl.scope import _is_endless
from crawler.models import Link
from crawler.urls import canonical

TOWN = Scope("https://www.baansuk.example/index.php")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.baansuk.example/a",
        "https://baansuk.example/a",
        "http://baansuk.example/",
        "http://www.baansuk.example/x?y=z",
    ],
)
def test_the_host_and_its_twin_belong_by_either_scheme(url: str):
    assert TOWN.admits(url)
    assert TOWN.is_home(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://2020.baansuk.example/",
        "https://notbaansuk.example/",
        "https://baansuk.example.evil.example/",
        "https://www.example/",
        "https://baansuk.example:8080/",
        "https://1.2.3.4/baansuk.example",
    ],
)
def test_others_do_not_belong(url: str):
    assert not TOWN.admits(url)
    assert TOWN.refusal(Link(url=url)) == "scope"


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("สล็อตเว็บตรง แตกง่าย", "?p=981", "spam"),
        ("อ่านต่อ", "wp-content/uploads/slot-gacor.html", "spam"),
        ("", "?slot=gacor88", "spam"),
        ("เตือนภัยเว็บพนันออนไลน์ สล็อตเว็บตรง", "news/12", ""),
        ("จัดซื้อการ์ดจอ PCI slot", "news/13", ""),
    ],
)
def test_pages_of_intruders_are_not_worth_a_fetch(text: str, path: str, reason: str):
    assert TOWN.refusal(Link(url=f"https://www.baansuk.example/{path}", text=text)) == reason


def test_subdomains_belong_if_asked_for():
    wide = Scope("https://www.baansuk.example/", subdomains=True)
    assert wide.admits("https://2020.baansuk.example/")
    assert wide.admits("http://a.b.baansuk.example/")
    assert not wide.admits("https://notbaansuk.example/")
    assert not wide.admits("https://2020.baansuk.example:8080/")
    assert not wide.is_home("https://2020.baansuk.example/")


def test_a_port_of_its_own_is_kept():
    local = Scope("http://127.0.0.1:8123/")
    assert local.admits("http://127.0.0.1:8123/a")
    assert not local.admits("http://127.0.0.1:8124/a")
    assert not local.admits("http://127.0.0.1/a")


@pytest.mark.parametrize(
    "path",
    ["a.mp3", "A.MP4", "setup.exe", "app.apk", "style.css?v=2", "jquery.min.js", "font.woff2", "favicon.ico"],
)
def test_media_and_machinery_are_left(path: str):
    assert TOWN.refusal(Link(url=f"https://baansuk.example/{path}")) == "media"


@pytest.mark.parametrize(
    "path",
    ["a.pdf", "scan.jpg", "a.php", "a.js.php", "a.zip", "plan.xlsx", "a.asp?file=x.mp3", "mp3", "v1.mp3/detail", ""],
)
def test_pages_documents_and_linked_pictures_are_not(path: str):
    assert TOWN.refusal(Link(url=f"https://baansuk.example/{path}")) == ""


def test_what_a_script_goes_to_is_never_taken_for_machinery():
    assert TOWN.refusal(Link(url="https://baansuk.example/go.js", via="script")) == ""


@pytest.mark.parametrize(
    ("path", "endless"),
    [
        ("/a/b/a/b/a/b", True),
        ("/x/a/a/a", True),
        ("/index.php/index.php/index.php/", True),
        ("/%E0%B8%81/%E0%B8%81/%E0%B8%81", True),
        ("/" + "/".join("abcdefghijklm"), True),
        ("/" + "/".join("abcdefghijkl"), False),
        ("/public/list/data/index/menu/1144/catid/9/page/2", False),
        ("/1/1/1/1", False),
        ("/2567/2567/2567/x", False),
        ("/a/b/a/b", False),
        ("/ab/abab/ababab", False),
        ("/", False),
    ],
)
def test_paths_that_go_round_are_traps(path: str, endless: bool):
    assert (TOWN.refusal(Link(url="https://baansuk.example" + path)) == "trap") == endless


@pytest.mark.parametrize(
    ("path", "acts"),
    [
        ("/poll.php?act=vote", True),
        ("/index.php?id=5&action=delete", True),
        ("/board?delete&id=7", True),
        ("/logout", True),
        ("/user/log-out.php", True),
        ("/board/like/123", True),
        ("/poll.php?act=result", False),
        ("/news/delete-old-licences-campaign", False),
        ("/index.php?page=remove-waste", False),
        ("/tags/votes", False),
        ("/index.php?model", False),
        ("/search?q=devote&like=", False),
        ("/rate/2567/fees.pdf", False),
    ],
)
def test_what_would_do_something_is_never_opened(path: str, acts: bool):
    assert (TOWN.refusal(Link(url="https://baansuk.example" + path)) == "action") == acts


@given(st.lists(st.sampled_from(["a", "b", "1", "%E0%B8%81"]), max_size=1_000).map("/".join))
def test_no_path_takes_long(path: str):
    started = time.perf_counter()
    _is_endless("/" + path)
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://baansuk.example/a", "https://www.baansuk.example/a/"),
        ("https://baansuk.example/", "http://www.baansuk.example/"),
        ("https://baansuk.example/a?b=1", "http://baansuk.example/a?b=1"),
        ("https://baansuk.example/a?b=1&c=2", "https://baansuk.example/a?c=2&b=1"),
        (
            "https://baansuk.example/i.php?id=5",
            "https://baansuk.example/i.php?id=5&tmpl=component&print=1&layout=default",
        ),
        ("https://baansuk.example/?p=5", "https://baansuk.example/?p=5&print=print"),
    ],
)
def test_twins_have_one_key(one: str, other: str):
    assert twin_key(one) == twin_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://baansuk.example/a", "http://baansuk.example/A"),
        ("http://baansuk.example/a?b=1/", "http://baansuk.example/a?b=1"),
        ("http://baansuk.example/a?b=1", "http://baansuk.example/a/?b=1"),
        ("http://baansuk.example:81/a", "http://baansuk.example/a"),
        ("http://baansuk.example/a?layout=default", "http://baansuk.example/a"),
        ("http://baansuk.example/a?print=5", "http://baansuk.example/a"),
        ("http://baansuk.example/", "http://www2.baansuk.example/"),
    ],
)
def test_others_have_not(one: str, other: str):
    assert twin_key(one) != twin_key(other)


@given(st.text(max_size=40))
def test_every_address_has_a_key_and_a_scope(text: str):
    url = canonical(text, "https://baansuk.example/a/")
    if url is not None:
        assert twin_key(url) == twin_key(url.replace("https://", "http://", 1))
        assert TOWN.refusal(Link(url=url)) in ("", "scope", "action", "media", "trap", "spam")
