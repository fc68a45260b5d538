"""What a check is given and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from crawler.judge.findings import Finding
from crawler.judge.site import Node
from crawler.text import Body, skeleton, squash

__all__ = ["Evidence", "Seen", "Words", "quote_of", "whole"]

_LONGEST_QUOTE = 160
_AT_HAND = 32
# OCR mixes up letters; a long word of which one in eight is wrong is still that word and no other.
_ALIKE = 87.0
_LONG_WORD = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """The good findings of one item, best first; the data years that it accepts; the body whose site it is."""

    findings: tuple[Finding, ...]
    years: tuple[int, ...]
    body: Body | None

    @property
    def nodes(self) -> Iterator[Node]:
        """The pages and documents, best first."""
        return (finding.piece.node for finding in self.findings if finding.piece.node is not None)

    def lines(self) -> Iterator[tuple[Node, str]]:
        """Every own line with the page or document it stands in."""
        return ((node, line) for node in self.nodes for line in node.lines)


@dataclass(frozen=True, slots=True)
class Seen:
    """`met` is None where the tool can't tell."""

    met: bool | None
    url: str = ""
    quote: str = ""


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


def quote_of(line: str) -> str:
    """The line, cut to what fits into a report."""
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


@lru_cache(maxsize=_AT_HAND)  # several checks ask for it, and a plan may have a hundred pages
def whole(lines: tuple[str, ...]) -> str:
    """All lines as one squashed text: a phrase may be broken over two of them."""
    return squash("".join(lines))
