"""Whether something can be seen at all: what is held against the site, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.judge.site import Node
from crawler.judge.state import State, state_of
from crawler.models import Content, Resource
from tests.judge.parts import document_node, link_to, page_node

LONG = "<p>" + "เทศบาลจัดโครงการขุดลอกคลองเพื่อป้องกันน้ำท่วมในฤดูฝน " * 12 + "</p>"
LOGIN = '<form><input type="text" name="u"><input type="password" name="p"><button>ตกลง</button></form>'


# --- gone -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 404, 410, 301, 302])
def test_an_answer_that_nothing_is_there_is_a_dead_link(status: int) -> None:
    assert state_of(page_node("<p>อะไรสักอย่าง</p>", status=status)) == "dead_link"


@pytest.mark.parametrize(
    "words",
    [
        "ไม่พบหน้าที่ท่านต้องการ",
        "ขออภัย ไม่พบหน้าเว็บนี้",
        "ไม่พบไฟล์ที่ร้องขอ",
        "ไม่พบเอกสารที่เรียก",
        "หน้าที่คุณต้องการไม่มีอยู่ในระบบ",
        "ข้อมูลนี้ถูกลบไปแล้ว",
        "404 Not Found",
        "Error 404",
        "Page not found",
        "The requested URL was not found on this server.",
        "The page you are looking for has moved.",
    ],
)
def test_a_page_that_says_it_is_not_there_is_a_dead_link_whatever_its_status(words: str) -> None:
    assert state_of(page_node(f"<h1>{words}</h1>")) == "dead_link"


def test_the_title_alone_may_say_so() -> None:
    assert state_of(page_node("<p>กลับไปหน้าแรก</p>", title="404 Not Found")) == "dead_link"


def test_a_long_page_that_mentions_such_words_is_there() -> None:
    assert state_of(page_node(f"{LONG}<p>หากเปิดแล้วขึ้นว่า ไม่พบหน้าที่ต้องการ ให้แจ้งกองช่าง</p>")) == "ok"


# --- closed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "กรุณาเข้าสู่ระบบ",
        "โปรดลงชื่อเข้าสู่ระบบก่อนดูข้อมูล",
        "ท่านต้องเข้าสู่ระบบ",
        "เฉพาะสมาชิกเท่านั้น",
        "ท่านไม่มีสิทธิ์เข้าถึงหน้านี้",
        "Please log in",
        "Login required",
    ],
)
@pytest.mark.parametrize("status", [200, 403])
def test_a_page_that_asks_to_log_in_is_closed_whatever_its_status(words: str, status: int) -> None:
    assert state_of(page_node(f"<p>{words}</p>", status=status)) == "login_required"


def test_a_page_with_little_besides_a_password_field_is_closed() -> None:
    assert state_of(page_node(f"<h1>ระบบเอกสาร</h1>{LOGIN}")) == "login_required"


def test_a_login_box_beside_real_words_closes_nothing() -> None:
    """Old systems put one into the margin of every page."""
    assert state_of(page_node(LONG + LOGIN)) == "ok"


@pytest.mark.parametrize("status", [401, 407])
def test_an_answer_that_asks_for_a_password_is_a_login(status: int) -> None:
    assert state_of(page_node("<p>-</p>", status=status)) == "login_required"


# --- not to be seen by us, and not held against the site --------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"status": 403}, "blocked"),
        ({"status": 429}, "blocked"),
        ({"status": 503, "fault": "blocked"}, "blocked"),
        ({"status": 408}, "timeout"),
        ({"status": 425}, "timeout"),
        ({"status": 500}, "server_error"),
        ({"status": 502}, "server_error"),
        ({"status": 0, "fault": "timeout"}, "timeout"),
        ({"status": 0, "fault": "reset"}, "timeout"),
        ({"status": 0, "fault": "refused"}, "timeout"),
        ({"status": 0, "fault": "name_server"}, "timeout"),
        ({"status": 0, "fault": "protocol"}, "timeout"),
        ({"status": 0, "fault": "tls"}, "tls"),
        ({"status": 0, "fault": "robots"}, "robots"),
        ({"status": 0, "fault": "private_address"}, "blocked"),
        ({"status": 200, "fault": "too_large"}, "unreadable"),
    ],
)
def test_refusal_silence_and_faults(told: dict[str, Any], state: State) -> None:
    assert state_of(page_node("<p>-</p>", **told)) == state


@pytest.mark.parametrize("told", [{"status": 403}, {"status": 403, "fault": "blocked"}, {"status": 429}])
def test_a_firewall_that_says_access_denied_is_no_login(told: dict[str, Any]) -> None:
    assert state_of(page_node("<h1>Access Denied</h1>", **told)) == "blocked"
    assert state_of(page_node("<h1>Access Denied</h1>")) == "login_required"


def test_a_page_on_which_our_reading_fails_is_our_fault() -> None:
    broken = Content(kind="page", quality="none", reason="damaged: PanicException")
    resource = Resource(id=1, url="https://www.made-up.test/", status=200)
    assert state_of(Node(resource, broken, (), (), (), ())) == "tool_fault"


def test_a_host_that_no_longer_exists_is_a_dead_link() -> None:
    assert state_of(page_node("", status=0, fault="dns")) == "dead_link"


# --- empty ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "อยู่ระหว่างปรับปรุงข้อมูล",
        "อยู่ระหว่างการจัดทำ",
        "หน้านี้กำลังปรับปรุง",
        "อยู่ระหว่างดำเนินการรวบรวมข้อมูล",
        "ยังไม่มีข้อมูลในหมวดนี้",
        "ยังไม่มีเอกสาร",
        "ไม่พบข้อมูล",
        "ไม่พบรายการ",
        "ไม่มีข้อมูล",
        "ไม่มีข้อมูลในขณะนี้",
        "Under construction",
        "Coming soon",
        "No data available",
        "ปิดปรับปรุงชั่วคราว",
        "ปิดให้บริการเป็นการชั่วคราว",
        "ยังไม่มีประกาศ",
        "ยังไม่มีกระทู้",
        "พบ 0 รายการ",
        "แสดง 0 จากทั้งหมด 0 รายการ",
        "ยังไม่เปิดให้บริการ",
        "กำลังรวบรวมเอกสาร",
        "จะนำเอกสารลงเผยแพร่ต่อไป",
        "ติดตามได้เร็ว ๆ นี้",
        "ยังไม่ได้จัดทำ",
        "Lorem ipsum dolor sit amet",
    ],
)
def test_a_placeholder_is_empty(words: str) -> None:
    assert state_of(page_node(f"<h1>แผนพัฒนาท้องถิ่น</h1><p>{words}</p>")) == "empty_page"


@pytest.mark.parametrize(
    "words",
    [
        "ไม่มีเรื่องร้องเรียนการทุจริต",
        "ในปีงบประมาณ พ.ศ. 2567 ไม่มีเรื่องร้องเรียน",
        "ไม่มีข้อมูลการร้องเรียนเจ้าหน้าที่ในปีนี้",
        "ไม่มีการรับของขวัญจากการปฏิบัติหน้าที่",
        "จำนวนเรื่องที่อยู่ระหว่างดำเนินการ 0 เรื่อง",
        "พบ 10 รายการ",
        "จำนวน 0 ราย",
        "ปิดทำการวันเสาร์และวันอาทิตย์",
        "ได้นำเอกสารลงเผยแพร่แล้ว",
    ],
)
def test_a_declaration_that_there_was_none_is_content(words: str) -> None:
    assert state_of(page_node(f"<h1>สถิติ</h1><p>{words}</p>")) == "ok"


def test_a_placeholder_among_real_words_is_about_a_part_of_the_page() -> None:
    assert state_of(page_node(f"{LONG}<p>ไตรมาสที่ 4 ยังไม่มีข้อมูล</p>")) == "ok"


def test_a_placeholder_beside_a_document_is_about_another_part_of_the_page() -> None:
    page = f"<p>ยังไม่มีข้อมูลของไตรมาสที่ 4</p>{link_to('/q3.pdf', 'ไตรมาสที่ 3')}"
    assert state_of(page_node(page)) == "ok"


# --- unreadable -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["scan: no text layer", "encrypted", "damaged: cut off", "timeout: not read"])
def test_a_document_that_could_not_be_read_is_unreadable(reason: str) -> None:
    assert state_of(document_node(quality="none", reason=reason)) == "unreadable"


def test_a_document_without_a_letter_is_unreadable() -> None:
    assert state_of(document_node("- | -", "...")) == "unreadable"


def test_a_document_is_never_a_placeholder() -> None:
    """A plan of one page may say that a work is being prepared."""
    assert state_of(document_node("โครงการอยู่ระหว่างจัดทำ")) == "ok"
