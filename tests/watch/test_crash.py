"""kill -9, a full disk, a locked store, Ctrl-C: the next run recovers, nothing is told twice, nothing is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive import Store, WriteLock
from crawler.archive.watching import Watching
from crawler.errors import Interrupted, OutputError
from tests.cli.tools import faulty, oit_process
from tests.faults import Answer, FaultServer
from tests.watch.servers import Webhook, webhook
from tests.watch.tools import Town, answers_of, sites_toml, small_site

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program in other ways")


class Counted(dict[str, Answer]):
    """A site's answers; at the request number `moment` something is done first."""

    def __init__(self, answers: dict[str, Answer], moment: int, act: Callable[[], None]) -> None:
        super().__init__(answers)
        self.left = moment
        self.act = act

    def get(self, path: str, absent: Answer) -> Answer:  # type: ignore[override]
        self.left -= 1
        if self.left == 0:
            self.act()
        return super().get(path, absent)


class Scene:
    """A village that is watched by programs of their own, and a webhook that is told."""

    def __init__(self, folder: Path, server: FaultServer, hook: Webhook) -> None:
        self.folder = folder
        self.server = server
        self.hook = hook
        self.site = small_site()
        self.victim: subprocess.Popen[str] | None = None
        file = sites_toml(folder, server.url(), "pause_minutes = 0")
        file.write_text(file.read_text(encoding="utf-8").replace('to = "it"', f'to = "{hook.address}"'), "utf-8")

    def kill(self) -> None:
        assert self.victim is not None
        self.victim.kill()

    def night(self, *, at_request: int = 0, at_pause: bool = False, in_post: bool = False) -> int:
        """How a nightly run ends, killed at a moment or not at all."""
        self.server.answers = Counted(answers_of(self.site, self.server), at_request, self.kill)
        self.hook.on_post = self.kill if in_post else lambda: None
        self.victim = oit_process("watch", "run", "--lang", "en", folder=self.folder)
        if at_pause:
            assert self.victim.stderr is not None
            while "looking again" not in (line := self.victim.stderr.readline()):
                assert line, "it ended before that"
            self.kill()
        out, err = self.victim.communicate(timeout=120)
        assert "Traceback" not in out + err, err
        return self.victim.returncode


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with faulty() as server, webhook() as hook:
        yield Scene(tmp_path, server, hook)


@posix
def test_killed_at_every_step_it_tells_each_change_once(scene: Scene) -> None:
    assert scene.night(at_request=3) == -9
    assert scene.night() == 0
    assert ["The watch has begun" in told or "เริ่มเฝ้าดู" in told for told in scene.hook.told()] == [True]
    was, site = scene.site.pop("/o7.pdf"), scene.site
    assert scene.night(at_request=3) == -9, "in the first look"
    assert scene.night(at_pause=True) == -9
    assert scene.night(at_request=8) == -9, "in the second look"
    assert len(scene.hook.posts) == 1, "nothing is told before it is certain"
    scene.night()
    assert len(scene.hook.posts) == 2
    assert "▼ แย่ลง\no7 " in scene.hook.told()[-1]
    site["/o7.pdf"] = was
    assert scene.night(at_request=2) == -9
    assert scene.night() == 0
    assert "▲ ดีขึ้น\no7 " in scene.hook.told()[-1]
    assert scene.night() == 0
    assert len(scene.hook.posts) == 3


@posix
def test_killed_between_keeping_and_telling_it_tells_in_the_next_run(scene: Scene) -> None:
    """The webhook is asked, and the program is dead before it hears that the post was taken: the one moment at which a
    letter goes out twice. Killed before the post is taken, it goes out once."""
    scene.night()
    del scene.site["/o7.pdf"]
    scene.hook.refused = 1
    assert scene.night(in_post=True) == -9
    assert len(scene.hook.posts) == 1
    assert scene.night() == 0
    assert len(scene.hook.posts) == 2
    assert "▼ แย่ลง\no7 " in scene.hook.told()[-1]
    scene.night()
    assert len(scene.hook.posts) == 2


@posix
def test_ctrl_c_in_the_pause_ends_in_good_order_and_the_same_command_goes_on(scene: Scene) -> None:
    scene.night()
    del scene.site["/o7.pdf"]
    file = scene.folder / "sites.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("pause_minutes = 0", "pause_minutes = 5"), encoding="utf-8")
    scene.server.answers = answers_of(scene.site, scene.server)
    process = oit_process("watch", "run", "--lang", "en", folder=scene.folder)
    assert process.stderr is not None
    while "looking again" not in (line := process.stderr.readline()):
        assert line
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 4, err
    assert "Traceback" not in out + err
    assert "run the same command" in err.splitlines()[-1].lower() or "same command" in err.splitlines()[-1]
    file.write_text(text, encoding="utf-8")
    scene.night()
    assert "▼ แย่ลง\no7 " in scene.hook.told()[-1]


# --- a store that can't be written ------------------------------------------------------------------------------------


class Full:
    """A connection of which no transaction can be committed."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    def __getattr__(self, name: str) -> object:
        return getattr(self.conn, name)

    def __enter__(self) -> sqlite3.Connection:
        return self.conn

    def __exit__(self, *_error: object) -> None:
        self.conn.rollback()
        raise sqlite3.OperationalError("database or disk is full")


def test_a_disk_that_is_full_when_the_night_is_kept_loses_nothing(
    village: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.night()
    village.post.empty()
    village.remove("/o7.pdf")
    keep = Watching.keep

    def kept(self: Watching, *parts) -> None:
        monkeypatch.setattr(self, "_conn", Full(self._conn))
        keep(self, *parts)

    with monkeypatch.context() as patch:
        patch.setattr(Watching, "keep", kept)
        done = village.night()
    assert [(each.outcome, each.error and each.error.exit_code) for each in done.nights] == [("failed", 5)]
    assert village.post.empty() == []
    with village.opened() as store:
        assert store.watching.told(village.server.url(), "oit-2567")["o7"].status == "met"
    village.night()
    assert village.alerts()[1:] == [("regression", "o7")]
    assert len(village.post.empty()) == 1


def test_a_locked_store_costs_one_night_and_nothing_else(village: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.schema._BUSY_MS", 50)
    village.night()
    village.post.empty()
    village.remove("/o7.pdf")
    with closing(sqlite3.connect(village.store)) as other:
        pause = village.clock.sleep
        monkeypatch.setattr(village.clock, "sleep", lambda _seconds: other.execute("BEGIN EXCLUSIVE") and None)
        done = village.night()
        assert [each.outcome for each in done.nights] == ["failed"]
        assert "Another program" in str(done.nights[0].error)
        other.rollback()
    monkeypatch.setattr(village.clock, "sleep", pause)
    village.night()
    assert village.alerts()[1:] == [("regression", "o7")]
    assert len(village.post.empty()) == 1


def test_a_second_run_is_refused_while_one_goes_on(village: Town) -> None:
    village.night()
    lock = WriteLock(village.store.with_name("oit.db.watch"))
    try:
        with pytest.raises(OutputError, match="Another oit watch run is at work"):
            village.night()
    finally:
        lock.release()
    assert [each.outcome for each in village.night().nights] == ["same"]


def test_ctrl_c_at_one_site_ends_the_run_and_says_what_was_done(village: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(*_arguments) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("crawler.watch.night.audit", pressed)
    done = village.night()
    assert isinstance(done.stopped, Interrupted)
    assert done.nights == ()
    with Store(village.store) as store:
        assert store.runs() == ()
