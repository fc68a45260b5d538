"""Small things for unit tests of the judge's parts: one page, one document, one site, one case, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from crawler.checklist import Element, Item, label_index
from crawler.judge.case import Case
from crawler.judge.data_year import YearReading
from crawler.judge.findings import Finding
from crawler.judge.leads import Lead, Source, find_hubs
from crawler.judge.pieces import Piece
from crawler.judge.prose import prose_of
from crawler.judge.sections import is_crowded
from crawler.judge.site import Node, Site
from crawler.judge.subject import Subject
from crawler.models import Content, Link, Resource
from crawler.read.reader import read
from crawler.text import Body, LabelIndex, find_years
from tests.judge.seen import BASE, checklist, records, site_of
from tests.sites import Reply

__all__ = [
    "OWN",
    "case_of",
    "document_node",
    "finding",
    "index",
    "item",
    "link",
    "link_to",
    "page_node",
    "part",
    "reading",
    "seen_site",
    "table",
]

OWN = Body(kind="เทศบาลตำบล", name="บ้านสมมติ")


def page_node(body: str, *, title: str = "", **told: Any) -> Node:
    """A page by itself, so that every line of it is its own. `told` are fields of its Resource."""
    html = f"<!doctype html><meta charset=utf-8><title>{title}</title><body>{body}</body>"
    url = told.pop("url", f"{BASE}/page.html")
    content = read(html.encode(), url, "text/html; charset=utf-8")
    resource = Resource(**{"id": 1, "url": url, "status": 200, "media_type": "text/html", **told})
    return Node(resource, content, content.lines, content.links, content.forms, content.images)


def document_node(*lines: str, title: str = "", url: str = f"{BASE}/file.pdf", **told: Any) -> Node:
    """A document of which the text is `lines`. `told` are fields of its Content."""
    content = Content(**{"kind": "pdf", "title": title, "lines": lines, **told})
    resource = Resource(id=1, url=url, status=200, media_type="application/pdf")
    return Node(resource, content, content.lines, content.links, content.forms, content.images)


def seen_site(pages: Mapping[str, str | Reply]) -> Site:
    """Small pages as a whole site, each with the body's name in its title; see `site_of`."""
    return Site(f"{BASE}/", records(site_of(pages)))


def index() -> LabelIndex:
    """Every label of the shipped checklist."""
    return label_index(checklist())


def case_of(site: Site | None = None) -> Case:
    """A site before the shipped checklist."""
    site = site or seen_site({})
    hubs = find_hubs(site, checklist(), index())
    crowded = (node.url for node in site.nodes if node.is_page and is_crowded(node, checklist(), index()))
    return Case(site, checklist(), index(), frozenset(hub.node.url for hub in hubs), frozenset(crowded))


def link(text: str, url: str = f"{BASE}/next", **told: Any) -> Link:
    """A link on a page."""
    return Link(url=url, text=text, **told)


def link_to(path: str, text: str) -> str:
    """A link in HTML."""
    return f'<p><a href="{path}">{text}</a></p>'


def table(head: str, *rows: str) -> str:
    """A table in HTML: its row of headings and its other rows, with a bar between the cells."""
    cells = [[cell.strip() for cell in row.split("|")] for row in (head, *rows)]
    lines = [
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        for row, tag in zip(cells, ("th", *["td"] * len(rows)), strict=True)
    ]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def part(
    check: str,
    *words: str,
    key: str = "",
    level: Literal["required", "advisory"] = "required",
    basis: Literal["published", "practice", "recalled"] = "published",
) -> Element:
    """A part that an item must show."""
    return Element(
        key=key or check,
        text_th=f"ส่วน {key or check}",
        text_en=f"part {key or check}",
        level=level,
        basis=basis,
        check=check,  # type: ignore[arg-type]
        any=words,
    )


def item(*elements: Element, year: Literal["assessed", "previous", "none"] = "none", kind: str = "report") -> Item:
    """An item that asks for `elements`."""
    return Item(
        id="o1",
        name_th="ข้อสมมติ",
        name_en="A made-up item",
        sub_indicator="9.1",
        year=year,
        year_basis="published",
        kind=kind,  # type: ignore[arg-type]
        owner="สำนักปลัด",
        labels_seen=(),
        elements=elements,
        fix_th="เผยแพร่ของปี {year}",
        fix_en="Publish that of {year}",
    )


def reading(text: str, source: Literal["title", "body", "label"] = "title") -> YearReading:
    """The years that stand in `text`, as if read at `source`."""
    return YearReading(find_years(text), source)


def finding(
    code: str,
    node: Node | None = None,
    *,
    strength: float = 0.9,
    at: str = "",
    lead: str = "",
    depth: int = 0,
    year: YearReading | None = None,
    subject: Subject = "own",
    source: Source = "menu",
    detail: str = "",
    label: str = "ป้ายของเมนู",
) -> Finding:
    """What was found at `at` behind the lead to `lead`; by default the lead's own target."""
    url = at or (node.url if node is not None else f"{BASE}/{code}")
    way = Lead("o1", lead or url, label, strength, source, f"{BASE}/")
    piece = Piece(url, node, (label,), depth, way, outside=code == "off_site")
    prose = prose_of(node) if node is not None else prose_of(document_node())
    return Finding(piece, code, prose, year or YearReading(), subject, detail)
