"""From a name or a path to a checked checklist."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from crawler.checklist.flaws import SHAPES, told
from crawler.checklist.model import Checklist
from crawler.checklist.rules import flaws
from crawler.errors import ChecklistError
from crawler.flaws import Flaw, FlawedError, parsed, shape_flaw
from crawler.language import _
from crawler.places import shipped

__all__ = ["available", "load"]

_LARGEST = 4_000_000


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
            raise told(Flaw(place="", what=_("ไฟล์ใหญ่เกินไป")), path.name)
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
    try:
        raw = parsed(data)
    except FlawedError as error:
        raise told(error.flaw, file) from error
    try:
        checklist = msgspec.convert(raw, Checklist)
    except msgspec.ValidationError as error:
        raise told(shape_flaw(error, raw, SHAPES), file) from error
    for flaw in flaws(checklist):
        raise told(flaw, file)
    return msgspec.structs.replace(checklist, sha256=hashlib.sha256(data).hexdigest())
