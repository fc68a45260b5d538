"""Pages that show a picture in place of words: which pictures the crawl fetches, and what the judge makes of them."""

from __future__ import annotations

from msgspec.structs import replace

from crawler.crawl.limits import PROMISE
from crawler.judge import ChecklistGuide, judge
from crawler.models import Content, Image, Link, Referrer, Resource
from tests.judge.parts import OWN, link
from tests.judge.seen import BASE, checklist, records, site_of
from tests.sites import Reply

NAME = "ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่ ประจำปีงบประมาณ พ.ศ. 2567"
PAGE = f"{BASE}/gift"
SCAN = f"{BASE}/up/gift.jpg"
BANNER = Image(url=f"{BASE}/banner.jpg", width=900, height=300)
MENU = ("หน้าแรก", "ติดต่อเรา ที่อยู่ โทรศัพท์ " * 20)
HOME = Content(kind="page", lines=MENU, images=(BANNER,))


def asked(page: Content, *, label: str = NAME) -> list[str]:
    """The pictures that the crawl fetches of a page that is announced by `label`."""
    guide = ChecklistGuide(checklist())
    home = Resource(id=1, url=f"{BASE}/", status=200)
    assert guide.pictures(home, HOME) == ()
    guide.saw(home, HOME)
    guide.priority(link(label, PAGE), Referrer(url=home.url))
    ways = guide.pictures(Resource(id=2, url=PAGE, status=200), page)
    assert all(guide.priority(way, Referrer(url=PAGE, title=page.title)) >= PROMISE for way in ways)
    return [way.url for way in ways]


def page_of(*lines: str, images: tuple[Image, ...] = (Image(url=SCAN),)) -> Content:
    return Content(kind="page", lines=(*MENU, *lines), images=(BANNER, *images))


def test_the_picture_of_an_items_page_without_words_is_fetched() -> None:
    assert asked(page_of("ประกาศ")) == [SCAN], "what all pages have is neither words nor picture of its own"


def test_not_where_the_page_has_words_or_is_no_items() -> None:
    assert asked(page_of("ตนเองและเจ้าหน้าที่ทุกคนไม่รับของขวัญ " * 12)) == []
    assert asked(page_of("ประกาศ"), label="ภาพกิจกรรมวันเด็ก") == []


def test_a_page_that_has_its_document_needs_no_picture() -> None:
    document = Link(url=f"{BASE}/up/gift.pdf", text="ดาวน์โหลด")
    assert asked(replace(page_of("ประกาศ"), links=(document,))) == []


def test_small_ones_are_left_and_of_an_album_only_the_first() -> None:
    assert asked(page_of(images=(Image(url=SCAN, width=80, height=60),))) == []
    album = tuple(Image(url=f"{BASE}/up/{number}.jpg") for number in range(30))
    assert asked(page_of(images=album)) == [f"{BASE}/up/{number}.jpg" for number in range(4)]


def test_a_picture_that_was_read_shows_the_item_on_its_page() -> None:
    site = site_of({"/": f'<a href="/gift">{NAME}</a>', "/gift": '<img src="/up/gift.jpg" alt="">'})
    site["/up/gift.jpg"] = Reply(200, "image/jpeg", b"\xff\xd8\xff\xe0")
    mayor = "นายกเทศมนตรี" + OWN.name
    words = (NAME, f"{OWN.kind}{OWN.name}", "ข้าพเจ้าและเจ้าหน้าที่ทุกคนไม่รับของขวัญจากการปฏิบัติหน้าที่", "(นายสมชาย ใจดี)", mayor)
    seen = list(records(site))
    number = len(seen) + 1
    picture = Resource(id=number, url=SCAN, status=200, media_type="image/jpeg", sha256="5" * 64, size=4)
    unread = Content(kind="image", quality="none", reason="image: text not read yet")
    before = judge(f"{BASE}/", [*seen, (picture, unread)], checklist())
    verdict = next(each for each in before.verdicts if each.id == "o26")
    assert verdict.status == "unverifiable"
    assert before.scans == (picture.sha256,), "and it is asked for"
    read = replace(unread, quality="ocr", reason="", title=NAME, lines=words, page_starts=(0,), confidence=0.9)
    after = next(each for each in judge(f"{BASE}/", [*seen, (picture, read)], checklist()).verdicts if each.id == "o26")
    assert (after.status, after.evidence[0].url, after.evidence[0].text_source) == ("met", PAGE, "ocr")
