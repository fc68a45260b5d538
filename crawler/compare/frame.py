"""What a site's pages share: menus, today's date, the number of visitors. It changes every night and says nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Self

from crawler.compare.pages import that_matter
from crawler.compare.side import Side
from crawler.models import Content
from crawler.text import squash

__all__ = ["Frame"]

_LEAST = 3
"""Pages that must share a line: two may belong together."""

_MOST_PAGES = 40

_DIGITS = re.compile(r"\d+")


class Frame:
    """The lines, whatever numbers stand in them, that at least three of the `pages` share."""

    def __init__(self, pages: Iterable[Content]) -> None:
        counts = Counter(shape for page in pages for shape in {_shape(line) for line in page.lines})
        self._shared = frozenset(shape for shape, count in counts.items() if count >= _LEAST)

    @classmethod
    def of(cls, side: Side) -> Self:
        """Learned from the start page and the pages that matter."""
        first = [each for each in side.resources if each.status == 200 and not each.location][:1]
        pages = {each.sha256: each for each in [*first, *(resource for resource, _ in that_matter(side).values())]}
        contents = map(side.content, list(pages.values())[:_MOST_PAGES])
        return cls(content for content in contents if content is not None and content.kind == "page")

    def own_lines(self, content: Content) -> tuple[str, ...]:
        """The lines that are a content's own; those of a document all are."""
        if content.kind != "page":
            return content.lines
        return tuple(line for line in content.lines if _shape(line) not in self._shared)


def _shape(line: str) -> str:
    return _DIGITS.sub("0", squash(line))
