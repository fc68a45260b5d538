"""Numbers for addresses: real sites name pages and files by numbers that say nothing of what they hold."""

from __future__ import annotations

from tests.sites.content import ITEMS, NOISE

__all__ = ["serial"]

ORDER = {key: place for place, key in enumerate((*NOISE, *reversed(ITEMS)))}


def serial(key: str, number: int) -> int:
    """A number of its own for the `number`th page or file of the entry `key`; never the item's own number."""
    return 1040 + ORDER[key] * 10 + number
