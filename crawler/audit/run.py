"""The stories, as the command line tells them: audit a site or a recording, judge a stored run again, list the runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from crawler.archive import RunInfo
from crawler.audit.arrival import ArrivalError
from crawler.audit.bundling import bundle_run
from crawler.audit.cassettes import recording_meant
from crawler.audit.judging import Audit, Request, Say
from crawler.audit.live import OnEvent, audit_site, judge_run
from crawler.audit.material import of_recording, of_stored
from crawler.audit.pictures import take_pictures
from crawler.audit.replayed import audit_recording, judge_recording
from crawler.audit.shoot import Material
from crawler.audit.workspace import claim, known_store, run_folder
from crawler.audit.writing import write_all
from crawler.checklist import Checklist
from crawler.errors import UsageError
from crawler.language import Message, _, _n
from crawler.models import Unfetched
from crawler.web import parse_start

__all__ = ["audit", "bundle", "rejudge", "runs", "unfetched"]

_DIGITS = 8


def audit(request: Request, checklist: Checklist, on_event: OnEvent, say: Say) -> Audit:
    """Audit a site or a recording, write its files and keep the run in the store.

    `say` gets remarks for the user. Raises OitError; Ctrl-C, or the end
    of the hours set, gives an Audit that is `interrupted`.
    """
    _require_both_surveys(request)
    path = recording_meant(request.target)
    if path is not None:
        done, recording = audit_recording(path, request, checklist, say)
        if not recording.whole:
            say(_("ไฟล์ {path} ขาดตอนท้าย จึงตรวจเท่าที่อ่านได้ ข้อที่ไม่พบอาจอยู่ในส่วนที่ขาดไป", path=path))
        if recording.elsewhere:
            say(
                _n(
                    "ไฟล์ {path} อ้างถึงข้อมูล {count:n} รายการในไฟล์บันทึกของครั้งก่อน ส่วนนั้นจึงตรวจไม่ได้จากไฟล์นี้",
                    path=path,
                    count=recording.elsewhere,
                )
            )
        return done
    start, second = parse_start(request.target)
    try:
        return audit_site(request, start, checklist, on_event, say)
    except ArrivalError as error:
        # A name that no name server tells is told by none over http either.
        if second is None or error.fault in ("dns", "name_server") or isinstance(error.told, UsageError):
            raise error.told from None
    say(_("เปิด {start} ไม่ได้ จึงลอง {second}", start=start, second=second))
    try:
        return audit_site(request, second, checklist, on_event, say)
    except ArrivalError as error:
        raise error.told from None


def _to_nobody(remark: Message) -> None:
    """Nobody is there who would read remarks."""


def rejudge(key: str, request: Request, checklist: Checklist, say: Say = _to_nobody) -> Audit:
    """Judge a stored run, or a recording, again. Writes its report, and the pictures that can be had without the
    network, to `request.out`, and nothing where that is None."""
    _require_both_surveys(request)
    file = recording_meant(key)
    if file is not None:
        done, recording = judge_recording(file, request, checklist)
        return _written(done, request, checklist, say, lambda: of_recording(file, recording.resources))
    with known_store(request.store) as store:
        run = store.find(key)
        if run.info.how == "crawl":
            done = judge_run(run, request, checklist)
            return _written(done, request, checklist, say, lambda: of_stored(store, run))
        warc = Path(run.info.warc)
        done, recording = judge_recording(warc, request, checklist)
        done = replace(done, folder=Path(run.info.folder))
        return _written(done, request, checklist, say, lambda: of_recording(warc, recording.resources, store.runs()))


def _written(done: Audit, request: Request, checklist: Checklist, say: Say, material: Callable[[], Material]) -> Audit:
    folder = request.out or _folder_of_list(done, request)
    if folder is None:
        return done
    if request.out is not None:
        claim(folder)
    done = replace(done, folder=folder)
    done = replace(done, files=write_all(done, request, checklist))
    if request.screenshots:
        take_pictures(done, material(), request, checklist, say)
    return done


def _folder_of_list(done: Audit, request: Request) -> Path | None:
    """Where the verification of a list against a stored run lies: beside the run, and the same for the same list."""
    if request.submission is None:
        return None
    name = f"{done.report.run['id']}-list-{request.submission.sha256[:_DIGITS]}"
    return run_folder(None, request.store, done.report.site["url"], name)


def bundle(key: str, store: Path, out: Path | None = None) -> Path:
    """Pack a stored run, or the latest that judged a WARC file, into one file; that file. Raises what `bundle_run`
    raises."""
    return bundle_run(key, recording_meant(key), store, out)


def runs(store: Path) -> tuple[RunInfo, ...]:
    """Every run in the store, the oldest first. ArchiveError where there is no store."""
    with known_store(store) as opened:
        return opened.runs()


def unfetched(key: str, store: Path, reason: str = "") -> tuple[str, tuple[Unfetched, ...] | None]:
    """What a stored run saw and did not fetch, all of it or for one `reason`, and the run's id.

    None where the run is a recording, which doesn't know. UsageError where the run has nothing for that reason.
    """
    path = recording_meant(key)
    if path is not None:
        return str(path), None
    with known_store(store) as opened:
        run = opened.find(key)
        if run.info.how == "replay":
            return run.info.id, None
        found = run.unfetched()
    if not reason:
        return run.info.id, found
    same = tuple(each for each in found if each.reason == reason)
    if not same:
        known = ", ".join(dict.fromkeys(each.reason for each in found)) or "–"
        raise UsageError(
            _(
                "การตรวจ {id} ไม่มีหน้าที่ไม่ได้เปิดด้วยเหตุผล {reason!r} เหตุผลที่มีคือ {known}",
                id=run.info.id,
                reason=reason,
                known=known,
            )
        )
    return run.info.id, same


def _require_both_surveys(request: Request) -> None:
    if (request.iit is None) != (request.eit is None):
        raise UsageError(_("ต้องระบุ --iit และ --eit คู่กันจึงจะคำนวณคะแนน ITA ได้ กรุณาระบุให้ครบ หรือไม่ระบุทั้งสองค่า"))
