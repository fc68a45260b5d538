"""A vendor's site: no ITA page; every item hides in hover menus of three levels, the same on every page."""

from __future__ import annotations

from html import escape

from tests.sites.layouts.numbering import serial
from tests.sites.markup import anchor, pages
from tests.sites.towns import Leaf, Reply, Site, Town

__all__ = ["Menus"]

MENU: tuple[tuple[str, tuple[str | tuple[str, tuple[str, ...]], ...]], ...] = (
    ("ข้อมูลหน่วยงาน", ("history", "o1", "o3", ("บุคลากร", ("o2", "council")), "population", "o4")),
    ("แผนงานและงบประมาณ", ("o7", "o8", "o9", "follow_up", ("ป้องกันการทุจริต", ("o32", "o33", "o30", "o31")))),
    ("จัดซื้อจัดจ้าง", ("o14", "o15", "o16", "o17")),
    ("การบริหารงานบุคคล", ("o18", "o19", "o20", "o21", "knowledge")),
    ("บริการประชาชน", ("o13", "o10", "o11", "o12", "o6", "complaint", "survey")),
    ("ธรรมาภิบาล", ("o22", "o23", "o24", "o25", ("No Gift Policy", ("o26", "o27", "o28", "o29")), "o34", "o35", "lpa")),
    ("ข่าวสาร", ("o5", "gallery", "honesty")),
    ("ของดีบ้านเรา", ("otop", "travel")),
)


class Menus:
    def address(self, key: str, number: int, extension: str) -> str:
        name = serial(key, number)
        if extension != "page":
            return f"/files/com_{extension}/{name}.{extension}"
        return f"/page/menu/{name // 10}" if number == 0 else f"/page/detail/{name}/data.html"

    def draw(self, town: Town, leaves: tuple[Leaf, ...]) -> Site:
        by_key = {leaf.key: leaf for leaf in leaves}
        menu = f'<ul id="navmenu">{"".join(branch(by_key, label, below) for label, below in MENU)}</ul>'

        def frame(title: str, inner: str) -> Reply:
            return page(town, menu, title, inner)

        site = pages(leaves, frame)
        latest = "".join(f"<li>{post.date} {anchor(path, post.title)}</li>" for path, post in by_key["o5"].posts)
        site["/"] = site["/home"] = frame("ยินดีต้อนรับ", f"<ul>{latest}</ul>")
        site["/robots.txt"] = Reply(200, "text/plain", b"User-agent: *\nDisallow: /admin/\nCrawl-delay: 0\n")
        return site


def branch(leaves: dict[str, Leaf], label: str, below: tuple[str | tuple[str, tuple[str, ...]], ...]) -> str:
    inside = "".join(twig(leaves, each) if isinstance(each, str) else branch(leaves, *each) for each in below)
    parent = f'<a href="javascript:void(0)"><i class="icon">expand_more</i> {escape(label)}</a>'
    return f"<li>{parent}<ul>{inside}</ul></li>\n"


def twig(leaves: dict[str, Leaf], key: str) -> str:
    leaf = leaves[key]
    return f"<li>{anchor(leaf.target, leaf.label)}</li>" if leaf.target else ""


def page(town: Town, menu: str, title: str, inner: str) -> Reply:
    facts = town.facts
    html = (
        f'<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        f"<title>{facts.body}</title></head>\n<body>\n<div class=top>{facts.body}</div>\n{menu}\n"
        f'<div id="content"><div class="breadcrumb">{anchor("/home", "หน้าแรก")} / {escape(title)}</div>\n'
        f'<div class="topic">{escape(title)}</div>\n{inner}\n</div>\n'
        f"<div id=foot>{facts.body} โทร. {facts.phone}</div></body></html>\n"
    )
    return Reply(200, "text/html; charset=UTF-8", html.encode())
