"""A verification as it is told: what the list says and what became of it, row by row, in the order of the items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from crawler.language import Message, _, _p
from crawler.models import Checked, Claim, Found, Frozen, Problem, Report, Status, Submission

__all__ = ["FOUND", "FOUND_STATUS", "Row", "Verification", "verification"]

FOUND: Mapping[Found, Message] = MappingProxyType(
    {"ok": _p("row", "ถูกต้อง"), "problem": _p("row", "พบปัญหา"), "unverifiable": _("ตรวจไม่ได้")}
)
"""What became of a row."""

FOUND_STATUS: Mapping[Found, Status] = MappingProxyType(
    {"ok": "met", "problem": "missing", "unverifiable": "unverifiable"}
)
"""The status whose sign and colours show that."""


class Row(Frozen):
    """A row of the list, or an item that has none (its claim has the row 0). `name` is the item's own, in Thai and
    English, empty where the row names no item."""

    claim: Claim
    checked: Checked
    name_th: str = ""

    @property
    def found(self) -> Found:
        return self.checked.found

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.checked.problems

    @property
    def remarks(self) -> tuple[Problem, ...]:
        return self.checked.remarks


class Verification(Frozen):
    """What became of a list: the `report` on the site that it was verified against, and the rows by item."""

    report: Report
    submission: Submission
    rows: tuple[Row, ...]

    @property
    def counts(self) -> dict[Found, int]:
        """How many rows there are of each kind."""
        return {kind: sum(row.found == kind for row in self.rows) for kind in get_args(Found)}

    @property
    def has_problems(self) -> bool:
        """Whether anything was found to be wrong with the list."""
        return bool(self.submission.problems) or self.counts["problem"] > 0


def verification(report: Report, submission: Submission, checked: Sequence[Checked]) -> Verification:
    """Every claim of the list with what became of it. Those that name no item, or have no row, were not looked at."""
    known = {(each.row, each.item): each for each in checked}
    names = {verdict.id: verdict.name for verdict in report.items}
    order = {item: place for place, item in enumerate(names)}
    rows = [
        Row(
            claim=claim,
            checked=known.get((claim.row, claim.item)) or _unlooked(claim),
            name_th=names.get(claim.item, ""),
        )
        for claim in submission.claims
    ]
    rows.sort(key=lambda row: (order.get(row.claim.item, len(order)), row.claim.row))
    return Verification(report=report, submission=submission, rows=tuple(rows))


def _unlooked(claim: Claim) -> Checked:
    return Checked(
        row=claim.row,
        item=claim.item,
        found="problem" if claim.problems else "unverifiable",
        problems=claim.problems,
        remarks=claim.remarks,
    )
