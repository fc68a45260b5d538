"""How quickly, and how rightly, a label is matched to its item: `python -m benchmarks.matching`.

The rival is plain fuzzy search over the same labels (rapidfuzz, which the program uses inside as well): its best label
for a text, of which the item is taken. Right means that the item's own entry of a made-up menu, written as sites write
such entries, comes out as that item.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from benchmarks.material import town_labels
from benchmarks.measure import fresh, show, timed
from crawler.checklist import label_index, load
from tests.sites.content import ITEMS

WRITTEN = (
    "{label}",
    "o{number} {label} ประจำปีงบประมาณ พ.ศ. 2567",
    "{label} ของเทศบาลตำบลบ้านสมมติ (PDF, 1.2 MB)",
    "{start}…",
    "ดาวน์โหลด {label} ประจำปี ๒๕๖๗",
)


@cache
def asked() -> dict[str, str]:
    """Texts as they stand in menus, with the item that each is."""
    return {
        form.format(label=label, number=item[1:], start=label[: 3 * len(label) // 4]): item
        for item, (label, _) in ITEMS.items()
        for form in WRITTEN
    }


def _ours() -> Callable[[str], str]:
    index = label_index(load("oit-2567"))
    return lambda text: next((match.key for match in index.match(text)), "")


def _rival() -> Callable[[str], str]:
    checklist = load("oit-2567")
    labels = [(checklist.fill(label), item.id) for item in checklist.items for label in item.labels]
    labels += [(checklist.fill(label), "none") for item in checklist.items for label in item.look_alikes]
    labels += [(checklist.fill(label), "none") for label in checklist.look_alikes]
    texts = [text for text, _ in labels]

    def best(text: str) -> str:
        found = process.extractOne(text, texts, scorer=fuzz.WRatio)
        return labels[found[2]][1] if found else ""

    return best


def ours_new() -> float:
    """Seconds a text, each asked for the first time."""
    return _each(_ours(), town_labels())


def ours_again() -> float:
    """Seconds a text, each asked for the second time, as the entries of a menu are on the next page."""
    match = _ours()
    _each(match, town_labels())
    return _each(match, town_labels())


def rival() -> float:
    """Seconds a text for plain fuzzy search."""
    return _each(_rival(), town_labels())


def _each(match: Callable[[str], str], texts: Sequence[str]) -> float:
    return timed(lambda: [match(text) for text in texts]) / len(texts)


def _right(match: Callable[[str], str]) -> str:
    return f"{100 * sum(match(text) == item for text, item in asked().items()) / len(asked()):.0f} %"


def main() -> None:
    """Prints the figures."""
    base = fresh(ours_new)
    rows = [
        (name, f"{1 / seconds:,.0f}", f"{seconds / base:.2f}", right)
        for name, seconds, right in (
            ("this tool, new texts", base, _right(_ours())),
            ("this tool, texts seen before", fresh(ours_again), ""),
            ("rapidfuzz WRatio", fresh(rival), _right(_rival())),
        )
    ]
    labels = sum(len(item.labels) + len(item.look_alikes) for item in load("oit-2567").items)
    show(
        f"{len(town_labels())} different link texts against {labels} labels; right: of {len(asked())} menu entries",
        ("", "texts/s", "times ours", "right"),
        rows,
    )


if __name__ == "__main__":
    main()
