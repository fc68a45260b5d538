"""A site in memory, and a client, a reader and a guide that know no other.

A page is a string of lines, each a link: address, promise (0..1), and how it was found; one that says SHELL needs a
browser. Other answers are made by the functions below.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

from msgspec.structs import replace

from crawler.archive import RunArchive, RunInfo, Store
from crawler.crawl import Budget, Crawl, Event, Scope
from crawler.models import Content, Fault, Fetched, Link, Referrer, Resource, Validators
from crawler.read.sitemap import is_sitemap, read_sitemap
from crawler.urls import canonical

SITE = "https://baansuk.example/"
PLENTY = Budget(pages=10_000, seconds=600, bytes=10**9)

Answer = Fetched | str


def moved(target: str, status: int = 302) -> Fetched:
    """A redirect."""
    return Fetched(url="", status=status, headers=(("Location", target),))


def silent(fault: Fault = "timeout") -> Fetched:
    """No answer at all."""
    return Fetched(url="", fault=fault)


def document(size: int = 100) -> Fetched:
    """A PDF of so many bytes."""
    return Fetched(url="", status=200, headers=(("Content-Type", "application/pdf"),), body=b"%PDF-1.4".ljust(size))


def status(code: int, text: str = "sorry") -> Fetched:
    """An answer with a status of its own."""
    return Fetched(url="", status=code, headers=(("Content-Type", "text/html"),), body=text.encode())


class Client:
    """Serves `pages` (by path or address), each after a while that `seed` decides. Other addresses are 404.

    Every robots.txt holds `rules` and forbids the addresses that contain `robots`. `asked` are the addresses fetched,
    in order. A page may be a list: one answer after the other.
    """

    def __init__(
        self, pages: Mapping[str, Answer | list[Answer]], *, seed: int = 0, robots: str = "", rules: bytes = b""
    ) -> None:
        self._pages = {canonical(path, SITE): answer for path, answer in pages.items()}
        self._random = random.Random(seed)
        self._robots = robots
        self._rules = rules
        self._hosts: set[str] = set()
        self.robots_exchanges: list[Fetched] = []
        self.asked: list[str] = []
        self.referers: dict[str, str] = {}
        self.under_way = 0

    async def allowed(self, url: str) -> bool:
        origin = url[: url.index("/", 8)]
        if origin not in self._hosts:
            self._hosts.add(origin)
            rules = Fetched(
                url=origin + "/robots.txt",
                status=200,
                body=b"User-agent: *\n" + self._rules,
                fetched="2026-01-02T00:00:00Z",
            )
            self.robots_exchanges.append(rules)
        return not self._robots or self._robots not in url

    async def fetch(self, url: str, referer: str = "", validators: Validators | None = None) -> Fetched:
        self.asked.append(url)
        self.referers[url] = referer
        self.under_way += 1
        try:
            for _ in range(self._random.randrange(20)):
                await asyncio.sleep(0)
        finally:
            self.under_way -= 1
        answer = self._pages.get(url, status(404))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(answer, str):
            body = f"<html>{url}\n{answer}".encode()
            answer = Fetched(url="", status=200, headers=(("Content-Type", "text/html"),), body=body)
        return replace(answer, url=url, fetched="2026-01-02T03:04:05Z")


class Reader:
    """Reads the pages of `Client`."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def submit(self, body: bytes, url: str, media_type: str) -> Future[Content]:
        self.read.append(url)
        done: Future[Content] = Future()
        if is_sitemap(body):
            done.set_result(read_sitemap(body, url))
            return done
        if body.startswith(b"%PDF"):
            done.set_result(Content(kind="pdf", lines=("แผน",)))
            return done
        if b"SHELL" in body:
            done.set_result(Content(kind="page", needs_browser="app_shell"))
            return done
        links = [_link(line.split(), url) for line in body.decode().splitlines()[1:]]
        done.set_result(Content(kind="page", links=tuple(links)))
        return done


def _link(words: list[str], base: str) -> Link:
    address, promise, via = [*words, "0.5", "a"][:3] if len(words) == 1 else [*words, "a"][:3]
    return Link(url=canonical(address, base) or "", text=promise, via=cast("Any", via))


class Guide:
    """Believes the promise that a link states. An item is settled once an address that names it was seen."""

    def __init__(self, *items: str) -> None:
        self._items = items
        self._settled: set[str] = set()
        self.seen: list[str] = []
        self.ranked: list[tuple[str, str]] = []

    def priority(self, link: Link, referrer: Referrer) -> float:
        self.ranked.append((link.url, link.text))
        if self._settled & {item for item in self._items if item in link.url}:
            return 0.01
        return float(link.text or (0.1 if link.via == "sitemap" else 0))

    def pictures(self, page: Resource, content: Content) -> tuple[Link, ...]:
        return ()

    def saw(self, resource: Resource, content: Content | None) -> None:
        self.seen.append(resource.url)
        if content is not None:
            self._settled |= {item for item in self._items if item in resource.url}

    def settled(self) -> tuple[int, int]:
        return len(self._settled), len(self._items)


class Sitting:
    """One `Crawl` on a store in `folder`; a second one on the same folder goes on."""

    def __init__(self, folder: Path, pages: Mapping[str, Answer | list[Answer]], **options: Any) -> None:
        self.folder = folder
        self.start: str = options.pop("start", SITE)
        told = {name: options.pop(name) for name in ("seed", "robots", "rules") if name in options}
        self.client = Client(pages, **told)
        self.guide = Guide(*options.pop("items", ()))
        self.browser: Any = options.pop("browser", None)
        self.budget: Budget = options.pop("budget", PLENTY)
        self.subdomains: bool = options.pop("subdomains", False)
        self.allowed_hosts: tuple[str, ...] = options.pop("allowed_hosts", ())
        self.on_event: Callable[[Event], None] = options.pop("on_event", lambda _: None)
        self.reader = Reader()
        self.events: list[Event] = []
        self.stopped_by = ""
        self.resources: tuple[Resource, ...] = ()
        self.skipped: dict[str, tuple[str, ...]] = {}
        self.pending: tuple[str, ...] = ()
        assert not options, options

    def run(self) -> Sitting:
        with Store(self.folder / "oit.db", reader="fake") as store:
            archive = store.unfinished(self.start, "c", self.folder) or store.begin(self._info())
            try:
                self.stopped_by = asyncio.run(self._crawl(archive))
            finally:
                self.resources = archive.resources()
                self.skipped = {each.reason: each.examples for each in archive.skipped()}
                self.pending = tuple(entry.url for entry in archive.pending())
        return self

    @property
    def fetched(self) -> list[str]:
        """What was kept, in order, robots.txt apart; paths where it is on the site's own host."""
        return [short(each.url) for each in self.resources if not each.url.endswith("/robots.txt")]

    async def _crawl(self, archive: RunArchive) -> str:
        return await Crawl(
            self.start,
            client=self.client,
            archive=archive,
            pool=self.reader,
            guide=self.guide,
            scope=Scope(self.start, subdomains=self.subdomains, allowed_hosts=self.allowed_hosts),
            budget=self.budget,
            on_event=self._note,
            browser=self.browser,
        ).run()

    def _note(self, event: Event) -> None:
        self.events.append(event)
        self.on_event(event)

    def _info(self) -> RunInfo:
        return RunInfo(
            id="run",
            site=self.start,
            checklist_id="oit-2567",
            checklist_sha256="c",
            tool_version="0",
            folder=str(self.folder / "run"),
            warc=str(self.folder / "run" / "run.warc.gz"),
            started="2026-01-02T03:04:05Z",
        )


def short(url: str) -> str:
    """An address of the site as its path."""
    return url.removeprefix(SITE.rstrip("/"))


def sit(folder: Path, pages: Mapping[str, Answer | list[Answer]], **options: Any) -> Sitting:
    """Crawl `pages` into a store in `folder`."""
    return Sitting(folder, pages, **options).run()


TOWN: dict[str, Answer | list[Answer]] = {
    "/": "/ita 0.9\n/news 0.3\n/about 0.4\nhttps://facebook.com/town 0.8\n/song.mp3",
    "/ita": "/o1 0.9\n/o2 0.8\n/ 0.5\n/plan.pdf 0.7",
    "/about": "/ita 0.9\n/staff 0.5",
    "/news": "/news?id=1 0.3\n/news?id=2 0.3",
    "/o1": "/o1.pdf 0.9",
    "/o2": moved("/o2/real"),
    "/o2/real": "/o1 0.9",
    "/staff": "/missing 0.4",
    "/plan.pdf": document(),
    "/o1.pdf": document(200),
    "/news?id=1": "/news?id=2 0.3",
    "/news?id=2": "",
}

WIDE: dict[str, Any] = {"/": "\n".join(f"/p{n} 0.{9 - n // 10}" for n in range(60))} | {f"/p{n}": "" for n in range(60)}
