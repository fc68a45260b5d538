"""A crawl killed again and again, started with the same command each time: `python -m benchmarks.kill`.

A site of 2,000 pages is crawled once undisturbed, and once with twenty kill -9 at moments drawn by lot. Beside it
scrapy with its JOBDIR, on the same site and killed after as many requests, if it is installed. Linux only.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import show
from benchmarks.wide import WideServer, serve_wide
from crawler.models import Frozen

PAGES = 2_000
KILLS = 20
PAUSE = 0.02
"""Seconds that the server takes for an answer, so that some are under way at every kill."""
LONGEST_SITTING = 900.0
ROOT = Path(__file__).resolve().parent.parent

SPIDER = """
import scrapy


class Whole(scrapy.Spider):
    name = "whole"

    async def start(self):
        for request in self.start_requests():
            yield request

    def start_requests(self):
        yield scrapy.Request(self.url)

    def parse(self, response):
        with open("pages.txt", "a", encoding="utf-8") as pages:
            pages.write(response.url + "\\n")
        if b"html" in response.headers["Content-Type"]:
            for href in response.css("a::attr(href)").getall():
                yield response.follow(href)
"""
SETTINGS = ("JOBDIR=job", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "DOWNLOAD_DELAY=0", "LOG_LEVEL=CRITICAL")


class Crawler(ABC):
    """A program that crawls a site into a folder and can be asked what it has there."""

    @abstractmethod
    def command(self, start: str, folder: Path) -> Sequence[str]:
        """Begins, or goes on with what is there."""

    @abstractmethod
    def kept(self, folder: Path) -> Counter[str]:
        """The paths of what it has, and how often it has each."""

    @abstractmethod
    def end(self, folder: Path) -> frozenset[tuple[str, ...]]:
        """All that it says of the addresses it knows."""


class Ours(Crawler):
    """The crawl of this program."""

    def command(self, start: str, folder: Path) -> Sequence[str]:
        return (sys.executable, "-m", "benchmarks.whole_crawl", start, str(folder))

    def kept(self, folder: Path) -> Counter[str]:
        paths = Counter(_path(url) for (url,) in self._rows(folder, "SELECT url FROM resources"))
        del paths["/robots.txt"]  # which every sitting asks for, since its rules may have changed
        return paths

    def end(self, folder: Path) -> frozenset[tuple[str, ...]]:
        rows = self._rows(folder, "SELECT url, state, reason FROM frontier")
        return frozenset((_path(url), *said) for url, *said in rows)

    def _rows(self, folder: Path, sql: str) -> list[tuple[str, ...]]:
        """Rows of the store; none where the crawl was killed before it made its tables."""
        with closing(sqlite3.connect(folder / "oit.db")) as store:
            if not store.execute("SELECT 1 FROM sqlite_master WHERE name = 'frontier'").fetchone():
                return []
            return store.execute(sql).fetchall()


class Scrapy(Crawler):
    """Scrapy with its JOBDIR, which is what it has for going on."""

    def command(self, start: str, folder: Path) -> Sequence[str]:
        (folder / "spider.py").write_text(SPIDER, "utf-8")
        settings = (f"-s{setting}" for setting in SETTINGS)
        return (sys.executable, "-m", "scrapy", "runspider", "spider.py", "-a", f"url={start}", *settings)

    def kept(self, folder: Path) -> Counter[str]:
        pages = folder / "pages.txt"
        return Counter(map(_path, pages.read_text("utf-8").split())) if pages.exists() else Counter()

    def end(self, folder: Path) -> frozenset[tuple[str, ...]]:
        return frozenset((path,) for path in self.kept(folder))


class Outcome(Frozen):
    """What came of a crawl. `lost` are addresses of the site of which it has nothing in the end, `twice` answers that
    it has more than once. `again` are requests for what it had already, `caught` those whose answer was under way at a
    kill, so that they had to be made once more."""

    sittings: int
    lost: int
    twice: int
    again: int
    caught: int
    requests: int
    end: frozenset[tuple[str, ...]]


def crawled(crawler: Crawler, pauses: Sequence[tuple[int, float]] = ()) -> Outcome:
    """Crawl the site with a kill after so many requests of a sitting, and so many seconds more, for each of `pauses`;
    then to the end."""
    caught: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place, serve_wide(PAGES, PAUSE) as server:
        folder = Path(place)
        command = crawler.command(server.base + "/", folder)
        for sittings, (requests, seconds) in enumerate((*pauses, (sys.maxsize, 0.0)), 1):  # noqa: B007
            before = server.asked.copy()
            ended = _sits(server, command, folder, requests, seconds)
            kept = crawler.kept(folder)
            caught.update({path: n for path, n in (server.asked - before).items() if path not in kept})
            if ended:  # the crawler says that it is done, rightly or not
                break
        repeated = Counter({path: n - 1 for path, n in server.asked.items()})
        return Outcome(
            sittings=sittings,
            lost=len(set(server.site.paths) - set(kept)),
            twice=kept.total() - len(kept),
            again=(repeated - caught).total(),
            caught=(repeated & caught).total(),
            requests=server.asked.total(),
            end=crawler.end(folder),
        )


def _sits(server: WideServer, command: Sequence[str], folder: Path, requests: int, seconds: float) -> bool:
    """Whether the crawler ended by itself."""
    before = server.asked.total()
    limit = time.monotonic() + LONGEST_SITTING
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and server.asked.total() - before < requests:
            assert time.monotonic() < limit, "the crawler does not end"
            time.sleep(0.001)
        time.sleep(seconds)
        ended = process.poll() is not None
        process.kill()
    server.settle()
    assert not ended or process.returncode == 0, f"{command} failed"
    return ended


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def moments() -> list[tuple[int, float]]:
    """When to kill: the number of requests into each sitting, and a little later. Drawn by lot, the same each time."""
    lot = random.Random(2567)
    marks = sorted(lot.sample(range(1, PAGES), KILLS))
    return [(mark - before, lot.uniform(0, 2 * PAUSE)) for before, mark in zip((0, *marks), marks, strict=False)]


def _row(name: str, calm: Outcome, killed: Outcome) -> tuple[str, ...]:
    figures = (killed.sittings, killed.lost, killed.twice, killed.again, killed.caught)
    return (
        name,
        *map(str, figures),
        f"{killed.requests / calm.requests:.2f}",
        "yes" if killed.end == calm.end else "NO",
    )


def main() -> None:
    """Prints the figures."""
    crawlers: dict[str, Crawler] = {"oit": Ours()}
    if find_spec("scrapy"):
        crawlers["scrapy, JOBDIR"] = Scrapy()
    else:
        print("scrapy is not installed (pip install -r benchmarks/requirements.txt), so there is nothing beside ours.")
    rows = [_row(name, crawled(crawler), crawled(crawler, moments())) for name, crawler in crawlers.items()]
    columns = ("", "sittings", "lost", "kept twice", "asked again", "caught", "requests / calm", "same end")
    show(f"{PAGES:,} pages, {KILLS} times kill -9 (goal: 0 lost, 0 kept twice, 0 asked again)", columns, rows)
    print("Caught: the answer was under way at a kill. Fewer sittings than kills: it said it was done before its time.")


if __name__ == "__main__":
    main()
