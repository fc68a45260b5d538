"""A site of twenty years ago: a splash picture, frames, a picture with areas for a menu, all in TIS-620."""

from __future__ import annotations

from html import escape

from tests.sites.documents import picture
from tests.sites.layouts.numbering import serial
from tests.sites.markup import anchor, pages
from tests.sites.towns import Leaf, Reply, Site, Town

__all__ = ["Frames"]

META = '<meta http-equiv="Content-Type" content="text/html; charset=tis-620">'
ON_PICTURE = ("o1", "o2", "o3", "o4", "o5", "o7", "travel", "otop")
"""Entries that stand only on the picture of the home page; the others stand in the frame on the left."""


class Frames:
    def address(self, key: str, number: int, extension: str) -> str:
        name = serial(key, number)
        if extension != "page":
            return f"/pdf/{extension}{name}.{extension}"
        return f"/data{name}.html" if number == 0 else f"/data{name // 10}/{name}.html"

    def draw(self, town: Town, leaves: tuple[Leaf, ...]) -> Site:
        body = town.facts.body

        def frame(title: str, inner: str) -> Reply:
            back = anchor("/home.html", "กลับหน้าแรก")
            return old(
                f"{body}",
                f'<body bgcolor="#ffffcc"><font size="5"><b>{escape(title)}</b></font>{inner}<hr>{back}</body>',
            )

        shown = [leaf for leaf in leaves if leaf.target]
        left = "".join(f"{anchor(leaf.target, leaf.label)}<br>\n" for leaf in shown if leaf.key not in ON_PICTURE)
        site = pages(leaves, frame)
        site["/"] = site["/index.html"] = old(body, splash(body))
        site["/main.html"] = old(body, FRAMES)
        site["/top.html"] = old(body, f'<body bgcolor="#006600"><h1>{body}</h1></body>')
        site["/left.html"] = old("Untitled Document", f'<base target="mainFrame"><body>{left}</body>')
        site["/home.html"] = old("Untitled Document", home([leaf for leaf in shown if leaf.key in ON_PICTURE]))
        for name in ("splash", "menu"):
            site[f"/{name}.png"] = Reply(200, "image/png", picture(name, 240, 160))
        return site


FRAMES = """<frameset rows="80,*"><frame src="/top.html" name="topFrame">
<frameset cols="200,*"><frame src="/left.html" name="leftFrame"><frame src="/home.html" name="mainFrame"></frameset>
</frameset>"""


def old(title: str, inner: str) -> Reply:
    html = f"<html><head>{META}<title>{escape(title)}</title></head>\n{inner}\n</html>\n"
    return Reply(200, "text/html", html.encode("tis-620", "xmlcharrefreplace"))


def splash(body: str) -> str:
    return (
        f'<body><center><img src="/splash.png" alt="{body}" usemap="#enter" border="0"><map name="enter">'
        '<area shape="rect" coords="0,0,240,160" href="/main.html" alt="เข้าสู่เว็บไซต์"></map></center></body>'
    )


def home(leaves: list[Leaf]) -> str:
    areas = "".join(area(place * 20, leaf) for place, leaf in enumerate(leaves))
    image = '<img src="/menu.png" usemap="#menu" border="0">'
    return f'<body>{image}<map name="menu">{areas}</map><marquee>ยินดีต้อนรับ</marquee></body>'


def area(top: int, leaf: Leaf) -> str:
    target, label = escape(leaf.target), escape(leaf.label)
    return f'<area shape="rect" coords="0,{top},240,{top + 19}" href="{target}" alt="{label}">\n'
