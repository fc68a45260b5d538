"""What each piece of evidence shows by itself; covers that only carry documents, and empty pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.checklist import Item
from crawler.judge.findings import Finding
from crawler.judge.site import Node
from crawler.judge.weigh import of_substance, ranked
from tests.judge.parts import case_of, document_node, finding, item, page_node, part, reading, table
from tests.judge.seen import BASE

CASE = case_of()
RESULTS, MONEY = part("phrase", "แล้วเสร็จ", key="results"), part("money")
ITEM = item(RESULTS, MONEY)
COVER = "<h1>รายงานประจำปี</h1><p>เทศบาลขอเผยแพร่รายงานประจำปี เพื่อให้ประชาชนรับทราบโดยทั่วกัน ดังเอกสารที่แนบมานี้</p>"
LONG = "<p>" + "เทศบาลจัดโครงการขุดลอกคลองเพื่อป้องกันน้ำท่วมในฤดูฝน " * 12 + "</p>"


def paper(name: str, *lines: str) -> Node:
    return document_node(*lines, url=f"{BASE}/{name}.pdf")


def carried(found: Finding, by: Finding) -> Finding:
    """The finding as that of what the page of the other links to."""
    return replace(found, piece=replace(found.piece, parent=by.piece.url, depth=1))


def codes(of: Item, *findings: Finding) -> list[str]:
    return [each.code for each in of_substance(of, findings, CASE)[1]]


# --- what is weighed --------------------------------------------------------------------------------------------------


def test_each_good_finding_is_weighed_by_the_required_parts_it_shows() -> None:
    found = (
        finding("ok", paper("both", "แล้วเสร็จ", "งบประมาณ 5,000 บาท")),
        finding("ok", paper("one", "แล้วเสร็จ")),
        finding("stale_year", paper("old", "แล้วเสร็จ", "งบประมาณ 5,000 บาท")),
        finding("ok", paper("none", "คำนำ")),
    )
    good, told = of_substance(ITEM, found, CASE)
    assert [(each.parts, each.shown, each.shows_nothing) for each in good] == [
        ((True, True), 2.0, False),
        ((True, False), 1.0, False),
        ((False, False), 0.0, True),
    ]
    assert told == list(found)


def test_a_part_that_cannot_be_told_counts_half_and_an_advisory_one_not_at_all() -> None:
    wanted = item(part("photos"), part("phrase", "ปัญหา", key="hint", level="advisory"))
    (each,), _ = of_substance(wanted, (finding("ok", paper("a", "ปัญหา")),), CASE)
    assert (each.parts, each.shown, each.shows_nothing) == ((None,), 0.5, True)


# --- covers -----------------------------------------------------------------------------------------------------------


def test_a_short_page_without_the_parts_is_the_cover_of_what_it_carries() -> None:
    cover = finding("ok", page_node(COVER))
    for code in ("ok", "stale_year", "unreadable", "dead_link"):
        document = carried(finding(code, paper("report", "แล้วเสร็จ")), cover)
        assert codes(ITEM, cover, document) == ["index", code]


def test_a_short_page_that_shows_a_part_counts_where_a_document_of_its_is_good() -> None:
    cover = finding("ok", page_node(f"{COVER}<p>ดำเนินการแล้วเสร็จทุกโครงการ</p>"))
    good, old = (carried(finding(code, paper(code, "งบประมาณ 5,000 บาท")), cover) for code in ("ok", "stale_year"))
    assert codes(ITEM, cover, good) == ["ok", "ok"]
    assert codes(ITEM, cover, old) == ["index", "stale_year"]


@pytest.mark.parametrize(
    "more",
    [
        "<p>ดำเนินการแล้วเสร็จ ใช้งบประมาณ 5,000 บาท</p>",
        LONG,
        table("โครงการ|สถานะ", "อบรม|-"),
        '<form><textarea name="q"></textarea></form>',
    ],
    ids=["every part", "long", "table", "form"],
)
def test_a_page_with_something_of_its_own_is_no_cover(more: str) -> None:
    page = finding("ok", page_node(COVER + more))
    assert codes(ITEM, page, carried(finding("stale_year", paper("old", "-")), page)) == ["ok", "stale_year"]


def test_documents_of_another_page_make_no_cover() -> None:
    page, other = finding("ok", page_node(COVER)), finding("index", page_node("", url=f"{BASE}/other"))
    assert codes(ITEM, page, other, carried(finding("stale_year", paper("old", "-")), other))[0] == "ok"


def test_what_is_neither_good_nor_bad_is_no_document_that_it_carries() -> None:
    page = finding("ok", page_node(COVER))
    for code in ("index", "elsewhere"):
        assert codes(ITEM, page, carried(finding(code, paper("a", "-")), page))[0] == "ok"


def test_a_map_on_another_host_makes_no_cover_of_a_page_that_shows_something() -> None:
    shows = finding("ok", page_node(f"{COVER}<p>แล้วเสร็จ</p>"))
    assert codes(ITEM, shows, carried(finding("off_site", at="https://maps.test/x"), shows))[0] == "ok"
    silent = finding("ok", page_node(COVER))
    assert codes(ITEM, silent, carried(finding("off_site", at="https://maps.test/x"), silent))[0] == "index"


def test_a_list_is_never_a_cover() -> None:
    page = finding("ok", page_node(COVER))
    assert codes(item(RESULTS, kind="news"), page, carried(finding("ok", paper("a", "-")), page)) == ["ok", "ok"]


def test_a_document_is_never_a_cover() -> None:
    page = finding("ok", paper("cover", "รายงานประจำปี"))
    assert codes(ITEM, page, carried(finding("stale_year", paper("old", "-")), page))[0] == "ok"


@pytest.mark.parametrize(("html", "code"), [("<h1>รายงาน</h1><p>โปรดติดตาม</p>", "empty_page"), (COVER + COVER, "ok")])
def test_a_page_with_next_to_nothing_is_empty(html: str, code: str) -> None:
    assert codes(ITEM, finding("ok", page_node(html))) == [code]


def test_a_page_that_says_that_there_is_nothing_yet_is_empty_however_long() -> None:
    assert codes(ITEM, finding("ok", page_node(f"{LONG}<p>ยังไม่มีข้อมูล</p>"))) == ["empty_page"]
    assert codes(ITEM, finding("ok", page_node(f"{LONG}<p>ยังไม่มีข้อมูล</p><p>แล้วเสร็จ</p>"))) == ["ok"]


def test_a_picture_may_say_what_a_few_words_do_not() -> None:
    page = page_node('<h1>รายงาน</h1><p>โปรดติดตาม</p><img src="/chart.png" width="900" height="1200">')
    assert codes(ITEM, finding("ok", page)) == ["ok"]


def test_a_crowded_page_that_shows_nothing_of_the_item_is_a_list() -> None:
    page = page_node(LONG)
    crowded = replace(CASE, crowded=frozenset({page.url}))
    assert of_substance(ITEM, (finding("ok", page),), crowded)[1][0].code == "index"
    shows = page_node(f"{LONG}<p>แล้วเสร็จ</p>")
    assert of_substance(ITEM, (finding("ok", shows),), crowded)[1][0].code == "ok"


# --- the best first ---------------------------------------------------------------------------------------------------


def best(of: Item, *findings: Finding) -> str:
    return ranked(of, of_substance(of, findings, CASE)[0], CASE)[0].piece.url.rsplit("/", 1)[1]


def test_what_shows_most_comes_first_then_what_is_called_the_item_then_the_year_then_the_lead() -> None:
    one = finding("ok", paper("one", "แล้วเสร็จ"), subject="unknown", strength=0.9)
    both = finding("ok", paper("both", "แล้วเสร็จ", "งบประมาณ 5,000 บาท"), subject="unknown", strength=0.3)
    own = finding("ok", paper("own", "แล้วเสร็จ"), subject="own", strength=0.3)
    assert best(ITEM, one, both, own) == "both.pdf"
    assert best(ITEM, one, own) == "own.pdf"
    yearly = item(RESULTS, year="assessed")
    right = finding("ok", paper("right", "แล้วเสร็จ"), strength=0.3, year=reading("2567"))
    silent = finding("ok", paper("silent", "แล้วเสร็จ"), strength=0.9)
    assert best(yearly, silent, right) == "right.pdf"
    assert best(item(RESULTS), silent, right) == "silent.pdf"


def test_of_a_list_the_page_itself_comes_first() -> None:
    page = finding("ok", page_node("<h1>ข่าว</h1>", url=f"{BASE}/news"))
    entry = finding("ok", paper("entry", "แล้วเสร็จ"), depth=1)
    assert best(item(RESULTS, kind="news"), entry, page) == "news"
