"""Thai stands in the code as a text for people, marked for translation, or as what the tool looks for on websites."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch

from jinja2 import Environment, nodes

from tests.language.sources import MARKS, ROOT, THAI, modules, strings

DATA = {
    "crawl/sampling.py": "words of addresses",
    "cli/help.py": "Thai for the words of a library that speaks English; nothing of it is told in English",
    "judge/[!uw]*.py": "words that websites and officials use; what the judge says is in wording*.py and urgent.py",
    "report/docx/office.py": "kinds of bodies, and who heads and serves them",
    "judge/checks/*.py": "words that websites and officials use",
    "submission/addresses.py": "words that officials write in place of an address",
    "submission/columns.py": "what officials call the columns of their lists",
    "read/*.py": "letters and words of documents",
    "results/scores.py": "words that results are told in",
    "results/whose.py": "words that results are told in",
    "text/*.py": "letters and words of Thai",
}
"""Modules that hold Thai as data, and why."""


def is_data(path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in DATA)


def test_every_thai_text_for_people_is_marked_for_translation() -> None:
    stray = [
        f"{path}:{text.lineno}"
        for path, tree in modules()
        for text, marked in strings(tree)
        if THAI.search(str(text.value)) and not marked and not is_data(path)
    ]
    assert stray == [], "write _(…) around it, or say here why it is data"


def test_modules_of_data_hold_thai_and_speak_to_nobody() -> None:
    held = {path: list(strings(tree)) for path, tree in modules()}
    for pattern in DATA:
        found = [text for path, texts in held.items() if fnmatch(path, pattern) for text in texts]
        assert any(THAI.search(str(text.value)) for text, _ in found), pattern
        assert not any(marked for _, marked in found), pattern


def test_templates_hold_no_thai_but_in_texts_to_translate() -> None:
    found = 0
    for path in sorted((ROOT / "crawler").rglob("*.html")):
        tree = Environment().parse(path.read_text(encoding="utf-8"))
        marked = [
            text.value
            for call in tree.find_all(nodes.Call)
            if isinstance(call.node, nodes.Name) and call.node.name in MARKS
            for text in call.args
            if isinstance(text, nodes.Const)
        ]
        found += len(marked)
        assert not any(THAI.search(text.data) for text in tree.find_all(nodes.TemplateData))
        assert [text for text in thai(tree) if text not in marked] == []
    assert found > 50


def thai(tree: nodes.Template) -> Iterator[str]:
    return (text.value for text in tree.find_all(nodes.Const) if THAI.search(str(text.value)))
