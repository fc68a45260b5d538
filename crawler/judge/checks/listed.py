"""Things that are listed by name: projects, purchases, measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.columns import columns
from crawler.judge.checks.phrases import phrase
from crawler.judge.checks.seen import Evidence, Seen, Words, quote_of

__all__ = ["listed"]

_HEADING = re.compile(
    r"โครงการ|กิจกรรม|รายการ|งาน|เรื่อง|มาตรการ|ชื่อ|สิ่งที่|จะ(?:ซื้อ|จ้าง|ทำ)|ซื้อ\s?/\s?จ้าง|แนวทาง|วิธี|แผน|ด้าน|ประเด็น|หลักสูตร|ทำอะไร|ข้อตกลง"
)
_NAME = re.compile(r"[ก-๙A-Za-z]{4}")
_LEAST = 2
_LONGEST_HEADING = 60


def listed(evidence: Evidence, words: Sequence[str]) -> Seen:
    """At least two things stand under a heading for such: projects, activities, works, measures; or one of `words`
    occurs."""
    named = Words(words)
    for node in evidence.nodes:
        for column in columns(node):
            if len(column.header) > _LONGEST_HEADING:
                continue
            names = [cell for cell in column.filled if _NAME.search(cell)]
            if len(names) >= _LEAST and (_HEADING.search(column.header) or named.found(column.header, node)):
                return Seen(True, node.url, quote_of(f"{column.header} | {names[0]}"))
    return phrase(evidence, words)
