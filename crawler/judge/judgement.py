"""The story of a judgement: see the site as a whole, find where each item is announced, look there, decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from crawler.checklist import Checklist, label_index
from crawler.judge.case import Case
from crawler.judge.claims import check
from crawler.judge.decide import decide
from crawler.judge.doubt import doubt_of
from crawler.judge.findings import Finding
from crawler.judge.leads import find_hubs, find_leads
from crawler.judge.looking import look
from crawler.judge.scanned import wants_reading
from crawler.judge.sections import is_crowded
from crawler.judge.site import Site
from crawler.judge.urgent import urgent_findings
from crawler.judge.wanted import MOST_WANTED, Left, first_of_each, menus_left, wanted_of
from crawler.models import Checked, Claim, Content, Resource, UrgentFinding, Verdict

__all__ = ["Judgement", "judge"]

_MOST_SCANS = 3
"""Scans of one item to be read: the right one is nearly always behind its strongest lead, and a page takes a second."""

_NOWHERE = frozenset({"missing", "wrong_document"})
"""What is said of an item of which nothing was found, or nothing that is about it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts in the checklist's order; the name of the body whose site it is, empty where it doesn't say; what
    can't wait for the next assessment; the pages of which only a browser would have shown all; the `scans` (by the hash
    of their bytes, the most promising first) that OCR, or OCR of more pages, may decide an item by; and the addresses
    `wanted`, the most promising first, that the crawl left and that may decide an item that is not met; and what became
    of each row of a submission that names an item."""

    verdicts: tuple[Verdict, ...]
    body: str
    urgent: tuple[UrgentFinding, ...] = ()
    undrawn: tuple[str, ...] = ()
    scans: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    checked: tuple[Checked, ...] = ()


def judge(
    start: str,
    records: Iterable[tuple[Resource, Content | None]],
    checklist: Checklist,
    *,
    whole: bool = True,
    unfetched: Mapping[str, str] = MappingProxyType({}),
    claims: Sequence[Claim] = (),
) -> Judgement:
    """Judges every item of `checklist` on what the archive holds.

    `records` are the resources in the order of fetching, each with what reading it gave. `whole` says whether the site
    was looked through to the end; where it wasn't, an item of which nothing was found is unverifiable, not missing.
    `unfetched` says why an address that was seen was left ("robots", "budget" …), where that is known. `claims` are the
    rows of a submission: what they name is judged apart, and no verdict on the site hangs on it.
    """
    site = Site(start, records, unfetched)
    index = label_index(checklist)
    hubs = find_hubs(site, checklist, index)
    crowded = frozenset(node.url for node in site.nodes if node.is_page and is_crowded(node, checklist, index))
    case = Case(site, checklist, index, frozenset(hub.node.url for hub in hubs), crowded)
    leads = find_leads(site, checklist, index, hubs)
    doubt = doubt_of(site, checklist, index, whole=whole)
    verdicts = []
    scans: dict[str, None] = {}
    left, wanted = Left(unfetched), list[tuple[str, ...]]()
    for item in checklist.items:
        findings = look(item, leads.get(item.id, ()), case)
        verdicts.append(decide(item, findings, case, doubt))
        if verdicts[-1].status != "met":
            scans |= dict.fromkeys(_scans(findings))
            wanted.append(wanted_of(item, findings, case.years(item), left))
    checked = []
    for claim in claims:
        if claim.item and claim.row:
            known = next(verdict for verdict in verdicts if verdict.id == claim.item)
            each, asked_for = check(claim, case, known, leads.get(claim.item, ()), left, whole=whole)
            checked.append(each)
            wanted.insert(0, asked_for)
    body = f"{site.body.kind}{site.body.name}" if site.body else ""
    nowhere = {verdict.id for verdict in verdicts if verdict.problems and verdict.problems[0].code in _NOWHERE}
    asked = dict.fromkeys((*first_of_each(wanted), *menus_left(site, nowhere, checklist, index, left)))
    return Judgement(
        tuple(verdicts),
        body,
        urgent_findings(site.spam),
        site.undrawn,
        tuple(scans),
        tuple(islice(asked, MOST_WANTED)),
        tuple(checked),
    )


def _scans(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The scans that may be an item's, the strongest leads first."""
    found = (each.piece.node.resource.sha256 for each in findings if each.piece.node and wants_reading(each))
    return tuple(islice(dict.fromkeys(found), _MOST_SCANS))
