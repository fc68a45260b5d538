"""A town that only a browser can see: its verdicts with a browser, and what is said without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import crawler.audit.sitting
from crawler.archive import Store
from crawler.audit import Request, rejudge
from tests.audit.conftest import Audited
from tests.audit.test_live import press_ctrl_c
from tests.audit.tools import audited, checklist, items, report, stopping_after
from tests.sites import SCRIPTED, Truth, serve
from tests.sites.towns import Reply, Site
from tests.web.chromium import a_chromium


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    a_chromium()
    folder = tmp_path_factory.mktemp("scripted")
    with serve(SCRIPTED.site()) as base:
        yield Audited(base, folder, audited(f"{base}/", folder))


@pytest.fixture(scope="module")
def truth() -> dict[str, Truth]:
    return SCRIPTED.truth()


def test_with_a_browser_every_item_is_judged_right(town: Audited, truth: dict[str, Truth]) -> None:
    for verdict in town.done.report.items:
        real = truth[verdict.id]
        if real.met:
            assert verdict.status == "met", (verdict.id, verdict.problems)
            assert verdict.evidence[0].url.removeprefix(town.base) in real.paths
        else:
            assert verdict.status in ("partial", "missing"), (verdict.id, verdict.problems)
            assert real.defect in {problem.code for problem in verdict.problems}
    assert town.done.report.site["body"] == SCRIPTED.facts.body


def test_the_report_says_what_was_drawn_and_why(town: Audited) -> None:
    browser = report(town.done.folder)["run"]["browser"]
    assert browser["used"]
    assert browser["pages"] == browser["reasons"]["app_shell"] > 20
    assert (browser["unseen"], browser["examples"]) == (0, [])
    with Store(town.folder / "oit.db") as store:
        resources = store.find("last").resources()
    assert report(town.done.folder)["run"]["fetches"] == sum(each.how != "rendered" for each in resources)


def test_the_recording_gives_the_same_verdicts_without_the_site(town: Audited, tmp_path: Path) -> None:
    replayed = audited(town.recording, tmp_path, out=tmp_path / "o")
    assert items(tmp_path / "o") == items(town.done.folder)
    assert replayed.report.run["browser"] == town.done.report.run["browser"]
    again = rejudge("last", Request(target="", store=town.folder / "oit.db"), checklist())
    assert again.report == town.done.report


def _lacking(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(crawler.audit.sitting, "find_chromium", lambda: None)
    return {}


def _unwanted(_: pytest.MonkeyPatch) -> dict[str, Any]:
    return {"browser": False}


def _undriven(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(crawler.audit.sitting, "has_playwright", lambda: False)
    return {}


@pytest.mark.parametrize("without", [_lacking, _unwanted, _undriven])
def test_without_a_browser_nothing_is_held_against_the_town(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: Any
) -> None:
    options = without(monkeypatch)
    with serve(SCRIPTED.site()) as base:
        done = audited(f"{base}/", tmp_path, **options)
    told = {(verdict.status, verdict.problems[0].code) for verdict in done.report.items}
    assert told == {("unverifiable", "needs_browser")}
    browser = done.report.run["browser"]
    assert not browser["used"]
    assert browser["unseen"] >= 1
    assert browser["examples"][0] == f"{base}/"
    assert "oit doctor --install" in (done.folder / "report.html").read_text(encoding="utf-8")


def small() -> Site:
    """A home page whose menu is filled by a script of its own, and what the menu leads to."""
    menu = "".join(f"<li><a href=/p{number}>แผน {number}</a>" for number in range(4))
    fill = f"document.querySelector('nav').innerHTML = `<ul>{menu}</ul>`"
    news = "<p>" + "ข่าวของเทศบาลตำบลบ้านสมมติ " * 30 + "</p>"
    page = f"<html><head><title>เทศบาลตำบลบ้านสมมติ</title></head><body><nav></nav>{news}<script src=/menu.js></script>"
    site = {f"/p{number}": Reply(200, "text/html; charset=utf-8", f"{page}{number}".encode()) for number in range(4)}
    site["/"] = Reply(200, "text/html; charset=utf-8", page.encode())
    site["/menu.js"] = Reply(200, "text/javascript; charset=utf-8", fill.encode())
    return site


@pytest.mark.parametrize("moment", [1, 3])
def test_ctrl_c_ends_the_browser_in_good_order_and_the_same_command_goes_on(tmp_path: Path, moment: int) -> None:
    a_chromium()
    with serve(small()) as base:
        whole = audited(f"{base}/", tmp_path / "whole", out=tmp_path / "whole" / "o")
        with stopping_after(moment, press_ctrl_c) as on_event:
            assert audited(f"{base}/", tmp_path, out=tmp_path / "o", on_event=on_event).interrupted
        done = audited(f"{base}/", tmp_path, out=tmp_path / "o")
    assert not done.interrupted
    assert done.report.run["browser"] == whole.report.run["browser"]
    assert done.report.run["browser"]["reasons"] == {"empty_menu": 5}
    assert items(tmp_path / "o") == items(tmp_path / "whole" / "o")
    with Store(tmp_path / "oit.db") as store:
        fetched = [each.url for each in store.find("last").resources() if each.how != "rendered"]
    once = [url for url in fetched if not url.endswith("/robots.txt")]
    assert sorted(once) == sorted({f"{base}{path}" for path in small()})
