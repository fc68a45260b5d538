"""What indicators, items and elements are called in the report's language."""

from __future__ import annotations

from crawler.checklist import Checklist
from crawler.models import ElementResult, Verdict

__all__ = ["Names"]


class Names:
    """Names from a checklist; without one, or for what it doesn't list, those that the report itself holds."""

    def __init__(self, checklist: Checklist | None, lang: str) -> None:
        self._english = lang == "en"
        self._groups: dict[str, str] = {}
        self._items: dict[str, str] = {}
        self._elements: dict[tuple[str, str], str] = {}
        self._levels: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        if checklist is None:
            return
        for indicator in checklist.scoring.indicators:
            self._groups[indicator.id] = indicator.name_en if self._english else indicator.name_th
            self._groups |= {sub.id: sub.name_en if self._english else sub.name_th for sub in indicator.subs}
        self._owners = {item.id: item.owner for item in checklist.items}
        if self._english:
            self._levels = {level.name: level.name_en for level in checklist.scoring.levels}
            self._items = {item.id: item.name_en for item in checklist.items}
            self._elements = {(item.id, each.key): each.text_en for item in checklist.items for each in item.elements}

    def group(self, group: str) -> str:
        """The name of an indicator or a sub-indicator; empty where it is not known."""
        return self._groups.get(group, "")

    def item(self, verdict: Verdict) -> str:
        return self.item_name(verdict.id, verdict.name)

    def item_name(self, item: str, name: str) -> str:
        """The name of the item with the id `item`; `name` where the checklist gives no other."""
        return self._items.get(item, name)

    def element(self, verdict: Verdict, element: ElementResult) -> str:
        return self._elements.get((verdict.id, element.key), element.text)

    def owner(self, verdict: Verdict) -> str:
        """The unit that sees to an item; empty where it is not known."""
        told = verdict.fix.owner if verdict.fix else ""
        return told or self._owners.get(verdict.id, "")

    def level(self, level: str) -> str:
        return self._levels.get(level, level)
