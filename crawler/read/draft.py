"""What an office file says, gathered in its order until a Content can be made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from crawler.models import Content, ContentKind, Link, Table
from crawler.read.grids import Area, Row, line_of, table_in_grid, unmerged
from crawler.read.spans import bare_addresses
from crawler.urls import canonical

__all__ = ["Draft"]

_LONGEST_HEADING = 200
_LONGEST_TITLE = 200
_SHORT_TITLE = 30  # a first line this short says what it is only together with the next
_LONGEST_CONTEXT = 300
_MOST_LINKS = 5_000


@dataclass
class Draft:
    """Lines are to come cleaned. `url` is the file's own address, which its links start from."""

    url: str = ""
    lines: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The one in force."""
        return self.headings[-1] if self.headings else ""

    @property
    def first_words(self) -> str:
        """What serves as a title: the first line, or two where it is short."""
        return " ".join(self.lines[: 2 if len("".join(self.lines[:1])) < _SHORT_TITLE else 1])

    def page(self) -> None:
        """What comes now stands on a new page, slide or sheet."""
        self.starts.append(len(self.lines))

    def say(self, line: str, *, is_heading: bool = False) -> None:
        """A line, unless it is empty."""
        if not line:
            return
        self.lines.append(line)
        if is_heading and len(line) <= _LONGEST_HEADING:
            self.headings.append(line)

    def table(self, rows: Sequence[Row], merged: Iterable[Area] = (), heading: str = "") -> None:
        """A table. In `rows` all but the first of merged cells are empty, and `merged` says which they are."""
        told, grid = unmerged(rows, merged)
        self.lines += filter(None, map(line_of, told))
        if table := table_in_grid(grid, heading or self.heading):
            self.tables.append(table)

    def link(self, address: str, text: str, context: str) -> None:
        """A link, unless it leads nowhere."""
        if address and (target := canonical(address, self.url)):
            self.links.append(Link(url=target, text=text, context=context[:_LONGEST_CONTEXT], heading=self.heading))

    def content(self, kind: ContentKind, title: str = "", pages: int = 1) -> Content:
        """The Content; without a `title`, the first words are it."""
        if not self.lines:
            return Content(kind=kind, quality="none", reason="empty", pages=pages)
        return Content(
            kind=kind,
            title=(title or self.first_words)[:_LONGEST_TITLE],
            headings=tuple(dict.fromkeys(self.headings)),
            lines=tuple(self.lines),
            tables=tuple(self.tables),
            links=tuple(islice(dict.fromkeys((*self.links, *self._written_out())), _MOST_LINKS)),
            pages=pages,
            page_starts=tuple(self.starts),
        )

    def _written_out(self) -> Iterator[Link]:
        """The addresses that stand in the text as words and lead nowhere yet."""
        known = {link.url for link in self.links}
        for line in self.lines:
            for address in bare_addresses(line):
                if (target := canonical(address, self.url)) and target not in known:
                    yield Link(url=target, context=line[:_LONGEST_CONTEXT], via="text")
