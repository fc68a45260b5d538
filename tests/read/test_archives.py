from __future__ import annotations

import io
import shutil
from collections.abc import Callable

import pytest
import rarfile
import xlsxwriter

from crawler.read import archives
from crawler.read.reader import read
from tests.read.packing import rar, zipped

URL = "http://www.suanmali.go.th/files/a.zip?download=1"
PAGE = "<title>ก</title><h1>ประกาศ</h1><a href='/b.pdf'>เปิด</a>".encode()


def budget() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["งบประมาณ 2567"], ["ที่", "รายการ", "วงเงิน"], [1, "ถนน", 5]]):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


@pytest.mark.parametrize("pack", [zipped, rar])
def test_each_member_is_a_page_behind_the_names(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    content = read(pack({"แผน/งบประมาณ.xlsx": budget(), "ข่าว.html": PAGE, "ตรา.png": b"\x89PNG\r\n\x1a\n"}), URL, "")
    assert (content.kind, content.quality, content.title) == ("zip", "native", "")
    assert content.lines == (
        *("แผน/งบประมาณ.xlsx", "ข่าว.html", "ตรา.png"),
        *("งบประมาณ 2567", "ที่ | รายการ | วงเงิน", "1 | ถนน | 5", "ประกาศ", "เปิด"),
    )
    assert (content.pages, content.page_starts) == (3, (3, 6))
    assert content.headings == ("ประกาศ",)
    assert [(table.heading, table.header) for table in content.tables] == [("งบประมาณ 2567", ("ที่", "รายการ", "วงเงิน"))]
    assert [link.url for link in content.links] == ["http://www.suanmali.go.th/b.pdf"]
    assert content.reason == "archive: not read: ตรา.png – image: text not read yet"


def test_an_archive_of_one_document_has_its_title() -> None:
    assert (
        read(zipped({"1.xlsx": budget(), "__MACOSX/._1.xlsx": b"x", "a/Thumbs.db": b"x"}), URL, "").title
        == "งบประมาณ 2567"
    )


def test_names_in_the_charset_of_thai_windows_and_in_unmarked_utf_8_are_read() -> None:
    names = ("ข้อบัญญัติ.txt".encode(), "แผน.txt".encode("cp874"), "ประกาศเทศบาล.txt".encode("tis-620"))
    holders = [f"{number}".ljust(len(name), "x") for number, name in enumerate(names)]
    body = zipped(dict.fromkeys(holders, b"x"))
    for holder, name in zip(holders, names, strict=True):  # an old program writes bytes of some charset, unmarked
        body = body.replace(holder.encode(), name)
    assert read(body, URL, "").lines[:3] == ("ข้อบัญญัติ.txt", "แผน.txt", "ประกาศเทศบาล.txt")


def test_when_nothing_can_be_read_every_member_is_told_with_its_reason() -> None:
    content = read(zipped({"1.jpg": b"\xff\xd8\xff\xe0", "2.bin": bytes(range(256))}), URL, "")
    assert content.quality == "none"
    assert content.reason == (
        "archive: not read: 1.jpg – image: text not read yet; 2.bin – format not read: application/octet-stream"
    )
    assert read(zipped({}), URL, "").reason == "empty"


@pytest.mark.parametrize("inner", [zipped({"x.txt": b"x"}), rar({"x.txt": b"x"})])
def test_an_archive_inside_an_archive_is_told_by_name(inner: bytes) -> None:
    content = read(zipped({"ใน.zip": inner, "นอก.txt": "นอก".encode()}), URL, "")
    assert content.lines == ("ใน.zip", "นอก.txt", "นอก")
    assert content.reason == "archive: not read: ใน.zip – archive: inside another, not opened"


def test_locked_members_are_told() -> None:
    body = bytearray(zipped({"a.txt": b"secret"}))
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(body), URL, "").reason == "archive: not read: a.txt – encrypted"
    assert read(rar({"a.txt": b"secret"}, locked=True), URL, "").reason == "archive: not read: a.txt – encrypted"


def test_a_packed_rar_needs_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(rarfile, "CURRENT_SETUP", None)
    content = read(rar({"a.txt": b"x" * 50}, packed=True), URL, "")
    assert (content.lines, content.quality) == (("a.txt",), "none")
    assert content.reason == ("archive: not read: a.txt – needs a program: unrar or unar or 7z or 7zz or bsdtar")


@pytest.mark.skipif(not shutil.which("unar"), reason="unar is not installed")
def test_a_rar_whose_members_are_not_what_they_say_is_damaged() -> None:
    assert read(rar({"a.txt": b"x" * 50}, packed=True), URL, "").reason.startswith("archive: not read: a.txt – damaged")


def test_a_damaged_member_costs_only_itself() -> None:
    body = bytearray(zipped({"a.txt": b"first " * 20, "b.txt": b"second"}))
    body[35:45] = b"\xff" * 10
    content = read(bytes(body), URL, "")
    assert content.lines == ("a.txt", "b.txt", "second")
    assert content.reason.startswith("archive: not read: a.txt – damaged")


def test_unpacking_ends_at_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_LARGEST_MEMBER", 1_000)
    monkeypatch.setattr(archives, "_MOST_BYTES", 1_500)
    monkeypatch.setattr(archives, "_MOST_READ", 4)
    content = read(zipped({"a": b"a" * 2_000, "b": b"b" * 400, "c": b"c" * 400, "d": b"", "e": b"e"}), URL, "")
    assert content.lines[:5] == ("a", "b", "c", "d", "e")
    assert content.lines[5:] == ("b" * 400,)
    assert "a – too large when unpacked; c – too large when unpacked" in content.reason


def test_a_torn_archive_is_damaged() -> None:
    body = zipped({"a.txt": b"a" * 100})
    assert read(body[:60], URL, "").reason.startswith("damaged")
    assert read(rar({"a.txt": b"a" * 100})[:9], URL, "").quality == "none"
