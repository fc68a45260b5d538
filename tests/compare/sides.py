"""Sides of comparisons, made of reports and of what an archive would know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from crawler.compare import Side
from crawler.models import Content, Evidence, Problem, Report, Resource, Status, Verdict
from crawler.score import score, with_gains
from tests.report.sample import SITE, checklist, report

__all__ = ["HOME", "evidence", "fetched", "gone", "judged", "page", "problem", "side"]

HOME = SITE + "/"
WHOLE, RULES = report(iit=None, eit=None), checklist()
CHANCE: dict[Status, float] = {
    "met": 0.97,
    "partial": 0.3,
    "missing": 0.05,
    "unverifiable": 0.5,
    "not_applicable": 0.0,
}


def judged(statuses: Iterable[Status], found: dict[str, tuple[Evidence, ...]] | None = None, **changes: Any) -> Report:
    """The sample's report, its first items with these `statuses`, `found` by item for evidence; no more items."""
    verdicts = [
        Verdict(
            id=item.id,
            name=item.name,
            sub_indicator=item.sub_indicator,
            status=status,
            probability=CHANCE[status],
            evidence=(found or {}).get(item.id, ()),
        )
        for item, status in zip(WHOLE.items, statuses, strict=False)
    ]
    scored = with_gains(verdicts, RULES)
    return replace(WHOLE, items=scored, scores=score(scored, RULES), **changes)


def evidence(path: str, **changes: Any) -> Evidence:
    """Evidence of the sample's site; its bytes are named after its path unless told otherwise."""
    return Evidence(**({"url": SITE + path, "kind": "page", "title": path, "sha256": path} | changes))


def fetched(*paths: str, **changes: Any) -> tuple[Resource, ...]:
    """The pages at `paths`, each with the bytes that `evidence` names."""
    usual: dict[str, Any] = {"status": 200, "media_type": "text/html", "size": 9}
    return tuple(
        Resource(id=number, url=SITE + path, **({"sha256": path} | usual | changes))
        for number, path in enumerate(("/", *paths), 1)
    )


def gone(path: str, number: int = 90, **changes: Any) -> Resource:
    """An answer other than a page."""
    return Resource(id=number, url=SITE + path, **({"status": 404} | changes))


def page(*lines: str) -> Content:
    return Content(kind="page", lines=lines)


def problem(code: str, path: str = "") -> Problem:
    return Problem(code=code, message_th=code, message_en=code, url=SITE + path if path else "")


def side(
    told: Report,
    resources: Iterable[Resource] = (),
    unfetched: dict[str, str] | None = None,
    texts: dict[str, Content] | None = None,
) -> Side:
    """`texts` by hash, `unfetched` by path."""
    return Side(
        told,
        resources,
        {SITE + path: reason for path, reason in (unfetched or {}).items()},
        lambda resource: (texts or {}).get(resource.sha256),
    )
