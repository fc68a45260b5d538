"""The nouns that the parts of the program hand to one another. All frozen; sequences are tuples.

A `Resource` is what one request gave; reading its body gives a `Content`; a `Candidate` is a content considered for an
item; a `Verdict` is what was decided for an item; a `Report` is what is told to people. A `Submission` is a list of
addresses that a body hands in, a `Claim` one row of it, and `Checked` what became of that.
"""

from __future__ import annotations

from crawler.models.content import (
    Content,
    ContentKind,
    Facts,
    Field,
    Form,
    Image,
    Link,
    NeedsBrowser,
    Quality,
    Referrer,
    Signature,
    Table,
    YearSeen,
)
from crawler.models.decision import (
    LONGEST_NAME,
    LONGEST_REASON,
    Conflict,
    Decided,
    Decision,
    DecisionState,
    Lapse,
    ListedDecision,
    Ruling,
    SeenThen,
)
from crawler.models.fetched import REFUSED, Fault, Fetched, Made, Rendered, Resource, TlsFlaw, Validators
from crawler.models.frozen import Frozen
from crawler.models.picture import Drawn, Picture, PictureOf
from crawler.models.report import IndicatorScore, Report, Scores, Sighting, Skipped, Unfetched, UrgentFinding
from crawler.models.sheet import Sheet, Sheets
from crawler.models.submission import Address, Checked, Claim, Found, Path, Submission
from crawler.models.verdict import Candidate, ElementResult, Evidence, Fix, Problem, Signal, Status, Verdict

__all__ = [
    "LONGEST_NAME",
    "LONGEST_REASON",
    "REFUSED",
    "Address",
    "Candidate",
    "Checked",
    "Claim",
    "Conflict",
    "Content",
    "ContentKind",
    "Decided",
    "Decision",
    "DecisionState",
    "Drawn",
    "ElementResult",
    "Evidence",
    "Facts",
    "Fault",
    "Fetched",
    "Field",
    "Fix",
    "Form",
    "Found",
    "Frozen",
    "Image",
    "IndicatorScore",
    "Lapse",
    "Link",
    "ListedDecision",
    "Made",
    "NeedsBrowser",
    "Path",
    "Picture",
    "PictureOf",
    "Problem",
    "Quality",
    "Referrer",
    "Rendered",
    "Report",
    "Resource",
    "Ruling",
    "Scores",
    "SeenThen",
    "Sheet",
    "Sheets",
    "Sighting",
    "Signal",
    "Signature",
    "Skipped",
    "Status",
    "Submission",
    "Table",
    "TlsFlaw",
    "Unfetched",
    "UrgentFinding",
    "Validators",
    "Verdict",
    "YearSeen",
]
