"""A comparison as one HTML page: it opens anywhere, asks nothing of the network, and has no script."""

from __future__ import annotations

from crawler.checklist import Checklist
from crawler.compare import Difference
from crawler.report.diff.causes import why
from crawler.report.diff.view import KIND, SECTIONS, at_stake, remarks, scores, sections, signed, tally
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.said import shipped
from crawler.report.templating import environment, speaking
from crawler.report.words import words

__all__ = ["difference_html"]


def difference_html(difference: Difference, lang: str = "th", checklist: Checklist | None = None) -> str:
    """The comparison as a page in `lang` ("th" or "en"). `checklist` names items in English; without it, the shipped
    one of that name does."""
    spoken = words(lang)
    return (
        environment()
        .get_template("diff.html")
        .render(
            difference=difference,
            lang=lang,
            **speaking(spoken),
            say=spoken.say,
            names=Names(checklist or shipped(difference.checklist), lang),
            mark=MARK,
            why=why,
            kinds=KIND,
            headings=SECTIONS,
            sections=sections(difference),
            scores=scores(difference, spoken),
            tally=tally(difference, spoken),
            remarks=remarks(difference, spoken),
            signed=signed,
            at_stake=at_stake,
        )
    )
