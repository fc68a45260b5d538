"""What each piece of good evidence shows by itself; and pages that only carry documents, which show nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crawler.checklist import Item
from crawler.judge.case import Case
from crawler.judge.checks import CHECKS, Evidence
from crawler.judge.findings import LISTS, Finding
from crawler.judge.state import says_empty
from crawler.text import squash

__all__ = ["Weighed", "of_substance", "ranked"]

_FEW_LETTERS = 400
"""Letters of its own below which a page is a cover: a heading, a sentence of introduction, a date."""

_NEXT_TO_NONE = 80
"""Letters below which a page without documents, on which nothing of the item is seen, is an empty page in other words
than the usual ones."""

_NEUTRAL = ("index", "elsewhere")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A good finding, and which of the item's required parts it shows by itself (None where that can't be told)."""

    finding: Finding
    parts: tuple[bool | None, ...]

    @property
    def shown(self) -> float:
        """How many parts it shows; one that can't be told counts half."""
        return sum(1.0 if met else 0.5 if met is None else 0.0 for met in self.parts)

    @property
    def shows_nothing(self) -> bool:
        """Whether it shows none of them for certain."""
        return not any(self.parts)


def of_substance(item: Item, findings: Sequence[Finding], case: Case) -> tuple[list[Weighed], list[Finding]]:
    """The good findings that an assessor would look at, weighed; and all findings, as what they are then.

    A short page that carries documents says what these say: it counts where one of them is good, or where it shows
    every part itself. One without documents on which nothing of the item is seen is an empty page.
    """
    good: list[Weighed] = []
    told: list[Finding] = []
    for finding in findings:
        told.append(finding)
        if finding.good:
            each = _weighed(finding, item, case)
            code = "ok" if item.kind in LISTS else _as_cover(each, findings, case)
            if code == "ok":
                good.append(each)
            else:
                told[-1] = replace(finding, code=code)
    return good, told


def ranked(item: Item, good: Iterable[Weighed], case: Case) -> list[Finding]:
    """Best evidence first: what shows most of the required parts by itself, is called the item, says the right year."""
    years = case.years(item)

    def worth(each: Weighed) -> tuple[float, ...]:
        finding = each.finding
        return (
            float(item.kind in LISTS and finding.piece.depth == 0),
            each.shown,
            float(finding.subject == "own"),
            float(not years or finding.year.covers(years)),
            finding.piece.lead.strength,
        )

    return [each.finding for each in sorted(good, key=worth, reverse=True)]


def _weighed(finding: Finding, item: Item, case: Case) -> Weighed:
    alone = Evidence((finding,), case.years(item), case.site.body)
    required = (element for element in item.elements if element.level == "required")
    return Weighed(finding, tuple(CHECKS[element.check](alone, element.any).met for element in required))


def _as_cover(each: Weighed, findings: Sequence[Finding], case: Case) -> str:
    """The code of a good finding: "ok", "index" for a cover, "empty_page"."""
    node = each.finding.piece.node
    if node is not None and node.url in case.crowded and each.shows_nothing:
        return "index"
    if node is None or not node.is_page or node.content.tables or node.forms or all(each.parts):
        return "ok"
    if each.shows_nothing and says_empty(node):
        return "empty_page"
    letters = sum(len(squash(line)) for line in each.finding.prose.lines)
    if letters >= _FEW_LETTERS:
        return "ok"
    # A map on another host beside the address is no document of the page's.
    neutral = _NEUTRAL if each.shows_nothing else (*_NEUTRAL, "off_site")
    page = each.finding.piece.url
    carried = [other for other in findings if other.piece.parent == page and other.code not in neutral]
    if carried:
        return "ok" if any(other.good for other in carried) and not each.shows_nothing else "index"
    return "empty_page" if each.shows_nothing and letters < _NEXT_TO_NONE and not node.images else "ok"
