"""Made-up checklists and verdicts for the tests of scores and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crawler.checklist import Checklist, Indicator, Level, Scoring, SubIndicator
from crawler.models import Status, Verdict

LEVELS = (
    Level(name="ผ่านดีเยี่ยม", name_en="ผ่านดีเยี่ยม", total=95.0, each=95.0),
    Level(name="ผ่านดี", name_en="ผ่านดี", total=85.0, each=85.0),
    Level(name="ผ่าน", name_en="ผ่าน", total=85.0, each=0.0),
    Level(name="ต้องปรับปรุง", name_en="ต้องปรับปรุง", total=70.0, each=0.0),
    Level(name="ต้องปรับปรุงโดยด่วน", name_en="ต้องปรับปรุงโดยด่วน", total=0.0, each=0.0),
)

LETTERS = tuple(
    Level(name=name, name_en=name, total=total)
    for name, total in [("AA", 95.0), ("A", 85.0), ("B", 75.0), ("C", 65.0), ("D", 55.0), ("E", 50.0), ("F", 0.0)]
)

Sizes = Mapping[str, Sequence[int]]
"""How many items each sub-indicator of an indicator has, such as {"9": (2, 3), "10": (4,)}."""


def checklist(
    sizes: Sizes,
    model: str = "sub-mean-0-100",
    levels: Sequence[Level] = LEVELS,
    names: Mapping[str, str] | None = None,
) -> Checklist:
    """A checklist of which only the scoring matters; `names` are those of its indicators and their groups."""
    called = names or {}
    indicators = tuple(
        Indicator(
            id=indicator,
            name_th=called.get(indicator, f"ตัวชี้วัด {indicator}"),
            name_en=f"Indicator {indicator}",
            subs=tuple(sub(f"{indicator}.{n}", called) for n, _ in enumerate(counts, 1)),
        )
        for indicator, counts in sizes.items()
    )
    scoring = Scoring(
        model=model,
        basis="practice",
        note_th="วิธีรวมคะแนนที่สมมติขึ้น",
        note_en="A made-up roll-up.",
        weights={"iit": 0.3, "eit": 0.3, "oit": 0.4},
        indicators=indicators,
        levels=tuple(levels),
        levels_basis="practice",
        levels_note_th="ระดับที่สมมติขึ้น",
        levels_note_en="Made-up levels.",
    )
    return Checklist(
        id="made-up",
        fiscal_year=2567,
        name_th="รายการที่สมมติขึ้น",
        name_en="A made-up list",
        note_th="",
        note_en="",
        scoring=scoring,
        items=(),
        hub_labels=(),
        look_alikes=(),
    )


def sub(name: str, called: Mapping[str, str]) -> SubIndicator:
    return SubIndicator(id=name, name_th=called.get(name, f"ย่อย {name}"), name_en=f"Group {name}")


def verdicts(sizes: Sizes, probabilities: Sequence[float], statuses: Sequence[Status]) -> tuple[Verdict, ...]:
    """One verdict an item, in the order of `sizes`."""
    homes = [f"{ind}.{n}" for ind, counts in sizes.items() for n, size in enumerate(counts, 1) for _ in range(size)]
    return tuple(
        Verdict(id=f"o{number}", name=f"ข้อ {number}", sub_indicator=home, status=status, probability=probability)
        for number, (home, probability, status) in enumerate(zip(homes, probabilities, statuses, strict=True), 1)
    )


def passed(sizes: Sizes, counts: Sequence[int]) -> tuple[Verdict, ...]:
    """Verdicts as an assessor's table gives them: of each sub-indicator, the first so many items met, certainly."""
    flat = [size for row in sizes.values() for size in row]
    met = [n < count for size, count in zip(flat, counts, strict=True) for n in range(size)]
    return verdicts(sizes, [float(yes) for yes in met], ["met" if yes else "missing" for yes in met])
