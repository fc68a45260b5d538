"""What is known of an official result."""

from __future__ import annotations

import msgspec

from crawler.language import Both
from crawler.models import Frozen

__all__ = ["Conflict", "Figure", "Results"]


class Figure(Frozen):
    """A score (0 to 100) and the words around it, as they were read."""

    value: float
    quote: str


class Conflict(Frozen):
    """Figures that can't all be right, or one that can't be right at all.

    `about` is what they are figures of: "fiscal_year", "total", "level", "iit", "eit", "oit", "1" to "10" for an
    indicator, "o14" for an item. `figures` are those that were read, in the order of the text.
    """

    about: str
    message_th: str
    message_en: str
    figures: tuple[Figure, ...] = ()

    @property
    def told(self) -> Both:
        """What is wrong, in a sentence."""
        return Both(self.message_th, self.message_en)


class Results(Frozen):
    """One body's result of one fiscal year.

    What was not found, or is in conflict, is None or left out: nothing is guessed. `body` is the name that is written
    most often, `spellings` the others that mean the same. `instruments` has the means of "iit", "eit" and "oit" as far
    as they are printed ("eit1" and "eit2" are the two parts of EIT). Scores are 0 to 100.
    """

    fiscal_year: int | None = None
    body: str = ""
    spellings: tuple[str, ...] = ()
    total: float | None = None
    level: str = ""
    indicators: dict[str, float] = msgspec.field(default_factory=dict)
    instruments: dict[str, float] = msgspec.field(default_factory=dict)
    items: dict[str, float] = msgspec.field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it tells of no score at all, not even of one that is in doubt."""
        doubted = any(each.about != "fiscal_year" for each in self.conflicts)
        return self.total is None and not self.indicators and not self.items and not doubted
