"""docs/checklist.md tells of every key and every word that a checklist may hold, and of no others."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from crawler.checklist import Check, Checklist, Element, Indicator, Item, Level, Scoring, SubIndicator, load
from crawler.checklist.model import Basis, DataYear, Kind, Need
from crawler.errors import ChecklistError
from crawler.judge.checks import CHECKS
from tests.checklist.made_up import write

GUIDE = (Path(__file__).parents[2] / "docs" / "checklist.md").read_text(encoding="utf-8")
PARTS: dict[type[msgspec.Struct], str] = {
    Checklist: "## The head of the file",
    Scoring: "## `scoring`",
    Indicator: "## `scoring`",
    SubIndicator: "## `scoring`",
    Level: "## `scoring`",
    Item: "## `items`",
    Element: "## `items.elements`",
}


def section(heading: str) -> str:
    """From the heading to the next one of its rank."""
    start = GUIDE.index(heading + "\n")
    rank = heading.split(maxsplit=1)[0]
    end = GUIDE.find(f"\n{rank} ", start + len(heading))
    return GUIDE[start : end if end >= 0 else len(GUIDE)]


def rows(text: str) -> list[str]:
    """What stands in the first column of the tables of `text`, each name apart."""
    firsts = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for first in firsts for name in re.findall(r"`([^`]+)`", first)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_key_is_told_in_its_section(part: type[msgspec.Struct]):
    text = section(PARTS[part])
    for field in msgspec.structs.fields(part):
        assert f"`{field.encode_name}`" in text, field.encode_name


@pytest.mark.parametrize("part", [Checklist, Item], ids=lambda part: part.__name__)
def test_no_key_is_told_that_does_not_exist(part: type[msgspec.Struct]):
    keys = {field.encode_name for field in msgspec.structs.fields(part)}
    assert set(rows(section(PARTS[part]))) <= keys


def test_every_check_has_its_row_and_its_code():
    told = rows(section("### The checks"))
    assert told == list(get_args(Check))
    assert set(told) == set(CHECKS)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("## How sure is a rule: `basis`", get_args(Basis)),
        ("## `items`", get_args(Kind)),
        ("## `items`", get_args(DataYear)),
        ("## `items.elements`", get_args(Need)),
    ],
)
def test_every_word_of_choice_is_told(heading: str, words: tuple[str, ...]):
    text = section(heading)
    assert [word for word in words if f"`{word}`" not in text] == []


@pytest.mark.parametrize("check", get_args(Check))
def test_words_are_used_as_told(tmp_path: Path, check: str):
    """Checks of "headings" and "if given" may have words, those of "–" refuse them, the others need some."""
    table = (line.split("|") for line in section("### The checks").splitlines() if line.startswith("| `"))
    told = {cells[1].strip(" `"): cells[3].strip() for cells in table}[check]
    for given, right in (("", told.startswith(("–", "headings", "if given"))), ('\nany = ["คำตัวอย่าง"]', told != "–")):
        path = write(tmp_path, 'check = "none"', f'check = "{check}"{given}')
        if right:
            assert load(path).item("o1").elements[1].check == check
        else:
            with pytest.raises(ChecklistError, match=check):
                load(path)


def test_examples_are_toml():
    examples = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert len(examples) == 4
    for example in examples:
        assert tomllib.loads(example)


def test_example_element_is_a_right_one():
    example = next(text for text in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL) if "items.elements" in text)
    element = msgspec.convert(tomllib.loads(example)["items"]["elements"][0], Element)
    assert element.check == "phrase"


def test_thai_stands_first():
    summary, _ = GUIDE.split("\n---\n", 1)
    assert len(re.findall("[ก-๙]", summary)) > 400
    assert "oit checklist check" in summary
