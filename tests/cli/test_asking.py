"""Asking the store and deciding, from the command line."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.tools import Oit, oit_in, sentence, traces


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo, audited."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["oit", "audit", "demo", "--no-screenshots", "--store", str(folder / "oit.db")])
        from crawler.cli import main

        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
    return folder


@pytest.fixture
def oit(demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Oit:
    return oit_in(demo, monkeypatch, capsys)


SQL = "SELECT item, fiscal_year, status, '=1+1' AS evil, x'0102' AS b FROM latest ORDER BY place LIMIT 2"


def test_query_answers_as_a_table_as_json_and_as_csv(oit: Oit) -> None:
    assert re.search(r"o1 +2567 +met", oit("query", SQL).out)
    first, second = json.loads(oit("query", SQL, "--json").out)
    assert (first["item"], second["fiscal_year"], first["b"]) == ("o1", 2567, {"bytes": 2})
    rows = list(csv.reader(StringIO(oit("query", SQL, "--csv", "--lang", "en").out)))
    assert rows[0] == ["item", "fiscal_year", "status", "evil", "b"]
    assert rows[1][3:] == ["'=1+1", "(2 bytes)"]


def test_query_says_where_there_is_more_and_what_is_wrong(oit: Oit) -> None:
    cut = oit("query", "SELECT item FROM latest", "--rows", 2, "--json", "--lang", "en")
    assert (len(json.loads(cut.out)), cut.code) == (2, 0)
    assert "--rows" in cut.err
    assert "SELECT" in sentence(oit("query", "DELETE FROM runs", "--lang", "en"), 2, "en")
    assert "--csv" in sentence(oit("query", "SELECT 1", "--json", "--csv"), 2)
    assert oit("query", "SELECT 1 WHERE 0", "--lang", "en").out.strip() == "nothing found"
    assert json.loads(oit("query", "SELECT char(155, 8238, 27) AS c", "--json").out) == [{"c": "\x9b\u202e\x1b"}]
    assert not set(oit("query", "SELECT char(155, 8238, 27) AS c", "--json").out) & set("\x9b\u202e\x1b")


def test_search_tells_where_and_in_which_run(oit: Oit) -> None:
    told = oit("search", "ป้องกันการทุจริต", "--most", 2).out
    assert "http://www.donkraphichan.example/" in told
    assert "replay-" in told
    assert "--most" in told
    found = json.loads(oit("search", "ป้องกันการทุจริต ๒๕๖๗", "--site", "donkraphichan.example", "--json").out)
    assert found["hits"]
    assert found["searched"] == found["documents"]
    assert json.loads(oit("search", "ป้องกันการทุจริต", "--run", "last", "--json").out)["hits"]
    sentence(oit("search", "กก"), 2)
    assert "donkraphichan" in sentence(oit("search", "ทุจริต", "--site", "other.example"), 2)
    sentence(oit("search", "ทุจริต", "--run", "nothing"), 2)


@pytest.mark.parametrize(
    "command",
    [
        ("query", "SELECT 1"),
        ("search", "ทุจริต"),
        ("store",),
        ("decisions",),
        ("decide", "last", "o1", "met", "--reason", "x", "--by", "x"),
    ],
)
def test_asking_where_there_is_no_store_makes_none(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence(
        oit_in(tmp_path, monkeypatch, capsys)(*command, *(("--reason", "x", "--by", "x") if len(command) > 2 else ())),
        2,
    )
    assert traces(tmp_path) == []


def test_store_says_what_it_holds_and_how_to_ask(oit: Oit) -> None:
    told = oit("store", "--lang", "en").out
    assert "runs: 1" in told
    found = re.search(r"--metadata (\S+)", told)
    assert found is not None
    assert Path(found[1]).is_file()


def test_a_decision_from_the_command_line_to_the_report(oit: Oit, demo: Path, tmp_path: Path) -> None:
    why = ("--reason", "เปิดดูเองแล้ว", "--by", "นางสาวสมศรี")
    assert "o34 ปี 2567" in oit("decide", "last", "34", "met", *why, "--until", "2620-01-31").out
    assert "o34 of 2567" in oit("decisions", "--lang", "en").out
    report = oit("rejudge", "last", "--out", tmp_path / "out", "--no-screenshots").out
    assert "o34 ปี 2567: โปรแกรมพบว่าตรวจไม่ได้ · คำวินิจฉัย: ครบถ้วน (มีผล)" in report
    assert "31 มกราคม 2620" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "นางสาวสมศรี" in oit("explain", "last", "o34").out
    (listed,) = json.loads(oit("decisions", "--json").out)
    assert (listed["state"], listed["ruling"]["until"]) == ("in_force", "2077-01-31")
    assert oit("decisions", "--export", tmp_path / "d.json").code == 0
    assert "0 " in oit("decisions", "--import", tmp_path / "d.json", "--lang", "en").out
    assert oit("decide", "last", "o34", "--withdraw", *why).code == 0
    assert json.loads(oit("decisions", "--json").out)[0]["state"] == "withdrawn"


@pytest.mark.parametrize(
    "wrong",
    [
        ("decide", "last", "o1"),
        ("decide", "last", "o1", "met"),
        ("decide", "last", "o1", "met", "--withdraw", "--reason", "x", "--by", "x"),
        ("decide", "last", "o99", "met", "--reason", "x", "--by", "x"),
        ("decide", "nothing", "o1", "met", "--reason", "x", "--by", "x"),
        ("decide", "last", "o1", "met", "--reason", "x", "--by", "x", "--until", "soon"),
        ("decisions", "--json", "--export", "x"),
        ("decisions", "--import", "missing.json"),
        ("decisions", "--import", "oit.db"),
        ("decisions", "--export", "no/such/folder/d.json"),
    ],
)
def test_what_is_wrong_is_one_sentence(oit: Oit, wrong: tuple[str, ...]) -> None:
    sentence(oit(*wrong), 2)
    sentence(oit(*wrong, "--lang", "en"), 2, "en")
