"""What both stories share: what the user asked for, what there is to judge, and what comes of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import field

from crawler.archive import RunInfo
from crawler.audit.assemble import assemble, politeness
from crawler.audit.hours import Hours
from crawler.audit.recording import Records
from crawler.checklist import Checklist
from crawler.errors import Interrupted
from crawler.judge import Judgement, judge
from crawler.models import Frozen, Report, Skipped

__all__ = ["Audit", "Request", "Seen", "judged"]

# What lay beyond a budget promised less than what was fetched; an interruption, or silence of the site, cuts anywhere.
_LOOKED_THROUGH = frozenset({"all_items_settled", "nothing_promising", "frontier_empty", "budget"})


class Request(Frozen):
    """What the user asked for. `target` is a web address, the path of a WARC file, or the name of a shipped recording;
    limits are per run. `fresh` fetches everything anew, whatever an earlier run holds."""

    target: str
    store: Path
    out: Path | None = None
    lang: str = "th"
    delay: float = 1.0
    hours: Hours | None = None
    subdomains: bool = False
    strict_tls: bool = False
    fresh: bool = False
    pages: int = 400
    minutes: float = 60.0
    megabytes: float = 1024.0
    browser: bool = True
    iit: float | None = None
    eit: float | None = None


class Seen(Frozen):
    """What there is to judge: a run, what it fetched, what it left, and the Crawl-delay (seconds) that it was asked."""

    info: RunInfo
    records: Records
    skipped: tuple[Skipped, ...] = ()
    unfetched: dict[str, str] = field(default_factory=dict)
    crawl_delay: float = 0.0


class Audit(Frozen):
    """What came of it: the report, the verdicts with every candidate, the run's folder and the files written there, and
    what stopped it, where it can go on."""

    report: Report
    judgement: Judgement
    folder: Path
    files: tuple[Path, ...] = ()
    interrupted: Interrupted | None = None


def judged(seen: Seen, request: Request, checklist: Checklist) -> Audit:
    """Judge what was seen. A pure function; nothing is written."""
    whole = seen.info.stopped_by in _LOOKED_THROUGH
    judgement = judge(seen.info.site, seen.records, checklist, whole=whole, unfetched=seen.unfetched)
    pace = politeness(seen.info, seen.crawl_delay)
    report = assemble(
        seen.info, seen.records, seen.skipped, judgement, checklist, pace=pace, iit=request.iit, eit=request.eit
    )
    return Audit(report=report, judgement=judgement, folder=Path(seen.info.folder))
