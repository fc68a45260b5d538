"""The rows of a list, as far as the table itself tells: what stands for the number, the name, the addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from crawler.models import Sheet
from crawler.submission.addresses import MOST_URLS, addresses_in, is_blank
from crawler.submission.columns import Columns, columns_of, number_in
from crawler.text import LabelIndex, find_code, strip_code

__all__ = ["Line", "banner_of", "lines_of"]

_SURE = 0.8
_LONGEST = 1_000
_NO_ITEM = frozenset({"hub", "none"})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list, which is number `row`, counted from 1.

    `number` is the item's as it stands there, None without one, and `stated` how it is written. `match` is the item
    that the name fits best and `score` how well (0 to 1). `typed` is what stands in place of an address that is none.
    """

    row: int
    number: int | None
    stated: str
    name: str
    urls: tuple[str, ...]
    explanation: str
    typed: str
    match: str = ""
    score: float = 0.0

    @property
    def is_of_item(self) -> bool:
        """Whether it says for which item it is."""
        return self.number is not None or self.score >= _SURE


def lines_of(sheet: Sheet, index: LabelIndex) -> tuple[Line, ...]:
    """The rows that are an item's; what follows an item without a number or a name of its own belongs to it."""
    columns = columns_of(sheet, index)
    if columns is None:
        return ()
    found: list[Line] = []
    for line in _read(sheet, columns, index):
        if found and not line.is_of_item and not line.stated and (line.urls or line.typed or line.explanation):
            found[-1] = _joined(found[-1], line)
        elif line.is_of_item or line.urls or (line.stated and line.typed):
            found.append(line)
    return tuple(found)


def banner_of(sheet: Sheet, index: LabelIndex) -> str:
    """What stands above the list."""
    columns = columns_of(sheet, index)
    above = sheet.rows[: columns.header] if columns is not None and columns.header > 0 else sheet.rows[:3]
    return "\n".join(cell for row in above for cell in row if cell)[:_LONGEST]


def _read(sheet: Sheet, columns: Columns, index: LabelIndex) -> Iterator[Line]:
    linked: dict[int, list[tuple[int, str]]] = {}
    for place, column, url in sheet.links:
        linked.setdefault(place, []).append((column, url))
    heading = sheet.rows[columns.header] if columns.header >= 0 else None
    for place, row in enumerate(sheet.rows):
        if place > columns.header and row != heading:  # which pages repeat above every group
            yield _line(sheet.first + place, row, linked.get(place, ()), columns, index)


def _line(
    number: int, row: tuple[str, ...], links: Iterable[tuple[int, str]], columns: Columns, index: LabelIndex
) -> Line:
    def cell(place: int) -> str:
        return row[place][:_LONGEST] if 0 <= place < len(row) else ""

    stated, name = cell(columns.number), cell(columns.name)
    code = number_in(stated)
    if columns.number < 0:
        code = find_code(name)
        stated = f"o{code}" if code is not None else ""
    if not name and code is not None and columns.name < 0:
        name = stated  # "o1 โครงสร้าง" in one cell
    name = " ".join(strip_code(name).split())
    beside = [url for column, url in links if column in columns.urls]
    typed = "\n".join(filter(None, map(cell, columns.urls)))
    urls = addresses_in(typed) or _canonical(beside) or _canonical(url for _, url in links)
    match = next((each for each in index.match(name) if each.key not in _NO_ITEM), None) if name else None
    return Line(
        row=number,
        number=code,
        stated=" ".join(stated.split())[:40],
        name=name,
        urls=urls,
        explanation=cell(columns.explanation),
        typed="" if urls or is_blank(typed) else typed,
        match=match.key if match else "",
        score=match.score if match else 0.0,
    )


def _canonical(urls: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for url in urls for each in addresses_in(url)))[:MOST_URLS]


def _joined(line: Line, more: Line) -> Line:
    return replace(
        line,
        urls=tuple(dict.fromkeys((*line.urls, *more.urls)))[:MOST_URLS],
        explanation="\n".join(filter(None, (line.explanation, more.explanation)))[:_LONGEST],
        typed=line.typed or more.typed,
    )
