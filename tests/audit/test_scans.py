"""A town that publishes scans: those that a verdict hangs on are read, no page more than needed, and none twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import cast

import pytest

from crawler.archive import RunArchive
from crawler.audit import Audit, Request, rejudge
from crawler.audit.scans import FIRST_PAGES, MORE_PAGES, Scans, bodies_of_run
from crawler.errors import ArchiveError
from crawler.language import Message
from crawler.models import Content, Resource, Verdict
from crawler.read import ReaderPool
from crawler.read.reader import read
from tests.audit.tools import a_minute_apart, audited, checklist, report
from tests.cli.tools import faulty
from tests.faults import FaultServer, Page
from tests.read.paper import bytes_of, paper, pdf_of, worn
from tests.sites import GOOD, Reply, Site, at

SHORT, LONG, PICTURE = "o22", "o30", "o26"


def scanned() -> Site:
    """A good town of which one document is a scan of a page, and another one of five, its contents on the last; a third
    is a picture in the page that had linked to it."""
    site = GOOD.site()
    for item in (SHORT, LONG):
        path = next(path for path in GOOD.truth()[item].paths if path.endswith(".pdf"))
        head, *rest = (line for line in read(site[path].body, f"http://s.test{path}", "").lines)
        filler = [worn(paper(head, "สารบัญ", f"ส่วนที่ {number}")) for number in range(1, 5)] if item == LONG else []
        site[path] = Reply(200, "application/pdf", pdf_of(*filler, worn(paper(head, *rest, points=13))))
    page, document = GOOD.truth()[PICTURE].paths
    words = (
        line.replace("๒๕๖๗", "2567") for line in read(site.pop(document).body, f"http://s.test{document}", "").lines
    )
    site["/up/1.jpg"] = Reply(200, "image/jpeg", bytes_of(worn(paper(*words, points=13))))
    html = '<title>ประกาศ ปี 2567</title><p><img src="/up/1.jpg">'
    site[page] = Reply(200, "text/html; charset=utf-8", html.encode())
    return site


class Town:
    """The served town, and the audits of it with one store."""

    def __init__(self, server: FaultServer, folder: Path) -> None:
        self.folder = folder
        self.base = server.url()
        self.site = at(scanned(), self.base.rstrip("/"))
        server.answers = {path: Page(each.body, each.status, _headers(each)) for path, each in self.site.items()}
        self.nights = 0

    def audit(self, target: object = "") -> Audit:
        self.nights += 1
        return audited(target or self.base, self.folder, out=self.folder / str(self.nights))


def _headers(reply: Reply) -> list[tuple[str, str]]:
    return [("Content-Type", reply.media_type), *reply.headers]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    with faulty() as server:
        town = Town(server, tmp_path)
        a_minute_apart(monkeypatch, town)
        yield town


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages each scan is read to, as they are read."""
    pages: list[int] = []
    submit = ReaderPool.submit

    def noted(self: ReaderPool, body: bytes, url: str, media_type: str, scan_pages: int = 0) -> Future[Content]:
        if scan_pages:
            pages.append(scan_pages)
        return submit(self, body, url, media_type, scan_pages)

    monkeypatch.setattr(ReaderPool, "submit", noted)
    return pages


def verdict(done: Audit, item: str) -> Verdict:
    return next(each for each in done.judgement.verdicts if each.id == item)


def test_scans_are_read_as_far_as_is_needed_and_only_once(town: Town, looked: list[int]) -> None:
    done = town.audit()
    short, long = verdict(done, SHORT), verdict(done, LONG)
    assert (short.status, short.evidence[0].text_source) == ("met", "ocr")
    assert (long.status, long.evidence[0].text_source) == ("met", "ocr")
    assert verdict(done, PICTURE).status == "met"
    (shown,) = verdict(done, PICTURE).evidence
    assert (shown.url, shown.kind, shown.text_source) == (town.base + GOOD.truth()[PICTURE].paths[0][1:], "page", "ocr")
    assert sorted(looked) == [*[FIRST_PAGES] * 3, MORE_PAGES], "the long one was undecided after its first pages"
    looked.clear()
    request = Request(target="", store=town.folder / "oit.db")
    assert rejudge("last", request, checklist()).report == done.report
    assert verdict(town.audit(), LONG).status == "met"
    assert looked == [], "what was read is kept by the hash of its bytes"


def test_a_recording_tells_the_same(town: Town) -> None:
    done = town.audit()
    again = town.audit(town.folder / "1" / "run.warc.gz")
    assert [(each.id, each.status) for each in again.judgement.verdicts] == [
        (each.id, each.status) for each in done.judgement.verdicts
    ]


def test_without_the_engine_a_scan_is_left_to_a_person(
    town: Town, looked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("scans", "outcome", "assemble"):
        monkeypatch.setattr(f"crawler.audit.{module}.can_read_scans", lambda: False)
    assert verdict(town.audit(), SHORT).status == "unverifiable"
    assert looked == []
    assert report(town.folder / "1")["run"]["scans"] == {"read": 0, "pages": 0, "unread": 3, "engine": False}
    monkeypatch.undo()
    assert verdict(town.audit(), SHORT).status == "met", "once the engine is there, the same site is judged anew"


class Lost:
    """A run of which the recordings are gone."""

    def body(self, resource: Resource) -> bytes:
        raise ArchiveError(Message(resource.url))


def test_a_scan_whose_bytes_are_lost_stays_unread_and_costs_nothing_else() -> None:
    scan = Resource(id=1, url="https://s.test/a.pdf", status=200, media_type="application/pdf", sha256="5" * 64, size=9)
    scans = Scans([scan], bodies_of_run(cast("RunArchive", Lost())), None)
    assert scans.read([scan.sha256]) == {}
    assert scans.cut_short, "so another night tries again"
