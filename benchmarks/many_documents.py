"""What reading many small documents costs: `python -m benchmarks.many_documents`. Linux only."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import Future
from multiprocessing import active_children
from pathlib import Path

import msgspec

from benchmarks.measure import show
from benchmarks.whole_crawl import peak_of
from crawler.models import Content, Frozen
from crawler.read import ReaderPool

SIZES = (500, 1_000, 2_000)
UNDER_WAY = 16  # documents at a time: the crawl, too, hands over one after the other
URL = "http://town.example/files/{}"


class Cost(Frozen):
    """`peak` and `worker` are KiB of resident memory at most, of the program and of the largest of its workers;
    `processor` are seconds of all of them, `wall` those that passed."""

    peak: int
    worker: int
    processor: float
    wall: float


def read_all(paths: list[Path]) -> Cost:
    """Read the documents as the crawl does. The clock starts once every worker has read something."""
    with ReaderPool() as pool:
        _read(paths[:UNDER_WAY], pool)
        began, used = time.perf_counter(), _processor_seconds()
        _read(paths[UNDER_WAY:], pool)
        wall, processor = time.perf_counter() - began, _processor_seconds() - used
        worker = max(peak_of(child.pid) for child in active_children() if child.pid)
    return Cost(peak=peak_of("self"), worker=worker, processor=processor, wall=wall)


def _read(paths: list[Path], pool: ReaderPool) -> None:
    waiting: deque[Future[Content]] = deque()
    for path in paths:
        if len(waiting) == UNDER_WAY:
            _expect_text(waiting.popleft())
        waiting.append(pool.submit(path.read_bytes(), URL.format(path.name), "application/pdf"))
    while waiting:
        _expect_text(waiting.popleft())


def _processor_seconds() -> float:
    """What this process and its workers have used so far."""
    used = 0.0
    for process in ("self", *(child.pid for child in active_children())):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def _expect_text(coming: Future[Content]) -> None:
    assert coming.result().quality == "native"


def write_documents(folder: Path, count: int) -> None:
    """So many different PDFs of one page."""
    from benchmarks.material import small_documents  # noqa: PLC0415 - not in the process that is measured

    for number, body in enumerate(small_documents(count)):
        (folder / f"{number:05}.pdf").write_bytes(body)


def main() -> None:
    """Prints the figures; with a folder and a number, only the cost of reading so many of its documents."""
    if len(sys.argv) > 1:
        paths = sorted(Path(sys.argv[1]).iterdir())[: int(sys.argv[2])]
        print(msgspec.json.encode(read_all(paths)).decode())
        return
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        write_documents(Path(folder), max(SIZES))
        for size in SIZES:
            command = [sys.executable, "-m", "benchmarks.many_documents", folder, str(size)]
            cost = msgspec.json.decode(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout, type=Cost)
            rows.append(
                (
                    f"{size:,}",
                    f"{cost.peak / 1024:.0f}",
                    f"{cost.worker / 1024:.0f}",
                    f"{cost.processor / cost.wall:.1f}",
                    f"{(size - UNDER_WAY) / cost.wall:.0f}",
                )
            )
    title = f"Reading small PDFs on {len(os.sched_getaffinity(0))} processors: peak of resident memory in MiB"
    show(title, ("documents", "program", "largest worker", "processors used", "documents a second"), rows)


if __name__ == "__main__":
    main()
