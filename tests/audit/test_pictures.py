"""Pictures of the evidence, from a true browser on loopback: there beside the report, and never in its way."""

from __future__ import annotations

import errno
import json
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import crawler.audit.shoot
from crawler.archive import PICTURES, REQUISITES, Shown, Store, pictures_in, responses
from crawler.audit import Audit, Hours, Request, rejudge
from crawler.audit.shoot import Shoot
from crawler.audit.workspace import RECORDING, now
from crawler.models import Fetched, Report
from crawler.report import FILES, to_json
from crawler.web import Camera
from tests.audit.smalltown import HTML, PARTS, SmallTown, page, small_town
from tests.audit.tools import audited, checklist
from tests.cli.tools import traces
from tests.faults import Page
from tests.web.chromium import a_chromium


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallTown]:
    a_chromium()
    with small_town(tmp_path, monkeypatch) as town:
        yield town


def evidence(done: Audit) -> set[tuple[str, str]]:
    return {(each.url, each.sha256) for verdict in done.report.items for each in verdict.evidence}


def by_name(done: Audit) -> dict[str, Shown]:
    return {url.rpartition("/")[2]: shown for (url, _), shown in pictures_in(done.folder).items()}


def is_styled(shown: Shown) -> bool:
    """Whether the picture shows the green of the site's own stylesheet."""
    colours: Any = Image.open(shown.path).convert("RGB").getpixel((1275, 955))
    return bool(colours[1] > 100 > max(colours[0], colours[2]))


def requests(done: Audit) -> int:
    return int(json.loads((done.folder / PICTURES / "index.json").read_bytes())["requests"])


def in_store(done: Audit, store: Path) -> list[str]:
    with Store(store) as opened:
        return [each.url for each in opened.find(str(done.folder)).resources()]


def test_every_piece_of_evidence_has_its_picture_and_the_verdicts_stay_what_they_are(town: SmallTown) -> None:
    done = town.audit()
    assert set(pictures_in(done.folder)) == evidence(done)
    found = by_name(done)
    assert [(name, found[name].of) for name in sorted(found)] == [
        ("o1", "page"),
        ("o2", "page"),
        ("o7.pdf", "document"),
    ]
    assert is_styled(found["o1"])
    assert is_styled(found["o2"])
    assert found["o7.pdf"].width == 1280
    assert all(datetime.fromisoformat(each.taken) and each.drawn_from == "archive" for each in found.values())
    ((_, said),) = town.notes
    assert "taking pictures of 3" in said

    assert town.asked() == PARTS, "each once, for all pages; robots.txt is known"
    assert town.server.paths().count("/robots.txt") == 1
    recorded = list(responses(done.folder / REQUISITES))
    assert requests(done) == len(recorded) == len({each.url for each in recorded})
    assert {town.server.url(path) for path in PARTS} <= {each.url for each in recorded}
    assert {each.how for each in recorded} == {"browser"}
    asked = {each.url for each in recorded}
    assert not asked & set(in_store(done, town.store))
    assert not asked & {each.url for each in responses(done.folder / RECORDING)}

    assert (done.folder / "report.json").read_bytes() == to_json(done.report)
    again = rejudge("last", Request(target="", store=town.store), checklist())
    assert again.report == done.report


def test_the_report_is_there_before_the_first_picture(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[list[str]] = []

    async def look(self: Shoot, wanted: object) -> None:
        there.append(traces(town.folder / "1"))
        with Store(town.store) as opened:
            assert opened.runs()[-1].finished

    monkeypatch.setattr(Shoot, "take", look)
    town.audit()
    assert there == [sorted([*FILES, RECORDING])]


def test_an_unchanged_site_is_not_drawn_again(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    first = town.audit()

    async def never(self: Shoot, wanted: object) -> None:
        raise AssertionError(wanted)

    with monkeypatch.context() as patch:
        patch.setattr(Shoot, "take", never)
        second = town.audit()
    assert town.asked() == []
    assert set(pictures_in(second.folder)) == evidence(second)
    assert {each.drawn_from for each in by_name(second).values()} == {first.report.run["id"]}
    assert (requests(second), (second.folder / REQUISITES).exists()) == (0, False)
    town.server.answers["/o1"] = Page(page("o1") + b"<p>new</p>", headers=HTML)
    third = town.audit()
    assert {name: each.drawn_from for name, each in by_name(third).items()} == {
        "o1": "archive",
        "o2": first.report.run["id"],
        "o7.pdf": first.report.run["id"],
    }
    assert is_styled(by_name(third)["o1"])


def test_judging_again_takes_them_over_and_draws_the_rest_without_the_network(town: SmallTown) -> None:
    first = town.audit()
    drawn = by_name(first)["o1"].path.read_bytes()
    town.server.heard.clear()
    again = rejudge("last", Request(target="", store=town.store, out=town.folder / "again"), checklist())
    assert by_name(again)["o1"].path.read_bytes() == drawn
    assert {each.drawn_from for each in by_name(again).values()} == {first.report.run["id"]}

    (first.folder / PICTURES / "index.json").unlink()
    anew = rejudge("last", Request(target="", store=town.store, out=town.folder / "anew"), checklist())
    assert {each.drawn_from for each in by_name(anew).values()} == {"archive"}
    assert is_styled(by_name(anew)["o1"]), "what was fetched for the pictures is still there"
    assert town.server.heard == []


def test_a_recording_is_drawn_of_what_it_and_its_neighbour_hold(town: SmallTown, tmp_path: Path) -> None:
    first = town.audit()
    town.server.heard.clear()
    replay = audited(first.folder / RECORDING, tmp_path / "b", out=tmp_path / "b" / "o", screenshots=True)
    assert set(pictures_in(replay.folder)) == evidence(replay) == evidence(first)
    drawn_from = {each.drawn_from for each in by_name(replay).values()}
    assert drawn_from == {"archive"}, "nobody knows whose the pictures beside it are"
    assert is_styled(by_name(replay)["o1"])
    known = audited(first.folder / RECORDING, town.folder, out=tmp_path / "c", screenshots=True)
    assert {each.drawn_from for each in by_name(known).values()} == {first.report.run["id"]}
    assert town.server.heard == []


@pytest.mark.parametrize(
    ("options", "names"),
    [({"browser": False}, {"o7.pdf"}), ({"screenshots": False}, set[str]())],
    ids=["no browser", "no pictures"],
)
def test_less_may_be_asked_for(town: SmallTown, options: dict[str, Any], names: set[str]) -> None:
    done = town.audit(**options)
    assert set(by_name(done)) == names
    assert town.asked() == []
    assert (done.folder / PICTURES).exists() == bool(names)


def test_without_a_browser_there_are_those_of_documents(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.audit.pictures.find_chromium", lambda: None)
    assert set(by_name(town.audit())) == {"o7.pdf"}


def test_outside_the_hours_nothing_is_asked_for(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.audit.material.now", lambda: now() + timedelta(hours=12))
    hours = Hours.parse("0-24")
    monkeypatch.setattr(Hours, "admit", lambda self, at: at - now() < timedelta(hours=6))
    done = town.audit(hours=hours)
    assert set(by_name(done)) == {"o1", "o2", "o7.pdf"}
    assert town.asked() == []
    assert not is_styled(by_name(done)["o1"])


def test_ctrl_c_keeps_what_there_is(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Camera.take

    async def pressed(self: Camera, page: Fetched) -> tuple[bytes, str]:
        if page.url.endswith("/o2"):
            raise KeyboardInterrupt
        return await taken(self, page)

    monkeypatch.setattr(Camera, "take", pressed)
    monkeypatch.setattr(crawler.audit.shoot, "_AHEAD", 1)
    done = town.audit()
    assert done.interrupted is None
    assert set(by_name(done)) == {"o1"}
    assert "Stopped taking pictures" in town.notes[-1][1]
    assert (done.folder / "report.json").read_bytes() == to_json(done.report)


def test_a_full_disk_is_told_and_costs_only_pictures(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bytes = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if PICTURES in self.parts:
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return write_bytes(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = town.audit()
    assert "The disk is full" in town.notes[-1][1]
    assert pictures_in(done.folder) == {}
    assert (done.folder / "report.json").read_bytes() == to_json(done.report)
    assert {path.name for path in done.files} == set(FILES)
    with Store(town.store) as opened:
        assert opened.runs()[-1].finished


def test_a_fault_of_ours_is_told_and_costs_only_pictures(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(self: Shoot, wanted: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(Shoot, "take", broken)
    done = town.audit()
    assert town.notes[-1][1].endswith("ZeroDivisionError: of ours")
    assert (done.folder / "report.json").read_bytes() == to_json(done.report)


def test_time_is_bounded(town: SmallTown, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    async def never(self: Camera, page: Fetched) -> tuple[bytes, str]:
        await asyncio.sleep(600)
        raise AssertionError

    monkeypatch.setattr(Camera, "take", never)
    monkeypatch.setattr(crawler.audit.shoot, "SECONDS", 3.0)
    began = time.monotonic()
    done = town.audit()
    assert time.monotonic() - began < 60
    assert set(by_name(done)) <= {"o7.pdf"}
    assert isinstance(done.report, Report)
