"""What the store answered: a table for a terminal, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

import msgspec
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from crawler.language import _, _n
from crawler.report.cells import csv_table
from crawler.report.plain import UNSEEN, cut
from crawler.report.words import Words, words

__all__ = ["answer_csv", "answer_json", "answer_table", "safe_json"]

_LONGEST = 1_000


class Answer(Protocol):
    """Rows of values as SQLite has them; blobs are bytes."""

    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[Sequence[object]]: ...


def answer_table(answer: Answer, lang: str = "th") -> RenderableType:
    """A table; long texts are cut, nothing is told as nothing."""
    spoken = words(lang)
    if not answer.rows:
        return Text(spoken.say(_("ไม่พบข้อมูล")))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for place, name in enumerate(answer.columns):
        is_number = all(isinstance(row[place], int | float | None) for row in answer.rows)
        table.add_column(Text(cut(name, 100)), overflow="fold", justify="right" if is_number else "left")
    for row in answer.rows:
        table.add_row(*(Text(_told(value, spoken)) for value in row))
    return table


def answer_csv(answer: Answer, lang: str = "th") -> str:
    """CSV with the columns' names at its head; what a spreadsheet would work out stays text."""
    spoken = words(lang)
    rows = ([_size(value, spoken) if isinstance(value, bytes) else value for value in row] for row in answer.rows)
    return csv_table(answer.columns, rows)


def answer_json(answer: Answer) -> str:
    """A list of objects, one a row; a blob is {"bytes": its size}."""
    return safe_json([dict(zip(answer.columns, map(_encodable, row), strict=True)) for row in answer.rows])


def safe_json(value: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    """`value` as JSON for a terminal or a program: characters that act instead of showing are escaped, none is lost."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return re.sub(UNSEEN, lambda found: f"\\u{ord(found[0]):04x}", text)


def _told(value: object, spoken: Words) -> str:
    if isinstance(value, bytes):
        return _size(value, spoken)
    return "" if value is None else cut(str(value), _LONGEST)


def _size(value: bytes, spoken: Words) -> str:
    return spoken.say(_n("({count:n} ไบต์)", count=len(value)))


def _encodable(value: object) -> object:
    return {"bytes": len(value)} if isinstance(value, bytes) else value
