"""The text of the Word document: Thai digits, strangers' text made harmless, both languages, the same bytes."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.models import Report
from crawler.report import to_docx
from crawler.report.docx.numerals import thai_numerals
from tests.report.sample import ROWS, SITE, URGENT, report
from tests.report.test_english import THAI, full
from tests.report.word import W, everything, links, opened, parts, runs

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)

HOSTILE = (
    '<script>alert(1)</script> & "quotes" ]]> <w:p/>',
    '=HYPERLINK("https://evil.example","click") {HYPERLINK "https://evil.example"} INCLUDETEXT',
    "\u202egnp.exe\u2066 \x00\x07\x0b\x1b[31m\ufffe\uffff\ud800\u061c\ufffc",
    "https://evil.example/ file:///etc/passwd javascript:alert(1)",
    "ยาว" * 5000,
    "one\ntwo\ttab\r\n\u2028three",
    "{0.__class__} {url} %s $latin ${second}",
)


# --- Thai digits ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ปี พ.ศ. 2566-2570 รวม 1,412.50 บาท (3)", "ปี พ.ศ. ๒๕๖๖-๒๕๗๐ รวม ๑,๔๑๒.๕๐ บาท (๓)"),
        ("ข้อ o8 และข้อ o35: ครบ 2 ข้อ", "ข้อ o8 และข้อ o35: ครบ ๒ ข้อ"),
        ("ไฟล์ pdf0275.pdf ที่ www.t4.go.th/a1?b=2", "ไฟล์ pdf0275.pdf ที่ www.t4.go.th/a1?b=2"),
        ("127.0.0.1 กับ 1.2.3 และ 29/10/2567", "127.0.0.1 กับ ๑.๒.๓ และ ๒๙/๑๐/๒๕๖๗"),
        ("ปี2567แล้ว e-mail2 TLS 1.2", "ปี๒๕๖๗แล้ว e-mail2 TLS ๑.๒"),
    ],
)
def test_numbers_in_thai_text_have_thai_digits_and_names_keep_theirs(text: str, shown: str) -> None:
    assert thai_numerals(text) == shown


@given(st.text(st.sampled_from("0123456789aZกข ./-(๓"), max_size=40))
def test_only_digits_change_and_those_left_belong_to_a_name(text: str) -> None:
    shown = thai_numerals(text)
    assert thai_numerals(shown) == shown
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert before == after or "๐๑๒๓๔๕๖๗๘๙"[int(before)] == after
    for left in re.finditer(r"[0-9]", shown):
        assert re.search(r"[A-Za-z]|(\d+\.){3}", word_around(shown, left.start())), shown


def word_around(text: str, place: int) -> str:
    (word,) = (m.group() for m in re.finditer(r"[0-9A-Za-z./-]+", text) if m.start() <= place < m.end())
    return word


def test_the_thai_document_has_arabic_digits_in_addresses_and_names_only() -> None:
    told = report()
    flaw = {"host": "h4.example", "reason": "old_protocol", "since": "2026-11-21T09:02:11Z", "fetches": 1412}
    data = to_docx(msgspec.structs.replace(told, urgent=(URGENT,), run=told.run | {"tls": [flaw]}))
    for text, is_address in runs(data):
        if not is_address:
            left = [word for word in re.findall(r"[^\s(),“”:]*[0-9][^\s(),“”:]*", text) if not re.search("[a-z]", word)]
            assert left == [], text
    captions = [each.get(f"{W}val") or "" for each in parts(data)["word/document.xml"].iter(f"{W}tblCaption")]
    assert captions
    assert not re.search("[0-9]", " ".join(captions))
    properties = opened(data).core_properties
    assert not re.search("[0-9]", properties.title + properties.subject)
    assert "๑,๔๑๒" in everything(data)


# --- strangers' text --------------------------------------------------------------------------------------------------


def from_strangers(text: str, url: str = SITE) -> Report:
    """The report of a town that calls everything `text`."""

    def put(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: put(each, name) for name, each in value.items()}
        if isinstance(value, list | tuple):
            return [put(each, key) for each in value]
        if key == "url":
            return url
        free = {"title", "excerpt", "click_path", "quote", "message_th", "message_en", "text", "owner", "th", "en"}
        return text if isinstance(value, str) and key in {*free, "name", "body", "examples"} else value

    told = msgspec.structs.replace(report(), urgent=(URGENT,))
    return msgspec.convert(put(msgspec.to_builtins(told)), Report)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_strangers_write_is_text_and_nothing_else(text: str) -> None:
    data = to_docx(from_strangers(text))
    body = parts(data)["word/document.xml"]
    fields = [each.text for each in body.iter(f"{W}instrText")]
    assert fields == [r' TOC \o "1-1" \n \h \z ']
    assert not list(body.iter(f"{W}fldSimple"))
    assert not any("evil" in each or not each.startswith("https://www.thungsathit.example") for each in links(data))
    said = everything(data)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\u061c\ufffc\ufffe\uffff\ud800]", said)
    assert len(max(said.split("\n"), key=len)) < 3000
    assert len(opened(data).tables) > 10


def test_markup_is_shown_as_it_was_written() -> None:
    said = everything(to_docx(from_strangers(HOSTILE[0])))
    assert '<script>alert(๑)</script> & "quotes" ]]> <w:p/>' in said


def test_brackets_of_strangers_are_not_places_to_fill_in() -> None:
    body = parts(to_docx(from_strangers("[โปรดโอนเงิน]")))["word/document.xml"]
    shaded = ["".join(run.itertext()) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert shaded
    assert "[โปรดโอนเงิน]" not in shaded


@settings(max_examples=25, deadline=None)
@given(ANY_TEXT)
def test_any_text_makes_a_document(text: str) -> None:
    told = from_strangers(text)
    some = msgspec.structs.replace(told, items=told.items[:9])
    assert opened(to_docx(some)).core_properties.title


def test_an_address_that_must_not_be_followed_is_shown_all_the_same() -> None:
    data = to_docx(from_strangers("x", url="javascript:alert(1)"))
    assert links(data) == []
    assert "javascript:alert(1)" in everything(data)


# --- languages, bytes, time -------------------------------------------------------------------------------------------


def test_a_document_in_english_has_no_thai() -> None:
    assert THAI.findall(everything(to_docx(full(), "en"))) == []
    assert "Predicted scores" in everything(to_docx(full(), "en"))


def test_a_document_in_english_has_arabic_digits_and_page_numbers() -> None:
    data = to_docx(report(), "en")
    thai_digits = re.compile("[๐-๙]")
    assert not thai_digits.search(everything(data))
    assert not thai_digits.search("".join(parts(data)["word/header.xml"].itertext()))
    assert opened(data).core_properties.language == "en-GB"


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_same_report_gives_the_same_bytes(lang: str) -> None:
    code = (
        "import sys, hashlib; from tests.report.sample import report; from crawler.report import to_docx; "
        f"print(hashlib.sha256(to_docx(report(), {lang!r})).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed, zone in (("1", "Asia/Bangkok"), ("2", "UTC"))
    }
    assert len(said) == 1


def test_its_times_are_those_of_the_audit() -> None:
    data = to_docx(report())
    assert opened(data).core_properties.created.isoformat() == "2026-11-21T09:02:11+00:00"
    with ZipFile(BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_writing_takes_no_time_to_speak_of() -> None:
    to_docx(report(rows=ROWS[:1]))
    start = time.perf_counter()
    data = to_docx(report())
    assert time.perf_counter() - start < 2, "0.1 s on the machine on which this was written"
    assert len(data) < 100_000


def test_a_command_that_writes_no_document_does_not_load_what_writes_it() -> None:
    code = "import sys; import crawler.cli; print({'docx', 'lxml'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout == "set()\n"
