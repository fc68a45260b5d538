"""Which item of this year's checklist each row is for, and what is wrong with the row as it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from crawler.archive import twin_key
from crawler.checklist import Checklist
from crawler.language import Both, Told
from crawler.models import Claim, Problem
from crawler.submission.lines import Line
from crawler.submission.numbering import Numbering
from crawler.submission.wording import problem

__all__ = ["claims_of"]

_CALLED = 0.9
"""A name that fits an item so well is that item's, whatever the number before it."""

_SURE = 0.8
_SHARED = 3
"""Items for which one address is more than a page with two subjects."""

_LONGEST_TYPED = 80


@dataclass(frozen=True, slots=True)
class _Rules:
    checklist: Checklist
    numbering: Numbering

    @property
    def is_own(self) -> bool:
        return self.numbering.year == self.checklist.fiscal_year

    def has(self, item: str) -> bool:
        return any(each.id == item for each in self.checklist.items)

    def name(self, item: str) -> Told:
        found = self.checklist.item(item)
        return Both(found.name_th, found.name_en)

    def by_number(self, line: Line) -> str:
        """The item that the number stands for."""
        stated = f"o{line.number}"
        if self.is_own:
            return stated if self.has(stated) else ""
        successors = self.checklist.numbering.get(str(self.numbering.year), {}).get(stated, ())
        return line.match if line.match in successors else next(iter(successors), "")

    def other_year(self, line: Line) -> str:
        """The year in whose list the row's number stands for the item that it names; empty where in none."""
        tables = self.checklist.numbering.items()
        return next((year for year, table in tables if line.match in table.get(f"o{line.number}", ())), "")


def claims_of(lines: Sequence[Line], checklist: Checklist, numbering: Numbering) -> tuple[Claim, ...]:
    """The rows as claims, in their order; then a claim without a row for every item that has none."""
    rules = _Rules(checklist, numbering)
    claims = [_claim(line, rules) for line in lines]
    if rules.is_own or not numbering.year:
        claims = _doubled(claims)
    claims = _shared(claims)
    there = {claim.item for claim in claims}
    lacking = [item for item in checklist.items if item.id not in there]
    return (*claims, *(Claim(row=0, item=item.id, problems=(problem("missing_row"),)) for item in lacking))


def _claim(line: Line, rules: _Rules) -> Claim:
    item, problems = _item(line, rules)
    if line.typed:
        problems.append(problem("not_url", typed=line.typed[:_LONGEST_TYPED]))
    elif not line.urls:
        problems.append(problem("no_url"))
    return Claim(
        row=line.row,
        item=item,
        stated=line.stated,
        name=line.name[:300],
        urls=line.urls,
        explanation=line.explanation,
        problems=tuple(problems),
    )


def _item(line: Line, rules: _Rules) -> tuple[str, list[Problem]]:
    """The item that the row is for, empty where it can't be told, and what is wrong with how it says so."""
    numbered = rules.by_number(line) if line.number is not None else ""
    wanted, stated = rules.checklist.fiscal_year, line.stated or line.name[:_LONGEST_TYPED] or "–"
    if not rules.is_own and numbered:
        return numbered, []
    if line.match and line.match != numbered and line.score >= (_CALLED if numbered else _SURE):
        if not rules.is_own or (line.number is None and not line.stated):
            return line.match, []
        told: dict[str, Any] = {"stated": stated, "item": line.match, "name": rules.name(line.match)}
        if line.number is not None and (year := rules.other_year(line)):
            return line.match, [problem("other_year_number", **told, year=year, wanted=wanted)]
        return line.match, [problem("misnumbered", **told)]
    return numbered, [] if numbered else [problem("unknown_item", stated=stated, wanted=wanted)]


def _doubled(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those for an item that another row had before them with that said."""
    first: dict[str, Claim] = {}
    told: list[Claim] = []
    for claim in claims:
        before = first.setdefault(claim.item, claim) if claim.item else claim
        if before is claim:
            told.append(claim)
            continue
        same = set(map(twin_key, claim.urls)) == set(map(twin_key, before.urls))
        again = problem("doubled_row", sentence="doubled_row" if same else "doubled_row_other", row=before.row)
        told.append(replace(claim, problems=(*claim.problems, again)))
    return told


def _shared(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those whose address stands for many items with that as a remark."""
    users: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for url in claim.urls:
            users[twin_key(url)][claim.item] = None
    told = []
    for claim in claims:
        shared = [url for url in claim.urls if len(users[twin_key(url)]) >= _SHARED]
        remarks = (problem("same_url", url, items=", ".join(filter(None, users[twin_key(url)]))) for url in shared[:1])
        told.append(replace(claim, remarks=(*claim.remarks, *remarks)))
    return told
