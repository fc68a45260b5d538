"""A site audited again: only what has changed is transferred, stored and read, and the verdicts follow the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from crawler.archive import Store
from crawler.audit import Audit, Request, rejudge
from crawler.crawl.limits import WINDOW
from crawler.errors import ArchiveError
from crawler.judge import Judgement, judge
from crawler.models import Content, Report
from crawler.read import READER, ReaderPool
from tests.audit.tools import Notes, Tagged, a_minute_apart, audited, checklist, items, report
from tests.cli.tools import faulty
from tests.faults import FaultServer
from tests.sites import MIDDLING, Reply, Site, at


class Town:
    """A served town and the audits of it, a store for all of them. `site` may change between the nights."""

    def __init__(self, server: FaultServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.site: Site = at(MIDDLING.site(), server.url("").rstrip("/"))
        self.nights = 0

    def audit(self, **options: Any) -> Audit:
        self.server.answers = {path: Tagged(reply, self.server) for path, reply in self.site.items()}
        self.server.heard.clear()
        self.nights += 1
        return audited(self.server.url(), self.folder, out=self.folder / str(self.nights), **options)

    def conditional(self) -> int:
        return sum("if-none-match" in heard.headers for heard in self.server.heard)

    def verdicts(self, night: int) -> list[tuple[str, str, list[str]]]:
        found = items(self.folder / str(night))
        return [(item["id"], item["status"], [each["url"] for each in item["evidence"]]) for item in found]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    with faulty() as server:
        town = Town(server, tmp_path)
        a_minute_apart(monkeypatch, town)
        yield town


def reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses whose bodies are read from now on."""
    read: list[str] = []
    submit = ReaderPool.submit

    def noted(self: ReaderPool, body: bytes, url: str, media_type: str) -> Future[Content]:
        read.append(url)
        return submit(self, body, url, media_type)

    monkeypatch.setattr(ReaderPool, "submit", noted)
    return read


def judging(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sites that are judged from now on."""
    judged: list[str] = []

    def noted(start: str, *args: Any, **options: Any) -> Judgement:
        judged.append(start)
        return judge(start, *args, **options)

    monkeypatch.setattr("crawler.audit.outcome.judge", noted)
    return judged


def evidence(done: Audit) -> list[str]:
    return [each.url for verdict in done.judgement.verdicts for each in verdict.evidence]


# --- nothing has changed ----------------------------------------------------------------------------------------------


def test_an_unchanged_site_is_neither_sent_nor_stored_nor_read_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.audit()
    first = set(town.server.paths())
    read, notes = reading(monkeypatch), list[tuple[str, str]]()
    done = town.audit(notes=notes)
    assert "--fresh" in notes[0][1]
    second = set(town.server.paths())
    assert second <= first, "with the ways known, no page is opened that was not opened on the first night"
    good = {path for path, reply in town.site.items() if reply.status == 200 and path != "/robots.txt"}
    assert town.conditional() == len(good & second)
    assert read == [], "what is known was read again"
    assert town.verdicts(2) == town.verdicts(1)
    assert report(town.folder / "2")["scores"] == report(town.folder / "1")["scores"]
    small, large = ((town.folder / night / "run.warc.gz").stat().st_size for night in "21")
    assert small < large / 10
    request = Request(target="", store=town.folder / "oit.db")
    assert rejudge("last", request, checklist()).report == done.report


def test_a_third_night_is_as_cheap_as_the_second(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.audit()
    town.audit()
    second = town.server.paths()
    read = reading(monkeypatch)
    town.audit()
    assert sorted(town.server.paths()) == sorted(second)
    assert read == []
    assert town.verdicts(3) == town.verdicts(1)


def test_what_the_same_gave_is_not_judged_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.audit()
    town.audit()  # which fetches in another order than the first: the evidence first
    judged = judging(monkeypatch)
    done = town.audit()
    assert judged == []
    assert town.verdicts(3) == town.verdicts(1)
    assert judging_again(town) == done.report, "with tonight's times of fetching"
    assert judged != [], "rejudge takes nothing for granted"


def judging_again(town: Town) -> Report:
    return rejudge("last", Request(target="", store=town.folder / "oit.db"), checklist()).report


def test_other_code_judges_anew(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.audit()
    town.audit()
    judged = judging(monkeypatch)
    monkeypatch.setattr("crawler.audit.outcome._code", lambda: "another")
    town.audit()
    assert judged != []


def test_a_page_that_changes_every_night_is_judged_every_night(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = judging(monkeypatch)
    home = town.site["/"]
    for night in range(3):
        count = f"<p>ผู้เข้าชม {night}</p>".encode()
        town.site["/"] = Reply(home.status, home.media_type, home.body + count, home.headers)
        judged.clear()
        done = town.audit()
        assert judged != []
    assert judging_again(town) == done.report


def test_the_second_night_begins_with_the_ways_to_the_evidence(town: Town) -> None:
    wanted = set(evidence(town.audit()))
    with Store(town.folder / "oit.db") as store:
        earlier = store.earlier(replace(store.find("last").info, id="tonight"))
        assert earlier is not None
        ways = earlier.ways()

    def last_needed(urls: list[str]) -> int:
        return max(number for number, url in enumerate(urls) if url in wanted)

    first = _fetched(town)
    town.audit()
    second = _fetched(town)
    assert last_needed(second) < len(ways) + 8 < last_needed(first)


def _fetched(town: Town) -> list[str]:
    with Store(town.folder / "oit.db") as store:
        return [each.url for each in store.find("last").resources() if not each.url.endswith("/robots.txt")]


@pytest.mark.parametrize("fresh", [False, True])
def test_what_was_cut_short_on_a_busy_night_is_read_on_the_next(
    town: Town, monkeypatch: pytest.MonkeyPatch, fresh: bool
) -> None:
    done = town.audit()
    url = next(each.url for each in done.report.items[0].evidence)
    late = Content(kind="page", quality="none", reason="timeout: not read within 60 seconds")
    with Store(town.folder / "oit.db", reader=READER) as store:
        run = store.find("last")
        page = next(resource for resource in run.resources() if resource.url == url)
        run.save_content(page, late)
    request = Request(target="", store=town.folder / "oit.db")
    assert rejudge("last", request, checklist()).report.items[0].status == "unverifiable"
    read = reading(monkeypatch)
    town.audit(fresh=fresh)
    assert read == [url]
    assert town.verdicts(2) == town.verdicts(1)


@pytest.mark.parametrize("where", ["judging", "scans"])
def test_what_rests_on_a_reading_cut_short_is_judged_again(
    town: Town, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(f"crawler.audit.{where}.was_cut_short", lambda content: True)
    town.audit()
    town.audit()
    judged = judging(monkeypatch)
    town.audit()
    assert judged != []


# --- something has changed --------------------------------------------------------------------------------------------


def test_a_changed_page_is_read_and_judged_anew(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    done = town.audit()
    lost = next(v for v in done.judgement.verdicts if v.status == "met" and v.evidence[0].kind == "page")
    first = set(town.server.paths())
    path = "/" + lost.evidence[0].url.split("/", 3)[3]
    town.site[path] = Reply(200, "text/html", "<title>404</title><p>ไม่พบหน้าที่ต้องการ</p>".encode())
    read = reading(monkeypatch)
    town.audit()
    again = [url for url in read if "/" + url.split("/", 3)[3] in first]
    assert again == [lost.evidence[0].url], "what was not opened on the first night may be, now that an item is open"
    assert {key: status for key, status, _ in town.verdicts(2)}[lost.id] != "met"


def test_a_removed_menu_entry_is_found_though_its_page_still_answers(town: Town) -> None:
    done = town.audit()
    lost = next(v for v in done.judgement.verdicts if v.status == "met" and len(v.evidence) == 1)
    path = "/" + lost.evidence[0].url.split("/", 3)[3]
    link = re.compile(rb'(<a\b[^>]*href=")[^"]*' + re.escape(path.encode()) + rb'"')
    assert any(link.search(reply.body) for reply in town.site.values())
    for each, reply in town.site.items():
        if "html" in reply.media_type:
            town.site[each] = Reply(reply.status, reply.media_type, link.sub(rb'\1#"', reply.body), reply.headers)
    town.audit()
    assert path not in town.server.paths()
    assert {key: status for key, status, _ in town.verdicts(2)}[lost.id] != "met"


# --- what is not trusted ----------------------------------------------------------------------------------------------


def test_fresh_fetches_everything_and_stores_it(town: Town) -> None:
    town.audit()
    town.audit(fresh=True)
    assert town.conditional() == 0
    small, large = ((town.folder / night / "run.warc.gz").stat().st_size for night in "12")
    assert abs(small - large) < small / 10
    assert town.verdicts(2) == town.verdicts(1)


def test_without_last_nights_recording_everything_is_fetched(town: Town) -> None:
    town.audit()
    (town.folder / "1" / "run.warc.gz").unlink()
    town.audit()
    assert town.conditional() == 0
    assert town.verdicts(2) == town.verdicts(1)


def test_a_damaged_recording_costs_a_second_request_where_it_is_needed(town: Town) -> None:
    """Contents of other reading code are read again from the body; where that is damaged, from the site."""
    town.audit()
    recording = town.folder / "1" / "run.warc.gz"
    recording.write_bytes(bytes(recording.stat().st_size))
    with Store(town.folder / "oit.db") as store:
        store._db.execute("UPDATE contents SET reader = 'older'")
    town.audit()
    paths = town.server.paths()
    assert 0 < len(paths) - len(set(paths)) <= WINDOW, "one loss tells of the others"
    assert town.verdicts(2) == town.verdicts(1)
    with Store(town.folder / "oit.db", reader="x") as store:
        run = store.find("last")
        assert all(sha256(run.body(each)).hexdigest() == each.sha256 for each in run.resources())


# --- the recording alone ----------------------------------------------------------------------------------------------


def test_the_recording_of_a_second_night_alone_is_refused_with_the_reason(town: Town, tmp_path: Path) -> None:
    town.audit()
    town.audit()
    with pytest.raises(ArchiveError, match="earlier recording") as refused:
        audited(town.folder / "2" / "run.warc.gz", tmp_path / "other")
    assert "oit rejudge" in refused.value.message.th


def test_what_lies_in_another_recording_is_not_called_missing(town: Town, tmp_path: Path) -> None:
    town.audit()
    home = town.site["/"]
    town.site["/"] = Reply(200, home.media_type, home.body + b"<p>new</p>", home.headers)
    town.audit()
    notes: Notes = []
    done = audited(town.folder / "2" / "run.warc.gz", tmp_path / "other", notes=notes)
    assert "refers for" in notes[0][1]
    statuses = {verdict.status for verdict in done.judgement.verdicts}
    assert "missing" not in statuses
    assert "unverifiable" in statuses
