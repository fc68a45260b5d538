"""The story of an audit without a network: read a recording, judge it, write the report."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from crawler import __version__
from crawler.archive import Rulings, RunInfo, read_only
from crawler.audit.asking import index_words
from crawler.audit.assemble import replay_id
from crawler.audit.judging import Audit, Request, Say, Seen, judged
from crawler.audit.material import of_recording
from crawler.audit.pictures import take_pictures
from crawler.audit.recording import Recording, file_sha256, read_recording, start_of
from crawler.audit.scans import bodies_of_recording
from crawler.audit.workspace import claim, run_folder, workspace
from crawler.audit.writing import write_all
from crawler.checklist import Checklist
from crawler.errors import ArchiveError, OitError
from crawler.language import _
from crawler.models import Report, Ruling
from crawler.report import to_json

__all__ = ["audit_recording", "judge_recording"]


def audit_recording(path: Path, request: Request, checklist: Checklist, say: Say) -> tuple[Audit, Recording]:
    """Audit a WARC file, write the report and list the run in the store; and the recording as it was read.

    The same recording in the same folder gives the same bytes again; any other run there is an OutputError.
    """
    done, recording = judge_recording(path, request, checklist)
    report = done.report
    folder = run_folder(request.out, request.store, report.site["url"], report.run["id"])
    with workspace(request.store, folder) as store:
        if not _holds(folder, report):
            claim(folder)
        done = replace(done, folder=folder)
        done = replace(done, files=write_all(done, request, checklist))
        store.reports.keep(report, to_json(report))
        store.remember(_info(path, report, checklist, folder), recording.records)
        index_words(store)
        if request.screenshots:
            material = of_recording(path, recording.resources, store.runs())
            take_pictures(done, material, request, checklist, say)
    return done, recording


def judge_recording(path: Path, request: Request, checklist: Checklist) -> tuple[Audit, Recording]:
    """Judge a WARC file; and the recording as it was read. Nothing is written."""
    if not path.is_file():
        raise ArchiveError(_("ไม่พบไฟล์ {path} กรุณาตรวจสอบชื่อไฟล์และที่อยู่", path=path))
    recording = read_recording(path)
    info = RunInfo(
        id=replay_id(file_sha256(path), checklist),
        site=start_of(recording.records),
        checklist_id=checklist.id,
        checklist_sha256=checklist.sha256,
        tool_version=__version__,
        how="replay",
        folder="",
        warc=str(path.absolute()),
        started="",
        stopped_by=recording.stopped_by,
    )
    seen = Seen(
        info=info,
        resources=recording.resources,
        contents=lambda: tuple(content for _, content in recording.records),
        bodies=bodies_of_recording(path),
        rulings=_rulings(request.store, info),
    )
    return judged(seen, request, checklist), recording


def _rulings(store: Path, info: RunInfo) -> tuple[Ruling, ...]:
    """What people decided, as far as there is a store that knows of it."""
    with suppress(OitError):  # what is wrong with the store is no matter of a recording
        if store.is_file():
            with read_only(store) as conn:
                return Rulings(conn, store).of(info.site, info.checklist_id)
    return ()


def _holds(folder: Path, report: Report) -> bool:
    """Whether the folder holds this very replay, which would be written again byte for byte."""
    try:
        return f'"id": "{report.run["id"]}"'.encode() in (folder / "report.json").read_bytes()
    except (OSError, ValueError):
        return False


def _info(path: Path, report: Report, checklist: Checklist, folder: Path) -> RunInfo:
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
