from __future__ import annotations

import io
import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Connection

import msgspec
import pytest
import xlsxwriter

from crawler.models import Content
from crawler.read import ReaderPool, pool, read


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet().write_row(0, 0, ["ที่", "ชื่อ"])
    return buffer.getvalue()


URL = "http://s.th/a.xlsx"
BOOK = workbook()


def test_pages_are_there_at_once_and_documents_come_from_the_worker() -> None:
    with ReaderPool() as readers:
        done = readers.submit(b"<p>x", "http://s.th/", "text/html")
        assert done.done()
        assert done.result().lines == ("x",)
        assert readers._worker is None
        assert readers.submit(BOOK, URL, "").result(60) == read(BOOK, URL, "")
        assert readers._worker is not None
        process = readers._worker[0]
        assert readers.submit(b"%PDF-1.4 x", URL, "").result(60).reason.startswith("damaged")
        assert readers._worker[0] is process
    assert not process.is_alive()


def test_a_crash_costs_one_document_and_a_new_worker_goes_on() -> None:
    with ReaderPool() as readers:
        assert readers.submit(BOOK, URL, "").result(60).quality == "native"
        assert readers._worker is not None
        pid = readers._worker[0].pid
        assert pid is not None
        os.kill(pid, signal.SIGTERM)
        readers._worker[0].join(10)
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
    ours.send_bytes(msgspec.msgpack.encode((BOOK, URL, "")))
    ours.close()
    process = context.Process(target=pool._work, args=(theirs,))
    process.start()
    theirs.close()
    process.join(60)
    assert process.exitcode == 0
    assert capfd.readouterr().err == ""


def hang(pipe: Connection) -> None:
    """A worker that takes a document and never answers."""
    pipe.recv_bytes()
    time.sleep(600)


def test_a_hang_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    with ReaderPool(seconds=0.2) as readers:
        with monkeypatch.context() as patch:
            patch.setattr(pool, "_work", hang)
            assert readers.submit(BOOK, URL, "").result(60) == Content(
                kind="xlsx", quality="none", reason="timeout: not read within 0.2 seconds"
            )
        assert readers._worker is None


def test_leaving_in_a_hurry_cancels_what_waits() -> None:
    readers = ReaderPool()
    with pytest.raises(KeyboardInterrupt), readers:
        waiting = [readers.submit(BOOK, URL, "") for _ in range(20)]
        raise KeyboardInterrupt
    assert any(future.cancelled() for future in waiting)
