"""Archives (zip, rar) to Content: the names of their members, then what each says, as a page of its own.

An archive inside an archive is told by name only: what can nest once can nest for ever.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import IO
from urllib.parse import quote

import rarfile

from crawler.models import Content
from crawler.read.charset import decode
from crawler.read.media import BAD_ZIP
from crawler.read.programs import RAR_PROGRAMS, ProgramMissing
from crawler.read.spans import tidy

__all__ = ["read_rar", "read_zip"]

_MOST_NAMES = 1_000
_MOST_READ = 200
_LARGEST_MEMBER = 100_000_000
_MOST_BYTES = 300_000_000  # of all members together, unpacked
_MOST_CHARACTERS = 10_000_000
_LONGEST_REASON = 500
_NOT_FOR_PEOPLE = {".ds_store", "thumbs.db", "desktop.ini"}
_IS_UTF8 = 0x800
_IS_LOCKED = 0x1

ReadMember = Callable[[bytes, str], Content]
"""What the bytes of a member say. It gets an address that ends with the member's name, and never raises."""


@dataclass(frozen=True)
class _Member:
    name: str
    is_locked: bool
    open: Callable[[], IO[bytes]]


def read_zip(body: bytes, url: str, read: ReadMember) -> Content:
    """The members of a zip archive: 1,000 names, of these 200 read, while they stay below 300 MB unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = (
                _Member(_name(each), bool(each.flag_bits & _IS_LOCKED), partial(archive.open, each))
                for each in archive.infolist()
                if not each.is_dir()
            )
            return _read(members, url, read)
    except BAD_ZIP as error:
        return Content(kind="zip", quality="none", reason=f"damaged: {error}"[:200])


def read_rar(body: bytes, url: str, read: ReadMember) -> Content:
    """The members of a rar archive, in the same way. Packed ones need a program that is told of if it is not here."""
    try:
        with rarfile.RarFile(io.BytesIO(body), charset="cp874") as archive:
            if archive.needs_password() and not archive.infolist():
                return Content(kind="zip", quality="none", reason="encrypted")
            members = (
                _Member(each.filename or "", each.needs_password(), partial(archive.open, each))
                for each in archive.infolist()
                if not each.is_dir()
            )
            return _read(members, url, read)
    except (rarfile.Error, *BAD_ZIP) as error:
        return Content(kind="zip", quality="none", reason=f"damaged: {error}"[:200])


def _read(members: Iterable[_Member], url: str, read: ReadMember) -> Content:
    named = [(tidy(each.name), each) for each in islice(filter(_is_for_people, members), _MOST_NAMES)]
    unpacked = _Unpacked()
    contents: list[Content] = []
    unread: dict[str, str] = {}
    for name, member in named[:_MOST_READ]:
        content = unpacked.content(member, url, read)
        if content.quality == "none":
            unread[name] = content.reason
        else:
            contents.append(content)
    return _together([name for name, _ in named], contents, unread)


def _is_for_people(member: _Member) -> bool:
    name = member.name.lower()
    return not name.startswith("__macosx/") and name.rpartition("/")[2] not in _NOT_FOR_PEOPLE


class _Unpacked:
    """How much of an archive was unpacked and read so far."""

    def __init__(self) -> None:
        self._bytes = 0
        self._characters = 0

    def content(self, member: _Member, url: str, read: ReadMember) -> Content:
        """What a member says, or why it can't be read."""
        if member.is_locked:
            return _unread("encrypted")
        most = min(_LARGEST_MEMBER, _MOST_BYTES - self._bytes)
        if most <= 0 or self._characters > _MOST_CHARACTERS:
            return _unread("too large when unpacked")
        try:
            with member.open() as stream:
                body = stream.read(most + 1)
        except rarfile.RarCannotExec:
            return _unread(str(ProgramMissing(*RAR_PROGRAMS)))
        except (rarfile.Error, *BAD_ZIP) as error:
            return _unread(f"damaged: {error}"[:200])
        self._bytes += len(body)
        if len(body) > most:
            return _unread("too large when unpacked")
        content = read(body, f"{url.partition('?')[0]}/{quote(member.name.rpartition('/')[2])}")
        self._characters += sum(map(len, content.lines))
        return content


def _unread(reason: str) -> Content:
    return Content(kind="other", quality="none", reason=reason)


def _together(names: list[str], contents: list[Content], unread: dict[str, str]) -> Content:
    lines = [name for name in names if name]
    starts: list[int] = []
    for content in contents:
        starts.append(len(lines))
        lines += content.lines
    return Content(
        kind="zip",
        title=contents[0].title if len(names) == 1 and contents else "",
        headings=tuple(dict.fromkeys(heading for content in contents for heading in content.headings)),
        lines=tuple(lines),
        tables=tuple(table for content in contents for table in content.tables),
        links=tuple(dict.fromkeys(link for content in contents for link in content.links)),
        quality="native" if contents else "none",
        reason=_reason(unread) if names else "empty",
        pages=max(len(names), 1),
        page_starts=tuple(starts),
    )


def _reason(unread: dict[str, str]) -> str:
    """Which members could not be read, and why."""
    told = "; ".join(f"{name} – {reason}" for name, reason in unread.items())
    return f"archive: not read: {told}"[:_LONGEST_REASON] if told else ""


def _name(member: zipfile.ZipInfo) -> str:
    """A name not marked as UTF-8 was taken for cp437; on Thai machines it is UTF-8 or windows-874."""
    if member.flag_bits & _IS_UTF8:
        return member.filename
    try:
        return decode(member.filename.encode("cp437"), "tis-620")
    except UnicodeEncodeError:
        return member.filename
