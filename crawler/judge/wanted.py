"""What the crawl left and may yet decide an item: the links that the item's own pages announce, and nobody opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest

from crawler.archive import twin_key
from crawler.checklist import Checklist, Item
from crawler.judge.data_year import YearReading, claims_other, label_years
from crawler.judge.findings import Finding
from crawler.judge.labels import best_label, label_matches
from crawler.judge.pieces import is_file
from crawler.judge.site import Site
from crawler.shares import file_of
from crawler.text import LabelIndex

__all__ = ["MOST_WANTED", "Left", "first_of_each", "menus_left", "wanted_of"]

_LEFT = frozenset({"settled", "unlikely", "sampled"})
"""Why the crawl left what it might have fetched. All other reasons hold still: robots, scope, traps, the budget."""

_ENTRIES = frozenset({"news", "notices"})
"""Kinds of items of which a page is the list, and what it leads to are hundreds of entries that add nothing to it."""

_STRONG_LEAD = 0.55

_MOST_OF_ITEM = 6
"""Addresses wanted for one item. The right one is nearly always the first or second; a list of many more is a list of
something else."""

MOST_WANTED = 60
"""Addresses wanted in all: a minute of requests at the usual pause, for a site of which half the items are open."""

_SOMETHING_ELSE = 0.85
"""A menu entry that fits a known look-alike so well is not opened in search of an item."""


class Left:
    """The addresses that a crawl saw and left for want of promise, by any of their forms."""

    def __init__(self, unfetched: Mapping[str, str]) -> None:
        left = (url for url, reason in unfetched.items() if reason in _LEFT)
        self._by_twin = {twin_key(url): url for url in left}

    def address(self, url: str) -> str:
        """The address under which the crawl knows `url`; empty where it isn't one that was left."""
        return next((found for form in (url, file_of(url)) if (found := self._by_twin.get(twin_key(form)))), "")


def wanted_of(item: Item, findings: Iterable[Finding], years: Sequence[int], left: Left) -> tuple[str, ...]:
    """The addresses in `left` that may be what an item that is not met lacks, the most promising first.

    `findings` are the item's, in the order of their leads' strength, and `years` are those of its data.
    """
    unopened = [each for each in findings if each.code == "not_fetched" and _may_decide(each, item, years)]
    unopened.sort(key=lambda finding: (not _says(finding, years), finding.piece.depth))
    addresses = (left.address(finding.piece.url) for finding in unopened)
    return tuple(islice(dict.fromkeys(filter(None, addresses)), _MOST_OF_ITEM))


def first_of_each(wanted: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """What several items want, as one list: the first of each, then the second of each, and so on."""
    in_turn = chain.from_iterable(zip_longest(*wanted, fillvalue=""))
    return tuple(islice(dict.fromkeys(filter(None, in_turn)), MOST_WANTED))


def menus_left(site: Site, nowhere: Collection[str], checklist: Checklist, index: LabelIndex, left: Left) -> list[str]:
    """The entries of the home page's menus that are in `left`, for items of which nothing was found (`nowhere`, their
    ids): a town may call them what nobody would guess. What resembles such an item's name comes first; then the
    documents on the pages that such entries led to.
    """
    home = site.find(site.start)
    if home is None or not nowhere:
        return []
    found: dict[str, float] = {}
    for link in home.content.links:
        address = left.address(link.url)
        matches = label_matches(index, link)
        known = bool(matches) and matches[0].key == "none" and matches[0].score >= _SOMETHING_ELSE
        if address and not known and not claims_other(best_label(link), _years(checklist)):
            likeness = max((match.score for match in matches if match.key in nowhere), default=0.0)
            found[address] = max(found.get(address, 0.0), likeness)
    return [*sorted(found, key=lambda address: -found[address]), *_documents_left(site, checklist, left)]


def _documents_left(site: Site, checklist: Checklist, left: Left) -> Iterator[str]:
    home = site.find(site.start)
    pages = (site.find(link.url) for link in home.content.links) if home else ()
    for page in dict.fromkeys(page.url for page in pages if page is not None and page.is_page):
        node = site.find(page)
        for link in node.links if node else ():
            if is_file(link.url) and not claims_other(best_label(link), _years(checklist)):
                address = left.address(link.url)
                if address:
                    yield address


def _years(checklist: Checklist) -> tuple[int, int]:
    return checklist.fiscal_year, checklist.fiscal_year - 1


def _may_decide(finding: Finding, item: Item, years: Sequence[int]) -> bool:
    """Whether it lies behind a strong lead and no label on the way claims another year."""
    piece = finding.piece
    if piece.depth > 0 and item.kind in _ENTRIES:
        return False
    return piece.lead.strength >= _STRONG_LEAD and not claims_other(_dated_label(finding), years)


def _says(finding: Finding, years: Sequence[int]) -> bool:
    """Whether a label says that it is of one of `years`."""
    return YearReading(label_years(_dated_label(finding)), "label").covers(years)


def _dated_label(finding: Finding) -> str:
    """The nearest label that names a year: a link "เปิด" below "ปี 2565" is of 2565."""
    return next((label for label in finding.piece.labels if label_years(label)), "")
