"""The shape of a checklist file. A key that is not named here is refused, so a slip of the keyboard can't go unseen."""

from __future__ import annotations

from typing import Literal

import msgspec

from crawler.errors import ChecklistError
from crawler.language import _
from crawler.models import Frozen

__all__ = [
    "Basis",
    "Check",
    "Checklist",
    "DataYear",
    "Element",
    "Indicator",
    "Item",
    "Kind",
    "Level",
    "Need",
    "Scoring",
    "SubIndicator",
]

Basis = Literal["published", "practice", "recalled"]
"""How sure a rule is: its wording was published for that year; agencies or a sibling instrument do it; from memory."""

Need = Literal["required", "advisory"]
"""Whether an item without the element is not what it claims to be, or the element is only worth a hint."""

DataYear = Literal["assessed", "previous", "none"]
"""Of which fiscal year an item's data must be; none: the item shows what holds today."""

Check = Literal[
    "phrase",
    "column",
    "several",
    "person",
    "photos",
    "contacts",
    "phone",
    "email",
    "address",
    "map",
    "two_way",
    "online_form",
    "complaint_channel",
    "own_text",
    "money",
    "spent",
    "fee",
    "duration",
    "period",
    "progress",
    "outcome",
    "count",
    "declared",
    "listed",
    "method",
    "seller",
    "dated",
    "year",
    "signed",
    "pictures",
    "none",
]
"""How the tool looks for an element; docs/checklist.md says what each does."""

Kind = Literal[
    "chart",
    "people",
    "text",
    "contact",
    "news",
    "channel",
    "plan",
    "progress",
    "report",
    "manual",
    "statistics",
    "service",
    "list",
    "notices",
    "order",
    "code",
    "announcement",
    "activity",
    "assessment",
    "measures",
]
"""What sort of page or document shows the item."""


class Part(Frozen, forbid_unknown_fields=True):
    """The base of everything that a checklist file may hold."""


class Element(Part):
    """A part that an item must show. `any` are words of which one is enough; which checks use them, `rules` says.

    `source` names where `basis` comes from, as in the list of sources in the file's head.
    """

    key: str
    text_th: str
    text_en: str
    level: Need
    basis: Basis
    check: Check
    source: str = ""
    any: tuple[str, ...] = ()


class Item(Part):
    """One item of the assessment. Its number means nothing without the fiscal year of the checklist.

    `year` says of which year the data must be: the assessed one, the one before, or no year in particular.
    `year_doubtful` marks items whose year is not established: both years are then accepted, `year` first.
    `labels_seen` stood on real sites, `labels_plausible` did not but could; `look_alikes` must not count for any item.
    `topic` are groups of words: what is about the item has a word of every group.
    """

    id: str
    name_th: str
    name_en: str
    sub_indicator: str
    year: DataYear
    year_basis: Basis
    kind: Kind
    owner: str
    labels_seen: tuple[str, ...]
    elements: tuple[Element, ...]
    fix_th: str
    fix_en: str
    year_doubtful: bool = False
    labels_plausible: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()
    topic: tuple[tuple[str, ...], ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label by which a site may name the item: its own name first."""
        return tuple(dict.fromkeys((self.name_th, *self.labels_seen, *self.labels_plausible)))

    def data_years(self, fiscal_year: int) -> tuple[int, ...]:
        """The Buddhist years of which the data may be, best first; none where the item asks for no year."""
        years = {"assessed": (fiscal_year, fiscal_year - 1), "previous": (fiscal_year - 1, fiscal_year), "none": ()}
        return years[self.year] if self.year_doubtful else years[self.year][:1]


class SubIndicator(Part):
    """A group of items whose mean counts."""

    id: str
    name_th: str
    name_en: str


class Indicator(Part):
    """An indicator of OIT and its groups of items."""

    id: str
    name_th: str
    name_en: str
    subs: tuple[SubIndicator, ...]


class Level(Part):
    """A level of the final result: reached where the total and the score of each instrument are at least these."""

    name: str
    name_en: str
    total: float
    each: float = 0.0


class Scoring(Part):
    """How item scores make the final score. `weights` are those of "iit", "eit" and "oit"; `levels` stand best first.

    `basis` says how sure the roll-up `model` is, `levels_basis` how sure the levels are; the notes tell it to people.
    `target` is the score (0-100) that a body is asked to reach, where there is one.
    """

    model: str
    basis: Basis
    note_th: str
    note_en: str
    weights: dict[str, float]
    indicators: tuple[Indicator, ...]
    levels: tuple[Level, ...]
    levels_basis: Basis
    levels_note_th: str
    levels_note_en: str
    target: float | None = None


class Checklist(Part):
    """What the assessment of one fiscal year asks for.

    `hub_labels` name pages that lead to the items. `look_alikes` name what a site has besides the items.
    `allowed_hosts` are outside hosts (and those below them) on which a body may keep its documents. `numbering` tells,
    for the lists of other years, which items here took over each number's subject: `numbering["2566"]["o4"]` is
    `("o7",)`, and an empty tuple where none did. `units` gives the English of what the items call `owner`. `sha256` is
    of the file's bytes, in hex.
    """

    id: str
    fiscal_year: int
    name_th: str
    name_en: str
    note_th: str
    note_en: str
    scoring: Scoring
    items: tuple[Item, ...]
    hub_labels: tuple[str, ...]
    look_alikes: tuple[str, ...]
    allowed_hosts: tuple[str, ...] = ()
    numbering: dict[str, dict[str, tuple[str, ...]]] = msgspec.field(default_factory=dict)
    units: dict[str, str] = msgspec.field(default_factory=dict)
    sha256: str = ""

    def __hash__(self) -> int:
        return hash((self.id, self.sha256))

    def item(self, item_id: str) -> Item:
        """The item called `item_id`; ChecklistError where there is none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise ChecklistError(
            _(
                "รายการตรวจ {id} ไม่มีข้อ “{item_id}” โปรดใช้ข้อ {first} ถึง {last}",
                id=self.id,
                item_id=item_id,
                first=self.items[0].id,
                last=self.items[-1].id,
            )
        )

    def fill(self, text: str) -> str:
        """`text` with {year} and {previous} replaced by the assessed Buddhist year and the one before."""
        return text.replace("{year}", str(self.fiscal_year)).replace("{previous}", str(self.fiscal_year - 1))
