"""What the sources hand to translators, found as docs/translating.md says, and once more by reading the code."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

__all__ = ["MARKS", "ROOT", "THAI", "english_of", "extracted", "marked_calls", "modules", "strings", "thai_of"]

ROOT = Path(__file__).resolve().parent.parent.parent
THAI = re.compile("[\u0e00-\u0e7f]")
MARKS = {"_", "_n", "_p", "N_"}


def extracted(folder: Path) -> Catalog:
    """Every message of the program, by the command in the document."""
    document = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^pybabel extract .+$", document, re.MULTILINE)
    target = folder / "oit.pot"
    words = [str(target) if word == "oit.pot" else word for word in shlex.split(command)]
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *words[1:]], cwd=ROOT, check=True, timeout=120)
    with target.open("rb") as file:
        return read_po(file)


def thai_of(message: Message) -> str:
    """The Thai text of a message, which is the same for one and for many."""
    return message.id if isinstance(message.id, str) else message.id[0]


def english_of(message: Message) -> tuple[str, ...]:
    """What a message is told as in English: once, or for one and for many."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def modules() -> Iterator[tuple[str, ast.Module]]:
    """The path below crawler/ and the tree of every module."""
    for path in sorted((ROOT / "crawler").rglob("*.py")):
        yield path.relative_to(ROOT / "crawler").as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def strings(tree: ast.AST, marked: bool = False) -> Iterator[tuple[ast.Constant, bool]]:
    """Every string of a module, docstrings apart, and whether it is handed to translators."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child, marked
        yield from strings(child, isinstance(child, ast.Call) and _name(child) in MARKS)


def marked_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call that hands a text to translators."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in MARKS)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
