"""What is still to be fetched, the most promising first."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush

from msgspec.structs import replace

from crawler.archive import Queued

__all__ = ["Frontier"]


class Frontier:
    """A best-first queue: by priority, then nearness to the start, then order of discovery.

    `ask` tells an entry's priority of today. It is asked for the entry at the head only, so an entry whose promise has
    fallen since it was queued sinks once it gets there; one whose promise has risen must be pushed again.
    """

    def __init__(self, ask: Callable[[Queued], float]) -> None:
        self._ask = ask
        self._heap: list[tuple[float, int, int, str]] = []
        self._waiting: dict[str, tuple[int, Queued]] = {}
        self._discovered = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def push(self, entry: Queued) -> None:
        """Add an entry, or raise the one that is there."""
        number, known = self._waiting.get(entry.url, (self._discovered, None))
        if known is None:
            self._discovered += 1
        elif known.priority >= entry.priority:
            return
        self._put(number, entry)

    def head(self) -> Queued | None:
        """The most promising entry."""
        while self._heap:
            priority, _, _, url = self._heap[0]
            number, entry = self._waiting.get(url, (0, None))
            if entry is None or -priority != entry.priority:
                heappop(self._heap)  # Left behind by an entry that rose, or was taken.
                continue
            today = self._ask(entry)
            if today >= entry.priority:
                return entry
            heappop(self._heap)
            self._put(number, replace(entry, priority=today))
        return None

    def take(self, entry: Queued) -> None:
        """Take an entry away."""
        del self._waiting[entry.url]

    def _put(self, number: int, entry: Queued) -> None:
        self._waiting[entry.url] = (number, entry)
        heappush(self._heap, (-entry.priority, entry.depth, number, entry.url))
