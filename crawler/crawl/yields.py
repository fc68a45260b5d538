"""What links that name nothing have been worth so far, and the chance that what is left of them is worth anything.

Links come in groups: those whose addresses are alike, named by pages alike; and those of equal promise that stand on
pages alike. A group is taken to be either a carrier, of whose pages one in four leads to evidence, or barren. The
guide's promise of such a link is the chance, before anything of the group was fetched, that the group is a carrier;
every page fetched in vain lowers it by Bayes' rule, and one that led somewhere settles it. Of the two groups of a link
the one that knows more, and so gives the lower chance, counts. The one in four and the promises are estimates: they
decide how long the crawl looks, never a verdict.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from crawler.crawl.limits import CARRIERS_YIELD
from crawler.urls import template

__all__ = ["Yields"]

_Group = tuple[str, str, str]
"""How the group is made, and the two things that its links share."""


class Yields:
    """Counts, for every group, what waits, what was fetched in vain and what led somewhere."""

    def __init__(self) -> None:
        self._groups: dict[str, tuple[_Group, ...]] = {}
        self._promise: defaultdict[_Group, float] = defaultdict(float)
        self._waiting: Counter[_Group] = Counter()
        self._vain: Counter[_Group] = Counter()
        self._carriers: set[_Group] = set()

    def joined(self, url: str, page: str, promise: float) -> None:
        """A link of little `promise` (0..1) to `url` was found on `page`, and waits."""
        if url in self._groups:
            return
        named_by = template(page)
        self._groups[url] = (("alike", template(url), named_by), ("beside", f"{promise:.2f}", named_by))
        for group in self._groups[url]:
            self._waiting[group] += 1
            self._promise[group] = max(self._promise[group], promise)

    def left(self, url: str) -> None:
        """`url` waits no longer."""
        for group in self._groups.get(url, ()):
            self._waiting[group] -= 1

    def saw(self, url: str, led_somewhere: bool) -> None:
        """Told of a fetched page, and whether it named anything of promise that was not known before."""
        groups = self._groups.pop(url, ())
        if led_somewhere:
            self._carriers.update(groups)
        else:
            self._vain.update(groups)

    def worth(self, url: str, promise: float) -> float:
        """What a link of `promise` is worth today, after what its groups have given."""
        groups = [group for group in self._groups.get(url, ()) if self._promise[group]]
        return promise * min([1.0, *(self._chance(group) / self._promise[group] for group in groups)])

    def chance_left(self) -> float:
        """The chance that at least one of the pages that wait leads to evidence."""
        nothing: defaultdict[str, float] = defaultdict(lambda: 1.0)
        for group, waiting in self._waiting.items():
            if waiting > 0:
                nothing[group[0]] *= 1 - self._chance(group) * (1 - (1 - CARRIERS_YIELD) ** waiting)
        return min((1 - chance for chance in nothing.values()), default=0.0)

    def _chance(self, group: _Group) -> float:
        """That the group is a carrier."""
        if group in self._carriers:
            return 1.0
        before = self._promise[group]
        vain = before * (1 - CARRIERS_YIELD) ** self._vain[group]
        return vain / (vain + 1 - before)
