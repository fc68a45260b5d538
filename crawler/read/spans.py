"""What a walk over a page leaves behind: one stream of text, and spans of it for blocks, links, pictures and fields.

In the stream, "\\n" ends a block and "\\t" parts the cells of a table row. The text of any element is a slice, so the
questions "what else stands in this row", "what stands above this list" are asked after the walk, and only where needed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from selectolax.lexbor import LexborNode

from crawler.text import clean

__all__ = [
    "CELLS",
    "Anchor",
    "Frame",
    "Heading",
    "Input",
    "Picture",
    "Via",
    "bare_addresses",
    "text_of",
    "tidy",
    "without_empty_cells",
]

Via = Literal["a", "area", "frame", "iframe", "meta", "script", "onclick", "option", "embed", "data", "text"]

CELLS = frozenset({"td", "th"})

_LONGEST_SPAN = 2_000
_SHORT = 200
_BARE_URL = re.compile(
    r"https?://[^\s<>\"'|{}\\^`]+|(?<![\w./@:-])www(?:\.[a-z0-9-]{1,63}){2,8}(?:[/?][^\s<>\"'|{}\\^`]*)?", re.IGNORECASE
)


def bare_addresses(text: str) -> list[str]:
    """The web addresses that stand in a text as words, those without "http://" completed."""
    if "http" not in text and "www." not in text:
        return []
    found = (match[0].rstrip(".,;:!?)]}…ฯ”’") for match in _BARE_URL.finditer(text))
    return [address if "://" in address else f"http://{address}" for address in found]


def text_of(tokens: list[str], start: int, end: int) -> str:
    """The words of a slice on one line, cells parted by " | ". At most the first 2,000 tokens are looked at."""
    if start >= end:
        return ""
    raw = "".join(tokens[start : min(end, start + _LONGEST_SPAN)])
    return without_empty_cells(tidy(raw.replace("\t", " | ").replace("\n", " ")))


def without_empty_cells(line: str) -> str:
    """A row's line without the cells that say nothing."""
    if "|" not in line:
        return line
    return " | ".join(cell for part in line.split(" | ") if (cell := part.strip(" |")))


def tidy(text: str) -> str:
    """`text.clean`, remembered for short texts: menus and footers come back on every page of a site."""
    return _tidy_short(text) if len(text) <= _SHORT else clean(text)


@lru_cache(maxsize=4_096)
def _tidy_short(text: str) -> str:
    return clean(text)


class Frame:
    """A block-level element. Counts are running totals at its opening until `close` turns them into its own."""

    __slots__ = (
        *("tag", "node", "parent", "before", "tokens", "start", "end", "at", "after", "heading"),
        *("last", "links", "images", "chars", "link_chars", "bold", "leaf", "sublist", "cell", "cells", "tabs"),
        *("rows", "layout"),
    )

    def __init__(self, tag: str, node: LexborNode, parent: Frame | None, tokens: list[str], at: int) -> None:
        self.tag = tag
        self.node = node
        self.parent = parent
        self.before: Frame | None = None  # the block before it inside the same parent
        self.last: Frame | None = None  # the last block inside it, so far
        self.tokens = tokens
        self.start = self.end = len(tokens)
        self.at = self.after = at  # where it stands in the parent's stream: its own differs where it is hidden
        self.heading: Heading | None = None  # the one in force when it opened
        self.links = self.images = self.chars = self.link_chars = self.bold = 0
        self.leaf = True
        self.sublist = -1  # where its first nested list starts
        self.cell: Frame | None = self if tag in CELLS else parent.cell if parent is not None else None
        self.cells: list[Frame] = []
        self.tabs: list[int] = []  # of a row: where in its tokens its own cells are parted
        self.rows: list[Frame] = []
        self.layout = False

    @property
    def text(self) -> str:
        return text_of(self.tokens, self.start, self.end)


class Heading:
    """A heading, and how many links the page had when it ended."""

    __slots__ = ("_text", "links", "span")

    def __init__(self, tokens: list[str], start: int, end: int, links: int) -> None:
        self.span = (tokens, start, end)
        self.links = links
        self._text: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = text_of(*self.span)[:300]
        return self._text


class Anchor:
    """An element that leads somewhere."""

    __slots__ = ("end", "frame", "heading", "hint", "start", "tokens", "urls", "via", "words")

    def __init__(
        self, urls: list[str], via: Via, *, frame: Frame, heading: Heading | None, tokens: list[str], hint: str
    ) -> None:
        self.urls = urls
        self.via: Via = via
        self.frame = frame
        self.heading = heading
        self.tokens = tokens
        self.start = self.end = len(tokens)
        self.words: list[str] = []  # of pictures inside
        self.hint = hint  # title or aria-label


class Picture:
    """An <img>."""

    __slots__ = ("alt", "frame", "heading", "size", "url")

    def __init__(self, url: str, alt: str, frame: Frame, heading: Heading | None, size: tuple[int, int]) -> None:
        self.url = url
        self.alt = alt
        self.frame = frame
        self.heading = heading
        self.size = size


class Input:
    """A field of a form. `place` is the stretch of text just before it."""

    __slots__ = ("frame", "heading", "id", "kind", "label", "name", "place", "wrapped")

    def __init__(self, kind: str, attributes: dict[str, str | None], frame: Frame, heading: Heading | None) -> None:
        self.kind = kind
        self.name = attributes.get("name") or ""
        self.id = attributes.get("id") or ""
        self.label = attributes.get("placeholder") or attributes.get("aria-label") or attributes.get("title") or ""
        self.frame = frame
        self.heading = heading
        self.place = (frame.tokens, 0, 0)  # the stretch of text before it
        self.wrapped: Frame | None = None
