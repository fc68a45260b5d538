"""What this machine has and lacks for an audit, and installing what is missing.

An audit of a usual site needs none of the optional parts: they widen what can be seen. What is missing is therefore
told, never an error.
"""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from crawler.language import Message, _
from crawler.models import Frozen
from crawler.read import can_read_scans, find_tessdata, has_tesserocr
from crawler.read.programs import RAR_PROGRAMS, find
from crawler.web import find_chromium, has_playwright

__all__ = ["Finding", "check", "install"]

Command = tuple[str, ...]

_ASK_SECONDS = 20
_INSTALL_SECONDS = 1800
_FREE_BYTES = 1_000_000_000
_FONT_FOLDERS = ("/usr/share/fonts/truetype/tlwg", "/usr/share/fonts/opentype/tlwg")


class Finding(Frozen):
    """One part that an audit can use. `found` is what there is of it (a path, a size); `fix` is None where `ok`.

    Without an optional part an audit still runs, and says in its report what it could not see.
    """

    key: str
    ok: bool
    optional: bool
    name: Message
    purpose: Message
    found: str = ""
    fix: Message | None = None


def check() -> tuple[Finding, ...]:
    """Look at this machine and the current folder; changes nothing."""
    return (_browser(), _ocr(), _office(), _archives(), _font(), _folder(), _store(), _disk())


def install(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Install what is missing and can be installed from here, then look again; what failed is still missing there.

    Installers write to the terminal, and may take minutes.
    """
    wanted = [command for finding in findings if not finding.ok for command in _installers(finding.key)]
    if any(command[0].endswith("apt-get") for command in wanted):
        _run((_which("apt-get"), "update"), _INSTALL_SECONDS)
    for command in wanted:
        _run(command, _INSTALL_SECONDS)
    return check()


# --- the parts --------------------------------------------------------------------------------------------------------


def _browser() -> Finding:
    chromium = find_chromium() if has_playwright() else None  # which is what drives it
    return _optional(
        "browser",
        chromium.path if chromium else "",
        _("เบราว์เซอร์ Chromium, Chrome หรือ Edge พร้อม Playwright"),
        _("ใช้เปิดหน้าที่ไม่แสดงเนื้อหาหรือเมนูหากไม่มี JavaScript"),
    )


def _ocr() -> Finding:
    return _optional(
        "ocr",
        str(find_tessdata()) if can_read_scans() else "",
        _("Tesseract พร้อมภาษาไทย"),
        _("อ่านเอกสารที่สแกนเป็นภาพ"),
    )


def _office() -> Finding:
    return _optional(
        "office",
        next(filter(None, map(find, ("LibreOffice", "antiword"))), ""),
        _("LibreOffice หรือ antiword"),
        _("อ่านเอกสาร Word และ PowerPoint รุ่นเก่า (.doc, .ppt)"),
    )


def _archives() -> Finding:
    return _optional(
        "rar",
        next(filter(None, map(find, RAR_PROGRAMS)), ""),
        _("โปรแกรมแตกไฟล์ RAR (unar, unrar หรือ 7-Zip)"),
        _("อ่านเอกสารในไฟล์ RAR"),
    )


def _font() -> Finding:
    return _optional(
        "font",
        _find_font(),
        _("ฟอนต์ภาษาไทย"),
        _("ให้เบราว์เซอร์แสดงอักษรไทยในภาพหน้าจอ"),
    )


def _folder() -> Finding:
    here = Path.cwd()
    return _needed(
        "folder",
        str(here) if _writable(here) else "",
        _("โฟลเดอร์ที่เขียนได้"),
        _("เก็บฐานข้อมูลและรายงาน"),
        _("ย้ายไปทำงานในโฟลเดอร์ที่เขียนได้ เพราะเขียนลง {here} ไม่ได้", here=here),
    )


def _store() -> Finding:
    return _needed(
        "store",
        f"SQLite {sqlite3.sqlite_version}" if _has_trigrams() else "",
        _("SQLite พร้อม FTS5 trigram"),
        _("เก็บและค้นหาข้อความภาษาไทย"),
        _("ติดตั้ง Python รุ่นใหม่ที่มี SQLite 3.34 ขึ้นไป"),
    )


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free
    return _needed(
        "disk",
        f"{free / 1e9:.1f} GB" if free >= _FREE_BYTES else "",
        _("พื้นที่ว่างอย่างน้อย 1 GB"),
        _("เก็บสำเนาของหน้าเว็บและเอกสารที่ตรวจ"),
        _("ลบไฟล์ที่ไม่ใช้ เพราะเหลือพื้นที่เพียง {left:.0f} MB", left=free / 1e6),
    )


def _optional(key: str, found: str, name: Message, purpose: Message) -> Finding:
    fix = None if found else _advice(key)
    return Finding(key=key, ok=bool(found), optional=True, found=found, name=name, purpose=purpose, fix=fix)


def _needed(key: str, found: str, name: Message, purpose: Message, fix: Message) -> Finding:
    told = None if found else fix
    return Finding(key=key, ok=bool(found), optional=False, found=found, name=name, purpose=purpose, fix=told)


# --- looking ----------------------------------------------------------------------------------------------------------


def _find_font() -> str:
    """Windows and macOS come with Thai fonts."""
    if platform.system() in ("Windows", "Darwin"):
        return platform.system()
    folder = next((folder for folder in _FONT_FOLDERS if any(Path(folder).glob("*"))), "")
    listing = _which("fc-list")
    return folder or (_output((listing, ":lang=th", "family")).partition("\n")[0].strip() if listing else "")


def _has_trigrams() -> bool:
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE probe USING fts5(text, tokenize='trigram')")
        except sqlite3.OperationalError:
            return False
    return True


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


# --- installing -------------------------------------------------------------------------------------------------------

_APT = {
    "browser": ("chromium",),
    "ocr": ("tesseract-ocr", "tesseract-ocr-tha"),
    "office": ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui"),
    "rar": ("unar",),
    "font": ("fonts-thai-tlwg",),
}
_WINGET = {
    "browser": ("Google.Chrome",),
    "ocr": ("UB-Mannheim.TesseractOCR", "--interactive"),
    "office": ("TheDocumentFoundation.LibreOffice",),
    "rar": ("7zip.7zip",),
}
_LIBRARIES = {"browser": ("playwright>=1.50,<2",), "ocr": ("tesserocr>=2.8,<3",)}
_BY_HAND = {
    "ocr": _("ติดตั้ง Tesseract และข้อมูลภาษาไทย (tha)"),
    "office": _("ติดตั้ง LibreOffice จาก https://www.libreoffice.org"),
    "rar": _("ติดตั้ง unar, unrar หรือ 7-Zip"),
    "font": _("ติดตั้งฟอนต์ภาษาไทย เช่น fonts-thai-tlwg"),
}


def _installers(key: str) -> tuple[Command, ...]:
    """The commands that install a part on this machine with the rights we have; empty where there are none."""
    library = (sys.executable, "-m", "pip", "install", *_LIBRARIES.get(key, ()))
    own = (sys.executable, "-m", "playwright", "install", "chromium") if key == "browser" else ()
    program = () if _has_program(key) else _of_system(key) or own
    return tuple(filter(None, (() if _has_library(key) else library, program)))


def _has_library(key: str) -> bool:
    return has_playwright() if key == "browser" else has_tesserocr() if key == "ocr" else True


def _has_program(key: str) -> bool:
    """Whether the part of it that Python's own installer can't bring is there."""
    return bool(find_chromium() if key == "browser" else find_tessdata() if key == "ocr" else False)


def _of_system(key: str) -> Command:
    apt, winget = _which("apt-get"), _which("winget")
    if key in _APT and apt and _is_root():
        return (apt, "install", "--yes", "--no-install-recommends", *_APT[key])
    if key in _WINGET and winget:
        return (winget, "install", "--exact", "--id", *_WINGET[key])
    return ()


def _advice(key: str) -> Message:
    """What to type to get a part."""
    if _installers(key) and (key != "ocr" or _has_program(key) or _of_system(key)):
        asks_for_languages = key == "ocr" and _which("winget")
        here, asked = _("สั่ง: oit doctor --install"), _("สั่ง: oit doctor --install (เลือกภาษา Thai ในหน้าต่างติดตั้งด้วย)")
        return asked if asks_for_languages else here
    if _which("apt-get"):
        return _("สั่ง: {command}", command=f"sudo apt-get install {' '.join(_APT[key])}")
    return _BY_HAND[key]


def _is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0


def _which(program: str) -> str:
    return shutil.which(program) or ""


def _output(command: Command) -> str:
    """What a program prints on either stream; empty where it can't be asked."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, full path
            command, capture_output=True, text=True, timeout=_ASK_SECONDS, check=False, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return f"{done.stdout}\n{done.stderr}".strip()


def _run(command: Command, seconds: int) -> None:
    """Run an installer; whether it worked is seen by looking again."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, timeout=seconds, check=False, env=environment)  # noqa: S603 - fixed arguments, full path
    except (OSError, subprocess.TimeoutExpired):
        return
