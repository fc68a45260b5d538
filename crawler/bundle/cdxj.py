"""The index of a bundle's recording (CDXJ 0.1): one line a record, sorted, so that a reader soon finds an address."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from crawler.archive import Entry
from crawler.models import Frozen

__all__ = ["Line", "lines_in", "to_cdxj"]

_ADDRESS = re.compile(r"https?://(?P<host>[^/:?#]+)(?P<port>:\d+)?(?P<rest>.*)", re.I | re.S)


class Line(Frozen):
    """What a line says of a record; numbers are written as text, as other writers do."""

    url: str
    mime: str
    status: str
    digest: str
    length: str
    offset: str
    filename: str


def to_cdxj(entries: Iterable[Entry], filename: str) -> bytes:
    """The index of the records. Where a browser drew a page, what it drew stands for the address: that was judged, and
    is what visitors see."""
    held = tuple(entries)
    drawn = {entry.url for entry in held if entry.kind == "shown"}
    found = (entry for entry in held if entry.kind == "shown" or (entry.kind == "answer" and entry.url not in drawn))
    return b"".join(sorted(_line(entry, filename) for entry in found))


def lines_in(text: bytes) -> Iterable[Line]:
    """The lines of an index. ValueError where it is none."""
    for row in text.splitlines():
        key, _, rest = row.partition(b" ")
        when, _, told = rest.partition(b" ")
        if not key or not when.isdigit():
            raise ValueError("a line without address or time")
        try:
            yield msgspec.json.decode(told, type=Line)
        except msgspec.MsgspecError as error:
            raise ValueError(str(error)) from error


def _line(entry: Entry, filename: str) -> bytes:
    told = Line(
        url=entry.url,
        mime=entry.media_type.partition(";")[0].strip().lower() or "unk",
        status=str(entry.status),
        digest=f"sha256:{entry.sha256}",
        length=str(entry.length),
        offset=str(entry.offset),
        filename=filename,
    )
    when = re.sub(r"\D", "", entry.fetched)[:14]
    return f"{_key(entry.url)} {when} ".encode() + msgspec.json.encode(told) + b"\n"


def _key(url: str) -> str:
    """The address in the order of its sorting: org,example,www)/path?query."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return url.lower()
    host = ",".join(reversed(found["host"].lower().split(".")))
    return f"{host}{found['port'] or ''}){found['rest'].lower().replace(' ', '%20') or '/'}"
