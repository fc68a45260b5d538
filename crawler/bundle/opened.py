"""A bundle, opened to look at: nothing is unpacked to the disk, and nothing that it says is believed before it is
checked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from crawler.bundle.manifest import DIGEST, MANIFEST, SCHEMA, Manifest
from crawler.errors import ArchiveError
from crawler.language import _

__all__ = ["BAD", "LARGEST", "MOST_BYTES", "MOST_FILES", "NotABundleError", "Opened", "opened", "run_of"]

LARGEST = 4_000_000_000
"""Bytes of a bundle; the evidence of a large site with all its plans takes a tenth of that."""

MOST_BYTES = LARGEST
"""Bytes of all its files together, unpacked."""

MOST_FILES = 5_000

BAD = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What the library raises for a file that is damaged, locked or packed in a way that it does not know."""

_LARGEST_LIST = 10_000_000  # bytes of the zip's own list of files, and of the manifest
_END = b"PK\x05\x06"
_LONGEST_NAME = 300
_LOCKED = 0x1
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class NotABundleError(ArchiveError):
    """The file is no bundle of ours at all."""


class Opened:
    """A bundle whose list of files is harmless. `manifest` is what it says of itself."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self.sizes = {each.filename: each.file_size for each in archive.infolist()}
        """The files, and how many bytes each has unpacked."""
        self.manifest_bytes = self._head(MANIFEST, path)
        self.digest_bytes = self._head(DIGEST, path)
        try:
            self.manifest = msgspec.json.decode(self.manifest_bytes, type=Manifest)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise _no_bundle(path, str(error)) from error
        if self.manifest.oit.schema != SCHEMA:
            raise _no_bundle(path, f"schema {self.manifest.oit.schema[:50]!r}")

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """One of the files, to be read piece by piece; never more than `sizes` has of it. One of BAD where it can't."""
        with self._archive.open(name) as file:
            yield file

    def _head(self, name: str, path: Path) -> bytes:
        if self.sizes.get(name, _LARGEST_LIST + 1) > _LARGEST_LIST:
            raise _no_bundle(path, f"no {name}")
        try:
            return self._archive.read(name)
        except BAD as error:
            raise _no_bundle(path, str(error)) from error


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open the bundle at `path`.

    NotABundleError where it is none, or where its list of files is one that no tool of good will writes: too many or
    too large files, one name twice, names that lead elsewhere, locked or oddly packed files.
    """
    if not path.is_file():
        raise ArchiveError(
            _("ไม่พบไฟล์ {path} กรุณาตรวจสอบชื่อไฟล์และที่อยู่", path=path),
        )
    _require_sane_end(path)
    try:
        archive = zipfile.ZipFile(path)
    except BAD as error:
        raise _no_bundle(path, str(error)) from error
    with archive:
        _require_harmless(archive.infolist(), path)
        yield Opened(archive, path)


def _require_sane_end(path: Path) -> None:
    """Look at the zip's end before the library reads its list, which may be made to fill the memory."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - 65_600))
            tail = file.read()
        count, length = struct.unpack_from("<HL", tail, tail.rindex(_END) + 10)
    except (OSError, ValueError, struct.error) as error:
        raise _no_bundle(path, str(error)) from error
    if size > LARGEST or count > MOST_FILES or length > _LARGEST_LIST:
        raise _no_bundle(path, "too large")


def _require_harmless(files: list[zipfile.ZipInfo], path: Path) -> None:
    names = [each.filename for each in files]
    if len({name.lower() for name in names}) < len(names):
        raise _no_bundle(path, "one name twice")
    if len(names) > MOST_FILES or sum(each.file_size for each in files) > MOST_BYTES:
        raise _no_bundle(path, "too large")
    for each in files:
        if each.flag_bits & _LOCKED or each.compress_type not in _PACKED:
            raise _no_bundle(path, "locked or packed in an unknown way")
        if not _is_plain(each.filename):
            raise _no_bundle(path, f"the name {each.filename[:100]!r}")


def _is_plain(name: str) -> bool:
    """Whether a name leads to a file below the folder in which somebody might unpack it, on every system."""
    parts = name.split("/")
    harmless = name.isascii() and name.isprintable() and not any(letter in name for letter in '\\:*?"<>|')
    return harmless and len(name) <= _LONGEST_NAME and not any(part in ("", ".", "..") for part in parts)


def _no_bundle(path: Path, why: str) -> NotABundleError:
    return NotABundleError(
        _("ไฟล์ {path} ไม่ใช่ชุดหลักฐานที่โปรแกรมนี้สร้าง ({why}) กรุณาเลือกไฟล์ .wacz ที่ได้จากคำสั่ง oit bundle", path=path, why=why),
    )


def run_of(path: Path) -> str:
    """The id of the run that the bundle at `path` is of. NotABundleError where it is none."""
    with opened(path) as bundle:
        return bundle.manifest.oit.run
