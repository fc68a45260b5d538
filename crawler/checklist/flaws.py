"""Sentences for a broken checklist: the file, the place in it and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, get_args

import msgspec

from crawler.checklist.model import (
    Basis,
    Check,
    Checklist,
    DataYear,
    Element,
    Indicator,
    Item,
    Kind,
    Level,
    Need,
    Scoring,
    SubIndicator,
)
from crawler.errors import ChecklistError
from crawler.language import Message, _
from crawler.models import Frozen

__all__ = ["Flaw", "one_of", "shape_flaw"]

_MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<index>\d+|\.\.\.)\]")
_QUOTED = re.compile(r"[`']([^`']*)[`']")

_TABLES: dict[str, type[msgspec.Struct]] = {
    "": Checklist,
    "items": Item,
    "elements": Element,
    "scoring": Scoring,
    "indicators": Indicator,
    "subs": SubIndicator,
    "levels": Level,
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "year": get_args(DataYear),
    "year_basis": get_args(Basis),
    "basis": get_args(Basis),
    "levels_basis": get_args(Basis),
    "level": get_args(Need),
    "kind": get_args(Kind),
    "check": get_args(Check),
}
_TYPES = {
    "str": _('ข้อความในเครื่องหมาย " "'),
    "int": _("จำนวนเต็ม"),
    "float": _("ตัวเลข"),
    "bool": _("true หรือ false"),
    "array": _("รายการในวงเล็บ [ ]"),
    "object": _("ตารางของ TOML"),
}


class Flaw(Frozen):
    """What is wrong with a checklist and where: `place` is such as "o4.elements.map.level"."""

    place: str
    what: Message

    def error(self, file: str) -> ChecklistError:
        """The error that tells it of `file`."""
        where = f" ({self.place})" if self.place else ""
        return ChecklistError(
            _("รายการตรวจ {file}{where}: {what} โปรดแก้ไขไฟล์แล้วลองใหม่", file=file, where=where, what=self.what)
        )


def one_of(given: str, known: Iterable[str]) -> Message:
    """A closing remark: the known name that `given` is nearest to, else all the known names."""
    names = tuple(known)
    # Names as short as "9.1" are all alike; the list says more.
    near = get_close_matches(given, names, n=1) if len(given) > 3 else []
    if near:
        return _("อาจหมายถึง “{name}”", name=near[0])
    listed = ", ".join(names)
    return _("ใช้ได้เฉพาะ {listed}", listed=listed)


def shape_flaw(error: msgspec.ValidationError, raw: dict[str, Any]) -> Flaw:
    """The flaw behind msgspec's error: it counts list entries, people know them by id and key."""
    told = _MESSAGE.fullmatch(str(error))
    assert told is not None  # the pattern matches any text
    names, key, table = _walk(told["path"] or "", raw)
    quoted = _QUOTED.findall(told["what"])
    if told["what"].startswith("Object contains unknown field"):
        known = (field.encode_name for field in msgspec.structs.fields(_TABLES[table]) if field.name != "sha256")
        return Flaw(place=names, what=_("ไม่รู้จักคีย์ “{key}” {hint}", key=quoted[0], hint=one_of(quoted[0], known)))
    if told["what"].startswith("Object missing required field"):
        return Flaw(place=names, what=_("ไม่มีคีย์ “{key}”", key=quoted[0]))
    if told["what"].startswith("Invalid enum value") and key in _CHOICES:
        hint = one_of(quoted[0], _CHOICES[key])
        return Flaw(place=names, what=_("ใช้ค่า “{value}” ไม่ได้ {hint}", value=quoted[0], hint=hint))
    if quoted and quoted[0] in _TYPES:
        return Flaw(place=names, what=_("ค่าต้องเป็น{kind}", kind=_TYPES[quoted[0]]))
    return Flaw(place=names, what=_("ค่าไม่ถูกต้อง ({reason})", reason=told["what"]))


def _walk(path: str, raw: object) -> tuple[str, str, str]:
    """From msgspec's path ".items[3].elements[0].level": the place for people, the last key, the table it is in."""
    names: list[str] = []
    key = table = ""
    here: Any = raw
    for step in _STEP.finditer(path):
        if step["key"]:
            key = step["key"]
            table = key if key in _TABLES else table
            here = here.get(key) if isinstance(here, dict) else None
            names.append(key)
            continue
        index = int(step["index"]) if step["index"].isdigit() else -1
        here = here[index] if isinstance(here, list) and 0 <= index < len(here) else None
        name = str(here.get("id") or here.get("key") or here.get("name") or "") if isinstance(here, dict) else ""
        if name:
            names[-1] = name if names[-1] == "items" else f"{names[-1]}.{name}"
        elif index >= 0:
            names[-1] += f"[{index + 1}]"
    return ".".join(names), key, table
