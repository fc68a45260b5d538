"""A made-up town's site after intruders were there: pages of theirs, hidden links in every page, a stolen address."""

from __future__ import annotations

from dataclasses import replace

from tests.sites.towns import Reply, Site

__all__ = ["THEIRS", "hacked"]

AD = "สล็อตเว็บตรง แตกง่าย ฝากถอนไม่มีขั้นต่ำ"
OTHER_AD = "บาคาร่าออนไลน์ เครดิตฟรี"
THEIRS = ("/wp-content/uploads/slot-gacor.html", "/?slot=gacor88", "/cache/a81f.html", "/old/index.php")
"""What is on the site and not the town's: two pages that their addresses betray, one that only its text does, and an
old address that leads to a gambling site."""

HIDDEN = f"""<div style="position:absolute;left:-9999px"><a href="https://www.ufabet168.example/">UFABET</a>
<a href="{THEIRS[0]}">Slot Gacor Hari Ini</a> <a href="{THEIRS[1]}">{AD}</a> <p>{OTHER_AD}</p></div>
<p><a href="https://promo.example/1">{OTHER_AD}</a></p>"""


def hacked(site: Site) -> Site:
    """The site with the intruders' work in it; of the town's own words nothing is lost."""
    pages = {path: _injected(reply) for path, reply in site.items()}
    ways = f'<p hidden><a href="{THEIRS[2]}">.</a> <a href="{THEIRS[3]}">.</a></p></body>'.encode()
    pages["/"] = replace(pages["/"], body=pages["/"].body.replace(b"</body>", ways))
    theirs = _page(f"<h1>{AD}</h1><p>{AD}</p><p>{OTHER_AD}</p><p>แทงบอล เว็บตรง</p>")
    stolen = Reply(302, "text/html", b"", (("Location", "https://www.ufabet168.example/"),))
    return pages | dict.fromkeys(THEIRS[:3], theirs) | {THEIRS[3]: stolen}


def _injected(reply: Reply) -> Reply:
    if not reply.media_type.startswith("text/html"):
        return reply
    charset = "utf-8" if "utf-8" in reply.media_type or b"utf-8" in reply.body[:500].lower() else "cp874"
    return replace(reply, body=reply.body.replace(b"</body>", HIDDEN.encode(charset) + b"</body>"))


def _page(body: str) -> Reply:
    html = f"<!doctype html><meta charset=utf-8><title>{AD}</title><body>{body}</body>"
    return Reply(200, "text/html; charset=utf-8", html.encode())
