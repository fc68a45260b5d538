"""When nothing found need not mean that nothing is there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crawler.judge import Judgement, judge
from crawler.models import Content, Resource
from tests.judge.parts import link_to
from tests.judge.seen import BASE, checklist, records, site_of
from tests.sites import Reply

Records = list[tuple[Resource, Content | None]]

PAGES: dict[str, str | Reply] = {
    "/": link_to("/ita", "ITA 2567") + link_to("/old", "ITA 2564") + link_to("/news", "ภาพ")
}
PAGES |= {"/ita": "<p>กอ</p>", "/old": "<p>ขอ</p>", "/news": "<p>คอ</p>"}
PAGES["/news"] = "".join(link_to(f"/n{number}", f"ภาพที่ {number}") for number in range(20))
PAGES |= {f"/n{number}": f"<p>ภาพ {'ก' * number}</p>" for number in range(20)}
NOBODY = ({"status": 0, "fault": "timeout"}, {"status": 403, "fault": "blocked"}, {"status": 502}, {"fault": "tls"})


def seen(hidden: tuple[str, ...] = (), told: dict[str, object] = NOBODY[0]) -> Records:
    """The site of which some addresses could not be seen."""
    return [
        (replace(resource, **told), None) if resource.url.removeprefix(BASE) in hidden else (resource, content)
        for resource, content in records(site_of(PAGES))
    ]


def verdict(held: Records, **options: object) -> tuple[str, str, str]:
    """What is said of an item that the site does not show."""
    judgement: Judgement = judge(f"{BASE}/", held, checklist(), **options)  # type: ignore[arg-type]
    told = next(verdict for verdict in judgement.verdicts if verdict.id == "o32")
    return told.status, told.problems[0].code, told.problems[0].url.removeprefix(BASE)


def test_nothing_on_a_site_that_was_seen_whole_is_missing() -> None:
    assert verdict(seen()) == ("missing", "missing", "")


def test_a_crawl_that_was_cut_short_proves_nothing() -> None:
    assert verdict(seen(), whole=False) == ("unverifiable", "unfinished", "/")


@pytest.mark.parametrize("door", ["/", "/ita"])
@pytest.mark.parametrize(("told", "code"), [*zip(NOBODY, ("timeout", "blocked", "server_error", "tls"), strict=True)])
def test_nor_does_a_site_whose_home_page_or_list_of_items_could_not_be_seen(
    door: str, told: dict[str, object], code: str
) -> None:
    assert verdict(seen((door,), told)) == ("unverifiable", code, door)


def test_a_name_server_that_falls_silent_on_the_way_takes_no_page_from_the_town() -> None:
    assert verdict(seen(("/ita",), {"status": 0, "fault": "dns"})) == ("unverifiable", "timeout", "/ita")


def test_nor_does_a_page_on_which_our_reading_fails() -> None:
    broken = Content(kind="page", quality="none", reason="damaged: PanicException")
    held = [(resource, broken if resource.url == f"{BASE}/ita" else content) for resource, content in seen()]
    assert verdict(held) == ("unverifiable", "tool_fault", "/ita")


def test_a_list_of_items_behind_robots_txt_is_a_closed_door_too() -> None:
    held = [record for record in seen() if record[0].url != f"{BASE}/ita"]
    assert verdict(held, unfetched={f"{BASE}/ita": "robots"}) == ("unverifiable", "robots", "/ita")
    assert verdict(held, unfetched={f"{BASE}/other": "robots"})[0] == "missing"


@pytest.mark.parametrize(("paths", "doubted"), [(("/n18", "/n19"), False), (("/n17", "/n18", "/n19"), True)])
def test_who_is_refused_to_the_end_has_not_seen_the_site_whole(paths: tuple[str, ...], doubted: bool) -> None:
    told = verdict(seen(paths, {"status": 403, "fault": "blocked"}))
    assert told == (("unverifiable", "blocked", paths[0]) if doubted else ("missing", "missing", ""))


def test_a_closed_folder_in_mid_crawl_is_no_closed_site() -> None:
    assert verdict(seen(("/n5", "/n6", "/n7"), {"status": 403, "fault": "blocked"}))[0] == "missing"


@pytest.mark.parametrize("path", ["/old", "/n3"])
def test_an_old_list_or_any_other_page_is_no_door(path: str) -> None:
    assert verdict(seen((path,)))[0] == "missing"


def test_a_door_that_leads_nowhere_is_the_sites_fault() -> None:
    assert verdict(seen(("/ita",), {"status": 404}))[0] == "missing"


def test_a_site_of_which_a_fifth_could_not_be_seen_proves_nothing() -> None:
    assert verdict(seen(("/n1", "/n2", "/n3", "/n4")))[0] == "missing"
    assert verdict(seen(("/n1", "/n2", "/n3", "/n4", "/n5")))[:2] == ("unverifiable", "timeout")


def test_nothing_at_all_is_not_missing_where_the_site_never_answered() -> None:
    first = seen(("/",))[:1]
    assert {told.status for told in judge(f"{BASE}/", first, checklist()).verdicts} == {"unverifiable"}
