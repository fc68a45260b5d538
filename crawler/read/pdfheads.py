"""What a PDF is called: the title that its first lines make, and the lines that stand out as headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from crawler.read.pdfrows import Row

__all__ = ["headings_of", "letters_in", "title_of"]

_LETTER = re.compile(r"[^\W\d_]")
_NOT_A_TITLE = re.compile(r"[\W\d_]*|[-–( ]*(?:หน้า|page)?\s*[\d๐-๙/]+[-–) ]*|\(?สำเนา(?:คู่ฉบับ)?\)?|https?:\S*", re.I)
# What stands in an official letter between its kind and its subject.
_PASSED_OVER = re.compile(r"(?:ที่\s+\S+\s?[\d๐-๙./ว ]*|ที่\s?[\d๐-๙/ ]+)(?:\s?วันที่.*)?|ส่วนราชการ.*|วันที่\s?[\d๐-๙].*")
_TITLE_LINES = 3
_LARGE_TITLE_LINES = 6
_TITLE_LENGTH = 60
# A line that ends like this was broken for its length: the year, or the rest of the phrase, stands on the next.
_GOES_ON = re.compile(r"(?:พ\.\s?ศ\.?|ประจำปี|ปีงบประมาณ|และ|หรือ|ของ|เรื่อง|ตาม|การ|[(/–-])$")
_MOST_HEADINGS = 60
_LONGEST_HEADING = 150
_LARGER = 1.12  # times the size of most of the text
_FORM = re.compile(r"(?:(?:ส่วน|บท|หมวด|ตอน|ภาค)(?:ที่)?\s?[\d๐-๙]{1,2}(?:\s|$)|ภาคผนวก|(?:คำนำ|สารบัญ|บทนำ)$)")


def letters_in(line: str) -> int:
    return len(_LETTER.findall(line))


def title_of(lines: Sequence[str], large: Mapping[str, float]) -> str:
    """The first lines that say something, up to three, until there is enough; up to six that are equally `large`, which
    says how large lines are that stand out."""
    title = first = ""
    taken = 0
    for line in lines[:20]:
        if _PASSED_OVER.fullmatch(line) or line in title:
            continue
        goes_on = bool(_GOES_ON.search(title))
        if not goes_on and (_NOT_A_TITLE.fullmatch(line) or (not taken and letters_in(line) < 3)):
            if taken:
                break
            continue
        enough = taken >= _TITLE_LINES or (len(title) >= _TITLE_LENGTH and not goes_on)
        if enough and (taken == _LARGE_TITLE_LINES or first not in large or large[first] != large.get(line)):
            break
        first = first or line
        title = f"{title} {line}".strip()
        taken += 1
    return title[:300]


def headings_of(rows: Iterable[Row]) -> dict[str, float]:
    """The first 60 lines that stand out by their size, by bold letters, or by a form such as "ส่วนที่ 1", with the size
    of their letters in points."""
    prose = [row for row in rows if row.first.size and not row.tabular]  # tables have smaller letters
    sizes: Counter[float] = Counter()
    bold = 0
    for row in prose:
        sizes[row.first.size] += len(row.text)
        bold += len(row.text) * row.first.bold
    if not sizes:
        return {}
    usual = sizes.most_common(1)[0][0]
    tells = 2 * bold < sizes.total()  # bold letters say something only where most are not
    found = ((row.text, row.first.size) for row in prose if _stands_out(row, usual, tells))
    return dict(islice(found, _MOST_HEADINGS))


def _stands_out(row: Row, usual: float, bold_tells: bool) -> bool:
    text = row.text
    if len(text) > _LONGEST_HEADING or letters_in(text) < 3:
        return False
    first = row.first
    return first.size >= _LARGER * usual or (first.bold and bold_tells) or _FORM.match(text) is not None
