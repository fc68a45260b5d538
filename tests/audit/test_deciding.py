"""What people decide: told beside the verdict, for as long as the evidence says what it said to them."""

from __future__ import annotations

import json
import multiprocessing
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.audit import Request, decide, decisions, rejudge, rulings_in, take_in, until_day, withdraw
from crawler.errors import ArchiveError, OutputError, UsageError
from crawler.models import Decided, Decision, Report, Ruling
from crawler.report import to_json
from tests.audit.smalltown import HTML, SmallTown, page, small_town
from tests.audit.tools import audited, checklist
from tests.faults import Page

WHY = {"reason": "เปิดดูด้วยตนเองแล้ว", "person": "นางสาวสมศรี"}


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallTown]:
    with small_town(tmp_path, monkeypatch) as town:
        yield town


def night(town: SmallTown, **options: Any) -> Report:
    return town.audit(screenshots=False, **options).report


def decision(report: Report, item: str = "o1") -> Decision:
    found = next(each.decision for each in report.items if each.id == item)
    assert found is not None
    return found


def decided(town: SmallTown, item: str = "o1", status: Decided = "missing", **options: Any) -> Ruling:
    return decide("last", item, status, **(WHY | {"store": town.store} | options))


def without_decisions(report: Report) -> Any:
    told = json.loads(to_json(report))
    told.pop("scores_with_decisions", None)
    for item in told["items"]:
        item.pop("decision", None)
    return told


def rejudged(town: SmallTown) -> Report:
    return rejudge("last", Request(target="last", store=town.store), checklist()).report


def test_a_report_tells_both_and_the_tools_own_figures_stay(town: SmallTown) -> None:
    first = night(town)
    verdict = next(each for each in first.items if each.id == "o1")
    assert verdict.status == "met"
    decided(town)
    second = rejudged(town)
    assert (decision(second).status, decision(second).state) == ("missing", "in_force")
    assert without_decisions(second) == without_decisions(first)
    assert second.decided is not None
    assert second.decided.oit.floor < second.scores.oit.floor
    assert to_json(rejudged(town)) == to_json(second), "the same archive and decisions give the same bytes"


def test_it_holds_on_the_next_night_and_lapses_when_the_document_changes(town: SmallTown) -> None:
    night(town)
    decided(town, "o7", "met", person="ก")
    decided(town, "o1")
    assert decision(night(town), "o7").state == "in_force"
    assert decision(night(town, fresh=True), "o7").state == "in_force"
    town.server.answers["/o7.pdf"] = Page(page("o2"), headers=HTML)
    changed = night(town)
    told = decision(changed, "o7")
    assert (told.state, told.cause) == ("lapsed", "changed")
    assert told.url.endswith("/o7.pdf")
    assert decision(changed, "o1").state == "in_force"
    states = {each.ruling.item: (each.state, each.cause) for each in decisions(town.store)}
    assert states == {"o1": ("in_force", ""), "o7": ("lapsed", "changed")}


def test_a_decision_that_lapsed_counts_no_more(town: SmallTown) -> None:
    night(town)
    decided(town, "o7", "missing")
    del town.server.answers["/o7.pdf"]
    report = night(town)
    assert decision(report, "o7").cause == "gone"
    assert report.decided is None


def test_counters_and_clocks_of_a_page_are_no_change_but_its_words_are(town: SmallTown) -> None:
    def visited(times: int, more: str = "") -> Page:
        told = f"<p>ผู้เข้าชม {times} คน</p>{more}<!-- {times} --></body>".encode()
        return Page(page("o1").replace(b"</body>", told), headers=HTML)

    town.server.answers["/o1"] = visited(1_234)
    night(town)
    decided(town)
    town.server.answers["/o1"] = visited(98_765)
    assert decision(night(town)).state == "in_force"
    town.server.answers["/o1"] = visited(98_766, "<p>แก้ไขโครงสร้างใหม่แล้ว</p>")
    assert decision(night(town)).cause == "changed"


def test_what_can_not_be_seen_tonight_is_not_known_to_have_changed(town: SmallTown) -> None:
    night(town)
    decided(town)
    town.server.answers["/o1"] = Page(b"", 500)
    report = night(town)
    assert decision(report).state == "in_force"


def test_new_evidence_ends_what_was_decided_without_it(town: SmallTown) -> None:
    kept = town.server.answers.pop("/o7.pdf")
    night(town)
    decided(town, "o7", "missing")
    assert decision(night(town), "o7").state == "in_force"
    town.server.answers["/o7.pdf"] = kept
    told = decision(night(town), "o7")
    assert (told.state, told.cause) == ("lapsed", "new")


def test_it_expires_by_the_time_of_the_run_not_of_the_reader(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(day: int) -> datetime:
        return datetime(2027, 1, day, 18, 30, tzinfo=UTC)  # after midnight in Thailand: the next day

    monkeypatch.setattr("crawler.audit.live.now", lambda: at(29))
    monkeypatch.setattr("crawler.audit.deciding.now", lambda: at(29))
    night(town)
    decided(town, until=until_day("๒๕๗๐-๐๑-๓๑"))
    assert decision(rejudged(town)).state == "in_force"
    monkeypatch.setattr("crawler.audit.live.now", lambda: at(30))
    assert decision(night(town)).state == "in_force", "the last day is still one"
    monkeypatch.setattr("crawler.audit.live.now", lambda: at(31))
    last = night(town)
    assert decision(last).state == "expired"
    assert last.decided is None
    earlier = str(town.folder / "2")
    again = rejudge(earlier, Request(target=earlier, store=town.store), checklist()).report
    assert decision(again).state == "in_force", "an earlier night is told as it was"


def test_withdrawn_it_is_told_in_the_list_alone(town: SmallTown) -> None:
    night(town)
    decided(town)
    withdraw("last", "1", store=town.store, reason="เข้าใจผิด", person="ข")
    assert all(each.decision is None for each in rejudged(town).items)
    (listed,) = decisions(town.store)
    assert listed.state == "withdrawn"
    assert listed.ended_by is not None
    assert listed.ended_by.person == "ข"
    with pytest.raises(UsageError, match="no decision"):
        withdraw("last", "o1", store=town.store, **WHY)


def test_a_later_decision_takes_the_place_of_an_earlier_and_both_stay_on_record(town: SmallTown) -> None:
    night(town)
    decided(town, status="missing")
    decided(town, status="partial")
    assert decision(rejudged(town)).status == "partial"
    assert [(each.ruling.status, each.state) for each in decisions(town.store)] == [
        ("partial", "in_force"),
        ("missing", "replaced"),
    ]
    with closing(sqlite3.connect(town.store)) as conn:
        for sql in ("DELETE FROM decisions", "UPDATE decisions SET reason = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                conn.execute(sql)


def test_a_recording_is_decided_on_as_well(tmp_path: Path) -> None:
    audited("demo", tmp_path)
    decide("demo", "o๓๔", "met", store=tmp_path / "oit.db", **WHY)
    report = audited("demo", tmp_path).report
    assert decision(report, "o34").state == "in_force"
    assert report.decided is not None


def test_other_sites_are_not_touched(town: SmallTown, tmp_path: Path) -> None:
    audited("demo", tmp_path)
    decided(town)
    report = night(town)
    assert all(each.decision is None for each in report.items)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"item": "o99"}, "o99"),
        ({"item": ""}, "no item"),
        ({"reason": " \n "}, "--reason"),
        ({"person": ""}, "--by"),
        ({"person": "ก" * 201}, "200"),
        ({"reason": "ก" * 2_001}, "2,000"),
    ],
)
def test_what_is_missing_is_said_and_nothing_put_on_record(town: SmallTown, changes: dict[str, str], said: str) -> None:
    night(town)
    with pytest.raises(UsageError, match=re.escape(said)):
        decided(town, **{"item": "o1", **changes})  # type: ignore[arg-type]
    assert rulings_in(town.store) == ()


@pytest.mark.parametrize("text", ["", "soon", "2570-13-01", "2570-02-30", "2569-01-01", "2026-01-01", "2570/01/31"])
def test_a_day_that_is_none_or_over_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.audit.deciding.now", lambda: datetime(2026, 11, 22, tzinfo=UTC))
    with pytest.raises(UsageError, match="--until"):
        until_day(text)


@pytest.mark.parametrize("text", ["2570-01-31", "2027-01-31", "๒๕๗๐-๑-๓๑"])
def test_a_day_is_meant_in_either_era(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.audit.deciding.now", lambda: datetime(2026, 11, 22, tzinfo=UTC))
    assert until_day(text) == "2027-01-31"


def test_without_a_store_or_a_report_there_is_nothing_to_decide_on(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        decide("last", "o1", "met", store=tmp_path / "oit.db", **WHY)
    assert not (tmp_path / "oit.db").exists()


def test_a_store_that_can_not_be_written_takes_no_decision(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    from crawler.archive import schema, store

    def unwritable(path: Path) -> Any:
        db = schema.open_database(path)
        db.execute("PRAGMA query_only = ON")
        return db

    night(town)
    monkeypatch.setattr(store, "open_database", unwritable)
    with pytest.raises(OutputError, match="readonly"):
        decided(town)
    assert decisions(town.store) == ()


def test_a_locked_store_is_told_and_takes_it_later(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    night(town)
    monkeypatch.setattr("crawler.archive.schema._BUSY_MS", 50)
    with closing(sqlite3.connect(town.store)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match="Another program"):
            decided(town)
        assert decisions(town.store) == (), "reading goes on"
    decided(town)
    assert len(decisions(town.store)) == 1


def deciding(store: Path, person: str, barrier: Any) -> None:
    barrier.wait()
    for _again in range(10):
        decide("last", "o1", "met", reason="x", person=person, store=store)


def test_two_processes_decide_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    audited("demo", tmp_path)
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    both = [context.Process(target=deciding, args=(tmp_path / "oit.db", each, barrier)) for each in ("ก", "ข")]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
        assert each.exitcode == 0
    log = rulings_in(tmp_path / "oit.db")
    assert [each.place for each in log] == list(range(1, 21))
    assert sum(each.person == "ก" for each in log) == 10


def test_two_stores_that_decided_apart_come_to_the_same_and_tell_of_it(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        audited("demo", folder)
    decide("last", "o34", "met", store=here / "oit.db", reason="x", person="ก")
    common = rulings_in(here / "oit.db")
    assert take_in(common, there / "oit.db") == (1, ())
    assert take_in(common, there / "oit.db") == (0, ()), "the same again changes nothing"
    decide("last", "o34", "missing", store=here / "oit.db", reason="x", person="ข")
    decide("last", "o34", "partial", store=there / "oit.db", reason="x", person="ค")
    decide("last", "o1", "met", store=there / "oit.db", reason="x", person="ค")
    ours, theirs = rulings_in(here / "oit.db"), rulings_in(there / "oit.db")
    added, (conflict,) = take_in(theirs, here / "oit.db")
    assert added == 2
    assert {conflict.ours.status, conflict.theirs.status} == {"missing", "partial"}
    take_in(ours, there / "oit.db")
    assert rulings_in(here / "oit.db") == rulings_in(there / "oit.db")
    assert conflict.stands == [each for each in rulings_in(here / "oit.db") if each.item == "o34"][-1]
