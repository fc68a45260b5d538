"""report.json: the contract, byte for byte, and the schema that ships with it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

import crawler.report
from crawler.errors import UsageError
from crawler.models import Candidate, Evidence
from crawler.report import from_json, to_json
from tests.report.sample import ROWS, URGENT, Row, report

SCHEMA = json.loads(Path(crawler.report.__file__).with_name("schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def told(**more: Any) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(to_json(report(**more)))
    return decoded


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("surveys", [{}, {"iit": None}, {"rows": ()}, {"rows": ROWS[:3]}])
def test_a_report_keeps_the_contract(surveys: dict[str, Any]) -> None:
    VALIDATOR.validate(told(**surveys))


def test_what_is_urgent_is_kept_to_the_contract() -> None:
    hacked = msgspec.structs.replace(report(), urgent=(URGENT,))
    VALIDATOR.validate(json.loads(to_json(hacked)))
    assert from_json(to_json(hacked)) == hacked


def test_keys_stand_in_the_contracts_order() -> None:
    whole = told()
    assert list(whole) == ["schema", "tool", "checklist", "site", "run", "urgent", "items", "scores", "skipped"]
    assert list(whole["run"]) == [
        "id", "started", "finished", "fetches", "documents", "bytes", "stopped_by", "access",
        "politeness", "tls", "browser", "scans",
    ]  # fmt: skip
    assert list(whole["run"]["browser"]) == ["used", "pages", "reasons", "unseen", "examples"]
    assert list(whole["items"][1]) == [
        "id", "name", "sub_indicator", "status", "probability", "evidence", "elements", "problems", "fix",
    ]  # fmt: skip
    assert list(whole["items"][1]["evidence"][0]) == [
        "url", "kind", "title", "fiscal_year", "click_path", "sha256", "fetched", "text_source", "excerpt",
    ]  # fmt: skip
    assert list(whole["items"][1]["elements"][0]) == ["key", "text", "level", "basis", "met", "url", "quote"]
    assert list(whole["items"][1]["problems"][0]) == ["code", "message_th", "message_en", "url"]
    assert list(whole["items"][1]["fix"]) == ["th", "en", "owner", "gain"]
    assert list(whole["items"][1]["fix"]["gain"]) == ["9", "10", "oit"]
    assert list(whole["scores"]) == ["9", "10", "oit", "ita", "model"]
    assert list(whole["scores"]["9"]) == ["score", "low", "high", "floor", "ceiling", "as_found", "sub"]
    assert list(whole["scores"]["ita"]) == ["score", "low", "high", "floor", "ceiling", "as_found", "level"]
    assert told(eit=None)["scores"]["ita"] is None


def test_the_same_report_gives_the_same_bytes_and_comes_back_whole() -> None:
    first = to_json(report())
    assert first == to_json(report())
    assert from_json(first) == report()
    assert to_json(from_json(first)) == first
    assert first.endswith(b"}\n")
    assert "เทศบาลตำบลทุ่งสาธิต".encode() in first
    assert b'\n  "schema": "oit-report/1",\n' in first


def test_probabilities_have_four_decimals_and_candidates_stay_behind() -> None:
    whole = report(rows=(Row(sub="9.1", name="โครงสร้าง", probability=0.123456789),))
    candidates = (Candidate(url="https://www.thungsathit.example/secret-candidate"),)
    item = msgspec.structs.replace(whole.items[0], candidates=candidates)
    written = to_json(msgspec.structs.replace(whole, items=(item,)))
    assert json.loads(written)["items"][0]["probability"] == 0.1235
    assert b"candidate" not in written


def test_half_characters_of_strangers_do_not_stop_the_report() -> None:
    whole = report(rows=(Row(sub="9.1", name="โครงสร้าง"),))
    broken = Evidence(url="https://www.thungsathit.example/\ud800", kind="page", title="a\udcffb\x00\x1b[31m")
    item = msgspec.structs.replace(whole.items[0], evidence=(broken,))
    decoded = json.loads(to_json(msgspec.structs.replace(whole, items=(item,))))
    assert decoded["items"][0]["evidence"][0]["title"] == "a?b\x00\x1b[31m"
    VALIDATOR.validate(decoded)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[]", b"{}", b'{"schema": "oit-report/2"}', b'{"schema": "oit-report/1"}', b"{" * 9],
)
def test_anything_else_is_refused_in_both_languages(data: bytes) -> None:
    with pytest.raises(UsageError) as refused:
        from_json(data)
    assert "report.json" in refused.value.message.th
    assert "oit-report/1" in refused.value.message.en


def test_a_report_with_a_wrong_item_is_refused() -> None:
    whole = told()
    whole["items"][0]["status"] = "perfect"
    with pytest.raises(UsageError, match="perfect"):
        from_json(json.dumps(whole).encode())


Path_ = tuple[str | int, ...]


def at(whole: Any, path: Path_) -> Any:
    for step in path:
        whole = whole[step]
    return whole


def objects(schema_free: Any, path: Path_ = ()) -> list[Path_]:
    """The places of all objects in a report whose keys the contract fixes."""
    places: list[Path_] = []
    if isinstance(schema_free, dict):
        if not path or path[-1] not in ("access", "gain", "reasons", "sub"):
            places.append(path)
        for key, each in schema_free.items():
            places += objects(each, (*path, key))
    elif isinstance(schema_free, list):
        for place, each in enumerate(schema_free[:2]):
            places += objects(each, (*path, place))
    return places


def test_no_key_may_be_missing_and_none_may_be_added() -> None:
    whole = told()
    places = objects(whole)
    assert len(places) > 20
    for place in places:
        for key in at(whole, place):
            without = copy.deepcopy(whole)
            del at(without, place)[key]
            assert not VALIDATOR.is_valid(without), (*place, key)
        added = copy.deepcopy(whole)
        at(added, place)["surprise"] = 1
        assert not VALIDATOR.is_valid(added), place


def put(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(whole: dict[str, Any]) -> None:
        at(whole, path[:-1])[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        put("schema", value="oit-report/2"),
        put("checklist", "fiscal_year", value="2567"),
        put("checklist", "fiscal_year", value=2024),
        put("checklist", "sha256", value="ABCD"),
        put("run", "started", value="21 พ.ย. 2569"),
        put("run", "fetches", value=-1),
        put("run", "stopped_by", value="bored"),
        put("run", "access", "ok", value=1.5),
        put("items", 0, "id", value="1"),
        put("items", 0, "status", value="ผ่าน"),
        put("items", 0, "probability", value=1.01),
        put("items", 0, "sub_indicator", value="9"),
        put("items", 0, "evidence", 0, "kind", value="exe"),
        put("items", 0, "evidence", 0, "click_path", value="หน้าหลัก"),
        put("items", 0, "elements", 0, "met", value="yes"),
        put("items", 0, "elements", 0, "basis", value="guess"),
        put("items", 1, "problems", 0, "code", value="Missing Element"),
        put("items", 1, "problems", 0, "message_en", value=""),
        put("items", 1, "fix", "gain", "9", value=-0.01),
        put("items", 1, "fix", "gain", "nine", value=1),
        put("scores", "oit", "score", value=100.01),
        put("scores", "9", "sub", "9", value=1),
        put("scores", "ita", value={}),
        put("scores", "model", value=""),
        put("skipped", 0, "count", value="64"),
    ],
)
def test_wrong_values_are_refused(change: Callable[[dict[str, Any]], None]) -> None:
    whole = told()
    change(whole)
    assert not VALIDATOR.is_valid(whole)


@pytest.mark.parametrize(
    "change",
    [
        put("items", 1, "problems", 0, "code", value="a_code_to_come"),
        put("skipped", 0, "reason", value="a_reason_to_come"),
        put("run", "access", value={"ok": 1, "a_fault_to_come": 2}),
        put("run", "browser", "reasons", value={"a_sign_to_come": 2}),
        put("items", 0, "fix", value=None),
        put("site", "body", value=""),
    ],
)
def test_open_lists_stay_open(change: Callable[[dict[str, Any]], None]) -> None:
    whole = told()
    change(whole)
    VALIDATOR.validate(whole)
