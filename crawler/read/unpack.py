"""Zip archives are weighed before anything unpacks them: a small file can hold a great deal of nothing."""

from __future__ import annotations

import io
import zipfile

from crawler.models import Content
from crawler.read.spans import tidy

__all__ = ["read_zip", "unpacked_trouble"]

_MOST_BYTES = 200_000_000
_MOST_MEMBERS = 5_000
_MOST_TIMES = 200  # how much bigger the unpacked may be; text packs about 10 times, sheets of zeros 100 times
_ALWAYS_FINE = 20_000_000
_MOST_NAMES = 1_000


def unpacked_trouble(body: bytes) -> str:
    """Why an office file must not be unpacked; empty if it may be, or is no zip archive at all."""
    if not body.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        return f"damaged: {error}"[:200]
    size = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or size > _MOST_BYTES or size > max(_ALWAYS_FINE, _MOST_TIMES * len(body)):
        return "too large when unpacked"
    return ""


def read_zip(body: bytes) -> Content:
    """The names of the members, one a line; what is in them is not read."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = [tidy(_name(member)) for member in archive.infolist()[:_MOST_NAMES]]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        return Content(kind="zip", quality="none", reason=f"damaged: {error}"[:200])
    lines = tuple(name for name in names if name)
    return Content(kind="zip", lines=lines, quality="none", reason="format not read yet: members of a zip archive")


def _name(member: zipfile.ZipInfo) -> str:
    """A name not marked as UTF-8 was taken for cp437; on Thai machines it is UTF-8 or windows-874."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp874", "replace")
