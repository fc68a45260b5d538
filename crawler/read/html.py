"""An HTML page to Content."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from crawler.models import Content, Image, Link
from crawler.read.forms import forms_of
from crawler.read.links import links_of
from crawler.read.script import data_addresses, service_addresses
from crawler.read.shell import SHELL_LINKS, SHELL_TEXT, needs_browser
from crawler.read.spans import Frame, Picture, tidy, without_empty_cells
from crawler.read.tables import table_of
from crawler.read.walk import Walk
from crawler.urls import canonical, host_of

__all__ = ["MAX_CHARACTERS", "read_html"]

MAX_CHARACTERS = 20_000_000

_DEEPEST = 2_000
_LONGEST_LINE = 20_000
_LONGEST_CAPTION = 200
_MANY_TAGS = 5_000
_NESTING_TAG = re.compile(
    r"<(/?)(?!/|br\b|hr\b|img\b|input\b|meta\b|link\b|p\b|tr\b|t[dh]\b|option\b|[^a-z])[a-z]", re.I
)
_BASE = re.compile(r"<base\b", re.I)


def read_html(html: str, url: str) -> Content:
    """Everything that a visitor of the page could see, follow or fill in, and what its scripts betray of it.

    At most 20 million characters are read, and nothing nested deeper than 2,000 elements.
    """
    html = _without_bombs(html[:MAX_CHARACTERS])
    tree = LexborHTMLParser(html)
    walk = Walk(tree, html)
    base = _base(tree, url) if _BASE.search(html) else url
    lines = _lines(walk.tokens)
    links = links_of(walk.anchors, base)
    needs = needs_browser(tree, html, walk, lines=lines, links=links, base=base)
    if walk.script_files and sum(map(len, lines)) < SHELL_TEXT and len(links) <= SHELL_LINKS:
        links += _shell_links(walk, base)
    tables = (table_of(frame) for frame in walk.tables)
    content = Content(
        kind="page",
        title=_title(tree),
        headings=tuple(dict.fromkeys(heading.text for heading in walk.headings if heading.text)),
        lines=lines,
        concealed=tuple(dict.fromkeys(_lines(walk.concealed))),
        tables=tuple(table for table in tables if table is not None),
        links=links,
        images=tuple(_images(walk.pictures, base)),
        forms=forms_of(walk),
        embeds=_embeds(walk, tree, html, links, base),
        needs_browser=needs,
    )
    walk.take_apart()
    return content


def _without_bombs(html: str) -> str:
    """Cuts the page where its elements nest absurdly deep: parsing takes time in the square of the depth."""
    if html.count("<") < _MANY_TAGS:
        return html
    depth = 0
    for tag in _NESTING_TAG.finditer(html):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            return html[: tag.start()]
        depth = max(depth, 0)
    return html


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    href = (node.attributes.get("href") if node is not None else "") or ""
    return canonical(href, url) or url


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("head title") or tree.css_first("title")
    return tidy(node.text()[:2_000])[:500] if node is not None else ""


def _lines(tokens: list[str]) -> tuple[str, ...]:
    text = "".join(tokens).replace("\t", " | ")
    cleaned = (tidy(line[:_LONGEST_LINE]) for line in text.split("\n") if line and not line.isspace())
    return tuple(line for line in map(without_empty_cells, cleaned) if line)


def _images(pictures: list[Picture], base: str) -> list[Image]:
    images = []
    for picture in pictures:
        url = canonical(picture.url, base)
        width, height = picture.size
        if url is None or 0 < width <= 2 or 0 < height <= 2:  # spacers and trackers
            continue
        heading = picture.heading.text if picture.heading is not None else ""
        images.append(
            Image(
                url=url,
                alt=tidy(picture.alt)[:300],
                caption=_caption(picture.frame),
                width=width,
                height=height,
                heading=heading,
            )
        )
    return images


def _caption(frame: Frame) -> str:
    """The words of the smallest block around that has some, as long as no other picture shares them."""
    holder: Frame | None = frame
    for _ in range(4):
        if holder is None or holder.images > 1 or holder.tag == "body":
            return ""
        if holder.chars:
            return holder.text[:_LONGEST_CAPTION] if holder.chars <= 3 * _LONGEST_CAPTION else ""
        holder = holder.parent
    return ""


def _embeds(walk: Walk, tree: LexborHTMLParser, html: str, links: tuple[Link, ...], base: str) -> tuple[str, ...]:
    found = [link.url for link in links if link.via in {"iframe", "frame", "embed"}]
    code = "\n".join([*walk.script_files, *walk.scripts])
    found += [url for address in service_addresses(code) if (url := canonical(address, base))]
    if "fb-customerchat" in html:
        for node in tree.css(".fb-customerchat"):
            page = node.attributes.get("page_id") or ""
            found += filter(None, [canonical(f"https://m.me/{page}")])
    return tuple(dict.fromkeys(found))


def _shell_links(walk: Walk, base: str) -> tuple[Link, ...]:
    """The scripts of a page that they put together, and the data addresses named in the page itself."""
    host = host_of(base)
    addresses = [*walk.script_files, *(address for code in walk.scripts for address in data_addresses(code))]
    urls = (canonical(address, base) for address in addresses)
    return tuple(Link(url=url, via="script") for url in dict.fromkeys(urls) if url and host_of(url) == host)
