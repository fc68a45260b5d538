"""Whose result it is, and of which fiscal year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from crawler.text import Body, body_likeness, find_bodies

__all__ = ["body_of", "year_of"]

_ALIKE = 0.5
"""How alike two names must be to be spellings of one: a report that was typed from a scan mixes up half the letters."""

_YEAR = re.compile(r"(?:(?:ปีงบประมาณ|ประจำปี|ปี|ITA)(?:พศ|พ\.ศ\.?)?|พศ)-?(?P<year>2[45]\d{2})(?!\d)")
_OF_RESULT = re.compile(r"ผล(?:การ)?ประเมิน|ผลคะแนน|วิเคราะห์ผล|ผลการวิเคราะห์|รายงานคะแนน|เข้าร่วมการประเมิน|ITA")
_OF_PLAN = re.compile(
    r"ไปสู่(?:การ)?|พัฒนาองค์กร|พัฒนางาน|ยกระดับ|ข้อเสนอแนะ|มาตรการ|แผน|ดียิ่งขึ้น|ปีที่(?:ผ่านมา|แล้ว)|ก่อนหน้า|วันที่|ในรอบ"
)
_BEFORE = 140
_NEAR_A_TOTAL = 160
_VOTES_OF_A_TOTAL = 5


def year_of(text: str, totals: Iterable[int]) -> tuple[int | None, tuple[int, ...]]:
    """The fiscal year of the result, and all that claim it equally; None where they do, or none does.

    A report of last year's result speaks of the year to come as well: a year counts where the nearest words before it
    speak of a result, most where a total score (at the places `totals`) stands right behind it.
    """
    votes: Counter[int] = Counter()
    for match in _YEAR.finditer(text):
        year = int(match["year"])
        before = text[max(0, match.start() - _BEFORE) : match.end("year")]
        result, plan = _last(_OF_RESULT, before), _last(_OF_PLAN, before)
        votes[year] += int(result > plan)
        # The nearest year before a total is that of the total.
        votes[year] += _VOTES_OF_A_TOTAL * sum(
            match.end() <= place < match.end() + _NEAR_A_TOTAL and not _YEAR.search(text, match.end(), place)
            for place in totals
        )
    votes += Counter()  # drops what has none
    first = tuple(year for year, count in votes.items() if count == max(votes.values()))
    return (first[0] if len(first) == 1 else None), first


def _last(words: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in words.finditer(text)), default=-1)


def body_of(lines: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The body that is named most often, and how else its name is spelt, the most frequent first."""
    seen = Counter(body for line in lines for body in find_bodies(line))
    if not seen:
        return "", ()
    named = _without_fragments(_without_tails(seen))
    (first, _count), *others = named.most_common()
    spellings = (each for each, _n in others if body_likeness(first, each) >= _ALIKE)
    return _full(first), tuple(map(_full, spellings))


def _without_tails(seen: Counter[Body]) -> Counter[Body]:
    """Thai puts no blank behind a name, so some ran on into the next words: these count for the name that they begin
    with, where that stands alone elsewhere."""
    named: Counter[Body] = Counter()
    for body, count in seen.items():
        heads = [each for each in seen if each.kind == body.kind and body.name.startswith(each.name)]
        named[max(heads, key=lambda each: seen[each])] += count
    return named


def _without_fragments(named: Counter[Body]) -> Counter[Body]:
    """The end of a line cuts names short: what a name written more often begins with is no spelling of its own."""
    return Counter(
        {
            body: count
            for body, count in named.items()
            if not any(
                each.kind == body.kind and each.name != body.name and each.name.startswith(body.name) and more > count
                for each, more in named.items()
            )
        }
    )


def _full(body: Body) -> str:
    return f"{body.kind}{body.name}"
