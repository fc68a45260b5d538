"""What the pages of a site repeat is not theirs: menus, banners, footers; told by counting, on each layout apart."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.judge.boilerplate import Boilerplate
from crawler.models import Content
from crawler.read.reader import read
from tests.judge.seen import BASE

MENU = '<ul><li><a href="/plans">แผนงาน</a></li><li><a href="/people">บุคลากร</a></li></ul>'
FOOTER = "<p>โทรศัพท์ 0 2999 9999</p>"


def pages(*bodies: str, path: str = "/page{}.html") -> list[tuple[str, Content]]:
    return [(url := BASE + path.format(number), content(body, url)) for number, body in enumerate(bodies)]


def content(body: str, url: str) -> Content:
    return read(f"<meta charset=utf-8><body>{body}</body>".encode(), url, "text/html")


def own(frame: Boilerplate, seen: tuple[str, Content]) -> Sequence[str]:
    return frame.own_lines(*seen)


def test_what_is_on_every_page_is_nobodys_own() -> None:
    seen = pages(*(f"{MENU}<h1>เรื่องที่ {name}</h1>{FOOTER}" for name in ("กอ", "ขอ", "คอ", "งอ")))
    frame = Boilerplate(seen)
    assert own(frame, seen[0]) == ("เรื่องที่ กอ",)
    assert frame.own_links(*seen[0]) == ()
    assert all(frame.is_menu(link) for link in seen[0][1].links)


def test_what_the_frame_shows_and_the_page_shows_again_is_the_pages_own() -> None:
    """The mayor stands beside the menu of every page, and on the page of the mayor; the heading is that of the menu."""
    beside = '<p>นายกอ ขอคอ</p><p>นายกเทศมนตรี</p><img src="/mayor.jpg" alt="">'
    mayor = f"<h1>บุคลากร</h1>{beside}<p>โทร. 08 1234 5678</p>"
    seen = pages(*(f"{MENU}{beside}{body}{FOOTER}" for body in (mayor, "<p>แผน</p>", "<p>ข่าว</p>", "<p>ผล</p>")))
    frame = Boilerplate(seen)
    assert own(frame, seen[0]) == ("นายกอ ขอคอ", "นายกเทศมนตรี", "โทร. 08 1234 5678")
    assert own(frame, seen[1]) == ("แผน",)


def test_the_mark_of_a_file_is_no_picture_of_the_page_however_many_files_it_has() -> None:
    mark = '<p><img src="/clip.gif" alt="">แผน</p>'
    bodies = (f"<h1>เรื่องที่ {name}</h1>{mark * times}" for name, times in (("กอ", 3), ("ขอ", 1), ("คอ", 1), ("งอ", 1)))
    seen = pages(*(f"{MENU}{body}" for body in bodies))
    assert Boilerplate(seen).own_images(*seen[0]) == ()


def test_of_lines_that_are_there_twice_those_among_the_pages_own_are_kept() -> None:
    bodies = ("<h2>ติดต่อเรา</h2><p>เลขที่ 1</p><p>สายด่วน 1111</p>", "<p>แผน</p>", "<p>ข่าว</p>", "<p>ผล</p>")
    seen = pages(*(f"{body}{MENU}<p>เลขที่ 1</p><p>จบ</p>" for body in bodies))
    assert own(Boilerplate(seen), seen[0]) == ("ติดต่อเรา", "เลขที่ 1", "สายด่วน 1111")


def test_two_pages_repeat_things_by_chance() -> None:
    seen = pages(*(f"{MENU}<h1>เรื่องที่ {name}</h1>" for name in ("กอ", "ขอ")))
    frame = Boilerplate(seen)
    assert "แผนงาน" in own(frame, seen[0])
    assert not frame.is_menu(seen[0][1].links[0])


def test_a_line_on_fewer_than_three_tenths_of_the_pages_is_own() -> None:
    seen = pages(*("<p>ร่วมกิจกรรม</p>" if number < 3 else f"<p>อื่น {'ก' * number}</p>" for number in range(11)))
    assert own(Boilerplate(seen), seen[0]) == ("ร่วมกิจกรรม",)
    seen = pages(*("<p>ร่วมกิจกรรม</p>" if number < 3 else f"<p>อื่น {'ก' * number}</p>" for number in range(10)))
    assert own(Boilerplate(seen), seen[0]) == ()


def test_thousands_of_bare_news_pages_do_not_hide_the_menu_of_the_others() -> None:
    news = pages(*(f"<p>ข่าว {'ก' * number}</p>" for number in range(60)), path="/news.php?id={}")
    others = pages(*(f"{MENU}<p>หน้า {'ข' * number}</p>" for number in range(9)), path="/page.php?id={}")
    frame = Boilerplate(news + others)
    assert own(frame, others[0]) == ("หน้า",)
    assert frame.is_menu(others[0][1].links[0])


def test_a_layouts_frame_is_the_frame_of_that_layout_only() -> None:
    news = pages(*(f"<p>คอลัมน์ข่าว</p><p>ข่าว {'ก' * number}</p>" for number in range(9)), path="/news.php?id={}")
    others = pages(*(f"<p>หน้า {'ข' * number}</p>" for number in range(40)))
    one = (f"{BASE}/about.html", content("<p>คอลัมน์ข่าว</p>", f"{BASE}/about.html"))
    frame = Boilerplate([*news, *others, one])
    assert "คอลัมน์ข่าว" not in own(frame, news[0])
    assert own(frame, one) == ("คอลัมน์ข่าว",)


def test_a_sentence_that_says_that_nothing_is_here_counts_however_often_it_is_repeated() -> None:
    words = "อยู่ระหว่างปรับปรุงข้อมูล"
    seen = pages(*(f"<h1>เรื่อง {'ก' * number}</h1><p>{words}</p>" for number in range(6)))
    assert words in own(Boilerplate(seen), seen[0])


def test_a_search_box_on_every_page_is_no_form_of_the_page() -> None:
    box = '<form><input name="q"><button>ค้นหา</button></form>'
    ask = '<form>ถามเรื่อง <textarea name="ask"></textarea></form>'
    seen = pages(*(f"{box}<h1>เรื่อง {'ก' * number}</h1>{ask if number == 0 else ''}" for number in range(6)))
    frame = Boilerplate(seen)
    assert [form.fields[0].name for form in frame.own_forms(*seen[0])] == ["ask"]
    assert frame.own_forms(*seen[1]) == ()


def test_the_login_form_of_closed_pages_counts_however_often_it_is_repeated() -> None:
    box = '<p>กรุณาเข้าสู่ระบบ</p><form><input name="u"><input type="password" name="p"></form>'
    seen = pages(*(f"<h1>เรื่อง {'ก' * number}</h1>{box}" for number in range(6)))
    assert len(Boilerplate(seen).own_forms(*seen[0])) == 1


def test_a_banner_on_every_page_is_no_picture_of_the_page() -> None:
    seen = pages(*(f'<img src="/banner.jpg"><img src="/photo{"x" * number}.jpg">' for number in range(4)))
    assert [image.url for image in Boilerplate(seen).own_images(*seen[0])] == [f"{BASE}/photo.jpg"]


def test_no_pages_repeat_nothing() -> None:
    assert own(Boilerplate([]), (BASE, content("<p>คำ</p>", BASE))) == ("คำ",)
