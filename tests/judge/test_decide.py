"""The verdict: by what was found, and, where nothing good was, by what stood in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from msgspec.structs import replace

from crawler.checklist import Item
from crawler.judge.chance import chance_of
from crawler.judge.decide import decide
from crawler.judge.doubt import Doubt
from crawler.judge.findings import Finding
from crawler.judge.site import Node
from crawler.judge.state import State
from crawler.models import Status, Verdict
from tests.judge.parts import case_of, document_node, finding, item, page_node, part, reading
from tests.judge.seen import BASE

CASE = case_of()
NEVER_MISSING = ("server_error", "blocked", "timeout", "tls", "robots", "not_fetched", "tool_fault", "login_required")


def verdict(of: Item, *findings: Finding, doubt: str = "") -> Verdict:
    return decide(of, findings, CASE, Doubt(doubt, f"{BASE}/") if doubt else None)


def codes(told: Verdict) -> list[str]:
    return [problem.code for problem in told.problems]


def paper(name: str, *lines: str) -> Node:
    return document_node(*lines, url=f"{BASE}/{name}.pdf")


RESULTS, MONEY = part("phrase", "แล้วเสร็จ", key="results"), part("money", key="money")


# --- met --------------------------------------------------------------------------------------------------------------


def test_evidence_that_shows_every_required_part_meets_the_item() -> None:
    told = verdict(item(RESULTS, MONEY), finding("ok", paper("a", "แล้วเสร็จ", "งบประมาณ 5,000 บาท")))
    assert told.status == "met"
    assert told.probability > 0.95
    assert [part.met for part in told.elements] == [True, True]
    assert (codes(told), told.fix) == ([], None)


def test_several_documents_show_the_item_together() -> None:
    told = verdict(
        item(RESULTS, MONEY),
        finding("ok", paper("a", "แล้วเสร็จ")),
        finding("ok", paper("b", "งบประมาณ 5,000 บาท")),
        finding("ok", paper("c", "คำนำ")),
    )
    assert told.status == "met"
    assert [evidence.url[-5:] for evidence in told.evidence] == ["a.pdf", "b.pdf"]


def test_what_is_wrong_elsewhere_does_not_spoil_good_evidence() -> None:
    good = finding("ok", paper("a", "แล้วเสร็จ"), strength=0.5)
    for code in ("dead_link", "stale_year", "other_body", "wrong_document", "timeout", "unreadable"):
        assert verdict(item(RESULTS), finding(code, paper("x"), strength=1.0), good).status == "met"


def test_an_advisory_part_is_never_a_fail() -> None:
    hint = part("phrase", "ปัญหา", level="advisory")
    whole = verdict(item(RESULTS, hint), finding("ok", paper("a", "แล้วเสร็จ", "ปัญหา")))
    bare = verdict(item(RESULTS, hint), finding("ok", paper("a", "แล้วเสร็จ")))
    assert bare.status == "met"
    assert 0.95 < bare.probability < whole.probability
    assert bare.problems == ()


def test_a_required_part_that_cannot_be_told_lowers_the_chance_and_fails_nothing() -> None:
    told = verdict(item(part("photos")), finding("ok", paper("a", "นายสมมติ ตั้งชื่อ")))
    assert told.status == "met"
    assert told.elements[0].met is None
    assert 0.85 < told.probability < 0.95


def test_a_weak_lead_or_an_unsaid_year_lowers_the_chance() -> None:
    of = item(RESULTS, year="assessed")
    sure = finding("ok", paper("a", "แล้วเสร็จ"), year=reading("ปี 2567"))
    silent = finding("ok", paper("a", "แล้วเสร็จ"))
    weak = finding("ok", paper("a", "แล้วเสร็จ"), year=reading("ปี 2567"), strength=0.6, subject="unknown")
    named = finding("ok", paper("a", "แล้วเสร็จ"), year=reading("ปี 2567"), strength=0.6, subject="own")
    assert verdict(of, silent).probability < verdict(of, sure).probability
    assert verdict(of, weak).probability < verdict(of, sure).probability
    assert verdict(of, named).probability == verdict(of, sure).probability


# --- the order of evidence --------------------------------------------------------------------------------------------


def test_the_best_evidence_is_first() -> None:
    """What shows most of the parts, then what is called the item, then what is of the year, then the stronger lead."""
    of = item(RESULTS, MONEY, year="assessed")
    whole = finding("ok", paper("whole", "แล้วเสร็จ", "งบประมาณ 5,000 บาท"), strength=0.6, subject="unknown")
    called = finding("ok", paper("called", "แล้วเสร็จ"), strength=0.6, year=reading("ปี 2565"))
    of_year = finding("ok", paper("of_year", "แล้วเสร็จ"), strength=0.6, subject="unknown", year=reading("ปี 2567"))
    strong = finding("ok", paper("strong", "แล้วเสร็จ"), strength=1.0, subject="unknown")
    weak = finding("ok", paper("weak", "แล้วเสร็จ"), strength=0.6, subject="unknown")
    order = [whole, called, of_year, strong, weak]
    for at, better in enumerate(order):
        for worse in order[at + 1 :]:
            assert verdict(of, worse, better).evidence[0].url == better.piece.url


def test_of_a_list_of_news_the_list_itself_comes_first() -> None:
    listing = finding("ok", page_node("<p>ข่าว</p>", url=f"{BASE}/list"), subject="unknown")
    entry = finding("ok", page_node("<p>แล้วเสร็จ</p>", url=f"{BASE}/entry"), depth=1)
    assert verdict(item(RESULTS, kind="news"), entry, listing).evidence[0].url == f"{BASE}/list"


def test_at_most_four_pieces_are_shown() -> None:
    parts = [part("phrase", word, key=word) for word in ("กอ", "ขอ", "คอ", "งอ", "จอ", "ฉอ")]
    found = [finding("ok", paper(str(number), part.key)) for number, part in enumerate(parts)]
    assert len(verdict(item(*parts), *found).evidence) == 4


def test_evidence_says_where_it_is_what_it_is_and_of_which_year() -> None:
    of = item(RESULTS, year="assessed")
    node = paper("a", "รายงานผล", "แล้วเสร็จ")
    (shown,) = verdict(of, finding("ok", node, year=reading("พ.ศ. 2566-2570"))).evidence
    assert (shown.url, shown.kind, shown.fiscal_year, shown.text_source) == (node.url, "pdf", 2567, "native")
    assert shown.title == "รายงานผล"
    assert shown.excerpt == "รายงานผล แล้วเสร็จ"


# --- partial ----------------------------------------------------------------------------------------------------------


def test_every_required_part_that_is_not_seen_is_named() -> None:
    told = verdict(item(RESULTS, MONEY), finding("ok", paper("a", "บทนำ")))
    assert told.status == "partial"
    assert codes(told) == ["missing_element", "missing_element"]
    assert "ส่วน results" in told.problems[0].message_th
    assert "part results" in told.problems[0].message_en
    assert told.problems[0].url == f"{BASE}/a.pdf"
    assert told.fix is not None
    assert told.fix.owner == "สำนักปลัด"


@pytest.mark.parametrize(("surer", "less"), [("published", "practice"), ("practice", "recalled")])
def test_the_surer_the_rule_the_surer_the_fail(surer: str, less: str) -> None:
    def chance(*bases: str) -> float:
        parts = [part("phrase", "ไม่มีคำนี้", key=basis, basis=basis) for basis in bases]  # type: ignore[arg-type]
        return verdict(item(*parts), finding("ok", paper("a", "บทนำ"))).probability

    assert chance(surer) < chance(less) < 0.2
    assert chance(surer, less) == chance(surer)


def test_data_of_another_year_is_partial_and_shown() -> None:
    old = finding("stale_year", paper("old", "รายงาน ปี 2563"), year=reading("ปี 2563"), detail="2563")
    told = verdict(item(RESULTS, year="assessed"), old)
    assert (told.status, codes(told)) == ("partial", ["stale_year"])
    assert "2563" in told.problems[0].message_th
    assert "2567" in told.problems[0].message_th
    assert told.evidence[0].fiscal_year == 2563
    assert told.probability == chance_of("stale_year")


# --- missing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["dead_link", "empty_page", "wrong_document", "other_body"])
def test_what_the_site_has_done_wrong_is_held_against_it(code: str) -> None:
    told = verdict(item(RESULTS), finding(code, paper("x", "บทนำ"), detail="o2"))
    assert (told.status, codes(told)) == ("missing", [code])
    assert told.probability == chance_of(code)
    assert told.evidence == ()


def test_nothing_on_a_site_that_was_seen_whole_is_missing() -> None:
    assert (verdict(item(RESULTS)).status, codes(verdict(item(RESULTS)))) == ("missing", ["missing"])


def test_a_list_without_anything_in_it_is_empty() -> None:
    listing = finding("index", page_node("<h1>รายงาน</h1>"))
    assert codes(verdict(item(RESULTS), listing)) == ["empty_page"]
    weak = finding("index", page_node("<h1>รายงาน</h1>"), strength=0.5)
    assert codes(verdict(item(RESULTS), weak)) == ["missing"]


def test_what_does_not_claim_to_be_the_item_is_not_blamed() -> None:
    assert codes(verdict(item(RESULTS), finding("elsewhere", paper("x", "บทนำ")))) == ["missing"]
    assert codes(verdict(item(RESULTS), finding("wrong_document", paper("x", "บทนำ"), strength=0.4))) == ["missing"]


# --- not to be judged -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", NEVER_MISSING)
def test_what_was_not_seen_is_never_missing(code: str) -> None:
    told = verdict(item(RESULTS), finding(code))
    assert (told.status, codes(told)) == ("unverifiable", [code])
    assert told.probability == chance_of(code)


@pytest.mark.parametrize("code", [code for code in NEVER_MISSING if code != "login_required"])
@pytest.mark.parametrize("fault", ["dead_link", "empty_page", "wrong_document"])
def test_a_fault_of_the_site_beside_what_was_not_seen_proves_nothing(code: str, fault: str) -> None:
    """The document that could not be fetched may be the right one."""
    lead = f"{BASE}/list"
    for order in (1, -1):
        wrong = finding(fault, paper("x", "บทนำ"), lead=lead, depth=1)
        unseen = finding(code, at=f"{BASE}/y.pdf", lead=lead, depth=1)
        told = verdict(item(RESULTS), *[wrong, unseen][::order])
        assert (told.status, codes(told)) == ("unverifiable", [code, fault])


def test_nor_does_a_fault_behind_a_stronger_lead() -> None:
    found = finding("dead_link", paper("x"), strength=1.0), finding("timeout", strength=0.6)
    assert codes(verdict(item(RESULTS), *found)) == ["timeout", "dead_link"]


def test_stale_data_beside_a_file_that_was_not_fetched_is_unverifiable_and_shown() -> None:
    lead = f"{BASE}/list"
    old = finding("stale_year", paper("old"), lead=lead, depth=1, year=reading("ปี 2563"), detail="2563")
    told = verdict(item(RESULTS, year="assessed"), old, finding("not_fetched", at=f"{BASE}/y.pdf", lead=lead, depth=1))
    assert (told.status, codes(told)) == ("unverifiable", ["not_fetched", "stale_year"])
    assert told.evidence[0].url == f"{BASE}/old.pdf"


@pytest.mark.parametrize(
    "beside",
    [
        finding("timeout", at=f"{BASE}/y.pdf", depth=1, label="รายงาน ปี 2563"),
        finding("timeout", at=f"{BASE}/print", depth=1, label="พิมพ์หน้านี้"),
        finding("timeout", strength=0.5),
        finding("not_fetched", strength=0.6),
    ],
)
def test_what_was_not_seen_and_does_not_claim_to_be_the_item_of_the_year_clears_nobody(beside: Finding) -> None:
    told = verdict(item(RESULTS, year="assessed"), finding("dead_link", paper("x")), beside)
    assert (told.status, codes(told)[0]) == ("missing", "dead_link")


@pytest.mark.parametrize("doubt", ["unfinished", "needs_browser"])
def test_nothing_on_a_site_that_was_not_seen_whole_is_unverifiable(doubt: str) -> None:
    told = verdict(item(RESULTS), doubt=doubt)
    assert (told.status, codes(told)) == ("unverifiable", [doubt])
    assert told.problems[0].url == f"{BASE}/"


def test_a_doubt_does_not_hide_what_was_seen() -> None:
    good = finding("ok", paper("a", "แล้วเสร็จ"))
    assert verdict(item(RESULTS), good, doubt="unfinished").status == "met"
    assert codes(verdict(item(RESULTS), finding("dead_link", paper("x")), doubt="unfinished")) == ["dead_link"]


def test_a_scan_that_is_called_the_item_is_unverifiable_and_rather_met() -> None:
    scan = finding("unreadable", document_node(quality="none", reason="scan: no text layer"), subject="unknown")
    told = verdict(item(RESULTS), scan)
    assert (told.status, codes(told)) == ("unverifiable", ["unreadable"])
    assert "สแกน" in told.problems[0].message_th
    assert told.evidence[0].url == scan.piece.url
    assert told.probability > 0.5


def test_a_part_that_is_not_seen_may_stand_in_the_scan_beside() -> None:
    scan = finding("unreadable", document_node(quality="none", reason="scan: no text layer"))
    told = verdict(item(RESULTS, MONEY), finding("ok", paper("a", "แล้วเสร็จ")), scan)
    assert (told.status, codes(told)) == ("unverifiable", ["unreadable"])
    assert [evidence.url for evidence in told.evidence] == [f"{BASE}/a.pdf", f"{BASE}/file.pdf"]


@pytest.mark.parametrize("code", ["timeout", "blocked", "server_error", "robots"])
def test_or_in_what_was_not_seen(code: str) -> None:
    good, unseen = finding("ok", paper("a", "แล้วเสร็จ")), finding(code, at=f"{BASE}/y.pdf", depth=1)
    told = verdict(item(RESULTS, MONEY), good, unseen)
    assert (told.status, codes(told)) == ("unverifiable", [code])
    assert [evidence.url for evidence in told.evidence] == [f"{BASE}/a.pdf"]
    assert [part.met for part in told.elements] == [True, False]
    assert verdict(item(RESULTS), good, unseen).status == "met"


def test_a_document_on_another_site_is_unverifiable_and_rather_not_met() -> None:
    told = verdict(item(RESULTS), finding("off_site"))
    assert (told.status, codes(told)) == ("unverifiable", ["off_site"])
    assert told.probability < 0.5


# --- several leads ----------------------------------------------------------------------------------------------------


def test_the_strongest_lead_says_what_is_wrong() -> None:
    strong, weak = finding("stale_year", paper("s"), detail="2563"), finding("wrong_document", paper("w"), strength=0.6)
    assert codes(verdict(item(RESULTS, year="assessed"), strong, weak)) == ["stale_year"]
    assert codes(verdict(item(RESULTS, year="assessed"), weak, strong)) == ["stale_year"]


def test_of_many_documents_behind_one_lead_each_kind_of_fault_is_told_once() -> None:
    lead = f"{BASE}/list"
    found = [finding("dead_link", paper(str(number)), lead=lead, depth=1) for number in range(5)]
    found.append(finding("other_body", paper("o", "คำ"), lead=lead, depth=1))
    assert codes(verdict(item(RESULTS), *found)) == ["dead_link", "other_body"]


def test_last_years_documents_are_beside_the_point_where_one_claims_this_year() -> None:
    lead = f"{BASE}/list"
    old = finding("stale_year", paper("old"), lead=lead, depth=1, year=reading("ปี 2563", "label"), detail="2563")
    wrong = finding("other_body", paper("new", "คำ"), lead=lead, depth=1)
    assert codes(verdict(item(RESULTS, year="assessed"), old, wrong)) == ["other_body"]
    assert codes(verdict(item(RESULTS, year="assessed"), old)) == ["stale_year"]


# --- candidates -------------------------------------------------------------------------------------------------------


def test_every_candidate_is_kept_with_why_it_lost() -> None:
    good = finding("ok", paper("a", "แล้วเสร็จ"))
    told = verdict(item(RESULTS), good, finding("dead_link", paper("b")), finding("ok", paper("c", "คำนำ")))
    chosen, dead, other = told.candidates
    assert (chosen.lost_th, chosen.lost_en) == ("", "")
    assert "ลิงก์เสีย" in dead.lost_th
    assert "Dead link" in dead.lost_en
    assert other.lost_en == "Other evidence shows more"
    assert dead.codes == ("dead_link",)


# --- every code -------------------------------------------------------------------------------------------------------

CODES = [*get_args(State), "stale_year", "wrong_document", "other_body", "off_site", "not_fetched"]


@pytest.mark.parametrize("code", [code for code in CODES if code != "ok"])
def test_every_code_can_be_told_in_both_languages(code: str) -> None:
    told = verdict(item(RESULTS, year="assessed"), finding(code, document_node("คำ"), detail="2563"))
    assert told.status in get_args(Status)
    assert 0 < told.probability < 1
    for problem in told.problems:
        assert problem.message_th
        assert problem.message_en
        assert "{" not in problem.message_th + problem.message_en


def test_the_order_of_equal_findings_is_kept() -> None:
    found: Sequence[Finding] = [finding("ok", paper(name, "แล้วเสร็จ")) for name in ("x", "a", "m")]
    assert verdict(item(RESULTS), *found).evidence[0].url == f"{BASE}/x.pdf"


def test_braces_in_the_words_of_a_checklist_are_left_as_they_are() -> None:
    told = verdict(replace(item(MONEY), fix_th="เผยแพร่แผนปี {year} {ดูแบบ}", fix_en="Publish {this"))
    assert told.fix is not None
    assert (told.fix.th, told.fix.en) == ("เผยแพร่แผนปี 2567 {ดูแบบ}", "Publish {this")


def test_a_part_may_stand_on_a_page_beside_the_evidence_that_was_not_shown_to_us() -> None:
    menu, more = f"{BASE}/menu", page_node("", url=f"{BASE}/more")
    good = finding("ok", paper("a", "แล้วเสร็จ"), lead=menu, depth=1)
    beside = finding("blocked", more, lead=menu, depth=1, label="อ่านต่อ")
    apart = finding("blocked", more, lead=f"{BASE}/news", depth=1, label="อ่านต่อ")
    old = finding("blocked", more, lead=menu, depth=1, label="อ่านต่อ ปี 2560")
    wanted = item(RESULTS, MONEY, year="assessed")
    told = verdict(wanted, good, beside)
    assert (told.status, codes(told)) == ("unverifiable", ["blocked"])
    assert [verdict(wanted, good, other).status for other in (apart, old)] == ["partial", "partial"]
