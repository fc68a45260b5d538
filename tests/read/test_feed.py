"""Feeds give their entries with the titles, through the reader, and whatever a stranger puts into them."""

from __future__ import annotations

import time

import pytest

from crawler.read.feed import read_feed
from crawler.read.reader import read

SITE = "https://baansuk.example/"

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>เทศบาล</title><link>/</link>
<item><title><![CDATA[แผน &amp; <b>งบ</b>]]></title><link> /news?id=1&amp;x=2 </link>
<enclosure url="/files/plan.pdf" length="1"/></item>
<item><link><![CDATA[/news?id=2]]></link><title>ประกาศ &quot;ราคากลาง&quot;</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>ข่าว</title><link href="/self"/>
<entry><title type="html">รายงาน&lt;br&gt;ผล</title><link rel="alternate" href='/report.pdf'/></entry></feed>"""
RDF = '<?xml version="1.0"?><rdf:RDF><channel/><item rdf:about="x"><title>o1</title><link>/o1</link></item></rdf:RDF>'


@pytest.mark.parametrize(
    ("feed", "found"),
    [
        (RSS, [("news?id=1&x=2", "แผน & งบ"), ("files/plan.pdf", "แผน & งบ"), ("news?id=2", 'ประกาศ "ราคากลาง"')]),
        (ATOM, [("report.pdf", "รายงาน ผล")]),
        (RDF, [("o1", "o1")]),
    ],
)
@pytest.mark.parametrize("declared", ["application/rss+xml", "text/xml", "text/plain", ""])
def test_a_feed_is_a_list_of_titled_links_whatever_it_is_declared_to_be(
    feed: str, found: list[tuple[str, str]], declared: str
) -> None:
    content = read(feed.encode(), SITE + "rss", declared)
    assert [(link.url.removeprefix(SITE), link.text) for link in content.links] == found
    assert (content.kind, content.lines, content.title) == ("text", (), "")


def test_other_xml_and_pages_that_speak_of_feeds_are_none() -> None:
    assert read(b'<?xml version="1.0"?><menu><item><link>/a</link></item></menu>', SITE, "text/xml").links == ()
    assert read(b"<html><body>rss: &lt;rss <rss>", SITE, "text/html").kind == "page"
    assert read(b"see <rss version=2> for more", SITE, "text/plain").lines


def test_a_feed_of_a_stranger_is_bounded() -> None:
    many = "<rss>" + "".join(f"<item><link>/{number}</link>" for number in range(5_000))
    assert len(read_feed(many, SITE).links) == 1_000
    started = time.perf_counter()
    for hostile in ("<item " * 400_000, "<item><title><![CDATA[" * 100_000, "<item><link " + "a" * 2_000_000):
        read_feed("<rss>" + hostile, SITE)
    assert time.perf_counter() - started < 5
