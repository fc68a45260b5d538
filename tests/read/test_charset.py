from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.read.charset import charset_in, decode, telling

TOWN = "เทศบาลตำบลสวนมะลิ ประกาศแผนงานและการจัดซื้อจัดจ้าง กว่าแบบฟอร์มภาพกิจกรรม"
PAGE = f'<html><head><meta charset="X"></head><body><p>{TOWN}</p></body></html>'
DECLARED = ["", "utf-8", "UTF8", "windows-1252", "iso-8859-1", "tis-620", "TIS620", "windows-874", "gb2312", "base64"]


@pytest.mark.parametrize("sent", ["utf-8", "cp874", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("header", DECLARED)
@pytest.mark.parametrize("meta", DECLARED)
def test_the_bytes_win_over_header_and_meta(sent: str, header: str, meta: str) -> None:
    assert TOWN in decode(PAGE.replace("X", meta).encode(sent), header)


def test_contradicting_metas() -> None:
    metas = '<meta charset="utf-8"><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    assert TOWN in decode((metas + PAGE).encode("cp874"))


def test_few_thai_words_that_are_valid_utf8_by_chance() -> None:
    assert "แผน".encode("cp874").decode("utf-8") != "แผน"
    assert decode("แผน".encode("cp874"), "tis-620") == "แผน"


def test_other_languages_keep_their_charset() -> None:
    assert decode("café à la carte déjà".encode("cp1252")) == "café à la carte déjà"
    assert decode("中文网站内容测试".encode("gbk"), "gb2312") == "中文网站内容测试"


def test_utf16_without_a_mark() -> None:
    assert decode(("a,b\n" + "plain " * 20).encode("utf-16-le")).startswith("a,b")


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp874"])
def test_utf8_once_misread_is_repaired(codec: str) -> None:
    misread = "".join(bytes([b]).decode(codec, "ignore") or bytes([b]).decode("latin-1") for b in TOWN.encode())
    assert TOWN not in misread
    assert decode(f"<p>{misread}</p>".encode()) == f"<p>{TOWN}</p>"


def test_right_words_are_not_taken_for_misread_ones() -> None:
    text = "เธอ เนิน เนื้อหา เธอเธอเธอ à la carte"
    assert decode(text.encode()) == text


def test_a_line_in_another_charset_and_a_letter_cut_in_half() -> None:
    body = f"{TOWN}\n".encode() * 3 + TOWN.encode("cp874") + b"\n" + TOWN.encode()[:-1]
    assert decode(body).split("\n") == [TOWN, TOWN, TOWN, TOWN, TOWN[:-1]]


def test_a_header_tells_something_where_the_bytes_do_not() -> None:
    assert [name for name in DECLARED if telling(name)] == ["tis-620", "TIS620", "windows-874", "gb2312"]
    assert telling("TIS-620") == "tis-620"


def test_charset_in() -> None:
    assert charset_in(b"<meta http-equiv=Content-Type content='text/html; charset=TIS-620'>") == "TIS-620"
    assert charset_in(b"<p>no word of it</p>") == ""


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00àเ")), st.sampled_from(DECLARED))
def test_utf8_comes_back_as_it_was(text: str, declared: str) -> None:
    thai = "ประกาศ " + text
    assert decode(thai.encode(), declared) == thai


@given(st.binary(max_size=300), st.sampled_from(DECLARED))
def test_any_bytes_can_be_decoded(body: bytes, declared: str) -> None:
    assert isinstance(decode(body, declared), str)
    assert isinstance(decode(codecs.BOM_UTF8 + body, declared), str)


def test_a_charset_that_a_script_left_undefined_loses_no_page() -> None:
    assert TOWN in decode(PAGE.replace("X", "undefined").encode("cp874"))
