"""Tells the crawl which links promise most for the items still open. A ranking hint, never a result."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from crawler.checklist import Checklist, label_index
from crawler.judge.data_year import claims_other, label_years
from crawler.judge.findings import LISTS
from crawler.judge.labels import best_label, is_generic, label_matches
from crawler.judge.pictures import Pictures
from crawler.judge.pieces import is_file
from crawler.models import Content, Link, Referrer, Resource
from crawler.text import Match
from crawler.urls import words_of

__all__ = ["ChecklistGuide"]

_NAMED = 0.6

_HUB = 0.98
_OLD_HUB = 0.35
_ITEM = 0.9
_OLD_ITEM = 0.3
_DOCUMENT_OF_ITEM = 0.8
_PAGE_OF_ITEM = 0.45
_PICTURE_OF_ITEM = 0.6
_PART_OF_PAGE = 0.95
_MENU = 0.2
_WORDLESS = 0.32
_PLAIN_DOCUMENT = 0.15
_PLAIN = 0.1
_LOOK_ALIKE = 0.04
_NEEDLESS = 0.03
_AS_GOOD = 0.1
_ENOUGH_PER_ITEM = 8
_ENOUGH_ONCE_SHOWN = 3
_HUB_ADDRESS = re.compile(r"(?<![a-z])(?:ita|oit)(?![a-z])", re.IGNORECASE)
_SAYS = 0.7
_TEXT_OF_SUBSTANCE = 400


class ChecklistGuide:
    """Ranks links for one crawl by the checklist's labels and years."""

    def __init__(self, checklist: Checklist) -> None:
        self._index = label_index(checklist)
        self._year = checklist.fiscal_year
        self._items = {item.id: item for item in checklist.items}
        self._years = {item.id: item.data_years(checklist.fiscal_year) for item in checklist.items}
        self._pages: dict[str, set[str]] = defaultdict(set)
        self._documents: dict[str, set[str]] = defaultdict(set)
        self._furniture: set[str] = set()  # stands on a page that is no item's, so it is not of the item's page
        self._pictures = Pictures()
        self._promised: dict[str, str] = {}
        self._shown: set[str] = set()

    def priority(self, link: Link, referrer: Referrer) -> float:
        """0..1: how much the link on the page `referrer` promises. Frames and redirects are part of their page."""
        if link.via in ("frame", "iframe", "meta", "script"):
            return _PART_OF_PAGE
        if link.via == "img":
            subjects = self._subjects(referrer)
            return self._worth(link, subjects, _PICTURE_OF_ITEM, _PICTURE_OF_ITEM) if subjects else _PLAIN
        matches = label_matches(self._index, link)
        top = matches[0] if matches else None
        if top is None or top.score < _NAMED:
            return self._by_page(link, referrer)
        if top.key == "hub":
            return self._by_hub(link)
        if top.key == "none":
            return _LOOK_ALIKE
        return self._by_item(link, matches)

    def expect(self, url: str, item: str) -> None:
        """Take `url` for what somebody says shows the item `item`. No verdict hangs on it."""
        if item in self._items:
            self._promised.setdefault(url, item)

    def _by_hub(self, link: Link) -> float:
        if self._of_year(link, (self._year,)):
            self._promised.setdefault(link.url, "hub")
            return _HUB
        return _NEEDLESS if self._pages["hub"] else _OLD_HUB

    def _by_item(self, link: Link, matches: Sequence[Match]) -> float:
        worth = _ITEM * matches[0].score
        return self._worth(link, self._meant(matches), worth, worth)

    def _meant(self, matches: Sequence[Match]) -> tuple[str, ...]:
        """The items that words may mean, likeliest first: the names of two can be much alike."""
        least = matches[0].score - _AS_GOOD if matches else 0.0
        return tuple(match.key for match in matches if match.key in self._years and match.score >= least)

    def _by_page(self, link: Link, referrer: Referrer) -> float:
        """A link that names nothing is worth what its page is worth: a document on an item's page most of all."""
        subjects = self._subjects(referrer)
        if subjects and link.url not in self._furniture:
            return self._worth(link, subjects, _DOCUMENT_OF_ITEM, _PAGE_OF_ITEM)
        self._furniture.add(link.url)
        if is_file(link.url):
            return _PLAIN_DOCUMENT
        if is_generic(best_label(link)):
            return self._by_address(link)
        return _MENU if link.menu else _PLAIN

    def _worth(self, link: Link, keys: Sequence[str], as_document: float, as_page: float) -> float:
        """What a link is worth that may be any of the items `keys`, likeliest first."""
        key = next((key for key in keys if self._of_year(link, self._years[key])), "")
        if not key:
            # It shows that the item is out of date, where nothing else is there.
            return _NEEDLESS if all(key in self._shown or self._documents[key] for key in keys) else _OLD_ITEM
        self._promised.setdefault(link.url, key)
        known, worth = (self._documents[key], as_document) if is_file(link.url) else (self._pages[key], as_page)
        enough = _ENOUGH_ONCE_SHOWN if key in self._shown else _ENOUGH_PER_ITEM
        return _NEEDLESS if len(known - {link.url}) >= enough else worth

    def _by_address(self, link: Link) -> float:
        """A link without words, most often a picture: only its address can tell, and it may be anything."""
        words = words_of(link.url)
        found = self._index.match(words)
        if _HUB_ADDRESS.search(words) or (found and found[0].score >= _NAMED and found[0].key == "hub"):
            return self._by_hub(link)
        if found and found[0].score >= _NAMED and found[0].key in self._years:
            return self._by_item(link, found)
        return _PLAIN if link.via in ("text", "sitemap") else _WORDLESS  # these come by the thousand

    def _subjects(self, page: Referrer) -> tuple[str, ...]:
        """The items that a page may be about: what the links to it promised, else what its own heads say."""
        promised = self._promised.get(page.url)
        if promised in self._years:
            return (promised,)
        best: tuple[Match, ...] = ()
        for title in (*page.headings, page.title):
            found = tuple(match for match in self._index.match(title) if match.key in self._years)
            if found and found[0].score > (best[0].score if best else _NAMED + 0.1):
                best = found
        return self._meant(best)

    def _of_year(self, link: Link, years: Sequence[int]) -> bool:
        """Whether the link does not claim another year than one of `years`."""
        label = best_label(link)
        return not claims_other(words_of(link.url) if is_generic(label) else label, years)

    def pictures(self, page: Resource, content: Content) -> tuple[Link, ...]:
        """The pictures that may be what an item's page shows, as links to them."""
        if content.kind != "page":
            return ()
        if self._promised.get(page.url) in self._years:
            return self._pictures.of(content)
        self._pictures.learn(content)
        return ()

    def saw(self, resource: Resource, content: Content | None) -> None:
        """Notes a fetched resource: an item for which enough has been fetched no longer draws the crawl."""
        key = self._promised.get(resource.url)
        if key is None or resource.status != 200 or content is None:
            return
        (self._documents if content.is_document else self._pages)[key].add(resource.url)
        if key != "hub" and self._shows(key, content):
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
