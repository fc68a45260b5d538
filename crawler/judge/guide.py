"""Tells the crawl which links promise most for the items still open. A ranking hint, never a result."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from crawler.checklist import Checklist, label_index
from crawler.judge.data_year import label_years
from crawler.judge.findings import LISTS
from crawler.judge.labels import best_label, label_matches
from crawler.models import Content, Link, Resource
from crawler.shares import file_of
from crawler.text import Match
from crawler.urls import words_of

__all__ = ["ChecklistGuide"]

_NAMED = 0.6
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|ods|csv|zip|jpe?g|png)(?:$|\?)", re.IGNORECASE)

_HUB = 0.98
_OLD_HUB = 0.35
_ITEM = 0.9
_OLD_ITEM = 0.3
_SETTLED_ITEM = 0.25
_DOCUMENT_OF_ITEM = 0.8
_PAGE_OF_ITEM = 0.45
_PART_OF_PAGE = 0.95
_MENU = 0.2
_PLAIN_DOCUMENT = 0.15
_PLAIN = 0.1
_LOOK_ALIKE = 0.04
_ENOUGH_PER_ITEM = 12
_SAYS = 0.7
_TEXT_OF_SUBSTANCE = 400


class ChecklistGuide:
    """Ranks links for one crawl by the checklist's labels and years."""

    def __init__(self, checklist: Checklist) -> None:
        self._index = label_index(checklist)
        self._year = checklist.fiscal_year
        self._items = {item.id: item for item in checklist.items}
        self._years = {item.id: item.data_years(checklist.fiscal_year) for item in checklist.items}
        self._fetched: dict[str, set[str]] = defaultdict(set)
        self._promised: dict[str, str] = {}
        self._shown: set[str] = set()

    def priority(self, link: Link, page: Content) -> float:
        """0..1: how much the link promises. Frames and redirects are part of their page and come first."""
        if link.via in ("frame", "iframe", "meta", "script"):
            return _PART_OF_PAGE
        matches = label_matches(self._index, link)
        top = matches[0] if matches else None
        if top is None or top.score < _NAMED:
            return self._by_page(link, page)
        if top.key == "hub":
            return _HUB if self._of_year(link, (self._year,)) else _OLD_HUB
        if top.key == "none":
            return _LOOK_ALIKE
        return self._by_item(link, top)

    def _by_item(self, link: Link, top: Match) -> float:
        if not self._of_year(link, self._years.get(top.key, ())):
            return _OLD_ITEM
        self._promised.setdefault(link.url, top.key)
        if len(self._fetched[top.key]) >= _ENOUGH_PER_ITEM:
            return _SETTLED_ITEM
        return _ITEM * top.score

    def _by_page(self, link: Link, page: Content) -> float:
        """A link that names nothing is worth what its page is worth: a document on an item's page most of all."""
        subject = self._page_item(page)
        document = bool(_DOCUMENT.search(link.url) or file_of(link.url))
        if subject and self._of_year(link, self._years[subject]):
            if len(self._fetched[subject]) >= _ENOUGH_PER_ITEM:
                return _PLAIN
            self._promised.setdefault(link.url, subject)
            return _DOCUMENT_OF_ITEM if document else _PAGE_OF_ITEM
        if document:
            return _PLAIN_DOCUMENT
        return _MENU if link.menu else _PLAIN

    def _page_item(self, page: Content) -> str:
        for title in (*page.headings[:3], page.title):
            found = self._index.match(title)
            if found and found[0].score >= _NAMED + 0.1 and found[0].key in self._years:
                return found[0].key
        return ""

    def _of_year(self, link: Link, years: Sequence[int]) -> bool:
        """Whether the link does not claim another year than one of `years`."""
        spans = label_years(best_label(link)) or label_years(words_of(link.url) if not years else "")
        return not years or not spans or any(span.first <= year <= span.last for span in spans for year in years)

    def saw(self, resource: Resource, content: Content | None, links: Sequence[Link]) -> None:  # noqa: ARG002
        """Notes a fetched resource: an item for which enough has been fetched no longer draws the crawl."""
        key = self._promised.get(resource.url)
        if key is None or resource.status != 200 or content is None:
            return
        self._fetched[key].add(resource.url)
        if self._shows(key, content):
            self._shown.add(key)

    def _shows(self, key: str, content: Content) -> bool:
        """Whether the content says, in its title and first lines, that it is the item and of its year."""
        if self._items[key].kind in LISTS:
            return content.kind in ("page", "json") and bool(content.lines)
        if content.quality != "native" or (content.kind == "page" and len(content.text) < _TEXT_OF_SUBSTANCE):
            return False
        heads = (content.title, *content.headings[:4], *(() if content.kind == "page" else content.lines[:4]))
        named = any(match.key == key and match.score >= _SAYS for head in heads for match in self._index.match(head))
        years = self._years[key]
        spans = [span for head in heads for span in label_years(head)]
        return named and (not years or any(span.first <= year <= span.last for span in spans for year in years))

    def settled(self) -> tuple[int, int]:
        """For how many items a document was fetched that calls itself the item and of its year; and all items.

        A hint for when to stop. Whether an item is met is said by the judge, after the crawl.
        """
        return len(self._shown), len(self._items)
