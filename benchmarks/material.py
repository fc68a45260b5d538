"""What is measured: made-up pages, sites and labels. The same each time; nothing is taken from a real site."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import escape
from io import BytesIO
from itertools import cycle, islice

import pypdfium2

from crawler.checklist import load
from crawler.models import Content
from crawler.read.reader import read
from tests.sites import MIDDLING, TOWNS, Reply, Site
from tests.sites.blocks import Post
from tests.sites.documents import build_pdf, pdf_text

__all__ = [
    "LINKS",
    "PAGE_BYTES",
    "archive_site",
    "large_site",
    "long_documents",
    "pages",
    "small_documents",
    "town_labels",
    "town_lines",
]

PAGE_BYTES = 32_000
LINKS = 30
MENU = 15


@cache
def town_lines() -> tuple[str, ...]:
    """Every different line of the towns' pages, in their order."""
    return tuple(dict.fromkeys(line for page in _town_pages() for line in page.lines if "|" not in line))


@cache
def town_labels() -> tuple[str, ...]:
    """The different words of the links on the towns' pages, in their order."""
    return tuple(dict.fromkeys(link.text for page in _town_pages() for link in page.links if link.text))


def pages(count: int) -> Iterator[bytes]:
    """`count` different pages of one site: 32 kB and 30 links each, of which 15 are the menu that all share."""
    words = random.Random(2567)
    menu = "".join(f'<li class="item"><a href="/page/{n}">{line}</a></li>\n' for n, line in enumerate(_short()[:MENU]))
    for number in range(count):
        lines = cycle(words.sample(town_lines(), len(town_lines())))
        rows = "".join(
            f'<tr><td>{n}</td><td><a href="/files/{number}-{n}.pdf">{_text(next(lines), 80)}</a></td></tr>\n'
            for n in range(LINKS - MENU)
        )
        head = f"<html><head><meta charset=utf-8><title>{_text(next(lines), 60)}</title></head>"
        page = f"{head}<body><ul>{menu}</ul><h1>หน้า {number}</h1><table>{rows}</table>".encode()
        while len(page) < PAGE_BYTES:
            page += f'<p class="text">{_text(" ".join(islice(lines, 3)), 200)} {number}</p>\n'.encode()
        yield page + b"</body></html>"


def large_site(size: int) -> Site:
    """A made-up town of about `size` addresses: its own pages and files, and a great many news pages in its layout."""
    site = MIDDLING.site()
    home = site["/"].body.decode()
    frame, end = home[: home.index('<div id="content">')], "</body></html>"
    words = random.Random(2567)
    news = {f"/news.php?nid={n}": " ".join(words.sample(_short(), 2)) for n in range(size - len(site))}
    for path, title in news.items():
        text = "".join(f"<p>{_text(line, 200)}</p>" for line in words.sample(town_lines(), 8))
        site[path] = replace(site["/"], body=f"{frame}<h2>{title}</h2>{text}{end}".encode())
    listed = "".join(f'<li><a href="{path}">{title}</a></li>' for path, title in news.items())
    site["/news.php"] = replace(site["/"], body=f"{frame}<ul>{listed}</ul>{end}".encode())
    site["/"] = replace(site["/"], body=home.replace("</body>", '<a href="/news.php">ข่าวทั้งหมด</a></body>').encode())
    return site


def archive_site(pages: int, documents: int) -> Site:
    """A made-up town of `pages` pages and `documents` PDFs of two pages, which lie in lists by item and year: old ones
    as a town keeps them, each of which the judge must look at."""
    site = large_site(pages)
    words = random.Random(2567)
    home = site["/"].body.decode()
    items = load("oit-2567").items
    for number, item in enumerate(items):
        years = range(2567, 2567 - len(range(number, documents, len(items))), -1)
        files = {f"/archive/{item.id}-{year}.pdf": f"{item.name_th} ประจำปีงบประมาณ พ.ศ. {year}" for year in years}
        for path, title in files.items():
            lines = [title, MIDDLING.facts.body, *words.sample(_short(), 60)]
            body = build_pdf([pdf_text(line) for line in lines], Post(title=title, medium="pdf", blocks=()), wide=False)
            site[path] = Reply(200, "application/pdf", body)
        listed = "".join(f'<li><a href="{path}">{title}</a></li>' for path, title in files.items())
        site[f"/archive/{item.id}.php"] = replace(site["/"], body=f"<ul>{listed}</ul>".encode())
        home = home.replace("</body>", f'<a href="/archive/{item.id}.php">{item.name_th}</a></body>')
    site["/"] = replace(site["/"], body=home.encode())
    return site


def long_documents(site: Site, length: int) -> Site:
    """The site with `length` pages of text more in every PDF that has a text layer to begin with."""
    post = Post(title="", medium="pdf", blocks=())
    words = random.Random(2567)
    paragraphs = [pdf_text(" ".join(words.sample(_short(), 6))) for _ in range(12 * length)]
    text = pypdfium2.PdfDocument(build_pdf([*paragraphs], post, wide=False))
    return {path: _lengthened(reply, text, length) for path, reply in site.items()}


def small_documents(count: int) -> Iterator[bytes]:
    """`count` different PDFs of one page each."""
    words = random.Random(2567)
    for number in range(count):
        lines = [f"ประกาศที่ {number}", *words.sample(_short(), 12)]
        yield build_pdf([pdf_text(line) for line in lines], Post(title=lines[0], medium="pdf", blocks=()), wide=False)


def _lengthened(reply: Reply, text: pypdfium2.PdfDocument, length: int) -> Reply:
    if reply.media_type != "application/pdf":
        return reply
    document, out = pypdfium2.PdfDocument(reply.body), BytesIO()
    document.import_pages(text, list(range(min(length, len(text)))))
    document.save(out)
    return replace(reply, body=out.getvalue())


def _town_pages() -> list[Content]:
    replies = ((path, reply) for town in TOWNS.values() for path, reply in town.site().items())
    return [read(reply.body, f"http://town.example{path}", "text/html") for path, reply in replies if _html(reply)]


def _short() -> list[str]:
    return [_text(line, 60) for line in town_lines() if 10 <= len(line) <= 60]


def _text(line: str, longest: int) -> str:
    return escape(line[:longest])


def _html(reply: Reply) -> bool:
    return "html" in reply.media_type
