"""Puts a report together from what the archive holds and what was judged; every time in it comes from the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from crawler import __version__
from crawler.archive import RunInfo
from crawler.audit.outcome import Outcome
from crawler.checklist import Checklist
from crawler.models import Report, Resource, Skipped
from crawler.read import can_read_scans
from crawler.score import score, with_gains
from crawler.urls import host_of
from crawler.web import LONGEST_CRAWL_DELAY

__all__ = ["assemble", "politeness", "replay_id"]

_DIGITS = 16
_EXAMPLES = 5


def replay_id(archive_sha256: str, checklist: Checklist) -> str:
    """The id of a replay: the same recording, checklist and version give the same id."""
    whole = f"{archive_sha256} {checklist.sha256} {__version__}"
    return "replay-" + sha256(whole.encode()).hexdigest()[:_DIGITS]


def assemble(
    info: RunInfo,
    resources: Sequence[Resource],
    skipped: Sequence[Skipped],
    outcome: Outcome,
    checklist: Checklist,
    *,
    pace: dict[str, float] | None,
    iit: float | None = None,
    eit: float | None = None,
) -> Report:
    """The report of one run.

    `pace` is what `politeness` gave. `iit` and `eit` are the instruments' means (0-100), where they are known.
    """
    judgement = outcome.judgement
    verdicts = with_gains(judgement.verdicts, checklist)
    return Report(
        tool={"name": "oit-crawler", "version": __version__},
        checklist={"id": checklist.id, "fiscal_year": checklist.fiscal_year, "sha256": checklist.sha256},
        site={"url": info.site, "host": host_of(info.site), "body": judgement.body},
        run={
            **_run(info, resources, outcome.documents),
            "politeness": pace,
            "browser": _browser(resources, outcome),
            "scans": {**outcome.scans, "engine": can_read_scans()},
        },
        items=verdicts,
        scores=score(verdicts, checklist, iit=iit, eit=eit),
        urgent=judgement.urgent,
        skipped=tuple(skipped),
    )


def politeness(info: RunInfo, crawl_delay: float) -> dict[str, float] | None:
    """The pauses that a crawl kept, in seconds: its own, and what robots.txt asked for; None for a replay.

    `crawl_delay` is the longest that was asked for, 0 where none was.
    """
    if info.delay is None:
        return None
    kept = min(crawl_delay, LONGEST_CRAWL_DELAY)
    return {"delay": info.delay, "crawl_delay": crawl_delay, "crawl_delay_kept": kept}


def _run(info: RunInfo, resources: Sequence[Resource], documents: int) -> dict[str, Any]:
    fetched = [resource for resource in resources if resource.how != "rendered"]
    times = sorted(resource.fetched for resource in fetched if resource.fetched)
    return {
        "id": info.id,
        "started": info.started or (times[0] if times else ""),
        "finished": info.finished or (times[-1] if times else ""),
        "fetches": len(fetched),
        "documents": documents,
        "bytes": sum(resource.size for resource in fetched),
        "stopped_by": info.stopped_by or "interrupted",
        "access": _access(fetched),
        "tls": _unverified(fetched),
    }


def _browser(resources: Sequence[Resource], outcome: Outcome) -> dict[str, Any]:
    """What a browser drew, and why; and what only a browser would have shown."""
    drawn = {resource.url for resource in resources if resource.how == "rendered"}
    unseen = outcome.judgement.undrawn
    return {
        "used": bool(drawn),
        "pages": len(drawn),
        "reasons": {reason: outcome.drawn[reason] for reason in sorted(outcome.drawn)},
        "unseen": len(unseen),
        "examples": list(unseen[:_EXAMPLES]),
    }


def _unverified(resources: Sequence[Resource]) -> list[dict[str, Any]]:
    """The hosts of which something was read though they could not be verified: why, since when, how many answers."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for resource in resources:
        if resource.tls and resource.status:
            host = host_of(resource.url)
            first = {"host": host, "reason": resource.tls, "since": resource.fetched, "fetches": 0}
            found.setdefault((host, resource.tls), first)["fetches"] += 1
    return list(found.values())


def _access(resources: Sequence[Resource]) -> dict[str, int]:
    """How the fetches went, by outcome in alphabetical order after "ok": what a reader needs to trust the rest."""
    outcomes = Counter(_outcome(resource) for resource in resources)
    return {"ok": outcomes.pop("ok", 0)} | {name: outcomes[name] for name in sorted(outcomes)}


def _outcome(resource: Resource) -> str:
    if resource.fault is not None:
        return resource.fault
    if resource.status >= 500:
        return "server_error"
    if resource.status in (404, 410):
        return "not_found"
    if resource.status >= 400:
        return "refused_by_site"
    return "redirect" if resource.location else "ok"
