"""After the list of which fiscal year a submission numbers its items: the same number means another item each year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crawler.checklist import Checklist
from crawler.judge.data_year import label_years
from crawler.submission.lines import Line

__all__ = ["Numbering", "numbering_of"]

_NAMED = 0.6
_FEWEST = 5
"""Rows that must speak for another year before a whole list is taken for one of it."""

_TOO_HIGH = 3
"""Rows with numbers beyond this year's last that do the same where the rows have no names."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """`year` is the fiscal year whose numbers the list has; 0 where they are those of no year that is known, and then
    the names count. `banner` is a year that the words above the list say and that is neither, 0 without one."""

    year: int
    banner: int = 0


def numbering_of(lines: Sequence[Line], banner: str, checklist: Checklist) -> Numbering:
    """The year whose numbers fit the names best, this one where that is not plain."""
    own = checklist.fiscal_year
    named = [line for line in lines if line.number is not None and line.score >= _NAMED]
    here = sum(line.match == f"o{line.number}" for line in named)
    tables = {int(year): table for year, table in checklist.numbering.items() if year.isdigit()}
    fits = {year: sum(_fits(line, table) for line in named) for year, table in tables.items()}
    said = max((span.last for span in label_years(banner)), default=0)
    best = max(fits, key=lambda year: (fits[year], year == said), default=own)
    if fits.get(best, 0) > here and fits[best] >= max(_FEWEST, len(named) / 2):
        return Numbering(best)
    if not named and _exceeds(lines, checklist, tables.get(best, {})):
        return Numbering(said if said in tables else best)
    if len(named) - here >= max(_FEWEST, len(named) / 2) and here < len(named) / 2:
        return Numbering(0)
    claimed = said and not any(span.first <= own <= span.last for span in label_years(banner))
    return Numbering(own, said if claimed else 0)


def _fits(line: Line, table: Mapping[str, Sequence[str]]) -> bool:
    return line.match in table.get(f"o{line.number}", ())


def _exceeds(lines: Sequence[Line], checklist: Checklist, table: Mapping[str, Sequence[str]]) -> bool:
    known = {item.id for item in checklist.items}
    beyond = [line for line in lines if line.number is not None and f"o{line.number}" not in known]
    return len(beyond) >= _TOO_HIGH and all(f"o{line.number}" in table for line in beyond)
