"""Old nights are thinned by the rule, and nothing that is still needed goes with them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crawler.archive import RunInfo
from crawler.audit import Request, rejudge
from crawler.report import to_json
from crawler.watch.sites import Keep
from crawler.watch.thinning import kept, thin, thinnable
from tests.archive.tools import info
from tests.audit.tools import audited, checklist
from tests.sites import Reply
from tests.watch.tools import Town

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
KEEP = Keep(days=30, weeks=26)


def runs(ages: list[float]) -> list[RunInfo]:
    blank = info(Path("x"))
    return [
        replace(blank, id=f"r{n}", started=f"{NOW - timedelta(days=age):%Y-%m-%dT%H:%M:%SZ}", finished="x")
        for n, age in enumerate(ages)
    ]


def test_every_night_of_a_month_then_one_a_week_then_one_a_month() -> None:
    ages = [float(age) for age in range(1_000, -1, -1)]
    nights = runs(ages)
    found = [age for age, each in zip(ages, nights, strict=True) if each.id in kept(nights, KEEP, NOW)]
    assert [age for age in found if age <= 30] == [float(age) for age in range(30, -1, -1)]
    weekly = [age for age in found if 30 < age <= 30 + 26 * 7]
    assert len(weekly) in (26, 27)
    monthly = Counter(f"{NOW - timedelta(days=age):%Y-%m}" for age in found if age > 30 + 26 * 7)
    assert set(monthly.values()) == {1}
    assert len(monthly) >= 25


@given(st.lists(st.floats(-400, 2_000), max_size=60))
def test_whatever_the_clock_said_the_latest_stays_and_the_rule_is_stable(ages: list[float]) -> None:
    nights = runs(ages)
    staying = kept(nights, KEEP, NOW)
    again = [each for each in nights if each.id in staying]
    assert kept(again, KEEP, NOW) == staying, "thinning twice takes nothing more"
    assert {each.id for each, age in zip(nights, ages, strict=True) if age < 30} <= staying


def test_what_a_later_night_needs_is_never_thinned(village: Town) -> None:
    """Nights over half a year, with changes on the way; then everything that may go goes."""
    village.set_up("unseen_nights = 90")
    home = village.site["/"]
    was = village.site["/o7.pdf"]
    for night in range(9):
        if night in (3, 4):
            village.site["/"] = Reply(200, home.media_type, home.body + b"<p>news</p>")
        if night == 5:
            village.remove("/o7.pdf")
        if night == 6:
            village.site["/o7.pdf"] = was
        village.night(days=3)
    village.clock.pass_days(1_200)
    alone = audited(village.server.url(), village.folder, out=village.folder / "alone")
    store_of = village.opened
    with store_of() as store:
        site, all_runs = village.server.url(), store.runs()
        going = thinnable(store, site, Keep(days=1, weeks=0), village.clock.now())
        changes = store.watching.evidence_of_changes(site)
        dry = thin(going, dry=True)
        assert [each.run for each in dry] == [each.id for each in going]
        assert all(Path(each.warc).is_file() for each in going)
        done = thin(going)
        assert done == dry
        assert thin(going) == ()
    gone = {each.id for each in going}
    assert gone
    assert not gone & changes
    assert not any(Path(each.folder).exists() for each in going)
    assert alone.folder.joinpath("run.warc.gz").is_file(), "what a person audited is not the watch's to delete"
    with store_of() as store:
        for each in all_runs:
            archive = store.find(each.id)
            report = store.reports.of(each.id)
            assert report is not None, "what was told of it stays"
            if each.id in gone:
                continue
            for resource in archive.resources():
                assert not resource.size or sha256(archive.body(resource)).hexdigest() == resource.sha256
            again = rejudge(each.id, Request(target=each.id, store=village.store), checklist())
            assert to_json(again.report) == report
    assert [each.outcome for each in village.night().nights] == ["same"]


def test_files_of_others_in_a_run_s_folder_are_left(tmp_path: Path) -> None:
    folder = tmp_path / "run-1"
    (folder / "screenshots").mkdir(parents=True)
    for name in ("run.warc.gz", "report.html", "screenshots/a.jpg", "screenshots/index.json"):
        (folder / name).write_bytes(b"12345")
    (folder / "notes.txt").write_text("ของฉัน", encoding="utf-8")
    (thinned,) = thin([replace(info(tmp_path), folder=str(folder))])
    assert thinned.size == 20
    assert [path.name for path in folder.rglob("*")] == ["notes.txt"]
