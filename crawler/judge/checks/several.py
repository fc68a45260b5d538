"""Words of which a text of the right sort has several, and others one by chance."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen, Words, quote_of

__all__ = ["several"]

_LEAST = 3


def several(evidence: Evidence, words: Sequence[str]) -> Seen:
    """At least three of `words` occur in one page or document."""
    for node in evidence.nodes:
        found: dict[str, str] = {}
        for word in words:
            wanted = Words((word,))
            line = next((line for line in node.lines if wanted.found(line, node)), None)
            if line is not None:
                found[word] = line
            if len(found) == _LEAST:
                return Seen(True, node.url, quote_of(next(iter(found.values()))))
    return Seen(False)
