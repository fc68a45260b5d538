"""What every part of the document is written from: the report, in one language, with the names of things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.checklist import Checklist
from crawler.language import Both, Told, _
from crawler.models import ElementResult, Report, Verdict
from crawler.report.docx.office import Office, office_of
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.said import checklist_of
from crawler.report.words import Words, words

__all__ = ["Draft", "draft"]

USUAL_TARGET = 85.0
"""What bodies are to reach as their own reports have it, where the checklist does not say."""

LONGEST_NAME = 250
LONGEST_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Draft:
    """`kinds` are those of the items, `yearly` the items of which the data must be of a year; empty where no checklist
    is at hand."""

    report: Report
    words: Words
    names: Names
    office: Office
    checklist: Checklist | None
    kinds: Mapping[str, str]
    yearly: frozenset[str]

    def say(self, message: Told) -> str:
        """The words of a message."""
        return self.words.say(message)

    def choose(self, th: str, en: str) -> str:
        """Of what the report gives in both languages, the one that is spoken, at a sensible length."""
        return cut(self.words.choose(th, en), LONGEST_SENTENCE)

    @property
    def body(self) -> str:
        """The body's name; empty where the audit did not learn it."""
        return cut(self.report.site["body"], LONGEST_NAME)

    @property
    def body_or_office(self) -> Told:
        """How a sentence speaks of the body."""
        return Both(self.body, self.body) if self.body else _("หน่วยงาน")

    @property
    def year(self) -> int:
        """The fiscal year that is assessed."""
        return int(self.report.checklist["fiscal_year"])

    @property
    def target(self) -> float:
        """The score that the body is to reach."""
        target = self.checklist.scoring.target if self.checklist else None
        return USUAL_TARGET if target is None else target

    def item(self, verdict: Verdict) -> str:
        """The name of an item."""
        return cut(self.names.item(verdict), LONGEST_NAME)

    def element(self, verdict: Verdict, element: ElementResult) -> str:
        """What a part of an item is called."""
        return cut(self.names.element(verdict, element), LONGEST_NAME)

    def indicator(self, indicator: str) -> str:
        """An indicator by number and name."""
        return self.say(_("ตัวชี้วัดที่ {id} {name}", id=indicator, name=self.names.group(indicator))).strip()

    def sub_indicator(self, sub: str) -> str:
        """A sub-indicator by number and name."""
        return self.say(_("ตัวชี้วัดย่อยที่ {id} {name}", id=sub, name=self.names.group(sub))).strip()

    def unit(self, verdict: Verdict) -> str:
        """The unit that is responsible for an item, as this body calls it; empty where the checklist names none."""
        return self.office.unit(self.names.owner(verdict)) if verdict.fix else ""


def draft(report: Report, lang: str, checklist: Checklist | None) -> Draft:
    """What the document of `report` in `lang` is written from."""
    known = checklist_of(report, checklist)
    items = known.items if known else ()
    return Draft(
        report=report,
        words=words(lang),
        names=Names(known, lang),
        office=office_of(report.site["body"]),
        checklist=known,
        kinds={item.id: item.kind for item in items},
        yearly=frozenset(item.id for item in items if item.year != "none"),
    )
