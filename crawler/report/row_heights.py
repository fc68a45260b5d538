"""How high a row must be for its text, worked out without fonts: LibreOffice makes no row higher by itself."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from unicodedata import category

__all__ = ["HIGHEST", "row_height"]

HIGHEST = 409.0
"""Excel makes no row higher."""

_LINE = 12.75
_PADDING = 4.0
_CHARACTER = 1.05
"""The mean width of a letter in digits, by which columns are measured; on the high side, since fonts differ."""
_RAGGED = 2.0
"""What stays empty at the end of a line, because the next word does not fit."""


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points for cells of which the text and the width in digits are given."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(HIGHEST, lines * _LINE + _PADDING)


def _lines(text: str, width: float) -> int:
    room = max(width - _RAGGED, 2.0)
    return sum(max(1, ceil(_width(line) * _CHARACTER / room)) for line in text.split("\n"))


def _width(text: str) -> int:
    """How many letters stand beside one another: vowels and tone marks above and below take no room."""
    return sum(category(character) != "Mn" for character in text)
