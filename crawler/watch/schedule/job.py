"""What is to be started, what that takes on this computer, and the writing of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from crawler.errors import OutputError
from crawler.language import Message, _
from crawler.models import Frozen

__all__ = ["Job", "Kind", "Setup", "install", "planned", "usual_kind"]

Kind = Literal["systemd", "cron", "windows"]


class Job(Frozen):
    """The nightly run of one sites.toml: its file and store, absolute; when it begins, hour and minute in Thailand;
    `program` is what `oit` is started with."""

    file: Path
    store: Path
    at: tuple[int, int]
    lang: str = "th"
    program: tuple[str, ...] = (sys.executable, "-m", "crawler")

    def command(self, *more: str) -> tuple[str, ...]:
        """The whole command line."""
        named = ("--file", str(self.file), "--store", str(self.store), "--lang", self.lang)
        return (*self.program, "watch", "run", *named, *more)


class Setup(Frozen):
    """What is to be written: `files` with their text, or a whole `crontab`; and `then`, the commands that make it
    count, to be typed by the person."""

    files: Mapping[Path, str]
    crontab: str = ""
    then: tuple[str, ...] = ()
    encoding: str = "utf-8"


def usual_kind() -> Kind:
    """What this computer starts things with."""
    if sys.platform == "win32":
        return "windows"
    return "systemd" if shutil.which("systemctl") else "cron"


def planned(kind: Kind, job: Job, home: Path) -> Setup:
    """What is to be written for `job`. `home` is the folder of the person whose computer it is."""
    from crawler.watch.schedule import cron, systemd, windows  # noqa: PLC0415 - they are made of what stands here

    if kind == "systemd":
        return systemd.planned(job, home)
    return cron.planned(job, crontab_now()) if kind == "cron" else windows.planned(job)


def crontab_now() -> str:
    """The person's crontab; empty where there is none. OutputError without cron."""
    try:
        done = subprocess.run(["crontab", "-l"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S607
    except OSError as error:
        raise OutputError(_("เครื่องนี้ไม่มี cron กรุณาเลือกวิธีอื่นด้วย --kind systemd")) from error
    return done.stdout if done.returncode == 0 else ""


def install(plan: Setup) -> tuple[Path, ...]:
    """Write it; the files. OutputError where that can't be."""
    for path, text in plan.files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode(plan.encoding))
        except OSError as error:
            raise _unwritten(str(path), error.strerror or str(error)) from error
    if plan.crontab:
        done = subprocess.run(["crontab", "-"], input=plan.crontab, capture_output=True, text=True, check=False)  # noqa: S607
        if done.returncode:
            raise _unwritten("crontab", done.stderr.strip())
    return tuple(plan.files)


def _unwritten(what: str, why: str) -> OutputError:
    told: Message = _("เขียน {what} ไม่ได้ ({why}) กรุณาตรวจสอบสิทธิ์การเข้าถึง", what=what, why=why)
    return OutputError(told)
