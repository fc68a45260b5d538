"""Looks for words in what was read, as an official would recognise them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from crawler.judge.site import Node
from crawler.text import skeleton, squash

__all__ = ["Words"]

# OCR mixes up letters; a long word of which one in eight is wrong is still that word and no other.
_ALIKE = 87.0
_LONG_WORD = 8


class Words:
    """Words to look for, whatever their blanks and punctuation, digits and usual misspellings; in what OCR gave, also
    without marks above and below the line, and with a wrong letter in a long word."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple((word, squash(word)) for word in words)
        self._bare = tuple((word, skeleton(word)) for word in words)

    def __bool__(self) -> bool:
        return bool(self._words)

    def found(self, text: str, node: Node) -> str:
        """The first of the words that stands in `text`, which is of `node`; empty where none does."""
        if node.content.quality == "ocr":
            blurred = skeleton(text)
            return next((word for word, bare in self._bare if bare and _stands_in(bare, blurred)), "")
        plain = squash(text)
        return next((word for word, bare in self._words if bare and bare in plain), "")


def _stands_in(word: str, text: str) -> bool:
    return word in text or (
        _LONG_WORD <= len(word) <= len(text) and fuzz.partial_ratio(word, text, score_cutoff=_ALIKE) > 0
    )
