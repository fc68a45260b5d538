"""kill -9 in the middle of an audit, again and again: the same command ends as if nothing had happened."""

from __future__ import annotations

import json
import subprocess
import sys
from asyncio import StreamWriter
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Store
from crawler.audit.workspace import now
from tests.audit.tools import audited, items
from tests.cli.tools import faulty, oit_process
from tests.faults import FaultServer, Page
from tests.sites import MIDDLING, Reply, at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program in other ways")

MOMENTS = (1, 2, 9, 24, 40)
"""The request at which each sitting is killed, robots.txt being the first of all."""


class Watched(Page):
    """Answers like the site. The request at which it is to happen kills the program instead."""

    def __init__(self, reply: Reply, scene: Scene) -> None:
        super().__init__(reply.body, reply.status, [("Content-Type", reply.media_type), *reply.headers])
        self.scene = scene

    async def write(self, out: StreamWriter) -> None:
        if len(self.scene.server.heard) == self.scene.moment and self.scene.victim is not None:
            self.scene.victim.kill()
            out.close()
        else:
            await super().write(out)


class Scene:
    """A served town whose requests are counted by sitting."""

    def __init__(self, server: FaultServer) -> None:
        self.server = server
        self.victim: subprocess.Popen[str] | None = None
        self.moment = 0
        site = at(MIDDLING.site(), server.url("").rstrip("/"))
        server.answers = {path: Watched(reply, self) for path, reply in site.items()}

    def sitting(self, folder: Path, moment: int = 0) -> tuple[int, list[str]]:
        """How `oit audit` ends, killed at the request number `moment`, and what it asked for."""
        self.server.heard.clear()
        self.moment = moment
        self.victim = oit_process("audit", self.server.url(), "--delay", 0, "--out", "o", folder=folder)
        self.victim.communicate(timeout=120)
        return self.victim.returncode, [path for path in self.server.paths() if path != "/robots.txt"]


@contextmanager
def scene() -> Iterator[Scene]:
    with faulty() as server:
        yield Scene(server)


def stored(folder: Path) -> set[str]:
    """The paths whose answers are kept, robots.txt apart: its rules may have changed, so every sitting asks."""
    with Store(folder / "oit.db") as store:
        paths = {"/" + resource.url.split("/", 3)[3] for resource in store.find("last").resources()}
    return paths - {"/robots.txt"}


@pytest.mark.parametrize("nights", [1, 2], ids=["first night", "second night"])
def test_killed_again_and_again_it_ends_as_undisturbed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nights: int
) -> None:
    # Runs are named by the second in which they begin.
    monkeypatch.setattr("crawler.audit.live.now", lambda: now() - timedelta(minutes=1))
    with scene() as town:
        calm = audited(town.server.url(), tmp_path / "calm", out=tmp_path / "calm" / "o")
        folder = tmp_path / "killed"
        folder.mkdir()
        for number in range(nights - 1):
            audited(town.server.url(), folder, out=folder / str(number))
        asked: Counter[str] = Counter()
        in_flight: Counter[str] = Counter()
        for moment in MOMENTS:
            code, paths = town.sitting(folder, moment)
            assert code == -9
            kept = stored(folder)
            asked.update(paths)
            in_flight.update(path for path in paths if path not in kept)
        code, paths = town.sitting(folder)
        asked.update(paths)
        assert code == 0
        assert asked == in_flight + Counter(stored(folder)), "what is stored was fetched again"
    assert items(folder / "o") == items(calm.folder)
    found: dict[str, Any] = json.loads((folder / "o" / "report.json").read_bytes())
    assert found["scores"] == json.loads((calm.folder / "report.json").read_bytes())["scores"]
    assert found["run"]["stopped_by"] == calm.report.run["stopped_by"]
