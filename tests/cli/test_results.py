"""`oit results` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.tools import Oit, faulty, sentence
from tests.faults import Page
from tests.results.made_up import BODY, SCORES, head, table, total_of

REPORT = "\n".join([*head(), *table(cells="\t")])


def test_a_file_as_json(oit: Oit, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    said = oit("results", "r.txt", "--json")
    assert said.code == 0, said.err
    told = json.loads(said.out)
    assert told["indicators"] == SCORES
    assert (told["fiscal_year"], told["body"], told["total"]) == (2567, BODY, total_of(SCORES))
    assert (told["items"], told["conflicts"]) == ({}, [])


def test_a_page_in_words(oit: Oit) -> None:
    rows = "".join(f"<p>{line}</p>" for line in [*head(total=99.0), *table(cells=" ")])
    page = Page(f"<meta charset=utf-8>{rows}".encode())
    with faulty({"/r": page}) as server:
        said = oit("results", server.url("/r"), "--lang", "en")
    assert said.code == 0, said.err
    assert BODY in said.out
    assert "Indicator 9" in said.out
    assert "but 99.00 is printed" in said.out


@pytest.mark.parametrize("name", ["none.pdf", "empty.txt"])
def test_what_has_no_result_is_said_in_a_sentence(oit: Oit, name: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("ประกาศ", encoding="utf-8")
    said = oit("results", name, "--lang", "en")
    assert name in sentence(said, 2, "en")
