"""report.html: what it tells."""

from __future__ import annotations

from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.checklist import load
from crawler.models import (
    Fix,
    Problem,
    Report,
    Skipped,
)
from crawler.report import to_html
from crawler.report.view import counts
from tests.report.sample import ROWS, SIZES, URGENT, Row, checklist, report


def drawn(told: Report | None = None, lang: str = "th") -> LexborHTMLParser:
    return LexborHTMLParser(to_html(told or report(), lang, checklist()))


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def with_run(told: Report, **changes: Any) -> Report:
    return msgspec.structs.replace(told, run={**told.run, **changes})


def test_the_head_names_town_site_year_day_and_run() -> None:
    page = drawn()
    assert texts(page, "h1") == ["เทศบาลตำบลทุ่งสาธิต"]
    assert texts(page, "title") == ["ผลตรวจ OIT 2567 — เทศบาลตำบลทุ่งสาธิต"]
    assert texts(page, ".facts dd") == [
        "2567",
        "21 พฤศจิกายน 2569 เวลา 16.02 น.",
        "www.thungsathit.example",
        "412 หน้าและไฟล์ เป็นเอกสาร 118 ฉบับ",
        "oit-2567 SHA-256 abababababab",
        "20261121-thungsathit-7f3a",
    ]
    assert load("oit-2567").note_th in texts(LexborHTMLParser(to_html(report())), ".provenance")
    nameless = msgspec.structs.replace(report(), site={**report().site, "body": ""})
    assert texts(drawn(nameless), "h1") == ["เว็บไซต์ www.thungsathit.example"]


def test_the_figures_stand_with_their_ranges() -> None:
    page, scores = drawn(), report().scores
    told = [*scores.indicators.values(), scores.oit, scores.ita]
    assert texts(page, ".card h3") == ["ตัวชี้วัดที่ 9", "ตัวชี้วัดที่ 10", "OIT", "ITA"]
    for card, score in zip(page.css(".card"), told, strict=True):
        assert score is not None
        text = card.text()
        assert all(f"{value:.2f}" in text for value in (score.score, score.low, score.high, score.floor))
        drawing = one(card, "svg")
        assert f"{score.score:.2f}" in (drawing.attributes["aria-label"] or "")
        assert one(drawing, "circle").attributes["cx"] == f"{2 * score.score:.1f}"
    assert "ระดับโดยประมาณ: ต้องปรับปรุง" in page.css(".card")[3].text()
    assert texts(drawn(report(iit=None)), ".card h3") == ["ตัวชี้วัดที่ 9", "ตัวชี้วัดที่ 10", "OIT"]


def test_the_ceiling_is_told_only_where_something_could_not_be_seen() -> None:
    assert len(drawn().css(".card.main .note")) == 3
    seen = tuple(row for row in ROWS if row.status != "unverifiable")
    assert len(drawn(report(rows=seen)).css(".card.main .note")) == 2


def test_the_banner_says_why_the_result_may_be_incomplete() -> None:
    (banner,) = texts(drawn(), ".banner")
    assert "ผลอาจไม่ครบถ้วน เพราะรอคำตอบเกินเวลา 8 ครั้ง และเว็บไซต์ปฏิเสธการเข้าถึง 3 ครั้ง" in banner
    assert "มี 2 ข้อที่โปรแกรมตรวจไม่ได้ (o17, o23)" in banner
    stopped = with_run(report(rows=ROWS[:1]), access={"ok": 5}, stopped_by="budget")
    assert "ครบจำนวนหน้าหรือเวลาที่กำหนดไว้" in texts(drawn(stopped), ".banner")[0]


def test_there_is_no_banner_where_everything_was_seen() -> None:
    fine = with_run(report(rows=ROWS[:1]), access={"ok": 400, "not_found": 9})
    assert drawn(fine).css(".banner") == []


def test_what_is_urgent_stands_first_with_place_words_and_what_to_do() -> None:
    page = drawn(msgspec.structs.replace(report(), urgent=(URGENT,)))
    first = page.css("main > section")[0]
    text = " ".join(first.text().split())
    assert "เว็บไซต์อาจถูกเจาะระบบ" in text
    assert URGENT.message_th in text
    assert "“สล็อตเว็บตรง → https://www.ufabet168.example/”" in text
    assert "เปลี่ยนรหัสผ่าน" in text
    assert "ThaiCERT" in text
    assert first.css("a") == []
    assert len(first.css("ul > li")) == 2
    assert drawn().css(".urgent") == []
    english = texts(drawn(msgspec.structs.replace(report(), urgent=(URGENT,)), "en"), ".urgent")[0]
    assert URGENT.message_en in english
    assert "NCSA" in english


def test_fixes_stand_by_gain_then_by_ease() -> None:
    rows = (
        Row(sub="9.1", name="ช้า", status="missing", probability=0.1, problem=problem("missing"), fix=fix("เขียนใหม่")),
        Row(sub="9.1", name="เร็ว", status="missing", probability=0.1, problem=problem("dead_link"), fix=fix("แก้ลิงก์")),
        Row(sub="10.2", name="หนัก", status="partial", probability=0.1, problem=problem("missing"), fix=fix("เพิ่ม")),
        Row(sub="9.1", name="ดีแล้ว", probability=0.9, fix=fix("ไม่ต้องอยู่ในรายการ")),
        Row(sub="9.1", name="มองไม่เห็น", status="unverifiable", probability=0.5, fix=fix("ไม่ต้องอยู่ในรายการ")),
    )
    page = drawn(report(rows=rows))
    assert texts(page, ".fixes h3 a") == ["ข้อ o3 หนัก", "ข้อ o2 เร็ว", "ข้อ o1 ช้า"]
    assert [bool(entry.css(".tag")) for entry in page.css(".fixes > li")] == [False, True, False]
    gained = [float(text) for text in texts(page, ".fixes .gain b")]
    assert gained == sorted(gained, reverse=True)
    assert "กองตัวอย่าง" in texts(page, ".fixes .who")[0]


def problem(code: str) -> Problem:
    return Problem(code=code, message_th="ปัญหาตัวอย่าง", message_en="A made-up problem")


def fix(text: str) -> Fix:
    return Fix(th=text, en="Do it", owner="กองตัวอย่าง")


def test_ten_fixes_are_told_and_the_rest_counted() -> None:
    rows = tuple(Row(sub="9.1", name=f"ข้อ {n}", status="missing", probability=0.0, fix=fix("ทำ")) for n in range(14))
    page = drawn(report(rows=rows))
    assert len(page.css(".fixes > li")) == 10
    assert "อีก 4 เรื่องอยู่ในตารางผลรายข้อ" in one(page, "body").text()


def test_doing_all_the_fixes_told_adds_up() -> None:
    told = report()
    gained = sum(each.fix.gain["oit"] for each in told.items if each.fix)
    assert texts(drawn(), ".sum") == [
        f"ถ้าแก้ครบทุกเรื่องข้างต้น คะแนน OIT ที่คาดการณ์จะเป็น {told.scores.oit.score + gained:.2f}"
    ]


def test_nothing_to_fix_is_said() -> None:
    page = drawn(report(rows=ROWS[:1]))
    assert page.css(".fixes") == []
    assert "ไม่มีเรื่องที่ต้องแก้" in one(page, "body").text()


def test_a_site_that_could_not_be_checked_is_not_called_free_of_faults() -> None:
    hidden = tuple(row for row in ROWS if row.status == "unverifiable")
    assert hidden
    said = one(drawn(report(rows=(ROWS[0], *hidden))), "body").text()
    assert "ไม่มีเรื่องที่ต้องแก้" not in said
    assert "โปรดเปิดดูข้อเหล่านั้นด้วยตนเองก่อน" in said


def test_a_recording_is_not_said_to_have_been_opened_whole() -> None:
    told = msgspec.structs.replace(report(), skipped=())
    whole = "ไม่มีหน้าหรือไฟล์ใดที่พบแล้วไม่ได้เปิดดู"
    assert whole in one(drawn(told), "body").text()
    said = one(drawn(with_run(told, id="replay-0123456789abcdef")), "body").text()
    assert whole not in said
    assert "ซึ่งไม่ได้เก็บรายการหน้าที่ไม่ได้เปิดดูไว้" in said


def test_every_item_has_its_row_under_its_group() -> None:
    page = drawn()
    assert texts(page, ".item .code") == [f"o{n}" for n in range(1, 36)]
    heads = texts(page, ".group > h3")
    assert len(heads) == sum(len(sizes) for sizes in SIZES.values())
    mean = report().scores.indicators["9"].sub["9.1"]
    assert heads[0] == f"9.1 ข้อมูลพื้นฐาน คาดว่าได้ {mean:.2f}"
    for status, count in counts(report().items).items():
        assert len(page.css(f".item.is-{status}")) == count
        assert len(page.css(f".item.is-{status} .status .mark")) == count


def test_a_row_shows_evidence_problem_fix_and_gain() -> None:
    row = one(drawn(), "#o2")
    link = one(row, ".find a")
    assert link.attributes["href"] == "https://www.thungsathit.example/executive"
    assert link.attributes["rel"] == "noopener noreferrer"
    text = " ".join(row.text().split())
    for expected in ("หน้าหลัก › ข้อมูลหน่วยงาน › คณะผู้บริหาร", "รองนายกเทศมนตรี 2 คน", "วิธีแก้:", "+0.75", "โอกาสผ่าน 55%"):
        assert expected in text
    assert "PDF · ปี 2567" in one(drawn(), "#o7").text()
    assert "อ่านจากภาพ" in one(drawn(), "#o24").text()
    assert "โอกาสผ่าน" not in one(drawn(), "#o17").text()


def test_elements_tell_what_was_seen_and_on_what_ground() -> None:
    page = drawn()
    cells = texts(page, "#o2 .elements tbody td")
    assert cells[:3] == ["✓ พบ", "ต้องมี", "ประกาศไว้"]
    assert cells[6:9] == ["✗ ไม่พบ", "ต้องมี", "ประกาศไว้"]
    assert cells[9:12] == ["? ตรวจไม่ได้", "ควรมี", "แนวปฏิบัติ"]
    assert "จากความจำ ยังไม่ยืนยัน" in texts(page, "#o6 .elements tbody td")
    assert texts(page, "#o2 summary") == ["องค์ประกอบ 4 ข้อ · พบ 2 ข้อ"]


def test_what_was_not_opened_is_told_with_its_reason() -> None:
    page = drawn()
    rows = texts(page, ".plain tbody tr")
    assert len(rows) == 3
    assert rows[0].startswith("อยู่นอกเว็บไซต์ของหน่วยงาน")
    newer = msgspec.structs.replace(report(), skipped=(Skipped(reason="a_reason_to_come", count=1234),))
    assert texts(drawn(newer), ".plain tbody tr") == ["a_reason_to_come1,234"]
    assert drawn(msgspec.structs.replace(report(), skipped=())).css(".plain") == []


def test_the_roll_up_is_named_with_how_sure_it_is() -> None:
    assert "วิธีรวมคะแนนที่สมมติขึ้น" in one(drawn(), ".how").text()
    unknown = msgspec.structs.replace(report(), checklist={**report().checklist, "id": "nobody-has-it"})
    page = LexborHTMLParser(to_html(unknown))
    assert "เป็นข้อสันนิษฐาน" in one(page, ".how").text()
    assert texts(page, ".group > h3")[0].startswith("9.1 คาดว่าได้")


def test_the_shipped_checklist_gives_the_names() -> None:
    page = LexborHTMLParser(to_html(report()))
    first = load("oit-2567").scoring.indicators[0]
    assert texts(page, ".card .name")[0] == first.name_th
    assert texts(page, ".group > h3")[0].startswith(f"9.1 {first.subs[0].name_th}")


def test_how_the_site_was_spared_is_told_where_it_is_known() -> None:
    def told(**politeness: float) -> str:
        return " ".join(texts(drawn(with_run(report(), politeness=politeness or None)), ".how p"))

    assert "อย่างน้อย 1 วินาที" in told(delay=1.0, crawl_delay=0.0, crawl_delay_kept=0.0)
    assert "robots.txt" not in told(delay=1.0, crawl_delay=0.0, crawl_delay_kept=0.0)
    assert "ไม่เว้นเวลา" in told(delay=0.0, crawl_delay=0.0, crawl_delay_kept=0.0)
    assert "ขอให้เว้น 2.5 วินาทีระหว่างหน้า และได้เว้นตามนั้น" in told(delay=1.0, crawl_delay=2.5, crawl_delay_kept=2.5)
    assert "120 วินาทีระหว่างหน้า แต่เว้น 30 วินาที" in told(delay=1.0, crawl_delay=120.0, crawl_delay_kept=30.0)
    assert "เว้น" not in told()


def test_english_is_english() -> None:
    page = LexborHTMLParser(to_html(report(), "en"))
    assert one(page, "html").attributes["lang"] == "en"
    assert texts(page, "h2")[:3] == ["The result may be incomplete", "Predicted scores", "Fix first"]
    assert texts(page, "#o1 .name") == [f"o1 {load('oit-2567').item('o1').name_en}"]
    assert "No telephone number" in one(page, "#o2").text()
