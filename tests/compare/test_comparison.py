"""What changed between two runs, and why: symmetrical, honest about who caused it, exact in points."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crawler.compare import Cause, ItemChange, Side, compare
from crawler.errors import UsageError
from crawler.models import Evidence, Report, Resource, Status
from tests.compare.sides import evidence, fetched, gone, judged, page, problem, side
from tests.compare.test_direction import OPPOSITE
from tests.report.sample import SITE

STATUSES = st.lists(st.sampled_from(get_args(Status)), min_size=5, max_size=5)
PATHS = st.lists(st.sampled_from(["/a", "/b", "/c"]), max_size=2, unique=True)


@st.composite
def sides(draw: st.DrawFn) -> Side:
    found = {f"o{number}": tuple(map(evidence, draw(PATHS))) for number in range(1, 6)}
    shown = draw(st.lists(st.sampled_from(["/a", "/b", "/c"]), unique=True))
    return side(judged(draw(STATUSES), found), fetched(*shown), {"/c": draw(st.sampled_from(["robots", "budget"]))})


@settings(deadline=None)
@given(sides())
def test_nothing_changes_between_a_run_and_itself(one: Side) -> None:
    assert compare(one, one).is_empty


@settings(deadline=None)
@given(sides(), sides())
def test_the_way_back_turns_worse_into_better(one: Side, other: Side) -> None:
    there, back = compare(one, other), compare(other, one)
    assert {item.id: OPPOSITE[item.direction] for item in there.items} == {
        item.id: item.direction for item in back.items
    }
    assert {item.id: -item.points for item in there.items} == pytest.approx(
        {item.id: item.points for item in back.items}, abs=0.011
    )
    assert there.vanished == back.new
    assert there.new == back.vanished
    assert {item.id: set(item.kinds) for item in there.items} == {item.id: set(item.kinds) for item in back.items}


@settings(deadline=None)
@given(STATUSES, STATUSES)
def test_the_points_of_all_items_make_the_change_of_the_score(before: list[Status], after: list[Status]) -> None:
    one, other = judged(before), judged(after)
    if [s == "not_applicable" for s in before] != [s == "not_applicable" for s in after]:
        return  # the weights of the other items shift, which is no change of theirs
    found = compare(side(one), side(other))
    change = other.scores.oit.score - one.scores.oit.score
    assert sum(item.points for item in found.items) == pytest.approx(change, abs=0.05)


# --- why --------------------------------------------------------------------------------------------------------------

MET: tuple[Status, ...] = ("met",)


def only(before: Side, after: Side) -> ItemChange:
    (item,) = compare(before, after).items
    return item


def shown(*found: Evidence, status: Status = "met", **changes: Any) -> Report:
    return judged([status], {"o1": found}, **changes)


LOST = [
    (gone("/a"), "removed", "404"),
    (gone("/a", status=410), "removed", "410"),
    (gone("/a", status=500), "unreachable", "server_error"),
    (gone("/a", status=0, fault="timeout"), "unreachable", "timeout"),
    (gone("/a", status=403, fault="blocked"), "unreachable", "blocked"),
    (gone("/a", status=401), "unreachable", "refused_by_site"),
    (gone("/a", status=0, fault="robots"), "robots", "robots"),
    (gone("/a", fault="too_large"), "unopened", "too_large"),
    (gone("/a", status=301, location=SITE + "/"), "redirected", ""),
]


@pytest.mark.parametrize(("answer", "kind", "code"), LOST, ids=[f"{kind}-{code}" for _, kind, code in LOST])
def test_why_evidence_is_lost(answer: Resource, kind: str, code: str) -> None:
    before = side(shown(evidence("/a")), fetched("/a"))
    item = only(before, side(shown(status="missing"), [*fetched(), answer]))
    assert (item.cause.kind, item.cause.code, item.cause.url) == (kind, code, SITE + "/a")
    assert item.direction == "worse"
    assert item.kinds == ("verdict", "evidence", "points")


def test_a_page_that_says_that_there_is_nothing_is_none_before_and_after() -> None:
    """Its server answers 200 all the same."""
    texts = {"/a": page("แผนพัฒนา", "ปี 2567"), "none": page("ไม่พบหน้าที่ต้องการ")}
    there = side(shown(evidence("/a")), fetched("/a"), texts=texts)
    told = shown(status="missing")
    (verdict,) = told.items
    told = replace(told, items=(replace(verdict, problems=(problem("dead_link", "/a"),)),))
    nothing = side(told, fetched("/a", sha256="none"), texts=texts)
    assert only(there, nothing).cause == Cause(kind="removed", url=SITE + "/a", code="dead_link")
    assert only(nothing, there).cause == Cause(kind="added", url=SITE + "/a", code="dead_link")


@pytest.mark.parametrize(
    ("reasons", "kind", "code"),
    [({"/a": "robots"}, "robots", "robots"), ({"/a": "budget"}, "unopened", "budget"), ({}, "unlinked", "")],
)
def test_why_evidence_was_not_asked_for(reasons: dict[str, str], kind: str, code: str) -> None:
    before = side(shown(evidence("/a")), fetched("/a"))
    found = compare(before, side(shown(status="missing"), fetched(), reasons))
    assert (found.items[0].cause.kind, found.items[0].cause.code) == (kind, code)
    vanished = [page.url for page in found.vanished]
    assert vanished == ([SITE + "/a"] if kind == "unlinked" else []), "what was not asked for has not vanished"


def test_a_page_moved_with_a_redirect_is_not_lost() -> None:
    moved = gone("/a", status=301, location=SITE + "/b")
    after = side(shown(evidence("/b", sha256="/a")), [*fetched("/b", sha256="/a"), moved])
    found = compare(side(shown(evidence("/a")), fetched("/a")), after)
    (item,) = found.items
    assert item.cause == Cause(kind="moved", url=SITE + "/a", target=SITE + "/b")
    assert (item.kinds, item.direction, item.points) == (("evidence",), "same", 0.0)
    assert (found.vanished, found.new) == ((), ())


def test_the_same_file_elsewhere_has_moved_though_nothing_redirects() -> None:
    after = side(shown(evidence("/b", sha256="/a")), [*fetched("/b", sha256="/a"), gone("/a")])
    item = only(side(shown(evidence("/a")), fetched("/a")), after)
    assert (item.cause.kind, item.cause.code, item.cause.target) == ("moved", "404", SITE + "/b")


def test_from_http_to_https_and_back_is_no_move() -> None:
    plain = evidence("/a", url="http://thungsathit.example/a")
    before = side(shown(plain), (Resource(id=1, url=plain.url, status=200, sha256="/a", size=9),))
    assert compare(before, side(shown(evidence("/a")), fetched("/a"))).is_empty


@pytest.mark.parametrize(
    ("now", "kind"),
    [(("แผนพัฒนา", "ปี 2567", "ข้อมูลใหม่"), "edited"), (("ประกาศรับสมัครงาน",), "replaced")],
)
def test_other_bytes_at_the_same_address(now: tuple[str, ...], kind: str) -> None:
    texts = {"/a": page("แผนพัฒนา", "ปี 2567"), "new": page(*now)}
    before = side(shown(evidence("/a")), fetched("/a"), texts=texts)
    after = side(shown(evidence("/a", sha256="new")), fetched("/a", sha256="new"), texts=texts)
    item = only(before, after)
    assert (item.kinds, item.cause.kind) == (("content",), kind)
    (change,) = item.evidence
    assert change.text is not None
    assert change.text.added == len(now) - (2 if kind == "edited" else 0)


def test_an_edited_page_that_shows_the_item_no_more_is_the_cause() -> None:
    texts = {"/a": page("แผนพัฒนา", "ปี 2567"), "new": page("กำลังปรับปรุง")}
    after = side(shown(status="missing"), fetched("/a", sha256="new"), texts=texts)
    item = only(side(shown(evidence("/a")), fetched("/a"), texts=texts), after)
    assert (item.cause.kind, item.direction) == ("replaced", "worse")


def test_another_year_at_the_same_address_is_another_document() -> None:
    texts = {"/a": page(*"กขคงจ", "2567"), "new": page(*"กขคงจ", "2566")}
    before = side(shown(evidence("/a", fiscal_year=2567)), fetched("/a"), texts=texts)
    after = side(shown(evidence("/a", fiscal_year=2566, sha256="new")), fetched("/a", sha256="new"), texts=texts)
    item = only(before, after)
    assert (item.kinds, item.cause.kind) == (("content", "year"), "replaced")


def test_todays_date_and_visitors_on_every_page_are_no_change() -> None:
    def night(number: int) -> Side:
        frame = (f"วันนี้วันที่ {number}", f"ผู้เข้าชม {1_000 + number:,}")
        texts = {f"{path}{number}": page(path, *frame) for path in ("/", "/a", "/b")}
        found = judged(
            ["met", "met"], {f"o{n}": (evidence(p, sha256=f"{p}{number}"),) for n, p in ((1, "/a"), (2, "/b"))}
        )
        resources = [replace(each, sha256=f"{each.sha256}{number}") for each in fetched("/a", "/b")]
        return side(
            found, [replace(each, sha256=f"/{number}") if each.id == 1 else each for each in resources], texts=texts
        )

    assert compare(night(1), night(2)).is_empty


def test_a_better_page_outranks_one_that_is_still_there() -> None:
    item = only(side(shown(evidence("/a")), fetched("/a", "/b")), side(shown(evidence("/b")), fetched("/a", "/b")))
    assert item.cause.kind == "outranked"
    found = compare(
        side(shown(evidence("/a")), fetched("/a")), side(shown(evidence("/b")), fetched("/b"), {"/a": "settled"})
    )
    assert "outranked" in {change.cause.kind for change in found.items[0].evidence if change.cause}
    assert found.vanished == ()


def test_what_comes_is_added_or_has_returned() -> None:
    after = side(shown(evidence("/a")), fetched("/a"))
    for answers, kind in (
        ([], "added"),
        ([gone("/a")], "added"),
        ([gone("/a", status=503, fault="blocked")], "returned"),
    ):
        item = only(side(shown(status="missing"), [*fetched(), *answers]), after)
        assert (item.direction, item.cause.kind) == ("better", kind)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("timeout", "unreachable"), ("unreadable", "unread"), ("not_fetched", "unopened"), ("robots", "robots")],
)
def test_what_could_not_be_seen_is_told_by_its_problem(code: str, kind: str) -> None:
    met = shown(evidence("/a"))
    unsure = shown(evidence("/a"), status="unverifiable")
    (verdict,) = unsure.items
    unsure = replace(unsure, items=(replace(verdict, problems=(problem(code, "/x"),)),))
    item = only(side(met, fetched("/a")), side(unsure, fetched("/a")))
    assert (item.direction, item.cause.kind, item.is_regression) == ("unseen", kind, False)
    back = only(side(unsure, fetched("/a")), side(met, fetched("/a")))
    assert (back.direction, back.cause.kind) == ("seen", "returned")


# --- who judged -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"tool": {"name": "oit-crawler", "version": "0.2.0"}}, "tool"),
        ({"checklist": {"id": "oit-2567", "fiscal_year": 2567, "sha256": "cd" * 32}}, "checklist"),
    ],
)
def test_another_verdict_on_the_same_bytes_is_the_tools(changes: dict[str, Any], kind: str) -> None:
    before = side(shown(evidence("/a")), fetched("/a"))
    for found in ((), (evidence("/a"),)):
        result = compare(before, side(shown(*found, status="partial", **changes), fetched("/a")))
        (item,) = result.items
        assert (item.direction, item.cause.kind) == ("worse", kind)
        assert result.regressions == ()
        assert not result.same_rules
    removed = compare(before, side(shown(status="missing", **changes), [*fetched(), gone("/a")]))
    assert removed.items[0].cause.kind == "removed", "what the town took away is not the tool's"
    assert len(removed.regressions) == 1


def test_the_same_tool_on_the_same_bytes_points_at_what_is_around() -> None:
    item = only(
        side(shown(evidence("/a")), fetched("/a")), side(shown(evidence("/a"), status="partial"), fetched("/a"))
    )
    assert item.cause.kind == "elsewhere"
    assert item.is_regression


def test_without_an_archive_nothing_is_said_of_the_cause() -> None:
    item = only(side(shown(evidence("/a"))), side(shown(status="missing")))
    assert item.cause.kind == "unknown"
    (verdict,) = only(side(shown(status="missing")), side(shown(evidence("/a")))).evidence
    assert verdict.cause is not None
    assert verdict.cause.kind == "unknown"


def test_an_item_that_the_rules_added_or_dropped_is_the_checklists() -> None:
    found = compare(side(judged(["met"])), side(judged(["met", "missing"])))
    assert [(item.id, item.before, item.direction, item.cause.kind) for item in found.items] == [
        ("o2", "not_applicable", "same", "checklist")
    ]
    assert [item.id for item in compare(side(judged(["met", "missing"])), side(judged(["met"]))).items] == ["o2"]


# --- what can't be compared -------------------------------------------------------------------------------------------


def test_other_sites_and_other_years_are_refused() -> None:
    one = judged(MET)
    other = replace(one, site={**one.site, "url": "https://www.elsewhere.example/"})
    with pytest.raises(UsageError, match=r"different sites .*thungsathit.*elsewhere"):
        compare(side(one), side(other))
    older = replace(one, checklist={**one.checklist, "fiscal_year": 2566})
    with pytest.raises(UsageError, match=r"different fiscal years \(2566 and 2567\)"):
        compare(side(older), side(one))
    secure = replace(one, site={**one.site, "url": "http://thungsathit.example"})
    assert compare(side(one), side(secure)).is_empty, "a site may come to speak HTTPS"
