"""What both stories share: what the user asked for, what there is to judge, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import field
from msgspec.structs import replace

from crawler.archive import RunInfo
from crawler.audit.assemble import assemble, politeness
from crawler.audit.hours import Hours
from crawler.audit.outcome import Basis, Kept, Outcome, dated, held, hold, outcome_of
from crawler.audit.scans import Bodies, Scans, Shelf, with_scans
from crawler.audit.standing import Sight, with_decisions
from crawler.checklist import Checklist
from crawler.errors import Interrupted
from crawler.judge import Judgement
from crawler.language import Message
from crawler.models import Content, Frozen, Report, Resource, Ruling, Skipped, Submission
from crawler.read import was_cut_short

__all__ = ["Audit", "Request", "Say", "Seen", "judged"]

Say = Callable[[Message], None]
"""Takes a remark for the user."""

# What lay beyond a budget promised less than what was fetched; an interruption, or silence of the site, cuts anywhere.
_LOOKED_THROUGH = frozenset({"all_items_settled", "nothing_promising", "frontier_empty", "budget"})


class Request(Frozen):
    """What the user asked for. `target` is a web address, the path of a WARC file, or the name of a shipped recording;
    limits are per run. `fresh` fetches everything anew, whatever an earlier run holds; `after` is the run to build on,
    empty for the latest. `submission` is a list to check.
    """

    target: str
    store: Path
    out: Path | None = None
    lang: str = "th"
    delay: float = 1.0
    hours: Hours | None = None
    subdomains: bool = False
    strict_tls: bool = False
    fresh: bool = False
    after: str = ""
    pages: int = 400
    minutes: float = 60.0
    megabytes: float = 1024.0
    browser: bool = True
    screenshots: bool = True
    iit: float | None = None
    eit: float | None = None
    submission: Submission | None = None


class Seen(Frozen):
    """What there is to judge: a run, what it fetched, what it left, and the Crawl-delay (seconds) that it was asked.

    `contents` gives what reading each of the `resources` gave, in their order, and `bodies` their bytes. Neither is
    asked where `kept` has the outcome that the same gave before. `shelf` keeps what OCR gave. `rulings` is the log of
    what people decided on this site and checklist.
    """

    info: RunInfo
    resources: tuple[Resource, ...]
    contents: Callable[[], tuple[Content | None, ...]]
    bodies: Bodies
    shelf: Shelf | None = None
    kept: Kept | None = None
    skipped: tuple[Skipped, ...] = ()
    unfetched: dict[str, str] = field(default_factory=dict)
    crawl_delay: float = 0.0
    rulings: tuple[Ruling, ...] = ()


class Audit(Frozen):
    """What came of it: the report, the verdicts with every candidate, the run's folder and the files written there, and
    what stopped it, where it can go on."""

    report: Report
    judgement: Judgement
    folder: Path
    files: tuple[Path, ...] = ()
    interrupted: Interrupted | None = None


def judged(seen: Seen, request: Request, checklist: Checklist) -> Audit:
    """Judge what was seen, or take the judgement that the same was given before. No file is written."""
    outcome = _outcome(seen, checklist, request.submission)
    judgement = dated(outcome.judgement, seen.resources)
    report = assemble(
        seen.info,
        seen.resources,
        seen.skipped,
        replace(outcome, judgement=judgement),
        checklist,
        pace=politeness(seen.info, seen.crawl_delay),
        iit=request.iit,
        eit=request.eit,
    )
    report = with_decisions(report, seen.rulings, lambda: _sight(seen), checklist, iit=request.iit, eit=request.eit)
    return Audit(report=report, judgement=judgement, folder=Path(seen.info.folder))


def _sight(seen: Seen) -> Sight:
    contents = dict(zip((each.id for each in seen.resources), seen.contents(), strict=True))
    return Sight(seen.resources, lambda resource: contents.get(resource.id))


def _outcome(seen: Seen, checklist: Checklist, submission: Submission | None) -> Outcome:
    whole = seen.info.stopped_by in _LOOKED_THROUGH
    claims = submission.claims if submission else ()
    basis = Basis.of(seen.info.site, seen.resources, whole=whole, unfetched=seen.unfetched, claims=claims)
    key = basis.key(checklist) if seen.kept else ""
    outcome = held(seen.kept, key) if seen.kept else None
    if outcome is None:
        outcome, is_whole = _judged_by_what_it_needs(basis, seen, checklist)
        if seen.kept and is_whole:
            hold(seen.kept, key, outcome)
    return outcome


def _judged_by_what_it_needs(basis: Basis, seen: Seen, checklist: Checklist) -> tuple[Outcome, bool]:
    """Judge; read the scans that would decide an item; judge again, until there is nothing more to read.

    Also whether all was read as far as it can be: what was cut short may go well next time.
    """
    contents = seen.contents()
    scans = Scans(basis.resources, seen.bodies, seen.shelf)
    outcome = outcome_of(basis, contents, checklist)
    while read := scans.read(outcome.judgement.scans):
        contents = with_scans(basis.resources, contents, read)
        outcome = outcome_of(basis, contents, checklist)
    return outcome, not scans.cut_short and not any(map(_was_cut_short, contents))


def _was_cut_short(content: Content | None) -> bool:
    return content is not None and was_cut_short(content)
