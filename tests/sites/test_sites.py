"""The made-up sites hold what they say they hold: the same bytes each time, whole links, and the planted defects."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tests.sites import GOOD, MIDDLING, POOR, TOWNS, Planted, Site, Town, at, documents, serve
from tests.sites.content import ITEMS, year_of
from tests.sites.facts import thai_digits
from tests.sites.towns import LACKING, Reply

LARGEST_SITE = 900_000
BUILT: dict[str, Site] = {}


class Addresses(HTMLParser):
    """Every address that a page points to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src", "action") and value]


class Quiet(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def get(url: str, method: str = "GET") -> tuple[int, str, bytes, str]:
    """Status, media type, body, Location."""
    request = urllib.request.Request(url, method=method)
    try:
        with urllib.request.build_opener(Quiet).open(request, timeout=10) as reply:
            return reply.status, reply.headers["Content-Type"], reply.read(), ""
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code, fault.headers["Content-Type"], fault.read(), fault.headers.get("Location", "")


def walk(base: str) -> dict[str, int]:
    """Follow every link of the site from its home page: path to status."""
    seen: dict[str, int] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen[path], media_type, body, location = get(base + path)
        links = [location] if location else []
        if media_type.startswith("text/html"):
            links += Addresses(body.decode("utf-8" if "utf-8" in media_type.lower() else "tis-620")).found
        absolute = (urldefrag(urljoin(base + path, link)).url for link in links if not link.startswith("javascript:"))
        waiting += [url.removeprefix(base) for url in absolute if url.startswith(base)]
    return seen


def words(path: str, reply: Reply) -> str:
    """The text of a file or page of a site."""
    if path.endswith(".pdf"):
        document = pypdfium2.PdfDocument(reply.body)
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
    if path.endswith(".docx"):
        document = docx.Document(io.BytesIO(reply.body))
        rows = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])
    if path.endswith(".xlsx"):
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(reply.body)).get_sheet_by_index(0)
        return "\n".join(str(cell) for row in sheet.to_python() for cell in row)
    return reply.body.decode("utf-8" if "utf-8" in reply.media_type.lower() else "tis-620")


def shown(town: Town, item: str) -> str:
    """Everything that the town shows for an item, less menus and blanks (a PDF breaks its lines anywhere)."""
    site = built(town)
    texts = (words(path, site[path]) for path in town.truth()[item].paths)
    return "".join("".join(re.split('</nav>|<div id="content">', text)[-1].split()) for text in texts)


def built(town: Town) -> Site:
    """The town's site, built once for all tests."""
    name = town.facts.name
    if name not in BUILT:
        BUILT[name] = town.site()
    return BUILT[name]


def digest(site: Site) -> str:
    return hashlib.sha256(repr(sorted(site.items())).encode()).hexdigest()


@pytest.fixture(params=sorted(TOWNS))
def town(request: pytest.FixtureRequest) -> Iterator[Town]:
    yield TOWNS[request.param]


def test_the_same_bytes_in_every_process():
    program = "from tests.sites.test_sites import *; print(*(digest(TOWNS[name].site()) for name in sorted(TOWNS)))"
    command = [sys.executable, "-c", program]
    root = Path(__file__).resolve().parents[2]
    printed = {
        subprocess.run(
            command, cwd=root, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert printed == {" ".join(digest(TOWNS[name].site()) for name in sorted(TOWNS))}


def test_only_planted_links_are_dead(town):
    with serve(built(town)) as base:
        seen = walk(base)
    dead = {path for path, status in seen.items() if status >= 400}
    planted = {path for truth in town.truth().values() if truth.defect == "dead_link" for path in truth.paths}
    assert dead == planted
    shown_on_site = {
        path for truth in town.truth().values() if truth.defect not in ("dead_link", "off_site") for path in truth.paths
    }
    assert shown_on_site <= set(seen), "everything that the truth names can be reached by clicking"
    assert set(seen.values()) <= {200, 302, 404}


def test_a_site_is_small(town):
    assert sum(len(gzip.compress(reply.body)) for reply in built(town).values()) < LARGEST_SITE


def test_the_truth_covers_every_item(town):
    truth = town.truth()
    assert list(truth) == list(ITEMS)
    for item, told in truth.items():
        planted = town.planted(item)
        assert told.defect == ("missing_element" if planted.detail in LACKING else planted.defect)
        assert told.met == (told.defect is None)
        assert bool(told.paths) == (told.defect != "missing")


def test_the_towns_differ_in_how_much_is_right():
    right = [sum(truth.met for truth in town.truth().values()) for town in (GOOD, MIDDLING, POOR)]
    assert right == [32, 18, 7]
    planted = {truth.defect for town in TOWNS.values() for truth in town.truth().values()} - {None}
    assert planted == {
        *("missing", "dead_link", "empty_page", "stale_year", "wrong_document", "other_body"),
        *("missing_element", "off_site", "login_required", "unreadable"),
    }


def test_right_items_show_their_year_and_their_town():
    ageless = {"o1", "o2", "o3", "o4", "o7", "o10", "o11", "o13", "o20", "o22", "o23"}
    for item, told in GOOD.truth().items():
        if told.met:
            text = shown(GOOD, item)
            year = str(year_of(item))
            assert item in ageless or year in text or thai_digits(year) in text, item
            assert item in ("o6", "o13", "o23") or GOOD.facts.name in text, item
    assert "2566-2570" in shown(GOOD, "o7")


@pytest.mark.parametrize(
    ("town", "item", "there", "absent"),
    [
        (GOOD, "o17", "2564", "2566"),
        (GOOD, "o25", "ประเด็นที่เปิดให้มีส่วนร่วม", "ผลจากการมีส่วนร่วม"),
        (MIDDLING, "o2", "นายกเทศมนตรี", "รองนายกเทศมนตรี"),
        (MIDDLING, "o3", "มาตรา50", "ส่วนราชการหน้าที่และอำนาจ"),
        (MIDDLING, "o5", "2564", "2567"),
        (MIDDLING, "o6", "คำถามที่พบบ่อย", "ตั้งคำถามใหม่"),
        (MIDDLING, "o8", "แผนการดำเนินงาน", "รายงานความก้าวหน้า"),
        (MIDDLING, "o13", "แบบฟอร์มชำระภาษีป้าย", "<form"),
        (MIDDLING, "o18", POOR.facts.name, "ฝ่าฝืน"),
        (MIDDLING, "o21", "อยู่ระหว่างการปรับปรุงข้อมูล", "คำสั่งแต่งตั้ง"),
        (MIDDLING, "o23", "ร้องทุกข์ทั่วไป", "แจ้งเบาะแส"),
        (MIDDLING, "o26", "นางดารณี", "(ลงนาม)"),
        (POOR, "o4", POOR.facts.phone.replace(" ", ""), "hotmail"),
        (POOR, "o14", MIDDLING.facts.name, "ฝ่าฝืน"),
        (POOR, "o26", "เจตจำนงสุจริต", "ประกาศเจตนารมณ์ไม่รับของขวัญ"),
    ],
)
def test_planted_defects_show(town, item, there, absent):
    text = shown(town, item)
    assert there in text
    assert absent not in text


def test_an_unreadable_scan_has_no_words():
    site, paths = built(MIDDLING), MIDDLING.truth()["o34"].paths
    scan = next(path for path in paths if path.endswith(".pdf"))
    assert words(scan, site[scan]).strip() == ""


def test_the_old_site_is_written_in_tis_620():
    home = built(POOR)["/left.html"]
    assert home.media_type == "text/html"
    assert "คู่มือประชาชน" in home.body.decode("tis-620")
    with pytest.raises(UnicodeDecodeError):
        home.body.decode("utf-8")


def test_a_part_that_does_not_exist_cannot_be_left_out():
    town = Town(facts=GOOD.facts, layout=GOOD.layout, items={"o8": Planted(defect="missing_element", detail="a typo")})
    with pytest.raises(AssertionError, match="o8 has no part called"):
        town.site()


def test_a_login_wall_turns_visitors_away():
    with serve(built(MIDDLING)) as base:
        path = MIDDLING.truth()["o30"].paths[0]
        status, _, _, location = get(base + path)
        assert status == 302
        assert b'type="password"' in get(base + location)[2]


def test_the_server_answers_head_and_unknown_paths():
    with serve(built(GOOD)) as base:
        assert get(base + "/", "HEAD")[0::2] == (200, b"")
        assert get(base + "/nothing-here")[0] == 404
        assert base.encode() in get(base + "/sitemap.xml")[2]


def test_a_site_can_stand_at_any_address():
    moved = at(built(GOOD), "http://www.example.test")
    assert b"http://www.example.test/content.php" in moved["/ita.php"].body
    assert all(b"site.invalid" not in reply.body for reply in moved.values())


def test_a_missing_font_is_said_plainly(monkeypatch):
    documents.thai_font.cache_clear()
    monkeypatch.setattr(documents, "FONT_FOLDERS", ("/nowhere",))
    with pytest.raises(FileNotFoundError, match="apt install fonts-thai-tlwg"):
        documents.thai_font()
    documents.thai_font.cache_clear()
