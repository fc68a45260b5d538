"""What was judged."""

from __future__ import annotations

from typing import Literal

import msgspec

from crawler.models.content import Facts, Quality
from crawler.models.decision import Decision, Status
from crawler.models.frozen import Frozen

__all__ = ["Candidate", "ElementResult", "Evidence", "Fix", "Problem", "Signal", "Status", "Verdict"]


class Evidence(Frozen):
    """A page or document that shows an item, as it stands in report.json."""

    url: str
    kind: str
    title: str = ""
    fiscal_year: int | None = None
    click_path: tuple[str, ...] = ()
    sha256: str = ""
    fetched: str = ""
    text_source: Quality = "native"
    excerpt: str = ""


class ElementResult(Frozen):
    """Whether a required part was seen. `met` is None where the tool can't tell."""

    key: str
    text: str
    level: Literal["required", "advisory"]
    basis: Literal["published", "practice", "recalled"]
    met: bool | None = None
    url: str = ""
    quote: str = ""


class Problem(Frozen):
    """One thing that is wrong, or that could not be seen. `code` is one of the contract's problem codes."""

    code: str
    message_th: str
    message_en: str
    url: str = ""


class Fix(Frozen):
    """What to do. `gain` maps "9", "10" and "oit" to the points that meeting the item would add to what is expected."""

    th: str
    en: str
    owner: str = ""
    gain: dict[str, float] = msgspec.field(default_factory=dict)


class Signal(Frozen):
    """One reason for or against a candidate; `weight` is its share of the candidate's strength."""

    name: str
    weight: float
    detail: str = ""


class Candidate(Frozen):
    """A page or document considered for an item. `lost_th` and `lost_en` say why it was not chosen; empty if it was.
    `found_on` is the page that announces it, `facts` what a document says of itself."""

    url: str
    label: str = ""
    strength: float = 0.0
    signals: tuple[Signal, ...] = ()
    codes: tuple[str, ...] = ()
    lost_th: str = ""
    lost_en: str = ""
    found_on: str = ""
    facts: Facts = Facts()


class Verdict(Frozen):
    """What was decided for one item. `candidates` are kept for `oit explain` and not written into report.json.
    `decision` is what a person decided on the item, which changes nothing else here."""

    id: str
    name: str
    sub_indicator: str
    status: Status
    probability: float
    evidence: tuple[Evidence, ...] = ()
    elements: tuple[ElementResult, ...] = ()
    problems: tuple[Problem, ...] = ()
    fix: Fix | None = None
    candidates: tuple[Candidate, ...] = ()
    decision: Decision | None = None
