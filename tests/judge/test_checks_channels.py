"""Ways to talk with the office online, told apart from what only looks like one."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, page

ASK = '<form>ชื่อ <input type="text" name="n"> เรื่อง <textarea name="q"></textarea><button>ส่ง</button></form>'
SEARCH = '<form><input type="text" name="q"><button>ค้นหา</button></form>'
LOGIN = '<form><input type="text" name="u"><input type="email" name="e"><input type="password" name="p"></form>'
OUTSIDE = '<a href="https://docs.google.com/forms/d/e/abc/viewform">แบบฟอร์ม</a>'
DOWNLOAD = '<li>แบบคำร้องขอถังขยะ ยื่นคำร้อง <a href="/form.pdf">ดาวน์โหลด</a></li>'
BOARD = ("กระดานสนทนา", "กระทู้")

# --- two_way ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        ASK,
        '<form><input type="email" name="e"><input type="tel" name="t"><button>ส่งคำถาม</button></form>',
        '<a href="https://m.me/made-up">คุยกับเรา</a>',
        '<iframe src="https://tawk.to/chat/1"></iframe>',
        '<p>กระดานสนทนา</p><p>ตั้งกระทู้ใหม่</p><a href="/t/1">ขอถามเรื่องน้ำ</a>',
    ],
)
def test_a_question_form_a_chat_or_a_board_with_replies_is_two_way(html: str) -> None:
    assert check("two_way", page(f"<h1>ถามตอบ</h1>{html}"), words=BOARD).met is True


@pytest.mark.parametrize(
    "html",
    [
        "<p>ถาม: เสียภาษีที่ไหน</p><p>ตอบ: ที่กองคลัง</p>",
        '<p>คำถามที่พบบ่อยในกระทู้</p><a href="/faq/1">เสียภาษีที่ไหน</a>',
        SEARCH,
        LOGIN,
        "<p>กระดานสนทนา</p>",
        "",
    ],
)
def test_questions_that_the_office_asks_itself_search_and_login_are_one_way(html: str) -> None:
    assert check("two_way", page(f"<h1>ถามตอบ</h1>{html}"), words=BOARD).met is False


def test_a_board_on_which_no_reply_is_to_be_seen_cannot_be_told() -> None:
    html = '<h1>กระดานสนทนา</h1><a href="/t/1">ขอถามเรื่องน้ำ</a>'
    assert check("two_way", page(html), words=BOARD).met is None


# --- online_form ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("html", [ASK, OUTSIDE, '<a href="https://forms.gle/abc">ยื่นที่นี่</a>'])
def test_a_form_to_fill_in_here_or_linked_is_an_online_service(html: str) -> None:
    assert check("online_form", page(f"<h1>บริการ</h1>{html}"), words=("ยื่นคำร้อง",)).met is True


@pytest.mark.parametrize("html", [DOWNLOAD, SEARCH, LOGIN, '<a href="/about">เกี่ยวกับเรา</a>', ""])
def test_forms_to_print_are_no_online_service(html: str) -> None:
    assert check("online_form", page(f"<h1>บริการ</h1>{html}"), words=("ยื่นคำร้อง",)).met is False


def test_a_link_that_is_called_a_service_cannot_be_told() -> None:
    html = '<a href="https://service.made-up.test/">ยื่นคำร้องออนไลน์</a>'
    assert check("online_form", page(html), words=("ยื่นคำร้อง",)).met is None


# --- complaint_channel ------------------------------------------------------------------------------------------------

COMPLAIN = ("แจ้งเบาะแส",)


@pytest.mark.parametrize("html", [ASK, OUTSIDE])
def test_a_form_on_the_page_for_complaints_of_corruption_is_its_channel(html: str) -> None:
    assert check("complaint_channel", page(f"<h1>แจ้งเบาะแส</h1>{html}"), words=COMPLAIN).met is True


@pytest.mark.parametrize("line", ["แจ้งที่ report@made-up.test", "แจ้งผ่านระบบออนไลน์", "https://report.made-up.test"])
def test_an_address_to_write_to_cannot_be_told(line: str) -> None:
    assert check("complaint_channel", page(f"<h1>ร้องเรียน</h1><p>{line}</p>"), words=COMPLAIN).met is None


def test_post_and_telephone_are_no_online_channel() -> None:
    html = "<h1>ร้องเรียน</h1><p>ส่งจดหมายถึงนายกเทศมนตรี หรือโทร 0 2999 9999</p>"
    assert check("complaint_channel", page(html), words=COMPLAIN).met is False
