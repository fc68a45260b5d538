"""What a service costs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import BARE_NUMBER, MONEY

__all__ = ["fee"]

_FEE = Valued(
    re.compile(rf"{MONEY.pattern}|ไม่มี|ไม่เสีย|ไม่เก็บ|ไม่คิด|ไม่ต้องเสีย|ยกเว้น|ตาม(?:กฎ|ข้อบัญญัติ|เทศบัญญัติ|อัตรา|บัญชี)|อัตรา|ฟรี|ร้อยละ"),
    re.compile(r"ค่าธรรมเนียม|ค่าบริการ|ค่าใช้จ่าย|เสียเงิน|ค่า(?:ใบอนุญาต|ตรวจ|ต่อ|ออก)"),
    BARE_NUMBER,
    anywhere=0,
)


def fee(evidence: Evidence, words: Sequence[str]) -> Seen:
    """The fee is shown, or that there is none. A column for it that was left blank does not say so.

    That an empty field counts as missing was told of FY2568 (source PSU68). `words` are further headings."""
    return valued(_FEE, evidence, words)
