from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.read.media import (
    CSV,
    DOC,
    DOCX,
    HTML,
    JAVASCRIPT,
    JSON,
    ODS,
    PDF,
    TEXT,
    XLS,
    XLSX,
    ZIP,
    extension_of,
    sniff,
)
from crawler.read.reader import read


def zipped(*names: str, first: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, first if name == "mimetype" else b"x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


@pytest.mark.parametrize(
    ("body", "url", "declared", "expected"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "/plan.pdf", "application/pdf", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "/a.pdf", "", "image/png"),
        (b"<!DOCTYPE html><html>404", "/plan.pdf", "application/pdf", HTML),
        (b"\n\n<br />\n<b>Notice</b>: Undefined", "/a.php", "text/html; charset=utf-8", HTML),
        (b"\n%PDF-1.4\n...", "/1.php", "text/html", PDF),
        (zipped("[Content_Types].xml", "word/document.xml"), "/a.zip", "application/zip", DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "/a.docx", "", XLSX),
        (zipped("mimetype", "content.xml", first=ODS.encode()), "/a", "", ODS),
        (zipped("1.pdf"), "/a.docx", DOCX, ZIP),
        (b"PK\x03\x04 cut off", "/a.docx", DOCX, ZIP),
        (OLE + "WordDocument".encode("utf-16-le"), "/a.xls", XLS, DOC),
        (OLE + "Workbook".encode("utf-16-le"), "/a.doc", "", XLS),
        (b"{\\rtf1", "/a.doc", DOC, "application/rtf"),
        (b'{"title": "x"}', "/api", "text/html", JSON),
        (b"[1, 2", "/api.json", "", JSON),
        ("[ข่าว] ประกาศ".encode(), "/a", "text/html", HTML),
        (b"var a = 1;", "/js/app.js?v=2", "", JAVASCRIPT),
        (b"var a = 1;", "/a", "text/javascript", JAVASCRIPT),
        (b"<html>error", "/js/app.js", "", HTML),
        ("ที่,ชื่อ\n1,ก".encode("cp874"), "/a.csv", "application/octet-stream", CSV),
        ("ที่,ชื่อ\n1,ก".encode(), "/a", "text/csv", CSV),
        ("ประกาศ".encode("cp874"), "/a.txt", "text/plain", TEXT),
        ("ประกาศ".encode("utf-16"), "/a.txt", "text/plain", TEXT),
        (b"<?xml version='1.0'?><rss>", "/rss", "text/html", "application/xml"),
        (b"", "/a", "", TEXT),
        (b"", "/a", "text/html", HTML),
        (bytes(range(256)), "/a", "video/x-flv", "video/x-flv"),
        (bytes(range(256)), "/a", "text/html", "application/octet-stream"),
    ],
)
def test_sniff(body: bytes, url: str, declared: str, expected: str) -> None:
    assert sniff(body, "http://s.th" + url, declared) == expected


@given(st.binary(max_size=200), st.sampled_from(["", "text/html; charset=tis-620", PDF, DOCX, "a;b", "x" * 50]))
def test_sniffing_twice_changes_nothing(body: bytes, declared: str) -> None:
    once = sniff(body, "http://s.th/a", declared)
    assert sniff(body, "http://s.th/a", once) == once


def test_extension_of() -> None:
    assert extension_of("http://s.th/a.b/แผน.PDF?x=1.doc") == "pdf"
    assert extension_of("http://s.th/a.b/c") == ""
    assert extension_of("http://[") == ""


def test_many_comments_before_a_page_do_not_hold_the_crawl() -> None:
    """A pattern that lets one comment swallow the next would not come back from this."""
    comments = b"<!-- a -->" * 300
    assert sniff(comments + b"<html><body>", "", "") == HTML
    assert sniff(comments + b"<div>x</div>", "", "") == HTML


def test_an_archive_whose_first_member_is_damaged_is_a_zip_all_the_same() -> None:
    body = bytearray(zipped("mimetype", first=b"application/x" * 5))
    start = 30 + len("mimetype")
    body[8:10] = (8).to_bytes(2, "little")  # says deflated, and holds what is not
    central = body.index(b"PK\x01\x02")
    body[central + 10 : central + 12] = (8).to_bytes(2, "little")
    body[start : start + 4] = b"\xff\xff\xff\xff"
    assert sniff(bytes(body), "", "") == ZIP
    assert read(bytes(body), "https://baansuk.example/a.odt", "").kind == "zip"
