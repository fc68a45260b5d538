"""report.html: one file that opens anywhere, asks nothing of the network, and is whole without its script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from types import MappingProxyType

from markupsafe import Markup

from crawler.archive import Shown
from crawler.checklist import Checklist
from crawler.models import Report
from crawler.report.break_in import AFTER_BREAK_IN
from crawler.report.decided import decided_scores, decision_parts
from crawler.report.names import Names
from crawler.report.said import body, checklist_of, heading, steps
from crawler.report.seeing import seen
from crawler.report.templating import TEMPLATES, environment, speaking
from crawler.report.view import because, cards, counts, groups, owners, pace, rejected, top_fixes, unverified
from crawler.report.words import words

__all__ = ["NO_PICTURES", "to_html"]

NO_PICTURES: Mapping[tuple[str, str], Shown] = MappingProxyType({})

_MOST_REJECTED = 12
"""Candidates told of one item: the strongest. A list of ten years has dozens, and `oit explain` tells more."""


def to_html(
    report: Report,
    lang: str = "th",
    checklist: Checklist | None = None,
    pictures: Mapping[tuple[str, str], Shown] = NO_PICTURES,
) -> str:
    """The report as one HTML page in `lang` ("th" or "en").

    `checklist` is the one that the report was made with; without it, the shipped one with the report's checklist id
    gives the names of indicators, and where there is none the page shows their numbers only. `pictures` are those of
    the evidence, by its address and the hash of its bytes.
    """
    spoken = words(lang)
    checklist = checklist_of(report, checklist)
    names = Names(checklist, lang)
    scoring = checklist.scoring if checklist else None
    script = _script()
    parts = groups(report, names)
    return (
        environment()
        .get_template("report.html")
        .render(
            report=report,
            lang=lang,
            **speaking(spoken),
            names=names,
            scoring=scoring,
            target=scoring.target if scoring else None,
            provenance=spoken.choose(checklist.note_th, checklist.note_en) if checklist else "",
            script=Markup(script),  # noqa: S704 - our own file
            script_hash=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
            cards=cards(report, spoken, names),
            counts=counts(report.items),
            groups=parts,
            owners=owners(parts, names),
            seen=seen(report, spoken),
            steps=steps,
            after_break_in=[spoken.say(step) for step in AFTER_BREAK_IN],
            body=body(report, spoken),
            heading=heading(report, spoken),
            rejected=rejected(report),
            most_rejected=_MOST_REJECTED,
            top=top_fixes(report),
            pace=pace(report, spoken),
            because=because(report, spoken),
            decision_parts=lambda verdict: decision_parts(verdict, spoken),
            decided_scores=decided_scores(report, spoken),
            unverified=unverified(report, spoken),
            pictures=pictures,
            unverifiable=[verdict.id for verdict in report.items if verdict.status == "unverifiable"],
        )
    )


@cache
def _script() -> str:
    return (TEMPLATES / "report.js").read_text(encoding="utf-8")
