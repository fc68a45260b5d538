"""Time: how long something takes, and when it is to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.columns import columns
from crawler.judge.checks.seen import Evidence, Seen, quote_of
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import DURATION, PERIOD, PERIOD_ALONE
from crawler.text import ERA, MONTH, arabic_digits

__all__ = ["duration", "period"]

_DURATION = Valued(
    DURATION,
    re.compile(
        r"เวลา|ภายใน|ไม่เกิน|กี่วัน|นาน(?!า)|เสร็จ(?:ใน|ภายใน)|กำหนด(?:แล้วเสร็จ|เสร็จ)|นับ(?:แต่|จาก|ตั้งแต่)|ใช้เวลา|\(วัน\)|\(นาที\)"
    ),
)
_PERIOD = Valued(
    PERIOD,
    re.compile(
        r"ระยะเวลา|(?:ช่วง|ห้วง)(?:เวลา|ที่)|กำหนด(?:การ|เวลา|ส่งมอบ|ดำเนินการ)|เดือน|เมื่อ(?:ใด|ไร|ไหร่)|เวลา(?:ดำเนิน|ที่|ทำ)|ไตรมาส|คาดว่า|วัน(?:ที่)?(?:ดำเนินการ|จัด)|ปีที่ดำเนินการ|เริ่ม|แล้วเสร็จภายใน|ภายใน"
    ),
    anywhere=4,
    alone=PERIOD_ALONE,
)
_MONTHS_OF_A_GRID = 6
_MONTH_ALONE = re.compile(rf"\s*{MONTH}{ERA}(?:\d{{4}}|\d{{2}})?\s*", re.IGNORECASE)


def duration(evidence: Evidence, words: Sequence[str]) -> Seen:
    """How long it takes is shown: minutes, hours, days, months, under or beside a word for time, or twice at least.
    `words` are further headings."""
    return valued(_DURATION, evidence, words)


def period(evidence: Evidence, words: Sequence[str]) -> Seen:
    """When it is to be done is shown: months, quarters, the whole year, in a column or under a word for time; or a
    table with a column for every month. `words` are further headings."""
    seen = valued(_PERIOD, evidence, words)
    if seen.met:
        return seen
    for node in evidence.nodes:
        headers = (column.header for column in columns(node))
        months = [header for header in headers if _MONTH_ALONE.fullmatch(arabic_digits(header))]
        if len(months) >= _MONTHS_OF_A_GRID:
            return Seen(True, node.url, quote_of(" | ".join(months)))
    return seen
