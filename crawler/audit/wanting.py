"""After the crawl: whether the judge wants what the crawl left, before it says of an item that it is not met."""

from __future__ import annotations

from collections.abc import Callable

from crawler.archive import RunArchive
from crawler.crawl import WANTED
from crawler.judge import Judgement

__all__ = ["goes_on"]

MOST_ROUNDS = 3
"""How often a crawl goes on for what is wanted: the page that the menu names, the list on it, a document on that."""

# A budget that is spent, a site that fell silent and a frontier that is empty leave nothing to ask for.
_SATISFIED = frozenset({"all_items_settled", "nothing_promising"})


def goes_on(archive: RunArchive, judge: Callable[[], Judgement]) -> int:
    """Judge a crawl that ended because it was satisfied, and queue what its judgement wants; the number of addresses.

    0 leaves the run as it is. Cut off at any moment, the next sitting judges again or goes on with what is queued.
    """
    if archive.info.stopped_by not in _SATISFIED or archive.info.rounds >= MOST_ROUNDS:
        return 0
    wanted = judge().wanted
    if wanted:
        # Strictly falling, so that the order is kept in the archive.
        archive.go_on((url, WANTED + 1 / (rank + 2)) for rank, url in enumerate(wanted))
    return len(wanted)
