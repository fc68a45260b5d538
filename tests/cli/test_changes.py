"""`oit diff` and `oit history` as a person meets them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.changing import ChangingTown, changing_town, path_of
from tests.cli.tools import Oit, oit_in, sentence, traces


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChangingTown]:
    """Audited twice; between the nights a document is removed."""
    with changing_town(tmp_path_factory.mktemp("nights")) as town:
        town.audit()
        town.put(path_of("o7"), status=404)
        town.audit()
        yield town


@pytest.fixture
def oit_there(town: ChangingTown, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Oit:
    return oit_in(town.folder, monkeypatch, capsys)


def test_diff(oit_there: Oit, town: ChangingTown) -> None:
    said = oit_there("diff", "last-1", "last")
    assert (said.code, said.err) == (0, "")
    assert "แย่ลง 1 ข้อ" in said.out
    assert "รหัส 404" in said.out
    address = town.server.url(path_of("o7"))
    assert f"  {address}" in said.out.splitlines(), "an address is whole and alone, to be copied"
    assert "Worse: 1 item" in oit_there("diff", "last-1", "last", "--lang", "en").out
    assert oit_there("diff").out == said.out, "the last two, if nothing else is said"
    assert "ไม่มีอะไรเปลี่ยน" in oit_there("diff", "last").out


def test_diff_holds_in_a_narrow_terminal(oit_there: Oit, town: ChangingTown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = oit_there("diff", "last-1", "last").out
    assert f"  {town.server.url(path_of('o7'))}" in said.splitlines()
    assert max(map(len, said.splitlines())) < 90, "only addresses are longer than the terminal is wide"


def test_diff_fails_on_a_regression_if_asked_to(oit_there: Oit) -> None:
    assert oit_there("diff", "last-1", "last", "--fail-on-regression").code == 1
    assert oit_there("diff", "last", "last-1", "--fail-on-regression").code == 0
    assert oit_there("diff", "last", "last", "--fail-on-regression").code == 0


def test_diff_for_programs_and_as_a_page(oit_there: Oit, tmp_path: Path) -> None:
    said = oit_there("diff", "last-1", "last", "--json", "--out", tmp_path / "new" / "changes.html")
    told = json.loads(said.out)
    assert (told["schema"], told["regressions"]) == ("oit-diff/1", ["o7"])
    assert '<html lang="th">' in (tmp_path / "new" / "changes.html").read_text(encoding="utf-8")
    assert traces(tmp_path / "new") == ["changes.html"]
    (tmp_path / "file").touch()
    assert "file" in sentence(oit_there("diff", "last-1", "last", "--out", tmp_path / "file" / "x.html"), 2)


@pytest.mark.parametrize(
    "arguments",
    [("last-7", "last"), ("last-1", "nothing"), ("1999-01-01", "last"), ("last-1", "last", "--site", "www.x.example")],
)
def test_runs_that_are_none(oit_there: Oit, arguments: tuple[str, ...]) -> None:
    assert "oit runs" in sentence(oit_there("diff", *arguments), 2)
    assert "oit runs" in sentence(oit_there("diff", *arguments, "--lang", "en"), 2, "en")


def test_history(oit_there: Oit, town: ChangingTown) -> None:
    said = oit_there("history").out
    assert "✓✗" in said
    assert "วันส่ง" not in said, "no day is made up"
    assert oit_there("history", town.server.url("").removeprefix("http://")).out == said
    assert "31 มกราคม 2580" in oit_there("history", "--deadline", "2580-01-31").out
    told = oit_there("history", "--deadline", "2037-01-31", "--lang", "en").out
    assert "days left to submit (31 January B.E. 2580)" in told
    assert json.loads(oit_there("history", "--json").out)["schema"] == "oit-history/1"


def test_history_holds_in_a_narrow_terminal(oit_there: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = oit_there("history").out
    assert "…" not in said
    assert all(f"\no{number} " in said for number in range(1, 36))


def test_history_as_a_page(oit_there: Oit, tmp_path: Path) -> None:
    assert oit_there("history", "--out", tmp_path / "h.html").code == 0
    assert "<svg" in (tmp_path / "h.html").read_text(encoding="utf-8")


def test_history_of_what_is_none(oit_there: Oit) -> None:
    assert "x.example" in sentence(oit_there("history", "x.example"), 2)
    assert "2570-01-31" in sentence(oit_there("history", "--deadline", "soon"), 2)
    assert "2570-01-31" in sentence(oit_there("history", "--deadline", "soon", "--lang", "en"), 2, "en")


@pytest.mark.parametrize("command", [("diff", "last-1", "last"), ("history",)])
def test_without_a_store(oit: Oit, tmp_path: Path, command: tuple[str, ...]) -> None:
    assert "oit audit" in sentence(oit(*command), 2)
    assert traces(tmp_path) == []
