"""What is told only when it is certain: a change that holds, nights without a result, other rules, a wrong clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from crawler import audit
from crawler.errors import StorageFull
from crawler.language import Message
from crawler.watch import load_sites, run
from tests.faults import Answer, Page, ServerError
from tests.sites.hacked import hacked
from tests.watch.tools import Town, answers_of

GONE = Page("<p>ไม่พบหน้า</p>".encode(), 404, [("Content-Type", "text/html; charset=utf-8")])


@dataclass
class For:
    """Gives one answer until it was asked so many times, and then another."""

    first: Answer
    then: Answer
    left: int = 1

    async def write(self, out) -> None:
        self.left -= 1
        await (self.first if self.left >= 0 else self.then).write(out)


def test_what_is_there_again_after_the_pause_is_not_told(village: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    village.night()
    village.post.empty()
    flaky = answers_of(village.site, village.server)
    flaky["/o7.pdf"] = For(GONE, flaky["/o7.pdf"])
    monkeypatch.setattr("tests.watch.tools.answers_of", lambda *_: flaky)
    done = village.night()
    assert any("1 item looks worse" in remark for remark in village.said)
    assert done.nights[0].again > 0
    assert done.nights[0].outcome == "same"
    assert village.post.empty() == []
    assert village.alerts() == [("begun", "")]


def test_what_looks_worse_only_once_stays_open_until_a_night_is_sure(
    village: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second look fails: nothing is told, and the next night compares with the same confirmed state."""
    village.night()
    village.remove("/o7.pdf")
    pause = village.clock.sleep
    with monkeypatch.context() as patch:
        patch.setattr(village.clock, "sleep", lambda _seconds: setattr(village.server, "answers", {"/": ServerError()}))
        village.night()
    assert village.alerts() == [("begun", "")]
    assert village.clock.sleep == pause
    village.night()
    assert village.alerts()[1:] == [("regression", "o7")]
    village.night()
    assert len(village.alerts()) == 2


def test_a_site_that_cannot_be_reached_is_told_after_so_many_nights_and_once(village: Town) -> None:
    village.night()
    village.post.empty()
    for _night in range(2):
        village.night(down=True)
        assert village.post.empty() == []
    village.night(down=True)
    (letter,) = village.post.empty()
    assert "ตรวจทั้งเว็บไซต์ไม่ได้ตั้งแต่ 23 พฤศจิกายน 2569" in letter, letter
    village.night(down=True)
    assert village.post.empty() == []
    village.night()
    (letter,) = village.post.empty()
    assert "ตรวจเว็บไซต์ได้แล้ว" in letter
    village.night()
    assert village.post.empty() == []
    assert [kind for kind, _item in village.alerts()] == ["begun", "unseen", "seen"]


def test_an_item_that_cannot_be_checked_is_told_after_so_many_nights_and_once(
    village: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.set_up("unseen_nights = 2")
    village.night()
    village.post.empty()
    broken = answers_of(village.site, village.server) | {"/o7.pdf": ServerError()}
    with monkeypatch.context() as patch:
        patch.setattr("tests.watch.tools.answers_of", lambda *_: broken)
        for _night in range(4):
            done = village.night()
            assert done.nights[0].again == 0, "what can't be seen is not worse"
    assert village.alerts()[1:] == [("unseen", "o7")]
    village.night()
    assert village.alerts()[2:] == [("seen", "o7")]
    village.night()
    assert len(village.alerts()) == 3


def test_other_rules_are_no_change_of_the_site(village: Town, tmp_path: Path) -> None:
    """A checklist that asks for more makes verdicts worse; nobody is told that the site did."""
    village.night()
    mild = Path("checklists/oit-2567.toml").read_text(encoding="utf-8")
    start = mild.index('id = "o1"')
    strict = mild[:start] + mild[start:].replace("[[items.elements]]", NEW_PART + "[[items.elements]]", 1)
    (tmp_path / "strict.toml").write_text(strict, encoding="utf-8")
    village.set_up(f"checklist = '{tmp_path / 'strict.toml'}'")
    done = village.night()
    assert done.nights[0].outcome == "same"
    with village.opened() as store:
        told = store.watching.told(village.server.url(), "oit-2567")
    assert told["o1"].status == "partial", "judged by the new rules"
    village.remove("/o2")
    village.night()
    assert village.alerts()[1:] == [("regression", "o2")]


NEW_PART = """[[items.elements]]
key = "submarine"
text_th = "เรือดำน้ำ"
text_en = "a submarine"
level = "required"
basis = "recalled"
check = "phrase"
any = ["เรือดำน้ำของหน่วยงาน"]

"""


@pytest.mark.parametrize("days", [-400, 400], ids=["set back", "set forward"])
def test_a_wrong_clock_confuses_nothing(village: Town, days: int) -> None:
    village.night()
    village.clock.pass_days(days)
    was = village.remove("/o7.pdf")
    village.night()
    assert village.alerts()[1:] == [("regression", "o7")]
    village.clock.pass_days(-days)
    assert [plan.name for plan in run.due_now(village.watch, village.watch.plans, village.store)] == ["town"]
    village.night()
    assert len(village.alerts()) == 2
    village.site["/o7.pdf"] = was
    village.night()
    assert village.alerts()[2:] == [("recovery", "o7")]


def test_a_fault_at_one_site_costs_the_others_nothing(village: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    text = village.file.read_text(encoding="utf-8")
    other = f"[[sites]]\nname = 'other'\nurl = '{village.server.url('/o1')}'\n"
    village.file.write_text(text.replace("[[sites]]", other + "[[sites]]"), encoding="utf-8")
    audited = audit.audit

    def failing(request, *rest):
        if request.target.endswith("/o1"):
            raise ZeroDivisionError
        return audited(request, *rest)

    monkeypatch.setattr("crawler.watch.night.audit", failing)
    done = village.night()
    assert [(each.site, each.outcome) for each in done.nights] == [("other", "failed"), ("town", "begun")]
    assert "ZeroDivisionError" in str(done.nights[0].error)

    def full(request, *_rest):
        raise StorageFull(Message("เต็ม"))

    monkeypatch.setattr("crawler.watch.night.audit", full)
    assert [each.outcome for each in village.night().nights] == ["failed", "failed"]


def test_that_the_program_fails_night_after_night_is_told_once_and_as_its_own_fault(
    village: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.night()
    village.post.empty()

    def failing(*_arguments) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("crawler.watch.night.audit", failing)
        for _night in range(4):
            assert [night.outcome for night in village.night().nights] == ["failed"]
    (letter,) = village.post.empty()
    assert "โปรแกรมขัดข้องเอง" in letter
    assert village.alerts()[1:] == [("unseen", "")]
    assert [night.outcome for night in village.night().nights] == ["changed"]
    assert village.alerts()[2:] == [("seen", "")]


def test_where_the_report_of_before_is_lost_a_change_is_told_without_its_cause(village: Town) -> None:
    village.night()
    village.remove("/o7.pdf")
    with village.opened() as store, store._db.conn as conn:
        conn.execute("DELETE FROM reports")
    for file in village.folder.rglob("report.json"):
        file.unlink()
    village.night()
    alert = village.alert("o7")
    assert (alert.kind, alert.cause) == ("regression", ("", ""))


def test_a_night_ends_with_its_hours_and_goes_on_the_next(village: Town) -> None:
    village.set_up('hours = "2-5"')
    village.clock.at = village.clock.at.replace(hour=23)  # six in the morning in Thailand
    done = village.night()
    assert [each.outcome for each in done.nights] == ["unfinished"]
    assert run.due_now(village.watch, village.watch.plans, village.store) == ()
    village.clock.at = village.clock.at.replace(hour=20)
    (plan,) = run.due_now(village.watch, village.watch.plans, village.store)
    assert plan.hours is not None
    assert [each.outcome for each in village.night().nights] == ["begun"]


def test_who_is_told_what(village: Town) -> None:
    village.set_up("least_points = 99", "a b")
    text = village.file.read_text(encoding="utf-8")
    text = text.replace('to = "b"', 'to = "b"\nlang = "en"\nkinds = ["begun"]')
    village.file.write_text(text, encoding="utf-8")
    village.night()
    assert [(to, "watch" in letter.title) for to, letter in village.post.letters] == [("a", False), ("b", True)]
    village.post.empty()
    village.remove("/o7.pdf")
    village.night()
    assert village.post.empty() == [], "worth less than was asked for"
    assert village.alerts()[-1] == ("regression", "o7"), "but known: it keeps its evidence from being thinned"


def test_plans_take_what_the_site_says_before_the_defaults(village: Town) -> None:
    village.set_up("max_pages = 7")
    plan = load_sites(village.file).plans[0]
    request = plan.request(village.store, "before")
    assert (request.pages, request.after, request.delay, request.screenshots) == (7, "before", 0.0, False)
    assert replace(request, pages=1).minutes == 60.0


def test_a_break_in_is_told_at_once_and_once(village: Town) -> None:
    clean = dict(village.site)
    village.night()
    village.post.empty()
    village.site = hacked(clean)
    village.night()
    codes = [item for kind, item in village.alerts() if kind == "urgent"]
    assert codes
    assert len(codes) == len(set(codes))
    (letter,) = village.post.empty()
    assert letter.startswith("[OIT]")
    assert "เร่งด่วน" in letter.splitlines()[0]
    assert "ufabet" not in letter.lower(), "of what intruders wrote nothing is passed on"
    village.night()
    village.site = clean
    village.night()
    assert [item for kind, item in village.alerts() if kind == "urgent"] == codes
    village.site = hacked(clean)
    village.night()
    assert [item for kind, item in village.alerts() if kind == "urgent"] == codes * 2, "broken into again"
