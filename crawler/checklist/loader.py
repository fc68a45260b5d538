"""From a name or a path to a checked checklist."""

from __future__ import annotations

import hashlib
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from crawler.checklist.flaws import Flaw, shape_flaw
from crawler.checklist.model import Checklist
from crawler.checklist.rules import flaws
from crawler.errors import ChecklistError
from crawler.language import _
from crawler.places import shipped

__all__ = ["available", "load"]

_LARGEST = 4_000_000
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def available() -> tuple[str, ...]:
    """The names of the checklists that ship with the program, in order."""
    return tuple(sorted(path.stem for path in shipped("checklists").glob("*.toml")))


def load(name_or_path: str) -> Checklist:
    """The checklist of that name among the shipped ones, or the one in that file.

    Raises ChecklistError where there is none, where the file can't be read or isn't TOML, and for the first thing in it
    that is wrong.
    """
    path = _find(name_or_path)
    try:
        if path.stat().st_size > _LARGEST:
            raise Flaw(place="", what=_("ไฟล์ใหญ่เกินไป")).error(path.name)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ChecklistError(
            _("เปิดไฟล์รายการตรวจ {path} ไม่ได้ ({reason}) โปรดตรวจว่ามีไฟล์นี้และมีสิทธิ์อ่าน", path=path, reason=reason)
        ) from error
    return _checked(data, path.name)


def _find(name_or_path: str) -> Path:
    names = available()
    if name_or_path in names:
        return shipped("checklists") / f"{name_or_path}.toml"
    path = Path(name_or_path)
    with suppress(OSError):  # where no file can have such a name
        if path.suffix == ".toml" or path.is_file():
            return path
    listed = ", ".join(names)
    raise ChecklistError(
        _(
            "ไม่รู้จักรายการตรวจ “{name}” โปรดใช้ชื่อใดชื่อหนึ่งต่อไปนี้ หรือระบุไฟล์ .toml: {listed}",
            name=name_or_path,
            listed=listed,
        )
    )


def _checked(data: bytes, file: str) -> Checklist:
    raw = _parsed(data, file)
    try:
        checklist = msgspec.convert(raw, Checklist)
    except msgspec.ValidationError as error:
        raise shape_flaw(error, raw).error(file) from error
    for flaw in flaws(checklist):
        raise flaw.error(file)
    return msgspec.structs.replace(checklist, sha256=hashlib.sha256(data).hexdigest())


def _parsed(data: bytes, file: str) -> dict[str, Any]:
    """The TOML tables of a file. Editors on Windows put a byte order mark first; it is passed over."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        flaw = Flaw(
            place="",
            what=_("บรรทัดที่ {line} ไม่ได้เข้ารหัสแบบ UTF-8 โปรดบันทึกไฟล์เป็น UTF-8", line=line),
        )
        raise flaw.error(file) from error
    except (ValueError, RecursionError) as error:
        # tomllib's own error is a ValueError; so is a number of thousands of digits.
        raise _not_toml(error).error(file) from error


def _not_toml(error: Exception) -> Flaw:
    at = _LINE.search(str(error))
    reason = _LINE.sub("", str(error)).strip()
    if at is None:
        return Flaw(place="", what=_("รูปแบบ TOML ไม่ถูกต้อง ({reason})", reason=reason))
    if at[1] is None:
        return Flaw(place="", what=_("รูปแบบ TOML ไม่ถูกต้องที่ท้ายไฟล์ ({reason})", reason=reason))
    what = _("รูปแบบ TOML ไม่ถูกต้องที่บรรทัดที่ {line} คอลัมน์ที่ {column} ({reason})", line=at[1], column=at[2], reason=reason)
    return Flaw(place="", what=what)
