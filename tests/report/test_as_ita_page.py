"""ita-page.html: a fragment for a town's website, safe to paste and free of gaps."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from crawler.models import Evidence, Report
from crawler.report import to_ita_page
from tests.report.hostile import ATTACKS, LINKS, hostile
from tests.report.sample import ROWS, checklist, report

TAGS = {"div", "h2", "h3", "h4", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "a"}
ATTRIBUTES = {"lang", "style", "scope", "href"}


class Source(HTMLParser):
    """What stands in the source: tags with their attributes, comments, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.comments: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.text += data


def page(told: Report | None = None, lang: str = "th") -> str:
    return to_ita_page(told or report(), lang, checklist())


def test_every_item_that_is_met_or_may_be_is_listed_with_its_evidence() -> None:
    drawn = LexborHTMLParser(page())
    listed = [node.text() for node in drawn.css('th[scope="row"]')]
    assert listed == [each.id for each in report().items if each.status in ("met", "unverifiable")]
    row = drawn.css("tbody tr")[4]
    assert [node.text().strip() for node in row.css("th, td")] == [
        "o7",
        "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน",
        "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) (PDF)",
    ]
    (link,) = row.css("a")
    assert link.attributes["href"] == "https://www.thungsathit.example/files/plan-2566-2570.pdf"


def test_headings_captions_and_scopes_tell_it_to_those_who_do_not_see_it() -> None:
    drawn = LexborHTMLParser(page())
    assert drawn.css("div[lang=th]")
    assert [node.text() for node in drawn.css("h2")] == ["การเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. 2567"]
    assert [node.text() for node in drawn.css("h3")] == ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "ตัวชี้วัดที่ 10 การป้องกันการทุจริต"]
    levels = [int((node.tag or "")[1]) for node in drawn.css("h2, h3, h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(drawn.css("table > caption")) == len(drawn.css("table")) == len(drawn.css("h4")) == 7
    assert all(node.attributes.get("scope") in ("row", "col") for node in drawn.css("th"))


def test_it_holds_nothing_that_a_cms_would_throw_away() -> None:
    source = Source(page())
    assert {tag for tag, _ in source.tags} <= TAGS
    assert {name for _, attributes in source.tags for name in attributes} <= ATTRIBUTES


def test_gaps_are_told_to_the_official_and_to_nobody_else() -> None:
    source = Source(page())
    about, *gaps = source.comments
    assert "มีลิงก์แล้ว 25 จาก 35 ข้อ" in about
    assert [gap.split()[0] for gap in gaps] == [each.id for each in report().items if each.status != "met"]
    assert "ข้อมูลผู้บริหาร" not in source.text
    assert "อยู่ระหว่างจัดทำ" not in source.text
    (missing,) = [gap for gap in gaps if gap.startswith(" o9 ")]
    assert "ยังไม่แสดงในหน้านี้" in missing
    assert "วิธีแก้: เผยแพร่รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2566" in missing
    (unsure,) = [gap for gap in gaps if gap.startswith(" o17 ")]
    assert "โปรดเปิดดูเองก่อนเผยแพร่" in unsure


def test_only_the_comments_follow_the_language() -> None:
    thai, english = Source(page()), Source(page(lang="en"))
    assert thai.text == english.text
    assert thai.tags == english.tags
    assert "Paste all of this" in english.comments[0]
    assert "Fix" not in english.text
    assert page() == page()


def test_a_group_without_a_listed_item_has_no_heading() -> None:
    source = Source(page(report(rows=(ROWS[1], ROWS[8]))))
    assert [tag for tag, _ in source.tags] == ["div", "h2", "p"]
    assert len(source.comments) == 3


def test_two_links_of_an_item_have_different_names() -> None:
    whole = report()
    same = tuple(Evidence(url=f"https://town.example/{n}", kind="pdf", title="แผน") for n in range(3))
    one = msgspec.structs.replace(whole.items[0], evidence=(*same, same[0]))
    drawn = LexborHTMLParser(page(msgspec.structs.replace(whole, items=(one,))))
    assert [node.text() for node in drawn.css("li a")] == ["แผน (PDF)", "แผน (PDF) #2", "แผน (PDF) #3"]
    untitled = msgspec.structs.replace(one, evidence=(msgspec.structs.replace(same[0], title=""),))
    drawn = LexborHTMLParser(page(msgspec.structs.replace(whole, items=(untitled,))))
    assert [node.text() for node in drawn.css("a")] == ["โครงสร้าง (PDF)"]


def assert_inert(text: str) -> None:
    source = Source(text)
    assert {tag for tag, _ in source.tags} <= TAGS
    assert {name for _, attributes in source.tags for name in attributes} <= ATTRIBUTES
    for _, attributes in source.tags:
        assert re.match(r"https?://", attributes.get("href") or "https://")
    assert len(source.comments) == 3, "one about the page, two about its gaps"
    for comment in source.comments:
        assert not re.search(r"--|[<>\[\]{}]|-$", comment)
    assert text.count("<!--") == text.count("-->") == 3
    assert not set(text) & set("[]{}\u202e\x00\x1b")
    drawn = LexborHTMLParser(text)
    assert drawn.css("script, img, b") == []
    assert len(drawn.css("tbody tr")) in (0, 2)


@pytest.mark.parametrize("url", LINKS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_text_from_strangers_stays_text(attack: str, url: str) -> None:
    assert_inert(page(hostile(attack, url)))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert_inert(page(hostile(text, f"https://town.example/{text}")))


@settings(deadline=None)
@given(st.text("-!<>[]{}&; \n\t\x00\u202ea", max_size=40))
def test_no_signs_end_a_comment(text: str) -> None:
    assert_inert(page(hostile(text), "en"))
