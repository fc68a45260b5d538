"""verification.xlsx: the auditor's sheet. Every row of the list with what was found and room for a decision."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.archive import Shown
from crawler.language import _, _n, _p
from crawler.models import Address, Evidence
from crawler.report.cell_styles import Style
from crawler.report.directions import numbered
from crawler.report.names import Names
from crawler.report.plain import cut, shown_address
from crawler.report.said import body
from crawler.report.sheet_cells import columns, opened
from crawler.report.verification.rows import FOUND, FOUND_STATUS, Row, Verification
from crawler.report.verification.said import (
    CODE,
    PATH,
    found_there,
    name_of,
    reasons,
    remarks,
    result,
    row_of,
    summed,
    way,
)
from crawler.report.words import Words
from crawler.report.workbook import Book, Cell, Column, File, Link, Mark, Table

__all__ = ["to_xlsx"]

_TITLE = 200

Pictures = Mapping[tuple[str, str], Shown]


def to_xlsx(told: Verification, words: Words, names: Names, pictures: Pictures) -> bytes:
    """One sheet to decide on, one with every address and its proof, one that says what was verified against what."""
    report = told.report
    book = Book(
        words.say(
            _("ผลตรวจสอบรายการ OIT {year} — {body}", year=report.checklist["fiscal_year"], body=body(report, words))
        ),
        report.run["started"],
        author=f"{report.tool['name']} {report.tool['version']}",
    )
    book.table(_decisions(told, words, names, pictures))
    book.table(_addresses(told, words, pictures))
    book.table(_about(told, words))
    return book.data()


# --- the rows ---------------------------------------------------------------------------------------------------------


def _decisions(told: Verification, words: Words, names: Names, pictures: Pictures) -> Table:
    year = told.report.checklist["fiscal_year"]
    shown = columns(
        words,
        (_("แถว"), 6, "year"),
        (_("ข้อ"), 5, "code"),
        (_("รายการ (ปีงบประมาณ {year})", year=year), 22),
        (_("ผล"), 13),
        (_("URL ที่ส่ง"), 28),
        (_p("link", "เปิดดู"), 8),
        (_("สิ่งที่พบ"), 26),
        (_("เหตุผล"), 36),
        (_("หลักฐานที่ดีกว่าบนเว็บไซต์"), 26),
        (_p("link", "เปิดดู"), 8),
        (_("ภาพ"), 8),
    )
    return Table(
        name=words.say(_p("sheet", "ตรวจรายการ")),
        columns=(*shown, *_to_fill_in(words)),
        rows=tuple(_decision(row, words, names, pictures) for row in told.rows),
    )


def _to_fill_in(words: Words) -> tuple[Column, ...]:
    """What the auditor writes. Printed as empty boxes."""
    choices = (_("ผ่าน"), _("ไม่ผ่าน"), _("ขอข้อมูลเพิ่ม"), _("ไม่เกี่ยวข้อง"))
    asked = (_("คำวินิจฉัย"), _("เหตุผลของผู้ตรวจ"), _("ชื่อผู้ตรวจ"), _("วันที่"))
    decision, *others = (
        Column(heading=words.say(heading), width=width, style="entry")
        for heading, width in zip(asked, (13, 24, 14, 11), strict=True)
    )
    listed = tuple(map(words.say, choices))
    return (Column(heading=decision.heading, width=decision.width, style="entry", choices=listed), *others)


def _decision(row: Row, words: Words, names: Names, pictures: Pictures) -> tuple[Cell, ...]:
    addresses = row.checked.addresses
    urls = row.claim.urls
    better = row.checked.better
    seen = [each for each in addresses if each.evidence is not None]
    return (
        row_of(row, words),
        row.claim.item or cut(row.claim.stated, 20),
        name_of(row, names),
        Mark(status=FOUND_STATUS[row.found], text=result(row, words)),
        "\n".join(numbered([shown_address(url) for url in urls])),
        opened(urls[0], words.say(_p("link", "เปิด")), words) if urls else None,
        "\n".join(numbered([found_there(each, words) for each in addresses])),
        "\n".join((*reasons(row, words), *remarks(row, words))),
        f"{summed(better, words)}\n{shown_address(better.url)}" if better else None,
        opened(better.url, words.say(_p("link", "เปิด")), words) if better else None,
        _picture(seen[0].evidence, words, pictures) if seen else None,
        None,
        None,
        None,
        None,
    )


def _picture(evidence: Evidence | None, words: Words, pictures: Pictures) -> Cell:
    shown = pictures.get((evidence.url, evidence.sha256)) if evidence else None
    return File(path=shown.href, text=words.say(_("ดูภาพ"))) if shown else None


# --- the proof --------------------------------------------------------------------------------------------------------


def _addresses(told: Verification, words: Words, pictures: Pictures) -> Table:
    return Table(
        name=words.say(_p("sheet", "หลักฐานราย URL")),
        columns=columns(
            words,
            (_("แถว"), 6, "year"),
            (_("ข้อ"), 5, "code"),
            (_("URL ที่ส่ง"), 30),
            (_p("link", "เปิดดู"), 8),
            (_("ผลของ URL"), 16),
            (_("ชื่อหน้าหรือเอกสาร"), 28),
            (_("ปี"), 6, "year"),
            (_("ส่งต่อไปยัง"), 22),
            (_("เส้นทางที่พบ"), 26),
            (_("เส้นทางที่ระบุ"), 12),
            (_("เปิดเมื่อ"), 17),
            (_("SHA-256"), 24, "small"),
            (_("ภาพ"), 8),
        ),
        rows=tuple(_address(row, each, words, pictures) for row in told.rows for each in row.checked.addresses),
        empty=words.say(_("รายการนี้ไม่มี URL")),
    )


def _address(row: Row, each: Address, words: Words, pictures: Pictures) -> tuple[Cell, ...]:
    evidence = each.evidence
    return (
        row_of(row, words),
        row.claim.item,
        cut(each.url, 2_000),
        opened(each.url, words.say(_p("link", "เปิด")), words),
        words.term(CODE, each.code),
        cut(evidence.title, _TITLE) if evidence else None,
        evidence.fiscal_year if evidence else None,
        "\n".join(shown_address(hop) for hop in each.hops),
        way(evidence) if evidence else None,
        words.term(PATH, each.path),
        words.date(evidence.fetched) if evidence and evidence.fetched else None,
        cut(evidence.sha256, 64) if evidence else None,
        _picture(evidence, words, pictures),
    )


def _about(told: Verification, words: Words) -> Table:
    report, submission = told.report, told.submission
    label: Style = "code"
    said = [
        (_("หน่วยงาน"), body(report, words)),
        (_("เว็บไซต์"), Link(url=report.site["url"], text=shown_address(report.site["url"], 200))),
        (_("แบบตรวจ"), f"{report.checklist['id']} · SHA-256 {report.checklist['sha256']}"),
        (_("รายการที่ตรวจ"), cut(submission.source, 300)),
        (_("SHA-256 ของรายการ"), submission.sha256),
        (_("เลขข้อตามแบบตรวจปี"), str(submission.numbering)),
        (_("รหัสการตรวจ"), report.run["id"]),
        (_("เริ่มตรวจ"), words.date(report.run["started"])),
        (_("ผล"), _counted(told, words)),
        *((_("ปัญหาของทั้งรายการ"), words.choose(each.message_th, each.message_en)) for each in submission.problems),
        (
            _("ความหมาย"),
            words.say(_("ผลเป็นการช่วยตรวจ ไม่ใช่คำวินิจฉัย ข้อที่ตรวจไม่ได้ไม่นับเป็นความผิดของหน่วยงาน ผู้ตรวจเป็นผู้ตัดสินและบันทึกเหตุผลเอง")),
        ),
    ]
    heads = columns(words, (_("เรื่อง"), 26, label), (_("รายละเอียด"), 90))
    rows = tuple((words.say(heading), value) for heading, value in said)
    return Table(name=words.say(_p("sheet", "ที่มา")), columns=heads, rows=rows, frozen=1)


def _counted(told: Verification, words: Words) -> str:
    return " · ".join(
        words.say(_n("{kind} {count:n} แถว", kind=FOUND[kind], count=count)) for kind, count in told.counts.items()
    )
