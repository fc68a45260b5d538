from __future__ import annotations

import pytest

from crawler.models import Content, Link
from crawler.read.html import read_html

URL = "http://www.suanmali.go.th/ita/index.php"
SITE = "http://www.suanmali.go.th"


def page(body: str) -> Content:
    return read_html(f"<!DOCTYPE html><html><head><title> หน้าแรก\n </title></head><body>{body}</body></html>", URL)


def link(content: Content, end: str) -> Link:
    return next(found for found in content.links if found.url.endswith(end))


# --- lines ------------------------------------------------------------------------------------------------------------


def test_lines_are_blocks_and_inline_elements_keep_words_whole() -> None:
    content = page("<h1>ข่าว</h1><p><b>แผน</b>พัฒนา<span>ท้องถิ่น</span></p>ท้าย<br>บรรทัดใหม่<ul><li>หนึ่ง<li>สอง</ul>")
    assert content.title == "หน้าแรก"
    assert content.lines == ("ข่าว", "แผนพัฒนาท้องถิ่น", "ท้าย", "บรรทัดใหม่", "หนึ่ง", "สอง")
    assert content.headings == ("ข่าว",)
    assert content.kind == "page"
    assert content.quality == "native"


def test_blanks_of_the_source_do_not_break_lines_but_pre_does() -> None:
    assert page("<p>งาน\n   ทะเบียน\t ราษฎร</p>").lines == ("งาน ทะเบียน ราษฎร",)
    assert page("<pre>บรรทัดแรก\nบรรทัดสอง</pre>").lines == ("บรรทัดแรก", "บรรทัดสอง")


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a = 'ลับ';</script>",
        "<style>.ลับ{}</style>",
        "<noscript>ลับ</noscript>",
        "<template><p>ลับ</p></template>",
        "<div style='display: none'>ลับ</div>",
        "<div style='position:absolute; left:-9999px'>ลับ</div>",
        "<p hidden>ลับ</p>",
        "<select><option>ลับ</select>",
        "<textarea>ลับ</textarea>",
        "<i class='material-icons'>ลับ</i>",
        "<!-- ลับ -->",
        "<svg><title>ลับ</title></svg>",
    ],
)
def test_what_is_not_seen_is_not_a_line(unseen: str) -> None:
    assert page(f"<p>ก่อน</p>{unseen}<p>หลัง</p>").lines == ("ก่อน", "หลัง")


def test_a_panel_that_a_click_opens_is_read() -> None:
    assert "ในแท็บ" in page("<a href='#t1'>แท็บ</a><div id=t1 style='display:none'>ในแท็บ</div>").lines


@pytest.mark.parametrize(
    "unseen",
    [
        "<div style='display:none'>ลับ <a href=/x>ลิงก์</a></div>",
        "<div style='display:none'><div style='left:-9999px'>ลับ ลิงก์</div></div>",
        "<p hidden>ลับ ลิงก์</p><p hidden>ลับ ลิงก์</p>",
        "<meta name=Description content='ลับ ลิงก์'>",
    ],
)
def test_what_is_concealed_is_kept_apart_and_once(unseen: str) -> None:
    content = page(f"<p>ก่อน</p>{unseen}<p>หลัง</p>")
    assert content.lines == ("ก่อน", "หลัง")
    assert content.concealed == ("ลับ ลิงก์",)


def test_what_no_page_conceals_is_not_kept() -> None:
    unseen = "<noscript>ก</noscript><select><option>ข</select><textarea>ค</textarea><script>'ง'</script>"
    assert page(unseen + "<meta name=viewport content=จ>").concealed == ()


def test_of_what_is_concealed_only_the_beginning_is_kept() -> None:
    content = page("".join(f"<p hidden>{number} {'ก' * 500}</p>" for number in range(500)))
    assert 9_000 < sum(map(len, content.concealed)) <= 10_000


def test_links_in_text_pushed_off_the_screen_are_still_links() -> None:
    content = page("<div style='left:-5000px;position:absolute'><a href='http://casino.example/x'>พนัน</a></div>จบ")
    assert content.lines == ("จบ",)
    assert [(found.url, found.text) for found in content.links] == [("http://casino.example/x", "พนัน")]


def test_rows_of_data_are_one_line_and_rows_of_layout_are_not() -> None:
    content = page(
        "<table><tr><td>เมนู<br>ข่าว</td><td><table><tr><td>ที่</td><td><p>เรื่อง</p></td></tr>"
        "<tr><td>1</td><td></td><td>แผน<br>งาน</td></tr></table></td></tr></table>"
    )
    assert content.lines == ("เมนู", "ข่าว", "ที่ | เรื่อง", "1 | แผน งาน")


# --- links ------------------------------------------------------------------------------------------------------------


def test_every_way_out_of_a_page() -> None:
    content = page(
        """<meta http-equiv=refresh content="3; URL='/home.php'"><map><area href=m1.php alt=แผนที่></map>
        <a href=a.php>เอ</a><iframe data-src=/if.php title=แชต></iframe><object data=/o.pdf></object><embed src=/e.pdf>
        <script>if (x) { window.location.href = "/Home"; } window.open('/pop.php'); location.replace("r.php")</script>
        <div onclick="location.href='click.php'">คลิก</div><a href="javascript:window.open('js.php')">เปิด</a>
        <select onchange="go()"><option>เลือก<option value="/opt.php">หน่วยงาน</select>
        <div data-href="/dh.php">ข้อมูล</div><a href="#top">บน</a><a href="mailto:a@b.c">อีเมล</a>
        <p>ดูที่ https://www.facebook.com/suanmali, หรือ</p>"""
    )
    assert [(found.url.removeprefix(SITE), found.via, found.text) for found in content.links] == [
        ("/home.php", "meta", ""),
        ("/ita/m1.php", "area", "แผนที่"),
        ("/ita/a.php", "a", "เอ"),
        ("/if.php", "iframe", "แชต"),
        ("/o.pdf", "embed", ""),
        ("/e.pdf", "embed", ""),
        ("/Home", "script", ""),
        ("/pop.php", "script", ""),
        ("/ita/r.php", "script", ""),
        ("/ita/click.php", "onclick", "คลิก"),
        ("/ita/js.php", "onclick", "เปิด"),
        ("/opt.php", "option", "หน่วยงาน"),
        ("/dh.php", "data", "ข้อมูล"),
        ("https://www.facebook.com/suanmali", "text", ""),
    ]
    assert content.embeds == (SITE + "/if.php", SITE + "/o.pdf", SITE + "/e.pdf")


def test_frames_base_and_onclick_beside_a_good_address() -> None:
    frames = read_html("<html><head><base href='/old/'></head><frameset><frame src=menu.htm name=m></frameset>", URL)
    assert [(found.url, found.via) for found in frames.links] == [(SITE + "/old/menu.htm", "frame")]
    both = page("<a href=a.php onclick=\"window.open('b.php')\">สอง</a><p>ต่อ</p>")
    assert {(found.url[-5:], found.via, found.text) for found in both.links} == {
        ("a.php", "a", "สอง"),
        ("b.php", "onclick", "สอง"),
    }


def test_words_of_a_link() -> None:
    content = page(
        "<a href=1><img src=x.gif alt='โครงสร้าง'></a><a href=2 title=คำสั่ง><i></i></a><a href=3><img src=y.gif></a>"
        "<a href=4><div>แผน</div><div>งาน</div></a><a href='5'>ติด</a><a href=6>กัน</a>"
    )
    assert [found.text for found in content.links] == ["โครงสร้าง", "คำสั่ง", "", "แผน งาน", "ติด", "กัน"]
    assert content.lines[-1].endswith("ติด กัน")


def test_broken_markup_survives() -> None:
    content = page("<a href=a.php?x=1&y=2 class=b>หนึ่ง<a href='b.php>สอง</a><p>สาม")
    assert content.links[0].url == SITE + "/ita/a.php?x=1&y=2"
    assert read_html("<table><a href=c.php>นอกตาราง</a><tr><td>ใน", URL).links[0].text == "นอกตาราง"
    assert read_html("", URL) == Content(kind="page")


def test_context_is_the_rest_of_the_row_or_entry() -> None:
    content = page(
        "<table><tr><th>ข้อ</th><th>ข้อมูล</th><th>ลิงก์</th></tr>"
        "<tr><td>o7</td><td><p>แผนยุทธศาสตร์</p></td><td><p><a href=7>เปิด</a></p></td></tr></table>"
        "<ul><li>คู่มือ <a href=8>ดาวน์โหลด</a> 2 MB</li><li><a href=9>แม่</a><ul><li><a href=10>ลูก</a></ul></ul>"
        "<div class=card><div>รายงานผล</div><div><a href=11>อ่าน</a></div></div>"
        "<table><tr><td><p>เมนูยาว</p><a href=12>ก</a></td><td><table><tr><td>ข<td>ค</table></td></tr></table>"
    )
    found = {link.url.rpartition("/")[2]: link.context for link in content.links}
    assert found == {"7": "o7 | แผนยุทธศาสตร์", "8": "คู่มือ 2 MB", "9": "", "10": "", "11": "รายงานผล", "12": "เมนูยาว"}


def test_context_is_bounded() -> None:
    content = page(f"<ul><li>{'ยาวมาก ' * 100}<a href=1>ลิงก์</a>{'ท้าย ' * 100}</ul>")
    assert 250 < len(content.links[0].context) <= 300


def test_heading_above() -> None:
    content = page(
        "<div class=side><h3>เมนู</h3><a href=1>ก</a></div><div><a href=2>ข</a></div>"
        "<div><h2>แผน<br>พัฒนา</h2></div><div><a href=3>ค</a></div><p><strong>ปี 2567</strong></p><a href=4>ง</a>"
        "<table><tr><td colspan=3><b>งบประมาณ</b></td></tr><tr><td>1<td><b>เรื่อง</b><td><a href=5>จ</a></tr></table>"
    )
    found = {link.url.rpartition("/")[2]: link.heading for link in content.links}
    assert found == {"1": "เมนู", "2": "", "3": "แผน พัฒนา", "4": "ปี 2567", "5": "งบประมาณ"}


def test_the_words_that_open_a_panel_are_its_heading() -> None:
    content = page(
        "<button class=accordion>o1 โครงสร้าง</button><div class=panel><a href=1>ไฟล์ 1</a></div>"
        "<div role=button aria-expanded=false>o2 ผู้บริหาร</div><div><a href=2>ไฟล์ 1</a></div>"
        "<form><input name=q><button>ค้นหา</button></form><a href=3>ถัดไป</a>"
    )
    found = {link.url.rpartition("/")[2]: link.heading for link in content.links}
    assert (found["1"], found["2"]) == ("o1 โครงสร้าง", "o2 ผู้บริหาร")
    assert found["3"] != "ค้นหา"


def test_bold_cells_of_a_data_row_are_no_headings_but_a_bold_line_in_a_layout_cell_is() -> None:
    data = page("<table><tr><td><b>ที่</b><td><p><b>เรื่อง</b></p></tr><tr><td>1<td><a href=1>ก</a></table>")
    assert data.headings == ()
    layout = page("<table><tr><td><p><b>บริการ</b></p><a href=1>ก</a></td><td>ข</td></tr></table>")
    assert layout.links[0].heading == "บริการ"


def test_menu_of_nested_lists() -> None:
    content = page(
        "<ul class=nav><li><a href='#'>ข้อมูลพื้นฐาน</a><ul><li><a href=1>ประวัติ</a><li><span>บุคลากร</span>"
        "<div class=sub><ul style='display:none'><li><a href=2>ผู้บริหาร</a></ul></div></ul>"
        "<li><a href=3>ติดต่อ</a></ul>"
    )
    found = {link.url.rpartition("/")[2]: link.menu for link in content.links}
    assert found == {"1": ("ข้อมูลพื้นฐาน",), "2": ("ข้อมูลพื้นฐาน", "บุคลากร"), "3": ()}


def test_menu_of_blocks_that_a_label_opens() -> None:
    content = page(
        "<ul><li><a href=/main>แผนงาน</a><div class=dropdown-menu><a href=1>ก</a><a href=2>ข</a></div></li></ul>"
        "<div class=card><div class=card-header><h5><button>สถิติ</button></h5></div>"
        "<div class=collapse><div class=card-body><ul><li><a href=3>ค</a></ul></div></div></div>"
        "<div class=logo><a href=/>เทศบาล</a></div><div class=row><a href=4>ง</a><a href=5>จ</a></div>"
    )
    found = {link.url.rpartition("/")[2]: link.menu for link in content.links}
    assert found == {
        "main": (),
        "1": ("แผนงาน",),
        "2": ("แผนงาน",),
        "3": ("สถิติ",),
        "": (),
        "4": (),
        "5": (),
    }


def test_menu_of_divs_and_definition_lists() -> None:
    content = page(
        "<div class=m><div class=t>แผนงาน</div><div class=b><a href=1>ก</a><br><a href=2>ข</a></div></div>"
        "<div class=dropdown><button>บริการ</button><div class=dropdown-content><a href=3>ค</a></div></div>"
        "<dl><dt>การเงิน</dt><dd><a href=4>ง</a></dd></dl>"
        "<details><summary>กฎหมาย</summary><ul><li><a href=5>จ</a></ul></details>"
        "<div><p>ย่อหน้าหนึ่ง</p><p>เนื้อความยาวที่มี <a href=6>ลิงก์</a> และ <a href=7>อีกลิงก์</a> อยู่ข้างใน</p></div>"
    )
    found = {link.url.rpartition("/")[2]: link.menu for link in content.links}
    expected: dict[str, tuple[str, ...]] = {
        "1": ("แผนงาน",),
        "2": ("แผนงาน",),
        "3": ("บริการ",),
        "4": ("การเงิน",),
        "5": ("กฎหมาย",),
        "6": (),
        "7": (),
    }
    assert found == expected


@pytest.mark.parametrize(
    ("viewer", "inner"),
    [
        ("/js/web/viewer.html?file=../../up/plan.pdf", SITE + "/up/plan.pdf"),
        ("https://docs.google.com/viewer?embedded=true&url=http://s.th/a.pdf", "http://s.th/a.pdf"),
        ("https://view.officeapps.live.com/op/view.aspx?src=http%3A%2F%2Fs.th%2Fx.docx", "http://s.th/x.docx"),
    ],
)
def test_a_viewer_leads_to_what_it_shows(viewer: str, inner: str) -> None:
    content = page(f"<a href='{viewer}'>แผน</a>")
    assert [(found.url, found.text) for found in content.links][1:] == [(inner, "แผน")]


# --- tables, pictures, forms, embeds ----------------------------------------------------------------------------------


def test_table_with_merged_cells_title_row_and_two_header_rows() -> None:
    content = page(
        "<h2>รายงาน</h2><table><tr><td colspan=4>ผลการใช้จ่าย ปี 2567</td></tr>"
        "<tr><th rowspan=2>ที่</th><th rowspan=2>รายการ</th><th colspan=2>งบประมาณ</th></tr>"
        "<tr><th>ตั้งไว้</th><th>จ่าย</th></tr><tr><td>1</td><td rowspan=2>ถนน</td><td>500</td><td>400</td></tr>"
        "<tr><td>2</td><td>90</td><td></td></tr></table>"
    )
    assert len(content.tables) == 1
    table = content.tables[0]
    assert table.heading == "ผลการใช้จ่าย ปี 2567"
    assert table.header == ("ที่", "รายการ", "งบประมาณ ตั้งไว้", "งบประมาณ จ่าย")
    assert table.rows == (("1", "ถนน", "500", "400"), ("2", "ถนน", "90", ""))


def test_table_headed_by_bold_or_short_cells_or_by_nothing() -> None:
    bold = page("<table><tr><td><b>ชื่อ</b><td><strong>โทร 24 ชม.</strong><tr><td>นางเอ<td>02</table>").tables[0]
    assert (bold.header, bold.rows) == (("ชื่อ", "โทร 24 ชม."), (("นางเอ", "02"),))
    short = page("<h3>บุคลากร</h3><table><tr><td>ที่<td>ชื่อ<td>ตำแหน่ง<tr><td>1<td>นางเอ<td>ปลัด</table>").tables[0]
    assert (short.header, short.heading) == (("ที่", "ชื่อ", "ตำแหน่ง"), "บุคลากร")
    bare = page("<table><tr><td>1<td>นางเอ<td>ปลัด<tr><td>2<td>นางบี<td>คลัง</table>").tables[0]
    assert bare.header == ()
    assert len(bare.rows) == 2


def test_layout_is_no_table() -> None:
    inner = "<table><tr><th>ก<th>ข<tr><td>1<td>2</table>"
    content = page(f"<table><tr><td>เมนู<td>{inner}<tr><td>ท้าย<td>หน้า</table><table><tr><td>ก<td>ข</table>")
    assert [table.header for table in content.tables] == [("ก", "ข")]


def test_absurd_spans_are_bounded() -> None:
    content = page("<table><tr><td colspan=99999 rowspan=99999>ก<td>ข<tr><td>ค</table>")
    assert all(len(row) <= 60 for table in content.tables for row in table.rows)


def test_pictures_with_caption_and_size() -> None:
    content = page(
        "<figure><img src=a.jpg alt='นายก' width=120 style='height:150px'>"
        "<figcaption>นายชื่อ สกุลดี</figcaption></figure>"
        "<div class=card><div><img data-src=/b.jpg src=data:image/gif;base64,x></div><div>นางบี ปลัดเทศบาล</div></div>"
        "<img src=spacer.gif width=1 height=1><noscript><img src=pixel.gif></noscript>"
        "<div><img src=c.jpg><img src=d.jpg>สองภาพ</div>"
    )
    assert [(i.url.removeprefix(SITE), i.alt, i.caption, i.width, i.height) for i in content.images] == [
        ("/ita/a.jpg", "นายก", "นายชื่อ สกุลดี", 120, 150),
        ("/b.jpg", "", "นางบี ปลัดเทศบาล", 0, 0),
        ("/ita/c.jpg", "", "", 0, 0),
        ("/ita/d.jpg", "", "", 0, 0),
    ]


def test_forms_and_their_labels() -> None:
    content = page(
        "<h2>แจ้งเรื่องทุจริต</h2><form><label for=n>ชื่อผู้แจ้ง</label><input id=n name=name>"
        "<label>เรื่อง <select name=t><option>ก</select></label>รายละเอียด: <textarea name=d></textarea>"
        "<input type=hidden name=token><input type=submit value='ส่งเรื่อง'><button>ล้าง</button></form>"
    )
    (form,) = content.forms
    assert [(field.kind, field.name, field.label) for field in form.fields] == [
        ("text", "name", "ชื่อผู้แจ้ง"),
        ("select", "t", "เรื่อง"),
        ("textarea", "d", "รายละเอียด:"),
    ]
    assert form.buttons == ("ส่งเรื่อง", "ล้าง")
    assert form.heading == "แจ้งเรื่องทุจริต"
    assert "ชื่อผู้แจ้ง" in form.text


def test_fields_outside_any_form_and_forms_torn_apart_by_a_table() -> None:
    content = page("<p>รหัสผ่าน <input type=password name=pw></p><button>เข้าสู่ระบบ</button>")
    assert [(f.fields[0].kind, f.fields[0].label, f.buttons) for f in content.forms] == [
        ("password", "รหัสผ่าน", ("เข้าสู่ระบบ",))
    ]
    torn = page("<table><form action=x><tr><td>ค้นหา<td><input name=q></tr></form></table>")
    assert [field.name for form in torn.forms for field in form.fields] == ["q"]


def test_maps_and_chats_are_embeds() -> None:
    content = page(
        "<iframe data-src='https://www.google.com/maps/embed?pb=1'></iframe>"
        "<div class=fb-customerchat page_id=77></div>"
        "<script>s1.src='https://embed.tawk.to/5a/default';</script>"
    )
    assert content.embeds == (
        "https://www.google.com/maps/embed?pb=1",
        "https://embed.tawk.to/5a/default",
        "https://m.me/77",
    )


def test_an_application_shell_leads_to_its_scripts() -> None:
    shell = "<div id=app></div><script src=/js/app.js></script><script src=https://cdn.example/x.js></script>"
    script = "<script>fetch('/api/menu.json'); fetch('/api/item/' + id); fetch(`/api/${id}.json`)</script>"
    assert [(found.url, found.via) for found in page(shell + script).links] == [
        (SITE + "/js/app.js", "script"),
        (SITE + "/api/menu.json", "script"),
    ]
    assert page(shell + "<p>" + "มีเนื้อหาแล้ว " * 30).links == ()


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<span class="kind">PDF</span><span>แผนปี ๒๕๖๖</span><small>5 ก.พ. 67</small>', "PDF แผนปี ๒๕๖๖ 5 ก.พ. 67"),
        ("<span>เทศ</span><span>บาล</span>", "เทศบาล"),
        ('<span class="a">เทศ</span><span class="a">บาล</span>', "เทศบาล"),
        ("<time>5 ก.พ. 67</time><span>ประกาศ</span>", "5 ก.พ. 67 ประกาศ"),
    ],
)
def test_labels_of_different_sorts_stand_apart_and_pieces_of_a_word_do_not(html: str, words: str) -> None:
    (link,) = page(f'<a href="/f.pdf">{html}</a>').links
    assert link.text == words
