"""Searching what was read: each document once, with the place at which it says what was asked for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from crawler.archive.contents import unpacked
from crawler.archive.trouble import storage_trouble
from crawler.errors import UsageError
from crawler.language import _
from crawler.models import Frozen
from crawler.text import find, squash, squashed

__all__ = ["Found", "Hit", "search"]

_SHORTEST = 3  # the index holds runs of three characters
_MOST_TERMS = 20
_LONGEST_TERM = 200
_TERM = re.compile(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)')

# What a title says is worth five times what the text says.
_MATCHES = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 5.0, 1.0), rowid DESC"
_LAST_SEEN = """
    SELECT documents.title, url, documents.media_type, run, site, fetched, contents.packed
    FROM documents JOIN texts ON texts.id = text JOIN contents ON contents.key = texts.key
    WHERE text = ? AND run IN (SELECT value FROM json_each(?)) ORDER BY fetched DESC, run DESC, url LIMIT 1
"""
_INDEXED = """
    SELECT count(texts.id), count(*)
    FROM contents LEFT JOIN texts ON texts.key = contents.key AND texts.reader = contents.reader
"""


class Hit(Frozen):
    """A document that says what was asked for: where and in which run it was last seen, and the first place at which
    it says it, with what stands `before` and `after`. `fetched` is ISO 8601 in UTC. The words are a stranger's."""

    title: str
    url: str
    media_type: str
    run: str
    site: str
    fetched: str
    before: str = ""
    found: str = ""
    after: str = ""


class Found(Frozen):
    """What a search gave: the `hits`, best first, whether there are `more`, and of how many documents of the store how
    many were searched."""

    hits: tuple[Hit, ...]
    more: bool
    searched: int
    documents: int


def search(conn: sqlite3.Connection, path: Path, query: str, runs: Sequence[str], most: int) -> Found:
    """The documents of the `runs` that say every word of `query`, words in quotation marks as they follow one another.

    Spelling variants, Thai digits, blanks and punctuation make no difference. UsageError where no word has three
    letters.
    """
    terms = _terms(query)
    with storage_trouble(path):
        indexed, documents = conn.execute(_INDEXED).fetchone()
        found = list(islice(_hits(conn, terms, msgspec.json.encode(runs).decode()), most + 1))
    return Found(hits=tuple(found[:most]), more=len(found) > most, searched=indexed, documents=documents)


def _terms(query: str) -> tuple[str, ...]:
    """The words of a query as they are compared, the longest first."""
    asked = [squash((quoted or word)[:_LONGEST_TERM]) for quoted, word in _TERM.findall(query)]
    terms = sorted(filter(None, dict.fromkeys(asked[:_MOST_TERMS])), key=len, reverse=True)
    if not terms or len(terms[0]) < _SHORTEST:
        raise UsageError(
            _(
                "คำค้น {query!r} สั้นเกินไป กรุณาใส่อย่างน้อยหนึ่งคำที่ยาวตั้งแต่ {least} ตัวอักษร (ไม่นับช่องว่างและเครื่องหมาย)",
                query=query[:_LONGEST_TERM],
                least=_SHORTEST,
            )
        )
    return tuple(terms)


def _hits(conn: sqlite3.Connection, terms: Sequence[str], runs: str) -> Iterator[Hit]:
    """Each address once, the best first. Shorter words than the index holds are looked for in the text itself."""
    long = " AND ".join(f'"{term}"' for term in terms if len(term) >= _SHORTEST)
    short = [term for term in terms if len(term) < _SHORTEST]
    told: set[tuple[str, str]] = set()
    for (text,) in conn.execute(_MATCHES, (long,)):
        for *about, packed in conn.execute(_LAST_SEEN, (text, runs)):
            hit = Hit(**dict(zip(Hit.__struct_fields__, about, strict=False)))
            content = unpacked(packed)
            whole = squash(content.title) + squashed(content.lines) if short else ""
            if (hit.site, hit.url) not in told and all(term in whole for term in short):
                told.add((hit.site, hit.url))
                yield _placed(hit, content.lines, terms[0])


def _placed(hit: Hit, lines: Sequence[str], term: str) -> Hit:
    """The hit with the place at which its text says `term`; the beginning of the text where only its title does."""
    before, found, after = find(lines, term) or ("", "", " ".join(lines[:3]))
    return msgspec.structs.replace(hit, before=before, found=found, after=after)
