"""The addresses of a submission, fetched before all else but the start page."""

from __future__ import annotations

from crawler.archive import Queued, RunArchive
from crawler.audit.judging import Request
from crawler.audit.sitting import scope_of
from crawler.checklist import Checklist
from crawler.crawl import WANTED
from crawler.models import Link

__all__ = ["queue_submitted"]


def queue_submitted(archive: RunArchive, request: Request, checklist: Checklist) -> None:
    """Queue what the list names, as far as a crawl of the site may fetch it: its own pages, and documents on the hosts
    that the checklist allows. What is left says why; an address that was fetched stays so."""
    if request.submission is None or archive.info.stopped_by:
        return
    scope = scope_of(request, archive.info.site, checklist)
    urls = dict.fromkeys(url for claim in request.submission.claims for url in claim.urls)
    for rank, url in enumerate(urls):
        address = url if scope.admits(url) else scope.elsewhere.document(url)
        reason = scope.refusal(Link(url=url)) if scope.admits(url) else "scope"
        if address and reason in ("", "scope"):
            # Strictly falling, so that they are fetched in the order of the list.
            archive.queue([Queued(url=address, priority=WANTED + 1 / (rank + 2), parent=0, depth=1)])
        elif reason != "scope":
            archive.skip(url, reason)
