"""What a problem is called, for people: Thai in the official register, and English."""

from __future__ import annotations

import re

from crawler.checklist import Item
from crawler.models import Problem

__all__ = ["doubtful_scan", "lost", "problem", "unreadable_reason"]

_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": (
        "ไม่พบข้อมูลของข้อนี้บนเว็บไซต์ของหน่วยงาน",
        "Nothing for this item was found on the body's website",
    ),
    "dead_link": (
        "ลิงก์เสีย เปิดแล้วไม่พบหน้าหรือไฟล์",
        "Dead link: the page or file is not there",
    ),
    "empty_page": (
        "หน้านี้ยังไม่มีเนื้อหา หรืออยู่ระหว่างปรับปรุง",
        "The page holds nothing yet, or is under construction",
    ),
    "stale_year": (
        "ข้อมูลเป็นของปี {found} แต่ข้อนี้ต้องใช้ข้อมูลปี {wanted}",
        "The data is of {found}; this item asks for {wanted}",
    ),
    "wrong_document": (
        "เนื้อหาไม่ตรงกับข้อนี้ (เป็นเรื่อง{found})",
        "The content is something else ({found})",
    ),
    "other_body": (
        "เป็นเอกสารของหน่วยงานอื่น ({found})",
        "The document is another body's ({found})",
    ),
    "missing_element": (
        "ขาดองค์ประกอบ: {found}",
        "A required part is missing: {found}",
    ),
    "part_not_seen": (
        "อ่านจากภาพสแกนแล้วไม่เห็นองค์ประกอบนี้ ซึ่งอาจอ่านไม่ครบ: {found}",
        "Not seen on the scan, which may have been misread: {found}",
    ),
    "off_site": (
        "ข้อมูลอยู่บนเว็บไซต์ภายนอกซึ่งโปรแกรมไม่ได้เปิดดูหรืออ่านไม่ได้ ควรตรวจด้วยตนเอง และนำมาไว้บนเว็บไซต์ของหน่วยงาน",
        "The data lies on another website, not opened or not readable: look yourself, and put the file on the own site",
    ),
    "login_required": (
        "ต้องเข้าสู่ระบบก่อนจึงจะเห็นข้อมูล ประชาชนทั่วไปเปิดดูไม่ได้",
        "The data is behind a login; the public can't see it",
    ),
    "spam": (
        "ที่อยู่นี้แสดงโฆษณาการพนันที่มีผู้ลอบนำมาฝังไว้ ไม่ใช่เนื้อหาของหน่วยงาน ควรแจ้งผู้ดูแลเว็บไซต์ให้กู้คืนหน้าเดิมโดยด่วน",
        "Gambling advertising that intruders put there, and nothing of the body's: have the page restored at once",
    ),
    "unreadable": (
        "พบเอกสารแล้ว แต่โปรแกรมอ่านไม่ได้หรืออ่านได้ไม่แน่ชัด ({found}) ควรเปิดตรวจด้วยตนเอง",
        "The document is there, but the tool can't read it, or not for certain ({found}): look yourself",
    ),
    "server_error": (
        "เครื่องแม่ข่ายของเว็บไซต์ตอบว่าเกิดข้อผิดพลาดขณะเปิดหน้านี้ ควรเปิดตรวจอีกครั้ง",
        "The site's server answered with an error for this page: look again",
    ),
    "blocked": (
        "เว็บไซต์ไม่อนุญาตให้โปรแกรมเปิดหน้านี้ ควรเปิดตรวจด้วยตนเอง",
        "The site refused to show this page to the tool: look yourself",
    ),
    "timeout": (
        "เว็บไซต์ไม่ตอบภายในเวลาที่กำหนด หรือตอบไม่ครบถ้วน ควรเปิดตรวจอีกครั้ง",
        "The site did not answer in time, or not in full: look again",
    ),
    "tls": (
        "ใบรับรองหรือการเข้ารหัส HTTPS ของหน้านี้ใช้ไม่ได้ โปรแกรมจึงไม่ได้เปิดดู ควรเปิดตรวจด้วยตนเอง และแจ้งผู้ดูแลเว็บไซต์ให้แก้ไข",
        "The page's HTTPS certificate or encryption can't be used, so it was not read: look yourself; have it mended",
    ),
    "robots": (
        "ไฟล์ robots.txt ของเว็บไซต์ห้ามโปรแกรมเปิดหน้านี้ ควรเปิดตรวจด้วยตนเอง",
        "The site's robots.txt keeps programs from this page: look yourself",
    ),
    "not_fetched": (
        "พบลิงก์ของข้อนี้ แต่โปรแกรมยังไม่ได้เปิดดู (ครบจำนวนหน้า เวลา หรือขนาดข้อมูลที่กำหนด หรือถูกส่งต่อไม่รู้จบ) ควรเปิดตรวจด้วยตนเอง",
        "A link for this item was found, but not opened (limit of pages, time or size, or redirects without end): "
        "look yourself",
    ),
    "unfinished": (
        "การสำรวจเว็บไซต์ยังไม่ครบ จึงยังสรุปไม่ได้ว่ามีข้อมูลของข้อนี้หรือไม่ ควรตรวจให้ครบหรือเปิดตรวจด้วยตนเอง",
        "The site was not looked through to the end, so nothing can be said yet: finish the audit, or look yourself",
    ),
    "needs_browser": (
        "หน้านี้แสดงเนื้อหาด้วยโปรแกรมในเบราว์เซอร์ (JavaScript) ซึ่งการตรวจครั้งนี้ไม่เห็น ควรเปิดตรวจด้วยตนเอง "
        "หรือตรวจใหม่โดยใช้เบราว์เซอร์",
        "The page shows its content by a program in the browser (JavaScript), which was not seen: look yourself, or "
        "audit again with a browser",
    ),
    "tool_fault": (
        "โปรแกรมขัดข้องขณะตรวจหน้านี้ ไม่ใช่ความผิดของเว็บไซต์ ควรเปิดตรวจด้วยตนเอง",
        "The tool failed on this page; the site is not to blame: look yourself",
    ),
    "index": ("เป็นหน้ารวมลิงก์ ไม่มีเนื้อหาในตัว", "A list of links, with nothing of its own"),
    "old_link": (
        "ลิงก์บอกว่าเป็นของปีอื่น จึงไม่จำเป็นต้องเปิดดู",
        "Its link says that it is of another year, so there was no need to open it",
    ),
    "elsewhere": ("ไม่พบว่าเป็นเนื้อหาของข้อนี้", "Does not say that it is this item"),
    "ok": ("มีหลักฐานอื่นที่ครบถ้วนกว่า", "Other evidence shows more"),
}

_MEMBER = re.compile(r"archive: not read: (.+?) – ([^;]*)")
# By how a reader's reason begins: what it means, and what to do. The first that fits is taken.
_UNREADABLE: dict[str, tuple[str, str]] = {
    "needs a program": (
        "เครื่องนี้ต้องติดตั้ง {thai} ก่อน ดูวิธีได้ด้วยคำสั่ง oit doctor แล้วตรวจใหม่",
        "this computer needs {english}: `oit doctor` says how to get it; then audit again",
    ),
    "scan": (
        "เป็นเอกสารสแกน หน่วยงานควรเผยแพร่ไฟล์ที่ค้นหาข้อความได้",
        "a scan; the body should publish a file whose text can be searched",
    ),
    "image": (
        "เป็นรูปภาพ หน่วยงานควรเผยแพร่เป็นข้อความหรือเอกสาร",
        "a picture; the body should publish text or a document",
    ),
    "encrypted": (
        "ไฟล์มีรหัสผ่าน หน่วยงานควรเผยแพร่ไฟล์ที่เปิดได้โดยไม่ต้องใช้รหัสผ่าน",
        "the file has a password; the body should publish one that opens without",
    ),
    "damaged: the reading program": (
        "โปรแกรมขัดข้องขณะอ่านไฟล์นี้ ควรตรวจใหม่อีกครั้ง",
        "the tool failed while it read this file; audit again",
    ),
    "damaged": (
        "ไฟล์เสียหายหรือไม่ครบถ้วน หน่วยงานควรเผยแพร่ไฟล์ใหม่",
        "the file is damaged or incomplete; the body should publish it anew",
    ),
    "empty": (
        "ไฟล์ไม่มีข้อความ หน่วยงานควรเผยแพร่ไฟล์ใหม่",
        "the file holds no text; the body should publish it anew",
    ),
    "too": (
        "ไฟล์ใหญ่เกินกำหนด หน่วยงานควรแบ่งเป็นหลายไฟล์หรือลดขนาด",
        "the file is too large; the body should split it or make it smaller",
    ),
    "timeout": (
        "อ่านไม่เสร็จภายในเวลาที่กำหนด ควรตรวจใหม่อีกครั้ง",
        "reading it took too long; audit again",
    ),
    "archive": (
        "เป็นไฟล์บีบอัดซ้อนกัน หน่วยงานควรเผยแพร่เอกสารแต่ละไฟล์แยกกัน",
        "an archive inside another; the body should publish each document by itself",
    ),
    "format": (
        "เป็นรูปแบบไฟล์ที่โปรแกรมไม่รองรับ หน่วยงานควรเผยแพร่เป็น PDF, Word หรือ Excel",
        "a format that the tool does not know; the body should publish PDF, Word or Excel",
    ),
    "": ("ไม่มีข้อความที่อ่านได้ อาจเป็นเอกสารสแกนหรือรูปภาพ", "no text that can be read; a picture or a scan, perhaps"),
}

_DOUBTFUL_SCANS = {
    "scan_year": (
        "ปี {year} อ่านได้จากภาพสแกนเท่านั้น ไม่มีข้อความลิงก์หรือชื่อไฟล์ยืนยัน",
        "the year {year} was seen in the scan only, not in its link or file name",
    ),
    "scan_no_year": ("เป็นเอกสารสแกนและไม่พบปีของข้อมูล", "a scan on which no year was found"),
    "scan_years": (
        "ปีในภาพสแกน ({year}) ไม่ตรงกับข้อความลิงก์หรือชื่อไฟล์",
        "the scan says {year}, its link or file name another year",
    ),
    "scan_other_year": (
        "ปีที่อ่านได้จากภาพสแกนคือ {year} ซึ่งอาจอ่านผิด",
        "the scan seems to say {year}, which may be misread",
    ),
    "scan_content": ("อ่านจากภาพสแกนแล้วเนื้อหาอาจไม่ตรงกับข้อนี้", "a scan that seems to be something else"),
    "scan_part": ("อ่านจากภาพสแกนแล้วไม่พบองค์ประกอบบางส่วน", "a scan on which a required part was not seen"),
}


def doubtful_scan(detail: str, year: int | None) -> tuple[str, str]:
    """What a person should look at on a scan that was read by OCR, in Thai and English."""
    thai, english = _DOUBTFUL_SCANS[detail]
    return thai.format(year=year), english.format(year=year)


def problem(
    code: str,
    item: Item,
    url: str = "",
    *,
    found: tuple[str, str] = ("", ""),
    wanted: str = "",
    sentence: str = "",
) -> Problem:
    """The problem `code` of `item`. `found` is what was found instead, in Thai and English; `wanted` the years;
    `sentence` names another sentence than that of the code."""
    thai, english = _SENTENCES[sentence or code]
    return Problem(
        code=code,
        message_th=thai.format(found=found[0], wanted=wanted, item=item.name_th),
        message_en=english.format(found=found[1], wanted=wanted, item=item.name_en),
        url=url,
    )


def lost(code: str, found: tuple[str, str], wanted: str) -> tuple[str, str]:
    """Why a candidate was not chosen."""
    thai, english = _SENTENCES[code]
    return thai.format(found=found[0], wanted=wanted), english.format(found=found[1], wanted=wanted)


def unreadable_reason(reason: str) -> tuple[str, str]:
    """A reader's reason ("scan: no text layer") in words for people, with what to do about it."""
    if member := _MEMBER.match(reason):
        thai, english = unreadable_reason(member[2])
        return f"{member[1]}: {thai}", f"{member[1]}: {english}"
    thai, english = next(words for start, words in _UNREADABLE.items() if reason.startswith(start))
    programs = reason.partition(": ")[2]
    return thai.format(thai=programs.replace(" or ", " หรือ ")), english.format(english=programs)
