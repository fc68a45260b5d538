"""The codings that a recorded body may still have on it."""

from __future__ import annotations

import zlib
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders

__all__ = ["MOST_BYTES", "TooLargeError", "undone"]

MOST_BYTES = 60 * 1024 * 1024
"""A body longer than this is not taken into memory."""

_GZIP = b"\x1f\x8b"
_WINDOW = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


class TooLargeError(Exception):
    """The body is longer than MOST_BYTES."""


def undone(raw: bytes, headers: StatusAndHeaders) -> bytes:
    """`raw` with its transfer and content codings undone. TooLargeError beyond MOST_BYTES, else ValueError."""
    if not headers:
        return raw
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        # The reader gives back as it is what is not chunked, whatever the header says: some tools undo it.
        raw = bytes(ChunkedDataReader(BytesIO(raw)).read())
    for coding in reversed((headers.get_header("Content-Encoding") or "").lower().split(",")):
        raw = _inflated(raw, coding.strip())
    return raw


def _inflated(raw: bytes, coding: str) -> bytes:
    if coding in ("", "identity") or not raw:
        return raw
    if coding not in _WINDOW:
        raise ValueError(f"content encoding {coding}")
    if coding != "deflate" and not raw.startswith(_GZIP):
        return raw  # Undone already by the tool that recorded it, the header left standing.
    window = _WINDOW[coding]
    if coding == "deflate" and not _has_zlib_header(raw):
        window = -zlib.MAX_WBITS
    inflater = zlib.decompressobj(window)
    try:
        body = inflater.decompress(raw, MOST_BYTES + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(body) > MOST_BYTES:
        raise TooLargeError
    if not inflater.eof:
        raise ValueError(f"the {coding} data end too early")
    return body


def _has_zlib_header(raw: bytes) -> bool:
    return len(raw) > 1 and raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
