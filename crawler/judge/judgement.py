"""The story of a judgement: see the site as a whole, find where each item is announced, look there, decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from crawler.checklist import Checklist, Item, label_index
from crawler.judge.case import Case
from crawler.judge.decide import decide
from crawler.judge.doubt import doubt_of
from crawler.judge.findings import LISTS, Finding, examine
from crawler.judge.leads import Lead, find_hubs, find_leads
from crawler.judge.pieces import pieces_of
from crawler.judge.site import Site
from crawler.judge.urgent import urgent_findings
from crawler.models import Content, Resource, UrgentFinding, Verdict

__all__ = ["Judgement", "judge"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts in the checklist's order; the name of the body whose site it is, empty where it doesn't say; what
    can't wait for the next assessment; and the pages of which only a browser would have shown all."""

    verdicts: tuple[Verdict, ...]
    body: str
    urgent: tuple[UrgentFinding, ...] = ()
    undrawn: tuple[str, ...] = ()


def judge(
    start: str,
    records: Iterable[tuple[Resource, Content | None]],
    checklist: Checklist,
    *,
    whole: bool = True,
    unfetched: Mapping[str, str] = MappingProxyType({}),
) -> Judgement:
    """Judges every item of `checklist` on what the archive holds.

    `records` are the resources in the order of fetching, each with what reading it gave. `whole` says whether the site
    was looked through to the end; where it wasn't, an item of which nothing was found is unverifiable, not missing.
    `unfetched` says why an address that was seen was left ("robots", "budget" …), where that is known.
    """
    site = Site(start, records, unfetched)
    index = label_index(checklist)
    hubs = find_hubs(site, checklist, index)
    case = Case(site, checklist, index, frozenset(hub.node.url for hub in hubs))
    leads = find_leads(site, checklist, index, hubs)
    doubt = doubt_of(site, checklist, index, whole=whole)
    verdicts = [decide(item, _look(item, leads.get(item.id, ()), case), case, doubt) for item in checklist.items]
    body = f"{site.body.kind}{site.body.name}" if site.body else ""
    return Judgement(tuple(verdicts), body, urgent_findings(site.spam), site.undrawn)


def _look(item: Item, leads: Sequence[Lead], case: Case) -> tuple[Finding, ...]:
    """Everything behind the item's leads, looked at once: a piece that two leads reach belongs to the stronger."""
    seen: set[str] = set()
    findings: list[Finding] = []
    for lead in leads:
        for piece in pieces_of(lead, case):
            if piece.url in seen:
                continue
            seen.add(piece.url)
            findings.append(examine(piece, item, case))
            if piece.depth == 0 and item.kind in LISTS and not findings[-1].good:
                break  # What a list leads to can't make up for a list that is closed, empty or old.
    return tuple(findings)
