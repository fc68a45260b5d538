"""What draws the crawl: the lists of items of the year, then the items, their documents, and last the look-alikes."""

from __future__ import annotations

import pytest

from crawler.crawl import Guide
from crawler.crawl.limits import PROMISE
from crawler.judge import ChecklistGuide
from crawler.models import Content, Link, Referrer, Resource
from tests.judge.parts import link
from tests.judge.seen import BASE, checklist

HOME = Referrer(url=BASE, title="หน้าหลัก", headings=("ยินดีต้อนรับ",))
PLAN_PAGE = Referrer(url=f"{BASE}/plan", title="แผนปฏิบัติการป้องกันการทุจริต")
LONG = "โครงการอบรมให้ความรู้แก่เจ้าหน้าที่ตามแผน "


def guide() -> ChecklistGuide:
    return ChecklistGuide(checklist())


def worth(text: str, page: Referrer = HOME, *, at: str = f"{BASE}/x", **told: object) -> float:
    return guide().priority(link(text, at, **told), page)


def saw(one: ChecklistGuide, seen: Link, content: Content | None, status: int = 200) -> None:
    one.priority(seen, HOME)
    one.saw(Resource(id=1, url=seen.url, status=status), content)


def test_it_is_a_guide() -> None:
    one: Guide = guide()
    assert one.settled() == (0, len(checklist().items))


# --- ranking ----------------------------------------------------------------------------------------------------------


def test_the_order_in_which_things_are_fetched() -> None:
    order = [
        worth("ITA 2567"),
        worth("", via="iframe"),
        worth("แผนปฏิบัติการป้องกันการทุจริต"),
        worth("ดาวน์โหลด", PLAN_PAGE, at=f"{BASE}/a.pdf"),
        worth("อ่านต่อ", PLAN_PAGE),
        worth("ITA 2564"),
        worth("แผนปฏิบัติการป้องกันการทุจริต 2564"),
        worth("ท่องเที่ยวชุมชน", menu=("เกี่ยวกับเรา",)),
        worth("ฎีกา", at=f"{BASE}/a.pdf"),
        worth("ฎีกา"),
        worth("แผนป้องกันและบรรเทาสาธารณภัย"),
    ]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == len(order)
    assert all(0 <= promise <= 1 for promise in order)


@pytest.mark.parametrize("item", checklist().items, ids=lambda item: item.id)
def test_every_item_draws_the_crawl_by_its_name(item) -> None:
    assert worth(item.name_th) > 0.8


@pytest.mark.parametrize("via", ["frame", "iframe", "meta", "script"])
def test_parts_of_a_page_come_before_other_pages(via: str) -> None:
    assert worth("", via=via) > worth("โครงสร้าง")


def test_a_generic_link_is_read_from_its_row() -> None:
    assert worth("เปิด", context="o3 | อำนาจหน้าที่ | เปิด") == worth("อำนาจหน้าที่")


def test_a_hub_that_names_no_year_may_be_of_the_year() -> None:
    assert worth("การเปิดเผยข้อมูลสาธารณะ (OIT)") == worth("ITA 2567")


def test_of_an_item_that_asks_for_last_years_data_last_years_is_right() -> None:
    name = "รายงานผลการดำเนินการป้องกันการทุจริตประจำปี"
    assert worth(f"{name} 2566") > 0.8
    assert worth(f"{name} 2567") < 0.4


def test_of_an_item_that_asks_for_no_year_no_year_is_wrong() -> None:
    assert worth("ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ 2564") > 0.8


def test_an_old_document_on_an_items_page_is_only_a_document() -> None:
    assert worth("ปี 2563", PLAN_PAGE, at=f"{BASE}/a.pdf") < worth("ปี 2567", PLAN_PAGE, at=f"{BASE}/a.pdf")


# --- enough -----------------------------------------------------------------------------------------------------------


def test_an_item_of_which_a_dozen_pages_were_fetched_draws_no_more() -> None:
    one = guide()
    before = one.priority(link("อำนาจหน้าที่"), HOME)
    for number in range(12):
        saw(one, link("อำนาจหน้าที่", f"{BASE}/{number}"), Content(kind="page"))
    assert one.priority(link("อำนาจหน้าที่"), HOME) < 0.3 < before
    assert one.priority(link("โครงสร้าง"), HOME) > 0.8


def test_what_could_not_be_fetched_does_not_count() -> None:
    one = guide()
    for number in range(12):
        saw(one, link("อำนาจหน้าที่", f"{BASE}/{number}"), None, status=404)
    assert one.priority(link("อำนาจหน้าที่"), HOME) > 0.8


# --- settled ----------------------------------------------------------------------------------------------------------

NAME = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"


def settled(content: Content, label: str = NAME, status: int = 200) -> int:
    one = guide()
    saw(one, link(label), content, status)
    return one.settled()[0]


def test_a_document_that_calls_itself_the_item_and_of_its_year_settles_it() -> None:
    assert settled(Content(kind="pdf", lines=(NAME, "ส่วนที่ 1"))) == 1
    assert settled(Content(kind="pdf", title=NAME)) == 1


def test_a_page_settles_an_item_by_its_heading_and_enough_words() -> None:
    assert settled(Content(kind="page", headings=(NAME,), lines=(LONG * 20,))) == 1
    assert settled(Content(kind="page", headings=(NAME,), lines=(LONG,))) == 0
    assert settled(Content(kind="page", lines=(NAME, LONG * 20))) == 0


@pytest.mark.parametrize(
    "content",
    [
        Content(kind="pdf", lines=("แผนปฏิบัติการป้องกันการทุจริต ประจำปี 2564",)),
        Content(kind="pdf", lines=("แผนปฏิบัติการป้องกันการทุจริต",)),
        Content(kind="pdf", lines=("บทนำ", LONG)),
        Content(kind="pdf", title=NAME, quality="none", reason="scan: no text layer"),
    ],
)
def test_an_old_an_undated_another_or_an_unreadable_document_settles_nothing(content: Content) -> None:
    assert settled(content) == 0


def test_an_error_page_settles_nothing() -> None:
    assert settled(Content(kind="pdf", lines=(NAME,)), status=404) == 0


def test_a_list_of_news_settles_its_item_by_being_there() -> None:
    assert settled(Content(kind="page", lines=("ข่าว",)), "ข่าวประชาสัมพันธ์") == 1
    assert settled(Content(kind="page"), "ข่าวประชาสัมพันธ์") == 0


def test_what_nothing_announced_settles_nothing() -> None:
    one = guide()
    one.saw(Resource(id=1, url=f"{BASE}/x", status=200), Content(kind="pdf", lines=(NAME,)))
    assert one.settled() == (0, len(checklist().items))


def test_an_item_is_settled_once() -> None:
    one = guide()
    for number in range(3):
        saw(one, link(NAME, f"{BASE}/{number}"), Content(kind="pdf", lines=(NAME,)))
    assert one.settled()[0] == 1


# --- what was learnt on the way ---------------------------------------------------------------------------------------


def test_a_picture_without_words_may_be_anything() -> None:
    assert PROMISE <= worth("") < worth("โครงสร้าง")
    assert worth("", via="text") < PROMISE, "a sitemap names thousands of addresses without a word"


def test_a_picture_of_the_list_of_items_is_known_by_its_address() -> None:
    assert worth("", at=f"{BASE}/ita/ita2567.htm") == worth("ITA 2567")
    assert worth("", at=f"{BASE}/ita/ita2564.htm") == worth("ITA 2564")
    assert worth("", at=f"{BASE}/capital.htm") < worth("", at=f"{BASE}/ita.htm")


def test_another_years_list_is_needless_once_the_years_own_is_there() -> None:
    one = guide()
    saw(one, link("ITA 2567", f"{BASE}/ita2567"), Content(kind="page", lines=("ITA",)))
    assert one.priority(link("ITA 2564", f"{BASE}/ita2564"), HOME) < PROMISE


def test_a_page_is_about_what_the_links_to_it_promised() -> None:
    one, page = guide(), Referrer(url=f"{BASE}/p", title="รายละเอียด", headings=("จัดซื้อจัดจ้าง",))
    one.priority(link("แผนปฏิบัติการป้องกันการทุจริต", f"{BASE}/p"), HOME)
    paper = link("ดาวน์โหลด", f"{BASE}/a.pdf")
    assert one.priority(paper, page) == worth("ดาวน์โหลด", PLAN_PAGE, at=f"{BASE}/a.pdf")


def test_what_stands_on_every_page_does_not_belong_to_the_items_page() -> None:
    one, menu = guide(), link("สมุดเยี่ยม", f"{BASE}/guestbook", menu=("เมนู",))
    before = one.priority(menu, HOME)
    assert one.priority(menu, PLAN_PAGE) == before < PROMISE


def test_of_names_much_alike_the_one_whose_year_fits_is_meant() -> None:
    """o34 and o35 are called almost alike; o35 shows last year's data."""
    assert worth("การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566") > 0.8
