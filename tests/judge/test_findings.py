"""What one page or document behind a lead turns out to be."""

from __future__ import annotations

import pytest

from crawler.judge.case import Case
from crawler.judge.findings import Finding, examine
from crawler.judge.leads import Lead
from crawler.judge.pieces import Piece
from crawler.judge.site import Node, Site
from tests.judge.parts import case_of, document_node, link_to, page_node, seen_site
from tests.judge.seen import BASE, checklist, records, site_of

CASE = case_of()
PLAN, NEWS, TRAINING = (checklist().item(key) for key in ("o32", "o5", "o27"))
NAME = "แผนปฏิบัติการป้องกันการทุจริต"
WORDS = "<p>เทศบาลจัดกิจกรรมร่วมกับประชาชนในพื้นที่เพื่อสร้างความเข้าใจและรับฟังความคิดเห็นอย่างทั่วถึง</p>"


def found(
    node: Node | None, item=PLAN, *, label: str = NAME, strength: float = 0.9, case: Case = CASE, at: str = f"{BASE}/x"
) -> Finding:
    url = node.url if node is not None else at
    lead = Lead(item.id, url, label, strength, "menu", f"{BASE}/")
    return examine(Piece(url, node, (label,), 0, lead, not case.site.inside(url)), item, case)


def told(seen: Finding) -> tuple[str, str]:
    return seen.code, seen.detail


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_document_that_calls_itself_the_item_and_is_of_its_year_is_good() -> None:
    seen = found(document_node(f"{NAME} ปีงบประมาณ พ.ศ. 2567", "เทศบาลตำบลบ้านสมมติ"))
    assert seen.good
    assert (seen.subject, seen.year.latest) == ("own", 2567)


def test_a_document_that_says_nothing_of_itself_is_believed_where_the_site_says_plainly_what_it_is() -> None:
    matter = ("ส่วนที่ 1", "บทนำ", "การทุจริตเป็นปัญหาที่ต้องแก้ไข")
    assert found(document_node(*matter)).code == "ok"
    assert found(document_node(*matter), strength=0.4).code == "elsewhere"


def test_a_document_that_never_speaks_of_the_items_topic_is_something_else() -> None:
    assert told(found(document_node("ส่วนที่ 1", "บทนำ"))) == ("wrong_document", "")
    assert found(document_node(NAME, "บทนำ")).code == "ok", "its own title says enough"


@pytest.mark.parametrize(
    ("lines", "code", "detail"),
    [
        (("รายงานผลการดำเนินการป้องกันการทุจริตประจำปี 2567",), "wrong_document", "o33"),
        (("แผนป้องกันและบรรเทาสาธารณภัย 2567",), "wrong_document", "none"),
        ((f"{NAME} 2567", "เทศบาลตำบลเขาสมมุติ"), "other_body", "เทศบาลตำบลเขาสมมุติ"),
        ((f"{NAME} 2564",), "stale_year", "2564"),
        ((f"{NAME} (พ.ศ. 2561 - 2565)",), "stale_year", "2565"),
    ],
)
def test_a_document_that_is_something_else_or_anothers_or_old(lines: tuple[str, ...], code: str, detail: str) -> None:
    assert told(found(document_node(*lines))) == (code, detail)


def test_a_plan_of_several_years_is_of_each() -> None:
    assert found(document_node(f"{NAME} (พ.ศ. 2566 - 2570)")).good


def test_what_is_wrong_with_it_outranks_of_which_year_it_is() -> None:
    assert found(document_node("แผนป้องกันและบรรเทาสาธารณภัย 2564")).code == "wrong_document"
    assert found(document_node(f"{NAME} 2564", "เทศบาลตำบลเขาสมมุติ")).code == "other_body"


def test_on_a_site_that_does_not_say_whose_it_is_no_document_is_anothers() -> None:
    nameless = case_of(Site(f"{BASE}/", records(site_of({"/": "<p>ยินดีต้อนรับ</p>"}, body=""))))
    assert found(document_node(f"{NAME} 2567", "เทศบาลตำบลเขาสมมุติ"), case=nameless).good


# --- what cannot be read or opened ------------------------------------------------------------------------------------


def scan() -> Node:
    return document_node(quality="none", reason="scan: no text layer")


def test_of_a_scan_the_label_is_all_there_is_to_go_by() -> None:
    assert found(scan()).code == "unreadable"
    assert found(scan(), label=f"{NAME} 2567").code == "unreadable"
    assert told(found(scan(), label=f"{NAME} 2564")) == ("stale_year", "2564")


def test_a_page_that_is_one_picture_is_a_scan() -> None:
    assert found(page_node(f'<h1>{NAME}</h1><img src="/plan.jpg" width="800" height="1100">')).code == "unreadable"
    assert found(page_node(f'<h1>{NAME}</h1><img src="/dot.gif" width="90" height="20">')).code == "index"
    assert found(page_node(f'<h1>{NAME}</h1>{WORDS}<img src="/photo.jpg">')).code == "ok"


def test_what_is_not_in_the_archive() -> None:
    assert found(None).code == "not_fetched"
    assert found(None, at="https://files.test/1").code == "off_site"
    forbidden = case_of(Site(f"{BASE}/", records(site_of({})), {f"{BASE}/x": "robots"}))
    assert found(None, case=forbidden).code == "robots"


@pytest.mark.parametrize(("status", "code"), [(404, "dead_link"), (403, "blocked"), (500, "server_error")])
def test_what_answers_with_trouble_is_that_trouble(status: int, code: str) -> None:
    node = page_node(f"<h1>{NAME} 2567</h1>", status=status)
    assert found(node).code == code


# --- pages ------------------------------------------------------------------------------------------------------------


def test_a_page_that_only_lists_is_neither_good_nor_bad() -> None:
    seen = found(page_node(f"<h1>{NAME}</h1>{link_to('/a.pdf', 'ไตรมาสที่ 1')}{link_to('/b.pdf', 'ไตรมาสที่ 2')}"))
    assert seen.code == "index"
    assert not seen.good


def test_a_list_of_news_is_the_evidence_itself_and_its_entries_are_its_year() -> None:
    def news(year: int) -> Finding:
        entries = "".join(link_to(f"/n{day}", f"ประชุมครั้งที่ {day} วันที่ {day} มกราคม {year}") for day in range(1, 5))
        return found(page_node(f"<h1>ข่าวประชาสัมพันธ์</h1>{entries}"), NEWS, label="ข่าวประชาสัมพันธ์")

    assert news(2567).good
    assert told(news(2564)) == ("stale_year", "2564")


def test_a_list_without_dates_is_not_held_for_old() -> None:
    assert found(page_node("<h1>ข่าวประชาสัมพันธ์</h1><p>ประชุม</p>"), NEWS, label="ข่าวประชาสัมพันธ์").good


def test_an_activity_that_names_no_year_is_of_the_year_in_which_it_was_held() -> None:
    def activity(day: str) -> Finding:
        return found(page_node(f"<h1>{TRAINING.name_th}</h1>{WORDS}<p>{day}</p>"), TRAINING, label=TRAINING.name_th)

    assert activity("จัดประชุมเมื่อวันที่ 15 มกราคม 2567 ณ ห้องประชุม").good
    assert activity("จัดประชุมเมื่อวันที่ 15 ตุลาคม 2566 ณ ห้องประชุม").good
    assert told(activity("จัดประชุมเมื่อวันที่ 15 มกราคม 2564 ณ ห้องประชุม")) == ("stale_year", "2564")
    assert activity("เมื่อวันก่อน").good
    # The day on which the site's system put it up is not the day on which it was held.
    assert activity("ลงประกาศเมื่อวันที่ 15 มกราคม 2564").good


def test_an_item_that_asks_for_no_year_is_never_old() -> None:
    code = checklist().item("o20")
    assert found(document_node(f"{code.name_th} 2564"), code, label=code.name_th).good


def test_a_page_of_the_site_itself_is_inside() -> None:
    site = seen_site({"/x": f"<h1>{NAME} 2567</h1>{WORDS}"})
    assert found(site.find(f"{BASE}/x"), case=case_of(site)).good
