"""The records of a bundle's recording, read one by one in bounds, without a parser that a stranger could lead astray.

Every record is a gzip member of its own, as WARC recommends and as we write them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from crawler.models import Frozen

__all__ = ["LARGEST", "Member", "members_in"]

LARGEST = 70_000_000
"""Bytes of one record, unpacked: more than the largest body that is taken in."""

_PIECE = 1 << 18
_HEAD = b"\r\n\r\n"
_HAS_PAYLOAD = frozenset({"response", "resource", "conversion"})


class Member(Frozen):
    """A record: its place in the file, its kind, its named fields in lower case, and its payload."""

    offset: int
    length: int
    kind: str
    fields: dict[str, str]
    payload: bytes

    @property
    def url(self) -> str:
        """The address that it is of."""
        return self.fields.get("warc-target-uri", "")

    @property
    def digest(self) -> str:
        """The hash of its payload, as it says; empty where it says none."""
        return self.fields.get("warc-payload-digest", "")

    @property
    def has_payload(self) -> bool:
        """Whether it holds what a server gave, or a browser drew."""
        return self.kind in _HAS_PAYLOAD


def members_in(file: IO[bytes]) -> Iterator[Member]:
    """The records. ValueError where the file is damaged, or a record larger than LARGEST."""
    offset, rest = 0, file.read(_PIECE)
    while rest:
        unpacked, length, rest = _unpacked(file, rest)
        yield _parsed(unpacked, offset, length)
        offset += length


def _unpacked(file: IO[bytes], rest: bytes) -> tuple[bytes, int, bytes]:
    """One gzip member unpacked, its length, and what was read beyond it."""
    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
    pieces, size, length = [], 0, 0
    while not inflater.eof:
        if not rest:
            raise ValueError("the last record is cut off")
        try:
            piece = inflater.decompress(rest, LARGEST + 1 - size)
        except zlib.error as error:
            raise ValueError(f"not packed as a recording is: {error}") from error
        size += len(piece)
        pieces.append(piece)
        if size > LARGEST:
            raise ValueError("a record is too large")
        left = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        length += len(rest) - len(left)
        rest = left or file.read(_PIECE)
    return b"".join(pieces), length, rest


def _parsed(record: bytes, offset: int, length: int) -> Member:
    head, mark, block = record.partition(_HEAD)
    version, *rows = head.decode("utf-8", "replace").split("\r\n")
    if not mark or not version.startswith("WARC/"):
        raise ValueError("something that is no record")
    fields = {name.strip().lower(): value.strip() for name, _, value in (row.partition(":") for row in rows)}
    size, kind = fields.get("content-length", ""), fields.get("warc-type", "")
    if not (size.isascii() and size.isdigit()) or int(size) > len(block):
        raise ValueError("a record that is shorter than it says")
    block = block[: int(size)]
    payload = block.partition(_HEAD)[2] if kind == "response" else block
    return Member(offset=offset, length=length, kind=kind, fields=fields, payload=payload)
