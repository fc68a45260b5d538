from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.models import Content
from crawler.read import media
from crawler.read.reader import read

TYPES = [media.HTML, media.JSON, media.JAVASCRIPT, media.PDF, media.DOCX, media.XLSX, media.XLS, media.ODS, media.CSV]
TYPES += [
    media.TEXT,
    media.ZIP,
    media.DOC,
    "application/xml",
    "image/png",
    "",
    "text/html; charset=tis-620",
    "nonsense",
]
MAGIC = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b'{"a":', b"\xff\xfe", b"["]
PIECES = [
    *(
        "<table>",
        "<tr>",
        "<td colspan=2 rowspan=3>",
        "<th>",
        "<b>",
        "</b>",
        "<p>",
        "<a href=x>",
        "</a>",
        "<ul>",
        "<li>",
    ),
    *("</table>", "</ul>", "<form>", "<input name=a>", "<select>", "<option value=/x>", "<img src=a alt=ข>", "<h2>"),
    *("<div onclick=\"location.href='/y'\">", "<div style='display:none'>", "</div>", "<label for=a>", "ข่าว", " "),
    *(
        "<iframe src=q>",
        "<base href='/b/'>",
        "<noscript>",
        "<template>",
        "<pre>",
        "<frameset>",
        "<script>",
        "</script>",
    ),
    "http://s.th/z",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(MAGIC), st.binary(max_size=400), st.sampled_from(TYPES))
def test_read_never_raises(magic: bytes, rest: bytes, media_type: str) -> None:
    content = read(magic + rest, "http://s.th/a", media_type)
    assert content.quality == "native" or content.reason
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(content), type=Content) == content


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_tag_soup_gives_clean_lines_and_good_links(pieces: list[str]) -> None:
    content = read("".join(pieces).encode(), "http://s.th/a", "text/html; charset=utf-8")
    assert not content.reason
    for line in content.lines:
        assert line == line.strip()
        assert line
        assert not {"\n", "\t"} & set(line)
    for link in content.links:
        assert link.url.startswith(("http://", "https://"))
        assert len(link.context) <= 300
    for table in content.tables:
        assert table.rows


def test_the_header_charset_is_used_where_the_bytes_leave_it_open() -> None:
    assert read("แผน".encode("cp874"), "http://s.th/a", "text/html; charset=TIS-620").lines == ("แผน",)


def test_reading_twice_gives_the_same() -> None:
    body = ("<ul>" + "".join(f"<li><a href=/{n}>ข่าว {n}</a> <b>{n}</b>" for n in range(50))).encode()
    assert read(body, "http://s.th/", "text/html") == read(body, "http://s.th/", "text/html")
