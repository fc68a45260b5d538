"""Every command as a new user meets it: it answers, in Thai unless asked otherwise, and holds in narrow terminals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler import __version__
from crawler.audit.workspace import RECORDING
from tests.bundle.made import changed
from tests.cli.tools import Oit, oit_in, oit_process, sentence, traces
from tests.sites import MIDDLING, serve


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one finished audit of a made-up town."""
    folder = tmp_path_factory.mktemp("audited")
    with serve(MIDDLING.site()) as base:
        process = oit_process("audit", base, "--delay", 0, folder=folder, COLUMNS="60", NO_COLOR="1")
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    (folder / "said.txt").write_text(out, encoding="utf-8")
    return folder


@pytest.fixture
def town(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Oit:
    """The command line in that folder."""
    return oit_in(folder, monkeypatch, capsys)


# --- help -------------------------------------------------------------------------------------------------------------


def test_help_alone_names_every_command(oit: Oit) -> None:
    said = oit()
    assert said.code == 2
    for name in ("audit", "rejudge", "bundle", "explain", "runs", "skipped", "doctor", "checklist", "oit audit demo"):
        assert name in said.out + said.err
    assert "..." not in (said.out + said.err).partition("\n")[2], "every line of help is whole"


def test_version(oit: Oit) -> None:
    assert oit("--version").out == f"oit {__version__}\n"


def test_the_module_is_the_command(tmp_path: Path) -> None:
    process = oit_process("--version", folder=tmp_path)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, f"oit {__version__}\n", "")


# --- an audit ---------------------------------------------------------------------------------------------------------


def test_the_summary_in_a_narrow_terminal(folder: Path) -> None:
    said = (folder / "said.txt").read_text(encoding="utf-8")
    (path,) = folder.glob("audits/*/*/report.html")
    assert f"  {path}" in [line.rstrip() for line in said.splitlines()], "a path is whole, to be copied"
    assert "\x1b" not in said
    assert "OIT" in said


def test_runs(town: Oit, folder: Path) -> None:
    (path,) = folder.glob("audits/*/*")
    year = int(path.name[:4]) + 543
    said = town("runs").out
    assert said.splitlines()[0] == path.name
    assert f" {year} " in said
    assert "หน้าที่เหลือไม่น่าจะมีหลักฐานของข้อที่ยังขาดแล้ว" in said
    assert str(path) in said
    assert f"B.E. {year}" in town("runs", "--lang", "en").out


def test_rejudge(town: Oit, folder: Path) -> None:
    before = traces(folder)
    said = town("rejudge", "last", "--lang", "en")
    assert said.code == 0
    assert "Predicted" in said.out
    assert traces(folder) == before


def test_rejudge_with_both_surveys_gives_the_ita(town: Oit) -> None:
    assert "ITA" not in town("rejudge", "last").out
    assert "ITA" in town("rejudge", "last", "--iit", 88.5, "--eit", 90).out


def test_bundle_and_its_check(town: Oit, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.wacz"
    said = town("bundle", "last", "--out", path)
    assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
    said = town("bundle", "--verify", path)
    assert said.code == 0
    assert said.out.startswith(f"✓ {path} ตรงกับตอนที่รวมไว้ทุกรายการ")
    assert " is as it was packed: " in town("bundle", "--verify", path, "--lang", "en").out
    changed(path, report__submission_dot_csv=b"x")
    said = town("bundle", "--verify", tmp_path / "changed.wacz")
    assert said.code == 1
    assert said.out == "ไฟล์ report/submission.csv ถูกแก้ไข ไม่ตรงกับค่าตรวจสอบใน datapackage.json\n"
    told = town("bundle", "--verify", tmp_path / "changed.wacz", "--lang", "en").out
    assert told == "The file report/submission.csv has been changed: datapackage.json tells another hash.\n"


def test_bundle_of_what_is_none(town: Oit, folder: Path) -> None:
    assert "oit bundle last" in sentence(town("bundle"), 2)
    assert "either the run" in sentence(town("bundle", "last", "--verify", "x", "--lang", "en"), 2, "en")
    assert "isn't a bundle" in sentence(town("bundle", "--verify", folder / "oit.db", "--lang", "en"), 2, "en")
    assert "There is no file" in sentence(town("bundle", "--verify", "nothing", "--lang", "en"), 2, "en")
    assert "oit runs" in sentence(town("bundle", "nothing"), 2)


@pytest.mark.parametrize("item", ["o14", "O14", "14", "o014"])
def test_explain(town: Oit, item: str) -> None:
    said = town("explain", "last", item)
    assert said.code == 0
    assert said.out.startswith("o14 ")
    assert "หลักฐาน" in said.out


def test_explain_by_folder_and_by_recording(town: Oit, folder: Path) -> None:
    (path,) = folder.glob("audits/*/*")
    told = town("explain", "last", "o26", "--lang", "en").out
    assert "What to do" in told
    assert town("explain", path, "o26", "--lang", "en").out == told
    assert town("explain", path / RECORDING, "o26", "--lang", "en").out == told


@pytest.mark.parametrize("item", ["o36", "o0", "x", "14a", ""])
def test_explain_an_item_that_is_none(town: Oit, item: str) -> None:
    assert "o1 ถึง o35" in sentence(town("explain", "last", item), 2)
    assert "o1 to o35" in sentence(town("explain", "last", item, "--lang", "en"), 2, "en")


def test_a_run_that_is_none(town: Oit) -> None:
    assert "oit runs" in sentence(town("rejudge", "nothing"), 2)
    assert "nothing" in sentence(town("explain", "nothing", "o1", "--lang", "en"), 2, "en")


def test_skipped(town: Oit, folder: Path) -> None:
    (path,) = folder.glob("audits/*/*")
    said = town("skipped", "last").out
    assert said.startswith("อยู่นอกเว็บไซต์ของหน่วยงาน · 1  scope\n")
    assert "https://social.invalid/donkraphichan/posts/2567\n" in said, "an address is whole, to be copied"
    assert "“การสร้างวัฒนธรรม No Gift Policy” ในหน้า http://127.0.0.1:" in said
    assert "unlikely\n" in said
    assert town("skipped", path).out == said
    assert said.startswith(only := town("skipped", path.name, "--reason", "scope").out)
    assert "unlikely" not in only
    assert "outside the municipality's site" in town("skipped", "last", "--lang", "en").out
    found = json.loads(town("skipped", "last", "--json", "--reason", "scope").out)
    assert found["run"] == path.name
    (each,) = found["skipped"]
    assert (each["reason"], each["text"]) == ("scope", "การสร้างวัฒนธรรม No Gift Policy")
    assert each["url"] == "https://social.invalid/donkraphichan/posts/2567"
    assert each["page"].endswith("/")


def test_skipped_for_a_reason_that_the_run_does_not_have(town: Oit) -> None:
    assert "scope" in sentence(town("skipped", "last", "--reason", "weather"), 2)
    assert "weather" in sentence(town("skipped", "last", "--reason", "weather", "--lang", "en"), 2, "en")


def test_a_recording_does_not_know_what_was_skipped(town: Oit) -> None:
    assert town("skipped", "demo").out.startswith("ผลนี้มาจากไฟล์บันทึก")
    assert json.loads(town("skipped", "demo", "--json").out)["skipped"] is None


def test_a_recording_offline(town: Oit, folder: Path, tmp_path: Path) -> None:
    (recording,) = folder.glob(f"audits/*/*/{RECORDING}")
    said = town("audit", recording, "--out", tmp_path / "o", "--store", tmp_path / "oit.db", "--lang", "en")
    assert said.code == 0
    assert said.err == ""
    assert json.loads((tmp_path / "o" / "report.json").read_bytes())["run"]["id"].startswith("replay-")


@pytest.mark.parametrize("command", ["runs", "rejudge", "explain", "skipped"])
def test_commands_on_runs_without_a_store(oit: Oit, tmp_path: Path, command: str) -> None:
    arguments = {"runs": (), "rejudge": ("last",), "explain": ("last", "o1"), "skipped": ("last",)}[command]
    assert "oit audit" in sentence(oit(command, *arguments), 2)
    assert "audit a site first" in sentence(oit(command, *arguments, "--lang", "en"), 2, "en")
    assert traces(tmp_path) == []


def test_the_store_and_the_language_may_be_named_once_for_all(
    oit: Oit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIT_STORE", str(folder / "oit.db"))
    monkeypatch.setenv("OIT_LANG", "en")
    assert "B.E." in oit("runs").out
    assert "has no run" in sentence(oit("rejudge", "nothing"), 2, "en")
    assert "oit runs" in sentence(oit("rejudge", "nothing", "--lang", "th"), 2)


# --- checklists, the machine ------------------------------------------------------------------------------------------


def test_checklist_list(oit: Oit) -> None:
    assert any(line.startswith("oit-2567  ") and "35 ข้อ" in line for line in oit("checklist", "list").out.splitlines())
    assert "35 items" in oit("checklist", "list", "--lang", "en").out


def test_checklist_show_loses_no_word_in_a_narrow_terminal(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = oit("checklist", "show").out
    assert all(f"\no{number} " in said for number in range(1, 36))
    assert "…" not in said


@pytest.mark.parametrize("item", ["o8", "O8", "08"])
def test_checklist_show_item(oit: Oit, item: str) -> None:
    said = oit("checklist", "show", item).out
    assert said.startswith("o8 ")
    assert "9.2" in said


def test_checklist_show_what_is_none(oit: Oit) -> None:
    assert "o1 ถึง o35" in sentence(oit("checklist", "show", "o99"), 2)
    assert "oit-2567" in sentence(oit("checklist", "show", "oit-2499"), 2)


def test_checklist_check(oit: Oit, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("id = 1\n", encoding="utf-8")
    assert "broken.toml" in sentence(oit("checklist", "check", broken), 2)
    assert "broken.toml" in sentence(oit("checklist", "check", broken, "--lang", "en"), 2, "en")
    assert "nothing.toml" in sentence(oit("checklist", "check", "nothing.toml"), 2)
    good = oit("checklist", "check", "oit-2567")
    assert good.code == 0
    assert good.out == "✓ oit-2567: oit-2567, 35 ข้อ\n"


def test_doctor(oit: Oit, tmp_path: Path) -> None:
    said = oit("doctor")
    assert said.code == 0
    assert "SQLite" in said.out
    assert traces(tmp_path) == []


def test_ctrl_c_outside_a_crawl_is_a_sentence_too(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("crawler.cli.machine.doctor.check", interrupted)
    assert "หยุดตามคำสั่งแล้ว" in sentence(oit("doctor"), 4)
    assert "Stopped as asked" in sentence(oit("doctor", "--lang", "en"), 4, "en")
