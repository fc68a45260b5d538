"""The words of everything that was read, indexed so that they can be searched."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from crawler.archive.contents import unpacked
from crawler.archive.trouble import storage_trouble
from crawler.models import Content
from crawler.text import squash, squashed

__all__ = ["Texts"]

_LONGEST = 1_000_000  # characters of one document that are searched: some 500 pages
_AT_ONCE = 20  # texts a transaction

# The newest first: what was read tonight is found at once, however much of earlier years is still to be indexed.
_UNINDEXED = """
    SELECT contents.key FROM contents LEFT JOIN texts ON texts.key = contents.key AND texts.reader = contents.reader
    WHERE texts.id IS NULL ORDER BY contents.rowid DESC
"""
_CONTENT = "SELECT reader, packed FROM contents WHERE key = ?"
_ADD_TEXT = "INSERT OR REPLACE INTO texts (key, reader, title) VALUES (?, ?, ?)"
_ADD_WORDS = "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)"


class Texts:
    """The index of a store. What is read is kept first and indexed afterwards, whichever version of ours read it."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path

    def catch_up(self, seconds: float) -> None:
        """Index what is not yet, the newest first, for at most about that long. It can be cut off at any moment."""
        until = time.monotonic() + seconds
        with storage_trouble(self._path):
            keys = [key for (key,) in self._conn.execute(_UNINDEXED)]
            for start in range(0, len(keys), _AT_ONCE):
                if time.monotonic() >= until:
                    return
                self._index(keys[start : start + _AT_ONCE])

    def _index(self, keys: list[str]) -> None:
        found = [(key, *row) for key in keys for row in self._conn.execute(_CONTENT, (key,))]
        # Worked out before the transaction begins: other programs may be writing as well.
        ready = [(key, reader, *_words(unpacked(packed))) for key, reader, packed in found]
        with self._conn as conn:
            for key, reader, title, words, body in ready:
                text = conn.execute(_ADD_TEXT, (key, reader, title)).lastrowid
                conn.execute(_ADD_WORDS, (text, words, body))


def _words(content: Content) -> tuple[str, str, str]:
    """The title as it is, and the title and the lines as they are searched."""
    title = content.title.encode("utf-8", "replace").decode()
    return title, squash(title), squashed(content.lines)[:_LONGEST]
