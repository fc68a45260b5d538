"""The story of a verification: read the list, audit the site with the list's addresses first, tell of every row."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from crawler.audit.judging import Audit, Request, Say
from crawler.audit.listed import list_of
from crawler.audit.live import OnEvent
from crawler.audit.run import audit, rejudge
from crawler.audit.workspace import known_store
from crawler.checklist import Checklist
from crawler.errors import AddressError, UsageError
from crawler.language import _, _n
from crawler.report import Verification, verification
from crawler.urls import host_of
from crawler.web import parse_start

__all__ = ["verify"]


def verify(
    request: Request, source: str, checklist: Checklist, on_event: OnEvent, say: Say, *, offline: str = ""
) -> tuple[Audit, Verification]:
    """Verify the list at `source` (a file or the address of a page) against the site `request.target`.

    With `offline`, a stored run or a recording, nothing is asked of the network, and what was not recorded could not be
    checked. Raises what `audit` and `list_of` raise.
    """
    if offline:
        _require_same_site(request, offline)
    submission = list_of(source, request, checklist, offline)
    say(_n("อ่านรายการแล้ว {count:n} แถว", count=sum(claim.row > 0 for claim in submission.claims)))
    request = replace(request, submission=submission)
    done = rejudge(offline, request, checklist, say) if offline else audit(request, checklist, on_event, say)
    return done, verification(done.report, submission, done.judgement.checked)


def _require_same_site(request: Request, offline: str) -> None:
    """A run of another site says nothing of this one's list; a recording does not say before it is read."""
    if Path(offline).is_file():
        return
    with known_store(request.store) as store:
        site = store.find(offline).info.site
    host = host_of(request.target)
    with suppress(AddressError):
        host = host_of(parse_start(request.target)[0])
    if host.removeprefix("www.") != host_of(site).removeprefix("www."):
        raise UsageError(
            _("การตรวจ {run} เป็นของ {site} ไม่ใช่ {target} กรุณาระบุให้ตรงกัน", run=offline, site=site, target=request.target)
        )
