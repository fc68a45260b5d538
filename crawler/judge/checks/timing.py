"""Whether what is shown happened, or is valid, in the item's year."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen, Words, quote_of
from crawler.text import find_dates, fiscal_year

__all__ = ["dated", "year"]

_BESIDE = 1


def dated(evidence: Evidence, words: Sequence[str]) -> Seen:
    """An entry or an activity dated inside the data year, read as fiscal year or as calendar year; where `words` are
    given, one that holds one of them, dated on its line or beside it, or a document that does.

    Whether "ปี พ.ศ." means the fiscal or the calendar year is not established for local governments; either counts.
    """
    wanted = Words(words)
    undated = False
    for node in evidence.nodes:
        lines = node.lines
        for number, line in enumerate(lines):
            if words and not wanted.found(line, node):
                continue
            near = (line, *lines[max(0, number - _BESIDE) : number + _BESIDE + 1]) if words else (line,)
            if words and not node.is_page:
                near = lines
            found = [date for text in near for date in find_dates(text)]
            if any(fiscal_year(date) in evidence.years or date.year in evidence.years for date in found):
                return Seen(True, node.url, quote_of(line))
            undated = undated or (bool(words) and not found)
    return Seen(None if undated else False)


def year(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """The evidence is of the data year; None where it does not say."""
    for finding in evidence.findings:
        if finding.year.covers(evidence.years):
            return Seen(True, finding.piece.url, finding.year.spans[0].text)
    return Seen(None if not any(finding.year.spans for finding in evidence.findings) else False)
