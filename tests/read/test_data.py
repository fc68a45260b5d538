"""JSON, scripts, plain text."""

from __future__ import annotations

import json

from crawler.models import Content
from crawler.read.reader import read
from crawler.read.script import addresses_in, data_addresses

SITE = "http://www.suanmali.go.th"


def read_json(data: object) -> Content:
    return read(json.dumps(data, ensure_ascii=False).encode(), SITE + "/api/page.json", "application/json")


def test_json_menu_becomes_links_with_their_menu() -> None:
    content = read_json(
        {
            "menus": [
                {
                    "id": 1,
                    "label": "ข้อมูลพื้นฐาน",
                    "children": [
                        {"label": "โครงสร้าง", "url": "/api/pages/1.json"},
                        {"title": "บุคลากร", "items": [{"name": "ผู้บริหาร", "href": "staff/2", "icon": "user"}]},
                    ],
                },
                {"title": "รูป", "src": "/a.png"},
            ]
        }
    )
    assert [(found.url, found.text, found.menu, found.via) for found in content.links] == [
        (SITE + "/api/pages/1.json", "โครงสร้าง", ("ข้อมูลพื้นฐาน",), "data"),
        (SITE + "/staff/2", "ผู้บริหาร", ("ข้อมูลพื้นฐาน", "บุคลากร"), "data"),
    ]
    paths = read_json({"title": "บุคลากร", "items": [{"name": "ผู้บริหาร", "href": "/staff/2", "year": 2567}]})
    assert [(found.url, found.context, found.menu) for found in paths.links] == [
        (SITE + "/staff/2", "2567", ("บุคลากร",)),
    ]


def test_json_page_with_html_inside() -> None:
    content = read_json(
        {
            "title": "คู่มือ",
            "slug": "manual",
            "html": "<h2>ขั้นตอน</h2><table><tr><th>ที่<th>งาน<tr><td>1<td>รับเรื่อง</table>"
            "<p><a href='files/m.pdf'>ดาวน์โหลด</a><img src=/p.jpg alt=ภาพ></p><form><input name=q></form>",
            "staff": [{"name": "นางเอ ใจดี", "position": "ปลัด", "phone": "045-000-000"}],
            "tags": ["งานทะเบียน", "<b>หนา</b>"],
        }
    )
    assert content.kind == "json"
    assert content.title == "คู่มือ"
    assert content.lines == (
        *("คู่มือ", "ขั้นตอน", "ที่ | งาน", "1 | รับเรื่อง", "ดาวน์โหลด"),
        *("นางเอ ใจดี | ปลัด | 045-000-000", "งานทะเบียน", "หนา"),
    )
    assert content.headings == ("ขั้นตอน",)
    assert content.tables[0].header == ("ที่", "งาน")
    assert [found.url for found in content.links] == [SITE + "/files/m.pdf"]
    assert content.images[0].alt == "ภาพ"
    assert content.forms[0].fields[0].name == "q"


def test_json_that_is_none_or_too_deep() -> None:
    assert read(b"{nope", SITE + "/a.json", "application/json").reason.startswith("damaged")
    assert read(b"[" * 100_000, SITE + "/a.json", "application/json").quality == "none"
    assert read(b"[" * 900 + b'"x"' + b"]" * 900, SITE + "/a.json", "application/json").lines == ("x",)


def test_a_script_tells_where_its_data_lies() -> None:
    code = (
        'const a="/api/menu.json";axios.get("/api/v1/news?page=1");fetch("/api/item/"+id);import("./chunk.js");'
        'x=`/api/page/${n}.json`;y="/api/:id";z="https://cdn.example/api/x.json";w="data/staff.json";i="/img/a.png"'
    )
    content = read(code.encode(), SITE + "/assets/app.js", "text/javascript")
    assert content.kind == "text"
    assert content.lines == ()
    assert [(found.url, found.via) for found in content.links] == [
        (SITE + "/api/menu.json", "script"),
        (SITE + "/api/v1/news?page=1", "script"),
        (SITE + "/data/staff.json", "script"),
    ]


def test_addresses_in_a_script_are_bounded() -> None:
    assert len(data_addresses(";".join(f'"/api/{n}"' for n in range(500)))) == 50
    assert len(addresses_in(";".join(f'location.href="/p{n}"' for n in range(500)))) == 50


def test_addresses_that_a_script_leads_to() -> None:
    assert addresses_in("if(a){top.location = '/Home'}") == ["/Home"]
    assert addresses_in("location.href='/p.php?id=' + id") == []
    assert addresses_in("document.write('<a href=\"/royal.php\">ลงนาม</a>')") == ["/royal.php"]
    assert addresses_in("var a = 1") == []


def test_plain_text_in_any_charset() -> None:
    for codec in ("utf-8", "cp874", "utf-16"):
        content = read("ประกาศเทศบาล\n\nเรื่อง  แผน".encode(codec), SITE + "/a.txt", "text/plain")
        assert (content.kind, content.title, content.lines) == ("text", "ประกาศเทศบาล", ("ประกาศเทศบาล", "เรื่อง แผน"))
    assert read(b" \n ", SITE + "/a.txt", "text/plain").reason == "empty"
