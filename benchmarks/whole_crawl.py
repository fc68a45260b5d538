"""A crawl that fetches a site to its last page, as a process of its own: `python -m benchmarks.whole_crawl URL FOLDER`.

The crawl of `oit audit` with all its parts, without judging; it goes on where it was cut off. Only the stopping rule is
off: every link promises something, and no item is ever settled. Prints what it cost. It imports nothing but the
program, so that its memory is the program's. Linux only, for the peak of memory.
"""

from __future__ import annotations

import asyncio
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import msgspec

from crawler import __version__
from crawler.archive import RunArchive, RunInfo, Store
from crawler.checklist import Checklist, load
from crawler.crawl import Budget, Crawl, Scope
from crawler.judge import ChecklistGuide
from crawler.models import Frozen, Link, Referrer
from crawler.read import READER, ReaderPool
from crawler.web import Client, FetchSettings

__all__ = ["CHECKLIST", "Cost"]

CHECKLIST = "oit-2567"
_PROMISE = 0.5
_PLENTY = Budget(pages=10**6, seconds=10**6, bytes=10**12)


class Cost(Frozen):
    """What a sitting cost. `peak` and `worker` are KiB of resident memory at most: of the crawl, and of the largest
    of the processes that read for it."""

    stopped_by: str
    fetched: int
    pages: int
    seconds: float
    peak: int
    worker: int


class Tireless(ChecklistGuide):
    """Ranks as an audit does, but never has enough."""

    def priority(self, link: Link, referrer: Referrer) -> float:
        """At least so much that the crawl goes on for it."""
        return max(_PROMISE, super().priority(link, referrer))

    def settled(self) -> tuple[int, int]:
        """Nothing ever is."""
        return 0, super().settled()[1]


def peak_of(process: int | str) -> int:
    """The most memory that a process has had resident so far, in KiB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


async def _crawl(start: str, store: Store, archive: RunArchive, checklist: Checklist) -> tuple[str, int]:
    settings = FetchSettings(delay=0, private_hosts=frozenset({"127.0.0.1"}))
    async with Client(settings, store.hosts) as client:
        with ReaderPool() as pool:
            stopped_by = await Crawl(
                start,
                client=client,
                archive=archive,
                pool=pool,
                guide=Tireless(checklist),
                scope=Scope(start),
                budget=_PLENTY,
                on_event=lambda _: None,
            ).run()
            return stopped_by, max(peak_of(child.pid) for child in active_children() if child.pid)


def _new(start: str, folder: Path, checklist: Checklist) -> RunInfo:
    return RunInfo(
        id="whole",
        site=start,
        checklist_id=checklist.id,
        checklist_sha256=checklist.sha256,
        tool_version=__version__,
        folder=str(folder / "run"),
        warc=str(folder / "run" / "run.warc.gz"),
        started="2026-01-02T03:04:05Z",
    )


def sit(start: str, folder: Path) -> Cost:
    """Begin a crawl in `folder`, or go on with the one that is there, to the end."""
    began = time.perf_counter()
    checklist = load(CHECKLIST)
    with Store(folder / "oit.db", reader=READER) as store:
        archive = store.unfinished(start, checklist.sha256, folder) or store.begin(_new(start, folder, checklist))
        stopped_by, worker = asyncio.run(_crawl(start, store, archive, checklist))
        peak, fetched = peak_of("self"), archive.next_id - 1
        pages = sum(each.status == 200 and "html" in each.media_type for each in archive.resources())
        archive.finish(stopped_by, "")
    return Cost(
        stopped_by=stopped_by,
        fetched=fetched,
        pages=pages,
        seconds=time.perf_counter() - began,
        peak=peak,
        worker=worker,
    )


if __name__ == "__main__":
    print(msgspec.json.encode(sit(sys.argv[1], Path(sys.argv[2]))).decode())
