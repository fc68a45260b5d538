"""Official papers of made-up municipalities, and what each says: the material of `benchmarks.reading_documents`.

A file of `benchmarks/papers/` is one paper. A line of it is a paragraph, or begins with a sign: "^" a line of the
title, "#" a heading, ">" a line of a signature block, "|" a row of a table (its first row is the heading), "@" the
running head and "!" the running foot from this page on ("#" in them is the number of the page), "---" a new page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal

__all__ = ["Line", "Page", "Paper", "blocks", "papers"]

FOLDER = Path(__file__).parent / "papers"
SIGNS: dict[str, Kind] = {"^": "title", "#": "heading", ">": "signature", "|": "row"}

Kind = Literal["title", "heading", "signature", "row", "text"]


@dataclass(frozen=True, slots=True)
class Line:
    """A block of text; a row of a table has its cells."""

    kind: Kind
    text: str

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.text.removesuffix("|").split("|")] if self.kind == "row" else [self.text]

    @property
    def stands_out(self) -> bool:
        return self.kind in {"title", "heading"}


@dataclass(frozen=True, slots=True)
class Page:
    head: str
    foot: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    name: str
    pages: tuple[Page, ...]


@cache
def papers() -> tuple[Paper, ...]:
    """All papers, by name."""
    return tuple(Paper(path.stem, tuple(_pages(path.read_text("utf-8")))) for path in sorted(FOLDER.glob("*.txt")))


def blocks(page: Page) -> Iterator[list[Line]]:
    """The lines of a page, those of one table together and every other alone."""
    for kind, run in groupby(page.lines, lambda line: line.kind):
        if kind == "row":
            yield list(run)
        else:
            yield from ([line] for line in run)


def _pages(text: str) -> Iterator[Page]:
    head = foot = ""
    for number, page in enumerate(text.split("---\n"), start=1):
        lines: list[Line] = []
        for raw in page.splitlines():
            sign, _, rest = raw.partition(" ")
            if sign == "@":
                head = rest
            elif sign == "!":
                foot = rest
            elif sign in SIGNS:
                lines.append(Line(SIGNS[sign], rest))
            else:
                lines.append(Line("text", raw))
        yield Page(head.replace("#", str(number)), foot.replace("#", str(number)), tuple(lines))
