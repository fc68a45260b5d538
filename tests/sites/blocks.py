"""What a page or a document of a made-up municipality holds, before it is written as HTML, PDF, DOCX or XLSX."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["Ask", "Block", "Grid", "Head", "List", "Map", "Medium", "Para", "Person", "Photo", "Post", "Ref", "Sign"]

Medium = Literal["page", "article", "pdf", "docx", "xlsx", "scan"]
"""Where a post stands: on the item's own page, on a page of its own that the item's page links to, or in a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """`tag` names the required part that the block shows, so that a town can leave it out."""

    tag: str = ""


@dataclass(frozen=True, slots=True)
class Head(Tagged):
    text: str


@dataclass(frozen=True, slots=True)
class Para(Tagged):
    text: str


@dataclass(frozen=True, slots=True)
class List(Tagged):
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid(Tagged):
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Person(Tagged):
    name: str
    post: str
    contact: str
    photo: bool = True


@dataclass(frozen=True, slots=True)
class Photo(Tagged):
    caption: str


@dataclass(frozen=True, slots=True)
class Ask(Tagged):
    """A form that is sent online; `fields` are (kind, label)."""

    heading: str
    fields: tuple[tuple[str, str], ...]
    button: str


@dataclass(frozen=True, slots=True)
class Map(Tagged):
    caption: str


@dataclass(frozen=True, slots=True)
class Ref(Tagged):
    """A link to elsewhere: another site, or "@key" for the page called `key` of the same site."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Sign(Tagged):
    name: str
    post: str
    date: str


Block = Head | Para | List | Grid | Person | Photo | Ask | Map | Ref | Sign


@dataclass(frozen=True, slots=True)
class Post:
    """One piece of content. `date` is shown beside the link to it; `tag` works as that of a block."""

    title: str
    blocks: tuple[Block, ...]
    medium: Medium = "page"
    date: str = ""
    tag: str = ""

    def without(self, parts: tuple[str, ...]) -> Post | None:
        """The post less the blocks with a tag in `parts` and the columns with a heading in `parts`."""
        if self.tag in parts:
            return None
        kept = (cut(block, parts) for block in self.blocks if block.tag not in parts)
        return replace(self, blocks=tuple(kept))


def cut(block: Block, parts: tuple[str, ...]) -> Block:
    if not isinstance(block, Grid):
        return block
    keep = [index for index, name in enumerate(block.header) if name not in parts]
    pick = [tuple(row[index] for index in keep) for row in (block.header, *block.rows)]
    return replace(block, header=pick[0], rows=tuple(pick[1:]))
