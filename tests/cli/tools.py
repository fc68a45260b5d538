"""The command line as a person meets it: what it prints, how it ends, what it leaves behind."""

from __future__ import annotations

import asyncio
import os
import re
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from crawler.cli import main
from tests.faults import Answer, FaultServer

__all__ = ["Oit", "Said", "faulty", "oit_in", "oit_process", "sentence", "traces"]

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = {"th": re.compile("[\u0e00-\u0e7f]{8}"), "en": re.compile(r"[a-z']+ [a-z']+ [a-z']+")}


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


Oit = Callable[..., Said]
"""`oit("audit", url)` runs the command in the test's own folder."""


def _plain(arguments: tuple[object, ...]) -> list[str]:
    """The arguments, less the half minute that pictures take where a test does not ask for them."""
    typed = [str(argument) for argument in arguments]
    takes_time = typed[:1] == ["audit"] and len(typed) > 1 and not {"--screenshots", "--help"} & set(typed)
    return ["audit", "--no-screenshots", *typed[1:]] if takes_time else typed


def oit_in(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Oit:
    """The command line in this process, with `folder` as the current one; no pictures without --screenshots."""
    monkeypatch.chdir(folder)
    for name in ("OIT_LANG", "OIT_STORE", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def oit(*arguments: object) -> Said:
        monkeypatch.setattr("sys.argv", ["oit", *_plain(arguments)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return oit


def oit_process(*arguments: object, folder: Path, **environment: str) -> subprocess.Popen[str]:
    """The command line as a program of its own, not waited for; no pictures without --screenshots."""
    return subprocess.Popen(
        [sys.executable, "-m", "crawler", *_plain(arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def sentence(said: Said, code: int, lang: str = "th") -> str:
    """The one sentence in `lang` with which a command ended, nothing else being printed."""
    assert said.code == code, said
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 1, said.err
    assert WORDS[lang].search(lines[0]), lines[0]
    return lines[0]


def traces(folder: Path) -> list[str]:
    """Everything in a folder, by name."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@contextmanager
def faulty(answers: dict[str, Answer] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[FaultServer]:
    """A FaultServer in a thread of its own, for code that brings its own event loop."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = FaultServer(answers, tls)
    asyncio.run_coroutine_threadsafe(server.__aenter__(), loop).result(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(server.__aexit__(None, None, None), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
