"""Where in a text stands what was searched for, found in the form in which texts are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from crawler.text.normalise import squash

__all__ = ["find", "squashed"]


def squashed(lines: Iterable[str]) -> str:
    """`lines` in the form in which they are searched: one after the other, so that what a line's end parts is found."""
    return "".join(map(squash, lines))


def find(lines: Sequence[str], wanted: str) -> tuple[str, str, str] | None:
    """What stands before, is, and stands after the first place at which `lines` say `wanted`, which is squashed.

    "Before" and "after" reach to the ends of the lines that it stands in. None where the lines don't say it.
    """
    start = squashed(lines).find(wanted)
    if start < 0 or not wanted:
        return None
    first, last, seen = 0, 0, 0
    for place, line in enumerate(lines):
        length = len(squash(line))
        if seen <= start < seen + length:
            first = place
        if seen < start + len(wanted) <= seen + length:
            last = place
            break
        seen += length
    text = " ".join(lines[first : last + 1])
    end = _first(len(text), lambda size: wanted in squash(text[:size]))
    begin = end - _first(end, lambda size: wanted in squash(text[end - size : end]))
    return text[:begin], text[begin:end], text[end:]


def _first(most: int, holds: Callable[[int], bool]) -> int:
    """The least size up to `most` for which `holds`, which holds for every larger one as well."""
    return bisect_left(range(most), True, key=holds)
