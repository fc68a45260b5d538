"""How often the verdicts are right, and how sure they rightly are: `python -m benchmarks.accuracy [REPORT TRUTH]...`

Without arguments on the made-up towns of `tests/sites`; with pairs of a report.json and a truth.json on the audits of
other sites. A truth is `{"items": {"o1": {"met": true, "defect": null}, …}}`, where `defect` is a problem code.

- **Items**: precision and recall of "not met", by item.
- **Problem codes**: of the items that are said to fail for a reason, how many do (precision); of those that fail for
  it, how many are said to (recall).
- **Reliability**: of the items given a chance between two tenths, how many were met.
- **Labels** (with `--labels FILE` of lines `{"text", "label", "conf"}`): what the label matcher alone makes of the
  entries of real menus; also with each entry's own words taken out of the labels that it knows.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import show
from crawler.checklist import Checklist, label_index, load
from crawler.models import Verdict
from crawler.text import LabelIndex, squash
from tests.judge.seen import judged
from tests.sites import TOWNS

NAMED = 0.6
ITEM = "o"


@dataclass(frozen=True, slots=True)
class Case:
    """One item of one site: what was said of it, and what is true."""

    item: str
    said_met: bool
    chance: float
    codes: tuple[str, ...]
    met: bool
    defect: str


def towns() -> Iterator[Case]:
    """The towns of the tests."""
    for town in TOWNS.values():
        verdicts = {verdict.id: verdict for verdict in judged(town.site()).verdicts}
        for key, real in town.truth().items():
            yield _case(verdicts[key], real.met, real.defect or "")


def _case(verdict: Verdict, met: bool, defect: str) -> Case:
    codes = tuple(problem.code for problem in verdict.problems)
    return Case(verdict.id, _counts(verdict.status, verdict.probability), verdict.probability, codes, met, defect)


def audited(report: Path, truth: Path) -> Iterator[Case]:
    """The items of one audit."""
    said = {item["id"]: item for item in json.loads(report.read_text("utf-8"))["items"]}
    for key, real in json.loads(truth.read_text("utf-8"))["items"].items():
        item: dict[str, Any] = said[key]
        codes = tuple(problem["code"] for problem in item["problems"])
        met = _counts(item["status"], item["probability"])
        yield Case(key, met, item["probability"], codes, real["met"], real["defect"] or "")


def _counts(status: str, chance: float) -> bool:
    """Whether an item is said to be met: what could not be judged counts by its chance."""
    return status == "met" or (status == "unverifiable" and chance >= 0.5)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def by_item(cases: Sequence[Case]) -> None:
    """Prints precision and recall of "not met" for every item."""
    rows = []
    items = sorted({case.item for case in cases}, key=lambda item: int(item.removeprefix(ITEM)))
    for item in (*items, "all"):
        own = [case for case in cases if item in (case.item, "all")]
        said = [case for case in own if not case.said_met]
        real = [case for case in own if not case.met]
        both = sum(not case.met for case in said)
        right = sum(case.said_met == case.met for case in own)
        rows.append((item, str(len(own)), _share(right, len(own)), _share(both, len(said)), _share(both, len(real))))
    show("Items: is it met?", ("item", "cases", "right", "precision of gaps", "recall of gaps"), rows)


def by_code(cases: Sequence[Case]) -> None:
    """Prints precision and recall of every problem code."""
    rows = []
    for code in sorted({case.defect for case in cases if case.defect}):
        said = [case for case in cases if code in case.codes[:1]]
        real = [case for case in cases if case.defect == code]
        right = sum(case.defect == code for case in said)
        found = sum(code in case.codes for case in real)
        rows.append((code, str(len(real)), _share(right, len(said)), _share(found, len(real))))
    show("Problem codes", ("code", "cases", "precision", "recall"), rows)


def reliability(cases: Sequence[Case]) -> None:
    """Prints how many items were met, by the chance that they were given; and the Brier score."""
    tenths: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        tenths[min(int(case.chance * 10), 9)].append(case)
    rows = [
        (
            f"{tenth / 10:.1f}–{tenth / 10 + 0.1:.1f}",
            str(len(group)),
            f"{sum(case.chance for case in group) / len(group):.3f}",
            f"{sum(case.met for case in group) / len(group):.3f}",
        )
        for tenth, group in sorted(tenths.items())
    ]
    brier = sum((case.chance - case.met) ** 2 for case in cases) / len(cases)
    show(f"Reliability; Brier score {brier:.4f}", ("chance given", "items", "mean chance", "met"), rows)


def labels(path: Path) -> None:
    """Prints what the matcher makes of real menu entries."""
    checklist = load("oit-2567")
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    index = label_index(checklist)
    rows = []
    for conf in ("high", "medium", "low"):
        own = [(entry["text"], entry["label"]) for entry in entries if entry["conf"] == conf]
        known = [(_named(index, text), label) for text, label in own]
        blind = [(_named(_without(checklist, text), text), label) for text, label in own]
        rows.append((conf, str(len(own)), *_rates(known), *_rates(blind)))
    head = ("confidence", "entries", "precision", "recall", "precision, own words unknown", "recall, own words unknown")
    show("Labels", head, rows)


def _named(index: LabelIndex, text: str) -> str:
    """The item that a label names; empty for none."""
    best = next(iter(index.match(text)), None)
    return best.key if best is not None and best.score >= NAMED and best.key.startswith(ITEM) else ""


def _without(checklist: Checklist, text: str) -> LabelIndex:
    """The checklist's labels less those that are the text itself."""
    known = label_index(checklist).labels
    return LabelIndex(label for label in known if squash(label.text) != squash(text))


def _rates(pairs: Iterable[tuple[str, str | list[str]]]) -> tuple[str, str]:
    said = right = real = 0
    for found, label in pairs:
        wanted = [label] if isinstance(label, str) else label
        is_item = any(each.startswith(ITEM) for each in wanted)
        said += bool(found)
        right += bool(found) and found in wanted
        real += is_item
    return _share(right, said), _share(right, real)


def main() -> None:
    """Prints the figures."""
    given = sys.argv[1:]
    if given[:1] == ["--labels"]:
        labels(Path(given[1]))
        return
    pairs = zip(map(Path, given[::2]), map(Path, given[1::2]), strict=True)
    cases = [case for report, truth in pairs for case in audited(report, truth)] if given else list(towns())
    by_item(cases)
    by_code(cases)
    reliability(cases)


if __name__ == "__main__":
    main()
