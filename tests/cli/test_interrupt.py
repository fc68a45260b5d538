"""Ctrl-C as a terminal sends it: to the program and to its reading process alike."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from asyncio import StreamWriter
from pathlib import Path

import pytest

from tests.cli.tools import faulty, oit_process, traces
from tests.faults import Page, Silence
from tests.sites import MIDDLING, Reply, at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to signal")

SLOW = 12
"""How many answers come before the server falls silent."""


class Slow(Page):
    """Answers like the site, until it was asked too often."""

    left = SLOW

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.body, reply.status, [("Content-Type", reply.media_type), *reply.headers])

    async def write(self, out: StreamWriter) -> None:
        Slow.left -= 1
        if Slow.left < 0:
            await Silence().write(out)
        await super().write(out)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in out + err, err
    return process.returncode, out, err


def press_ctrl_c(process: subprocess.Popen[str]) -> str:
    """What was printed until then; pressed once there is progress."""
    assert process.stderr is not None
    line = process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    return line


def test_ctrl_c_ends_with_a_report_and_the_same_command_goes_on(tmp_path: Path) -> None:
    with faulty() as server:
        site = at(MIDDLING.site(), server.url("").rstrip("/"))
        server.answers = {path: Slow(reply) for path, reply in site.items()}
        command = ("audit", server.url(), "--delay", 0, "--out", "o")

        Slow.left = SLOW
        process = oit_process(*command, folder=tmp_path)
        assert "เปิดแล้ว 1 " in press_ctrl_c(process)
        code, out, err = ended(process)
        assert code == 4
        assert "คาดว่าได้" in out, "what was seen is told"
        assert "สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ" in err.splitlines()[-1]
        assert json.loads((tmp_path / "o/report.json").read_bytes())["run"]["stopped_by"] == "interrupted"

        Slow.left = 10_000
        code, out, err = ended(oit_process(*command, folder=tmp_path, OIT_LANG="en"))
        assert code == 0, err
        assert "Going on with the run that was cut off" in err.splitlines()[0]
        found = json.loads((tmp_path / "o/report.json").read_bytes())
    assert {item["id"]: item["status"] == "met" for item in found["items"]} == {
        item: truth.met for item, truth in MIDDLING.truth().items()
    }
    assert traces(tmp_path / "o") == ["report.docx", "report.html", "report.json", "run.warc.gz", "submission.csv"]


def test_ctrl_c_before_the_first_page_leaves_nothing(tmp_path: Path) -> None:
    with faulty({"/": Silence(), "/robots.txt": Silence()}) as server:
        process = oit_process("audit", server.url(), "--lang", "en", folder=tmp_path)
        while not server.heard:
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        code, out, err = ended(process)
    assert code == 4
    assert out == ""
    assert "nothing to report" in err
    assert len(err.splitlines()) == 1
    assert traces(tmp_path) == []
