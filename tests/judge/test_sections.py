"""Pages that show several items one below the other: each item by its own part."""

from __future__ import annotations

import pytest

from crawler.judge.leads import Lead
from crawler.judge.pieces import pieces_of
from crawler.judge.sections import is_crowded, names, section_of
from crawler.judge.site import Node
from tests.judge.parts import case_of, index, link_to, page_node, seen_site, table
from tests.judge.seen import BASE, checklist

PLAN, REPORT, BUYING = (checklist().item(key).name_th for key in ("o32", "o33", "o14"))
FORM = '<form><input name="q"><textarea name="t"></textarea></form>'
CROWD = (
    f"<p>คำนำของหน้า</p><h2>{PLAN}</h2><p>มาตรการที่ 1</p>{table('โครงการ|งบประมาณ', 'อบรม|5,000')}"
    f"{link_to('/plan.pdf', 'ฉบับเต็ม')}<h3>หมายเหตุ</h3><p>ของแผน</p>"
    f"<h2>{REPORT}</h2><p>ผลที่ 1</p>{link_to('/report.pdf', 'ฉบับเต็ม')}"
    f"<h2>{BUYING}</h2><p>ซื้อกระดาษ</p>{FORM}<h2>เรื่องอื่น ๆ</h2><p>ท้ายหน้า</p>"
)


def part(html: str, key: str) -> Node:
    return section_of(page_node(html), key, index())


# --- is it crowded ----------------------------------------------------------------------------------------------------


def test_a_page_with_headings_of_three_items_is_crowded() -> None:
    assert is_crowded(page_node(CROWD), checklist(), index())


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>{PLAN}</h2><h2>{REPORT}</h2>",
        f"<h2>{PLAN}</h2><h2>{PLAN} 2566</h2><h2>{PLAN} 2565</h2>",
        f"<p>{PLAN}</p><p>{REPORT}</p><p>{BUYING}</p>",
        "<h2>สถานที่ท่องเที่ยว</h2><h2>สินค้า OTOP</h2><h2>ประวัติความเป็นมา</h2>",
        "",
    ],
)
def test_two_items_one_item_of_three_years_mere_lines_and_look_alikes_are_no_crowd(html: str) -> None:
    assert not is_crowded(page_node(html), checklist(), index())


# --- whose part -------------------------------------------------------------------------------------------------------


def test_an_items_part_goes_from_its_heading_to_that_of_another() -> None:
    plan = part(CROWD, "o32")
    assert plan.lines[0] == PLAN
    assert {"มาตรการที่ 1", "หมายเหตุ", "ของแผน"} <= set(plan.lines)
    assert not {"คำนำของหน้า", "ผลที่ 1", "ซื้อกระดาษ", "ท้ายหน้า"} & set(plan.lines)
    assert plan.url == page_node("").url


def test_its_tables_links_and_forms_go_with_it() -> None:
    plan, report, buying = (part(CROWD, key) for key in ("o32", "o33", "o14"))
    assert [one.header for one in plan.content.tables] == [("โครงการ", "งบประมาณ")]
    assert [link.url.removeprefix(BASE) for link in plan.links] == ["/plan.pdf"]
    assert [link.url.removeprefix(BASE) for link in report.links] == ["/report.pdf"]
    assert (len(plan.forms), len(report.forms), len(buying.forms)) == (0, 0, 1)
    assert (report.content.tables, report.content.headings) == ((), (REPORT,))


def test_a_heading_for_other_matters_ends_a_part() -> None:
    assert "ท้ายหน้า" not in part(CROWD, "o14").lines


def test_an_item_may_have_several_parts() -> None:
    lines = part(f"<h2>{PLAN}</h2><p>ก</p><h2>{BUYING}</h2><p>ข</p><h2>{PLAN} (ต่อ)</h2><p>ค</p>", "o32").lines
    assert lines == (PLAN, "ก", f"{PLAN} (ต่อ)", "ค")


def test_where_no_heading_names_the_item_the_whole_page_is_its_part() -> None:
    page = page_node(CROWD)
    assert section_of(page, "o20", index()) is page
    assert section_of(page_node(""), "o20", index()).lines == ()


def test_names_are_weighed_against_what_fits_best_besides() -> None:
    own, other = names(index(), PLAN, "o32")
    assert own == 1.0
    assert other < own
    assert names(index(), PLAN, "o14")[1] == 1.0
    assert names(index(), "", "o14") == (0.0, 0.0)


# --- behind a lead ----------------------------------------------------------------------------------------------------


def test_of_a_crowded_page_a_lead_shows_the_items_own_part_and_documents() -> None:
    site = seen_site({"/all": CROWD, "/plan.pdf": "", "/report.pdf": ""})
    pieces = pieces_of(Lead("o32", f"{BASE}/all", PLAN, 0.9, "menu", f"{BASE}/"), case_of(site))
    assert [piece.url.removeprefix(BASE) for piece in pieces] == ["/all", "/plan.pdf"]
    assert pieces[0].node is not None
    assert "ผลที่ 1" not in pieces[0].node.lines
    assert [piece.parent for piece in pieces] == ["", f"{BASE}/all"]
