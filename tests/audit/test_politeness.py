"""How an audit spares a site, by a clock that never waits, and that the report says how."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from crawler.archive import Store
from crawler.audit import Request, rejudge
from crawler.audit.hours import Hours
from crawler.errors import Interrupted, SiteUnreachable, UsageError
from tests.audit.tools import Notes, audited, checklist, report
from tests.cli.tools import faulty, traces
from tests.faults import Page
from tests.sites import MIDDLING, Reply, serve
from tests.web.tools import FakeClock

HTML = "text/html; charset=utf-8"
PAGES = {
    "/": Reply(200, HTML, "<title>เทศบาลตำบลบ้านสมมติ</title><a href=/a>แผนพัฒนา</a><a href=/b>ข้อบัญญัติ</a>".encode()),
    "/a": Reply(200, HTML, "<h1>แผนพัฒนาท้องถิ่น</h1>".encode()),
    "/b": Reply(200, HTML, "<h1>ข้อบัญญัติ</h1>".encode()),
}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """The clock of every client and every run."""
    clock = FakeClock()
    monkeypatch.setattr("crawler.audit.live.now", lambda: clock.utc().replace(microsecond=0))
    monkeypatch.setattr("crawler.web.client.SystemClock", lambda: clock)
    return clock


def robots(text: str) -> dict[str, Reply]:
    return {"/robots.txt": Reply(200, "text/plain", f"User-agent: *\n{text}\n".encode())}


# --- the pauses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delay", "asked", "kept"), [(1.0, 120.0, 30.0), (1.0, 5.0, 5.0), (9.0, 5.0, 5.0), (0.0, 0.0, 0.0)]
)
def test_the_report_tells_the_pauses_that_were_kept(
    tmp_path: Path, clock: FakeClock, delay: float, asked: float, kept: float
) -> None:
    pause = max(delay, kept)
    notes: Notes = []
    with serve(PAGES | robots(f"Crawl-delay: {asked}")) as base:
        done = audited(base, tmp_path, delay=delay, notes=notes)
    assert report(done.folder)["run"]["politeness"] == {
        "delay": delay,
        "crawl_delay": asked,
        "crawl_delay_kept": kept,
    }
    fetches = done.report.run["fetches"]
    assert fetches >= 3
    assert clock.now == pytest.approx(delay + pause * (fetches - 2), abs=0.01)
    pauses = [th for th, _ in notes if "วินาที" in th]
    assert [f"{asked:g} วินาที" in th for th in pauses] == [True] * (kept > delay), "what makes it long is said"
    assert rejudge("last", Request(target="", store=tmp_path / "oit.db"), checklist()).report == done.report


def test_a_run_of_several_sittings_tells_its_shortest_pause(tmp_path: Path) -> None:
    with serve(PAGES) as base:
        done = audited(base, tmp_path)
    with Store(tmp_path / "oit.db") as store:
        run = store.find("last")
        assert run.info.delay == 0.0
        for delay in (3.0, 5.0):
            run.paced(delay)
        assert store.find("last").info.delay == 0.0
    assert done.report.run["politeness"]["delay"] == 0.0


def test_of_a_recording_the_pauses_are_not_known(tmp_path: Path) -> None:
    assert audited("demo", tmp_path).report.run["politeness"] is None


def test_the_next_run_keeps_its_distance_to_the_last(tmp_path: Path, clock: FakeClock) -> None:
    with serve(PAGES) as base:
        audited(base, tmp_path, delay=7.0, out=tmp_path / "one")
        first = clock.slept[:]
        audited(base, tmp_path, delay=7.0, out=tmp_path / "two")
    assert len(clock.slept) == 2 * len(first) + 1, "a pause between the runs, as between any two pages"


def test_a_site_that_asked_for_rest_is_left_alone_by_the_next_command(tmp_path: Path, clock: FakeClock) -> None:
    busy = Page(b"busy", 503, [("Retry-After", "3600"), ("Content-Type", HTML)])
    with serve(PAGES) as base:
        audited(base, tmp_path, out=tmp_path / "another site on this host")
    clock.now += 60.0
    with faulty({"/": busy}) as server:
        with pytest.raises(SiteUnreachable):
            audited(server.url(), tmp_path)
        asked = server.paths()
        with pytest.raises(SiteUnreachable) as refused:
            audited(server.url(), tmp_path)
        assert server.paths() == asked
    assert "rest" in refused.value.message.en
    assert "พัก" in refused.value.message.th


# --- the hours --------------------------------------------------------------------------------------------------------


def at(hour: int, minute: int = 0) -> datetime:
    """A time of day in Thailand."""
    return datetime.fromisoformat(f"2026-11-21T{hour:02}:{minute:02}:00+07:00")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("22-6", [at(22), at(23, 59), at(0), at(5, 59)], [at(6), at(12), at(21, 59)]),
        ("0-6", [at(0), at(5, 59)], [at(6), at(23, 59)]),
        (" 18 - 24 ", [at(18), at(23, 59)], [at(0), at(17, 59)]),
        ("๒๒-๖", [at(22), at(5, 59)], [at(6)]),
    ],
)
def test_hours_are_those_of_thailand(text: str, inside: list[datetime], outside: list[datetime]) -> None:
    hours = Hours.parse(text)
    assert [hours.admit(moment) for moment in inside] == [True] * len(inside)
    assert [hours.admit(moment) for moment in outside] == [False] * len(outside)


@pytest.mark.parametrize("text", ["", "22", "22-22", "24-6", "6-25", "22:30-6", "ten-six", "22-6-7", "-1-6"])
def test_other_hours_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="22-6"):
        Hours.parse(text)


def test_outside_its_hours_an_audit_does_not_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.audit.live.now", lambda: at(12))
    with serve(PAGES) as base, pytest.raises(Interrupted) as stopped:
        audited(base, tmp_path, hours=Hours.parse("22-6"))
    assert "22:00" in stopped.value.message.th
    assert "22:00" in stopped.value.message.en
    assert traces(tmp_path) == []


def test_when_its_hours_end_an_audit_stops_and_goes_on_the_next_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([at(5, 58)] * 9)
    monkeypatch.setattr("crawler.audit.live.now", lambda: next(looks, at(6)))
    out, hours = tmp_path / "run", Hours.parse("22-6")
    with serve(MIDDLING.site()) as base:
        done = audited(base, tmp_path, out=out, hours=hours)
        assert done.interrupted is not None
        assert "22:00" in done.interrupted.message.th
        assert report(out)["run"]["stopped_by"] == "interrupted"
        before = report(out)["run"]["fetches"]
        assert 1 < before < 12
        monkeypatch.setattr("crawler.audit.live.now", lambda: at(22))
        done = audited(base, tmp_path, out=out, hours=hours)
    assert done.interrupted is None
    assert report(out)["run"]["stopped_by"] != "interrupted"
    assert done.report.run["fetches"] > before
