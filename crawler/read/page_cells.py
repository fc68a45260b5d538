"""The rows of a web page that lists addresses: those of its tables, else its list entries that begin with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.models import Sheet
from crawler.read.grids import MOST_COLUMNS
from crawler.read.spans import tidy
from crawler.text import find_code
from crawler.urls import canonical

__all__ = ["page_cells"]

_MOST_ROWS = 3_000
_MOST_LINKS = 10_000
_LONGEST_CELL = 5_000
_LONGEST_ENTRY = 600
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_ENTRIES = ("li", "p", "dd", "div")

_Row = tuple[list[str], list[tuple[int, str]]]


def page_cells(html: str, base: str) -> Sheet:
    """The page as one sheet; a row's number is its place in the page. `base` completes relative addresses where the
    page does not say itself where it lay."""
    tree = LexborHTMLParser(html)
    told = tree.css_first("base[href]")
    saved = _SAVED_FROM.search(html[:2_000])
    base = (
        (canonical((told.attributes.get("href") or "") if told else "", base) or "")
        or (canonical(saved[1]) if saved else "")
        or base
    )
    rows = list(_table_rows(tree, base))
    if sum(bool(links) and _is_numbered(cells) for cells, links in rows) < 2:
        rows = list(_entries(tree, base)) or rows
    return Sheet(
        rows=tuple(tuple(cells) for cells, _ in rows),
        links=tuple((place, column, url) for place, (_, links) in enumerate(rows) for column, url in links)[
            :_MOST_LINKS
        ],
    )


def _is_numbered(cells: list[str]) -> bool:
    return any(find_code(cell) is not None for cell in cells[:3])


def _table_rows(tree: LexborHTMLParser, base: str) -> Iterator[_Row]:
    """The rows that hold no table themselves. Cells that reach further are said once and leave the rest empty."""
    reaching: dict[int, int] = {}  # column: rows that are still to be left empty there
    table = 0
    for row in tree.css("tr")[:_MOST_ROWS]:
        if row.css_first("table") is not None:
            continue
        if _table_of(row) != table:
            table, reaching = _table_of(row), {}
        yield _row(row, base, reaching)


def _table_of(row: LexborNode) -> int:
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node.mem_id if node is not None else 0


def _row(row: LexborNode, base: str, reaching: dict[int, int]) -> _Row:
    cells: list[str] = []
    links: list[tuple[int, str]] = []

    def leave_empty() -> None:
        while reaching.get(len(cells), 0) > 0 and len(cells) < MOST_COLUMNS:
            reaching[len(cells)] -= 1
            cells.append("")

    for each in row.iter():
        leave_empty()
        if each.tag in ("td", "th") and len(cells) < MOST_COLUMNS:
            links += [(len(cells), url) for url in _links(each, base)]
            down, across = _span(each, "rowspan"), _span(each, "colspan")
            reaching |= {len(cells) + more: down - 1 for more in range(across) if down > 1}
            cells += [_text(each), *[""] * (across - 1)]
    leave_empty()
    return cells[:MOST_COLUMNS], links


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return min(int(value), MOST_COLUMNS) if value.isascii() and value.isdigit() and 0 < len(value) < 6 else 1


def _entries(tree: LexborHTMLParser, base: str) -> Iterator[_Row]:
    """The smallest blocks around links that begin with an item's number, each once."""
    seen: set[int] = set()
    for link in tree.css("a[href]")[:_MOST_ROWS]:
        block = link.parent
        while block is not None and (block.tag not in _ENTRIES or find_code(_text(block)[:200]) is None):
            block = block.parent
        if block is None or block.mem_id in seen or len(_text(block)) > _LONGEST_ENTRY:
            continue
        seen.add(block.mem_id)
        yield [_text(block)], [(0, url) for url in _links(block, base)]


def _links(node: LexborNode, base: str) -> list[str]:
    found = (canonical(link.attributes.get("href") or "", base) for link in node.css("a[href]"))
    return list(dict.fromkeys(filter(None, found)))


def _text(node: LexborNode) -> str:
    """The words of a cell, less the addresses that links spell out: where they lead to counts."""
    words = [part for part in node.text(separator="\n").split("\n") if not _ADDRESS.fullmatch(part)]
    return "\n".join(filter(None, (tidy(each) for each in words)))[:_LONGEST_CELL]
