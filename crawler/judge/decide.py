"""The verdict on one item: which evidence carries it, which parts it shows, what stands in the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from crawler.checklist import Element, Item
from crawler.judge.case import Case
from crawler.judge.chance import chance_met, chance_of, chance_partial
from crawler.judge.checks import CHECKS, Evidence
from crawler.judge.data_year import claims_other
from crawler.judge.doubt import Doubt
from crawler.judge.findings import LISTS, Finding
from crawler.judge.labels import is_generic
from crawler.judge.pieces import is_file
from crawler.judge.scanned import is_scan, lacking_part
from crawler.judge.state import HIDDEN
from crawler.judge.told import candidates_of, evidence_of, found_instead
from crawler.judge.weigh import of_substance, ranked
from crawler.judge.wording import problem
from crawler.language import Both, any_of
from crawler.models import ElementResult, Fix, Problem, Status, Verdict

__all__ = ["decide"]

_SURE_LEAD = 0.75
_STRONG_LEAD = 0.55
_CLAIM = 0.45
_NAMED = 0.6
_NEARLY_AS_STRONG = 0.15
_NEUTRAL = ("index", "elsewhere")
_MOST_EVIDENCE = 4
_MOST_PROBLEMS = 3
# What stands in the way without being the site's fault: the item can't be judged, and is not failed.
_UNSEEN = HIDDEN | {"not_fetched", "off_site", "login_required", "unreadable"}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was decided, before it is told: `shown` is the evidence, best first."""

    status: Status
    chance: float
    shown: Sequence[Finding] = ()
    elements: tuple[ElementResult, ...] = ()
    problems: tuple[Problem, ...] = ()


def decide(item: Item, findings: Sequence[Finding], case: Case, doubt: Doubt | None = None) -> Verdict:
    """`findings` are in the order of their leads' strength. Good ones carry the item together; else the strongest says
    what is wrong.

    `doubt` says why nothing found need not mean that nothing is there; None where the site was seen whole.
    """
    weighed, findings = of_substance(item, _told_once(findings), case)
    outcome = _outcome(item, ranked(item, weighed, case), findings, case, doubt)
    fix = Fix(th=case.checklist.fill(item.fix_th), en=case.checklist.fill(item.fix_en), owner=item.owner)
    return Verdict(
        id=item.id,
        name=item.name_th,
        sub_indicator=item.sub_indicator,
        status=outcome.status,
        probability=outcome.chance,
        evidence=tuple(evidence_of(finding, item, case) for finding in outcome.shown),
        elements=outcome.elements,
        problems=outcome.problems,
        fix=None if outcome.status == "met" else fix,
        candidates=candidates_of(findings, outcome.shown, item, case.checklist),
    )


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings less the pages of which the picture was read: they say what the picture says."""
    scans = [finding.piece for finding in findings if is_scan(finding)]
    read = {piece.url for piece in scans}
    shown_on = {piece.shown_on for piece in scans}

    def shows_read(finding: Finding) -> bool:
        node = finding.piece.node
        return node is not None and (node.url in shown_on or any(image.url in read for image in node.images))

    return [finding for finding in findings if finding.code != "unreadable" or not shows_read(finding)]


def _outcome(
    item: Item, good: Sequence[Finding], findings: Sequence[Finding], case: Case, doubt: Doubt | None
) -> _Outcome:
    unread = [
        finding for finding in findings if finding.code == "unreadable" and finding.piece.lead.strength >= _STRONG_LEAD
    ]
    hidden = [finding for finding in findings if finding.code in HIDDEN and _may_be(finding, item, case)]
    if good and _are_something_else(item, good, findings, case):
        said = [dataclasses.replace(f, code="wrong_document", detail="") if f in good else f for f in findings]
        return _outcome(item, (), said, case, doubt)
    if good:
        beside = [finding for finding in unread if _announces(finding, item, case)]
        return _carried(item, good, beside or hidden or _beside(good, findings, case, item), case)
    if unread:
        return _unread(unread, unread[0], case)
    blamed = _blamed(findings, case.years(item))
    # What the crawl left for the last promised least: behind a weaker lead it clears nobody.
    hidden += [finding for finding in blamed if finding.code == "not_fetched" and _may_be(finding, item, case)]
    # Before what is to blame comes what was not seen and may be the item, for then nobody is to blame yet.
    in_the_way = hidden + [finding for finding in blamed if finding not in hidden]
    if doubt is not None and all(finding.code == "wrong_document" for finding in in_the_way):
        return _nothing(findings, doubt)  # the right one may be behind what was not seen
    return _failed(item, in_the_way, case) if in_the_way else _nothing(findings, doubt)


def _carried(item: Item, good: Sequence[Finding], unread: Sequence[Finding], case: Case) -> _Outcome:
    """The good findings show the item together, or lack a part of it, which may stand in what could not be seen or
    read."""
    years = case.years(item)
    elements = tuple(_element(element, Evidence(tuple(good), years, case.site.body)) for element in item.elements)
    shown = _chosen(good, elements)
    lacking = [part for part in elements if part.level == "required" and part.met is False]
    scans = [lacking_part(finding) for finding in good if is_scan(finding)]
    if lacking and scans:
        unseen = tuple(replace(part, met=None) if part in lacking else part for part in elements)
        told = _unread([*shown, *unread], [*unread, *scans][0], case, unseen)
        named = _missing(item, lacking, scans[0].piece.url, sentence="part_not_seen")
        return dataclasses.replace(told, problems=(*told.problems, *named))
    if lacking and unread:
        return _unread([*shown, *unread], unread[0], case, elements)
    if lacking:
        return _Outcome(
            "partial", chance_partial(elements), shown, elements, _missing(item, lacking, shown[0].piece.url)
        )
    first = good[0]
    chance = chance_met(
        elements,
        year_said=not years or item.kind in LISTS or bool(first.year.spans),
        year_read=not (years and is_scan(first) and first.year.source == "label"),
        sure_lead=first.piece.lead.strength >= _SURE_LEAD or first.subject == "own",
    )
    return _Outcome("met", chance, shown, elements)


def _are_something_else(item: Item, good: Sequence[Finding], rest: Sequence[Finding], case: Case) -> bool:
    """Whether what is announced as the item, and does not say itself that it is, shows not one of its parts. Of an item
    with one part only that says little, unless something else is announced more plainly."""
    if any(finding.subject == "own" for finding in good):
        return False
    required = [element for element in item.elements if element.level == "required"]
    evidence = Evidence(tuple(good), case.years(item), case.site.body)
    if any(CHECKS[element.check](evidence, element.any).met is not False for element in required):
        return False
    plainest = max((f.piece.lead.strength for f in rest if not f.good and f.code not in _NEUTRAL), default=0.0)
    return len(required) > 1 or plainest > good[0].piece.lead.strength


def _missing(item: Item, parts: Iterable[ElementResult], url: str, sentence: str = "") -> tuple[Problem, ...]:
    english = {element.key: element.text_en for element in item.elements}
    return tuple(
        problem("missing_element", url, found=Both(part.text, english[part.key]), sentence=sentence) for part in parts
    )


def _unread(shown: Sequence[Finding], first: Finding, case: Case, elements: tuple[ElementResult, ...] = ()) -> _Outcome:
    """The document is called the right thing, but could not be read, or not even opened; then it is not shown."""
    told = problem(first.code, first.piece.url, found=found_instead(first, case.checklist))
    seen = [finding for finding in shown if finding.code not in HIDDEN]
    return _Outcome("unverifiable", chance_of(first.code, first.detail), seen[:_MOST_EVIDENCE], elements, (told,))


def _failed(item: Item, blamed: Sequence[Finding], case: Case) -> _Outcome:
    wanted = any_of(case.years(item))
    told: dict[str, Problem] = {}
    for finding in blamed:
        found = found_instead(finding, case.checklist)
        told.setdefault(finding.code, problem(finding.code, finding.piece.url, found=found, wanted=wanted))
    problems = tuple(told.values())[:_MOST_PROBLEMS]
    code = problems[0].code
    status: Status = "unverifiable" if code in _UNSEEN else "partial" if code == "stale_year" else "missing"
    shown = [finding for finding in blamed if finding.code == "stale_year"][:1]
    return _Outcome(status, chance_of(code), shown, (), problems)


def _nothing(findings: Sequence[Finding], doubt: Doubt | None) -> _Outcome:
    if doubt is not None:
        return _Outcome("unverifiable", chance_of(doubt.code), problems=(problem(doubt.code, doubt.url),))
    listed = [f for f in findings if f.code == "index" and f.piece.lead.strength >= _STRONG_LEAD]
    code = "empty_page" if listed else "missing"
    told = problem(code, listed[0].piece.url if listed else "")
    return _Outcome("missing", chance_of(code), problems=(told,))


def _element(element: Element, evidence: Evidence) -> ElementResult:
    seen = CHECKS[element.check](evidence, element.any)
    return ElementResult(
        key=element.key,
        text=element.text_th,
        level=element.level,
        basis=element.basis,
        met=seen.met,
        url=seen.url,
        quote=seen.quote,
    )


def _chosen(ranked: Sequence[Finding], elements: Iterable[ElementResult]) -> list[Finding]:
    """The best evidence, and whatever else shows a required part that it does not."""
    urls = {ranked[0].piece.url} | {part.url for part in elements if part.met and part.level == "required"}
    return [finding for finding in ranked if finding.piece.url in urls][:_MOST_EVIDENCE]


def _blamed(findings: Sequence[Finding], years: Sequence[int]) -> list[Finding]:
    """The findings that say why the item fails: those behind the strongest lead that claim to be it."""
    bad = [f for f in findings if f.code not in ("ok", *_NEUTRAL) and f.piece.lead.strength >= _CLAIM]
    if not bad:
        return []
    top = max(finding.piece.lead.strength for finding in bad)
    first = next(finding for finding in bad if finding.piece.lead.strength >= top - _NEARLY_AS_STRONG).piece.lead
    same = [finding for finding in bad if finding.piece.lead == first]
    # A list of many years: last year's documents are beside the point when one claims to be this year's.
    claiming = [finding for finding in same if not _old_by_label(finding, years)]
    return claiming or same


def _beside(good: Iterable[Finding], findings: Iterable[Finding], case: Case, item: Item) -> list[Finding]:
    """What was not seen of the pages that stand together with good evidence, and may hold the part that it lacks."""
    leads = {finding.piece.lead.url for finding in good}
    return [
        finding
        for finding in findings
        if finding.code in HIDDEN
        and finding.piece.lead.url in leads
        and not claims_other(finding.piece.labels[0], case.years(item))
    ]


def _announces(finding: Finding, item: Item, case: Case) -> bool:
    """Whether its label names the item, or nothing at all: "คำสั่งที่ 88/2567" beside good evidence is something else."""
    label = finding.piece.labels[0]
    named = any(match.key == item.id and match.score >= _NAMED for match in case.index.match(label))
    return finding.piece.depth == 0 or named or is_generic(label) or bool(finding.piece.shown_on)


def _may_be(finding: Finding, item: Item, case: Case) -> bool:
    """Whether what was not seen may be the item: plainly announced, as a page or file of its own, of no other year."""
    piece, label = finding.piece, finding.piece.labels[0]
    if piece.lead.strength < _STRONG_LEAD or claims_other(label, case.years(item)):
        return False
    named = any(match.key == item.id and match.score >= _NAMED for match in case.index.match(label))
    return piece.depth == 0 or named or is_file(piece.url)


def _old_by_label(finding: Finding, years: Sequence[int]) -> bool:
    by_label = finding.year.source == "label" or claims_other(finding.piece.labels[0], years)
    return finding.code == "stale_year" and finding.piece.depth > 0 and by_label
