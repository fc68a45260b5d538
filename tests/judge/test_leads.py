"""Where a site says that an item is, and how much each way of saying it is worth."""

from __future__ import annotations

import pytest

from crawler.judge.leads import Hub, Lead, find_hubs, find_leads
from crawler.judge.site import Site
from tests.judge.parts import index, link_to, seen_site
from tests.judge.seen import BASE, checklist

NAMES = {item.id: item.name_th for item in checklist().items}
SOME = ("o1", "o3", "o4", "o7", "o13", "o20", "o25", "o32", "o34")


def row(number: int | str, name: str, target: str, text: str = "เปิด") -> str:
    return f'<tr><td>{number}</td><td>{name}</td><td><a href="{target}">{text}</a></td></tr>'


def table(year: str, *rows: str) -> str:
    return f"<h1>ITA {year}</h1><table>{''.join(rows)}</table>"


def hub(year: str, folder: str, items: tuple[str, ...] = SOME, text: str = "เปิด") -> str:
    """A table of items that are numbered from one on, whatever their numbers in the checklist."""
    rows = (row(f"o{number}", NAMES[item], f"{folder}/{item}", text) for number, item in enumerate(items, 1))
    return table(year, *rows)


def hubs_of(site: Site) -> tuple[Hub, ...]:
    return find_hubs(site, checklist(), index())


def leads(site: Site, item: str) -> tuple[Lead, ...]:
    return find_leads(site, checklist(), index(), hubs_of(site)).get(item, ())


def told(pages: dict[str, str], item: str) -> list[tuple[str, str]]:
    """Source and path of every lead to `item`, strongest first."""
    return [(lead.source, lead.url.removeprefix(BASE)) for lead in leads(seen_site(pages), item)]


# --- pages that list items --------------------------------------------------------------------------------------------


def test_a_page_that_names_eight_items_is_a_hub() -> None:
    (found,) = hubs_of(seen_site({"/ita": hub("2567", "")}))
    assert found.node.url == f"{BASE}/ita"
    assert found.year == 2567
    assert {item for item, _, _ in found.rows} == set(SOME)


def test_a_page_that_names_seven_is_none_however_often() -> None:
    assert hubs_of(seen_site({"/ita": hub("2567", "", SOME[:7]) + hub("2567", "/again", SOME[:7])})) == ()


@pytest.mark.parametrize("year", ["2567", "ปี ๒๕๖๗", "ประจำปีงบประมาณ พ.ศ. 2567", "FY2567"])
def test_a_hubs_year_stands_above_its_rows(year: str) -> None:
    assert hubs_of(seen_site({"/ita": hub(year, "")}))[0].year == 2567


@pytest.mark.parametrize("title", ["ITA 2566", "OIT 2566", "oit ประจำปี 2566"])
def test_a_hubs_year_may_stand_in_its_title(title: str) -> None:
    assert hubs_of(seen_site({"/ita": f"<title>{title}</title>" + hub("", "")}))[0].year == 2566


def test_a_hub_may_leave_its_year_unsaid() -> None:
    site = seen_site({"/ita": hub("", "")})
    assert hubs_of(site)[0].year is None
    assert leads(site, "o7")[0].source == "hub"


# --- names, not numbers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["เปิด", "รายละเอียด 1", "ดาวน์โหลด", "คลิกที่นี่", "https://www.made-up.test/x"])
def test_a_generic_link_in_a_hub_belongs_to_the_item_of_its_row(text: str) -> None:
    site = seen_site({"/ita": hub("2567", "", text=text)})
    for item in SOME:
        assert leads(site, item)[0].url == f"{BASE}/{item}"
        assert leads(site, item)[0].source == "hub"


def test_a_number_that_belongs_to_another_item_this_year_does_not_move_a_row() -> None:
    """Each year numbers its items afresh: o2 of the table is o3 of the checklist."""
    site = seen_site({"/ita": hub("2566", "")})
    assert [lead.url for lead in leads(site, "o3")] == [f"{BASE}/o3"]
    assert not [lead for lead in leads(site, "o2") if lead.source == "old_hub"]


def test_a_table_of_numbers_alone_announces_nothing() -> None:
    rows = "".join(row(f"o{number}", f"ข้อ o{number}", f"/n{number}") for number in range(1, 36))
    site = seen_site({"/ita": table("2567", rows)})
    assert hubs_of(site) == ()
    assert not [lead for item in NAMES for lead in leads(site, item) if "/n" in lead.url]


# --- worth ------------------------------------------------------------------------------------------------------------


def test_a_hub_of_the_year_outranks_a_menu_and_a_menu_an_old_hub() -> None:
    pages = {
        "/": link_to("/menu/o3", NAMES["o3"]) + link_to("/now", "ITA 2567") + link_to("/old", "ITA 2566"),
        "/now": hub("2567", "/now"),
        "/old": hub("2566", "/old"),
    }
    assert told(pages, "o3") == [("hub", "/now/o3"), ("menu", "/menu/o3"), ("old_hub", "/old/o3")]


def test_a_menu_outranks_a_link_in_passing_and_that_a_title() -> None:
    pages = {
        "/": link_to("/menu", "อำนาจหน้าที่") + link_to("/deep", "ข่าว"),
        "/menu": "<p>กอ</p>",
        "/deep": link_to("/passing", "อำนาจหน้าที่ของเทศบาล") + link_to("/titled", "ต่อไป"),
        "/passing": "<p>ขอ</p>",
        "/titled": "<h1>อำนาจหน้าที่</h1><p>คำ</p>",
    }
    assert told(pages, "o3") == [("menu", "/menu"), ("link", "/passing"), ("title", "/titled")]


def test_of_several_leads_to_one_address_the_strongest_stands() -> None:
    pages = {"/": link_to("/x", NAMES["o3"]) + link_to("/ita", "ITA 2567"), "/ita": hub("2567", ""), "/x": "<p>คำ</p>"}
    pages["/ita"] = pages["/ita"].replace('"/o3"', '"/x"')
    assert told(pages, "o3") == [("hub", "/x")]


def test_a_label_of_another_year_is_worth_half() -> None:
    pages = {
        "/": link_to("/old", "แผนปฏิบัติการป้องกันการทุจริต 2564") + link_to("/new", "แผนปฏิบัติการป้องกันการทุจริต 2567"),
        "/old": "<p>คำ</p>",
        "/new": "<p>คำ</p>",
    }
    new, old = leads(seen_site(pages), "o32")
    assert (new.url, old.url) == (f"{BASE}/new", f"{BASE}/old")
    assert old.strength < 0.6 * new.strength


def test_for_an_item_without_a_year_no_label_is_old() -> None:
    (lead,) = leads(seen_site({"/": link_to("/x", "ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ 2564"), "/x": "<p>คำ</p>"}), "o20")
    assert lead.strength > 0.8


def test_a_label_that_fits_another_item_better_is_no_lead() -> None:
    pages = {"/": link_to("/report", NAMES["o33"]), "/report": "<p>คำ</p>"}
    assert told(pages, "o33")
    assert not told(pages, "o32")


def test_a_look_alike_is_no_lead() -> None:
    assert told({"/": link_to("/x", "แผนพัฒนาการศึกษา"), "/x": "<p>คำ</p>"}, "o7") == []


def test_an_error_page_announces_nothing() -> None:
    site = seen_site({"/": link_to("/gone", "ข่าว")})
    assert all(lead.page != f"{BASE}/gone" for item in NAMES for lead in leads(site, item))


def test_at_most_a_dozen_leads_are_kept_the_strongest() -> None:
    pages = {"/": "".join(link_to(f"/p{number}", f"อำนาจหน้าที่ {number}") for number in range(30))}
    pages["/"] += link_to("/best", NAMES["o3"])
    found = leads(seen_site(pages), "o3")
    assert len(found) == 12
    assert found[0].strength == max(lead.strength for lead in found)
