"""What the tests of the stories share."""

from __future__ import annotations

import json
import re
from asyncio import StreamWriter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import pytest

from crawler.audit import Audit, Request, audit
from crawler.audit.live import OnEvent
from crawler.audit.workspace import now
from crawler.checklist import Checklist, load
from crawler.crawl import Event
from tests.faults import FaultServer, Page
from tests.sites import GOOD, Reply

__all__ = ["Notes", "Tagged", "a_minute_apart", "audited", "checklist", "items", "page_of", "report", "stopping_after"]

Notes = list[tuple[str, str]]


class HasNights(Protocol):
    """A town that counts the audits of it."""

    nights: int


class Tagged(Page):
    """An answer with an ETag; nothing but 304 for those who have it."""

    def __init__(self, reply: Reply, server: FaultServer) -> None:
        self.etag = f'"{sha256(reply.body).hexdigest()[:12]}"'
        headers = [("Content-Type", reply.media_type), ("ETag", self.etag), *reply.headers]
        super().__init__(reply.body, reply.status, headers)
        self.server = server

    async def write(self, out: StreamWriter) -> None:
        if self.server.heard[-1].headers.get("if-none-match") == self.etag:
            await Page(b"", 304, [("ETag", self.etag)]).write(out)
        else:
            await super().write(out)


def checklist() -> Checklist:
    return load("oit-2567")


def audited(
    target: object, folder: Path, *, on_event: OnEvent | None = None, notes: Notes | None = None, **options: Any
) -> Audit:
    """An audit with the store in `folder`, no pictures unless asked for; `notes` collects what the user is told."""
    said = [] if notes is None else notes
    request = Request(
        **{"target": str(target), "store": folder / "oit.db", "delay": 0.0, "screenshots": False, **options}
    )
    return audit(
        request, checklist(), on_event or (lambda _: None), lambda message: said.append((message.th, message.en))
    )


def a_minute_apart(monkeypatch: pytest.MonkeyPatch, town: HasNights) -> None:
    """Runs are named by the second in which they begin: let each night of `town` begin a minute after the last."""
    monkeypatch.setattr("crawler.audit.live.now", lambda: now() + timedelta(minutes=town.nights))


def report(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "report.json").read_bytes())
    return found


def items(folder: Path) -> list[dict[str, Any]]:
    """The items of a report without the times of fetching, which differ from run to run."""
    found: list[dict[str, Any]] = report(folder)["items"]
    for item in found:
        for evidence in item["evidence"]:
            evidence.pop("fetched")
    return found


def page_of(item: str) -> bytes:
    """The page that shows an item in a good town, without the town's menu."""
    body = GOOD.site()[GOOD.truth()[item].paths[0]].body
    return re.sub(rb"<nav>.*</nav>", b"", body, flags=re.DOTALL)


@contextmanager
def stopping_after(count: int, act: Callable[[], None]) -> Iterator[OnEvent]:
    """An `on_event` that does `act` at the event number `count`, once."""
    seen = 0

    def on_event(event: Event) -> None:
        nonlocal seen
        seen += 1
        if seen == count:
            act()

    yield on_event
    assert seen >= count, "the crawl ended before that"
