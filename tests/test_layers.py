"""The rules of the house: imports point one way, modules and functions stay small, everything is typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 400
LONGEST_FUNCTION = 80

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*places: str) -> Iterator[tuple[str, str]]:
    """The path and text of every Python file in `places`, in order of their names."""
    for place in places:
        top = ROOT / place
        for path in [top] if top.is_file() else sorted(top.rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def functions(*places: str) -> Iterator[tuple[str, Function]]:
    for path, source in modules(*places):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, Function):
                yield f"{path}:{node.lineno} {node.name}", node


def untyped(function: Function) -> list[str]:
    """The names of parameters without an annotation, and "return"; `self` and `cls` need none."""
    given = function.args
    ordered = [*given.posonlyargs, *given.args]
    if ordered and ordered[0].arg in ("self", "cls"):
        ordered = ordered[1:]
    named = [*ordered, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return [*(each.arg for each in named if each.annotation is None), *([] if function.returns else ["return"])]


def test_imports_point_one_way():
    config = str(ROOT / "pyproject.toml")
    assert lint_imports(config_filename=config, no_cache=True) == 0, "run lint-imports to see the broken contract"


def test_modules_are_short():
    lengths = {path: len(text.splitlines()) for path, text in modules("crawler", "tests", "benchmarks", "start.py")}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_functions_are_short():
    lengths = {
        name: (node.end_lineno or node.lineno) - node.lineno + 1
        for name, node in functions("crawler", "tests", "benchmarks", "start.py")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_everything_is_typed():
    missing = {name: untyped(node) for name, node in functions("crawler", "start.py")}
    assert {name: names for name, names in missing.items() if names} == {}


def test_public_modules_name_their_face():
    """Every module that others may import says what it offers; private ones and __main__ have nothing to say."""
    silent = [
        path for path, text in modules("crawler") if not Path(path).stem.startswith("_") and "__all__" not in text
    ]
    assert silent == []


def test_a_missing_annotation_is_seen():
    tree = ast.parse("class A:\n    def f(self, a: int, b, *c, d: int = 0, **e) -> None: ...\ndef g(): ...")
    found = [untyped(node) for node in ast.walk(tree) if isinstance(node, Function)]
    assert sorted(found) == [["b", "c", "e"], ["return"]]
