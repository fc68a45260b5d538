"""Where a site says that an item is: rows of its ITA page, entries of its menus, links in passing, titles of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crawler.checklist import Checklist, Item
from crawler.judge.data_year import claims_other, label_years
from crawler.judge.labels import best_label, label_matches
from crawler.judge.prose import prose_of
from crawler.judge.site import Node, Site
from crawler.judge.subject import titles_of
from crawler.models import Link
from crawler.text import LabelIndex

__all__ = ["WORTH", "Hub", "Lead", "find_hubs", "find_leads"]

Source = Literal["hub", "old_hub", "menu", "link", "title", "heading", "submitted"]

_NAMED = 0.6
_SURE = 0.8
_HUB_ITEMS = 8
WORTH: dict[Source, float] = {
    "hub": 1.0,
    "menu": 0.9,
    "link": 0.8,
    "old_hub": 0.55,
    "title": 0.6,
    "heading": 0.85,
    "submitted": 0.9,
}
_WRONG_YEAR = 0.5
_KEEP = 12


@dataclass(frozen=True, slots=True)
class Hub:
    """A page that names many items, each with its links. `year` is its fiscal year, None where it doesn't say."""

    node: Node
    year: int | None
    rows: tuple[tuple[str, float, Link], ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """An address that is announced as an item's. `strength` is 0..1: how much the announcement is worth."""

    item: str
    url: str
    label: str
    strength: float
    source: Source
    page: str


def find_hubs(site: Site, checklist: Checklist, index: LabelIndex) -> tuple[Hub, ...]:
    """The pages on which at least eight different items are named by rows of their own."""
    items = {item.id for item in checklist.items}
    hubs = []
    for node in site.nodes:
        if not node.is_page or len(node.links) < _HUB_ITEMS:
            continue
        rows = tuple(
            (match.key, match.score, link)
            for link in node.links
            for match in label_matches(index, link)[:1]
            if match.score >= _NAMED and match.key in items
        )
        if len({row[0] for row in rows}) >= _HUB_ITEMS:
            hubs.append(Hub(node, _hub_year(node), rows))
    return tuple(hubs)


def _hub_year(node: Node) -> int | None:
    """The year in the page's title, its headings or its first own lines; the first of these that says one."""
    for text in (node.content.title, prose_of(node).caption, *node.content.headings[:4], *node.lines[:6]):
        spans = label_years(text)
        if spans and re.search(r"ita|oit", text, re.IGNORECASE):
            return spans[0].last
    for text in (*node.content.headings[:4], *node.lines[:4]):
        spans = label_years(text)
        if spans:
            return spans[0].last
    return None


def find_leads(site: Site, checklist: Checklist, index: LabelIndex, hubs: Sequence[Hub]) -> dict[str, tuple[Lead, ...]]:
    """The leads to every item, strongest first, at most a dozen each; of several to one address the strongest."""
    items = {item.id: item for item in checklist.items}
    best: dict[str, dict[str, Lead]] = defaultdict(dict)
    for named in (
        *_from_hubs(hubs, checklist),
        *_from_links(site, items, index, hubs),
        *_from_titles(site, items, index),
        *_from_headings(site, items, index),
    ):
        lead = _aged(named, items[named.item], checklist.fiscal_year)
        known = best[lead.item].get(lead.url)
        if known is None or lead.strength > known.strength:
            best[lead.item][lead.url] = lead
    # Equal strength: the order in which the site names them, so the result does not depend on a hash.
    return {key: tuple(sorted(found.values(), key=lambda lead: -lead.strength)[:_KEEP]) for key, found in best.items()}


def _from_hubs(hubs: Sequence[Hub], checklist: Checklist) -> Iterator[Lead]:
    for hub in hubs:
        source: Source = "hub" if hub.year in (None, checklist.fiscal_year) else "old_hub"
        for key, score, link in hub.rows:
            yield Lead(key, link.url, best_label(link), WORTH[source] * score, source, hub.node.url)


def _from_links(site: Site, items: dict[str, Item], index: LabelIndex, hubs: Sequence[Hub]) -> Iterator[Lead]:
    hub_urls = {hub.node.url for hub in hubs}
    seen: set[tuple[str, str]] = set()
    for node in site.nodes:
        if node.url in hub_urls or not node.is_page or node.resource.status != 200:
            continue
        for link in _links_once(node, seen):
            source: Source = "menu" if link.menu or site.boilerplate.is_menu(link) or node.url == site.start else "link"
            matches = label_matches(index, link)
            for match in matches:
                # A label that fits something else better is no lead; several items may share one label.
                if match.key in items and match.score >= max(_NAMED, matches[0].score - 0.05):
                    yield Lead(match.key, link.url, best_label(link), WORTH[source] * match.score, source, node.url)


def _links_once(node: Node, seen: set[tuple[str, str]]) -> Iterator[Link]:
    for link in node.content.links:
        key = (link.url, link.text or link.context)
        if key not in seen:
            seen.add(key)
            yield link


def _from_titles(site: Site, items: dict[str, Item], index: LabelIndex) -> Iterator[Lead]:
    for node in site.nodes:
        if node.resource.status != 200 or node.resource.location:
            continue
        prose = prose_of(node)
        own = (prose.caption, *prose.head[:1]) if node.is_page else titles_of(node, prose)
        for title in dict.fromkeys(own):
            for match in index.match(title)[:1] if title else ():
                if match.key in items and match.score >= _SURE:
                    yield Lead(match.key, node.url, title, WORTH["title"] * match.score, "title", node.url)


def _from_headings(site: Site, items: dict[str, Item], index: LabelIndex) -> Iterator[Lead]:
    """The parts of pages that show several items one below the other, each under its name."""
    for node in site.nodes:
        headings = set(node.content.headings) if node.is_page and node.resource.status == 200 else ()
        named = [(match, line) for line in node.lines if line in headings for match in index.match(line)[:1]]
        sure = [(match.key, match.score, line) for match, line in named if match.score >= _SURE and match.key in items]
        if len({key for key, _, _ in sure}) > 1:
            yield from (
                Lead(key, node.url, line, WORTH["heading"] * score, "heading", node.url) for key, score, line in sure
            )


def _aged(lead: Lead, item: Item, fiscal_year: int) -> Lead:
    """A label that claims another year than the item's is worth half."""
    if not claims_other(lead.label, item.data_years(fiscal_year)):
        return lead
    return replace(lead, strength=lead.strength * _WRONG_YEAR)
