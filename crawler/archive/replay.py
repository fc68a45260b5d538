"""Any WARC file as a sequence of answers: ours, wget's, a crawler's; 1.0 or 1.1, gzipped or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import IO, cast

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException

from crawler.archive.coding import MOST_BYTES, TooLargeError, undone
from crawler.archive.warc import TRUNCATED
from crawler.errors import ArchiveError
from crawler.models import Fault, Fetched
from crawler.urls import canonical

__all__ = ["Responses", "responses"]

_GZIP = b"\x1f\x8b"
_FAULTS = {word: fault for fault, word in TRUNCATED.items()}
# What the live client calls blocked, so that a recording is judged as the visit was.
_REFUSALS = frozenset({403, 429, 503})
_DAMAGE = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, zlib.error, gzip.BadGzipFile)


class _CutError(Exception):
    """The file ends inside this record."""


def responses(path: Path) -> Responses:
    """The answers in the WARC file at `path`, in its order. ArchiveError if it is no WARC file or can't be opened."""
    return Responses(path)


class Responses(Iterator[Fetched]):
    """What `responses` gives. `truncated` is true once the end was found to be cut off or damaged.

    Response and resource records of web addresses; a revisit gets the body that it refers to. Only one record at a time
    is in memory.
    """

    def __init__(self, path: Path) -> None:
        self.truncated = False
        self._open = _opener(path)
        self._offsets: dict[str, int] = {}
        self._answers = self._walk()

    def __next__(self) -> Fetched:
        return next(self._answers)

    def _walk(self) -> Iterator[Fetched]:
        with self._open() as file:
            records = WARCIterator(file)
            while True:
                try:
                    # The library writes what displeases it to the terminal.
                    with redirect_stderr(StringIO()):
                        record = next(records, None)
                        answer = None if record is None else self._answer(record, records)
                except (_CutError, *_DAMAGE):
                    self.truncated = True
                    return
                if record is None:
                    self.truncated = _has_rest(file, records)
                    return
                if answer is not None:
                    yield answer

    def _answer(self, record: ArcWarcRecord, records: WARCIterator) -> Fetched | None:
        """What a record says; None for a record that is passed over."""
        kind, named = record.rec_type, record.rec_headers
        if named.get_header("Content-Length") is None:
            raise _CutError
        url = canonical(named.get_header("WARC-Target-URI") or "")
        if url is None or kind not in ("response", "resource", "revisit"):
            _skim(record)
            return None
        when = named.get_header("WARC-Date") or ""
        try:
            raw = _raw(record)
        except TooLargeError:
            return _fault(record, url, when, "too_large", f"more than {MOST_BYTES} bytes")
        digest = named.get_header("WARC-Payload-Digest")
        if kind == "revisit":
            original = self._original(digest)
            if original is None:
                return _fault(record, url, when, "protocol", "the recording refers to a body in another file")
            if not record.http_headers or record.http_headers.get_statuscode() == "304":
                record = original[0]
            return _decoded(record, original[0].http_headers, url, when, original[1])
        if digest:
            self._offsets.setdefault(digest, records.get_record_offset())
        return _decoded(record, record.http_headers, url, when, raw)

    def _original(self, digest: str) -> tuple[ArcWarcRecord, bytes] | None:
        """The earlier record with this digest, and its body as transferred."""
        if digest not in self._offsets:
            return None
        with self._open() as file:
            file.seek(self._offsets[digest])
            record = next(WARCIterator(file))
            return record, _raw(record)


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    """How to open `path` so that records can be read from it and found again by their offset."""

    def plain() -> IO[bytes]:
        return path.open("rb")

    def unpacked() -> IO[bytes]:
        return cast("IO[bytes]", gzip.open(path))

    try:
        with plain() as file, redirect_stderr(StringIO()):
            packed = file.read(2) == _GZIP
            file.seek(0)
            records = WARCIterator(file)
            next(records)
            try:
                next(records, None)
            except ArchiveLoadFailed:
                # The whole file was compressed in one piece, by hand.
                return unpacked if packed else plain
    except OSError as error:
        why = error.strerror or str(error)
        raise ArchiveError(
            f"เปิดไฟล์ {path} ไม่ได้ ({why}) กรุณาตรวจสอบชื่อไฟล์และสิทธิ์การอ่าน",
            f"The file {path} can't be opened ({why}); check its name and permissions.",
        ) from error
    except (StopIteration, *_DAMAGE) as error:
        raise ArchiveError(
            f"ไฟล์ {path} ไม่ใช่ไฟล์ WARC ที่อ่านได้ กรุณาระบุไฟล์ .warc หรือ .warc.gz",
            f"The file {path} isn't a readable WARC file; name a .warc or .warc.gz file.",
        ) from error
    return plain


def _has_rest(file: IO[bytes], records: WARCIterator) -> bool:
    """Whether a piece of a gzip member follows the last record."""
    end = records.member_info[0] + records.member_info[1]
    file.seek(0)
    packed = file.read(2) == _GZIP
    return packed and bool(file.seek(end) == end and file.read(1))


def _skim(record: ArcWarcRecord) -> None:
    while record.raw_stream.read(1 << 16):
        pass
    if record.raw_stream.limit:
        raise _CutError


def _raw(record: ArcWarcRecord) -> bytes:
    """The block behind the HTTP headers, as it was transferred."""
    raw = bytes(record.raw_stream.read(MOST_BYTES + 1))
    if len(raw) > MOST_BYTES:
        _skim(record)
        raise TooLargeError
    if record.raw_stream.limit:
        raise _CutError
    return raw


def _decoded(record: ArcWarcRecord, coding: StatusAndHeaders, url: str, when: str, raw: bytes) -> Fetched:
    """The answer of `record`, `raw` decoded as the headers `coding` say."""
    status = _status(record)
    if not status:
        return _fault(record, url, when, "protocol", "the recorded answer has no HTTP status")
    try:
        body = undone(raw, coding)
    except TooLargeError:
        return _fault(record, url, when, "too_large", f"more than {MOST_BYTES} bytes")
    except ValueError as error:
        return _fault(record, url, when, "protocol", f"the recorded body can't be decoded: {error}")
    fault = _FAULTS.get(record.rec_headers.get_header("WARC-Truncated") or "")
    if fault is None and status in _REFUSALS:
        fault = "blocked"
    return Fetched(
        url=url, status=status, reason=_reason(record), headers=_headers(record), body=body, fault=fault, fetched=when
    )


def _fault(record: ArcWarcRecord, url: str, when: str, fault: Fault, detail: str) -> Fetched:
    status = _status(record) if fault == "too_large" else 0
    return Fetched(url=url, status=status, headers=_headers(record), fault=fault, detail=detail, fetched=when)


def _status(record: ArcWarcRecord) -> int:
    if not record.http_headers:
        return 200 if record.rec_type == "resource" else 0
    code = record.http_headers.get_statuscode()
    return int(code) if code.isascii() and code.isdigit() and len(code) == 3 else 0


def _reason(record: ArcWarcRecord) -> str:
    return str(record.http_headers.statusline).partition(" ")[2] if record.http_headers else ""


def _headers(record: ArcWarcRecord) -> tuple[tuple[str, str], ...]:
    if record.http_headers:
        return tuple(record.http_headers.headers)
    return (("Content-Type", record.content_type),) if record.content_type else ()
