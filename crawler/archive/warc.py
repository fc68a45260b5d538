"""The recording itself: one WARC 1.1 file a run, one gzip member a record, only ever appended to or cut back."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from warcio.archiveiterator import WARCIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler import __version__
from crawler.archive.trouble import storage_trouble
from crawler.errors import ArchiveError
from crawler.language import _
from crawler.models import Fault, Fetched

__all__ = [
    "FETCHED_FOR",
    "SOFTWARE",
    "STOPPED_BY",
    "TLS_FLAW",
    "TRUNCATED",
    "WarcFile",
    "read_headers",
    "read_payload",
    "response",
]

SOFTWARE = "oit-crawler/"
STOPPED_BY = "oit-stopped-by"

TLS_FLAW = "OIT-TLS-Flaw"
"""The named field of an answer that came over an unverified connection, and why. The standard lets a writer add fields
of its own; other readers pass over them."""

FETCHED_FOR = "OIT-Fetched-For"
"""The named field of an answer that nobody but a browser asked for. The standard lets a writer add fields of its own;
other readers pass over them."""

TRUNCATED: dict[Fault | None, str] = {"too_large": "length", "timeout": "time", "reset": "disconnect"}
"""Why a body is not whole: the fault, and the word for it in the WARC standard."""

# The body is kept with these undone, so they would mislead a reader; the server's own words stay under another name.
_UNDONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_BREAKS = re.compile(r"[\r\n\0]+[ \t]*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# The library's own writer takes level 9: five times the time, for a fifth less of pages and nothing less of documents.
_LEVEL = 3
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class WarcFile:
    """An open recording. `size` is the end of the last whole record."""

    def __init__(self, path: Path, size: int) -> None:
        """Open the file at `path`, cutting off what lies behind `size` bytes; 0 begins it anew."""
        self.path = path
        self.size = size
        self._last_id = ""
        with storage_trouble(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            # Unbuffered: a record is one write, and a failed one can't come back at closing time.
            self._file = path.open("r+b" if path.exists() else "x+b", buffering=0)
            self._file.truncate(size)
        if not size:
            info = {"software": f"{SOFTWARE}{__version__}", "format": "WARC File Format 1.1"}
            info["conformsTo"] = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
            self._append(lambda writer: writer.create_warcinfo_record(path.name, info))

    def append(self, fetched: Fetched, sha256: str, original: tuple[str, str] | None = None) -> tuple[int, int]:
        """Write one answer; the offset and length of its record.

        `original` is the address and time of the earlier record with the same body, here or in another recording: the
        body is then not written again. What a browser drew is no answer but a conversion of the record before it.
        """
        if fetched.how == "rendered":
            return self._append(lambda writer: _conversion(writer, fetched, self._last_id))
        if original is not None:
            return self._append(lambda writer: _revisit(writer, fetched, sha256, original))
        return self._append(lambda writer: response(writer, fetched, sha256))

    def conclude(self, site: str, stopped_by: str) -> None:
        """Write how the crawl ended. A recording of ours without this record was cut off, or is still being made."""
        told = f"{STOPPED_BY}: {stopped_by}\r\n".encode()
        self._append(
            lambda writer: writer.create_warc_record(
                site, "metadata", BytesIO(told), len(told), warc_content_type="application/warc-fields"
            )
        )

    def cut(self, size: int) -> None:
        """Take back everything behind `size` bytes."""
        with storage_trouble(self.path):
            self._file.truncate(size)
        self.size = size

    def close(self) -> None:
        self._file.close()

    def _append(self, make: Callable[[WARCWriter], ArcWarcRecord]) -> tuple[int, int]:
        plain = BytesIO()
        writer = WARCWriter(plain, gzip=False, warc_version="1.1")
        record = make(writer)
        writer.write_record(record)
        self._last_id = record.rec_headers.get_header("WARC-Record-ID")
        packed = gzip.compress(plain.getvalue(), _LEVEL, mtime=0)
        offset = self.size
        with storage_trouble(self.path):
            try:
                self._file.seek(offset)
                rest = memoryview(packed)
                while rest:
                    rest = rest[self._file.write(rest) :]
            except OSError:
                self._file.truncate(offset)
                raise
        self.size = offset + len(packed)
        return offset, len(packed)


def read_payload(path: Path, offset: int) -> bytes:
    """The body of the record at `offset`. ArchiveError if it isn't there."""
    with _reading(path, offset) as record:
        return bytes(record.content_stream().read())


def read_headers(path: Path, offset: int) -> StatusAndHeaders:
    """The status line and headers of the answer in the record at `offset`. ArchiveError if they aren't there."""
    with _reading(path, offset) as record:
        if not record.http_headers:
            raise ValueError("no answer")
        return record.http_headers


@contextmanager
def _reading(path: Path, offset: int) -> Iterator[ArcWarcRecord]:
    try:
        with path.open("rb") as file:
            file.seek(offset)
            yield next(WARCIterator(file))
    except Exception as error:
        raise ArchiveError(
            _(
                "ไม่พบข้อมูลที่บันทึกไว้ในไฟล์ {path} (ตำแหน่ง {offset}) กรุณาตรวจสอบว่าไฟล์ยังอยู่ครบและไม่ถูกแก้ไข",
                path=path,
                offset=offset,
            )
        ) from error


def response(writer: WARCWriter, fetched: Fetched, sha256: str, **named: str) -> ArcWarcRecord:
    """The record of an answer with its whole body; `sha256` is the hash of that, `named` are further fields."""
    fields = _fields(fetched, sha256) | named
    if fetched.fault in TRUNCATED:
        fields["WARC-Truncated"] = TRUNCATED[fetched.fault]
    body, size = BytesIO(fetched.body), len(fetched.body)
    return writer.create_warc_record(
        fetched.url, "response", body, size, warc_headers_dict=fields, http_headers=_http_headers(fetched)
    )


def _revisit(writer: WARCWriter, fetched: Fetched, sha256: str, original: tuple[str, str]) -> ArcWarcRecord:
    named = _fields(fetched, sha256)
    digest = named.pop("WARC-Payload-Digest")
    record = writer.create_revisit_record(fetched.url, digest, *original, _http_headers(fetched), named)
    if fetched.status == 304:
        record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED)
    return record


def _fields(fetched: Fetched, sha256: str) -> dict[str, str]:
    named = {"WARC-Payload-Digest": f"sha256:{sha256}"}
    if fetched.fetched:
        named["WARC-Date"] = fetched.fetched.replace("+00:00", "Z")
    if fetched.tls:
        named[TLS_FLAW] = fetched.tls
    if fetched.how == "browser":
        named[FETCHED_FOR] = "browser"
    return named


def _http_headers(fetched: Fetched) -> StatusAndHeaders:
    return StatusAndHeaders(_status_line(fetched), _stored_headers(fetched), protocol="HTTP/1.1")


def _conversion(writer: WARCWriter, fetched: Fetched, source: str) -> ArcWarcRecord:
    named = {"WARC-Refers-To": source, "WARC-Date": fetched.fetched}
    return writer.create_warc_record(
        fetched.url,
        "conversion",
        BytesIO(fetched.body),
        len(fetched.body),
        warc_headers_dict=named,
        warc_content_type=fetched.header("Content-Type"),
    )


def _status_line(fetched: Fetched) -> str:
    return f"{fetched.status} {_one_line(fetched.reason)}".strip()


def _stored_headers(fetched: Fetched) -> list[tuple[str, str]]:
    stored = [
        (f"X-Archive-Orig-{name}" if name.lower() in _UNDONE else name, _one_line(value))
        for name, value in fetched.headers
    ]
    return [*stored, ("Content-Length", str(len(fetched.body)))]


def _one_line(value: str) -> str:
    # Left to the library, a Thai address in Location would lose its "://".
    return _NOT_ASCII.sub(lambda found: quote(found[0].encode("utf-8", "replace")), _BREAKS.sub(" ", value))
