"""A town whose site was broken into: told at once, and judged as if nobody had been there."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from crawler.judge import Judgement
from crawler.models import Verdict
from tests.judge.parts import seen_site
from tests.judge.seen import BASE, judged, page
from tests.sites import TOWNS, Reply
from tests.sites.hacked import AD, THEIRS, hacked


@cache
def judgement(name: str, *, broken: bool) -> Judgement:
    site = TOWNS[name].site()
    return judged(hacked(site) if broken else site)


def bare(verdict: Verdict) -> Verdict:
    """The verdict without the hashes of pages, which the intruders changed."""
    return replace(verdict, evidence=tuple(replace(evidence, sha256="") for evidence in verdict.evidence))


@pytest.mark.parametrize("name", TOWNS)
def test_the_verdicts_are_those_of_the_clean_town(name: str) -> None:
    clean, broken = judgement(name, broken=False), judgement(name, broken=True)
    assert [bare(verdict) for verdict in broken.verdicts] == [bare(verdict) for verdict in clean.verdicts]
    assert broken.body == clean.body


@pytest.mark.parametrize("name", TOWNS)
def test_what_was_done_to_the_site_is_told(name: str) -> None:
    assert judgement(name, broken=False).urgent == ()
    told = {finding.code: finding for finding in judgement(name, broken=True).urgent}
    assert set(told) == {"spam_pages", "spam_redirect", "spam_links"}
    assert {example.url for example in told["spam_redirect"].examples} == {BASE + THEIRS[3]}
    assert told["spam_links"].count > len(told["spam_links"].examples) == 5
    assert told["spam_links"].examples[0].url == f"{BASE}/"
    assert BASE + THEIRS[2] in {example.url for example in told["spam_pages"].examples}
    for finding in told.values():
        assert str(finding.count) in finding.message_th
        assert str(finding.count) in finding.message_en
        assert all(example.quote for example in finding.examples)


def test_an_item_whose_page_the_intruders_took_fails_and_says_why() -> None:
    theirs = page(f"<h1>{AD}</h1><p>{AD}</p>", AD)
    home = page('<h1>เทศบาลตำบลบ้านสมมติ</h1><ul><li><a href="/duty">อำนาจหน้าที่</a></ul>')
    told = {verdict.id: verdict for verdict in judged({"/": home, "/duty": theirs}).verdicts}["o3"]
    assert (told.status, told.problems[0].code) == ("missing", "spam")
    assert told.evidence == ()
    assert "โฆษณาการพนัน" in told.candidates[0].lost_th
    assert "intruders" in told.candidates[0].lost_en


def test_an_items_address_that_leads_to_a_gambling_site_fails_too() -> None:
    stolen = Reply(301, "text/html", b"", (("Location", "https://www.ufabet168.example/"),))
    home = page('<h1>เทศบาลตำบลบ้านสมมติ</h1><ul><li><a href="/duty">อำนาจหน้าที่</a></ul>')
    told = {verdict.id: verdict for verdict in judged({"/": home, "/duty": stolen}).verdicts}["o3"]
    assert (told.status, told.problems[0].code) == ("missing", "spam")


def test_an_intruders_page_that_calls_itself_an_item_is_no_lead() -> None:
    title = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
    spam = page(f"<h1>{title}</h1><p>{AD}</p><p>{AD} 2</p><p>{AD} 3</p>", AD)
    told = judged({"/": page('<a href="/x">.</a>'), "/x": spam})
    assert all(f"{BASE}/x" not in {each.url for each in verdict.candidates} for verdict in told.verdicts)


def test_what_intruders_put_in_a_page_is_in_no_part_of_the_site() -> None:
    site = seen_site({"/news": f"<p>ข่าวของเทศบาล</p><p><a href='/s'>{AD}</a></p>"})
    node = site.find(f"{BASE}/news")
    assert node is not None
    assert node.content.lines == ("ข่าวของเทศบาล",)
    assert node.links == ()
    assert set(site.spam) == {f"{BASE}/news"}
