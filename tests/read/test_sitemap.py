"""A sitemap gives its addresses, through the reader as on its own, and whatever a stranger puts into it."""

from __future__ import annotations

import gzip
import time

import pytest

from crawler.read.reader import read
from crawler.read.sitemap import MOST_IN_SITEMAP, is_sitemap, read_sitemap

SITE = "https://baansuk.example/"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"<urlset><url><loc>/a</loc></url></urlset>", [SITE + "a"]),
        (b"<sm:urlset><sm:url><sm:loc>\n /a?b=1&amp;c=2 \n</sm:loc></sm:url></sm:urlset>", [SITE + "a?b=1&c=2"]),
        (b"<sitemapindex><sitemap><LOC><![CDATA[/pages.xml]]></LOC></sitemap></sitemapindex>", [SITE + "pages.xml"]),
        ("<urlset><loc>/แผน</loc></urlset>".encode(), [SITE + "%E0%B9%81%E0%B8%9C%E0%B8%99"]),
        (b"<urlset><loc>javascript:alert(1)</loc><loc></loc><loc>/b</urlset>", [SITE + "b"]),
        (b"<urlset><loc>/a</loc><image:image><image:loc>/a.jpg</image:loc></image:image>", [SITE + "a"]),
        (b"<urlset><loc>" + b"x" * 9_000 + b"</loc>", []),
    ],
)
def test_sitemaps_give_their_addresses(body: bytes, found: list[str]) -> None:
    assert [link.url for link in read_sitemap(body, SITE).links] == found


def test_sitemaps_are_told_from_other_files() -> None:
    assert is_sitemap(b'<?xml version="1.0"?>\n<urlset xmlns="x">')
    assert is_sitemap(b"<sitemapindex>")
    assert not is_sitemap(b"<rss><channel>")
    assert not is_sitemap(b"<html>" + b" " * 2_000 + b"<urlset>")


def test_a_sitemap_of_a_stranger_is_bounded() -> None:
    body = b"<urlset>" + b"".join(b"<loc>/%d</loc>" % number for number in range(20_000))
    assert len(read_sitemap(body, SITE).links) == MOST_IN_SITEMAP
    started = time.perf_counter()
    for hostile in (b"<loc>" * 400_000, b"<loc>" + b" " * 2_000_000, b"<loc><![CDATA[" * 100_000):
        read_sitemap(b"<urlset>" + hostile, SITE)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("declared", ["application/xml", "text/xml", "text/html", "application/octet-stream", ""])
def test_the_reader_knows_a_sitemap_whatever_it_is_declared_to_be(declared: str) -> None:
    body = b'<?xml version="1.0"?><urlset><url><loc>/a</loc></url></urlset>'
    assert read(body, SITE + "sitemap.xml", declared) == read_sitemap(body, SITE)


PACKED = gzip.compress(b"<urlset><url><loc>/a</loc></url></urlset>", mtime=0)


@pytest.mark.parametrize("declared", ["application/x-gzip", "application/xml", "application/octet-stream", ""])
def test_a_packed_sitemap_is_unpacked(declared: str) -> None:
    content = read(PACKED, SITE + "sitemap.xml.gz", declared)
    assert [(link.url, link.via) for link in content.links] == [(SITE + "a", "sitemap")]


@pytest.mark.parametrize("body", [gzip.compress(b"<html>", mtime=0), PACKED[:12], b"\x1f\x8b" + b"x" * 100])
def test_other_packed_files_are_not(body: bytes) -> None:
    content = read(body, SITE + "sitemap.xml.gz", "application/gzip")
    assert (content.links, content.quality, content.reason) == ((), "none", "format not read: application/gzip")


def test_a_packed_sitemap_that_bursts_is_read_as_far_as_a_plain_one() -> None:
    bomb = gzip.compress(b"<urlset><loc>/a</loc>" + b" " * 200_000_000 + b"<loc>/b</loc>")
    assert [link.url for link in read(bomb, SITE, "application/gzip").links] == [SITE + "a"]


def test_a_text_of_addresses_only_is_a_sitemap() -> None:
    listed = read(b"https://baansuk.example/a\r\n\nhttps://baansuk.example/b?x=1\n", SITE + "urllist.txt", "text/plain")
    assert [(link.url, link.via) for link in listed.links] == [(SITE + "a", "sitemap"), (SITE + "b?x=1", "sitemap")]
    assert listed.lines == ()


def test_addresses_in_another_text_are_links_with_their_line() -> None:
    text = "แผนพัฒนา https://baansuk.example/plan.pdf.\nดู www.baansuk.example/ita หรือ a@www.x.example"
    told = read(text.encode(), SITE + "readme.txt", "text/plain")
    assert [(link.url, link.context) for link in told.links] == [
        (SITE + "plan.pdf", "แผนพัฒนา https://baansuk.example/plan.pdf."),
        ("http://www.baansuk.example/ita", "ดู www.baansuk.example/ita หรือ a@www.x.example"),
    ]
    assert len(told.lines) == 2
