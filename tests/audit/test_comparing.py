"""A town that is audited, changes, and is audited again: what changed is told with its cause, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.archive import Store
from crawler.audit import compared, told_over_time
from crawler.audit.comparing import difference
from crawler.compare import Difference, ItemChange
from crawler.errors import ArchiveError, UsageError
from crawler.read import READER
from tests.audit.changing import ChangingTown, changing_town, path_of, spoiled
from tests.audit.tools import audited


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChangingTown]:
    """Audited three times: good but for o34, then spoiled with o34 mended, then as it was left."""
    with changing_town(tmp_path_factory.mktemp("changing")) as town:
        kept = town.site[path_of("o34")]
        town.put(path_of("o34"), status=404)
        town.audit()
        town.site[path_of("o34")] = kept
        spoiled(town)
        town.audit()
        town.audit()
        yield town


@pytest.fixture(scope="module")
def found(town: ChangingTown) -> Difference:
    return town.difference()


def of(found: Difference, item: str) -> ItemChange:
    return next(each for each in found.items if each.id == item)


def test_exactly_what_changed_is_told(found: Difference) -> None:
    assert {item.id: (item.before, item.after, item.direction, item.cause.kind) for item in found.items} == {
        "o2": ("met", "met", "same", "moved"),
        "o4": ("met", "met", "same", "edited"),
        "o6": ("met", "unverifiable", "unseen", "unreachable"),
        "o7": ("met", "missing", "worse", "removed"),
        "o8": ("met", "partial", "worse", "replaced"),
        "o13": ("met", "unverifiable", "unseen", "robots"),
        "o23": ("met", "unverifiable", "unseen", "unreachable"),
        "o24": ("met", "missing", "worse", "removed"),
        "o26": ("met", "met", "same", "moved"),
        "o34": ("missing", "met", "better", "added"),
    }
    assert {item.fiscal_year for item in found.items} == {2567}
    assert [item.id for item in found.regressions] == ["o7", "o8", "o24"], "what could not be seen is no regression"


def test_the_cause_names_the_address_and_the_answer(found: Difference, town: ChangingTown) -> None:
    home = town.server.url("")
    assert of(found, "o7").cause.url == home + path_of("o7")
    assert [of(found, item).cause.code for item in ("o7", "o24", "o6", "o23", "o13")] == [
        "404", "dead_link", "server_error", "blocked", "robots",
    ]  # fmt: skip
    assert of(found, "o2").cause.target == home + "/moved.php"
    assert of(found, "o26").cause.target == home + "/uploads/new-home.pdf"


def test_the_words_that_changed_are_told_and_not_the_count_of_visitors(found: Difference) -> None:
    (change,) = of(found, "o4").evidence
    assert change.text is not None
    lines = [(line.sign, line.text) for hunk in change.text.hunks for line in hunk.lines]
    assert lines == [("+", "ย้ายที่ทำการไปอาคารใหม่ชั้น 2")]
    replaced = next(change for change in of(found, "o8").evidence if change.text is not None)
    assert replaced.text is not None
    assert replaced.text.kept < 0.5


def test_points_add_up_to_the_change_of_the_score(found: Difference) -> None:
    change = found.after.scores["oit"].score - found.before.scores["oit"].score
    assert sum(item.points for item in found.items) == pytest.approx(change, abs=0.05)
    assert of(found, "o7").points < 0 < of(found, "o34").points
    assert of(found, "o2").points == 0


def test_pages_that_matter_come_and_go_but_those_that_moved_do_not(found: Difference, town: ChangingTown) -> None:
    home = town.server.url("")
    assert [(page.url, page.items, page.code) for page in found.vanished] == [(home + path_of("o7"), ("o7",), "404")]
    assert [(page.url, page.items) for page in found.new] == [(home + path_of("o34"), ("o34",))]


def test_when_nothing_changed_nothing_is_told(town: ChangingTown) -> None:
    assert town.difference(2, 3).is_empty
    assert town.difference(1, 1).is_empty


def test_the_way_back(town: ChangingTown) -> None:
    back = town.difference(2, 1)
    assert {item.id: item.direction for item in back.items if item.direction != "same"} == {
        "o6": "seen", "o7": "better", "o8": "better", "o13": "seen", "o23": "seen", "o24": "better", "o34": "worse",
    }  # fmt: skip


def test_runs_are_named_as_people_do(town: ChangingTown) -> None:
    store = town.folder / "oit.db"
    days = [done.report.run["started"][:10] for done in town.done]
    assert compared("last-2", "last-1", store) == town.difference()
    assert compared(days[0], days[1], store) == town.difference()
    first = town.done[0].report.run["id"]
    assert compared(first, str(town.folder / "2"), store) == town.difference()
    host = town.server.url("").removeprefix("http://")
    assert compared("last-1", "last", store, host).is_empty


def test_what_is_not_there_is_refused(town: ChangingTown) -> None:
    store = town.folder / "oit.db"
    for key in ("last-3", "2020-01-01", "nothing"):
        with pytest.raises(ArchiveError, match="oit runs"):
            compared(key, "last", store)
    with pytest.raises(ArchiveError, match=r"elsewhere\.example"):
        compared("last-1", "last", store, "www.elsewhere.example")


def test_of_another_site_in_the_store_only_its_own_runs_are_compared(town: ChangingTown, tmp_path: Path) -> None:
    with changing_town(tmp_path) as other:
        (tmp_path / "oit.db").write_bytes((town.folder / "oit.db").read_bytes())
        other.nights = 5
        first = other.audit().report.run["id"]
        with pytest.raises(ArchiveError, match="oit runs"):
            compared("last-1", "last", tmp_path / "oit.db")
        with pytest.raises(UsageError, match="different sites"):
            compared(town.done[0].report.run["id"], first, tmp_path / "oit.db")
        known = town.done[1].report.run["id"]
        assert compared(known, "last", tmp_path / "oit.db").is_empty, "counted for the site of the run that is named"


def test_a_text_is_read_again_where_other_code_read_it_and_left_where_its_recording_is_gone(
    town: ChangingTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = [done.report.run["id"] for done in town.done[:2]]
    with Store(town.folder / "oit.db", reader="other") as store:
        again = of(difference(store, *runs), "o4")
    assert again == of(town.difference(), "o4")
    monkeypatch.setattr("crawler.audit.comparing.ReaderPool.submit", lambda *_: pytest.fail("it is there"))
    with Store(town.folder / "oit.db", reader=READER) as store:
        assert of(difference(store, *runs), "o4") == again


def test_recordings_are_compared_too(town: ChangingTown, tmp_path: Path) -> None:
    for night in ("1", "2"):
        audited(town.folder / night / "run.warc.gz", tmp_path, out=tmp_path / night)
    found = compared("last-1", "last", tmp_path / "oit.db")
    assert of(found, "o7").cause.kind == "removed"
    for night in ("1", "2"):
        (tmp_path / night / "report.json").unlink()
    with Store(tmp_path / "oit.db") as store:
        store._db.execute("UPDATE runs SET warc = 'gone'")
        store._db.conn.commit()
    assert of(compared("last-1", "last", tmp_path / "oit.db"), "o7").cause.kind == "unknown"


def test_the_nights_together_are_a_history(town: ChangingTown) -> None:
    told = told_over_time("", town.folder / "oit.db", "2570-01-31")
    assert [check.run for check in told.checks] == [done.report.run["id"] for done in town.done]
    items = {item.id: item for item in told.items}
    started = [done.report.run["started"] for done in town.done]
    assert items["o7"].statuses == ("met", "missing", "missing")
    assert (items["o7"].since, items["o7"].checked) == (started[1], started[2])
    assert (items["o6"].known, items["o6"].checked) == ("met", started[0])
    assert told.deadline == "2027-01-31"
    assert told.days_left is not None
    assert told_over_time("", town.folder / "oit.db").days_left is None
    for day in ("31/01/2570", "2570-02-30", "soon"):
        with pytest.raises(UsageError, match="year-month-day"):
            told_over_time("", town.folder / "oit.db", day)
