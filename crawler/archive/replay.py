"""Any WARC file as a sequence of answers: ours, wget's, a crawler's; 1.0 or 1.1, gzipped or not."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from pathlib import Path
from typing import IO, Literal, cast, get_args

from warcio.archiveiterator import WARCIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders

from crawler.archive.coding import MOST_BYTES, TooLargeError, undone
from crawler.archive.warc import FETCHED_FOR, SOFTWARE, STOPPED_BY, TLS_FLAW, TRUNCATED
from crawler.errors import ArchiveError
from crawler.language import _
from crawler.models import REFUSED, Fault, Fetched, TlsFlaw
from crawler.urls import canonical

__all__ = ["Responses", "responses"]

_MOST_FIELDS = 16_384
_GZIP = b"\x1f\x8b"
_HEAD = 64
_FAULTS = {word: fault for fault, word in TRUNCATED.items()}
# What the live client calls blocked, so that a recording is judged as the visit was.


class _DamagedError(Exception):
    """No whole record is here: the file ends too early, or holds something else."""


def responses(path: Path) -> Responses:
    """The answers in the WARC file at `path`, in its order. ArchiveError if it is no WARC file or can't be opened."""
    return Responses(path)


class Responses(Iterator[Fetched]):
    """What `responses` gives. Once it is through, `truncated` is true if the end was found to be cut off or damaged,
    `elsewhere` counts the answers whose bodies lie in another file, and `stopped_by` says how the crawl ended: empty
    where the file does not say, "interrupted" where it is a recording of ours that was never concluded.

    Response and resource records of web addresses; a revisit gets the body that it refers to. Of a recording of ours
    also the conversions, which are what a browser drew. Only one record at a time is in memory.
    """

    def __init__(self, path: Path) -> None:
        self.truncated = False
        self.elsewhere = 0
        self.stopped_by = ""
        self._open = _opener(path)
        self._offsets: dict[str, int] = {}
        self._answers = self._walk()

    def __next__(self) -> Fetched:
        return next(self._answers)

    def _walk(self) -> Iterator[Fetched]:
        with self._open() as file:
            records = WARCIterator(file)
            end = 0
            try:
                while (record := _next(records)) is not None:
                    answer = self._answer(record, records)
                    if answer is not None:
                        yield answer
                    with _quietly():
                        end = records.get_record_offset() + records.get_record_length()
            except _DamagedError:
                self.truncated = True
            else:
                self.truncated = _has_rest(file, end)

    def _answer(self, record: ArcWarcRecord, records: WARCIterator) -> Fetched | None:
        """What a record says; None for a record that is passed over."""
        kind, named = record.rec_type, record.rec_headers
        url = canonical(named.get_header("WARC-Target-URI") or "")
        if kind in ("warcinfo", "metadata"):
            self._note(record)
            return None
        is_drawn = kind == "conversion" and self.stopped_by != ""  # those of others may be anything
        if url is None or not (is_drawn or kind in ("response", "resource", "revisit")):
            _skim(record)
            return None
        when = named.get_header("WARC-Date") or ""
        try:
            raw = _raw(record)
        except TooLargeError:
            return _fault(record, url, when, "too_large", f"more than {MOST_BYTES} bytes")
        if is_drawn:
            return Fetched(url=url, status=200, headers=_headers(record), body=raw, fetched=when, how="rendered")
        digest = named.get_header("WARC-Payload-Digest")
        if kind == "revisit":
            original = self._original(digest)
            if original is None:
                self.elsewhere += 1
                return _fault(record, url, when, "protocol", "the recording refers to a body in another file")
            if not record.http_headers or record.http_headers.get_statuscode() == "304":
                record = original[0]
            return _decoded(record, original[0].http_headers, url, when, original[1])
        if digest:
            self._offsets.setdefault(digest, records.get_record_offset())
        return _decoded(record, record.http_headers, url, when, raw)

    def _note(self, record: ArcWarcRecord) -> None:
        """Learns from a record of fields whose recording it is and how it ended."""
        with _quietly():
            told = record.content_stream().read(_MOST_FIELDS).decode("utf-8", "replace")
        _skim(record)
        fields = dict(re.findall(r"^([\w-]+):[ \t]*(.*?)\r?$", told, re.MULTILINE))
        if fields.get("software", "").startswith(SOFTWARE):
            self.stopped_by = "interrupted"
        self.stopped_by = fields.get(STOPPED_BY, self.stopped_by)

    def _original(self, digest: str) -> tuple[ArcWarcRecord, bytes] | None:
        """The earlier record with this digest, and its body as transferred."""
        if digest not in self._offsets:
            return None
        with self._open() as file:
            file.seek(self._offsets[digest])
            record = _next(WARCIterator(file))
            return (record, _raw(record)) if record else None


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    """How to open `path` so that records can be read from it and found again by their offset."""

    def plain() -> IO[bytes]:
        return path.open("rb")

    def unpacked() -> IO[bytes]:
        return cast("IO[bytes]", _Unpacked(path))

    try:
        with plain() as file:
            packed = file.read(len(_GZIP)) == _GZIP
            file.seek(0)
            records = WARCIterator(file)
            if _next(records) is None:
                raise _DamagedError
            with _quietly():
                records.read_to_end()
            # More lines in the first gzip member: the whole file was packed in one piece, by hand.
            return unpacked if packed and records.next_line else plain
    except OSError as error:
        why = error.strerror or str(error)
        raise ArchiveError(_("เปิดไฟล์ {path} ไม่ได้ ({why}) กรุณาตรวจสอบชื่อไฟล์และสิทธิ์การอ่าน", path=path, why=why)) from error
    except _DamagedError as error:
        raise ArchiveError(_("ไฟล์ {path} ไม่ใช่ไฟล์ WARC ที่อ่านได้ กรุณาระบุไฟล์ .warc หรือ .warc.gz", path=path)) from error


class _Unpacked(gzip.GzipFile):
    """Gives what comes before a cut, where the library's own `read` would lose it, and remembers the cut."""

    cut = False

    def read(self, size: int | None = -1) -> bytes:
        try:
            return self.read1(-1 if size is None else size)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.cut = True
            return b""


@contextmanager
def _quietly() -> Iterator[None]:
    """The library writes what displeases it to the terminal, in English."""
    with redirect_stderr(StringIO()):
        yield


def _next(records: WARCIterator) -> ArcWarcRecord | None:
    """The next record; None at the end of the file."""
    try:
        with _quietly():
            record = next(records, None)
    except Exception as error:  # it raises whatever its parsers stumble over, AttributeError among them
        raise _DamagedError from error
    if record is not None and not (record.rec_headers.protocol and record.rec_headers.get_header("Content-Length")):
        raise _DamagedError
    return record


def _has_rest(file: IO[bytes], end: int) -> bool:
    """Whether a piece of a record follows the last whole one, which ends at `end`."""
    if isinstance(file, _Unpacked):
        return file.cut
    file.seek(end)
    return bool(file.read(_HEAD).strip())


def _skim(record: ArcWarcRecord) -> None:
    while _read(record, 1 << 16):
        pass
    if record.raw_stream.limit:
        raise _DamagedError


def _raw(record: ArcWarcRecord) -> bytes:
    """The block behind the HTTP headers, as it was transferred."""
    raw = _read(record, MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        _skim(record)
        raise TooLargeError
    if record.raw_stream.limit:
        raise _DamagedError
    return raw


def _read(record: ArcWarcRecord, size: int) -> bytes:
    try:
        with _quietly():
            return bytes(record.raw_stream.read(size))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _DamagedError from error


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
    if fault is None and status in REFUSED:
        fault = "blocked"
    return Fetched(
        url=url,
        status=status,
        reason=_reason(record),
        headers=_headers(record),
        body=body,
        fault=fault,
        fetched=when,
        tls=_tls_flaw(record),
        how="browser" if record.rec_headers.get_header(FETCHED_FOR) else "http",
    )


def _tls_flaw(record: ArcWarcRecord) -> TlsFlaw | Literal[""]:
    told = record.rec_headers.get_header(TLS_FLAW)
    if not told:
        return ""
    return next((flaw for flaw in get_args(TlsFlaw) if flaw == told), "other")


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
