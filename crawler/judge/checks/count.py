"""How many there were."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.columns import columns
from crawler.judge.checks.seen import Evidence, Seen, quote_of
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import BARE_NUMBER, COUNT
from crawler.text import arabic_digits

__all__ = ["count"]

_COUNT = Valued(
    COUNT,
    re.compile(r"จำนวน|รวม|ทั้งหมด|ทั้งสิ้น|ยอด|กี่(?:คน|ราย|เรื่อง|ครั้ง)|\((?:คน|ราย|เรื่อง|ครั้ง)\)|ผู้(?:มา)?(?:รับ|ใช้)บริการ"),
    re.compile(rf"{BARE_NUMBER.pattern}|^\s*\d{{1,3}}(?:,\d{{3}})+\s*$|^\s*ไม่มี\s*$"),
    anywhere=1,
    telling=False,
)
_NUMBER = re.compile(r"^\s*\d{1,3}(?:,\d{3})*\s*(?:/\s*\d+)?\s*$")
_A_ROW = 3


def count(evidence: Evidence, words: Sequence[str]) -> Seen:
    """Numbers are shown: of people, cases, requests, or a row or column of bare numbers; or that there were none.
    `words` are further headings."""
    seen = valued(_COUNT, evidence, words)
    if seen.met:
        return seen
    for node in evidence.nodes:
        for column in columns(node):
            numbers = [cell for cell in column.filled if _NUMBER.search(arabic_digits(cell))]
            if len(numbers) >= _A_ROW:
                return Seen(True, node.url, quote_of(f"{column.header} | {' | '.join(numbers)}"))
    return seen
