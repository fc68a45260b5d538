"""What people decided on items: the log of rulings, and what a report tells of those that speak of its run."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from crawler.models.frozen import Frozen

__all__ = [
    "LONGEST_NAME",
    "LONGEST_REASON",
    "Decided",
    "Decision",
    "DecisionState",
    "Lapse",
    "Ruling",
    "SeenThen",
    "Status",
]

Status = Literal["met", "partial", "missing", "unverifiable", "not_applicable"]
"""What an item was found to be."""

LONGEST_NAME = 200
LONGEST_REASON = 2_000

Decided = Literal["met", "partial", "missing", "not_applicable"]
"""What a person can decide: anything but that it can't be seen."""

DecisionState = Literal["in_force", "lapsed", "expired"]

Lapse = Literal["", "changed", "gone", "new"]
"""Why a decision lapsed: evidence that the person saw says something else now, is no longer there, or there is evidence
that the person did not see."""

Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
HashOrNone = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")]
DayOrNone = Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")]
Time = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")]


class SeenThen(Frozen):
    """Evidence as it was when somebody decided. `words` is the hash of a page's words without its figures, since the
    bytes of many pages differ at every visit; empty for a document, and where it isn't known."""

    url: str
    sha256: Hash
    words: HashOrNone = ""


class Ruling(Frozen):
    """One entry of the log. Nothing in it is ever changed: a later entry on the same item takes the place of this one.

    It speaks of an item of a checklist on a site, whatever the run; `run` is the one that the person had before them,
    `verdict` and `evidence` what the tool had said and found there. `place` counts the entries on the item, of which
    each knew those before it. `at` is ISO 8601 in UTC; `until` is the last day, in Thailand, on which it holds, empty
    where none was set. `id` is the hash of all the rest. A withdrawal has no `status`.
    """

    action: Literal["decide", "withdraw"]
    site: Annotated[str, Meta(min_length=1, max_length=2_000)]
    checklist: Annotated[str, Meta(min_length=1, max_length=200)]
    fiscal_year: Annotated[int, Meta(ge=2500, le=2699)]
    item: Annotated[str, Meta(pattern=r"^o[1-9][0-9]{0,2}\Z")]
    reason: Annotated[str, Meta(min_length=1, max_length=LONGEST_REASON)]
    person: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
    at: Time
    run: Annotated[str, Meta(max_length=500)]
    verdict: Status
    evidence: Annotated[tuple[SeenThen, ...], Meta(max_length=1_000)]
    status: Decided | Literal[""] = ""
    until: DayOrNone = ""
    place: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    id: Annotated[str, Meta(pattern=r"^([0-9a-f]{32})?\Z")] = ""


class Decision(Frozen):
    """A person's decision on an item, as a report tells it beside the verdict. `cause` says why it lapsed, and `url`
    on which evidence; both are empty otherwise. `run` and `verdict` are those on which it was made."""

    id: str
    status: Decided
    state: DecisionState
    reason: str
    person: str
    at: str
    until: str
    run: str
    verdict: Status
    cause: Lapse = ""
    url: str = ""


class ListedDecision(Frozen):
    """A decision and what became of it: `ended_by` is the entry that withdrew it or took its place; `cause` and `url`
    are those of a decision that lapsed."""

    ruling: Ruling
    state: DecisionState | Literal["withdrawn", "replaced"]
    cause: Lapse = ""
    url: str = ""
    ended_by: Ruling | None = None


class Conflict(Frozen):
    """Two logs that were continued apart on the same item: their last entries, and which of them `stands`."""

    ours: Ruling
    theirs: Ruling
    stands: Ruling
