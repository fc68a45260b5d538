"""The text of one page of a PDF in stretches, with where they stand: a line, or the part of one between wide gaps.

PDFium gives the characters in the order in which they are drawn, sorted by place within a line. Three things go wrong
with Thai on the way, and only the places of the characters tell: a mark that is drawn by itself comes after the letters
that follow its consonant; a cluster that one span of marked content draws in two goes is told twice; and a blank comes
after a mark that is wide.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from crawler.read.spans import tidy
from crawler.text.legible import joined_letters, recoded

__all__ = ["Stretch", "stretches"]

_LINE = re.compile(r"[^\r\n]+")
_BLANKS = re.compile(r"(?<=\S)[ \u00a0]+(?=\S)")
_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_THAI_OR_DIGIT = re.compile("[\u0e01-\u0e4e๐-๙0-9]")
_IS_MARK = re.compile(f"[{_MARK}]")
_STRAY = re.compile(f"(?<= )[{_MARK}]+|[{_MARK}]+(?= [{_MARK}])")
_MOST_STRAYS = 100  # of a line
_LONGEST_LINE = 2_000  # whose places are asked for; a page is 200 letters wide at most
_CLUSTER = re.compile(f"[ก-ฮ](?:[{_MARK}]+|[{_MARK}]?ำ)")
_FAR = 150  # characters from a cluster to where it is told again: the end of the line at most
_CONSONANT = re.compile("[ก-ฮ]")

# Parts of the size of the font, from ink to ink. A blank is a quarter to a third of it, a justified one thrice as wide.
_NO_GAP = 0.25
_WIDE_GAP = 0.75  # where no blank was written
_WIDE_BLANK = 2.5
_LEVEL = 0.02  # rise of a line over its length


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line or a part of one, cleaned. Places and the size of the font are in points, from the page's lower left
    corner; all 0 where the line does not run from left to right."""

    text: str
    left: float = 0.0
    right: float = 0.0
    baseline: float = 0.0
    size: float = 0.0
    bold: bool = False


def stretches(page: pypdfium2.PdfTextPage) -> list[Stretch]:
    """The stretches of a page in the order in which they are drawn."""
    text = recoded(page.get_text_range())
    glyphs = _Glyphs(page) if len(text) == page.count_chars() else None  # else places can't be told: an emoji, a NUL
    if glyphs is None:
        return [Stretch(_cleaned(line)) for line in text.splitlines()]
    dropped = _repeats(text, glyphs)
    lines = ([at for at in range(*line.span()) if at not in dropped] for line in _LINE.finditer(text))
    return [stretch for line in lines if line for stretch in _of_line(line, text, glyphs)]


def _of_line(order: list[int], text: str, glyphs: _Glyphs) -> Iterator[Stretch]:
    first = next((place for place, at in enumerate(order) if not text[at].isspace()), 0)
    size = 0.0 if text[order[first]].isspace() else glyphs.size(order[first])
    if not size or len(order) > _LONGEST_LINE:
        yield Stretch(_cleaned("".join(text[at] for at in order)))
        return
    order = _with_marks_in_place(order[first:], text, glyphs)
    for part in _cut(order, text, glyphs, size):
        if words := _cleaned("".join(text[index] for index in part)):
            left, right = glyphs.left(part[0]), glyphs.right(part[-1])
            yield Stretch(words, left, max(left, right), glyphs.baseline(part[0]), size, glyphs.bold(part[0]))


def _cleaned(text: str) -> str:
    return tidy(recoded(joined_letters(text.replace("\u00a0", " "))))


def _cut(order: list[int], text: str, glyphs: _Glyphs, size: float) -> Iterator[list[int]]:
    """The line's characters, without blanks that no gap stands for, cut where a gap is wide or another line begins."""
    line = "".join(text[index] for index in order)
    kept: list[int] = []
    done = 0
    for blank in _BLANKS.finditer(line):
        kept += order[done : blank.start()]
        done = blank.end()
        base = blank.start() - 1
        while base and _IS_MARK.match(line, base):
            base -= 1
        end = max(glyphs.right(order[at]) for at in {base, blank.start() - 1})
        gap = (glyphs.left(order[done]) - end) / size
        added = all(glyphs.added(order[at]) for at in range(blank.start(), done))
        if gap > (_WIDE_GAP if added else _WIDE_BLANK) or (added and glyphs.drop(order[base], order[done]) > size / 2):
            yield kept
            kept = []
        elif not (added and abs(gap) < _NO_GAP and _is_one_word(line, base, done)):
            kept += order[blank.start() : done]
    yield kept + order[done:]


def _is_one_word(line: str, one: int, other: int) -> bool:
    return _THAI_OR_DIGIT.match(line, one) is not None and _THAI_OR_DIGIT.match(line, other) is not None


def _repeats(text: str, glyphs: _Glyphs) -> set[int]:
    """The characters that are told again by the span of marked content that told them before."""
    dropped: set[int] = set()
    told: dict[str, int] = {}  # where a cluster was told last
    spans: dict[str, set[int]] = {}
    for found in _CLUSTER.finditer(text):
        cluster, start, end = found.group(), found.start(), found.end()
        before = told.get(cluster, -_FAR)
        told[cluster] = start
        if start - before >= _FAR:
            spans.pop(cluster, None)
            continue
        earlier = spans.setdefault(cluster, {glyphs.span(before)})
        span = glyphs.span(start)
        if span and span in earlier:
            blanks = (at for at in (start - 1, end) if text[at : at + 1] == " " and glyphs.added(at))
            dropped.update(range(start, end), blanks)
        earlier.add(span)
    return dropped


def _with_marks_in_place(order: list[int], text: str, glyphs: _Glyphs) -> list[int]:
    """The line with every mark that stands alone moved to the consonant that it stands above or below."""
    line = "".join(text[index] for index in order)
    strays = [at for stray in _STRAY.finditer(line) for at in range(*stray.span())][:_MOST_STRAYS]
    bases = [at for at in range(len(line)) if _CONSONANT.match(line[at])] if strays else []
    if not bases:
        return order
    lefts = {at: glyphs.left(order[at]) for at in bases}
    moved: dict[int, list[int]] = {}
    for stray in strays:
        place = glyphs.middle(order[stray])
        base = max((at for at in bases if lefts[at] <= place), key=lefts.__getitem__, default=bases[0])
        moved.setdefault(base, []).append(order[stray])
    gone = {*strays, *(at - 1 for at in strays if line[at - 1] == " " and glyphs.added(order[at - 1]))}
    kept = (at for at in range(len(order)) if at not in gone)
    return [index for at in kept for index in (order[at], *moved.get(at, ()))]


class _Glyphs:
    """Where the ink of a page's characters stands, asked by their number. What fonts say of widths may be wrong."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(100)

    def size(self, index: int) -> float:
        """Of the font, as drawn, in points; 0 if the line does not run from left to right."""
        matrix = self._matrix
        if not raw.FPDFText_GetMatrix(self._page, index, matrix) or abs(matrix.b) > _LEVEL * matrix.a:
            return 0.0
        return round(float(raw.FPDFText_GetFontSize(self._page, index)) * math.hypot(matrix.c, matrix.d), 1)

    def baseline(self, index: int) -> float:
        raw.FPDFText_GetCharOrigin(self._page, index, *self._edges[:2])
        return self._edges[1].value

    def drop(self, index: int, other: int) -> float:
        """How far the line of one character is from that of another."""
        return abs(self.baseline(index) - self.baseline(other))

    def bold(self, index: int) -> bool:
        """By the name of the font; PDFium's weight is 400 or nothing for most."""
        length = raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), None)
        return length > 0 and b"bold" in self._name.value.lower()

    def left(self, index: int) -> float:
        raw.FPDFText_GetCharBox(self._page, index, *self._edges)
        return self._edges[0].value

    def right(self, index: int) -> float:
        raw.FPDFText_GetCharBox(self._page, index, *self._edges)
        return self._edges[1].value

    def middle(self, index: int) -> float:
        return (self.left(index) + self.right(index)) / 2

    def added(self, index: int) -> bool:
        """Whether PDFium put the character there, for a gap."""
        return bool(raw.FPDFText_IsGenerated(self._page, index) == 1)

    def span(self, index: int) -> int:
        """Which span of marked content drew the character; 0 if none did."""
        drawn = raw.FPDFText_GetTextObject(self._page, index)
        marks = raw.FPDFPageObj_CountMarks(drawn) if drawn else 0
        return ctypes.cast(raw.FPDFPageObj_GetMark(drawn, marks - 1), ctypes.c_void_p).value or 0 if marks > 0 else 0
