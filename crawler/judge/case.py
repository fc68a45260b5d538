"""What every step of a judgement needs at hand: the site, the checklist, its labels, the pages that list items."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.checklist import Checklist, Item
from crawler.judge.site import Site
from crawler.text import LabelIndex

__all__ = ["Case"]


@dataclass(frozen=True, slots=True)
class Case:
    """One site before one checklist. `hub_urls` are the addresses of the pages that list many items, `crowded` those of
    the pages that show several one below the other."""

    site: Site
    checklist: Checklist
    index: LabelIndex
    hub_urls: frozenset[str] = frozenset()
    crowded: frozenset[str] = frozenset()

    def years(self, item: Item) -> tuple[int, ...]:
        """The Buddhist years of which the item's data may be, best first; none where it asks for no year."""
        return item.data_years(self.checklist.fiscal_year)
