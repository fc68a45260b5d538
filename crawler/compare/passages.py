"""What two texts do not share: lines first, then the words within them; bounded, whatever the texts are made of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from crawler.models import Frozen
from crawler.text import tokens

__all__ = ["Effort", "Hunk", "Line", "Piece", "TextChange", "text_change"]

MOST_HUNKS = 8
MOST_LINES = 6
"""Lines of one hunk on either side."""

_LONGEST_LINE = 300
_LARGEST_GAP = 10_000
_MOST_TOKENS = 160
_ALIKE = 0.4
"""Lines that share less than this are told as another line each, not as one that was edited."""

_STRAY = 2
"""So few characters between two changes are no word: they are told as changed with them."""

_Range = tuple[int, int, int, int]
"""Lines `[0]:[1]` of the earlier text stand where lines `[2]:[3]` of the later do."""


class Piece(Frozen):
    """A part of a line; `changed` where the other text has something else in its place."""

    text: str
    changed: bool = False


class Line(Frozen):
    """A line of the earlier text ("-") or of the later ("+")."""

    sign: Literal["-", "+"]
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Hunk(Frozen):
    """Lines that changed together. `after` is the line of the earlier text that they follow, empty at its start."""

    after: str
    lines: tuple[Line, ...]


class TextChange(Frozen):
    """How a text differs from an earlier one. `removed` and `added` count lines; `kept` is the share (0-1) of lines
    that both have; `cut` says that there is more than the hunks tell, or that the texts were too large to be told
    apart closely."""

    hunks: tuple[Hunk, ...]
    removed: int
    added: int
    kept: float
    cut: bool = False


class Effort:
    """How many pairs of lines or words may still be compared, so that no text takes longer than it is worth."""

    def __init__(self, pairs: int = 500_000) -> None:
        self._left = pairs

    def spend(self, pairs: int) -> bool:
        """Whether there is effort left for these; they are taken off."""
        if pairs > self._left:
            return False
        self._left -= pairs
        return True


def text_change(before: Sequence[str], after: Sequence[str], effort: Effort) -> TextChange | None:
    """How the lines `after` differ from `before`; None where they don't."""
    if before == after:
        return None
    blurred = False
    ranges: list[_Range] = []
    for gap in _gaps(before, after):
        fine = _within(gap, before, after, effort)
        blurred = blurred or fine is None
        ranges += [gap] if fine is None else fine
    removed = sum(end - start for start, end, _, _ in ranges)
    added = sum(end - start for _, _, start, end in ranges)
    hunks = tuple(_hunk(each, before, after, effort) for each in ranges[:MOST_HUNKS])
    return TextChange(
        hunks=hunks,
        removed=removed,
        added=added,
        kept=2 * (len(before) - removed) / (len(before) + len(after)),
        cut=blurred or len(ranges) > MOST_HUNKS or any(_is_long(each, before, after) for each in ranges[:MOST_HUNKS]),
    )


def _gaps(before: Sequence[str], after: Sequence[str]) -> Iterator[_Range]:
    """What lies between lines that both texts have once, in the same order."""
    start, begin = 0, 0
    for here, there in [*_anchors(before, after), (len(before), len(after))]:
        gap = _trimmed((start, here, begin, there), before, after)
        if gap[0] < gap[1] or gap[2] < gap[3]:
            yield gap
        start, begin = here + 1, there + 1


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest ascending run of (place before, place after) of lines that stand once in each text."""
    once = {line for line, count in Counter(before).items() if count == 1}
    counted = Counter(after)
    places = {line: place for place, line in enumerate(after) if counted[line] == 1}
    pairs = [(here, places[line]) for here, line in enumerate(before) if line in once and line in places]
    ends: list[int] = []  # the lowest place at which a run of each length ends
    runs: list[tuple[int, int]] = []  # (number of the pair, number of the one before it)
    last: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        runs.append((number, last[length - 1] if length else -1))
        ends[length : length + 1] = [there]
        last[length : length + 1] = [number]
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = runs[at][1]
    return found[::-1]


def _trimmed(gap: _Range, before: Sequence[str], after: Sequence[str]) -> _Range:
    """The gap without the lines that both texts begin and end with there."""
    start, end, begin, stop = gap
    while start < end and begin < stop and before[start] == after[begin]:
        start, begin = start + 1, begin + 1
    while start < end and begin < stop and before[end - 1] == after[stop - 1]:
        end, stop = end - 1, stop - 1
    return start, end, begin, stop


def _within(gap: _Range, before: Sequence[str], after: Sequence[str], effort: Effort) -> list[_Range] | None:
    """The changes in a gap; None where it is too large to look closer."""
    start, end, begin, stop = gap
    pairs = (end - start) * (stop - begin)
    if not pairs:
        return [gap]
    if pairs > _LARGEST_GAP or not effort.spend(pairs):
        return None
    matcher = SequenceMatcher(None, before[start:end], after[begin:stop], autojunk=False)
    return [
        (start + i1, start + i2, begin + j1, begin + j2)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _is_long(each: _Range, before: Sequence[str], after: Sequence[str]) -> bool:
    start, end, begin, stop = each
    longest = max(map(len, (*before[start:end], *after[begin:stop])), default=0)
    return max(end - start, stop - begin) > MOST_LINES or longest > _LONGEST_LINE


def _hunk(each: _Range, before: Sequence[str], after: Sequence[str], effort: Effort) -> Hunk:
    start, end, begin, stop = each
    removed, added = before[start : min(end, start + MOST_LINES)], after[begin : min(stop, begin + MOST_LINES)]
    lines = [line for pair in zip_longest(removed, added) for line in _told(*pair, effort)]
    lines.sort(key=lambda line: line.sign == "+")
    return Hunk(after=_short(before[start - 1]) if start else "", lines=tuple(lines))


def _told(removed: str | None, added: str | None, effort: Effort) -> list[Line]:
    """A line that went, the one in its place, or both with what differs between them."""
    if removed is None or added is None:
        sides: list[tuple[Literal["-", "+"], str | None]] = [("-", removed), ("+", added)]
        return [Line(sign=sign, pieces=(Piece(text=_short(text)),)) for sign, text in sides if text is not None]
    one, other = _pieces(_short(removed), _short(added), effort)
    return [Line(sign="-", pieces=one), Line(sign="+", pieces=other)]


def _pieces(removed: str, added: str, effort: Effort) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    one, other = tokens(removed), tokens(added)
    whole = (Piece(text=removed),), (Piece(text=added),)
    if max(len(one), len(other)) > _MOST_TOKENS or not effort.spend(len(one) * len(other)):
        return whole
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return whole
    ours: list[Piece] = []
    theirs: list[Piece] = []
    codes = matcher.get_opcodes()
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        text, stray = "".join(one[i1:i2]), 0 < place < len(codes) - 1
        changed = tag != "equal" or (stray and len(text.strip()) < _STRAY)
        _add(ours, text, changed)
        _add(theirs, "".join(other[j1:j2]), changed)
    return tuple(ours), tuple(theirs)


def _add(pieces: list[Piece], text: str, changed: bool) -> None:
    """Append `text`, to the last piece where that is of the same sort."""
    if not text:
        return
    if pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(text=pieces[-1].text + text, changed=changed)
    else:
        pieces.append(Piece(text=text, changed=changed))


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"
