"""A town whose item is not met by what the crawl saw first: what may be it is opened before that is said."""

from __future__ import annotations

import dataclasses
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Store
from crawler.audit import Audit, Request, rejudge
from crawler.audit.wanting import MOST_ROUNDS
from crawler.judge import Judgement, judge
from tests.audit.tools import Notes, a_minute_apart, audited, checklist, items, report, stopping_after
from tests.cli.tools import faulty
from tests.faults import FaultServer, Page
from tests.sites import GOOD, Reply, Site, at

ITEM = "o18"
NAME = "แผนการบริหารและพัฒนาทรัพยากรบุคคล"
HTML = "text/html; charset=utf-8"
OVERVIEWS = ("/overview1", "/overview2", "/overview3")
FULL = "/full"


def town_of_overviews() -> Site:
    """A good town, but for an item whose page and three more say its name and year and nothing of what it asks for.
    The last of them links to the page that has the document: by then the crawl has seen enough of the item."""
    site = GOOD.site()
    page, document = GOOD.truth()[ITEM].paths
    hub = site["/ita.php"]
    site["/ita.php"] = dataclasses.replace(hub, body=hub.body.replace(document.encode(), page.encode()))
    site[page] = overview(site[page].body, *OVERVIEWS)
    for path in OVERVIEWS:
        site[path] = overview(site[page].body, *([FULL] if path == OVERVIEWS[-1] else []))
    site[FULL] = Reply(200, HTML, f"<title>{NAME}</title><h1>{NAME}</h1><a href='{document}'>ดาวน์โหลด</a>".encode())
    return site


def overview(frame: bytes, *links: str) -> Reply:
    """A page in the town's frame that names the item and its year at length."""
    named = "".join(f"<li><a href='{link}'>{NAME} ปี 2567</a>" for link in links)
    text = "<p>เทศบาลให้ความสำคัญแก่บุคลากรทุกคนและยึดประโยชน์ของประชาชนเป็นที่ตั้งเสมอมา" * 8
    main = f"<main><h1>{NAME} ประจำปีงบประมาณ พ.ศ. 2567</h1>{text}<ul>{named}</ul></main>"
    return Reply(200, HTML, re.sub(rb"<main>.*</main>", lambda _: main.encode(), frame, flags=re.DOTALL))


class Town:
    """A served town, and the audits of it with one store."""

    def __init__(self, server: FaultServer, folder: Path, site: Site) -> None:
        self.server = server
        self.folder = folder
        self.served = at(site, server.url("").rstrip("/"))
        server.answers = {
            path: Page(each.body, each.status, [("Content-Type", each.media_type), *each.headers])
            for path, each in self.served.items()
        }
        self.nights = 0

    def audit(self, **options: Any) -> Audit:
        self.server.heard.clear()
        self.nights += 1
        return audited(self.server.url(), self.folder, **{"out": self.folder / str(self.nights), **options})

    def status(self, night: int) -> str:
        return next(str(each["status"]) for each in items(self.folder / str(night)) if each["id"] == ITEM)

    def fetched(self) -> list[str]:
        with Store(self.folder / "oit.db") as store:
            return [each.url for each in store.find("last").resources()]

    def rounds(self) -> int:
        with Store(self.folder / "oit.db") as store:
            return store.runs()[-1].rounds


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    with faulty() as server:
        town = Town(server, tmp_path, town_of_overviews())
        a_minute_apart(monkeypatch, town)
        yield town


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Judgement]:
    """What is judged from now on."""
    found: list[Judgement] = []

    def noted(*args: Any, **options: Any) -> Judgement:
        found.append(judge(*args, **options))
        return found[-1]

    monkeypatch.setattr("crawler.audit.outcome.judge", noted)
    return found


def seen_before(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What an audit asks for that opens nothing more."""
    with monkeypatch.context() as patch:
        patch.setattr("crawler.audit.wanting.MOST_ROUNDS", 0)
        town.audit(fresh=True)
    return town.server.paths()


def test_a_link_that_may_be_the_item_is_opened_before_the_item_is_said_not_to_be_met(
    town: Town, monkeypatch: pytest.MonkeyPatch, judged: list[Judgement]
) -> None:
    notes: Notes = []
    done = town.audit(notes=notes)
    asked = town.server.paths()
    assert town.status(1) == "met"
    assert [each.wanted for each in judged] == [(town.server.url(FULL),), ()]
    assert any("1 more link that" in english for _, english in notes)
    assert town.rounds() == 1
    before = seen_before(town, monkeypatch)
    assert town.status(2) == "partial"
    # The rules are those of the sitting: nothing is asked for but what was wanted and what it led to.
    assert sorted(asked) == sorted([*before, FULL, GOOD.truth()[ITEM].paths[1]])
    assert done.report.run["stopped_by"] == report(town.folder / "2")["run"]["stopped_by"] == "nothing_promising"


def test_an_audit_that_wants_nothing_asks_for_nothing_and_judges_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, judged: list[Judgement]
) -> None:
    with faulty() as server:
        town = Town(server, tmp_path, GOOD.site())
        a_minute_apart(monkeypatch, town)
        town.audit()
        assert len(judged) == 1
        assert town.rounds() == 0
        asked = town.server.paths()
        assert sorted(asked) == sorted(seen_before(town, monkeypatch))


def test_two_audits_of_one_town_are_alike_and_so_is_a_judgement_of_either(town: Town) -> None:
    town.audit(fresh=True)
    asked = town.fetched()
    done = town.audit(fresh=True)
    assert town.fetched() == asked
    assert items(town.folder / "1") == items(town.folder / "2")
    again = rejudge("last", Request(target="", store=town.folder / "oit.db"), checklist())
    assert again.report == done.report


def test_the_night_after_goes_there_at_once(town: Town) -> None:
    town.audit()
    town.audit()
    assert FULL in town.server.paths()
    assert town.rounds() == 0
    assert town.status(2) == "met"


def test_ctrl_c_in_the_midst_of_a_round_goes_on_to_the_same_end(town: Town) -> None:
    town.audit(fresh=True)
    asked = town.server.paths()
    out = town.folder / "cut"
    # There is an event for every answer but the rules; the last is that of the document.
    with stopping_after(len(asked) - 2, lambda: signal.raise_signal(signal.SIGINT)) as on_event:
        assert town.audit(fresh=True, out=out, on_event=on_event).interrupted
    assert FULL in town.server.paths()
    assert not town.audit(out=out).interrupted
    assert town.server.paths() == ["/robots.txt", GOOD.truth()[ITEM].paths[1]]
    assert items(out) == items(town.folder / "1")
    assert town.rounds() == 1


def test_ctrl_c_while_it_is_judged_goes_on_with_the_judging(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    out = town.folder / "cut"
    with monkeypatch.context() as patch:
        patch.setattr("crawler.audit.outcome.judge", lambda *_, **__: signal.raise_signal(signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            town.audit(out=out)
    town.audit(out=out)
    assert town.server.paths() == ["/robots.txt", FULL, GOOD.truth()[ITEM].paths[1]]
    undisturbed = town.audit(fresh=True).folder
    assert items(out) == items(undisturbed)


def test_the_budget_is_that_of_the_whole_audit(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = len([path for path in seen_before(town, monkeypatch) if path != "/robots.txt"])
    town.audit(fresh=True, pages=pages)
    assert FULL not in town.server.paths()
    done = town.audit(fresh=True, pages=pages + 1)
    assert town.server.paths()[-1] == FULL
    assert done.report.run["stopped_by"] == "budget"


def test_a_judge_that_is_never_content_is_asked_so_often_and_no_more(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def wanting(start: str, *args: Any, unfetched: dict[str, str], **options: Any) -> Judgement:
        asked.append(len(unfetched))
        left = [url for url, reason in unfetched.items() if reason == "unlikely"]
        told = judge(start, *args, unfetched=unfetched, **options)
        return Judgement(told.verdicts, told.body, wanted=tuple(left[:1]))

    monkeypatch.setattr("crawler.audit.outcome.judge", wanting)
    town.audit(fresh=True)
    assert town.rounds() == MOST_ROUNDS
    assert len(asked) == MOST_ROUNDS + 1
