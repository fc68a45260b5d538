"""A good town that changes from one night to the next, and the audits of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.archive import Store
from crawler.audit import Audit
from crawler.audit.comparing import difference
from crawler.audit.workspace import now
from crawler.compare import Difference
from crawler.read import READER
from tests.audit.tools import audited
from tests.cli.tools import faulty
from tests.faults import FaultServer, Page
from tests.sites import GOOD, Reply, Site, at

__all__ = ["ChangingTown", "changing_town", "path_of", "spoiled"]

HTML = "text/html; charset=utf-8"


def path_of(item: str) -> str:
    """Where a good town shows an item: the page, or the document that it links to."""
    return GOOD.truth()[item].paths[-1]


@dataclass
class ChangingTown:
    """`site` may change between the nights, of which each begins a day after the last. Every page counts its visitors,
    and so is never twice the same."""

    server: FaultServer
    folder: Path
    site: Site
    nights: int = 0
    done: list[Audit] = field(default_factory=list)

    def audit(self) -> Audit:
        self.nights += 1
        self.server.answers = {
            path: Page(self._counted(reply), reply.status, [("Content-Type", reply.media_type), *reply.headers])
            for path, reply in self.site.items()
        }
        out = self.folder / str(self.nights)
        self.done.append(audited(self.server.url(), self.folder, out=out))
        return self.done[-1]

    def put(self, path: str, body: bytes = b"", status: int = 200, location: str = "", media_type: str = HTML) -> None:
        self.site[path] = Reply(status, media_type, body, (("Location", location),) if location else ())

    def edit(self, path: str, old: str, new: str) -> None:
        reply = self.site[path]
        assert old.encode() in reply.body, "there is nothing to edit"
        self.site[path] = Reply(reply.status, reply.media_type, reply.body.replace(old.encode(), new.encode()))

    def links(self, path: str, other: str) -> None:
        """Let every link to `path` lead to `other`."""
        for each, reply in self.site.items():
            if "html" in reply.media_type:
                body = re.sub(
                    rb'href="[^"]*' + re.escape(path.encode()) + rb'"', f'href="{other}"'.encode(), reply.body
                )
                self.site[each] = Reply(reply.status, reply.media_type, body, reply.headers)

    def difference(self, before: int = 1, after: int = 2) -> Difference:
        """What changed between two nights, counted from 1."""
        with Store(self.folder / "oit.db", reader=READER) as store:
            return difference(store, *(self.done[night - 1].report.run["id"] for night in (before, after)))

    def _counted(self, reply: Reply) -> bytes:
        visitors = f"<p>ผู้เข้าชมวันนี้ {self.nights * 7} คน ทั้งหมด {1000 + self.nights} คน</p></body>".encode()
        return reply.body.replace(b"</body>", visitors) if "html" in reply.media_type else reply.body


@contextmanager
def changing_town(folder: Path) -> Iterator[ChangingTown]:
    """Serve it."""
    with faulty() as server, pytest.MonkeyPatch.context() as patch:
        town = ChangingTown(server, folder, at(GOOD.site(), server.url("").rstrip("/")))
        patch.setattr("crawler.audit.live.now", lambda: now() + timedelta(days=town.nights))
        yield town


def spoiled(town: ChangingTown) -> None:
    """What happens to the town between two nights, one thing to an item each."""
    site = town.site
    town.put(path_of("o7"), status=404)
    site[path_of("o8")] = site[path_of("o17")]
    town.put("/moved.php", site[path_of("o2")].body)
    town.put(path_of("o2"), status=301, location="/moved.php")
    town.links(path_of("o3"), "#")
    town.edit(path_of("o4"), "</h1>", "</h1><p>ย้ายที่ทำการไปอาคารใหม่ชั้น 2</p>")
    town.put(path_of("o6"), status=500)
    town.put("/robots.txt", f"User-agent: *\nDisallow: {path_of('o13')}\n".encode(), media_type="text/plain")
    town.put(path_of("o23"), status=403)
    site["/uploads/new-home.pdf"] = site[path_of("o26")]
    town.links(path_of("o26"), "/uploads/new-home.pdf")
    town.put(path_of("o26"), status=404)
    town.put(path_of("o24"), "<title>404</title><p>ไม่พบหน้าที่ต้องการ</p>".encode())
