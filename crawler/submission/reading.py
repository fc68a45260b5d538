"""The bytes of a list to its claims, or one clear sentence why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from crawler.checklist import Checklist, label_index
from crawler.errors import UsageError
from crawler.language import Message, _
from crawler.models import Problem, Sheet, Submission
from crawler.read import ReaderPool
from crawler.submission.claims import claims_of
from crawler.submission.lines import Line, banner_of, lines_of
from crawler.submission.numbering import Numbering, numbering_of
from crawler.submission.wording import problem
from crawler.text import LabelIndex

__all__ = ["MOST_ROWS", "read_submission"]

MOST_ROWS = 500
"""Rows of a list. The longest asks for 43 items."""

_UNREADABLE: tuple[tuple[str, Message], ...] = (
    ("encrypted", _("ไฟล์มีรหัสผ่าน กรุณาบันทึกเป็นไฟล์ที่ไม่มีรหัสผ่าน")),
    ("too large", _("ไฟล์ใหญ่เกินไป กรุณาเหลือไว้เฉพาะรายการที่จะตรวจ")),
    ("timeout", _("อ่านไฟล์ไม่เสร็จภายในเวลาที่กำหนด กรุณาเหลือไว้เฉพาะรายการที่จะตรวจ")),
    ("format", _("ไม่ใช่ไฟล์ CSV, Excel หรือหน้าเว็บ")),
    ("", _("ไฟล์เสียหาย กรุณาเปิดแล้วบันทึกใหม่")),
)


def read_submission(body: bytes, source: str, url: str, checklist: Checklist) -> Submission:
    """The list in the bytes of a workbook, a CSV file or a web page. UsageError where there is none in it.

    `source` is what people call it; `url` is where it lies, or for a file where the body's own site is, so that
    relative addresses in it can be completed.
    """
    with ReaderPool() as pool:
        sheets = pool.cells(body, url).result()
    if not sheets.sheets:
        reason = next(told for begin, told in _UNREADABLE if sheets.reason.startswith(begin))
        raise UsageError(_("อ่านรายการ {source} ไม่ได้: {reason}", source=source, reason=reason))
    index = label_index(checklist)
    sheet, lines = _fullest(sheets.sheets, index)
    _require_rows(lines, source)
    banner = banner_of(sheet, index)
    numbering = numbering_of(lines, banner, checklist)
    return Submission(
        source=source,
        sha256=sha256(body).hexdigest(),
        numbering=numbering.year or checklist.fiscal_year,
        claims=claims_of(lines, checklist, numbering),
        problems=tuple(_problems(numbering, checklist)),
    )


def _fullest(sheets: Sequence[Sheet], index: LabelIndex) -> tuple[Sheet, tuple[Line, ...]]:
    """The sheet with most rows of items, and these."""
    read = [(sheet, lines_of(sheet, index)) for sheet in sheets]
    return max(read, key=lambda each: sum(line.is_of_item for line in each[1]))


def _require_rows(lines: Sequence[Line], source: str) -> None:
    if not any(line.is_of_item for line in lines):
        raise UsageError(
            _(
                "ไม่พบแถวของข้อใดใน {source} รายการต้องเป็นตารางที่มีช่อง “ข้อ” หรือ “รายการ” และช่อง “URL” "
                "เช่น submission.csv ที่โปรแกรมนี้เขียนให้",
                source=source,
            )
        )
    if len(lines) > MOST_ROWS:
        raise UsageError(
            _(
                "{source} มีรายการเกิน {most:n} แถว (ถึงแถวที่ {row}) กรุณาเหลือไว้เฉพาะรายการของปีที่จะตรวจ",
                source=source,
                most=MOST_ROWS,
                row=lines[-1].row,
            )
        )


def _problems(numbering: Numbering, checklist: Checklist) -> list[Problem]:
    wanted = checklist.fiscal_year
    if not numbering.year:
        return [problem("other_numbering", wanted=wanted)]
    if numbering.year != wanted:
        return [problem("other_year", year=numbering.year, wanted=wanted)]
    return [problem("banner_year", year=numbering.banner, wanted=wanted)] if numbering.banner else []
