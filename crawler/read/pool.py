"""Pages are read where they arrive, documents in a worker process: a hang or a crash costs that document only."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType

import msgspec

from crawler.models import Content
from crawler.read.media import sniff
from crawler.read.reader import content_kind, is_document, read
from crawler.signals import deaf_to_ctrl_c

if sys.platform == "linux":
    import resource

__all__ = ["ReaderPool"]

_SECONDS = 60.0
_WORKER_BYTES = 3_000_000_000
_STOP = b""


class ReaderPool:
    """A context manager around one worker process, started with the first document.

    `seconds` is how long one document may take. With ProcessPoolExecutor a worker that hangs can't be ended through
    its public face, so the process and its pipe are held here.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._waiting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")
        self._worker: tuple[BaseProcess, Connection] | None = None

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.shutdown(wait=kind is None, cancel_futures=True)
        self._end_worker()

    def submit(self, body: bytes, url: str, media_type: str) -> Future[Content]:
        """The Content to come, of `read(body, url, media_type)`; for a page it is there already."""
        sniffed = sniff(body, url, media_type)
        if is_document(sniffed):
            return self._waiting.submit(self._read_apart, body, url, sniffed)
        done: Future[Content] = Future()
        done.set_result(read(body, url, media_type))
        return done

    def _read_apart(self, body: bytes, url: str, media_type: str) -> Content:
        try:
            _, pipe = self._worker or self._start_worker()
            pipe.send_bytes(msgspec.msgpack.encode((body, url, media_type)))
            if pipe.poll(self._seconds):
                return msgspec.msgpack.decode(pipe.recv_bytes(), type=Content)
            reason = f"timeout: not read within {self._seconds:g} seconds"
        except (EOFError, OSError):
            reason = "damaged: the reading program crashed on it"
        self._end_worker()
        return Content(kind=content_kind(media_type), quality="none", reason=reason)

    def _start_worker(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs,), daemon=True, name="oit-reader")
        if sys.platform != "win32":
            resource_tracker.ensure_running()  # it would lift the mask again, were it started together with the worker
        with deaf_to_ctrl_c():
            process.start()
        theirs.close()
        self._worker = (process, ours)
        return self._worker

    def _end_worker(self) -> None:
        if self._worker is None:
            return
        process, pipe = self._worker
        self._worker = None
        process.kill()
        process.join(5)
        pipe.close()


def _work(pipe: Connection) -> None:
    """The worker's life: read what comes until the pipe closes. Ctrl-C is for the parent to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_WORKER_BYTES, _WORKER_BYTES))
    while True:
        try:
            body, url, media_type = msgspec.msgpack.decode(pipe.recv_bytes(), type=tuple[bytes, str, str])
        except (EOFError, OSError):
            return
        answer = msgspec.msgpack.encode(read(body, url, media_type))
        with suppress(OSError):  # the program was killed meanwhile
            pipe.send_bytes(answer)
