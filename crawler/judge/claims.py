"""Whether a row of a submission shows its item: each of its addresses as an assessor would open it.

The addresses of a row are judged together, as one body of evidence, by the judge that judges the site. What was not
seen, or not for certain, accuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from crawler.archive import twin_key
from crawler.checklist import Item
from crawler.judge.case import Case
from crawler.judge.clicks import HOME
from crawler.judge.decide import decide
from crawler.judge.findings import Finding, examine
from crawler.judge.leads import WORTH, Lead
from crawler.judge.looking import look
from crawler.judge.pieces import Piece
from crawler.judge.state import HIDDEN, state_of
from crawler.judge.stated import follow, stated_steps
from crawler.judge.told import evidence_of
from crawler.judge.wanted import Left, wanted_of
from crawler.judge.wording_of_claims import claim_problem
from crawler.language import Both
from crawler.models import Address, Checked, Claim, Evidence, Found, Problem, Verdict
from crawler.urls import host_of, is_on

__all__ = ["check"]

_DEFINITE = frozenset({"dead_link", "login_required", "redirect_home", "redirect_loop", "other_site"})
"""What is wrong with an address whatever the other addresses of its row show."""

_NEUTRAL = frozenset({"ok", "index", "elsewhere"})
_UNSURE = HIDDEN | {"not_fetched", "off_site", "unreadable"}
_SPEAKING = _UNSURE | _DEFINITE | {"ok"}
_LEFT_OVER = frozenset({"settled", "unlikely", "sampled", "budget", "unreachable", "waiting", "trap", "robots"})
_MANY_HOPS = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim before the judge, and what the site shows for its item."""

    claim: Claim
    item: Item
    case: Case
    verdict: Verdict
    leads: Sequence[Lead]

    def node_url(self, url: str) -> str:
        """Where what an address gave stands in the archive."""
        node = self.case.site.find(url)
        return node.url if node is not None else url

    def lead(self, url: str, item: str) -> Lead:
        """The address as a lead to `item`, with the words by which the site itself leads to it: the list's own words
        are no evidence."""
        site = self.case.site
        node = site.find(url)
        known = next((lead for lead in self.leads if node is not None and site.find(lead.url) is node), None)
        way = _way(url, self.case)
        label = known.label if known else way[-1] if way and way[-1] != HOME else ""
        return Lead(item, url, label, WORTH["submitted"], "submitted", known.page if known else site.start)


def check(
    claim: Claim, case: Case, verdict: Verdict, leads: Sequence[Lead], left: Left, *, whole: bool
) -> tuple[Checked, tuple[str, ...]]:
    """What became of a row, and the addresses in `left` that may yet decide it.

    `verdict` is what the site shows for the row's item without the row, found by `leads`. `whole` says whether the site
    was looked through to the end.
    """
    row = _Row(claim, case.checklist.item(claim.item), case, verdict, leads)
    barred = {url: code for url in claim.urls if (code := _barred(url, case))}
    asked = [row.lead(url, claim.item) for url in claim.urls if url not in barred]
    findings = look(row.item, asked, case)
    shown = decide(row.item, findings, case) if findings else None
    addresses = tuple(_address(url, place, row, findings, barred) for place, url in enumerate(claim.urls))
    found, told = _result(row, shown, addresses, findings)
    better = _better(row, addresses) if found != "ok" else None
    problems = [*claim.problems, *told, *_definite(addresses, case)]
    remarks = [*claim.remarks, *_remarks(row, addresses, found)]
    if _is_whole(case, whole=whole):
        problems += [claim_problem("not_linked", each.url) for each in addresses if _is_unlinked(each, case)]
    if found == "unverifiable":
        remarks = [*told, *remarks]
        problems = [each for each in problems if each not in told]
    problems = _once(problems)
    if problems:
        found = "problem"
    checked = Checked(
        row=claim.row,
        item=claim.item,
        found=found,
        addresses=addresses,
        elements=shown.elements if shown else (),
        problems=tuple(problems),
        remarks=tuple(_once(remarks, problems)),
        better=better,
    )
    wanted = wanted_of(row.item, findings, case.years(row.item), left) if found != "ok" else ()
    return checked, wanted


# --- addresses --------------------------------------------------------------------------------------------------------


def _barred(url: str, case: Case) -> str:
    """Why an address is not looked at as evidence; empty where it is."""
    site = case.site
    hops = site.hops(url)
    end = (url, *hops)[-1]
    if site.unfetched.get(end) == "redirects":
        return "redirect_loop"
    if not site.inside(url) and site.find(url) is None:
        if is_on(url, case.checklist.allowed_hosts) or _way(url, case) or _is_linked(url, case):
            return "off_site"
        return "other_site"
    if hops and not site.inside(end) and site.find(end) is None:
        return "off_site"
    home = site.find(site.start)
    if hops and home is not None and site.find(url) is home and twin_key(url) != twin_key(site.start):
        return "redirect_home"
    return ""


def _is_linked(url: str, case: Case) -> bool:
    """Whether a page of the site links there, so that it is the body's own word that the item is there."""
    key = twin_key(url)
    return any(twin_key(link.url) == key for node in case.site.nodes if node.is_page for link in node.content.links)


def _address(url: str, place: int, row: _Row, findings: Iterable[Finding], barred: Mapping[str, str]) -> Address:
    site = row.case.site
    node = site.find(url)
    key = node.url if node is not None else url
    finding = next((each for each in findings if each.piece.url == key), None)
    if finding is None and node is not None:
        piece = Piece(
            key, node, (row.lead(url, row.item.id).label,), 0, row.lead(url, row.item.id), not site.inside(key)
        )
        finding = examine(piece, row.item, row.case)
    code = barred.get(url) or (finding.code if finding is not None else "not_fetched")
    if code not in _SPEAKING and _is_general(url, row.case):
        code = "index"  # of which year or matter a list of many items is says nothing of one of them
    steps = stated_steps(row.claim.explanation, place, len(row.claim.urls))
    evidence = evidence_of(finding, row.item, row.case) if finding is not None and finding.piece.node else None
    return Address(
        url=url,
        code=code,
        hops=site.hops(url),
        path="unknown" if code in _UNSURE | _DEFINITE else follow(steps, url, site),
        evidence=_by_own_way(evidence, url, row.case) if evidence is not None else None,
    )


def _by_own_way(evidence: Evidence, url: str, case: Case) -> Evidence:
    """The evidence with the way that leads to this very address; none where none was found."""
    return replace(evidence, click_path=_way(url, case))


def _way(url: str, case: Case) -> tuple[str, ...]:
    """The shortest way from the home page to an address, empty where none was found."""
    node = case.site.find(url)
    clicks = case.site.clicks
    return clicks.get(url) or (clicks.get(node.url) if node is not None else None) or ()


def _is_unlinked(address: Address, case: Case) -> bool:
    seen = address.evidence is not None and address.code not in _UNSURE | _DEFINITE
    return seen and case.site.inside(address.url) and not _way(address.url, case)


def _is_whole(case: Case, *, whole: bool) -> bool:
    """Whether enough was seen to say that nothing leads to a page."""
    site = case.site
    if not whole or site.undrawn or _LEFT_OVER & set(site.unfetched.values()):
        return False
    return not any(state_of(node) in HIDDEN for node in site.nodes if site.inside(node.url))


# --- rows -------------------------------------------------------------------------------------------------------------


def _result(
    row: _Row, shown: Verdict | None, addresses: Sequence[Address], findings: Sequence[Finding]
) -> tuple[Found, list[Problem]]:
    """What the row's addresses show together, and why they do not show the item."""
    if _are_the_evidence(row, addresses):
        return "ok", []
    if shown is None:
        unsure = [each for each in addresses if each.code in _UNSURE]
        return "unverifiable", [claim_problem(each.code, each.url) for each in unsure[:1]]
    if shown.status == "met":
        return "ok", []
    other = _other_item(row, findings)
    if other is not None:
        name = Both(other.name_th, other.name_en)
        return "problem", [claim_problem("misnumbered", addresses[0].url, item=other.id, name=name)]
    known = {(each.code, row.node_url(each.url)) for each in addresses if each.code in _DEFINITE}
    said = [problem for problem in shown.problems if (problem.code, problem.url) not in known]
    told = [_honest(problem, row, findings) for problem in said]
    if shown.status != "unverifiable":
        return "problem", told
    return "unverifiable", told


def _are_the_evidence(row: _Row, addresses: Sequence[Address]) -> bool:
    """Whether the row names all by which the site itself shows the item."""
    nodes = {node.url for each in addresses if (node := row.case.site.find(each.url)) is not None}
    evidence = {node.url for each in row.verdict.evidence if (node := row.case.site.find(each.url)) is not None}
    return row.verdict.status == "met" and bool(evidence) and evidence <= nodes


def _honest(problem: Problem, row: _Row, findings: Sequence[Finding]) -> Problem:
    """A problem of the judge's, said of the row: not of the site, on which the item may well be."""
    empty = any(finding.code == "empty_page" for finding in findings)
    if problem.code == "missing" or (problem.code == "empty_page" and not empty):
        return claim_problem("nothing_there", row.claim.urls[0])
    return problem


def _other_item(row: _Row, findings: Iterable[Finding]) -> Item | None:
    """The other item that the row's addresses show in full."""
    wrong = (each for each in findings if each.code == "wrong_document" and each.piece.depth == 0)
    items = {item.id: item for item in row.case.checklist.items}
    for finding in wrong:
        other = items.get(finding.detail)
        if other is not None:
            leads = [row.lead(finding.piece.lead.url, other.id)]
            if decide(other, look(other, leads, row.case), row.case).status == "met":
                return other
    return None


def _definite(addresses: Iterable[Address], case: Case) -> list[Problem]:
    """A login on another host may be asked of programs only."""
    return [
        claim_problem(each.code, each.url, host=host_of(each.url))
        for each in addresses
        if each.code in _DEFINITE and (each.code != "login_required" or case.site.inside(each.url))
    ]


def _remarks(row: _Row, addresses: Sequence[Address], found: Found) -> list[Problem]:
    told = []
    for each in addresses:
        if each.hops and each.code not in _DEFINITE and twin_key(each.hops[-1]) != twin_key(each.url):
            code = "many_hops" if len(each.hops) > _MANY_HOPS else "redirects"
            told.append(claim_problem(code, each.url, count=len(each.hops), target=each.hops[-1]))
        if not row.case.site.inside(each.url) and each.code != "other_site":
            told.append(claim_problem("elsewhere", each.url, host=host_of(each.url)))
        if each.path == "differs":
            told.append(claim_problem("path_differs", each.url))
        if found == "ok" and len(addresses) > 1 and each.code not in _NEUTRAL | _DEFINITE | _UNSURE:
            told.append(claim_problem("not_needed", each.url))
        if found == "ok" and each.code != "ok" and _is_general(each.url, row.case):
            told.append(claim_problem("general_page", each.url))
    return told


def _is_general(url: str, case: Case) -> bool:
    """Whether it is the home page or a list of many items."""
    node, home = case.site.find(url), case.site.find(case.site.start)
    return node is not None and (node is home or node.url in case.hub_urls)


def _better(row: _Row, addresses: Iterable[Address]) -> Evidence | None:
    """The best that the site shows for the item, where the row does not name it."""
    if row.verdict.status not in ("met", "partial"):
        return None
    nodes = {node.url for each in addresses if (node := row.case.site.find(each.url)) is not None}
    for each in row.verdict.evidence:
        node = row.case.site.find(each.url)
        if node is not None and node.url not in nodes:
            return each
    return None


def _once(problems: Iterable[Problem], but: Iterable[Problem] = ()) -> list[Problem]:
    """Each problem once, less those that are told elsewhere."""
    known = {(each.code, each.url) for each in but}
    return [each for each in dict.fromkeys(problems) if (each.code, each.url) not in known]
