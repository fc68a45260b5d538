"""The way of a visitor: the labels to click from the home page on."""

from __future__ import annotations

from crawler.judge.clicks import click_paths
from crawler.judge.site import Site
from tests.judge.parts import link_to, seen_site
from tests.judge.seen import BASE, page, records
from tests.sites import Reply


def paths(pages: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {url.removeprefix(BASE): path for url, path in click_paths(seen_site(pages)).items()}


def test_the_start_is_the_home_page() -> None:
    assert paths({"/": "<p>ยินดีต้อนรับ</p>"}) == {"/": ("หน้าหลัก",)}


def test_every_page_gets_its_shortest_way() -> None:
    seen = paths(
        {
            "/": link_to("/a", "แผนงาน") + link_to("/c", "ทางลัด"),
            "/a": link_to("/b", "แผนพัฒนา"),
            "/b": link_to("/c", "ทางยาว") + link_to("/d.pdf", "เล่มแผน"),
            "/c": "",
        }
    )
    assert seen["/b"] == ("หน้าหลัก", "แผนงาน", "แผนพัฒนา")
    assert seen["/c"] == ("หน้าหลัก", "ทางลัด")
    assert seen["/d.pdf"] == ("หน้าหลัก", "แผนงาน", "แผนพัฒนา", "เล่มแผน")


def test_the_menu_entries_around_a_link_are_clicked_first() -> None:
    menu = '<ul><li><a href="#">แผนงาน</a><ul><li><a href="/a">แผนพัฒนา</a></li></ul></li></ul>'
    assert paths({"/": menu, "/a": ""})["/a"] == ("หน้าหลัก", "แผนงาน", "แผนพัฒนา")


def test_frames_are_part_of_their_page_and_nothing_to_click() -> None:
    seen = paths({"/": '<iframe src="/menu"></iframe>', "/menu": link_to("/a", "แผนงาน"), "/a": ""})
    assert seen["/menu"] == ("หน้าหลัก",)
    assert seen["/a"] == ("หน้าหลัก", "แผนงาน")


def test_a_picture_button_is_called_what_it_leads_to() -> None:
    seen = paths({"/": '<a href="/a"><img src="/b1.gif"></a>', "/a": "<h1>แผนพัฒนาท้องถิ่น</h1><p>คำ</p>"})
    assert seen["/a"] == ("หน้าหลัก", "แผนพัฒนาท้องถิ่น")


def test_a_picture_button_with_words_is_called_by_them() -> None:
    seen = paths({"/": '<a href="/a"><img src="/b1.gif" alt="แผนงาน"></a>', "/a": "<h1>แผนพัฒนาท้องถิ่น</h1>"})
    assert seen["/a"] == ("หน้าหลัก", "แผนงาน")


def test_names_of_icons_are_not_words() -> None:
    assert paths({"/": link_to("/a", "expand_more แผนงาน"), "/a": ""})["/a"] == ("หน้าหลัก", "แผนงาน")


def test_the_home_page_and_the_bodys_name_are_no_steps() -> None:
    home = link_to("/a", "เทศบาลตำบลบ้านสมมติ")
    assert paths({"/": home, "/a": link_to("/b", "หน้าแรก"), "/b": link_to("/c", "แผนงาน"), "/c": ""})["/c"] == (
        "หน้าหลัก",
        "แผนงาน",
    )


def test_a_generic_link_is_called_by_its_row() -> None:
    row = '<table><tr><td>1</td><td>อำนาจหน้าที่</td><td><a href="/a">เปิด</a></td></tr></table>'
    assert paths({"/": row, "/a": ""})["/a"] == ("หน้าหลัก", "อำนาจหน้าที่")


def test_a_label_that_never_ends_is_cut() -> None:
    assert len(paths({"/": link_to("/a", "แผน " * 100), "/a": ""})["/a"][-1]) <= 120


def test_a_redirect_keeps_its_way() -> None:
    moved = Reply(302, "text/html", b"", (("Location", "/b"),))
    pages = {"/": page(link_to("/a", "แผนงาน")), "/a": moved, "/b": page("<p>คำ</p>")}
    seen = click_paths(Site(f"{BASE}/", records(pages)))
    assert seen[f"{BASE}/b"] == ("หน้าหลัก", "แผนงาน")


def test_another_site_is_no_place_to_go_on_from() -> None:
    assert "https://elsewhere.test/" not in click_paths(seen_site({"/": link_to("https://elsewhere.test/", "กรม")}))
