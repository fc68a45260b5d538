"""A site of today: a menu with few entries, and an ITA page whose table leads to every item by code and address."""

from __future__ import annotations

from html import escape

from tests.sites.content import GROUPS, ITEMS
from tests.sites.documents import write
from tests.sites.layouts.numbering import serial
from tests.sites.markup import Frame, anchor, pages
from tests.sites.server import BASE
from tests.sites.towns import Leaf, Reply, Site, Town

__all__ = ["Hub"]

HUB, OLD_HUB = "/ita.php", "/ita.php?year=2566"
IN_MENU = ("o1", "o2", "o3", "o4", "o5", "o6", "o13", "o23")
OLD = (("O11", "แผนดำเนินงานประจำปี", "o8", 2566), ("O13", "รายงานผลการดำเนินงานประจำปี", "o9", 2565),
       ("O22", "รายงานผลการจัดซื้อจัดจ้าง", "o17", 2565), ("O31", "ประกาศนโยบาย No Gift Policy", "o26", 2566))  # fmt: skip
"""Rows of last year's page: its own code and label, whose content they lead to, of which year."""


class Hub:
    def address(self, key: str, number: int, extension: str) -> str:
        name = serial(key, number)
        if extension != "page":
            return f"/uploads/document/{name}_c.{extension}"
        return f"/content.php?cid={name}" if number == 0 else f"/view.php?nid={name}"

    def draw(self, town: Town, leaves: tuple[Leaf, ...]) -> Site:
        by_key = {leaf.key: leaf for leaf in leaves}
        menu = self.menu(by_key)

        def frame(title: str, inner: str) -> Reply:
            return page(town, menu, title, inner)

        site = pages(leaves, frame)
        site["/"] = site["/index.php"] = frame("หน้าหลัก", home(by_key))
        site[HUB] = frame("การประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2567", hub_table(by_key))
        site |= self.old_hub(town, frame)
        addresses = "".join(f"<url><loc>{BASE}{escape(path)}</loc></url>" for path in site if ".php" in path)
        sitemap = (
            f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{addresses}</urlset>'
        )
        site["/sitemap.xml"] = Reply(200, "application/xml", sitemap.encode())
        robots = f"User-agent: *\nDisallow: /admin/\nSitemap: {BASE}/sitemap.xml\n"
        site["/robots.txt"] = Reply(200, "text/plain", robots.encode())
        return site

    def menu(self, leaves: dict[str, Leaf]) -> str:
        about = ["history", *IN_MENU[:4], "council"]
        service = ["o13", "o6", "o23", "complaint", "survey"]
        more = ["o5", "gallery", "otop", "travel", "population", "lpa", "follow_up", "honesty", "knowledge"]
        hub = f"<li>{anchor(HUB, 'การประเมิน ITA 2567')}</li><li>{anchor(OLD_HUB, 'การประเมิน ITA 2566')}</li>"
        return (
            f'<ul class="menu"><li>{anchor("/index.php", "หน้าหลัก")}</li>'
            + group("เกี่ยวกับเทศบาล", entries(leaves, about))
            + group("บริการประชาชน", entries(leaves, service))
            + group("ข่าวและกิจกรรม", entries(leaves, more))
            + group("ITA", hub)
            + "</ul>"
        )

    def old_hub(self, town: Town, frame: Frame) -> Site:
        rows: list[str] = []
        site: Site = {}
        for place, (code, label, item, year) in enumerate(OLD):
            post = ITEMS[item][1](town.facts, year)[0]
            path = f"/uploads/document/66{place:02}_o.{post.medium}"
            site[path] = Reply(200, *write(post, town.facts.body))
            rows.append(f"<tr><td>{code}</td><td>{label}</td><td>{anchor(path, 'เปิดดู')}</td></tr>")
        inner = f'<table border="1"><tr><th>ข้อ</th><th>ข้อมูล</th><th>เอกสาร</th></tr>{"".join(rows)}</table>'
        site[OLD_HUB] = frame("การประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2566", inner)
        return site


def page(town: Town, menu: str, title: str, inner: str) -> Reply:
    facts = town.facts
    html = (
        f'<!DOCTYPE html>\n<html lang="th"><head><meta charset="utf-8">'
        f"<title>{escape(title)} - {facts.body}</title></head>\n<body>"
        f"<header><strong>{facts.body}</strong> อำเภอ{facts.district} จังหวัด{facts.province}</header>\n"
        f"<nav>{menu}</nav>\n"
        f"<main><h1>{escape(title)}</h1>\n{inner}\n</main>\n"
        f"<footer>สงวนลิขสิทธิ์ {facts.body} ผู้เข้าชม 48,213 ครั้ง</footer></body></html>\n"
    )
    return Reply(200, "text/html; charset=utf-8", html.encode())


def group(label: str, inner: str) -> str:
    return f'<li><a href="javascript:void(0)">{label}</a><ul>{inner}</ul></li>\n'


def entries(leaves: dict[str, Leaf], keys: list[str]) -> str:
    return "".join(f"<li>{anchor(leaves[key].target, leaves[key].label)}</li>" for key in keys if leaves[key].target)


def home(leaves: dict[str, Leaf]) -> str:
    def block(title: str, key: str) -> str:
        entries = "".join(f"<li>{anchor(path, post.title)} {post.date}</li>" for path, post in leaves[key].posts)
        return f"<h2>{title}</h2><ul>{entries}</ul>"

    return block("ข่าวประชาสัมพันธ์", "o5") + block("ภาพกิจกรรม", "gallery") + block("ของดีในตำบล", "otop")


def hub_table(leaves: dict[str, Leaf]) -> str:
    rows = []
    for name, items in GROUPS.items():
        rows.append(f'<tr><th colspan="4">{name}</th></tr>')
        rows += [hub_row(leaves[item]) for item in items]
    return f'<table border="1"><tr><th>ข้อ</th><th>ข้อมูล</th><th>URL</th><th>คำอธิบาย</th></tr>\n{"".join(rows)}</table>'


def hub_row(leaf: Leaf) -> str:
    files = [path for path, post in leaf.posts if post.medium not in ("page", "article")]
    targets = [leaf.target, *files] if leaf.target else []
    links = "<br>".join(anchor(target, (target if "://" in target else BASE + target)) for target in targets)
    note = f"หน้าหลัก &gt; ITA 2567 &gt; {escape(leaf.label)}" if targets else "-"
    return f"<tr><td>{leaf.key}</td><td>{escape(leaf.label)}</td><td>{links}</td><td>{note}</td></tr>\n"
