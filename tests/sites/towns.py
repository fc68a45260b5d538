"""A town is its facts, its layout and what is planted for each item; from that follow its pages and the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from tests.sites.blocks import Post
from tests.sites.content import ITEMS, LOOK_ALIKES, NOISE, year_of
from tests.sites.documents import write
from tests.sites.facts import Facts

__all__ = ["LACKING", "Defect", "Layout", "Leaf", "Planted", "Reply", "Site", "Town", "Truth"]

Defect = Literal[
    "missing",
    "dead_link",
    "empty_page",
    "stale_year",
    "wrong_document",
    "other_body",
    "missing_element",
    "off_site",
    "login_required",
    "unreadable",
]
"""The report's problem codes that can be planted."""


LACKING = frozenset({"statute", "faq", "forms", "general_complaint"})
"""Look-alikes that are about the item but lack what makes it one: a perfect audit says missing_element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """How a town shows one item. `detail` is what the defect needs: for missing_element the parts left out (tags or
    column headings, joined by commas), for wrong_document the name of a look-alike, for stale_year the years by which
    it is late, for off_site the address elsewhere. `label` is the menu's words, where not the item's own name."""

    defect: Defect | None = None
    detail: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a perfect audit would say: `paths` are the pages and files that show the item, or that show the defect."""

    met: bool
    defect: Defect | None
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    media_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


Site = dict[str, Reply]
"""Path (with its query) to what the server answers."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A menu entry and what it leads to. `target` is the address that the menu links to, empty for no entry;
    `posts` are (address, post): the address of a post that stands on the page itself is the page's."""

    key: str
    label: str
    target: str
    posts: tuple[tuple[str, Post], ...] = ()
    defect: Defect | None = None


class Layout(Protocol):
    """How a town names and draws its pages."""

    def address(self, key: str, number: int, extension: str) -> str:
        """The address of the `number`th page or file that belongs to the entry `key`."""
        ...

    def draw(self, town: Town, leaves: tuple[Leaf, ...]) -> Site:
        """Every page; files are added by the town."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """`items` says what is planted for the items that are not simply right; `neighbour` lends its documents."""

    facts: Facts
    layout: Layout
    items: Mapping[str, Planted] = field(default_factory=dict)
    neighbour: Facts | None = None

    def planted(self, item: str) -> Planted:
        return self.items.get(item, Planted())

    def truth(self) -> dict[str, Truth]:
        return {leaf.key: self._truth(leaf) for leaf in self.leaves() if leaf.key in ITEMS}

    def leaves(self) -> tuple[Leaf, ...]:
        """The items in order, then the noise."""
        return (*(self._item(item) for item in ITEMS), *(self._noise(key) for key in NOISE))

    def site(self) -> Site:
        """Every address and its answer; the same bytes each time."""
        leaves = self.leaves()
        site = self.layout.draw(self, leaves)
        for leaf in leaves:
            for path, post in leaf.posts:
                if post.medium not in ("page", "article"):
                    site[path] = Reply(200, *write(post, self._author(leaf).body))
        return site

    def _author(self, leaf: Leaf) -> Facts:
        """Whose letterhead the entry's documents bear."""
        return self.neighbour if leaf.defect == "other_body" and self.neighbour else self.facts

    def _truth(self, leaf: Leaf) -> Truth:
        shown = (leaf.target, *(path for path, _ in leaf.posts)) if leaf.target else ()
        lacking = self.planted(leaf.key).detail in LACKING
        defect: Defect | None = "missing_element" if lacking else leaf.defect
        return Truth(leaf.defect is None, defect, tuple(dict.fromkeys(shown)))

    def _item(self, item: str) -> Leaf:
        planted = self.planted(item)
        label = planted.label or ITEMS[item][0]
        if planted.defect == "missing":
            return Leaf(item, label, "", defect="missing")
        if planted.defect == "off_site":
            return Leaf(item, label, planted.detail, defect="off_site")
        return self._placed(item, label, self._posts(item, planted), planted.defect)

    def _posts(self, item: str, planted: Planted) -> tuple[Post, ...]:
        write_item, year = ITEMS[item][1], year_of(item)
        match planted.defect:
            case "dead_link" | "empty_page" | "login_required":
                return ()
            case "stale_year":
                return write_item(self.facts, year - int(planted.detail or 2))
            case "wrong_document":
                return LOOK_ALIKES[planted.detail](self.facts, year)
            case "other_body":
                assert self.neighbour is not None, "a town that posts another's document needs a neighbour"
                return write_item(self.neighbour, year)
            case "missing_element":
                return self._without(item, tuple(planted.detail.split(",")))
            case "unreadable":
                return tuple(replace(post, medium="scan") for post in write_item(self.facts, year))
            case _:
                return write_item(self.facts, year)

    def _without(self, item: str, parts: tuple[str, ...]) -> tuple[Post, ...]:
        whole = ITEMS[item][1](self.facts, year_of(item))
        rest = tuple(post for post in (each.without(parts) for each in whole) if post)
        assert rest != whole, f"{item} has no part called {parts}"
        return rest

    def _noise(self, key: str) -> Leaf:
        label, writer = NOISE[key]
        return self._placed(key, label, writer(self.facts, 2567), None)

    def _placed(self, key: str, label: str, posts: tuple[Post, ...], defect: Defect | None) -> Leaf:
        page = self.layout.address(key, 0, "page")
        placed = []
        for number, post in enumerate(posts, start=1):
            extension = {"article": "page", "scan": "pdf"}.get(post.medium, post.medium)
            placed.append((page if post.medium == "page" else self.layout.address(key, number, extension), post))
        return Leaf(key, label, page, tuple(placed), defect)
