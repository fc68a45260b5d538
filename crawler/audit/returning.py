"""The second night: what to fetch first on a site whose evidence is known from an earlier run."""

from __future__ import annotations

from collections.abc import Set

from crawler.archive import twin_key
from crawler.checklist import Checklist
from crawler.judge import ChecklistGuide
from crawler.models import Link, Referrer

__all__ = ["ReturningGuide"]

_LED_TO_EVIDENCE = 1.0


class ReturningGuide(ChecklistGuide):
    """Follows last night's ways to the evidence before all others.

    It only ranks links that the site has tonight. Evidence that nothing links to any more is not looked up at its old
    address: no visitor would find it, so it must not keep an item met.
    """

    def __init__(self, checklist: Checklist, ways: Set[str]) -> None:
        """`ways` are the twin keys of the evidence and of what lay on the way to it."""
        super().__init__(checklist)
        self._ways = ways

    def priority(self, link: Link, referrer: Referrer) -> float:
        """0..1, as the checklist's labels say, and the highest for a link that led to evidence."""
        promised = super().priority(link, referrer)  # asked in any case: the guide learns from it
        return _LED_TO_EVIDENCE if twin_key(link.url) in self._ways else promised
