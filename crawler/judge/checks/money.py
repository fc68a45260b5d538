"""Money: what a project or purchase may cost, and what was really spent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import BARE_AMOUNT, MONEY

__all__ = ["money", "spent"]

# "ปีงบประมาณ" is the fiscal year, and says nothing of money. A plan of several years heads a column with each.
_MONEY = Valued(
    MONEY,
    re.compile(
        r"(?<!ปี)งบ(?!แสดง|การเงิน)|วงเงิน|เงิน|ราคา|บาท|ค่าใช้จ่าย|^\s*(?:ปี\s*)?(?:พ\.?ศ\.?\s*)?[2๒][5๕][\d๐-๙]{2}\s*$"
    ),
    BARE_AMOUNT,
    telling=False,
)
_SPENT = Valued(
    MONEY,
    re.compile(
        r"(?:เบิก|ใช้|จ่าย)\s?(?:จ่าย|ไป|จริง|แล้ว|เงิน|งบ)|ที่ใช้|ใช้จ่าย|จ่ายจริง|ผลการใช้|ก่อหนี้|หมดเงิน|หมดไป|ใช้ทั้งสิ้น|รายจ่ายจริง|^\s*(?:ใช้|จ่าย)\s*(?:\(บาท\))?\s*$"
    ),
    BARE_AMOUNT,
    anywhere=0,
)


def money(evidence: Evidence, words: Sequence[str]) -> Seen:
    """Amounts are shown, each under or beside a word for money, or in a column of its own; or that no money is
    needed. `words` are further headings."""
    return valued(_MONEY, evidence, words)


def spent(evidence: Evidence, words: Sequence[str]) -> Seen:
    """What was spent is shown: an amount under or beside words for spending, or that nothing was spent. A budget by
    itself does not say so. `words` are further headings."""
    return valued(_SPENT, evidence, words)
