"""What was taken, lodged, found; or the declaration that there was none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import BARE_NUMBER, COUNT, MONEY

__all__ = ["declared"]

_NONE = r"(?:ไม่มี|มิได้|ไม่ได้|ไม่ปรากฏ|ไม่พบ)\S{0,40}(?:รับ|ร้องเรียน|ผู้ใด|รายใด|รายการ)"
_DECLARED = Valued(
    re.compile(rf"{_NONE}|(?:การรับ|จำนวน|รวม|เรื่อง).*\s\d{{1,3}}\s*$|{COUNT.pattern}|{MONEY.pattern}"),
    re.compile(r"จำนวน|ครั้ง|มูลค่า|รายการ|ผู้ให้|ได้รับ|รับไว้|รับจาก|ปฏิเสธ|ส่งคืน|ทั้งหมด|รวม"),
    re.compile(rf"{BARE_NUMBER.pattern}|^\s*ไม่มี"),
    anywhere=1,
    telling=False,
)


def declared(evidence: Evidence, words: Sequence[str]) -> Seen:
    """How much there was, or that there was none, in a sentence or in a filled field: a form left blank says neither.

    That none must be declared as well is practice (sources OVEC, HIA). `words` are further headings."""
    return valued(_DECLARED, evidence, words)
