"""How far each project is, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.phrases import phrase
from crawler.judge.checks.seen import Evidence, Seen
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import STATUS

__all__ = ["outcome", "progress"]

_PROGRESS = Valued(
    STATUS,
    re.compile(r"สถานะ|คืบหน้า|ความก้าวหน้า|ผลการดำเนิน(?:งาน|การ)|ทำถึงไหน|ถึงไหนแล้ว|ผล(?:งาน)?ที่ได้"),
    re.compile(r"^\s*[/✓√✔]\s*$|เสร็จ|เรียบร้อย"),
)
_OUTCOME = Valued(
    STATUS,
    re.compile(
        r"^\s*ผล(?!ประโยชน์|กระทบ|ผลิตภัณฑ์)|ผล(?:การ|ที่|งาน|ลัพธ์|สำเร็จ|สัมฤทธิ์|ผลิต)|สิ่งที่ทำ|ทำจริง|ถึงไหน|เกิดผล|ความสำเร็จ|บรรลุ"
    ),
    re.compile(r"[ก-๎A-Za-z✓√]{2}|\d"),
    anywhere=1,
)


def progress(evidence: Evidence, words: Sequence[str]) -> Seen:
    """How far the projects are is shown: finished, under way, not begun, a share done. `words` are further headings."""
    return valued(_PROGRESS, evidence, words)


def outcome(evidence: Evidence, words: Sequence[str]) -> Seen:
    """What came of the projects or measures is shown: in a column headed so, by how far each is, or one of `words`
    occurs."""
    seen = valued(_OUTCOME, evidence, ())
    return seen if seen.met or not words else phrase(evidence, words)
