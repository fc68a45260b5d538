from __future__ import annotations

import io
import multiprocessing
import os
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import pytest
import xlsxwriter

from crawler.read import ReaderPool, pool
from crawler.read.reader import read


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet().write_row(0, 0, ["ที่", "ชื่อ"])
    return buffer.getvalue()


URL = "http://s.th/a.xlsx"
BOOK = workbook()


def test_pages_and_documents_are_read_as_by_hand_and_one_worker_serves_who_waits() -> None:
    with ReaderPool() as readers:
        for body, url in ((b"<p>x", "http://s.th/"), (BOOK, URL), (b"%PDF-1.4 x", URL)):
            assert readers.submit(body, url, "").result(60) == read(body, url, "")
        (worker,) = readers._workers
    assert not worker._process.is_alive()


def test_while_one_worker_reads_another_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_processors", lambda: 2)
    with ReaderPool() as readers:
        coming = [readers.submit(b"<p>%d" % number, "http://s.th/", "text/html") for number in range(50)]
        assert [future.result(60).lines for future in coming] == [(str(number),) for number in range(50)]
        assert len(readers._workers) == 2


def test_a_crash_costs_one_document_and_a_new_worker_goes_on() -> None:
    with ReaderPool() as readers:
        assert readers.submit(BOOK, URL, "").result(60).quality == "native"
        (worker,) = readers._workers
        worker.end()
        lost = readers.submit(BOOK, URL, "").result(60)
        assert (lost.kind, lost.quality, lost.reason) == (
            "xlsx",
            "none",
            "damaged: the reading program crashed on it",
        )
        assert readers.submit(BOOK, URL, "").result(60).quality == "native"


def test_the_worker_of_a_program_that_was_killed_ends_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    ours.send_bytes(msgspec.msgpack.encode(pool._Reading(body=BOOK, url=URL, media_type="")))
    ours.close()
    process = context.Process(target=pool._work, args=(theirs,))
    process.start()
    theirs.close()
    process.join(60)
    assert process.exitcode == 0
    assert capfd.readouterr().err == ""


def hang(pipe: Connection) -> None:
    """A worker that takes what it is given and never answers."""
    pipe.recv_bytes()
    time.sleep(600)


def start_and_hang(pipe: Connection) -> None:
    """A worker that starts a program of others, tells its number, and waits for it for ever."""
    pipe.recv_bytes()
    os.setpgid(0, 0)
    program = subprocess.Popen(["sleep", "600"])
    told = Path(os.environ["OIT_TEST_PROGRAM"])
    told.with_suffix(".tmp").write_text(str(program.pid))
    told.with_suffix(".tmp").rename(told)
    program.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_programs_that_a_worker_has_started_end_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "program"
    monkeypatch.setenv("OIT_TEST_PROGRAM", str(told))
    monkeypatch.setattr(pool, "_work", start_and_hang)
    with pytest.raises(KeyboardInterrupt), ReaderPool() as readers:
        readers.submit(BOOK, URL, "")
        while not told.exists():
            time.sleep(0.01)
        raise KeyboardInterrupt
    state = Path(f"/proc/{told.read_text()}/stat")
    while state.exists() and state.read_text().split()[2] != "Z":  # killed, but not yet gone
        time.sleep(0.01)


@pytest.mark.parametrize(("body", "url", "kind"), [(BOOK, URL, "xlsx"), (b"<p>x", "http://s.th/", "page")])
def test_a_hang_costs_what_it_hangs_on(monkeypatch: pytest.MonkeyPatch, body: bytes, url: str, kind: str) -> None:
    with ReaderPool(seconds=0.2) as readers:
        with monkeypatch.context() as patch:
            patch.setattr(pool, "_work", hang)
            told = readers.submit(body, url, "").result(60)
            assert (told.kind, told.quality, told.reason) == (kind, "none", "timeout: not read within 0.2 seconds")
        assert not any(worker._process.is_alive() for worker in readers._workers)


def test_leaving_in_a_hurry_cancels_what_waits() -> None:
    readers = ReaderPool()
    with pytest.raises(KeyboardInterrupt), readers:
        waiting = [readers.submit(BOOK, URL, "") for _ in range(20)]
        raise KeyboardInterrupt
    assert any(future.cancelled() for future in waiting)


def test_leaving_in_a_hurry_ends_who_reads_before_his_pipe_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_work", hang)
    monkeypatch.setattr(pool, "_processors", lambda: 4)
    for _ in range(5):
        readers = ReaderPool()
        with pytest.raises(KeyboardInterrupt), readers:
            reading = [readers.submit(BOOK, URL, "") for _ in range(4)]
            while not all(future.running() for future in reading):
                pass
            raise KeyboardInterrupt
        assert all(future.done() for future in reading)
        assert all(worker._pipe.closed for worker in readers._workers)
        assert not any(worker._process.is_alive() for worker in readers._workers)
