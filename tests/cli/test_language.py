"""Help and complaints come in one language: Thai, or English where that was asked for, wherever it was asked."""

from __future__ import annotations

import re

import pytest

from crawler.cli import app
from tests.cli.tools import Oit

COMMANDS = [
    (),
    ("audit",),
    ("rejudge",),
    ("explain",),
    ("runs",),
    ("skipped",),
    ("doctor",),
    ("checklist",),
    ("checklist", "list"),
    ("checklist", "show"),
    ("checklist", "check"),
    ("watch",),
    ("watch", "init"),
    ("watch", "run"),
    ("watch", "status"),
    ("watch", "test-alert"),
    ("watch", "install"),
    ("watch", "thin"),
]
THAI = re.compile("[\u0e00-\u0e7f]")
LATIN = re.compile(r"[A-Z]?[a-z]+(?: [a-z]+)+")


def told(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_thai_and_fits(oit: Oit, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = oit(*command, "--help")
    assert said.code == 0
    usage, *lines = told(said.out)
    assert usage.startswith(f"วิธีใช้: {' '.join(('oit', *command))} ")
    assert THAI.search(lines[0])
    assert all(len(line) <= 60 for line in lines)
    assert LATIN.findall(said.out.replace("oit audit demo", "").replace(" ".join(command), "")) == []
    assert "แบบรายการ" not in said.out, "a checklist has one name"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_english_where_that_is_asked_for(oit: Oit, command: tuple[str, ...]) -> None:
    said = oit(*command, "--help", "--lang", "en")
    assert said.code == 0
    assert not THAI.search(said.out)
    assert told(said.out)[0].startswith("Usage: ")


def test_every_command_has_its_help(oit: Oit) -> None:
    assert all(command.help for command in app.registered_commands)
    assert "Opens no site, and writes a report only with --out." in oit("rejudge", "--help", "--lang", "en").out


@pytest.mark.parametrize(
    "arguments",
    [("--lang", "en", "checklist", "list"), ("checklist", "--lang=en", "list"), ("checklist", "list", "--lang", "en")],
)
def test_the_language_may_stand_anywhere(oit: Oit, arguments: tuple[str, ...]) -> None:
    said = oit(*arguments)
    assert said.code == 0
    assert "35 items" in said.out


def test_the_language_may_stand_in_the_environment(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIT_LANG", "en")
    assert "List the stored runs" in oit("--help").out
    assert "ดูการตรวจ" in oit("--help", "--lang", "th").out
    assert oit("--lang", "th", "checklist", "list").out.endswith("35 ข้อ\n")
    monkeypatch.setenv("OIT_LANG", "fr")
    said = oit("runs")
    assert said.code == 2
    assert "--lang" in said.err


@pytest.mark.parametrize(
    ("arguments", "thai", "english"),
    [
        (("audit",), "ยังไม่ได้ระบุ target", "Missing argument 'target'"),
        (("audit", "x", "--subdomain"), "ไม่มีตัวเลือก --subdomain อาจหมายถึง --subdomains", "No such option: --subdomain"),
        (("audit", "x", "y"), "มีคำเกินมา: y", "unexpected extra argument"),
        (("audit", "x", "--delay"), "ตัวเลือก --delay ต้องมีค่าตามหลัง", "requires an argument"),
        (("audit", "x", "--fresh=1"), "ตัวเลือก --fresh ไม่มีค่าตามหลัง", "does not take a value"),
        (("audit", "x", "--delay", "99"), "ค่าของ --delay ใช้ไม่ได้ ต้องไม่เกิน 60", "less than or equal to 60"),
        (("audit", "x", "--delay", "-1"), "ค่าของ --delay ใช้ไม่ได้ ต้องไม่น้อยกว่า 0", "greater than or equal to 0"),
        (("audit", "x", "--delay", "soon"), "ค่าของ --delay ใช้ไม่ได้ ต้องเป็นตัวเลข", "valid number"),
        (("audit", "x", "--max-pages", "1.5"), "ค่าของ --max-pages ใช้ไม่ได้ ต้องเป็นตัวเลข", "valid integer"),
        (("runs", "--lang", "fr"), "ค่าของ --lang ใช้ไม่ได้ “fr” ไม่ใช่ค่าใดใน 'th', 'en'", ""),
        (("audi",), "ไม่มีคำสั่ง audi อาจหมายถึง 'audit'", "Did you mean 'audit'?"),
        (("--lang", "th", "checklist", "x"), "ไม่มีคำสั่ง x", ""),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_a_complaint_is_in_the_language_too(oit: Oit, arguments: tuple[str, ...], thai: str, english: str) -> None:
    said = oit(*arguments)
    assert (said.code, said.out) == (2, "")
    assert told(said.err)[-1] == f"ข้อผิดพลาด: {thai}"
    if english:
        said = oit(*arguments[:1], "--lang", "en", *arguments[1:])
        assert said.code == 2
        assert english in said.err
        assert not THAI.search(said.err)
