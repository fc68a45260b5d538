"""The way that a list states: read as people write it, followed as people click."""

from __future__ import annotations

import pytest

from crawler.judge.site import Site
from crawler.judge.stated import follow, stated_steps
from crawler.models import Content, Link, Path, Resource

BASE = "https://www.town.example"


def seen(path: str, *links: Link, title: str = "", lines: tuple[str, ...] = ()) -> tuple[Resource, Content]:
    resource = Resource(id=1, url=BASE + path, status=200, media_type="text/html", size=1)
    return resource, Content(kind="page", title=title, lines=lines, links=links)


def link(path: str, text: str, *menu: str, via: str = "a", context: str = "") -> Link:
    return Link(url=BASE + path, text=text, menu=menu, context=context, via=via)  # type: ignore[arg-type]


SITE = Site(
    BASE + "/",
    [
        seen(
            "/",
            link("/ita", "การประเมิน ITA 2567", "เกี่ยวกับเรา"),
            link("/news", "ข่าวประชาสัมพันธ์"),
            link("/unseen", "แกลเลอรี"),
            link("/", "หน้าหลัก"),
        ),
        seen("/ita", link("/o7", "เปิด", context="o7 | แผนพัฒนาท้องถิ่น"), lines=("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",)),
        seen("/news", link("/frame", "", via="iframe")),
        seen("/frame", link("/o5", "ข่าวทั้งหมด")),
        seen("/o7"),
        seen("/o5"),
    ],
)


@pytest.mark.parametrize(
    ("explanation", "steps"),
    [
        ("หน้าหลัก > ITA 2567 > โครงสร้าง", ("ITA 2567", "โครงสร้าง")),
        ("หน้าแรก->เมนู ITA->คลิกโครงสร้าง", ("ITA", "โครงสร้าง")),
        (
            "เข้าเว็บไซต์ www.a.go.th เลือกเมนู “ก่อสร้าง” → “ข้อมูล (1)” → เลือกเอกสาร “แผน” (ชื่อเอกสาร “แผน 2567”)",
            ("ก่อสร้าง", "ข้อมูล (1)", "แผน"),
        ),
        ("www.a.go.th → ITA", ("ITA",)),
        ("ดูที่หน้าเว็บ", ()),
        ("", ()),
    ],
)
def test_the_labels_to_click_are_read(explanation: str, steps: tuple[str, ...]) -> None:
    assert stated_steps(explanation, 0, 1) == steps


def test_numbered_ways_belong_to_the_addresses_in_their_order() -> None:
    told = "เข้าเว็บไซต์ www.a.go.th แล้ว\n1) เลือกเมนู “ก”\n2) เลือกเมนู “ข” → “ค”"
    assert [stated_steps(told, place, 2) for place in (0, 1)] == [("ก",), ("ข", "ค")]
    assert stated_steps(told, 0, 1) == ("ก", "ข", "ค"), "one address: all lines are its way"


@pytest.mark.parametrize(
    ("steps", "path", "found"),
    [
        (("การประเมิน ITA 2567", "แผนพัฒนาท้องถิ่น"), "/o7", "followed"),
        (("เกี่ยวกับเรา", "การประเมิน ITA", "แผนพัฒนา"), "/o7", "followed"),
        (("การประเมิน ITA 2567", "ตัวชี้วัดที่ 9", "o7 แผนพัฒนาท้องถิ่น"), "/o7", "followed"),
        (("การประเมิน ITA 2567",), "/o7", "followed"),
        (("ข่าวประชาสัมพันธ์", "ข่าวทั้งหมด"), "/o5", "followed"),
        (("ข่าวประชาสัมพันธ์",), "/o7", "differs"),
        (("บริการออนไลน์", "ร้องเรียน"), "/o7", "differs"),
        (("แกลเลอรี", "ภาพกิจกรรม"), "/o7", "unknown"),
        ((), "/o7", "unstated"),
    ],
)
def test_a_way_is_followed_leniently_and_never_past_what_was_seen(
    steps: tuple[str, ...], path: str, found: Path
) -> None:
    assert follow(steps, BASE + path, SITE) == found
