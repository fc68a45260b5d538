"""Where an audit's files lie: one store, one folder a run, and nothing left behind where nothing came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive import RunArchive, RunInfo, Store
from crawler.errors import ArchiveError, OutputError
from crawler.language import _
from crawler.read import READER
from crawler.urls import host_of

__all__ = [
    "RECORDING",
    "claim",
    "discard",
    "known_store",
    "now",
    "run_folder",
    "run_id",
    "run_that_judged",
    "timestamp",
    "workspace",
]

RECORDING = "run.warc.gz"
_REPORT = "report.json"


def now() -> datetime:
    """The time of day in UTC. Only a new run asks for it; judging never does."""
    return datetime.now(UTC).replace(microsecond=0)


def timestamp(at: datetime) -> str:
    """A time in UTC as the archive and the report have it."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def run_id(site: str, at: datetime) -> str:
    """A name for a new run that a person can read and a folder can have: when it began, and where."""
    return f"{at:%Y%m%dT%H%M%SZ}-{_host(site)}"


def run_folder(out: Path | None, store: Path, site: str, run: str) -> Path:
    """The folder of a run: the one that the user named, else audits/HOST/RUN beside the store."""
    return (out or store.absolute().parent / "audits" / _host(site) / run).absolute()


def _host(site: str) -> str:
    return re.sub(r"[^a-z0-9.-]+", "-", host_of(site))


@contextmanager
def workspace(store: Path, folder: Path) -> Iterator[Store]:
    """The store, made on first use. At the end an empty store and empty folders that were made on the way to `folder`
    are taken away again."""
    is_new = not _is_there(store)
    made = [place for place in (folder, *folder.parents, *store.absolute().parents) if not _is_there(place)]
    empty = is_new
    try:
        with Store(store, reader=READER) as opened:
            try:
                yield opened
            finally:
                empty = is_new and not opened.runs()
    finally:
        with suppress(OSError):
            if empty:
                store.unlink()
        for place in sorted(made, key=lambda each: len(each.parts), reverse=True):
            with suppress(OSError):  # it holds something
                place.rmdir()


def known_store(path: Path) -> Store:
    """The store at `path` to read from. ArchiveError where there is none: asking must not make one."""
    if not _is_there(path):
        raise ArchiveError(
            _("ยังไม่มีฐานข้อมูล {path} กรุณาตรวจเว็บไซต์ก่อนด้วยคำสั่ง oit audit หรือระบุฐานข้อมูลด้วย --store", path=path)
        )
    return Store(path, reader=READER)


def run_that_judged(store: Store, recording: Path) -> RunInfo:
    """The latest run that judged a WARC file, or made it. ArchiveError where there is none."""
    place = str(recording.absolute())
    found = next((info for info in reversed(store.runs()) if info.warc == place), None)
    if found is None:
        raise ArchiveError(
            _("ยังไม่มีผลการตรวจของไฟล์ {recording} กรุณาตรวจก่อนด้วยคำสั่ง oit audit {recording}", recording=recording),
        )
    return found


def claim(folder: Path) -> None:
    """Make `folder` ready for a new run. OutputError where it holds a run already or can't be written."""
    try:
        if any((folder / name).exists() for name in (_REPORT, RECORDING)):
            raise OutputError(
                _("โฟลเดอร์ {folder} มีผลการตรวจอยู่แล้ว กรุณาระบุโฟลเดอร์อื่นด้วย --out โปรแกรมจะไม่เขียนทับผลเดิม", folder=folder)
            )
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".oit-write-test"
        probe.touch()
        probe.unlink()
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        why = error.strerror if isinstance(error, OSError) else error
        raise OutputError(
            _("เขียนลงโฟลเดอร์ {folder} ไม่ได้ ({why}) กรุณาระบุโฟลเดอร์อื่นด้วย --out", folder=folder, why=why)
        ) from error


def discard(store: Store, run: RunArchive) -> None:
    """Forget a run of which nothing came, and delete its recording; its folder goes if that leaves it empty."""
    store.forget(run)
    Path(run.info.warc).unlink(missing_ok=True)
    with suppress(OSError):
        Path(run.info.folder).rmdir()


def _is_there(path: Path) -> bool:
    """Whether something is at `path`; what no file can be called is nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
