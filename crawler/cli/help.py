"""The help of the command line, and its complaints, in the language of the user.

Our own texts are in the catalogue. What Typer says itself is English; its Thai stands here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import pairwise
from typing import Any

import typer
from typer.exceptions import TyperException

from crawler.language import Message

__all__ = ["complaint", "language", "speak"]


def language(arguments: Sequence[str]) -> str:
    """What was asked for by --lang, wherever it stands, else by OIT_LANG; Typer will refuse what is no language."""
    asked = os.environ.get("OIT_LANG", "")
    for before, each in pairwise(["", *arguments]):
        if before == "--lang":
            asked = each
        elif each.startswith("--lang="):
            asked = each.removeprefix("--lang=")
    return asked or "th"


def speak(command: Any, lang: str) -> None:  # noqa: ANN401 - the library hides the type of its commands
    """Put the help of a command, and of all below it, into `lang`, which is also what they speak if not told to."""
    for each in (command, *command.params):
        for text in ("help", "epilog"):
            if getattr(each, text, None):
                setattr(each, text, Message(getattr(each, text)).told(lang))
    for option in command.params:
        if option.name == "lang":
            option.default = lang
    if lang != "en":
        command.context_class = _ThaiContext
    for below in getattr(command, "commands", {}).values():
        speak(below, lang)


def complaint(error: TyperException, lang: str) -> str:
    """What Typer has to say of a command line that it can't use."""
    said = StringIO()
    show: Any = getattr(error, "show")  # noqa: B009 - all that Typer raises have it, and none say so to type checkers
    show(said)
    return said.getvalue() if lang == "en" else _translated(said.getvalue(), _COMPLAINTS)


# --- Thai for what Typer says in English ------------------------------------------------------------------------------

_HEADINGS = {"Arguments": "อาร์กิวเมนต์", "Options": "ตัวเลือก", "Commands": "คำสั่ง"}
_HELP = (
    (r"Show this message and exit\.", "แสดงวิธีใช้นี้"),
    (r"\benv var: ", "ตัวแปร "),
    (r"\bdefault: ", "ค่าปกติ "),
    (r"\brequired\]", "ต้องระบุ]"),
    (r"([\d.]+)<=x<=([\d.]+)", r"\1 ถึง \2"),
)
_USAGE = (
    (r"\[OPTIONS\]", "[ตัวเลือก]"),
    (r"COMMAND \[ARGS\]\.\.\.", "คำสั่ง ..."),
)
_COMPLAINTS = (
    (r"^Try '(.+)' for help\.$", r"ดูวิธีใช้ได้ด้วยคำสั่ง \1"),
    (r"^Error: ", "ข้อผิดพลาด: "),
    (r"Missing argument '(.+)'\.", r"ยังไม่ได้ระบุ \1"),
    (r"Missing command\.", "ยังไม่ได้ระบุคำสั่ง"),
    (r"No such command '(.+?)'\.", r"ไม่มีคำสั่ง \1"),
    (r" Did you mean (.+)\?", r" อาจหมายถึง \1"),
    (r"No such option: (\S+)", r"ไม่มีตัวเลือก \1"),
    (r"\(Possible options: (.+)\)", r"อาจหมายถึง \1"),
    (r"Option '(.+)' requires an argument\.", r"ตัวเลือก \1 ต้องมีค่าตามหลัง"),
    (r"Option '(.+)' does not take a value\.", r"ตัวเลือก \1 ไม่มีค่าตามหลัง"),
    (r"Got unexpected extra argument\(s\) \((.+)\)", r"มีคำเกินมา: \1"),
    (r"Invalid value for '(.+?)': ", r"ค่าของ \1 ใช้ไม่ได้ "),
    (r"Input should be less than or equal to (\S+)", r"ต้องไม่เกิน \1"),
    (r"Input should be greater than or equal to (\S+)", r"ต้องไม่น้อยกว่า \1"),
    (r"Input should be a (?:valid|finite) (?:integer|number).*", "ต้องเป็นตัวเลข"),
    (r"(?:Value error, )?'(.*)' is not one of (.+)\.", r"“\1” ไม่ใช่ค่าใดใน \2"),
)


class _ThaiContext(typer.Context):
    """Where Typer keeps what it knows of a command; it brings what writes the help."""

    def make_formatter(self) -> Any:  # noqa: ANN401 - the library hides the type of its formatters
        return _ThaiFormatter(super().make_formatter())


class _ThaiFormatter:
    """Writes help as Typer does, with Thai for Typer's own words, put there before the lines are broken."""

    def __init__(self, inner: Any) -> None:  # noqa: ANN401
        self._inner = inner

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._inner, name)

    def write_usage(self, prog: str, args: str = "") -> None:
        self._inner.write_usage(prog, _translated(args, _USAGE), "วิธีใช้: ")

    def section(self, name: str) -> Any:  # noqa: ANN401
        return self._inner.section(_HEADINGS.get(name, name))

    def write_dl(self, rows: Iterable[tuple[str, str]]) -> None:
        self._inner.write_dl([(name, _translated(text, _HELP)) for name, text in rows])


def _translated(text: str, phrases: Iterable[tuple[str, str]]) -> str:
    for english, thai in phrases:
        text = re.sub(english, thai, text, flags=re.MULTILINE)
    return text
