"""How far each project is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen
from crawler.judge.checks.valued import Valued, valued
from crawler.judge.checks.values import STATUS

__all__ = ["progress"]

_PROGRESS = Valued(
    STATUS,
    re.compile(r"สถานะ|คืบหน้า|ความก้าวหน้า|ผลการดำเนิน(?:งาน|การ)|ทำถึงไหน|ถึงไหนแล้ว|ผล(?:งาน)?ที่ได้"),
    re.compile(r"^\s*[/✓√✔]\s*$|เสร็จ|เรียบร้อย"),
)


def progress(evidence: Evidence, words: Sequence[str]) -> Seen:
    """How far the projects are is shown: finished, under way, not begun, a share done. `words` are further headings."""
    return valued(_PROGRESS, evidence, words)
