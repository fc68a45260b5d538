"""What is written to start the nightly run: systemd reads it, cron keeps the rest, the XML is a task."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from crawler.errors import OutputError
from crawler.watch.schedule import Job, install, planned

SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def job(folder: Path) -> Job:
    return Job(file=folder / "my sites 100%.toml", store=folder / "oit.db", at=(2, 30))


def test_systemd_takes_the_service_and_the_timer(tmp_path: Path) -> None:
    setup = planned("systemd", job(tmp_path), tmp_path)
    (service, timer) = install(setup)
    assert service == tmp_path / ".config/systemd/user/oit-watch.service"
    told = timer.read_text(encoding="utf-8")
    assert "OnCalendar=*-*-* 02:30:00 Asia/Bangkok" in told
    assert "Persistent=true" in told, "a missed night is caught up"
    assert '"' + str(tmp_path / "my sites 100%%.toml") + '"' in service.read_text(encoding="utf-8")
    assert "systemctl --user enable --now oit-watch.timer" in setup.then
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd to ask")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(service), str(timer)], capture_output=True, text=True, check=False
    )
    complaints = [line for line in done.stderr.splitlines() if "oit-watch" in line]
    assert complaints == []
    calendar = subprocess.run(
        ["systemd-analyze", "calendar", "*-*-* 02:30:00 Asia/Bangkok"], capture_output=True, text=True, check=False
    )
    assert "19:30:00 UTC" in calendar.stdout or calendar.returncode == 0, calendar.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no cron")
def test_cron_gets_one_line_and_keeps_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "table"
    fake = tmp_path / "crontab"
    fake.write_text(f'#!/bin/sh\ncase $1 in -l) cat "{table}";; -) cat > "{table}";; esac\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    table.write_text("MAILTO=me\n5 4 * * * backup\n", encoding="utf-8")
    for _again in range(2):
        install(planned("cron", job(tmp_path), tmp_path))
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["MAILTO=me", "5 4 * * * backup"]
    assert len(lines) == 4
    minute, *rest = lines[3].split(" ", 5)
    assert (minute, rest[:4]) == ("30", ["*"] * 4)
    command = shlex.split(rest[4].replace("\\%", "%"))
    assert command[-1] == "--due", "cron knows no missed nights: it asks every hour"
    assert str(tmp_path / "my sites 100%.toml") in command
    assert "%" not in rest[4].replace("\\%", "")


def test_without_cron_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutputError, match="no cron"):
        planned("cron", job(tmp_path), tmp_path)


def test_windows_gets_a_task_that_catches_up(tmp_path: Path) -> None:
    setup = planned("windows", job(tmp_path), tmp_path)
    (path,) = install(setup)
    task = ElementTree.fromstring(path.read_bytes())
    assert path.read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff")
    settings = {each.tag.removeprefix(SPACE): each.text for each in task.iter()}
    assert settings["StartWhenAvailable"] == "true"
    assert settings["MultipleInstancesPolicy"] == "IgnoreNew"
    assert settings["StartBoundary"] == "2026-01-01T02:30:00+07:00"
    assert settings["Command"] == sys.executable
    assert f'"{tmp_path / "my sites 100%.toml"}"' in (settings["Arguments"] or "")
    assert str(path) in setup.then[0]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="can't be written"):
        install(planned("systemd", job(tmp_path), tmp_path))
