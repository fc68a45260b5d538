"""The file in which decisions go from one store to another, and the list of them on a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

import crawler.report
from crawler.archive import Store, in_order
from crawler.errors import UsageError
from crawler.models import Conflict, ListedDecision, Ruling, SeenThen
from crawler.report import describe_conflict, describe_decisions, describe_ruling, rulings_from, rulings_json
from tests.report.hostile import ATTACKS

SCHEMA = json.loads(Path(crawler.report.__file__).with_name("decisions.schema.json").read_text(encoding="utf-8"))

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
TIMES = st.datetimes().map(lambda at: f"{at.year:04}-{at:%m-%dT%H:%M:%S}Z")
SEEN = st.builds(
    SeenThen,
    url=st.text(st.characters(codec="utf-8"), max_size=40),
    sha256=st.sampled_from(["a" * 64, "b" * 64]),
    words=st.sampled_from(["", "c" * 64]),
)
RULINGS = st.lists(
    st.builds(
        Ruling,
        action=st.just("decide"),
        site=st.sampled_from(["https://a.example/", "https://b.example/"]),
        checklist=st.just("oit-2567"),
        fiscal_year=st.just(2567),
        item=st.sampled_from(["o1", "o14"]),
        status=st.sampled_from(["met", "partial", "missing", "not_applicable"]),
        reason=WORDS,
        person=WORDS,
        at=TIMES,
        until=st.sampled_from(["", "2027-01-31"]),
        run=st.just("run-1"),
        verdict=st.sampled_from(["met", "unverifiable"]),
        evidence=st.lists(SEEN, max_size=2).map(tuple),
    ).flatmap(lambda each: st.sampled_from([each, replace(each, action="withdraw", status="", until="")])),
    max_size=6,
)


def ruling(**changes: str) -> Ruling:
    known = {"action": "decide", "site": "https://a.example/", "checklist": "oit-2567", "item": "o14", "status": "met"}
    known |= {"reason": "เห็นเอง", "person": "ก", "at": "2026-11-22T00:00:00Z", "run": "run-1", "verdict": "missing"}
    return Ruling(**(known | changes), fiscal_year=2567, evidence=())  # type: ignore[arg-type]


def kept(folder: Path, *logs: list[Ruling] | tuple[Ruling, ...], fresh: bool = False) -> tuple[Ruling, ...]:
    """The log of a store that took these in, or in which they were decided."""
    with Store(folder / "oit.db") as store:
        for log in logs:
            for each in log if fresh else ():
                store.rulings.add(each)
            if not fresh:
                store.rulings.take_in(log)
        return store.rulings.all()


@settings(deadline=None, max_examples=40)
@given(RULINGS, RULINGS)
def test_what_is_exported_is_taken_in_as_it_was_and_in_any_order(ours: list[Ruling], theirs: list[Ruling]) -> None:
    with TemporaryDirectory() as place:
        folders = [Path(place) / name for name in "abcd"]
        first, second = kept(folders[0], ours, fresh=True), kept(folders[1], theirs, fresh=True)
        for log in (first, second):
            data = rulings_json(log)
            jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(data))
            assert rulings_from(data) == log
            assert rulings_json(rulings_from(data)) == data
        both = kept(folders[2], first, second)
        assert both == kept(folders[3], second, first, first, second)
        assert set(both) == set(first) | set(second)
        assert list(both) == list(in_order(both))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def changed(data: bytes, **changes: object) -> bytes:
    whole = json.loads(data)
    whole["decisions"][0] |= changes
    return json.dumps(whole).encode()


def test_a_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    data = rulings_json(kept(tmp_path, [ruling()], fresh=True))
    assert len(rulings_from(data)) == 1
    for changes in (
        {"status": "missing"},
        {"person": "ข"},
        {"place": 7},
        {"more": 1},
        {"id": "0" * 32},
        {"at": "yesterday"},
        {"until": "2027-1-1"},
        {"item": "o14; DROP TABLE"},
        {"reason": ""},
        {"place": 0},
        {"place": 10**30},
    ):
        with pytest.raises(UsageError) as caught:
            rulings_from(changed(data, **changes))
        assert "\n" not in caught.value.message.th


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff", b'{"schema": "oit-report/1"}', b'{"schema": "oit-decisions/1"}', b"[" * 100_000],
)
def test_what_is_no_file_of_decisions_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(UsageError):
        rulings_from(data)


def printed(what: object) -> str:
    target = io.StringIO()
    Console(file=target, width=400).print(what)
    return target.getvalue()


@pytest.mark.parametrize("attack", [each for each in ATTACKS if len(each) < 200])
def test_names_and_reasons_stay_text(attack: str) -> None:
    evil = ruling(person=attack, reason=attack, site=f"https://a.example/{attack}")
    listed = ListedDecision(ruling=evil, state="lapsed", cause="new", url=attack)
    told = printed(describe_decisions([listed]))
    told += describe_ruling(evil) + describe_conflict(Conflict(ours=evil, theirs=evil, stands=evil))
    assert not set(told) & set("\x00\x1b\x07\u202e\u2066")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_an_item_is_never_told_without_its_year(lang: str) -> None:
    given = ruling()
    told = (
        printed(describe_decisions([ListedDecision(ruling=given, state="in_force")], lang)),
        describe_ruling(given, lang),
        describe_ruling(replace(given, action="withdraw", status=""), lang),
        describe_conflict(Conflict(ours=given, theirs=given, stands=given), lang),
    )
    for each in told:
        assert "o14 ปี 2567" in each or "o14 of 2567" in each
