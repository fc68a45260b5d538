"""Comparisons and histories in every form: kept to their schemas, harmless whatever strangers wrote."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace
from rich.console import Console, RenderableType
from selectolax.lexbor import LexborHTMLParser

import crawler.report
from crawler.compare import Cause, Difference, History, history
from crawler.errors import UsageError
from crawler.report import (
    describe_difference,
    describe_history,
    difference_html,
    difference_json,
    history_html,
    history_json,
    why,
)
from tests.report.changes import difference, hostile_difference, hostile_history, nights
from tests.report.hostile import ATTACKS, LINKS
from tests.report.sample import SITE, report
from tests.report.test_html_holds import stands_out

EMPTY = replace(difference(), items=(), vanished=(), new=())


def schema(name: str) -> jsonschema.Draft202012Validator:
    path = Path(crawler.report.__file__).parent / name / "schema.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def drawn(what: RenderableType, width: int = 80, **settings: Any) -> str:
    target = StringIO()
    Console(file=target, width=width, highlight=False, **settings).print(what, crop=False)
    return target.getvalue()


# --- for programs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", [difference(), EMPTY, hostile_difference()], ids=["usual", "empty", "hostile"])
def test_a_comparison_keeps_its_contract(found: Difference) -> None:
    told = json.loads(difference_json(found))
    schema("diff").validate(told)
    assert difference_json(found) == difference_json(found)
    assert list(told) == [
        "schema", "site", "checklist", "before", "after", "regressions", "items", "vanished", "new",
    ]  # fmt: skip


@pytest.mark.parametrize("found", [nights(), nights(1, None)])
def test_a_history_keeps_its_contract(found: History) -> None:
    schema("history").validate(json.loads(history_json(found)))
    assert history_json(found) == history_json(found)


def put(*path: str | int, value: Any) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(difference_json(difference()))
    at: Any = whole
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return whole


@pytest.mark.parametrize(
    "broken",
    [
        put("schema", value="oit-diff/2"),
        put("items", 0, "direction", value="bad"),
        put("items", 0, "kinds", value=[]),
        put("items", 0, "kinds", value=["verdict", "verdict"]),
        put("items", 0, "cause", value=None),
        put("items", 0, "before", value="perfect"),
        put("items", 0, "surprise", value=1),
        put("items", 0, "evidence", 0, "text", "hunks", 0, "lines", 0, "sign", value=" "),
        put("regressions", value=["7"]),
        put("before", "scores", value={}),
    ],
)
def test_wrong_values_are_refused(broken: dict[str, Any]) -> None:
    assert not schema("diff").is_valid(broken)


def test_a_cause_to_come_is_no_break_of_the_contract() -> None:
    schema("diff").validate(put("items", 0, "cause", "kind", value="a_cause_to_come"))


# --- for people -------------------------------------------------------------------------------------------------------


def test_every_cause_is_said_in_both_languages_and_names_what_it_knows() -> None:
    for item in difference().items:
        assert why(item.cause).th != why(item.cause).en
        assert "{" not in why(item.cause).th + why(item.cause).en
    assert why(Cause(kind="removed", code="410")).en.endswith("(code 410)")
    assert "too long" in why(Cause(kind="unreachable", code="timeout")).en
    assert "not in any list" in why(Cause(kind="unreachable", code="not in any list")).en
    assert "robots.txt" in why(Cause(kind="robots")).th
    assert "town.example/new" in why(Cause(kind="moved", target="https://town.example/new")).th
    assert "0.1.0" in why(Cause(kind="tool", code="0.1.0", target="0.2.0")).th


def test_worse_comes_first_and_what_the_tool_changed_last() -> None:
    page = LexborHTMLParser(difference_html(difference(), "en"))
    headings = [node.attributes["id"] for node in page.css("h2")]
    assert headings == [
        "scores-heading",
        *(f"way-{way}" for way in ("worse", "unseen", "better", "seen", "same", "rules")),
        "vanished",
        "new",
    ]  # fmt: skip
    rules = page.css_first('section[aria-labelledby="way-rules"]')
    assert rules is not None
    assert {node.attributes["id"] for node in rules.css("article")} == {
        item.id for item in difference().items if item.cause.kind in ("tool", "checklist")
    }
    assert "Different versions of the tool" in page.text()


def test_nothing_changed_is_said() -> None:
    for lang, words in (("th", "ไม่มีอะไรเปลี่ยน"), ("en", "Nothing has changed")):
        assert words in difference_html(EMPTY, lang)
        assert words in drawn(describe_difference(EMPTY, lang))


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("hostile", [False, True])
def test_pages_ask_nothing_of_the_network_and_run_nothing(lang: str, hostile: bool) -> None:
    pages = (
        difference_html(hostile_difference() if hostile else difference(), lang),
        history_html(hostile_history() if hostile else nights(), lang),
    )
    for source in pages:
        page = LexborHTMLParser(source)
        assert page.css("script, link, img, iframe, object, embed, base, form, video, audio, source, use, image") == []
        assert "url(" not in source
        assert "@import" not in source
        assert "default-src 'none'" in source
        assert not [name for node in page.css("*") for name in node.attributes if name.startswith("on")]
        links = [node.attributes["href"] or "" for node in page.css("[href]")]
        assert all(link.startswith(("#", "https://")) for link in links), links
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids))
        assert {node.attributes["aria-labelledby"] for node in page.css("[aria-labelledby]")} <= set(ids)
        assert all(node.attributes.get("scope") for node in page.css("th"))
        assert not any(mark in source for mark in ("\x1b", "\u202e", "\ud800", "\x00"))


@pytest.mark.parametrize("link", LINKS)
def test_no_address_of_a_stranger_becomes_a_dangerous_link(link: str) -> None:
    page = LexborHTMLParser(difference_html(difference("x", link), "th"))
    for node in page.css("a[href]"):
        assert (node.attributes["href"] or "").startswith(("#", "http://", "https://"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_stay_words_in_a_terminal(attack: str) -> None:
    shown = drawn(describe_difference(difference(attack, LINKS[0])), 60)
    assert not any(mark in shown for mark in ("\x1b", "\u202e", "\x00", "\x07"))
    told = drawn(describe_history(replace(hostile_history(), body=attack)), 60)
    assert not any(mark in told for mark in ("\x1b", "\u202e", "\x00", "\x07"))


def test_text_stands_out_from_its_ground() -> None:
    light, _, dark = difference_html(difference()).partition("prefers-color-scheme: dark")
    for source in (light, dark):
        stands_out(dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", source)))


# --- over time --------------------------------------------------------------------------------------------------------


def test_a_verdict_is_as_old_as_the_night_that_could_make_it() -> None:
    told = nights(4)  # met, met, unverifiable, unverifiable
    first, second = told.items[0], told.items[1]
    assert first.statuses == ("met", "met", "unverifiable", "unverifiable")
    assert (first.known, first.checked, first.age) == ("met", "2026-11-19T15:00:00Z", 3)
    assert first.since == "2026-11-20T15:00:00Z"
    assert (second.known, second.age, second.since) == (second.status, 1, "2026-11-18T15:00:00Z")
    page = history_html(told, "en")
    assert "3 days ago (met)" in page
    assert "1 day ago" in page


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (date(2026, 11, 23), "1 day left to submit (23 November B.E. 2569)"),
        (date(2026, 11, 22), "Today is the day to submit"),
        (date(2026, 11, 20), "The day to submit (20 November B.E. 2569) was 2 days ago"),
        (None, ""),
    ],
)
def test_the_days_that_are_left(deadline: date | None, words: str) -> None:
    told = nights(2, deadline)
    assert words in history_html(told, "en")
    assert words in drawn(describe_history(told, "en"), 100)
    if deadline is None:
        assert "submi" not in drawn(describe_history(told, "en"))
        assert json.loads(history_json(told))["deadline"] == ""


def test_other_years_are_left_out_and_said_to_be() -> None:
    old = report()
    old = replace(old, checklist={**old.checklist, "fiscal_year": 2566})
    told = history((old, old, report()), date(2026, 11, 22))
    assert (len(told.checks), told.others, told.fiscal_year) == (1, 2, 2567)
    assert "2 runs with checklists of other fiscal years" in history_html(told, "en")
    with pytest.raises(UsageError):
        history((), date(2026, 11, 22))


@pytest.mark.parametrize("count", [1, 2, 40, 365])
def test_the_chart_lies_within_its_frame(count: int) -> None:
    page = LexborHTMLParser(history_html(nights(count)))
    chart = page.css_first("svg.chart")
    assert chart is not None
    dots = [(float(node.attributes["cx"] or ""), float(node.attributes["cy"] or "")) for node in chart.css("circle")]
    assert len(dots) == (count if count <= 120 else 0)
    assert all(0 <= x <= 720 and 0 <= y <= 240 for x, y in dots)
    assert [x for x, _ in dots] == sorted(x for x, _ in dots)
    assert len(page.css(".timeline tbody tr")) == 35
    assert len(page.css(".checks tbody tr")) == count
    assert SITE.removeprefix("https://") in page.text()
