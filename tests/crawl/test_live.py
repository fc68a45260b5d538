"""The crawl with the true client and the true reader, on a server on loopback, killed as hard as can be."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

from crawler.archive import RunArchive, RunInfo, Store, responses
from crawler.crawl import Budget, Crawl, Event, Scope
from crawler.models import Content, Link, Referrer, Resource
from crawler.read import READER, ReaderPool
from crawler.web import Client, FetchSettings
from tests.sites.server import serve
from tests.sites.towns import Reply, Site
from tests.web.tools import Hosts


class Flat:
    """Finds every link equally good."""

    def priority(self, link: Link, referrer: Referrer) -> float:
        return 0.5

    def pictures(self, page: Resource, content: Content) -> tuple[Link, ...]:
        return ()

    def saw(self, resource: Resource, content: Content | None) -> None:
        pass

    def settled(self) -> tuple[int, int]:
        return 0, 35


def tree(size: int) -> Site:
    """Pages that each link to two others, a redirect and a missing page."""
    site: Site = {}
    for number in range(size):
        links = "".join(
            f'<li><a href="/p{n}.html">หน้า {n}</a></li>' for n in (2 * number + 1, 2 * number + 2) if n < size
        )
        body = f"<title>หน้า {number}</title><ul>{links}</ul><a href='/old'>เดิม</a><a href='/gone'>ไม่มี</a>"
        site[f"/p{number}.html"] = Reply(200, "text/html; charset=utf-8", body.encode())
    site["/"] = site["/p0.html"]
    site["/old"] = Reply(302, "text/html", b"", (("Location", "/p1.html"),))
    site["/robots.txt"] = Reply(200, "text/plain", b"User-agent: *\nDisallow: /p7.html\n")
    return site


async def sit(start: str, archive: RunArchive, say: bool = False) -> str:
    """One sitting of a crawl of `start`."""

    def tell(event: Event) -> None:
        if say:
            print(event.fetched, flush=True)

    settings = FetchSettings(delay=0, private_hosts=frozenset({"127.0.0.1"}))
    with ReaderPool() as pool:
        async with Client(settings, Hosts()) as client:
            return await Crawl(
                start,
                client=client,
                archive=archive,
                pool=pool,
                guide=Flat(),
                scope=Scope(start),
                budget=Budget(pages=10_000, seconds=120, bytes=10**9),
                on_event=tell,
            ).run()


def opened(store: Store, start: str, folder: Path) -> RunArchive:
    """The unfinished run in `folder`, else a new one."""
    info = RunInfo(
        id="run",
        site=start,
        checklist_id="oit-2567",
        checklist_sha256="c",
        tool_version="0",
        folder=str(folder),
        warc=str(folder / "run.warc.gz"),
        started="2026-01-02T03:04:05Z",
    )
    return store.unfinished(start, "c", folder) or store.begin(info)


def _paths(archive: RunArchive, base: str) -> list[str]:
    found = [resource.url.removeprefix(base) for resource in archive.resources()]
    return sorted(path for path in found if path != "/robots.txt")


def _whole(size: int) -> list[str]:
    """All of the tree but what robots.txt forbids, what only that leads to, and the home page's other name."""
    hidden = {0}
    row = [7]
    while row:
        hidden.update(row)
        row = [child for number in row for child in (2 * number + 1, 2 * number + 2) if child < size]
    return sorted(["/", "/old", "/gone", *(f"/p{number}.html" for number in range(size) if number not in hidden)])


def test_a_site_is_crawled_archived_and_replayed(tmp_path: Path):
    with serve(tree(40)) as base, Store(tmp_path / "oit.db", reader=READER) as store:
        archive = opened(store, base + "/", tmp_path)
        assert asyncio.run(sit(base + "/", archive)) == "frontier_empty"
        assert _paths(archive, base) == _whole(40)
        assert [(each.reason, each.count) for each in archive.skipped()] == [("robots", 1)]
        for resource in archive.resources():
            content = archive.content(resource)
            if resource.status == 200 and resource.url.endswith(".html"):
                assert content is not None
                assert content.title.startswith("หน้า ")
        recorded = list(responses(Path(archive.info.warc)))
        assert [each.url for each in recorded] == [resource.url for resource in archive.resources()]
        assert [each.body for each in recorded] == [archive.body(resource) for resource in archive.resources()]


_VICTIM = """
import asyncio, sys
from pathlib import Path
from crawler.archive import Store
from crawler.read import READER
from tests.crawl.test_live import opened, sit

if __name__ == "__main__":
    start, folder = sys.argv[1], Path(sys.argv[2])
    with Store(folder / "oit.db", reader=READER) as store:
        asyncio.run(sit(start, opened(store, start, folder), say=True))
"""


def test_killed_again_and_again_it_still_comes_to_the_same_end(tmp_path: Path):
    size = 120
    with serve(tree(size)) as base:
        for count in (1, 17, 60):
            command = [sys.executable, "-c", _VICTIM, base + "/", str(tmp_path)]
            victim = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert victim.stdout is not None
            with victim.stdout:
                for line in victim.stdout:
                    if int(line) >= count:
                        victim.kill()
                        break
            victim.wait()
        with Store(tmp_path / "oit.db", reader=READER) as store:
            archive = opened(store, base + "/", tmp_path)
            before = archive.resources()
            assert len(before) >= 60
            assert asyncio.run(sit(base + "/", archive)) == "frontier_empty"
            assert archive.resources()[: len(before)] == before
            assert _paths(archive, base) == _whole(size)
            assert [each.url for each in responses(Path(archive.info.warc))] == [r.url for r in archive.resources()]
