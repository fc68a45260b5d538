"""What lies behind a lead: the page itself, the documents and pages that it lists, and those that these list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.judge.case import Case
from crawler.judge.labels import best_label, is_generic, label_matches
from crawler.judge.leads import Lead
from crawler.judge.pictures import are_few, is_large
from crawler.judge.sections import names, section_of
from crawler.judge.site import Node, Site
from crawler.models import Image, Link
from crawler.shares import file_of
from crawler.urls import is_on, names_document, names_picture

__all__ = ["Piece", "is_file", "pieces_of"]

_NAMED = 0.6
_OTHERS = 0.75
_DEEPEST = 2
_MOST = 60
_BACK = re.compile(r"[\W_]*(?:กลับ|หน้าแรก|หน้าหลัก|ย้อนกลับ|home\b|back\b|แผนผังเว็บ|sitemap)", re.IGNORECASE)
_SHOWN_WITHIN = frozenset({"frame", "iframe", "embed"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One page or document behind a lead. `node` is None where the archive holds nothing for the address.

    `labels` are the words that lead to it, nearest first. `depth` is 0 for the lead's own target. `shown_on` is the
    page that shows a picture in place of words, `parent` the page that links to it.
    """

    url: str
    node: Node | None
    labels: tuple[str, ...]
    depth: int
    lead: Lead
    outside: bool
    shown_on: str = ""
    parent: str = ""


def pieces_of(lead: Lead, case: Case) -> tuple[Piece, ...]:
    """The lead's target and what it lists, in page order, two steps deep, at most sixty.

    A link that names another item or a look-alike belongs there and not here. From a page that lists many items only
    the links that name this one are taken.
    """
    site = case.site
    seen: set[str] = set()
    found: list[Piece] = []

    def visit(url: str, labels: tuple[str, ...], depth: int, parent: str = "", shown_on: str = "") -> None:
        node = site.find(url)
        key = node.url if node is not None else url
        if key in seen or len(found) >= _MOST:
            return
        seen.add(key)
        if node is not None and (node.url in case.crowded or node.url in case.hub_urls):
            node = section_of(node, lead.item, case.index)
        found.append(Piece(key, node, labels, depth, lead, not site.inside(site.end_of(url)), shown_on, parent))
        if node is None or not node.is_page or depth >= _DEEPEST or node.resource.status != 200:
            return
        if found[-1].outside:
            return  # what another host's page links to is not the town's word
        many = node.url in case.hub_urls or node.url in case.crowded
        for link, own in _listed(node, lead.item, case):
            if own or (not many and depth == 0) or (not many and _is_document(link, site)):
                visit(link.url, (best_label(link), *labels), depth + 1, key)
        for image in _contents(node, site):
            visit(image.url, (image.alt or image.caption or labels[0], *labels), depth + 1, key, node.url)

    visit(lead.url, (lead.label,), 0)
    return tuple(found)


def _contents(node: Node, site: Site) -> tuple[Image, ...]:
    """The pictures that a page shows in place of words, as far as they were fetched."""
    if not are_few(node.lines):
        return ()
    return tuple(image for image in node.images if is_large(image) and site.find(image.url) is not None)


def _listed(node: Node, item: str, case: Case) -> Iterator[tuple[Link, bool]]:
    """The page's own links that may hold the item, each with whether it names the item."""
    for link in node.links:
        if link.url in (node.url, case.site.start) or link.via in ("script", "option", "text"):
            continue
        if _BACK.match(link.text):
            continue
        if link.via in _SHOWN_WITHIN and _may_hold(link, case):
            yield link, False  # the page's own content, whatever it is called
            continue
        matches = label_matches(case.index, link)
        own = next((match.score for match in matches if match.key == item), 0.0)
        other = next((match.score for match in matches if match.key != item), 0.0)
        if max(own, other) < _NAMED:  # "ปี 2567" below the name of an item is that item's
            own, other = names(case.index, link.heading, item)
        if own >= _NAMED and own >= other - 0.15:
            yield link, True
        elif other < _OTHERS and _may_hold(link, case):
            yield link, False


def _may_hold(link: Link, case: Case) -> bool:
    if not case.site.inside(link.url):
        # Elsewhere only what looks like a document's place: not the ministry's home page in a list of friends.
        return case.site.find(link.url) is not None or (
            is_generic(link.text) and is_on(link.url, case.checklist.allowed_hosts)
        )
    return True


def is_file(url: str) -> bool:
    """Whether the address is that of a document or a picture, by its ending, or shares a file."""
    return names_document(url) or names_picture(url) or bool(file_of(url))


def _is_document(link: Link, site: Site) -> bool:
    """By what came, or by the address: behind a dead link to a file there is a page that says so."""
    node = site.find(link.url)
    return is_file(link.url) or (node is not None and not node.is_page)
