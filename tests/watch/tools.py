"""A town that is watched: served on loopback, its nights as far apart as the test says, its letters caught."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.archive import Store
from crawler.language import Message
from crawler.read import READER
from crawler.watch import Nightly, Surroundings, UndeliveredError, Watch, load_sites, watch_run
from crawler.watch.alert import Alert, unpacked
from crawler.watch.channels import Letter
from tests.audit.smalltown import HOME, PDF
from tests.audit.tools import Tagged, page_of
from tests.faults import Answer, Drop, FaultServer
from tests.sites import GOOD, Planted, Reply, Site, at

__all__ = ["Clock", "Post", "Town", "answers_of", "site_of", "sites_toml", "small_site"]

CLOCKS = (
    *("crawler.audit.live.now", "crawler.watch.night.now", "crawler.watch.run.now"),
    *("crawler.watch.outbox.now", "crawler.watch.tables.now"),
)


class Clock:
    """The time of day, moved by the test and by every pause that is waited for."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.at = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)  # two in the morning in Thailand
        self.waited: list[float] = []
        for name in CLOCKS:
            patch.setattr(name, self.now)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at.replace(microsecond=0)

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.at += timedelta(seconds=seconds)

    def pass_days(self, days: float) -> None:
        self.at += timedelta(days=days)


@dataclass
class Post:
    """Catches letters by the address that they go to; refuses those to `closed` addresses."""

    letters: list[tuple[str, Letter]] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    tries: int = 0

    def send(self, to: str, letter: Letter) -> None:
        self.tries += 1
        if to in self.closed:
            raise UndeliveredError(Message("ปิดอยู่"))
        self.letters.append((to, letter))

    def empty(self) -> list[str]:
        """The letters since the last time, title and body of each."""
        told = [f"{letter.title}\n{letter.body}" for _to, letter in self.letters]
        self.letters.clear()
        return told


class Down(dict[str, Answer]):
    """A server that drops whoever calls."""

    def get(self, path: str, absent: Answer) -> Answer:  # type: ignore[override]
        return Drop()


def small_site() -> Site:
    """A town of two pages and a document, which show o1, o2 and o7: quick to audit."""
    html = "text/html; charset=utf-8"
    return {
        "/": Reply(200, html, HOME.encode()),
        "/robots.txt": Reply(200, "text/plain", b""),
        "/o1": Reply(200, html, page_of("o1")),
        "/o2": Reply(200, html, page_of("o2")),
        "/o7.pdf": Reply(200, "application/pdf", PDF),
    }


def site_of(server: FaultServer, **planted: Planted) -> Site:
    """The good town's site at the server's address, with what is planted instead."""
    town = replace(GOOD, items={**GOOD.items, **planted})
    return at(town.site(), server.url("").rstrip("/"))


def answers_of(site: Site, server: FaultServer) -> dict[str, Answer]:
    return {path: Tagged(reply, server) for path, reply in site.items()}


def sites_toml(folder: Path, url: str, more: str = "", recipients: str = "it") -> Path:
    """A sites.toml for one site called town; `more` are lines of [defaults]."""
    told = "".join(f'[[recipients]]\nname = "{name}"\nto = "{name}"\n' for name in recipients.split())
    file = folder / "sites.toml"
    file.write_text(
        f"{told}[defaults]\ndelay = 0\nscreenshots = false\n{more}\n[[sites]]\nname = 'town'\nurl = '{url}'\n",
        encoding="utf-8",
    )
    return file


class Town:
    """A served town that is watched. `site` may change between the nights."""

    def __init__(self, server: FaultServer, folder: Path, clock: Clock, site: Site) -> None:
        self.server = server
        self.folder = folder
        self.clock = clock
        self.post = Post()
        self.site = site
        self.file = sites_toml(folder, server.url())
        self.said: list[str] = []

    @property
    def store(self) -> Path:
        return self.folder / "oit.db"

    @property
    def watch(self) -> Watch:
        return load_sites(self.file)

    def set_up(self, more: str = "", recipients: str = "it") -> None:
        """Write sites.toml anew; `more` are lines of [defaults]."""
        self.file = sites_toml(self.folder, self.server.url(), more, recipients)

    def night(self, *, down: bool = False, days: float = 1) -> Nightly:
        """A nightly run, and then the time until the next."""
        self.server.answers = Down() if down else answers_of(self.site, self.server)
        self.server.heard.clear()
        world = Surroundings(
            progress=lambda _plan: nullcontext(lambda _event: None),
            say=lambda message: self.said.append(message.en),
            send=self.post.send,
            sleep=self.clock.sleep,
        )
        done = watch_run(self.watch, self.watch.plans, self.store, world)
        self.clock.pass_days(days)
        return done

    def remove(self, path: str) -> Reply:
        """Take a page or file off the site; what it was."""
        was = self.site[path]
        self.site[path] = Reply(404, "text/html; charset=utf-8", "<p>ไม่พบหน้าที่ต้องการ</p>".encode())
        return was

    @contextmanager
    def opened(self) -> Iterator[Store]:
        with Store(self.store, reader=READER) as store:
            yield store

    def alerts(self) -> list[tuple[str, str]]:
        """Every alert that was ever put into the outbox: its kind and item."""
        with self.opened() as store:
            rows = store._db.execute("SELECT kind, item FROM alerts ORDER BY id").fetchall()
        return [(kind, item) for kind, item in rows]

    def alert(self, item: str) -> Alert:
        """The latest alert on an item."""
        with self.opened() as store:
            sql = "SELECT data FROM alerts WHERE item = ? ORDER BY id DESC LIMIT 1"
            ((data,),) = store._db.execute(sql, (item,)).fetchall()
        return unpacked(data)
