"""Findings as the report tells them: evidence with its click path, and why every other candidate lost."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.checklist import Checklist, Item
from crawler.judge.case import Case
from crawler.judge.data_year import claims_other
from crawler.judge.findings import Finding
from crawler.judge.prose import is_list_noise
from crawler.judge.wording import doubtful_scan, lost, unreadable_reason
from crawler.language import Both, Told, any_of
from crawler.models import Candidate, Evidence, Facts, Signal

__all__ = ["candidates_of", "evidence_of", "found_instead"]

_LONGEST_EXCERPT = 300
_LONGEST_TITLE = 200


def evidence_of(finding: Finding, item: Item, case: Case) -> Evidence:
    """The finding as evidence: where it is, what it is called, of which year, how to get there."""
    piece = finding.piece
    node = piece.node
    assert node is not None
    own = (finding.prose.caption, *finding.prose.head[:1], node.content.title)
    titles = (*(own if node.is_page else reversed(own)), *piece.labels)
    url = piece.shown_on or piece.url
    path = case.site.clicks.get(url) or (*case.site.clicks.get(piece.lead.page, ()), *reversed(piece.labels))
    return Evidence(
        url=url,
        kind="page" if node.is_page or piece.shown_on else node.content.kind,
        title=next((title for title in titles if title), "")[:_LONGEST_TITLE],
        fiscal_year=finding.year.fitting(case.years(item)) if finding.year.spans else None,
        click_path=path,
        sha256=node.resource.sha256,
        fetched=node.resource.fetched,
        text_source=node.content.quality,
        excerpt=" ".join(finding.prose.lines)[:_LONGEST_EXCERPT],
    )


def found_instead(finding: Finding, checklist: Checklist) -> Told | str:
    """What was found instead of what was wanted."""
    if finding.code == "unreadable" and finding.piece.node is not None:
        node = finding.piece.node
        if finding.detail.startswith("scan_"):
            return doubtful_scan(finding.detail, finding.year.latest)
        is_cut = node.resource.fault == "too_large"
        return unreadable_reason("too_large: more than is taken in" if is_cut else node.content.reason)
    if finding.code == "wrong_document":
        other = next((item for item in checklist.items if item.id == finding.detail), None)
        if other is not None:
            return Both(other.name_th, other.name_en)
        lines = [line for line in (*finding.prose.head, finding.prose.caption) if line]
        return next((line for line in lines if not is_list_noise(line)), next(iter(lines), ""))
    return finding.detail


def _why(finding: Finding, item: Item, checklist: Checklist) -> str:
    """The code of the sentence that says why it lost."""
    is_old = claims_other(finding.piece.labels[0], item.data_years(checklist.fiscal_year))
    return "old_link" if finding.code == "not_fetched" and is_old else finding.code


def candidates_of(
    findings: Sequence[Finding], shown: Sequence[Finding], item: Item, checklist: Checklist
) -> tuple[Candidate, ...]:
    """Every page and document that was considered, in the order of strength, with what spoke for it and why it lost."""
    wanted = any_of(item.data_years(checklist.fiscal_year))
    chosen = {finding.piece.url for finding in shown}
    told = []
    for finding in findings:
        lead = finding.piece.lead
        why = None
        if finding.piece.url not in chosen:
            why = lost(_why(finding, item, checklist), found_instead(finding, checklist), wanted)
        signals = (
            Signal(name=f"lead:{lead.source}", weight=round(lead.strength, 3), detail=lead.label),
            Signal(name=f"subject:{finding.subject}", weight=0.0, detail=finding.detail),
            Signal(
                name=f"year:{finding.year.source}", weight=0.0, detail=", ".join(s.text for s in finding.year.spans)
            ),
        )
        told.append(
            Candidate(
                url=finding.piece.url,
                label=finding.piece.labels[0] if finding.piece.labels else "",
                strength=round(lead.strength, 3),
                signals=signals,
                codes=(finding.code,),
                lost_th=why.th if why else "",
                lost_en=why.en if why else "",
                found_on=lead.page,
                facts=finding.piece.node.content.facts if finding.piece.node else Facts(),
            )
        )
    return tuple(told)
