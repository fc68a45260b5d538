"""Where an audit's files lie: one folder a run, and what may already be in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from crawler.errors import OutputError
from crawler.urls import host_of

__all__ = ["RECORDING", "REPORT", "claim", "now", "run_folder", "run_id"]

RECORDING = "run.warc.gz"
REPORT = "report.json"


def now() -> datetime:
    """The time of day in UTC. Only a new run asks for it; judging never does."""
    return datetime.now(UTC).replace(microsecond=0)


def run_id(site: str, at: datetime) -> str:
    """A name for a new run that a person can read and a folder can have: when it began, and where."""
    host = re.sub(r"[^a-z0-9.-]+", "-", host_of(site))
    return f"{at:%Y%m%dT%H%M%SZ}-{host}"


def run_folder(out: Path | None, base: Path, site: str, run: str) -> Path:
    """The folder of a run: the one that the user named, else audits/HOST/RUN beside the store."""
    host = re.sub(r"[^a-z0-9.-]+", "-", host_of(site))
    return (out or base / "audits" / host / run).absolute()


def claim(folder: Path) -> None:
    """Make `folder` ready for a new run. OutputError where it holds a finished run or can't be written."""
    if any((folder / name).exists() for name in (REPORT, RECORDING)):
        raise OutputError(
            f"โฟลเดอร์ {folder} มีผลการตรวจอยู่แล้ว กรุณาระบุโฟลเดอร์อื่นด้วย --out โปรแกรมจะไม่เขียนทับผลเดิม",
            f"The folder {folder} holds a finished run; name another with --out. Nothing is written over.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".oit-write-test"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputError(
            f"เขียนลงโฟลเดอร์ {folder} ไม่ได้ ({error.strerror}) กรุณาระบุโฟลเดอร์อื่นด้วย --out",
            f"The folder {folder} can't be written ({error.strerror}); name another with --out.",
        ) from error
