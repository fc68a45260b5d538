"""The story of a comparison: two runs of the store, what each told and what its archive knows, side by side."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from crawler.archive import RunArchive, Store
from crawler.archive.choosing import named
from crawler.audit.recording import read_recording
from crawler.audit.workspace import known_store, now
from crawler.compare import Difference, History, Side, compare, history
from crawler.crawl import is_read
from crawler.errors import ArchiveError, UsageError
from crawler.language import _
from crawler.models import Content, Report, Resource
from crawler.read import ReaderPool
from crawler.report import from_json
from crawler.text import THAILAND, day_of

__all__ = ["compared", "difference", "report_of", "told_over_time"]


def compared(before: str, after: str, path: Path, site: str = "") -> Difference:
    """What changed between two runs of the store at `path`, as a person names them: ids, folders, "last", "last-N",
    days. What is counted back counts the finished runs of `site`, else of the site of a run that is named by its id.

    ArchiveError where there is no such run or report, UsageError where the two can't be compared.
    """
    with known_store(path) as store:
        known = next((run for key in (after, before) if (run := named(key, store.runs()))), None)
        wanted = site or (known.site if known else "")
        return difference(store, *(store.find_finished(key, wanted).info.id for key in (before, after)))


def difference(store: Store, before: str, after: str) -> Difference:
    """What changed between two runs, by their ids. Raises what `compared` raises."""
    with ReaderPool() as pool:
        return compare(_side(store, before, pool), _side(store, after, pool))


def report_of(store: Store, run: str) -> Report:
    """What was told of a run. ArchiveError where it was not finished, or its report is lost."""
    kept = store.reports.of(run)
    if kept is None:
        raise ArchiveError(
            _(
                "การตรวจ {run} ไม่มีรายงานเก็บไว้ อาจยังตรวจไม่เสร็จหรือรายงานถูกลบไปแล้ว กรุณาเลือกการตรวจอื่นจากคำสั่ง oit runs",
                run=run,
            )
        )
    return from_json(kept)


def _side(store: Store, run: str, pool: ReaderPool) -> Side:
    report, archive = report_of(store, run), store.find(run)
    if archive.info.how == "replay":
        return _recorded(report, Path(archive.info.warc))
    return Side(report, archive.resources(), archive.reasons(), _reading(archive, pool))


def _recorded(report: Report, warc: Path) -> Side:
    with suppress(ArchiveError):  # it is not there any more
        recording = read_recording(warc)
        contents = {resource.id: content for resource, content in recording.records}
        return Side(report, recording.resources, read=lambda each: contents.get(each.id), is_crawl=False)
    return Side(report, is_crawl=False)


def _reading(archive: RunArchive, pool: ReaderPool) -> Callable[[Resource], Content | None]:
    @cache
    def read(number: int) -> Content | None:
        resource = by_id[number]
        if not is_read(resource) or not resource.size or resource.location:
            return None
        with suppress(ArchiveError):  # its recording is gone
            return (
                archive.content(resource)
                or pool.submit(archive.body(resource), resource.url, resource.media_type).result()
            )
        return None

    by_id = {each.id: each for each in archive.resources()}
    return lambda resource: read(resource.id)


def told_over_time(site: str, path: Path, deadline: str = "") -> History:
    """What the finished runs of a site tell together, a run without a report left out.

    `site` is its host or address, "" for that of the newest run; `deadline` a day in a Buddhist or a Christian year, ""
    for none.

    ArchiveError where there is no such run, UsageError where the day is none.
    """
    day = day_of(deadline) if deadline else None
    if deadline and day is None:
        raise UsageError(
            _(
                "วันที่ --deadline {deadline!r} ใช้ไม่ได้ กรุณาระบุเป็น ปี-เดือน-วัน เช่น 2570-01-31 หรือ 2027-01-31",
                deadline=deadline,
            )
        )
    with known_store(path) as store:
        kept = [store.reports.of(run.id) for run in store.finished(site)]
    reports = [from_json(report) for report in kept if report is not None]
    return history(reports, now().astimezone(THAILAND).date(), day)
