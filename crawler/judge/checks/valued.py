"""A part that is known by what stands under its heading: a column of amounts, a line with a length of time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crawler.judge.checks.columns import Column, columns
from crawler.judge.checks.seen import Evidence, Seen, Words, quote_of
from crawler.judge.site import Node
from crawler.text import arabic_digits

__all__ = ["Valued", "valued"]

_NEXT_LINES = 2
_ROWS = 8
_A_COLUMN = 2
_LONGEST_HEADING = 60
_TITLE_LINES = 3
_TABLE_HEAD = re.compile(r"\||^\s*(?:ที่|ลำดับ(?:ที่)?|#)\s")


@dataclass(frozen=True, slots=True)
class Valued:
    """What to look for. `value` is what the part looks like; `headings` are usual words above or before it; `bare` is
    what more counts under such a heading; with `anywhere` a column of such values, or so many lines with one, will do
    without a heading (0: never): of those that say enough `alone`, where not all do. `telling` headings say by
    themselves that the part is there, where the figures below them were read from a scan and may be lost."""

    value: re.Pattern[str]
    headings: re.Pattern[str]
    bare: re.Pattern[str] | None = None
    anywhere: int = _A_COLUMN
    alone: re.Pattern[str] | None = None
    telling: bool = True


def valued(part: Valued, evidence: Evidence, words: Sequence[str]) -> Seen:
    """Whether the part is shown: under or beside a heading (one of `words`, or a usual one), or plain by its values.

    A column that has the heading and no cell filled is a part left blank, which is told where nothing better is found.
    """
    named = Words(words)
    blanks: list[Seen] = []
    for node in evidence.nodes:
        is_heading = _heading(part, named, node)
        in_columns = [seen for column in columns(node) if (seen := _in_column(part, column, is_heading, node))]
        shown = next((seen for seen in in_columns if seen.met), None)
        shown = shown or _in_lines(part, is_heading, node, blank=bool(in_columns)) or _in_scan(part, is_heading, node)
        if shown is not None:
            return shown
        blanks += in_columns
    return blanks[0] if blanks else Seen(False)


def _heading(part: Valued, named: Words, node: Node) -> Callable[[str], bool]:
    return lambda text: bool(part.headings.search(text)) or bool(named.found(text, node))


def _in_column(part: Valued, column: Column, is_heading: Callable[[str], bool], node: Node) -> Seen | None:
    headed = len(column.header) <= _LONGEST_HEADING and is_heading(column.header)
    fitting = [cell for cell in column.filled if _fits(part, cell, headed=headed)]
    if fitting and (headed or (part.anywhere and len(fitting) >= max(_A_COLUMN, len(column.filled) / 2))):
        return Seen(True, node.url, quote_of(f"{column.header} | {fitting[0]}"))
    if headed and column.cells and not column.filled:
        return Seen(False, node.url, quote_of(column.header))
    return None


def _fits(part: Valued, cell: str, *, headed: bool) -> bool:
    text = arabic_digits(cell)
    if not headed:
        return bool((part.alone or part.value).search(text))
    return bool(part.value.search(text)) or (part.bare is not None and bool(part.bare.search(text)))


def _in_lines(part: Valued, is_heading: Callable[[str], bool], node: Node, *, blank: bool) -> Seen | None:
    """In prose, and in tables that were not made out. Below the heading of a column that was left `blank` stand the
    figures of its neighbours."""
    with_value = []
    for number, line in enumerate(node.lines):
        if is_heading(line):
            near = (line,) if blank and "|" in line else (line, *_below(node.lines, number))
            told = next((text for text in near if part.value.search(arabic_digits(text))), None)
            if told is not None:
                return Seen(True, node.url, quote_of(told if told is line else f"{line} {told}"))
        if _fits(part, line, headed=False):
            with_value.append(line)
    if part.anywhere and len(with_value) >= part.anywhere:
        return Seen(True, node.url, quote_of(with_value[0]))
    return None


def _below(lines: Sequence[str], number: int) -> Iterator[str]:
    """What a heading stands above: the rows of its table, or the next lines, where it is no sentence itself."""
    if number and _TABLE_HEAD.search(lines[number]):
        yield from lines[number + 1 : number + 1 + _ROWS]
    elif len(lines[number]) <= _LONGEST_HEADING:
        yield from lines[number + 1 : number + 1 + _NEXT_LINES]


def _in_scan(part: Valued, is_heading: Callable[[str], bool], node: Node) -> Seen | None:
    """OCR reads words well and figures badly."""
    if part.telling and node.content.quality == "ocr":
        for line in node.lines[_TITLE_LINES:]:
            if is_heading(line):
                return Seen(True, node.url, quote_of(line))
    return None
