"""Posts as HTML, in the same plain form for every layout; a layout puts its frame around them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from html import escape

from tests.sites.blocks import Ask, Block, Grid, Head, List, Map, Para, Person, Photo, Post, Ref, Sign
from tests.sites.documents import picture
from tests.sites.towns import Leaf, Reply, Site

__all__ = ["SENT", "Frame", "anchor", "page_body", "pages", "picture_address", "pictures"]

SENT = "/sent"
"""Where forms go; asked for with GET it says that the message has arrived."""

LOGIN = "/member/login"
KINDS = {"pdf": "PDF", "scan": "PDF", "docx": "Word", "xlsx": "Excel"}

Frame = Callable[[str, str], Reply]
"""Title and inner HTML to a whole page."""


def pages(leaves: tuple[Leaf, ...], frame: Frame) -> Site:
    """Every page that the leaves lead to, with its pictures; files and the home page are not here."""
    where = {leaf.key: leaf.target for leaf in leaves}
    site: Site = {SENT: frame("ส่งข้อมูลแล้ว", "<p>ได้รับข้อมูลของท่านแล้ว</p>")}
    for leaf in leaves:
        if not leaf.target or leaf.defect in ("dead_link", "off_site"):
            continue
        if leaf.defect == "login_required":
            site[leaf.target] = Reply(302, "text/html", b"", (("Location", LOGIN),))
            site[LOGIN] = frame("เข้าสู่ระบบ", LOGIN_FORM)
            continue
        site[leaf.target] = frame(leaf.label, page_body(leaf, where))
        for path, post in leaf.posts:
            if post.medium == "article":
                site[path] = frame(post.title, post_html(post, where))
        site |= pictures(block for _, post in leaf.posts for block in post.blocks)
    return site


def page_body(leaf: Leaf, where: dict[str, str]) -> str:
    if leaf.defect == "empty_page":
        return "<p>อยู่ระหว่างการปรับปรุงข้อมูล</p>"
    here = [post_html(post, where) for _, post in leaf.posts if post.medium == "page"]
    links = [entry(path, post) for path, post in leaf.posts if post.medium != "page"]
    return "\n".join([*here, f'<ul class="list">{"".join(links)}</ul>' if links else ""])


def entry(path: str, post: Post) -> str:
    kind = f" ({KINDS[post.medium]})" if post.medium in KINDS else ""
    date = f' <span class="date">{escape(post.date)}</span>' if post.date else ""
    return f"<li>{anchor(path, post.title + kind)}{date}</li>\n"


def anchor(path: str, text: str) -> str:
    return f'<a href="{escape(path)}">{escape(text)}</a>'


def post_html(post: Post, where: dict[str, str]) -> str:
    return f"<h2>{escape(post.title)}</h2>\n" + "\n".join(block_html(block, where) for block in post.blocks)


def block_html(block: Block, where: dict[str, str]) -> str:
    match block:
        case Head(text):
            return f"<h3>{escape(text)}</h3>"
        case Para(text):
            return f"<p>{escape(text)}</p>"
        case List(entries):
            return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in entries)}</ul>"
        case Grid():
            return table(block)
        case Person(name, post, contact, photo):
            image = image_html(name) if photo else ""
            return f'<div class="person">{image}<br>{escape(name)}<br>{escape(post)}<br>{escape(contact)}</div>'
        case Photo(caption):
            return f'<p class="photo">{image_html(caption)}</p>'
        case Ask():
            return form(block)
        case Map(caption):
            return f"<h3>{escape(caption)}</h3><p>{image_html(caption)}</p>"
        case Ref(text, target):
            return f"<p>{anchor(where[target[1:]] if target.startswith('@') else target, text)}</p>"
        case Sign(name, post, date):
            return f'<p class="sign">(ลงนาม)<br>({escape(name)})<br>{escape(post)}<br>{escape(date)}</p>'


def table(grid: Grid) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in grid.header)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in grid.rows)
    return f'<table border="1"><tr>{head}</tr>\n{rows}</table>'


def form(ask: Ask) -> str:
    fields = "".join(
        f"<p><label>{escape(label)} {control(kind, place)}</label></p>"
        for place, (kind, label) in enumerate(ask.fields)
    )
    button = f'<button type="submit">{escape(ask.button)}</button>'
    return f'<form method="post" action="{SENT}"><h3>{escape(ask.heading)}</h3>{fields}{button}</form>'


def control(kind: str, place: int) -> str:
    match kind:
        case "textarea":
            return f'<textarea name="f{place}" rows="4"></textarea>'
        case "select":
            return f'<select name="f{place}"><option>ชำระภาษี</option><option>ขออนุญาตก่อสร้าง</option></select>'
        case _:
            return f'<input type="{kind}" name="f{place}">'


def image_html(caption: str) -> str:
    return f'<img src="{picture_address(caption)}" alt="{escape(caption)}" width="96" height="64">'


def picture_address(caption: str) -> str:
    return f"/images/{zlib.crc32(caption.encode()):08x}.png"


def pictures(blocks: Iterable[Block]) -> Site:
    site: Site = {}
    for block in blocks:
        caption = block.caption if isinstance(block, Photo | Map) else block.name if isinstance(block, Person) else ""
        if caption:
            site[picture_address(caption)] = Reply(200, "image/png", picture(caption))
    return site


LOGIN_FORM = (
    f'<form method="post" action="{SENT}"><h3>สำหรับเจ้าหน้าที่เท่านั้น กรุณาเข้าสู่ระบบ</h3><p><label>ชื่อผู้ใช้ '
    '<input type="text" name="user"></label></p><p><label>รหัสผ่าน <input type="password" name="password"></label></p>'
    '<button type="submit">เข้าสู่ระบบ</button></form>'
)
