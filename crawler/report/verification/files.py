"""The files that tell what became of a list."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.archive import Shown
from crawler.checklist import Checklist
from crawler.report.as_html import NO_PICTURES
from crawler.report.names import Names
from crawler.report.verification.as_html import to_html
from crawler.report.verification.as_json import to_json
from crawler.report.verification.as_xlsx import to_xlsx
from crawler.report.verification.rows import Verification
from crawler.report.words import words

__all__ = ["verification_files"]


def verification_files(
    told: Verification, lang: str, checklist: Checklist, pictures: Mapping[tuple[str, str], Shown] = NO_PICTURES
) -> dict[str, str | bytes]:
    """By their names, the one to open first at the head. `pictures` are those of what was found."""
    spoken, names = words(lang), Names(checklist, lang)
    return {
        "verification.html": to_html(told, spoken, names, pictures),
        "verification.xlsx": to_xlsx(told, spoken, names, pictures),
        "verification.json": to_json(told),
    }
