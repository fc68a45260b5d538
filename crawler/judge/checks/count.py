"""How many there were."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import BARE_NUMBER, COUNT

__all__ = ["count"]

_COUNT = Valued(
    COUNT,
    re.compile(r"จำนวน|รวม|ทั้งหมด|ทั้งสิ้น|ยอด|กี่(?:คน|ราย|เรื่อง|ครั้ง)|\((?:คน|ราย|เรื่อง|ครั้ง)\)|ผู้(?:มา)?(?:รับ|ใช้)บริการ"),
    re.compile(rf"{BARE_NUMBER.pattern}|^\s*\d{{1,3}}(?:,\d{{3}})+\s*$|^\s*ไม่มี\s*$"),
    anywhere=1,
    telling=False,
)


def count(evidence: Evidence, words: Sequence[str]) -> Seen:
    """Numbers are shown: of people, cases, requests; or that there were none. `words` are further headings."""
    return valued(_COUNT, evidence, words)
