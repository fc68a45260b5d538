"""What indicators, items and elements are called in the report's language."""

from __future__ import annotations

from crawler.checklist import Checklist
from crawler.compare import ItemChange
from crawler.models import ElementResult, Verdict
from crawler.report.plain import cut

__all__ = ["Names"]

_LONGEST = 300
_LONGEST_OWNER = 120


class Names:
    """Names from a checklist; without one, or for what it doesn't list, those that the report itself holds."""

    def __init__(self, checklist: Checklist | None, lang: str) -> None:
        self._english = lang == "en"
        self._groups: dict[str, str] = {}
        self._items: dict[str, str] = {}
        self._elements: dict[tuple[str, str], str] = {}
        self._levels: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        self._units: dict[str, str] = {}
        if checklist is None:
            return
        for indicator in checklist.scoring.indicators:
            self._groups[indicator.id] = indicator.name_en if self._english else indicator.name_th
            self._groups |= {sub.id: sub.name_en if self._english else sub.name_th for sub in indicator.subs}
        self._owners = {item.id: item.owner for item in checklist.items}
        if self._english:
            self._units = checklist.units
            self._levels = {level.name: level.name_en for level in checklist.scoring.levels}
            self._items = {item.id: item.name_en for item in checklist.items}
            self._elements = {(item.id, each.key): each.text_en for item in checklist.items for each in item.elements}

    def group(self, group: str) -> str:
        """The name of an indicator or a sub-indicator; empty where it is not known."""
        return self._groups.get(group, "")

    def item(self, item: Verdict | ItemChange) -> str:
        """The name of an item, at a length that every form can bear."""
        return self.item_name(item.id, item.name)

    def item_name(self, item: str, name: str) -> str:
        """The name of the item with the id `item`; `name` where the checklist gives no other."""
        return cut(self._items.get(item, name), _LONGEST)

    def element(self, verdict: Verdict, element: ElementResult) -> str:
        """What a part of an item is called."""
        return cut(self._elements.get((verdict.id, element.key), element.text), _LONGEST)

    def owner(self, verdict: Verdict) -> str:
        """The unit that sees to an item; empty where it is not known."""
        told = verdict.fix.owner if verdict.fix else ""
        owner = told or self._owners.get(verdict.id, "")
        return cut(self._units.get(owner, owner), _LONGEST_OWNER)

    def level(self, level: str) -> str:
        return self._levels.get(level, level)
