"""Persons on a page, their pictures and ways to reach them, and signatures."""

from __future__ import annotations

import pytest

from tests.judge.checking import check, document, page

MAYOR = ("นายกเทศมนตรี", "นายกองค์การบริหารส่วนตำบล")
DEPUTY = ("รองนายกเทศมนตรี",)
CLERK = ("ปลัดเทศบาล",)

# --- person -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("นายสมมติ ตั้งชื่อ", "นายกเทศมนตรีตำบลบ้านสมมติ"),
        ("นายกเทศมนตรี", "นางสาวสมมติ ตั้งชื่อ"),
        ("นายกเทศมนตรี | ว่าที่ร้อยตรีสมมติ ตั้งชื่อ | 08 1999 9999",),
        ("นายกเทศมนตรี", "พ.ต.อ.สมมติ ตั้งชื่อ"),
        ("นายกเทศมนตรี", "จ.ส.อ. สมมติ ตั้งชื่อ"),
        ("นายกเทศมนตรี", "ว่าที่ ร.ต.สมมติ ตั้งชื่อ"),
        ("นายกเทศมนตรี", "ดร.สมมติ ตั้งชื่อ"),
        ("นาย กเทศมนตรี", "น.ส.สมมติ ตั้งชื่อ"),
    ],
)
def test_a_post_with_a_name_beside_it(lines: tuple[str, ...]) -> None:
    assert check("person", page("".join(f"<p>{line}</p>" for line in lines)), words=MAYOR).met is True


@pytest.mark.parametrize("words", ["ตำแหน่งว่าง", "ว่าง", "(ว่าง)", "ยังไม่มีผู้ดำรงตำแหน่ง"])
def test_a_post_that_is_said_to_be_vacant_is_shown(words: str) -> None:
    assert check("person", page(f"<p>รองนายกเทศมนตรี</p><p>{words}</p>"), words=DEPUTY).met is True


@pytest.mark.parametrize("other", ["รองนายกเทศมนตรี", "เลขานุการนายกเทศมนตรี", "ที่ปรึกษานายกเทศมนตรี", "อดีตนายกเทศมนตรี"])
def test_a_post_whose_title_holds_the_words_is_another_post(other: str) -> None:
    assert check("person", page(f"<p>นายสมมติ ตั้งชื่อ</p><p>{other}</p>"), words=MAYOR).met is False


def test_the_deputy_clerk_is_not_the_clerk() -> None:
    assert check("person", page("<p>นายสมมติ ตั้งชื่อ</p><p>รองปลัดเทศบาล</p>"), words=CLERK).met is False


def test_two_posts_in_one_row_are_told_apart() -> None:
    row = "<table><tr><td>รองนายกเทศมนตรี</td><td>นายกเทศมนตรี นายสมมติ ตั้งชื่อ</td></tr></table>"
    assert check("person", page(row), words=MAYOR).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("นายกเทศมนตรี", "ผู้บริหารสูงสุด"),
        ("นายกเทศมนตรี", "กอ", "ขอ", "คอ", "นายสมมติ ตั้งชื่อ"),
        ("นายกเทศมนตรี", "จ.สมมติ อ.เมืองสมมติ"),
        ("นายกเทศมนตรี", "พ.ศ. สองพัน ห้าร้อย"),
        ("นายสมมติ ตั้งชื่อ",),
        ("พื้นที่ว่างเปล่า",),
        (),
    ],
)
def test_a_post_without_a_name_near_it_is_not_shown(lines: tuple[str, ...]) -> None:
    assert check("person", page("".join(f"<p>{line}</p>" for line in lines)), words=MAYOR).met is False


# --- photos -----------------------------------------------------------------------------------------------------------


def people(names: int, pictures: int) -> str:
    return "".join(f"<p>นายสมมติ{'ก' * number} ตั้งชื่อ</p>" for number in range(names)) + "".join(
        f'<img src="/{number}.jpg">' for number in range(pictures)
    )


@pytest.mark.parametrize(("names", "pictures"), [(1, 1), (4, 4), (4, 2), (3, 2)])
def test_there_are_photos_if_half_of_the_persons_have_one(names: int, pictures: int) -> None:
    assert check("photos", page(people(names, pictures))).met is True


@pytest.mark.parametrize(("names", "pictures"), [(1, 0), (5, 2), (0, 3)])
def test_fewer_pictures_or_no_persons_are_no_photos(names: int, pictures: int) -> None:
    assert check("photos", page(people(names, pictures))).met is False


def test_in_a_document_pictures_cannot_be_told() -> None:
    assert check("photos", document("นายสมมติ ตั้งชื่อ")).met is None


# --- contacts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["โทร 08 1999 9999", "โทร. ๐๘๑-๙๙๙-๙๙๙๙", "somchai@made-up.test", "+66 81 999 9999"])
def test_persons_and_a_way_to_reach_them(way: str) -> None:
    assert check("contacts", page(f"<p>นายสมมติ ตั้งชื่อ</p><p>{way}</p>")).met is True


def test_a_number_without_a_person_or_a_person_without_a_number_is_no_contact() -> None:
    assert check("contacts", page("<p>โทร 08 1999 9999</p>")).met is False
    assert check("contacts", page("<p>นายสมมติ ตั้งชื่อ</p><p>เลขที่ 199/99</p>")).met is False


def test_several_persons_need_several_numbers() -> None:
    persons = "<p>นายสมมติ ตั้งชื่อ</p><p>{}</p><p>นางสาวสมมติ ตั้งใจ</p><p>{}</p><p>นางสมมติ ตั้งตน</p>"
    assert check("contacts", page(persons.format("โทร 0 5999 9999", "โทร 08 1999 9999"))).met is True
    assert check("contacts", page(persons.format("โทร 0 5999 9999", "somchai@made-up.test"))).met is True
    assert check("contacts", page(persons.format("", ""))).met is False


def test_one_number_for_all_is_for_a_person_to_judge() -> None:
    persons = "<p>นายสมมติ ตั้งชื่อ</p><p>{}</p><p>นางสาวสมมติ ตั้งใจ</p><p>{}</p><p>นางสมมติ ตั้งตน</p>"
    for second in ("โทร 0 5999 9999", ""):
        seen = check("contacts", page(persons.format("โทร 0 5999 9999", second)))
        assert seen.met is None
        assert "0 5999 9999" in seen.quote


@pytest.mark.parametrize(("first", "second"), [("ต่อ 101", "ต่อ 102"), ("ต่อ ๑๐๑", "ต่อ ๑๐๒"), ("(Ext. 11)", "ext 12")])
def test_extensions_of_one_number_reach_each_by_himself(first: str, second: str) -> None:
    persons = f"<p>นายสมมติ ตั้งชื่อ</p><p>0 5999 9999 {first}</p><p>นางสาวสมมติ ตั้งใจ</p><p>0 5999 9999 {second}</p>"
    assert check("contacts", page(persons)).met is True


# --- signed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("ประกาศ ณ วันที่ 2 มกราคม 2567", "(นายสมมติ ตั้งชื่อ)", "นายกเทศมนตรีตำบลบ้านสมมติ"),
        ("ลงชื่อ", "(นายสมมติ ตั้งชื่อ)", "นายกเทศมนตรี"),
        ("(นายสมมติ ตั้งชื่อ)", "ปลัดเทศบาล รักษาราชการแทน", "นายกเทศมนตรี"),
        ("(นายสมมติ ตั้งชื่อ)", "ปลัดเทศบาล ปฏิบัติหน้าที่นายกเทศมนตรี"),
        ("(นายสมมติ ตั้งชื่อ)", "รองนายกเทศมนตรี รักษาราชการแทนนายกเทศมนตรี"),
    ],
)
def test_signed_by_the_chief_or_by_who_acts_for_him(lines: tuple[str, ...]) -> None:
    assert check("signed", document("ประกาศ", *lines), words=MAYOR).met is True
    assert check("signed", page("".join(f"<p>{line}</p>" for line in lines)), words=MAYOR).met is True


@pytest.mark.parametrize(
    "lines",
    [
        ("(นายสมมติ ตั้งชื่อ)", "ปลัดเทศบาลตำบลบ้านสมมติ"),
        ("(นายสมมติ ตั้งชื่อ)", "รองนายกเทศมนตรี"),
        ("ข้าพเจ้า นายกเทศมนตรี ขอประกาศ", *("บรรทัด",) * 20),
        (),
    ],
)
def test_another_signature_or_none_is_none_of_his(lines: tuple[str, ...]) -> None:
    assert check("signed", document(*lines), words=MAYOR).met is False


@pytest.mark.parametrize("dots", ["(......................)", "(……………………)", "ลงชื่อ ................"])
def test_dots_where_the_name_belongs_are_a_draft(dots: str) -> None:
    assert check("signed", page(f"<p>ลงชื่อ</p><p>{dots}</p><p>นายกเทศมนตรี</p>"), words=MAYOR).met is False
    assert check("signed", document("ประกาศ", dots, "นายกเทศมนตรี"), words=MAYOR).met is False


def test_on_a_page_the_last_lines_are_no_signature_by_themselves() -> None:
    """A page ends with whatever the site prints there."""
    assert check("signed", page("<p>ประกาศ</p><p>นายกเทศมนตรี</p>"), words=MAYOR).met is False
    assert check("signed", document("ประกาศ", "นายกเทศมนตรี"), words=MAYOR).met is True
