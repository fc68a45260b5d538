"""What a check is given and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crawler.judge.findings import Finding
from crawler.judge.site import Node
from crawler.judge.words import Words
from crawler.text import Body, squash

__all__ = ["Evidence", "Seen", "Words", "quote_of", "whole"]

_LONGEST_QUOTE = 160
_AT_HAND = 32


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


def quote_of(line: str) -> str:
    """The line, cut to what fits into a report."""
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


@lru_cache(maxsize=_AT_HAND)  # several checks ask for it, and a plan may have a hundred pages
def whole(lines: tuple[str, ...]) -> str:
    """All lines as one squashed text: a phrase may be broken over two of them."""
    return squash("".join(lines))
