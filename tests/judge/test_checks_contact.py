"""How to reach the office: telephone, e-mail, address, map."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page


@pytest.mark.parametrize(
    "line",
    ["โทร. 0 2999 9999", "โทรศัพท์ 02-999-9999", "081-999-9999", "๐๘๑ ๙๙๙ ๙๙๙๙", "+66 2 999 9999", "โทร 029999999 ต่อ 11"],
)
def test_a_telephone(line: str) -> None:
    assert check("phone", page(f"<p>{line}</p>")).met is True


@pytest.mark.parametrize("line", ["โทร. 1669", "เลขที่หนังสือ 12345", "0994000123456", "2567"])
def test_other_numbers_are_no_telephones(line: str) -> None:
    assert check("phone", page(f"<p>{line}</p>")).met is False


def test_an_e_mail_address() -> None:
    assert check("email", page("<p>saraban@made-up.test</p>")).met is True
    assert check("email", document("อีเมล office.one@mail.made-up.test")).quote.startswith("อีเมล")


def test_other_words_are_no_e_mail_address() -> None:
    assert check("email", page("<p>LINE: @made-up</p><p>www.made-up.test</p>")).met is False


@pytest.mark.parametrize(
    "line",
    [
        "เลขที่ 99 หมู่ที่ 9 ตำบลบ้านสมมติ อำเภอเมืองสมมติ จังหวัดสมมติ 99999",
        "99 ม.9 ต.บ้านสมมติ อ.เมืองสมมติ จ.สมมติ",
        "ที่ทำการ หมู่ ๙ อ.เมืองสมมติ",
        "99 ถนนสมมติ แขวงสมมติ เขตสมมติ จังหวัดสมมติ",
    ],
)
def test_an_address(line: str) -> None:
    assert check("address", page(f"<p>{line}</p>")).met is True


@pytest.mark.parametrize("line", ["เทศบาลตำบลบ้านสมมติ", "จังหวัดสมมติ", "ตำบลบ้านสมมติ"])
def test_a_place_name_alone_is_no_address(line: str) -> None:
    assert check("address", page(f"<p>{line}</p>")).met is False


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
        '<a href="https://maps.app.goo.gl/abc">ไปที่นี่</a>',
        '<a href="https://www.openstreetmap.org/x">ไปที่นี่</a>',
        '<img src="/m1.jpg" alt="แผนที่ตั้งสำนักงาน">',
        '<p>แผนที่</p><img src="/m1.jpg">',
    ],
)
def test_a_map_is_embedded_linked_or_a_picture_that_is_called_one(html: str) -> None:
    assert check("map", page(f"<h1>ติดต่อ</h1>{html}")).met is True


@pytest.mark.parametrize("html", ["<p>แผนที่</p>", '<img src="/m1.jpg" alt="สำนักงาน">', "<p>แผนพัฒนา</p>"])
def test_a_word_or_a_picture_alone_is_no_map(html: str) -> None:
    assert check("map", page(f"<h1>ติดต่อ</h1>{html}")).met is False
