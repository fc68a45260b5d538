"""The report's files in a folder, each whole or not there at all."""

from __future__ import annotations

import errno
from pathlib import Path

from crawler.checklist import Checklist
from crawler.errors import OutputError, StorageFull
from crawler.language import _
from crawler.models import Report
from crawler.report.as_csv import to_csv
from crawler.report.as_html import to_html
from crawler.report.as_json import to_json
from crawler.report.docx import to_docx

__all__ = ["write"]


def write(report: Report, folder: Path, lang: str = "th", checklist: Checklist | None = None) -> tuple[Path, ...]:
    """Writes report.json, report.html, submission.csv and report.docx into `folder`, made where it is missing.

    Gives their paths. A file is written under another name and then renamed, so a reader never meets half of one.
    Raises OutputError where the folder can't be used and StorageFull where the disk is full.
    """
    files = {
        "report.json": to_json(report),
        "report.html": _bytes(to_html(report, lang, checklist), "utf-8"),
        "submission.csv": _bytes(to_csv(report, lang, checklist), "utf-8-sig"),
        "report.docx": to_docx(report, lang, checklist),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_replace(folder / name, data) for name, data in files.items())
    except OSError as error:
        raise _fault(folder, error) from error


def _bytes(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace")


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
