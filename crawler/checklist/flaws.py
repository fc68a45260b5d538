"""Sentences for a broken checklist: the file, the place in it and what was expected, in Thai and in English."""

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
    "str": ('ข้อความในเครื่องหมาย " "', "text in quotation marks"),
    "int": ("จำนวนเต็ม", "a whole number"),
    "float": ("ตัวเลข", "a number"),
    "bool": ("true หรือ false", "true or false"),
    "array": ("รายการในวงเล็บ [ ]", "a list in brackets [ ]"),
    "object": ("ตารางของ TOML", "a TOML table"),
}


class Flaw(Frozen):
    """What is wrong with a checklist and where: `place` is such as "o4.elements.map.level"."""

    place: str
    th: str
    en: str

    def error(self, file: str) -> ChecklistError:
        """The error that tells it of `file`."""
        where = f" ({self.place})" if self.place else ""
        return ChecklistError(
            f"รายการตรวจ {file}{where}: {self.th} โปรดแก้ไขไฟล์แล้วลองใหม่",
            f"Checklist {file}{where}: {self.en}; correct the file and try again.",
        )


def one_of(given: str, known: Iterable[str]) -> tuple[str, str]:
    """A closing remark in both languages: the known name that `given` is nearest to, else all the known names."""
    names = tuple(known)
    # Names as short as "9.1" are all alike; the list says more.
    near = get_close_matches(given, names, n=1) if len(given) > 3 else []
    if near:
        return f"อาจหมายถึง “{near[0]}”", f"perhaps “{near[0]}” is meant"
    listed = ", ".join(names)
    return f"ใช้ได้เฉพาะ {listed}", f"use one of {listed}"


def shape_flaw(error: msgspec.ValidationError, raw: dict[str, Any]) -> Flaw:
    """The flaw behind msgspec's error: it counts list entries, people know them by id and key."""
    told = _MESSAGE.fullmatch(str(error))
    assert told is not None  # the pattern matches any text
    names, key, table = _walk(told["path"] or "", raw)
    quoted = _QUOTED.findall(told["what"])
    if told["what"].startswith("Object contains unknown field"):
        known = (field.encode_name for field in msgspec.structs.fields(_TABLES[table]) if field.name != "sha256")
        th, en = one_of(quoted[0], known)
        return Flaw(place=names, th=f"ไม่รู้จักคีย์ “{quoted[0]}” {th}", en=f"unknown key “{quoted[0]}”, {en}")
    if told["what"].startswith("Object missing required field"):
        return Flaw(place=names, th=f"ไม่มีคีย์ “{quoted[0]}”", en=f"the key “{quoted[0]}” is missing")
    if told["what"].startswith("Invalid enum value") and key in _CHOICES:
        th, en = one_of(quoted[0], _CHOICES[key])
        return Flaw(place=names, th=f"ใช้ค่า “{quoted[0]}” ไม่ได้ {th}", en=f"the value “{quoted[0]}” is unknown, {en}")
    if quoted and quoted[0] in _TYPES:
        th, en = _TYPES[quoted[0]]
        return Flaw(place=names, th=f"ค่าต้องเป็น{th}", en=f"the value must be {en}")
    return Flaw(place=names, th=f"ค่าไม่ถูกต้อง ({told['what']})", en=told["what"])


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
