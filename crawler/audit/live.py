"""The story of an audit over the network: crawl the site into the archive, judge the archive, write the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from crawler import __version__
from crawler.archive import RunArchive, RunInfo, Store
from crawler.audit.arrival import ArrivalError, has_arrived, require_arrival
from crawler.audit.asking import index_words
from crawler.audit.judging import Audit, Request, Say, Seen, judged
from crawler.audit.material import of_crawl
from crawler.audit.outcome import Kept
from crawler.audit.pictures import take_pictures
from crawler.audit.reading import in_order
from crawler.audit.scans import bodies_of_run
from crawler.audit.sitting import Sitting
from crawler.audit.submitted import queue_submitted
from crawler.audit.wanting import goes_on
from crawler.audit.workspace import RECORDING, claim, discard, now, run_folder, run_id, timestamp, workspace
from crawler.audit.writing import write_all
from crawler.checklist import Checklist
from crawler.crawl import Event, is_read, is_robots
from crawler.errors import Interrupted, OitError
from crawler.language import _, _n
from crawler.models import Content, Resource
from crawler.read import ReaderPool
from crawler.report import to_json
from crawler.web import LONGEST_CRAWL_DELAY, crawl_delay_in

__all__ = ["OnEvent", "Say", "audit_site", "judge_run"]

OnEvent = Callable[[Event], None]


def audit_site(request: Request, start: str, checklist: Checklist, on_event: OnEvent, say: Say) -> Audit:
    """Audit the site at `start`, or go on where an earlier sitting was cut off.

    Ctrl-C, or the end of the hours set, gives an Audit that is `interrupted`. ArrivalError where the start page can't
    be had: nothing is kept then. Interrupted outside the hours set: nothing is begun.
    """
    if request.hours is not None:
        request.hours.require(now())
    new = _new_run(request, start, checklist)
    with workspace(request.store, Path(new.folder)) as store:
        archive = _open_run(store, request, new, say)
        archive.earlier = None if request.fresh else store.earlier(archive.info, request.after)
        if archive.earlier is not None and not request.after:  # who names the run knows of it
            say(
                _(
                    "เคยตรวจเว็บไซต์นี้แล้ว ({run}) จึงไม่รับข้อมูลที่ไม่เปลี่ยนซ้ำ หากต้องการรับใหม่ทั้งหมดให้ใช้ --fresh",
                    run=archive.earlier.run,
                )
            )
        interrupted = _crawl_on(store, archive, request, checklist, on_event, say=say)
        # Only a run with its report is finished: after a full disk or Ctrl-C before that, the next sitting writes it.
        finished = "" if interrupted else timestamp(now())
        done = judge_run(archive, request, checklist, finished=finished, kept=archive)
        done = replace(done, files=write_all(done, request, checklist), interrupted=interrupted)
        if not interrupted:
            store.reports.keep(done.report, to_json(done.report))
            evidence = (each.url for verdict in done.judgement.verdicts for each in verdict.evidence)
            archive.finish(archive.info.stopped_by, finished, evidence)
            index_words(store)
            if request.screenshots:  # once everything else is safe
                take_pictures(done, of_crawl(store, archive, request, checklist), request, checklist, say)
        return done


def judge_run(
    archive: RunArchive, request: Request, checklist: Checklist, *, finished: str = "", kept: Kept | None = None
) -> Audit:
    """Judge what the archive holds of a run, or take from `kept` what was judged of the same before.

    `finished` is the time at which the run ended, where that is not stored yet.
    """
    info = replace(archive.info, finished=archive.info.finished or finished)
    resources = archive.resources()
    seen = Seen(
        info=info,
        resources=resources,
        contents=lambda: _contents(resources, archive),
        bodies=bodies_of_run(archive),
        shelf=archive,
        kept=kept,
        skipped=archive.skipped(),
        unfetched=archive.reasons(),
        crawl_delay=_crawl_delay(archive),
        rulings=archive.rulings(archive.info.site, checklist.id),
    )
    return judged(seen, request, checklist)


def _new_run(request: Request, start: str, checklist: Checklist) -> RunInfo:
    at = now()
    # Runs are named by the second in which they begin: two of a small site, or a clock set back, may meet in one.
    while request.out is None and run_folder(None, request.store, start, run_id(start, at)).exists():
        at += timedelta(seconds=1)
    run = run_id(start, at)
    folder = run_folder(request.out, request.store, start, run)
    return RunInfo(
        id=run,
        site=start,
        checklist_id=checklist.id,
        checklist_sha256=checklist.sha256,
        tool_version=__version__,
        folder=str(folder),
        warc=str(folder / RECORDING),
        started=timestamp(at),
    )


def _open_run(store: Store, request: Request, new: RunInfo, say: Say) -> RunArchive:
    """The unfinished run of the same site and checklist in the folder, else a new one."""
    base = request.out or request.store.absolute().parent / "audits"
    going_on = store.unfinished(new.site, new.checklist_sha256, base)
    if going_on is None:
        claim(Path(new.folder))
        return store.begin(new)
    count = len(going_on.resources())
    say(_n("ตรวจต่อจากครั้งก่อนที่ค้างไว้ ซึ่งเปิดไปแล้ว {count:n} ครั้ง", count=count))
    return going_on


def _crawl_on(
    store: Store, archive: RunArchive, request: Request, checklist: Checklist, on_event: OnEvent, *, say: Say
) -> Interrupted | None:
    """Crawl to the end, or to what stopped it before that. A run without a start page is discarded."""
    queue_submitted(archive, request, checklist)
    try:
        look = _looking(archive, request, on_event, say)
        with Sitting(store, archive, request, checklist, look) as sitting:
            while not archive.info.stopped_by or _goes_on(archive, request, checklist, say):
                archive.paced(request.delay)
                stopped_by = sitting.crawl()
                require_arrival(archive)
                archive.ended(stopped_by)
        archive.finish(archive.info.stopped_by, "")
    except BaseException as error:
        if _can_go_on(archive):
            if isinstance(error, Interrupted):
                return error
            raise
        with suppress(OitError):  # a full disk, of which `error` tells
            discard(store, archive)
        raise (_stopped_early() if isinstance(error, Interrupted) else error) from None
    return None


def _goes_on(archive: RunArchive, request: Request, checklist: Checklist, say: Say) -> bool:
    """Whether a crawl that ended goes on for what its judgement wants; within the hours set."""
    wanted = goes_on(archive, lambda: judge_run(archive, request, checklist, kept=archive).judgement)
    if wanted:
        say(_n("ยังมีข้อที่ไม่ผ่านและมีลิงก์ที่อาจเป็นข้อนั้นซึ่งยังไม่ได้เปิด จึงเปิดดูอีก {count:n} ลิงก์ก่อนสรุปผล", count=wanted))
    if wanted and request.hours is not None:
        request.hours.require(now())
    return wanted > 0


def _can_go_on(archive: RunArchive) -> bool:
    """Whether the run has its start page, so that there is something to report and to go on from."""
    with suppress(ArrivalError, OitError):
        return has_arrived(archive)
    return False


def _stopped_early() -> Interrupted:
    return Interrupted(_("หยุดก่อนที่จะเปิดหน้าแรกของเว็บไซต์ได้ จึงยังไม่มีผลการตรวจ สั่งคำสั่งเดิมอีกครั้งเมื่อพร้อม"))


def _looking(archive: RunArchive, request: Request, on_event: OnEvent, say: Say) -> OnEvent:
    """What is done at each step of the crawl."""
    arrived = False

    def look(event: Event) -> None:
        """A start page that is none ends the crawl at once; until it is there, there is no progress to tell."""
        nonlocal arrived
        if not arrived and has_arrived(archive):
            arrived = True
            _tell_crawl_delay(_crawl_delay(archive), request.delay, say)
        if arrived and request.hours is not None:
            request.hours.require(now())
        if arrived:
            on_event(event)

    return look


def _crawl_delay(archive: RunArchive) -> float:
    """The longest Crawl-delay, in seconds, that a robots.txt of the run asks of us; 0 where none does."""
    rules = [each for each in archive.resources() if is_robots(each) and each.status == 200]
    return max((crawl_delay_in(archive.body(each)) for each in rules), default=0.0)


def _tell_crawl_delay(asked: float, delay: float, say: Say) -> None:
    kept = min(asked, LONGEST_CRAWL_DELAY)
    if kept > delay:
        say(
            _(
                "robots.txt ของเว็บไซต์ขอให้เว้น {asked:g} วินาทีระหว่างหน้า จึงเว้น {kept:g} วินาที การตรวจจะใช้เวลานานขึ้น",
                asked=asked,
                kept=kept,
            )
        )


def _contents(resources: Sequence[Resource], archive: RunArchive) -> tuple[Content | None, ...]:
    """What reading each resource gave; what other reading code kept, or a lost cache, is read anew."""
    with ReaderPool() as pool:
        return tuple(content for _, content in in_order((each, _content(each, archive, pool)) for each in resources))


def _content(resource: Resource, archive: RunArchive, pool: ReaderPool) -> Future[Content] | Content | None:
    if not is_read(resource) or not resource.size or resource.location:
        return None
    known = archive.content(resource)
    return known or pool.submit(archive.body(resource), resource.url, resource.media_type)
