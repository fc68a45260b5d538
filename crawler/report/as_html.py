"""report.html: one file that opens anywhere, asks nothing of the network and needs no script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crawler.archive import Shown
from crawler.checklist import Checklist, available, load
from crawler.errors import ChecklistError
from crawler.models import Report
from crawler.report.fixes import is_quick
from crawler.report.names import Names
from crawler.report.plain import cut, plain, shown_address, web_address
from crawler.report.view import cards, counts, groups, pace, reasons, top_fixes, unverified
from crawler.report.words import points, words

__all__ = ["NO_PICTURES", "to_html"]

NO_PICTURES: Mapping[tuple[str, str], Shown] = MappingProxyType({})


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
    checklist = checklist or _shipped(str(report.checklist["id"]))
    names = Names(checklist, lang)
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            lang=lang,
            say=spoken.say,
            term=spoken.term,
            date=spoken.date,
            names=names,
            scoring=checklist.scoring if checklist else None,
            cards=cards(report, spoken, names),
            counts=counts(report.items),
            groups=groups(report, names),
            top=top_fixes(report),
            pace=pace(report, spoken),
            reasons=reasons(report, spoken),
            unverified=unverified(report, spoken),
            pictures=pictures,
            unverifiable=[verdict.id for verdict in report.items if verdict.status == "unverifiable"],
        )
    )


def _shipped(name: str) -> Checklist | None:
    try:
        return load(name) if name in available() else None
    except ChecklistError:
        return None


@cache
def _environment() -> Environment:
    """Everything printed is stripped of unseen characters, then escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.filters.update(cut=cut, points=points, web_address=web_address, shown_address=shown_address)
    environment.tests["quick"] = is_quick
    return environment


def _printable(value: object) -> object:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
