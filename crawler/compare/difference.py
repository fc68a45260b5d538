"""The nouns of a comparison: what became of each item between two runs of one site, and why."""

from __future__ import annotations

from typing import Literal

from crawler.compare.direction import Direction
from crawler.compare.passages import TextChange
from crawler.models import Evidence, Frozen, IndicatorScore, Problem, Status

__all__ = ["Cause", "CauseKind", "Compared", "Difference", "EvidenceChange", "ItemChange", "Kind", "PageChange"]

Kind = Literal["verdict", "evidence", "content", "year", "problems", "points"]
"""In what an item changed: its verdict; the address of its evidence; the text there; the year of its data; what is
wrong; the points that it is expected to bring."""

CauseKind = Literal[
    "removed",
    "moved",
    "redirected",
    "replaced",
    "edited",
    "unlinked",
    "outranked",
    "added",
    "returned",
    "unreachable",
    "robots",
    "unopened",
    "unread",
    "checklist",
    "tool",
    "elsewhere",
    "unknown",
]
"""Why. Of the town's: `removed`, the address answers that there is nothing; `moved`, it leads to the new evidence, or
the same file lies there; `redirected`, it leads elsewhere; `replaced`, another document lies there; `edited`, its text
changed; `unlinked`, no link to it was met; `outranked`, it is as it was, and another was chosen; `added`, the new one
was not met before; `elsewhere`, the evidence is as it was, so something around it changed.
Of the view: `unreachable`, a server or network at fault; `robots`; `unopened`, left for a limit or a rule of the tool;
`unread`, opened but not legible; `returned`, it could not be had the time before.
Of neither: `checklist` and `tool`, other rules or another version judged the same; `unknown`, the archive is gone.
"""


class Cause(Frozen):
    """Why an item changed. `code` is the HTTP status, fault, reason for not opening or problem that says more, `target`
    where the address leads now; each empty where there is nothing of the kind."""

    kind: CauseKind
    url: str = ""
    code: str = ""
    target: str = ""


class EvidenceChange(Frozen):
    """One piece of evidence, before and after; None where it was none on that side. `cause` is None where nothing
    became of it; `text` tells the difference of the texts where both could be read."""

    before: Evidence | None
    after: Evidence | None
    cause: Cause | None = None
    text: TextChange | None = None


class ItemChange(Frozen):
    """What became of an item: its number means something only with its fiscal year. `points` are what the change does
    to the expected OIT score; `solved` and `arisen` are the problems of one side alone."""

    id: str
    fiscal_year: int
    name: str
    sub_indicator: str
    before: Status
    after: Status
    direction: Direction
    kinds: tuple[Kind, ...]
    cause: Cause
    points: float
    evidence: tuple[EvidenceChange, ...] = ()
    solved: tuple[Problem, ...] = ()
    arisen: tuple[Problem, ...] = ()

    @property
    def is_of_the_rules(self) -> bool:
        """Whether the tool or its checklist changed, and the site did not."""
        return self.cause.kind in ("checklist", "tool")

    @property
    def is_regression(self) -> bool:
        """Whether the site became worse: not the tool's view of it, and not its rules."""
        return self.direction == "worse" and not self.is_of_the_rules


class PageChange(Frozen):
    """A page or document that came or went and matters: it is evidence of `items`, or on the way to such. `code` is the
    HTTP status that the run without it got there, empty where that met no link to it."""

    url: str
    title: str = ""
    items: tuple[str, ...] = ()
    code: str = ""


class Compared(Frozen):
    """One of the two runs. `scores` has "9", "10", "oit" and, where it is known, "ita"."""

    id: str
    started: str
    finished: str
    stopped_by: str
    tool_version: str
    checklist_sha256: str
    scores: dict[str, IndicatorScore]


class Difference(Frozen):
    """Two runs of one site by one year's checklist. `items` are those that changed, in the checklist's order."""

    site: str
    body: str
    checklist: str
    fiscal_year: int
    before: Compared
    after: Compared
    items: tuple[ItemChange, ...] = ()
    vanished: tuple[PageChange, ...] = ()
    new: tuple[PageChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.items or self.vanished or self.new)

    @property
    def same_rules(self) -> bool:
        """Whether the same version of tool and checklist judged both."""
        one, other = self.before, self.after
        return (one.tool_version, one.checklist_sha256) == (other.tool_version, other.checklist_sha256)

    def going(self, direction: Direction) -> tuple[ItemChange, ...]:
        """The items that went this way."""
        return tuple(item for item in self.items if item.direction == direction)

    @property
    def regressions(self) -> tuple[ItemChange, ...]:
        """The items in which the site itself became worse."""
        return tuple(item for item in self.items if item.is_regression)
