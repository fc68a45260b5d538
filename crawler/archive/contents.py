"""What reading gave, kept by the bytes that were read: it holds for every run that meets them."""

from __future__ import annotations

import sqlite3
import zlib

import msgspec

from crawler.models import Content, Resource

__all__ = ["Contents", "unpacked"]

_KNOWS = "SELECT 1 FROM contents WHERE key IN (?, ?) AND reader = ?"
_ADD = "INSERT OR REPLACE INTO contents (key, reader, packed) VALUES (?, ?, ?)"
_TO_INDEX = "DELETE FROM texts WHERE key = ?"
_OF_RESOURCE = "SELECT packed FROM contents WHERE key IN (?, ?) AND reader = ?"
_OF_KEY = "SELECT packed FROM contents WHERE key = ? AND reader = ?"


class Contents:
    """The contents in a store, as today's reading code (`reader`) gave them. Its caller opens the transactions."""

    def __init__(self, conn: sqlite3.Connection, reader: str) -> None:
        self._conn = conn
        self._reader = reader

    def of(self, resource: Resource) -> Content | None:
        """What reading a resource gave; None if it wasn't read, or by other code than today's."""
        row = self._conn.execute(_OF_RESOURCE, self._keys(resource)).fetchone()
        return unpacked(row[0]) if row else None

    def add(self, resource: Resource, content: Content) -> None:
        """Keep what reading a resource gave, unless it is known."""
        if not self._conn.execute(_KNOWS, self._keys(resource)).fetchone():
            self.replace(resource, content)

    def replace(self, resource: Resource, content: Content) -> None:
        """Keep what reading a resource gave, in place of what is known."""
        key = _own_key(resource) if content.kind in ("page", "json") else resource.sha256
        self._conn.execute(_ADD, (key, self._reader, _packed(content)))
        self._conn.execute(_TO_INDEX, (key,))

    def special(self, key: str, reader: str) -> Content | None:
        """What a special way of reading gave, kept under `key` by the code that calls itself `reader`."""
        row = self._conn.execute(_OF_KEY, (key, reader)).fetchone()
        return unpacked(row[0]) if row else None

    def add_special(self, key: str, reader: str, content: Content) -> None:
        """Keep what a special way of reading gave; `key` says of what, and in which way."""
        self._conn.execute(_ADD, (key, reader, _packed(content)))

    def _keys(self, resource: Resource) -> tuple[str, str, str]:
        return resource.sha256, _own_key(resource), self._reader


def _own_key(resource: Resource) -> str:
    """Links of a page are absolute, so the same bytes at two addresses, or in two charsets, are two contents."""
    _, _, charset = resource.media_type.partition(";")
    return f"{resource.sha256} {resource.url}{charset}"


def _packed(content: Content) -> bytes:
    return zlib.compress(msgspec.json.encode(content), 1)


def unpacked(packed: bytes) -> Content:
    """A content as it is kept."""
    return msgspec.json.decode(zlib.decompress(packed), type=Content)
