"""Parts of procurement lists: the method, and the seller who was chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import FIRM, METHOD, PERSON

__all__ = ["method", "seller"]

_SELLER = Valued(
    re.compile(rf"{FIRM.pattern}|{PERSON.pattern}"),
    re.compile(r"ผู้(?:ได้รับ|ชนะ|รับจ้าง|ขาย|เสนอราคา)|คู่สัญญา|ผู้ประกอบการ|ซื้อ(?:จาก|กับ)|จ้าง(?:กับ|ใคร)|ได้งาน|รายชื่อ"),
    re.compile(r"[ก-๙]{3}"),
    alone=FIRM,
)
_METHOD = Valued(METHOD, re.compile(r"วิธี(?!การงบ)"), re.compile(r"[ก-๙]{3}"), anywhere=1)


def method(evidence: Evidence, words: Sequence[str]) -> Seen:
    """By which method something is bought is shown. `words` are further headings."""
    return valued(_METHOD, evidence, words)


def seller(evidence: Evidence, words: Sequence[str]) -> Seen:
    """Who was chosen is shown: a firm or a person, in a column of such names or under a word for the seller.
    `words` are further headings."""
    return valued(_SELLER, evidence, words)
