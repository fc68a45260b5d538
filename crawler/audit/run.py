"""The story of one audit: crawl the site into the archive, judge the archive, score the verdicts, write the report."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from crawler import __version__
from crawler.archive import RunArchive, RunInfo, Store
from crawler.audit.assemble import assemble, replay_id
from crawler.audit.recording import Records, file_sha256, read_recording, start_of
from crawler.audit.workspace import RECORDING, claim, now, run_folder, run_id
from crawler.checklist import Checklist
from crawler.crawl import Budget, Event, Scope, crawl
from crawler.errors import ArchiveError, Interrupted, SiteUnreachable
from crawler.judge import ChecklistGuide, Judgement, judge
from crawler.models import Fetched, Frozen, Report, Resource, Skipped
from crawler.read import READER, ReaderPool
from crawler.report import write
from crawler.urls import host_of
from crawler.web import Client, FetchSettings, explain_unreachable, parse_start

__all__ = ["Audit", "Request", "audit", "rejudge"]

OnEvent = Callable[[Event], None]


class Request(Frozen):
    """What the user asked for. `target` is a web address or the path of a WARC file; limits are per run."""

    target: str
    store: Path
    out: Path | None = None
    lang: str = "th"
    delay: float = 1.0
    subdomains: bool = False
    pages: int = 400
    minutes: float = 60.0
    megabytes: float = 1024.0
    iit: float | None = None
    eit: float | None = None


class Audit(Frozen):
    """What came of it: the report, where its files lie, the verdicts with every candidate, a note for the user."""

    report: Report
    judgement: Judgement
    folder: Path
    files: tuple[Path, ...] = ()
    interrupted: bool = False


def audit(request: Request, checklist: Checklist, on_event: OnEvent, say: Callable[[str, str], None]) -> Audit:
    """Audit a site or a recording, write its files and keep the run in the store.

    `say` gets remarks for the user in Thai and English. Raises OitError; Ctrl-C gives an Audit that is `interrupted`.
    """
    if _is_file(request.target):
        return _audit_recording(request, checklist)
    start, second = parse_start(request.target)
    try:
        return _audit_site(request, start, checklist, on_event)
    except SiteUnreachable:
        if second is None:
            raise
        say(f"เปิด {start} ไม่ได้ จึงลอง {second}", f"{start} can't be opened; trying {second}")
        return _audit_site(request, second, checklist, on_event)


def rejudge(key: str, request: Request, checklist: Checklist) -> Audit:
    """Judges a stored run, or a recording, again. Writes nothing."""
    if _is_file(key):
        return _judge_recording(Path(key), request, checklist)
    with Store(request.store, reader=READER) as store:
        archive = store.find(key)
        if archive.info.how == "replay":
            return replace(
                _judge_recording(Path(archive.info.warc), request, checklist), folder=Path(archive.info.folder)
            )
        return _judge_run(archive, request, checklist)


# --- a site -----------------------------------------------------------------------------------------------------------


def _audit_site(request: Request, start: str, checklist: Checklist, on_event: OnEvent) -> Audit:
    with Store(request.store, reader=READER) as store:
        archive = _open_run(store, request, start, checklist)
        interrupted = False
        try:
            stopped_by = asyncio.run(_crawl(archive, request, checklist, on_event))
        except Interrupted:
            interrupted = True
        _require_reached(store, archive)
        if not interrupted:
            archive.finish(stopped_by, f"{now():%Y-%m-%dT%H:%M:%SZ}")
        done = _judge_run(archive, request, checklist)
        return replace(done, files=write(done.report, done.folder, request.lang, checklist), interrupted=interrupted)


def _open_run(store: Store, request: Request, start: str, checklist: Checklist) -> RunArchive:
    """The unfinished run of the same site and checklist in the folder, else a new one."""
    base = request.store.absolute().parent
    going_on = store.unfinished(start, checklist.sha256, request.out or base / "audits")
    if going_on is not None:
        return going_on
    at = now()
    run = run_id(start, at)
    folder = run_folder(request.out, base, start, run)
    claim(folder)
    info = RunInfo(
        id=run,
        site=start,
        checklist_id=checklist.id,
        checklist_sha256=checklist.sha256,
        tool_version=__version__,
        folder=str(folder),
        warc=str(folder / RECORDING),
        started=f"{at:%Y-%m-%dT%H:%M:%SZ}",
    )
    return store.begin(info)


async def _crawl(archive: RunArchive, request: Request, checklist: Checklist, on_event: OnEvent) -> str:
    start = archive.info.site
    settings = FetchSettings(delay=request.delay, private_hosts=frozenset({host_of(start)}))
    budget = Budget(pages=request.pages, seconds=request.minutes * 60, bytes=int(request.megabytes * 1024 * 1024))
    async with Client(settings) as client:
        with ReaderPool() as pool:
            return await crawl(
                start,
                client=client,
                archive=archive,
                pool=pool,
                guide=ChecklistGuide(checklist),
                scope=Scope(start, subdomains=request.subdomains),
                budget=budget,
                on_event=on_event,
            )


def _require_reached(store: Store, archive: RunArchive) -> None:
    """SiteUnreachable where not even the start page came; the run is then forgotten and leaves no files behind."""
    resources = {resource.url: resource for resource in archive.resources()}
    first = _landing(archive.info.site, resources)
    if first is not None and first.fault is None and first.status < 400:
        return
    if any(r.status == 200 and not r.url.endswith("/robots.txt") for r in resources.values()):
        return
    store.forget(archive)
    Path(archive.info.warc).unlink(missing_ok=True)
    folder = Path(archive.info.folder)
    if not any(folder.iterdir()):
        folder.rmdir()
    if first is None:
        raise Interrupted(
            "หยุดก่อนที่จะเปิดหน้าแรกของเว็บไซต์ได้ จึงยังไม่มีผลการตรวจ",
            "Stopped before the site's first page had come; there is nothing to report yet.",
        )
    raise explain_unreachable(Fetched(url=first.url, status=first.status, fault=first.fault, detail=first.detail))


def _landing(start: str, resources: dict[str, Resource]) -> Resource | None:
    found = resources.get(start)
    for _ in range(10):
        if found is None or not found.location:
            break
        found = resources.get(found.location, found)
    return found


def _judge_run(archive: RunArchive, request: Request, checklist: Checklist) -> Audit:
    # What lay beyond the budget promised less than what was fetched; an interruption cuts anywhere.
    whole = archive.info.stopped_by in ("all_items_settled", "frontier_empty", "budget")
    seen = _Seen(info=archive.info, records=_records(archive), skipped=archive.skipped(), whole=whole)
    return _judged(seen, request, checklist)


def _records(archive: RunArchive) -> Records:
    """Every resource with its content; what other reading code kept, or a lost cache, is read anew."""
    found = []
    with ReaderPool() as pool:
        for resource in archive.resources():
            content = archive.content(resource)
            if content is None and resource.size and not resource.location and not resource.url.endswith("/robots.txt"):
                content = pool.submit(archive.body(resource), resource.url, resource.media_type).result()
            found.append((resource, content))
    return tuple(found)


# --- a recording ------------------------------------------------------------------------------------------------------


def _is_file(target: str) -> bool:
    named = target.lower().endswith((".warc", ".warc.gz"))
    return named or Path(target).is_file()


def _audit_recording(request: Request, checklist: Checklist) -> Audit:
    done = _judge_recording(Path(request.target), request, checklist)
    base = request.store.absolute().parent
    folder = run_folder(request.out, base, done.report.site["url"], done.report.run["id"])
    if not _same_replay(folder, done.report):
        claim(folder)
    with Store(request.store, reader=READER) as store:
        store.remember(_replay_info(Path(request.target), done.report, checklist, folder))
    done = replace(done, folder=folder)
    return replace(done, files=write(done.report, folder, request.lang, checklist))


def _same_replay(folder: Path, report: Report) -> bool:
    """Whether the folder holds this very replay, which would be written again byte for byte."""
    try:
        return f'"id": "{report.run["id"]}"'.encode() in (folder / "report.json").read_bytes()
    except OSError:
        return False


def _judge_recording(path: Path, request: Request, checklist: Checklist) -> Audit:
    if not path.is_file():
        raise ArchiveError(
            f"ไม่พบไฟล์ {path} กรุณาตรวจสอบชื่อไฟล์และที่อยู่",
            f"There is no file {path}; check its name and place.",
        )
    records, whole = read_recording(path)
    info = RunInfo(
        id=replay_id(file_sha256(path), checklist),
        site=start_of(records),
        checklist_id=checklist.id,
        checklist_sha256=checklist.sha256,
        tool_version=__version__,
        how="replay",
        folder="",
        warc=str(path.absolute()),
        started="",
        stopped_by="frontier_empty" if whole else "interrupted",
    )
    return _judged(_Seen(info=info, records=records, whole=whole), request, checklist)


def _replay_info(path: Path, report: Report, checklist: Checklist, folder: Path) -> RunInfo:
    return RunInfo(
        id=report.run["id"],
        site=report.site["url"],
        checklist_id=checklist.id,
        checklist_sha256=checklist.sha256,
        tool_version=__version__,
        how="replay",
        folder=str(folder),
        warc=str(path.absolute()),
        started=report.run["started"],
        finished=report.run["finished"],
        stopped_by=report.run["stopped_by"],
    )


# --- both -------------------------------------------------------------------------------------------------------------


class _Seen(Frozen):
    """What there is to judge: a run, what it fetched, what it left, and whether the site was looked through."""

    info: RunInfo
    records: Records
    skipped: tuple[Skipped, ...] = ()
    whole: bool = True


def _judged(seen: _Seen, request: Request, checklist: Checklist) -> Audit:
    judgement = judge(seen.info.site, seen.records, checklist, whole=seen.whole)
    report = assemble(seen.info, seen.records, seen.skipped, judgement, checklist, iit=request.iit, eit=request.eit)
    return Audit(report=report, judgement=judgement, folder=Path(seen.info.folder))
