"""report.junit.xml: test results that every reader of JUnit's XML takes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from crawler.models import Report
from crawler.report import to_junit
from tests.report.hostile import ATTACKS, LINKS, hostile
from tests.report.sample import SIZES, checklist, report

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


def read(told: Report | None = None, lang: str = "th") -> etree._Element:
    root = etree.fromstring(to_junit(told or report(), lang, checklist()))
    SCHEMA.assertValid(root)
    return root


def case(root: etree._Element, item: str) -> etree._Element:
    (found,) = [each for each in root.iter("testcase") if each.get("name").split()[0] == item]
    return found


def test_a_suite_is_a_sub_indicator_and_a_case_an_item() -> None:
    root = read()
    assert root.get("name") == "ผลตรวจ OIT 2567 — เทศบาลตำบลทุ่งสาธิต"
    assert [len(suite.findall("testcase")) for suite in root] == [size for sizes in SIZES.values() for size in sizes]
    assert root[0].get("name") == "9.1 ข้อมูลพื้นฐาน"
    assert case(root, "o1").get("classname") == "oit-2567.9.1"
    assert [(each.get("name")) for each in root.iter("testcase")][33:] == [
        "o34 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "o35 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    ]


def test_only_what_is_the_body_s_fault_has_failed() -> None:
    root, told = read(), Counter(each.status for each in report().items)
    assert len(root.findall(".//failure")) == told["partial"] + told["missing"] == int(root.get("failures"))
    assert len(root.findall(".//skipped")) == told["unverifiable"]
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    failure = case(root, "o16").find("failure")
    assert failure.get("type") == "dead_link"
    assert failure.get("message").startswith("เมนู “สรุปผลการจัดซื้อจัดจ้าง (สขร.1)” เปิดไม่ได้")
    assert "วิธีแก้: แก้ลิงก์ของเมนู" in failure.text
    assert case(root, "o17").find("skipped").get("message").startswith("แฟ้มเป็นภาพสแกนที่ไม่ชัด")
    assert case(root, "o1").findtext("system-out") == "https://www.thungsathit.example/structure"


def test_what_does_not_apply_was_skipped() -> None:
    whole = report()
    items = (msgspec.structs.replace(whole.items[8], status="not_applicable", problems=()),)
    assert case(read(msgspec.structs.replace(whole, items=items)), "o9").find("skipped").get("message") == "ไม่เกี่ยวข้อง"


def test_a_failure_without_a_problem_has_the_status_for_its_type() -> None:
    whole = report()
    bare = msgspec.structs.replace(whole.items[8], problems=(), fix=None)
    failure = case(read(msgspec.structs.replace(whole, items=(bare,))), "o9").find("failure")
    assert (failure.get("type"), failure.get("message")) == ("missing", "ไม่พบ")


def test_scores_are_properties() -> None:
    told = report()
    for suite in read(told):
        values = {each.get("name"): each.get("value") for each in suite.iter("property")}
        assert values["oit.score"] == f"{told.scores.oit.score:.2f}"
        assert values["9.low"] == f"{told.scores.indicators['9'].low:.2f}"
        assert (
            values["score"]
            == f"{told.scores.indicators[suite.get('name').partition('.')[0]].sub[suite.get('name').split()[0]]:.2f}"
        )
        assert values["run"] == told.run["id"]
        assert "ita.score" in values


def test_it_speaks_english_and_gives_the_same_bytes_again() -> None:
    assert "No telephone number" in case(read(lang="en"), "o2").find("failure").get("message")
    assert to_junit(report()) == to_junit(report())


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_from_strangers_stays_text(attack: str) -> None:
    root = read(hostile(attack, LINKS[5]))
    assert {each.tag for each in root.iter()} <= {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "system-out",
    }  # fmt: skip
    assert len(root.findall(".//testcase")) == 3


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert len(read(hostile(text, text)).findall(".//testcase")) == 3
