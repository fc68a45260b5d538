"""The report's files in a folder, each whole or not there at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from pathlib import Path

from crawler.archive import Shown
from crawler.checklist import Checklist
from crawler.errors import OutputError, StorageFull
from crawler.language import _
from crawler.models import Report
from crawler.report.as_csv import submission_csv, to_csv
from crawler.report.as_html import to_html
from crawler.report.as_ita_page import to_ita_page
from crawler.report.as_json import to_json
from crawler.report.as_junit import to_junit
from crawler.report.as_markdown import to_markdown
from crawler.report.as_xlsx import submission_xlsx, to_xlsx
from crawler.report.docx import to_docx

__all__ = ["FILES", "illustrate", "write", "write_file", "write_files"]

Make = Callable[[Report, str, Checklist | None], str | bytes]

_PAGE = "report.html"

FILES: Mapping[str, Make] = {
    "report.json": lambda report, _lang, _checklist: to_json(report),
    _PAGE: to_html,
    "report.docx": to_docx,
    "report.xlsx": to_xlsx,
    "report.csv": to_csv,
    "report.md": to_markdown,
    "report.junit.xml": to_junit,
    "submission.xlsx": submission_xlsx,
    "submission.csv": submission_csv,
    "ita-page.html": to_ita_page,
}
"""What is written for every audit, and how each file is made."""

MARKED = (".csv", "ita-page.html")
"""Files that say by a byte order mark that they are UTF-8, since Excel and browsers would not know otherwise."""


def write(report: Report, folder: Path, lang: str = "th", checklist: Checklist | None = None) -> tuple[Path, ...]:
    """Writes every one of FILES into `folder`, made where it is missing; gives their paths.

    A file is written under another name and then renamed, so a reader never meets half of one.
    Raises OutputError where the folder can't be used and StorageFull where the disk is full.
    """
    return write_files(folder, {name: make(report, lang, checklist) for name, make in FILES.items()})


def illustrate(
    report: Report, folder: Path, lang: str, checklist: Checklist, pictures: Mapping[tuple[str, str], Shown]
) -> None:
    """Writes report.html again, with the `pictures` of the evidence in the folder. Raises what `write` does."""
    write_files(folder, {_PAGE: to_html(report, lang, checklist, pictures)})


def write_file(path: Path, made: str | bytes) -> Path:
    """Writes one file under the name that a person gave it; that path. Raises what `write` does."""
    (written,) = write_files(path.parent, {path.name: made})
    return written


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Writes files by their names, as `write` does, and raises what that does."""
    packed = {name: _bytes(name, made) for name, made in files.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_replace(folder / name, data) for name, data in packed.items())
    except OSError as error:
        raise _fault(folder, error) from error


def _bytes(name: str, made: str | bytes) -> bytes:
    if isinstance(made, bytes):
        return made
    return made.encode("utf-8-sig" if name.endswith(MARKED) else "utf-8", "replace")


def _replace(path: Path, data: bytes) -> Path:
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def _fault(folder: Path, error: OSError) -> OutputError | StorageFull:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageFull(
            _("พื้นที่เก็บข้อมูลเต็ม เขียนรายงานลงใน {folder} ไม่ได้ โปรดเพิ่มพื้นที่ว่างแล้วสั่งงานอีกครั้ง ผลที่ตรวจแล้วยังอยู่ครบ", folder=folder)
        )
    return OutputError(
        _(
            "เขียนรายงานลงใน {folder} ไม่ได้ ({strerror}) โปรดตรวจสิทธิ์ ปิดไฟล์รายงานที่เปิดค้างอยู่ หรือเลือกโฟลเดอร์อื่นด้วย --out",
            folder=folder,
            strerror=error.strerror,
        )
    )
