"""Tables for other programs and for the form: report.csv and submission.csv, one row an item.

`write` saves both with a byte order mark, without which Excel takes Thai for something else.
"""

from __future__ import annotations

from crawler.checklist import Checklist
from crawler.models import Report, Verdict
from crawler.report.cells import csv_table
from crawler.report.directions import numbered
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.said import advice, chance, checklist_of, faults, gains, steps
from crawler.report.submission import HEADINGS, entries
from crawler.report.words import Words, words

__all__ = ["COLUMNS", "submission_csv", "to_csv"]

COLUMNS = (
    "host",
    "body",
    "fiscal_year",
    "checklist",
    "run",
    "audited",
    "item",
    "name",
    "sub_indicator",
    "status",
    "chance",
    "url",
    "title",
    "kind",
    "data_year",
    "click_path",
    "evidence",
    "elements_met",
    "elements_not_met",
    "elements_unknown",
    "problem_codes",
    "problems",
    "fix",
    "owner",
    "gain_oit",
    "gain_indicator",
    "decision",
    "decision_state",
    "decision_by",
    "decision_at",
    "decision_until",
    "decision_reason",
)
"""The columns of report.csv. New ones are added at the end, none is renamed, so that programs can rely on them."""


def to_csv(report: Report, lang: str = "th", checklist: Checklist | None = None) -> str:
    """report.csv: what was found for each item, flat, so that the reports of many towns can stand under one another.

    Headings and codes are the same in every language; names, problems and fixes are told in `lang`. `url`, `title`,
    `kind`, `data_year` and `click_path` are those of the best evidence, of which there are `evidence` in all.
    """
    spoken = words(lang)
    names = Names(checklist_of(report, checklist), lang)
    of_all = (
        report.site["host"],
        cut(report.site["body"], 200),
        report.checklist["fiscal_year"],
        report.checklist["id"],
        report.run["id"],
        report.run["started"],
    )
    return csv_table(COLUMNS, ((*of_all, *_row(verdict, names, spoken)) for verdict in report.items))


def _row(verdict: Verdict, names: Names, spoken: Words) -> tuple[object, ...]:
    best = verdict.evidence[0] if verdict.evidence else None
    found = [element.met for element in verdict.elements]
    likely = chance(verdict)
    return (
        verdict.id,
        names.item(verdict),
        verdict.sub_indicator,
        verdict.status,
        None if likely is None else round(likely, 4),
        cut(best.url, 2_000) if best else "",
        cut(best.title, 300) if best else "",
        best.kind if best else "",
        best.fiscal_year if best else None,
        " → ".join(steps(best)) if best else "",
        len(verdict.evidence),
        found.count(True),
        found.count(False),
        found.count(None),
        " ".join(dict.fromkeys(problem.code for problem in verdict.problems)),
        "\n".join(faults(verdict, spoken)),
        advice(verdict, spoken),
        names.owner(verdict),
        *gains(verdict),
        *_decision(verdict),
    )


def _decision(verdict: Verdict) -> tuple[str, ...]:
    """What a person decided, beside what the tool found; times and days as in report.json."""
    told = verdict.decision
    if told is None:
        return ("",) * 6
    return told.status, told.state, cut(told.person, 200), told.at, told.until, cut(told.reason, 2_000)


def submission_csv(report: Report, lang: str = "th", checklist: Checklist | None = None) -> str:
    """submission.csv: what is copied into the form; several addresses of an item stand in numbered lines."""
    spoken = words(lang)
    rows = (
        (
            entry.id,
            entry.name,
            entry.mark,
            entry.answer,
            "\n".join(numbered(entry.urls)),
            entry.explanation,
            entry.todo,
            entry.owner,
        )
        for entry in entries(report, lang, checklist)
    )
    return csv_table([spoken.say(heading) for heading in HEADINGS.values()], rows)
