"""What is told to people."""

from __future__ import annotations

from typing import Any

import msgspec

from crawler.models.frozen import Frozen
from crawler.models.verdict import Verdict

__all__ = ["IndicatorScore", "Report", "Scores", "Sighting", "Skipped", "Unfetched", "UrgentFinding"]


class IndicatorScore(Frozen, omit_defaults=True):
    """Expected value, the central 80 % of its distribution, and the roll-ups that bound it; all 0-100."""

    score: float
    low: float
    high: float
    floor: float
    ceiling: float
    as_found: float
    sub: dict[str, float] = msgspec.field(default_factory=dict)
    level: str = ""


class Scores(Frozen):
    """Scores of a report. `ita` is None unless the means of IIT and EIT were given."""

    indicators: dict[str, IndicatorScore]
    oit: IndicatorScore
    ita: IndicatorScore | None
    model: str


class Skipped(Frozen):
    """Addresses that were seen but not fetched, by reason; `examples` are the first few, in the order found."""

    reason: str
    count: int
    examples: tuple[str, ...] = ()


class Sighting(Frozen):
    """One place where something was seen; `quote` are the words there, in which no address may be made a link."""

    url: str
    quote: str = ""


class UrgentFinding(Frozen):
    """What can't wait for the next assessment: the site has been broken into. `count` is the number of addresses at
    which it was seen, `examples` the first few, in the order of fetching."""

    code: str
    message_th: str
    message_en: str
    count: int
    examples: tuple[Sighting, ...] = ()


class Unfetched(Frozen):
    """One address that was seen and not fetched. `text` are the words of the link and `page` is the address of the page
    that named it, empty where they are not known."""

    url: str
    reason: str
    text: str = ""
    page: str = ""


class Report(Frozen):
    """Everything a report tells. `run`, `site`, `tool` and `checklist` are the contract's objects of those names.

    `decided` is what the scores would be if the decisions of people that are in force stood for the verdicts; None
    where there are none.
    """

    tool: dict[str, str]
    checklist: dict[str, Any]
    site: dict[str, str]
    run: dict[str, Any]
    items: tuple[Verdict, ...]
    scores: Scores
    urgent: tuple[UrgentFinding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    decided: Scores | None = None
