"""verification.html: what became of the list, on one page that opens anywhere and asks nothing of the network."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.archive import Shown
from crawler.report.names import Names
from crawler.report.said import body
from crawler.report.templating import environment, speaking
from crawler.report.verification.rows import FOUND, FOUND_STATUS, Row, Verification
from crawler.report.verification.said import (
    CODE,
    PATH,
    found_there,
    name_of,
    reasons,
    remarks,
    result,
    row_of,
    summed,
    way,
)
from crawler.report.words import Words

__all__ = ["to_html"]


def to_html(told: Verification, words: Words, names: Names, pictures: Mapping[tuple[str, str], Shown]) -> str:
    """The page in the language of `words`: the rows with problems first, then what could not be checked, then the
    rest."""
    groups: list[tuple[str, str, list[Row]]] = []
    for kind in ("problem", "unverifiable", "ok"):
        rows = [row for row in told.rows if row.found == kind]
        groups.append((kind, FOUND_STATUS[kind], rows))
    return (
        environment()
        .get_template("verification.html")
        .render(
            **speaking(words),
            told=told,
            report=told.report,
            lang=words.lang,
            body=body(told.report, words),
            groups=groups,
            counts=told.counts,
            found_words=FOUND,
            pictures=pictures,
            code_words=CODE,
            path_words=PATH,
            name_of=lambda row: name_of(row, names),
            row_of=lambda row: row_of(row, words),
            result=lambda row: result(row, words),
            reasons=lambda row: reasons(row, words),
            remarks=lambda row: remarks(row, words),
            found_there=lambda each: found_there(each, words),
            summed=lambda each: summed(each, words),
            way=way,
            say=words.say,
        )
    )
