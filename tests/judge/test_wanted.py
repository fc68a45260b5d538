"""What the judge wants to see before it says that an item is not met."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.judge import judge
from crawler.judge.findings import Finding
from crawler.judge.wanted import Left, first_of_each, wanted_of
from crawler.models import Content, Resource
from tests.judge.parts import finding, item, link_to, page_node
from tests.judge.seen import BASE, checklist, records, site_of

YEARS = (2567,)


def at(name: str) -> str:
    return f"{BASE}/{name}"


def unopened(name: str, *outer: str, **told: Any) -> Finding:
    """A link that was not opened; `outer` are the labels on the way to it, nearest first, after its own."""
    found = finding("not_fetched", at=at(name), **told)
    return replace(found, piece=replace(found.piece, labels=(*found.piece.labels, *outer)))


def wanted(*findings: Finding, kind: str = "report", reason: str = "unlikely") -> list[str]:
    """What is wanted, by name, where all was left for `reason`."""
    left = Left({found.piece.url: reason for found in findings})
    return [url.removeprefix(f"{BASE}/") for url in wanted_of(item(kind=kind), findings, YEARS, left)]


def test_what_says_the_year_comes_first_then_what_is_nearest_to_the_lead() -> None:
    assert wanted(
        unopened("list/1", depth=1),
        unopened("list/2", depth=1, label="แผนพัฒนาบุคลากร ปี 2567"),
        unopened("lead"),
        unopened("list/2/a", depth=2),
    ) == ["list/2", "lead", "list/1", "list/2/a"]


def test_what_is_of_another_year_is_not_wanted_whichever_label_on_the_way_says_so() -> None:
    assert wanted(
        unopened("old", label="แผนพัฒนาบุคลากร ปี 2565"),
        unopened("below-old", "แผนพัฒนาบุคลากร ปี 2565", label="เปิด", depth=1),
        unopened("below-many", "แผนพัฒนาบุคลากร ปี 2567", "แผนงานปี 2560", label="เปิด", depth=2),
    ) == ["below-many"]


def test_behind_a_weak_lead_nothing_is_wanted() -> None:
    assert wanted(unopened("weak", strength=0.5), unopened("strong", strength=0.6)) == ["strong"]


def test_of_news_the_list_is_wanted_and_not_its_entries() -> None:
    assert wanted(unopened("news"), unopened("news/1", depth=1), kind="news") == ["news"]
    assert wanted(unopened("service"), unopened("service/1", depth=1), kind="service") == ["service", "service/1"]


@pytest.mark.parametrize("reason", ["robots", "scope", "trap", "media", "spam", "duplicate", "redirects", "budget"])
def test_what_the_crawl_refused_is_not_wanted(reason: str) -> None:
    assert wanted(unopened("a"), reason=reason) == []


@pytest.mark.parametrize("reason", ["settled", "unlikely", "sampled"])
def test_what_the_crawl_left_is_wanted(reason: str) -> None:
    assert wanted(unopened("a"), reason=reason) == ["a"]


def test_what_was_opened_is_not_wanted_whatever_it_gave() -> None:
    assert wanted(finding("dead_link", page_node("")), finding("ok", page_node("แผน"))) == []


def test_a_few_of_an_item_are_enough() -> None:
    many = [unopened(f"p{number}") for number in range(20)]
    assert wanted(*many) == [f"p{number}" for number in range(6)]


def test_an_address_is_wanted_in_the_form_that_the_crawl_knows() -> None:
    left = Left(
        {"http://www.made-up.test/a/": "unlikely", "https://drive.google.com/uc?export=download&id=A": "settled"}
    )
    assert left.address("https://made-up.test/a") == "http://www.made-up.test/a/"
    assert left.address("https://made-up.test/b") == ""


def test_every_item_has_its_first_before_any_has_its_second() -> None:
    assert first_of_each([("a1", "a2", "a3"), (), ("b1",), ("a1", "c2")]) == ("a1", "b1", "a2", "c2", "a3")


def test_all_together_is_bounded() -> None:
    assert len(first_of_each([tuple(f"{item}-{n}" for n in range(6)) for item in range(35)])) == 60


# --- a whole site -----------------------------------------------------------------------------------------------------


def archive(*fetched: str) -> tuple[tuple[Resource, Content | None], ...]:
    """A site of which only `fetched` (paths) was fetched."""
    name = "แผนการบริหารและพัฒนาทรัพยากรบุคคล ปี 2567"
    site = site_of(
        {"/": link_to("/plan", name) + link_to("/about", "ประวัติความเป็นมา"), "/plan": name, "/about": "ประวัติ"}
    )
    return tuple(each for each in records(site) if each[0].url.removeprefix(BASE) in fetched)


def test_the_link_of_an_item_that_is_not_met_is_wanted_and_no_other() -> None:
    told = judge(f"{BASE}/", archive("/"), checklist(), unfetched={at("plan"): "settled", at("about"): "settled"})
    assert told.wanted == (at("plan"),)


def test_of_an_archive_that_does_not_say_what_was_left_nothing_is_wanted() -> None:
    assert judge(f"{BASE}/", archive("/"), checklist()).wanted == ()
