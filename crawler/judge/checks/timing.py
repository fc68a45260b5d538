"""Whether what is shown happened, or is valid, in the item's year."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen, quote_of
from crawler.text import find_dates, fiscal_year

__all__ = ["dated", "year"]


def dated(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """An entry or an activity dated inside the data year, read as fiscal year or as calendar year.

    Whether "ปี พ.ศ." means the fiscal or the calendar year is not established for local governments; either counts.
    """
    for node, line in evidence.lines():
        for date in find_dates(line):
            if fiscal_year(date) in evidence.years or date.year in evidence.years:
                return Seen(True, node.url, quote_of(line))
    return Seen(False)


def year(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """The evidence is of the data year; None where it does not say."""
    for finding in evidence.findings:
        if finding.year.covers(evidence.years):
            return Seen(True, finding.piece.url, finding.year.spans[0].text)
    return Seen(None if not any(finding.year.spans for finding in evidence.findings) else False)
