"""What was not opened, told to people and to programs."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from rich.console import Console

from crawler.models import Unfetched
from crawler.report import describe_unfetched, terms, unfetched_json
from crawler.report.words import words

REASONS = ("robots", "scope", "trap", "media", "budget", "duplicate", "sampled", "settled", "unreachable", "redirects")


def told(*found: Unfetched, lang: str = "en", width: int = 40) -> str:
    out = StringIO()
    Console(file=out, width=width).print(describe_unfetched(found, lang), soft_wrap=False)
    return out.getvalue()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_reason_has_a_sentence_of_its_own(lang: str) -> None:
    sentences = {words(lang).term(terms.SKIPPED, reason) for reason in (*REASONS, "waiting")}
    assert len(sentences) == len(REASONS) + 1
    assert not sentences & set(REASONS)


def test_reasons_are_counted_and_a_new_one_is_shown_as_it_is() -> None:
    found = [Unfetched(url=f"https://a.example/{n}", reason="later") for n in range(2)]
    text = told(*found, Unfetched(url="https://b.example/", reason="scope"))
    assert "later · 2" in text
    assert "site · 1" in " ".join(text.split())


def test_a_stranger_cannot_write_on_the_terminal() -> None:
    found = Unfetched(url="https://a.example/", reason="scope", text="\x1b[31mred\u202e" + "x" * 500, page="http://b/")
    text = told(found)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "x" * 200 not in text
    assert json.loads(unfetched_json("run", [found]))["skipped"][0]["page"] == "http://b/"


def test_nothing_left_and_nothing_known_are_two_things() -> None:
    assert told() != ""
    out = StringIO()
    Console(file=out, width=200).print(describe_unfetched(None, "en"))
    assert "recording" in out.getvalue()
    assert "recording" not in told()
    assert json.loads(unfetched_json("run", ()))["skipped"] == []
    assert json.loads(unfetched_json("run", None))["skipped"] is None
