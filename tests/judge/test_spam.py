"""What intruders put on a page is told from what the body wrote, whichever way they put it there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.judge.spam import Spam, spam_of, without_spam
from crawler.models import Content, Link, Resource
from crawler.read.reader import read
from crawler.urls import host_of
from tests.judge.seen import BASE
from tests.text.test_spam import ADVERTISEMENTS, HONEST

AD = "สล็อตเว็บตรง แตกง่าย ฝากถอนไม่มีขั้นต่ำ"
TEXT = "".join(f"<p>งานที่ {number} ของเทศบาลซึ่งเสร็จตามกำหนดเวลาแล้ว</p>" for number in range(20))


def inside(url: str) -> bool:
    return host_of(url) == host_of(BASE)


def content(body: str, title: str = "เทศบาลตำบลบ้านสมมติ", url: str = f"{BASE}/news", head: str = "") -> Content:
    html = f"<!doctype html><meta charset=utf-8><title>{title}</title>{head}<body>{body}</body>"
    return read(html.encode(), url, "text/html; charset=utf-8")


def seen(body: str, title: str = "เทศบาลตำบลบ้านสมมติ", path: str = "/news", status: int = 200, head: str = "") -> str:
    """The kind of what was seen, or nothing."""
    url = BASE + path
    found = spam_of(Resource(id=1, url=url, status=status), content(body, title, url, head), inside)
    return found.kind if found else ""


# --- the four states --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "path", "body"),
    [
        (AD, "/?p=1", f"<h1>{AD}</h1>{TEXT}"),
        (AD, "/?p=1", f"<p>{AD}</p><p>บาคาร่าออนไลน์ เครดิตฟรี</p><p>แทงบอล เว็บตรง</p>{TEXT}"),
        ("slot gacor", "/wp-content/uploads/slot-gacor.html", "<p>Situs slot gacor terpercaya</p><p>menu</p>"),
        ("เทศบาลตำบลบ้านสมมติ", "/slot-gacor.html", f"<h1>{AD}</h1>{TEXT}"),
        ("百家乐", "/news/9", "<p>澳门博彩 娱乐城 百家乐</p>"),
    ],
)
def test_a_page_of_the_intruders_own(title: str, path: str, body: str) -> None:
    assert seen(body, title, path) == "page"


@pytest.mark.parametrize(
    "injected",
    [
        f"<div style='display:none'><a href='https://shop.example/'>{AD}</a></div>",
        "<div style='position:absolute;left:-9999px'>สล็อต บาคาร่า คาสิโน</div>",
        f"<p><a href='https://x.example/'>{AD}</a></p>",
        "<a href='/wp-content/slot-gacor.html'>อ่านต่อ</a>",
        "<a href='https://www.ufabet168.example/'><img src=b.gif alt=''></a>",
        "<a href='https://x.example/1'>สล็อต</a> <a href='https://x.example/2'>บาคาร่า</a>",
        "<p hidden>สล็อต</p><p hidden>บาคาร่า</p>",
        f"<p>{AD}</p><p>บาคาร่าออนไลน์ เครดิตฟรี</p><p>แทงบอล เว็บตรง</p>",
    ],
)
def test_links_and_words_in_an_honest_page(injected: str) -> None:
    assert seen(TEXT + injected) == "links"


def test_a_description_for_engines_only_is_words_in_an_honest_page() -> None:
    assert seen(TEXT, head=f'<meta name="Description" content="{AD}">') == "links"


@pytest.mark.parametrize(
    "target", ["https://www.ufabet168.example/", f"{BASE}/slot-gacor.html", "https://x.example/สล็อตเว็บตรง"]
)
def test_a_redirect_to_a_gambling_site(target: str) -> None:
    found = spam_of(Resource(id=1, url=f"{BASE}/plan", status=302, location=target), None, inside)
    assert found == Spam("redirect", target, is_theirs=True)


def test_a_page_that_a_script_sends_to_a_gambling_site() -> None:
    page = content(TEXT + "<script>window.location.href='https://www.ufabet168.example/'</script>")
    found = spam_of(Resource(id=1, url=f"{BASE}/news", status=200), page, inside)
    assert found == Spam("redirect", "https://www.ufabet168.example/")  # what it says is still the body's
    assert without_spam(page, found, inside) == content(TEXT)


@pytest.mark.parametrize(
    "body",
    [
        TEXT + "<p>Notice: Undefined index: HTTP_USER_AGENT googlebot in index.php on line 3</p>",
        "<p>if (preg_match('/googlebot|bingbot|yandexbot/i', $_SERVER['HTTP_USER_AGENT']))</p>" + TEXT,
    ],
)
def test_code_that_asks_for_search_engines(body: str) -> None:
    assert seen(body) == "cloaking"


def test_a_title_that_the_page_knows_nothing_of() -> None:
    assert seen(TEXT, title=AD) == "cloaking"


# --- honest look-alikes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_page_is_honest_throughout(text: str) -> None:
    link = f"<a href='https://news.example/{text}'>{text}</a>"
    page = f"<h1>{text}</h1><p>{text}</p>{link}<p hidden>{text}</p>"
    assert seen(page, title=text, path=f"/news/{text}") == ""


@pytest.mark.parametrize(
    "body",
    [
        "<p>บอร์ดนี้ถามว่า สล็อตเว็บตรงคืออะไร</p>",  # one line of a visitor is no break-in
        "<p><a href='https://news.example/1'>คาสิโน</a></p>",
        "<p>ผู้เข้าชมขณะนี้: googlebot, bingbot</p>",
        "<p hidden>แผนพัฒนาท้องถิ่น</p>",
    ],
)
def test_one_mark_is_not_enough(body: str) -> None:
    assert seen(TEXT + body) == ""


def test_a_page_that_says_that_the_intruders_page_is_gone_is_clean() -> None:
    body = "<h1>404</h1><p>The requested URL /slot-gacor.html was not found</p>"
    assert seen(body, title="slot-gacor.html not found", path="/slot-gacor.html", status=404) == ""


def test_a_redirect_to_elsewhere_is_honest() -> None:
    for target in (f"{BASE}/home", "https://www.facebook.example/town", "https://news.example/เตือนภัยสล็อตเว็บตรง"):
        assert spam_of(Resource(id=1, url=f"{BASE}/", status=302, location=target), None, inside) is None


# --- what is left -----------------------------------------------------------------------------------------------------


def test_an_honest_page_is_left_as_the_body_wrote_it() -> None:
    link = "<a href='/plan.pdf'>แผนพัฒนา</a>"
    clean = content(TEXT + link)
    hacked = content(f"{TEXT}{link}<p>{AD}</p><h2>{AD}</h2><a href='https://x.example/'>{AD}</a>")
    assert without_spam(hacked, Spam("links", AD), inside) == clean
    assert without_spam(content(TEXT, title=AD), Spam("cloaking", AD), inside).title == ""


def test_of_the_intruders_page_only_the_ways_on_are_left() -> None:
    page = content(f"<h1>{AD}</h1><a href='/plan'>แผนพัฒนา</a><a href='/x'>{AD}</a>", title=AD)
    left = without_spam(page, Spam("page", AD, is_theirs=True), inside)
    assert [link.text for link in left.links] == ["แผนพัฒนา"]
    assert (left.title, left.headings, left.lines) == ("", (), ())


lines = st.lists(st.one_of(st.text(max_size=40), st.sampled_from(ADVERTISEMENTS + HONEST)), max_size=6).map(tuple)
links = lines.map(lambda words: tuple(Link(url=f"https://x.example/{word}", text=word) for word in words))
pages = st.builds(
    Content, kind=st.just("page"), title=st.text(max_size=20), headings=lines, lines=lines, concealed=lines, links=links
)
resources = st.builds(Resource, id=st.just(1), url=st.text(max_size=30), status=st.integers(0, 599))


@settings(deadline=None, max_examples=200)
@given(resource=resources, page=pages)
def test_nothing_makes_it_raise_and_what_is_left_is_clean(resource: Resource, page: Content) -> None:
    found = spam_of(resource, page, inside)
    if found is not None:
        left = without_spam(page, found, inside)
        words = (left.title, *left.headings, *left.lines, *(link.text for link in left.links))
        assert not set(words) & set(ADVERTISEMENTS)
