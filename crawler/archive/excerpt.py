"""An excerpt of recordings: a WARC file of its own with some of their exchanges, each with its whole body.

The same exchanges give the same bytes: what is random in a recording, the names of its records, hangs on what they
hold here.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Literal, Self
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace
from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from crawler import __version__
from crawler.archive.run import RunArchive
from crawler.archive.trouble import storage_trouble
from crawler.archive.warc import SOFTWARE, read_headers, response
from crawler.models import Fetched, Frozen, Resource
from crawler.text import without_element

__all__ = ["DRAWN", "Entry", "Excerpt", "exchange"]

DRAWN = "OIT-Drawn"
"""The named field of an answer that no server gave: it is what a browser drew, less its scripts."""

_LEVEL = 6
_HANDLER = re.compile(rb"""\son\w+\s*=\s*(?:"[^"]*"|'[^']*')""", re.I)
_PAGE = (("Content-Type", "text/html; charset=utf-8"),)


class Entry(Frozen):
    """A record of an excerpt: what it holds, and where it lies in the file.

    `kind` is "answer", what a server gave; "drawn", what a browser drew of that; or "shown", the same made for those
    who replay the recording: its scripts have run, and would draw it again without their data.
    """

    url: str
    fetched: str
    status: int
    media_type: str
    sha256: str
    offset: int
    length: int
    kind: Literal["answer", "drawn", "shown"] = "answer"


class Excerpt:
    """Writes an excerpt. A context manager; `entries` are its records in their order.

    `name` is the file's name to be told in it, `when` the time to be told of it, ISO 8601 in UTC.
    """

    def __init__(self, path: Path, *, name: str, when: str, about: str) -> None:
        self.entries: list[Entry] = []
        self._path = path
        self._seen: set[tuple[str, str, bool]] = set()
        self._offset = 0
        with storage_trouble(path):
            self._file = path.open("xb")
        told = f"software: {SOFTWARE}{__version__}\r\nformat: WARC File Format 1.1\r\ndescription: {about}\r\n".encode()
        fields = {"WARC-Record-ID": _id(name, when, about), "WARC-Filename": name, "WARC-Date": when}
        self._append(
            lambda writer: writer.create_warc_record("", "warcinfo", BytesIO(told), len(told), warc_headers_dict=fields)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, fetched: Fetched) -> None:
        """Write an exchange, unless the same is there. Of an exchange without an answer nothing is written."""
        digest = sha256(fetched.body).hexdigest()
        key = (fetched.url, digest, fetched.how == "rendered")
        if not fetched.status or key in self._seen:
            return
        self._seen.add(key)
        if fetched.how != "rendered":
            headers = tuple((name, value) for name, value in fetched.headers if name.lower() != "content-length")
            self._note(fetched, "answer", replace(fetched, headers=headers))
            return
        self._note(fetched, "drawn", fetched)
        still = _HANDLER.sub(b"", without_element(fetched.body, "script"))
        self._note(fetched, "shown", replace(fetched, body=still))

    def _note(self, fetched: Fetched, kind: Literal["answer", "drawn", "shown"], held: Fetched) -> None:
        digest = sha256(held.body).hexdigest()
        named = {"WARC-Record-ID": _id(fetched.url, fetched.fetched, digest, kind)}
        if kind == "drawn":
            offset, length = self._append(lambda writer: _conversion(writer, held, digest, named))
        else:
            named |= {DRAWN: "browser"} if kind == "shown" else {}
            offset, length = self._append(lambda writer: response(writer, held, digest, **named))
        self.entries.append(
            Entry(
                url=fetched.url,
                fetched=fetched.fetched,
                status=fetched.status,
                media_type=fetched.header("Content-Type"),
                sha256=digest,
                offset=offset,
                length=length,
                kind=kind,
            )
        )

    def _append(self, make: Callable[[WARCWriter], ArcWarcRecord]) -> tuple[int, int]:
        plain = BytesIO()
        writer = WARCWriter(plain, gzip=False, warc_version="1.1")
        writer.write_record(make(writer))
        packed = gzip.compress(plain.getvalue(), _LEVEL, mtime=0)
        with storage_trouble(self._path):
            self._file.write(packed)
        offset, self._offset = self._offset, self._offset + len(packed)
        return offset, len(packed)


def exchange(archive: RunArchive, resource: Resource) -> Fetched:
    """A stored exchange in full. ArchiveError where its body lay in a recording that is gone."""
    body = archive.body(resource)
    known = Fetched(
        url=resource.url,
        status=resource.status,
        headers=_PAGE,
        body=body,
        fault=resource.fault,
        fetched=resource.fetched,
        tls=resource.tls,
        how="http" if resource.how == "replay" else resource.how,
    )
    if resource.how == "rendered" or resource.offset < 0:
        return known
    told = read_headers(Path(archive.info.warc), resource.offset)
    origin = archive.origin(resource.sha256) if told.get_statuscode() == "304" else None
    if origin is not None:  # the server said only that nothing had changed since
        told = read_headers(Path(origin.warc), origin.offset)
    return replace(known, reason=str(told.statusline).partition(" ")[2], headers=tuple(told.headers))


def _conversion(writer: WARCWriter, fetched: Fetched, digest: str, named: dict[str, str]) -> ArcWarcRecord:
    return writer.create_warc_record(
        fetched.url,
        "conversion",
        BytesIO(fetched.body),
        len(fetched.body),
        warc_headers_dict=named | {"WARC-Date": fetched.fetched, "WARC-Payload-Digest": f"sha256:{digest}"},
        warc_content_type=fetched.header("Content-Type"),
    )


def _id(*parts: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(parts))}>"
