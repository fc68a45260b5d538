"""The list of addresses that a body hands in, and what became of each row."""

from __future__ import annotations

from typing import Literal

from crawler.models.frozen import Frozen
from crawler.models.verdict import ElementResult, Evidence, Problem

__all__ = ["Address", "Checked", "Claim", "Found", "Path", "Submission"]

Found = Literal["ok", "problem", "unverifiable"]
"""What became of a row: it shows its item; something about it is wrong; it could not be checked."""

Path = Literal["followed", "differs", "unstated", "unknown"]
"""Whether the way that the row states leads to its address."""


class Claim(Frozen):
    """One row of a list: which item it is for and where that is to be seen.

    `row` is the row's number as people see it in the file. `item` is the id in this checklist, empty where the row
    names none; `stated` is what the row itself says in place of it. `urls` are canonical. `problems` are those that
    can be told from the list alone, `remarks` what is worth a look and no error.
    """

    row: int
    item: str
    stated: str = ""
    name: str = ""
    urls: tuple[str, ...] = ()
    explanation: str = ""
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


class Submission(Frozen):
    """A list as it was read. `source` is its file's name or address, `sha256` the hash of its bytes. `numbering` is the
    fiscal year after whose list its items are numbered. `problems` are those of the list as a whole; an item without a
    row has a claim with the row 0."""

    source: str
    sha256: str
    numbering: int
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()


class Address(Frozen):
    """What one address of a row gave. `code` is what it is as evidence of the row's item: "ok", or why not. `hops` are
    the addresses that it was redirected to, in their order. `evidence` is what was found there, None where nothing was
    seen; its click path is the shortest that leads there from the home page, empty where none was found."""

    url: str
    code: str
    hops: tuple[str, ...] = ()
    path: Path = "unknown"
    evidence: Evidence | None = None


class Checked(Frozen):
    """What became of one row. `better` is what the site shows for the item instead, where the row doesn't do."""

    row: int
    item: str
    found: Found
    addresses: tuple[Address, ...] = ()
    elements: tuple[ElementResult, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    better: Evidence | None = None
