"""Why nothing found need not mean that nothing is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from crawler.checklist import Checklist
from crawler.judge.data_year import claims_other
from crawler.judge.labels import best_label, label_matches
from crawler.judge.site import Site
from crawler.judge.state import HIDDEN, state_of
from crawler.text import LabelIndex

__all__ = ["Doubt", "doubt_of"]

_NAMED = 0.6
# Every large site has a page or two that do not answer; where it is a fifth, the site keeps us out or is down.
_MANY = 0.2
# So many refusals at the very end are no closed folder: from the first of them on the site kept us out, and what they
# would have led to nobody knows.
_SHUT_OUT = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """`code` is one of `wording`; `url` is where the site, or a part of it, was closed to us."""

    code: str
    url: str


def doubt_of(site: Site, checklist: Checklist, index: LabelIndex, *, whole: bool) -> Doubt | None:
    """The gravest reason to say of no item that it is missing; None for a site that was seen whole."""
    if _is_drawn_by_scripts(site):
        return Doubt("needs_browser", site.start)
    hidden = _hidden(site)
    door = next((url for url in _doors(site, checklist, index, hidden) if url in hidden), None)
    if door is not None:
        return Doubt(hidden[door], door)
    if len(hidden) >= _MANY * len(site.nodes) > 0:
        code = Counter(hidden.values()).most_common(1)[0][0]
        return Doubt(code, next(url for url, reason in hidden.items() if reason == code))
    refused = _refused_at_the_end(site, hidden)
    if refused:
        return Doubt("blocked", refused)
    return None if whole else Doubt("unfinished", site.start)


def _hidden(site: Site) -> dict[str, str]:
    """What the tool or the network kept from sight of the site's own addresses, each with its code."""
    states = ((node.url, state_of(node)) for node in site.nodes if site.inside(node.url))
    unseen: dict[str, str] = {url: state for url, state in states if state in HIDDEN}
    return unseen | {url: reason for url, reason in site.unfetched.items() if reason == "robots" and site.inside(url)}


def _refused_at_the_end(site: Site, hidden: dict[str, str]) -> str:
    """The first of the refusals with which the crawl ended; empty where it did not end so."""
    answered = [node.url for node in site.nodes if site.inside(node.url) and not node.resource.location]
    refused = list(takewhile(lambda url: hidden.get(url) == "blocked", reversed(answered)))
    return refused[-1] if len(refused) >= _SHUT_OUT else ""


def _doors(site: Site, checklist: Checklist, index: LabelIndex, hidden: dict[str, str]) -> Iterator[str]:
    """The home page, and what the site calls its list of the items of the year: all the rest may lie behind them."""
    yield _place(site, site.start)
    if not hidden:
        return
    for node in site.nodes:
        for link in node.content.links if node.is_page else ():
            place = _place(site, link.url)
            if place not in hidden:
                continue
            top = next(iter(label_matches(index, link)), None)
            of_year = not claims_other(best_label(link), (checklist.fiscal_year,))
            if top is not None and top.key == "hub" and top.score >= _NAMED and of_year:
                yield place


def _place(site: Site, url: str) -> str:
    node = site.find(url)
    return node.url if node is not None else url


def _is_drawn_by_scripts(site: Site) -> bool:
    """Whether scripts would fill the home page or its menu, or most pages, and with what is not known."""
    home = site.find(site.start)
    pages = [node for node in site.nodes if node.is_page and node.resource.status == 200]
    return (home is not None and bool(home.content.needs_browser)) or 2 * len(site.undrawn) > len(pages) > 0
