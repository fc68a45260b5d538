"""A message says the same in both languages, with what is filled in told in the same language."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.errors import AddressError, OitError
from crawler.language import Both, Message, _, _n, _p, all_of, any_of, number


def test_a_message_is_told_in_both_languages() -> None:
    message = _("เปิด {start} ไม่ได้ จึงลอง {second}", start="a", second="b")
    assert message.th == message.told("th") == "เปิด a ไม่ได้ จึงลอง b"
    assert message.en == message.told("en") == "a can't be opened; trying b"


def test_a_text_without_a_translation_stays_thai() -> None:
    assert Message("ยังไม่มีใครแปล {url}", {"url": "x"}).en == "ยังไม่มีใครแปล x"


@pytest.mark.parametrize(
    ("count", "thai", "english"),
    [(0, "0 ข้อ", "0 items"), (1, "1 ข้อ", "1 item"), (2, "2 ข้อ", "2 items"), (1234, "1,234 ข้อ", "1,234 items")],
)
def test_english_counts_in_singular_and_plural(count: int, thai: str, english: str) -> None:
    message = _n("{count:n} ข้อ", count=count)
    assert (message.th, message.en) == (thai, english)


def test_one_thai_text_may_have_two_english_ones() -> None:
    assert _("คะแนน OIT").en == "OIT points"
    assert _p("gain", "คะแนน OIT").en == "OIT"


def test_a_message_in_a_message_is_told_in_the_same_language() -> None:
    message = _("{file}: {reason}", file="a.pdf", reason=_("ไฟล์ใหญ่เกินไป"))
    assert (message.th, message.en) == ("a.pdf: ไฟล์ใหญ่เกินไป", "a.pdf: the file is too large")
    assert _("วิธีแก้: {fix}", fix=Both("ทำ", "do it")).en == "What to do: do it"


def test_values_may_come_later_and_more_than_once() -> None:
    text = _("{host} ตอบรหัส {status}", host="a.th")
    assert text.fill(status=404).th == "a.th ตอบรหัส 404"
    assert text.fill(status=500, host="b.th").th == "b.th ตอบรหัส 500"
    with pytest.raises(KeyError):
        assert text.th


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    evil = "{id} {0.__class__} {{}} %s"
    assert _("ข้อ {id} {name}", id="o1", name=evil).th == f"ข้อ o1 {evil}"


def test_lists_are_joined_as_each_language_does() -> None:
    assert any_of([2566, 2567]).told("th") == "2566 หรือ 2567"
    assert any_of([2566, 2567]).told("en") == "2566 or 2567"
    assert any_of([]).told("en") == ""
    assert all_of([_("ไม่พบ"), "x"]).told("en") == "not found and x"


@pytest.mark.parametrize("lang", ["th", "en"])
def test_thousands_are_set_apart(lang: str) -> None:
    assert [number(each, lang) for each in (0, 999, 1000, 1234567)] == ["0", "999", "1,000", "1,234,567"]


def test_errors_cross_processes_with_their_message() -> None:
    error = AddressError(_("ไม่พบไฟล์ {path} กรุณาตรวจสอบชื่อไฟล์และที่อยู่", path=Path("a.warc")))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is AddressError
    assert again.message == error.message
    assert again.sentence("th").startswith("ไม่พบไฟล์ a.warc")
    assert str(again) == again.sentence("en") == "There is no file a.warc; check its name and place."
    assert isinstance(again, OitError)


def test_a_thai_run_loads_no_english() -> None:
    code = "import sys; from crawler.language import _; _('ไม่พบ').th; print('babel' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout == "False\n"
