"""Everything is read, and drawn, in worker processes: a hang, a crash or a bomb costs the one page or document that it
was."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from threading import Lock
from types import TracebackType

import msgspec

from crawler.models import Content, Drawn, Frozen, Sheets
from crawler.read.kinds import content_kind
from crawler.read.media import sniff
from crawler.read.programs import can_now
from crawler.signals import deaf_to_ctrl_c

if sys.platform == "linux":
    import resource

__all__ = ["ReaderPool", "was_cut_short"]

_SECONDS = 60.0
_SECONDS_A_SCAN = 20.0  # more for each page to be read by OCR, which takes one or two on a usual machine
_SECONDS_A_PICTURE = 20.0
_WORKER_BYTES = 3_000_000_000
_MOST_WORKERS = 8
_OUR_FAULT = "damaged: the reading program"
_LATE = "timeout: not read within"


class _Reading(Frozen, tag=True):
    """What `read` is given."""

    body: bytes
    url: str
    media_type: str
    scan_pages: int = 0


class _Drawing(Frozen, tag=True):
    """What `draw` is given."""

    body: bytes
    url: str
    media_type: str


class _Opening(Frozen, tag=True):
    """What `read_cells` is given."""

    body: bytes
    url: str


_Task = _Reading | _Drawing | _Opening


class ReaderPool:
    """A context manager around worker processes, at most one for each processor; one is started when all others are
    busy, so an audit that waits for its server has one.

    `seconds` is how long one page or document may take. With ProcessPoolExecutor a worker that hangs can't be ended
    through its public face, so the processes and their pipes are held here.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._waiting = ThreadPoolExecutor(min(_processors(), _MOST_WORKERS), thread_name_prefix="readers")
        self._changing = Lock()
        self._over = False
        self._workers: set[_Worker] = set()
        self._idle: list[_Worker] = []

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.shutdown(wait=kind is None, cancel_futures=True)
        with self._changing:
            self._over = True
            for worker in self._workers:
                worker.kill()
        self._waiting.shutdown()  # who reads now sees his worker die: only then may its pipe be closed
        for worker in self._workers:
            worker.end()

    def submit(self, body: bytes, url: str, media_type: str, scan_pages: int = 0) -> Future[Content]:
        """The Content to come, of `read(body, url, media_type, scan_pages)`."""
        task = _Reading(body=body, url=url, media_type=media_type, scan_pages=scan_pages)
        return self._waiting.submit(self._read, task)

    def draw(self, body: bytes, url: str, media_type: str) -> Future[Drawn]:
        """The picture to come of a document, of `draw(body, url, media_type)`."""
        return self._waiting.submit(self._draw, _Drawing(body=body, url=url, media_type=media_type))

    def cells(self, body: bytes, url: str) -> Future[Sheets]:
        """The Sheets to come of a table, of `read_cells(body, url)`."""
        return self._waiting.submit(self._open, _Opening(body=body, url=url))

    def _open(self, task: _Opening) -> Sheets:
        answer, reason = self._answer(task, self._seconds)
        return Sheets(reason=reason) if answer is None else msgspec.msgpack.decode(answer, type=Sheets)

    def _read(self, task: _Reading) -> Content:
        answer, reason = self._answer(task, self._seconds + task.scan_pages * _SECONDS_A_SCAN)
        if answer is not None:
            return msgspec.msgpack.decode(answer, type=Content)
        kind = content_kind(sniff(task.body, task.url, task.media_type))
        return Content(kind=kind, quality="none", reason=reason)

    def _draw(self, task: _Drawing) -> Drawn:
        answer, reason = self._answer(task, min(self._seconds, _SECONDS_A_PICTURE))
        return Drawn(reason=reason) if answer is None else msgspec.msgpack.decode(answer, type=Drawn)

    def _answer(self, task: _Task, seconds: float) -> tuple[bytes | None, str]:
        """What a worker makes of a task; None, and why, where it took too long or the worker died of it."""
        worker = self._free_worker()
        try:
            answer = worker.answer(task, seconds)
        except (EOFError, OSError):
            answer, reason = None, f"{_OUR_FAULT} crashed on it"
        else:
            reason = f"{_LATE} {seconds:g} seconds"
        if answer is not None:
            self._idle.append(worker)
            return answer, ""
        with self._changing:
            self._workers.discard(worker)
        worker.end()
        return None, reason

    def _free_worker(self) -> _Worker:
        with self._changing:
            if self._over:
                raise CancelledError
            if self._idle:
                return self._idle.pop()
            worker = _Worker()
            self._workers.add(worker)
            return worker


class _Worker:
    """A process that reads, or draws, one thing after another."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True, name="oit-reader")
        if sys.platform != "win32":
            resource_tracker.ensure_running()  # it would lift the mask again, were it started together with the worker
        with deaf_to_ctrl_c():
            self._process.start()
        theirs.close()

    def answer(self, task: _Task, seconds: float) -> bytes | None:
        """What comes of the task; None if it takes too long. EOFError or OSError where the process died."""
        self._pipe.send_bytes(msgspec.msgpack.encode(task))
        return self._pipe.recv_bytes() if self._pipe.poll(seconds) else None

    def kill(self) -> None:
        """End the process, whatever it does, and the programs that it has started; who waits in `answer` is woken."""
        if sys.platform != "win32" and self._process.pid:
            with suppress(ProcessLookupError, PermissionError):  # it may be too young to have a group, or be gone
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def end(self) -> None:
        """Kill, and let go of the pipe: nobody may be in `answer`."""
        self.kill()
        self._process.join(5)
        self._pipe.close()


def was_cut_short(content: Content) -> bool:
    """Whether it may go well next time: reading ended for want of time, by a fault of our own, or for want of a program
    that is here now."""
    return can_now(content.reason) or (content.quality == "none" and content.reason.startswith((_LATE, _OUR_FAULT)))


def _processors() -> int:
    """How many there are for us, which in a container may be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _work(pipe: Connection) -> None:
    """The worker's life: do what comes until the pipe closes. Ctrl-C is for the parent to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_THREAD_LIMIT"] = "1"  # Tesseract's threads get into each other's way; the workers share the work
    if sys.platform != "win32":
        os.setpgid(0, 0)  # a group with the programs that it starts, which end with it
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the libraries of others cry out is not for the user
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_WORKER_BYTES, _WORKER_BYTES))
    while True:
        try:
            task: _Task = msgspec.msgpack.decode(pipe.recv_bytes(), type=_Task)
        except (EOFError, OSError):
            return
        answer = msgspec.msgpack.encode(_done(task))
        with suppress(OSError):  # the program was killed meanwhile
            pipe.send_bytes(answer)


def _done(task: _Task) -> Content | Drawn | Sheets:
    # Here, so that the program itself never loads the libraries that parse, and who reads none of those that draw.
    if isinstance(task, _Drawing):
        from crawler.read.draw import draw  # noqa: PLC0415

        return draw(task.body, task.url, task.media_type)
    if isinstance(task, _Opening):
        from crawler.read.cells import read_cells  # noqa: PLC0415

        return read_cells(task.body, task.url)
    from crawler.read.reader import read  # noqa: PLC0415

    return read(task.body, task.url, task.media_type, task.scan_pages)
