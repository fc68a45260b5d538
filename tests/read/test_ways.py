"""Every way out of a page that a browser knows: splash scripts, clicks, menus of fields, viewers, flipbooks, frames."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.read.calls import Functions, opened_with
from crawler.read.html import read_html
from crawler.read.script import files_in

SITE = "http://www.suanmali.go.th"
URL = SITE + "/ita/index.php"

Way = tuple[str, str, str]


def ways(body: str) -> list[Way]:
    """Address, how it was found, words."""
    links = read_html(f"<!DOCTYPE html><html>{body}", URL).links
    return [(link.url.removeprefix(SITE), link.via, link.text) for link in links]


@pytest.mark.parametrize(
    "code",
    [
        "location='/x'",
        'window.location = "/x"',
        "document.location.href='/x'",
        "top.location.href = `/x`",
        "location.replace('/x')",
        "self.location.assign('/x')",
        "window['location']='/x'",
        "location['href'] = '/x'",
        "$(location).attr('href', '/x')",
        "window.navigate('/x')",
        "setTimeout(\"location.href='/x'\", 3000)",
        'setTimeout("location.href=\\"/x\\"", 3000)',
        "setTimeout(function(){window.location.href='/x';},3000)",
        "window.open('/x','_self')",
        "document.write('<a href=\"/x\">เข้าสู่เว็บไซต์</a>')",
        "$('#menu').load('/x #nav')",
    ],
)
def test_a_splash_that_leads_on_by_script(code: str) -> None:
    assert ways(f"<script>{code}</script>") == [("/x", "script", "")]


@pytest.mark.parametrize(
    "code",
    ["location.href = '/x?id=' + id", "location.href = `/x/${id}`", "request.open('GET', '/x')", "location.reload()"],
)
def test_parts_of_addresses_are_none(code: str) -> None:
    assert ways(f"<script>{code}</script>") == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<meta http-equiv=refresh content='0; url=index.php'>", ("/ita/index.php", "meta", "")),
        ("<meta http-equiv=Refresh content=0;URL=/x>", ("/x", "meta", "")),
        ("<Base HREF='/z/' target=_top><a href=x>ไป</a>", ("/z/x", "a", "ไป")),
        ("<head><link rel='next' href='?page=2'></head>", ("/ita/index.php?page=2", "a", "")),
        ("<a href='?page=2'>หน้าถัดไป »</a>", ("/ita/index.php?page=2", "a", "หน้าถัดไป »")),
        ("<a href=“x.php”>ไป</a>", ("/ita/x.php", "a", "ไป")),
        ("<a href='x.php';target=_blank>ไป</a>", ("/ita/x.php", "a", "ไป")),
        ("<a href=x.php?a=1 target=_blank title=ก>ไป</a>", ("/ita/x.php?a=1", "a", "ไป")),
        ("<p>ดูที่ www.suanmali.go.th/plan.pdf ได้</p>", ("/plan.pdf", "text", "")),
        ("<object data='x.pdf'></object>", ("/ita/x.pdf", "embed", "")),
        ("<object><param name=src value=x.pdf></object>", ("/ita/x.pdf", "embed", "")),
        ("<embed src=x.pdf type=application/pdf>", ("/ita/x.pdf", "embed", "")),
    ],
)
def test_ways_of_markup(markup: str, found: Way) -> None:
    assert ways(markup) == [found]


def test_a_browser_without_frames_is_led_on_too() -> None:
    html = "<frameset><frame src=a.htm><noframes><body><a href='b.htm'>เข้า</a></body></noframes></frameset>"
    assert ways(html) == [("/ita/a.htm", "frame", ""), ("/ita/b.htm", "a", "")]


# --- clicks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<div onclick=\"window.open('/x')\">ไป</div>",
        "<table><tr><td onclick=\"location='/x'\">ไป</td></table>",
        "<b onclick=\"open('/x')\">ไป</b>",
        "<a href=\"javascript:window.open('/x');\">ไป</a>",
        "<a href=\"javascript:void(0)\" onclick=\"window.open('/x', 'w', 'width=9')\">ไป</a>",
    ],
)
def test_a_click_that_opens_an_address(markup: str) -> None:
    assert ways(markup) == [("/x", "onclick", "ไป")]


@pytest.mark.parametrize("name", ["data-href", "data-url", "data-link"])
def test_a_link_to_nothing_with_its_address_beside(name: str) -> None:
    assert ways(f"<a href='javascript:void(0)' {name}=/x>ไป</a>") == [("/x", "data", "ไป")]


@pytest.mark.parametrize(
    ("click", "script", "found"),
    [
        ("openDoc(123)", "function openDoc(id){window.open('doc.php?id='+id)}", "/ita/doc.php?id=123"),
        (
            "return openDoc('7', \"b\");",
            "function openDoc(id, k) { var w = 1; location.href = '/d/' + id + '?k=' + k; return false }",
            "/d/7?k=b",
        ),
        ("go('ก ข')", "var go = function(n){ location='x.php?n=' + encodeURIComponent(n) }", None),
        ("go(5)", "const go = (n) => { window.open(`/x/${n}.html`) }", "/x/5.html"),
        ("go('/y.php')", "function go(url) { top.location.href = url }", "/y.php"),
        ("go('a')", "function other(){} function go(){ location.replace('/fixed') }", "/fixed"),
        ("window.open('d.php?id=' + 9)", "", "/ita/d.php?id=9"),
    ],
)
def test_a_click_that_calls_a_function_of_the_page(click: str, script: str, found: str | None) -> None:
    found = found or "/ita/x.php?n=%E0%B8%81%20%E0%B8%82"
    click = escape(click)
    for markup in (f'<i onclick="{click}">ไป</i>', f'<a href="javascript:{click}">ไป</a>'):
        assert (found, "onclick", "ไป") in ways(f"{markup}<script>{script}</script>")


@pytest.mark.parametrize(
    ("click", "script"),
    [
        ("openDoc(id)", "function openDoc(id){window.open('doc.php?id='+id)}"),
        ("openDoc(1)", "function openDoc(id){window.open('doc.php?id='+id+'&u='+user)}"),
        ("openDoc(1)", "function openDoc(id){alert(id)}"),
        ("unknown(1)", "function openDoc(id){window.open('doc.php?id='+id)}"),
        ("this.openDoc(1)", "function openDoc(id){window.open('doc.php?id='+id)}"),
    ],
)
def test_what_is_not_known_is_not_guessed(click: str, script: str) -> None:
    assert ways(f'<i onclick="{click}">ไป</i><script>{script}</script>') == []


@given(st.text("abc(){}'\"`$+=;, \nfunction=>window.open(location.href", max_size=400))
def test_no_script_makes_it_fail(code: str) -> None:
    for address in Functions([code]).opened_by(code):
        assert 0 < len(address) <= 2_000
    assert len(list(opened_with(code, {"a": "b"}))) <= 400


# --- menus of fields --------------------------------------------------------------------------------------------------

YEARS = "<option value=''>เลือกปี<option value=2567>ปี 2567<option value=2566>ปี 2566</select>"


def test_a_form_that_is_only_a_menu_leads_to_what_it_asks_for() -> None:
    hidden = "<input type=hidden name=mod value='ita x'>"
    form = f"<form action='go.php?dropped=1'>{hidden}<select name=y>{YEARS}<input type=submit value=ไป></form>"
    assert ways(form) == [
        ("/ita/go.php?mod=ita+x&y=2567", "option", "ปี 2567"),
        ("/ita/go.php?mod=ita+x&y=2566", "option", "ปี 2566"),
    ]
    assert ways(f"<form><select name=y>{YEARS}</form>")[0] == ("/ita/index.php?y=2567", "option", "ปี 2567")


@pytest.mark.parametrize(
    "form",
    [
        f"<form method=post action=go.php><select name=y>{YEARS}</form>",
        f"<form action=go.php><input name=q><select name=y>{YEARS}</form>",
        f"<form action=go.php><select name=y>{YEARS}<select name=m>{YEARS}</form>",
        f"<form action=go.php><select name=y>{YEARS}<textarea name=t></textarea></form>",
        f"<form action=go.php><select>{YEARS}</form>",
        f"<form action=go.php></form><select name=y>{YEARS}",
    ],
)
def test_other_forms_are_not_sent(form: str) -> None:
    assert ways(form) == []


@pytest.mark.parametrize(
    "code", ["location='ita.php?y='+this.value", "window.open('ita.php?y=' + this.options[this.selectedIndex].value)"]
)
def test_a_list_that_leads_on_by_script(code: str) -> None:
    assert ways(f'<select onchange="{code}">{YEARS}')[0] == ("/ita/ita.php?y=2567", "option", "ปี 2567")


def test_a_list_of_addresses_leads_to_them() -> None:
    html = "<select onchange='location=this.value'><option value='/a.php'>ก<option value='?y=2567'>ข</select>"
    assert ways(html) == [("/a.php", "option", "ก"), ("/ita/index.php?y=2567", "option", "ข")]


# --- viewers and flipbooks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe src='/web/viewer.html?file=%2Ffiles%2Fx.pdf'></iframe>",
        "<iframe src='/pdfjs/web/viewer.html?file=../../files/x.pdf'></iframe>",
        "<iframe src='//docs.google.com/gview?url=http://www.suanmali.go.th/files/x.pdf&embedded=true'></iframe>",
        "<a href='https://view.officeapps.live.com/op/view.aspx?src=http%3A%2F%2Fwww.suanmali.go.th%2Ffiles%2Fx.pdf'>ไป</a>",
        "<div class='_df_book' source='/files/x.pdf'></div>",
        "<div class='flip' data-source='/files/x.pdf'></div>",
        "<script>var option_b = {source: '/files/x.pdf', webgl: true}</script>",
        "<script>$('#b').flipBook(\"\\/files\\/x.pdf\", {})</script>",
        "<script>PDFObject.embed('/files/x.pdf', '#b')</script>",
        "<script>pdfjsLib.getDocument({url: `/files/x.pdf`})</script>",
    ],
)
def test_a_viewer_or_flipbook_leads_to_its_document(markup: str) -> None:
    assert "/files/x.pdf" in [address for address, _, _ in ways(markup)]


def test_sources_that_are_no_documents_are_none() -> None:
    assert ways("<div data-source='[1,2]' source=none></div><input data-source='list'>") == []
    assert files_in("a + '.pdf'; '/files/' + n + '.pdf'; `/f/${n}.pdf`; '/f/x.pdf' + q") == []


def test_documents_in_scripts_are_bounded() -> None:
    assert len(files_in(";".join(f"'/f/{number}.pdf'" for number in range(500)))) == 50
