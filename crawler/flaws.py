"""What is wrong with a TOML file that a person wrote: the place in it, and what was expected there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

import msgspec

from crawler.language import Message, _
from crawler.models import Frozen

__all__ = ["Flaw", "FlawedError", "Shapes", "one_of", "parsed", "shape_flaw"]

_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<index>\d+|\.\.\.)\]")
_QUOTED = re.compile(r"[`']([^`']*)[`']")
_BOUND = re.compile(r"Expected `(?:int|float)` (>=|<=) ([\d.]+)")
_TYPES = {
    "str": _('ข้อความในเครื่องหมาย " "'),
    "int": _("จำนวนเต็ม"),
    "float": _("ตัวเลข"),
    "bool": _("true หรือ false"),
    "array": _("รายการในวงเล็บ [ ]"),
    "object": _("ตารางของ TOML"),
}


class Flaw(Frozen):
    """What is wrong and where: `place` is such as "o4.elements.map.level"; empty where it is the whole file."""

    place: str
    what: Message


class FlawedError(Exception):
    """A file that can't be used, for the caller to tell as its own kind of error."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.what.en)
        self.flaw = flaw


class Shapes(Frozen):
    """What a file is made of: its tables by the key that they stand under, "" for the file itself; the values that a
    key may have; keys that are never typed; and the tables whose entries are called by their name alone."""

    tables: Mapping[str, type[msgspec.Struct]]
    choices: Mapping[str, tuple[str, ...]]
    untyped: frozenset[str] = frozenset()
    known_by_name: frozenset[str] = frozenset()


def parsed(data: bytes) -> dict[str, Any]:
    """The TOML tables of a file. Editors on Windows put a byte order mark first; it is passed over. FlawedError where
    it is no TOML."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = _("บรรทัดที่ {line} ไม่ได้เข้ารหัสแบบ UTF-8 โปรดบันทึกไฟล์เป็น UTF-8", line=line)
        raise FlawedError(Flaw(place="", what=what)) from error
    except (ValueError, RecursionError) as error:
        # tomllib's own error is a ValueError; so is a number of thousands of digits.
        raise FlawedError(Flaw(place="", what=_not_toml(error))) from error


def _not_toml(error: Exception) -> Message:
    at = _LINE.search(str(error))
    reason = _LINE.sub("", str(error)).strip()
    if at is None:
        return _("รูปแบบ TOML ไม่ถูกต้อง ({reason})", reason=reason)
    if at[1] is None:
        return _("รูปแบบ TOML ไม่ถูกต้องที่ท้ายไฟล์ ({reason})", reason=reason)
    return _("รูปแบบ TOML ไม่ถูกต้องที่บรรทัดที่ {line} คอลัมน์ที่ {column} ({reason})", line=at[1], column=at[2], reason=reason)


def one_of(given: str, known: Iterable[str]) -> Message:
    """A closing remark: the known name that `given` is nearest to, else all the known names."""
    names = tuple(known)
    # Names as short as "9.1" are all alike; the list says more.
    near = get_close_matches(given, names, n=1) if len(given) > 3 else []
    if near:
        return _("อาจหมายถึง “{name}”", name=near[0])
    listed = ", ".join(names)
    return _("ใช้ได้เฉพาะ {listed}", listed=listed)


def shape_flaw(error: msgspec.ValidationError, raw: dict[str, Any], shapes: Shapes) -> Flaw:
    """The flaw behind msgspec's error: it counts list entries, people know them by id, key or name."""
    told = _MESSAGE.fullmatch(str(error))
    assert told is not None  # the pattern matches any text
    place, key, table = _walk(told["path"] or "", raw, shapes)
    return Flaw(place=place, what=_what(told["what"], key, table, shapes))


def _what(told: str, key: str, table: str, shapes: Shapes) -> Message:
    quoted = _QUOTED.findall(told)
    if told.startswith("Object contains unknown field"):
        fields = msgspec.structs.fields(shapes.tables[table])
        known = (field.encode_name for field in fields if field.name not in shapes.untyped)
        return _("ไม่รู้จักคีย์ “{key}” {hint}", key=quoted[0], hint=one_of(quoted[0], known))
    if told.startswith("Object missing required field"):
        return _("ไม่มีคีย์ “{key}”", key=quoted[0])
    if told.startswith("Invalid enum value") and key in shapes.choices:
        return _("ใช้ค่า “{value}” ไม่ได้ {hint}", value=quoted[0], hint=one_of(quoted[0], shapes.choices[key]))
    if bound := _BOUND.match(told):
        return _("ต้องไม่น้อยกว่า {bound}", bound=bound[2]) if bound[1] == ">=" else _("ต้องไม่เกิน {bound}", bound=bound[2])
    if quoted and quoted[0] in _TYPES:
        return _("ค่าต้องเป็น{kind}", kind=_TYPES[quoted[0]])
    return _("ค่าไม่ถูกต้อง ({reason})", reason=told)


def _walk(path: str, raw: object, shapes: Shapes) -> tuple[str, str, str]:
    """From msgspec's path ".items[3].elements[0].level": the place for people, the last key, the table it is in."""
    names: list[str] = []
    key = table = ""
    here: Any = raw
    for step in _STEP.finditer(path):
        if step["key"]:
            key = step["key"]
            table = key if key in shapes.tables else table
            here = here.get(key) if isinstance(here, dict) else None
            names.append(key)
            continue
        index = int(step["index"]) if step["index"].isdigit() else -1
        here = here[index] if isinstance(here, list) and 0 <= index < len(here) else None
        name = str(here.get("id") or here.get("key") or here.get("name") or "") if isinstance(here, dict) else ""
        if name:
            names[-1] = name if names[-1] in shapes.known_by_name else f"{names[-1]}.{name}"
        elif index >= 0:
            names[-1] += f"[{index + 1}]"
    return ".".join(names), key, table
