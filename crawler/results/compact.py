"""Text without what keeps figures and their names apart: blanks, leaders, markup. Digits become Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.text import arabic_digits, clean

__all__ = ["BREAK", "GAP", "compact", "flowing"]

BREAK = "\u00b6"
"""Stands for the end of a line."""

GAP = ";"
"""Stands between two figures that stood side by side."""

_TAG = re.compile(r"</?[a-z]{1,8}>", re.IGNORECASE)
_LEADERS = re.compile(r"(?<!\d)\.+|\.+(?!\d)|\.{2,}|\u2026+")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[ \t|:/]+(?=\d)")
_BLANK = re.compile(r"[\s|*_#:=()\"\u201c\u201d\u2018\u2019'\u00a0]+")
_COMMA = re.compile(r"(?<=\d),(?=\d{2}(?!\d))")
_LONGEST = 400_000


def compact(lines: Iterable[str]) -> str:
    """The lines as one text, in the order given."""
    return BREAK.join(_compact(line) for line in lines)[:_LONGEST]


def flowing(text: str) -> str:
    """A compact text without the ends of its lines: what is broken into lines in a narrow column is whole again."""
    return re.sub(rf"(?<=\d){BREAK}+(?=\d)", GAP, text).replace(BREAK, "")


def _compact(line: str) -> str:
    plain = arabic_digits(clean(_TAG.sub(" ", line)))
    plain = _COMMA.sub(".", plain)
    plain = _BETWEEN_FIGURES.sub(GAP, _LEADERS.sub(" ", plain))
    return _BLANK.sub("", plain)
