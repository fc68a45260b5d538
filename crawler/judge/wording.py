"""What a problem is called, for people: in the official register."""

from __future__ import annotations

import re

from crawler.language import Message, Told, _, any_of
from crawler.models import Problem

__all__ = ["doubtful_scan", "lost", "problem", "unreadable_reason"]

_SENTENCES: dict[str, Message] = {
    "missing": _("ไม่พบข้อมูลของข้อนี้บนเว็บไซต์ของหน่วยงาน"),
    "dead_link": _("ลิงก์เสีย เปิดแล้วไม่พบหน้าหรือไฟล์"),
    "empty_page": _("หน้านี้ยังไม่มีเนื้อหา หรืออยู่ระหว่างปรับปรุง"),
    "stale_year": _("ข้อมูลเป็นของปี {found} แต่ข้อนี้ต้องใช้ข้อมูลปี {wanted}"),
    "wrong_document": _("เนื้อหาไม่ตรงกับข้อนี้ (เป็นเรื่อง{found})"),
    "other_body": _("เป็นเอกสารของหน่วยงานอื่น ({found})"),
    "missing_element": _("ขาดองค์ประกอบ: {found}"),
    "part_not_seen": _("อ่านจากภาพสแกนแล้วไม่เห็นองค์ประกอบนี้ ซึ่งอาจอ่านไม่ครบ: {found}"),
    "off_site": _("ข้อมูลอยู่บนเว็บไซต์ภายนอกซึ่งโปรแกรมไม่ได้เปิดดูหรืออ่านไม่ได้ ควรตรวจด้วยตนเอง และนำมาไว้บนเว็บไซต์ของหน่วยงาน"),
    "login_required": _("ต้องเข้าสู่ระบบก่อนจึงจะเห็นข้อมูล ประชาชนทั่วไปเปิดดูไม่ได้"),
    "spam": _("ที่อยู่นี้แสดงโฆษณาการพนันที่มีผู้ลอบนำมาฝังไว้ ไม่ใช่เนื้อหาของหน่วยงาน ควรแจ้งผู้ดูแลเว็บไซต์ให้กู้คืนหน้าเดิมโดยด่วน"),
    "unreadable": _("พบเอกสารแล้ว แต่โปรแกรมอ่านไม่ได้หรืออ่านได้ไม่แน่ชัด ({found}) ควรเปิดตรวจด้วยตนเอง"),
    "server_error": _("เครื่องแม่ข่ายของเว็บไซต์ตอบว่าเกิดข้อผิดพลาดขณะเปิดหน้านี้ ควรเปิดตรวจอีกครั้ง"),
    "blocked": _("เว็บไซต์ไม่อนุญาตให้โปรแกรมเปิดหน้านี้ ควรเปิดตรวจด้วยตนเอง"),
    "timeout": _("เว็บไซต์ไม่ตอบภายในเวลาที่กำหนด หรือตอบไม่ครบถ้วน ควรเปิดตรวจอีกครั้ง"),
    "tls": _("ใบรับรองหรือการเข้ารหัส HTTPS ของหน้านี้ใช้ไม่ได้ โปรแกรมจึงไม่ได้เปิดดู ควรเปิดตรวจด้วยตนเอง และแจ้งผู้ดูแลเว็บไซต์ให้แก้ไข"),
    "robots": _("ไฟล์ robots.txt ของเว็บไซต์ห้ามโปรแกรมเปิดหน้านี้ ควรเปิดตรวจด้วยตนเอง"),
    "not_fetched": _(
        "พบลิงก์ของข้อนี้ แต่โปรแกรมยังไม่ได้เปิดดู (ครบจำนวนหน้า เวลา หรือขนาดข้อมูลที่กำหนด หรือถูกส่งต่อไม่รู้จบ) ควรเปิดตรวจด้วยตนเอง"
    ),
    "unfinished": _("การสำรวจเว็บไซต์ยังไม่ครบ จึงยังสรุปไม่ได้ว่ามีข้อมูลของข้อนี้หรือไม่ ควรตรวจให้ครบหรือเปิดตรวจด้วยตนเอง"),
    "needs_browser": _(
        "หน้านี้แสดงเนื้อหาด้วยโปรแกรมในเบราว์เซอร์ (JavaScript) ซึ่งการตรวจครั้งนี้ไม่เห็น ควรเปิดตรวจด้วยตนเอง หรือตรวจใหม่โดยใช้เบราว์เซอร์"
    ),
    "tool_fault": _("โปรแกรมขัดข้องขณะตรวจหน้านี้ ไม่ใช่ความผิดของเว็บไซต์ ควรเปิดตรวจด้วยตนเอง"),
    "index": _("เป็นหน้ารวมลิงก์ ไม่มีเนื้อหาในตัว"),
    "old_link": _("ลิงก์บอกว่าเป็นของปีอื่น จึงไม่จำเป็นต้องเปิดดู"),
    "elsewhere": _("ไม่พบว่าเป็นเนื้อหาของข้อนี้"),
    "ok": _("มีหลักฐานอื่นที่ครบถ้วนกว่า"),
}

_MEMBER = re.compile(r"archive: not read: (.+?) – ([^;]*)")
# By how a reader's reason begins: what it means, and what to do. The first that fits is taken.
_UNREADABLE: dict[str, Message] = {
    "needs a program": _("เครื่องนี้ต้องติดตั้ง {programs} ก่อน ดูวิธีได้ด้วยคำสั่ง oit doctor แล้วตรวจใหม่"),
    "scan": _("เป็นเอกสารสแกน หน่วยงานควรเผยแพร่ไฟล์ที่ค้นหาข้อความได้"),
    "image": _("เป็นรูปภาพ หน่วยงานควรเผยแพร่เป็นข้อความหรือเอกสาร"),
    "encrypted": _("ไฟล์มีรหัสผ่าน หน่วยงานควรเผยแพร่ไฟล์ที่เปิดได้โดยไม่ต้องใช้รหัสผ่าน"),
    "damaged: the reading program": _("โปรแกรมขัดข้องขณะอ่านไฟล์นี้ ควรตรวจใหม่อีกครั้ง"),
    "damaged": _("ไฟล์เสียหายหรือไม่ครบถ้วน หน่วยงานควรเผยแพร่ไฟล์ใหม่"),
    "empty": _("ไฟล์ไม่มีข้อความ หน่วยงานควรเผยแพร่ไฟล์ใหม่"),
    "too": _("ไฟล์ใหญ่เกินกำหนด หน่วยงานควรแบ่งเป็นหลายไฟล์หรือลดขนาด"),
    "timeout": _("อ่านไม่เสร็จภายในเวลาที่กำหนด ควรตรวจใหม่อีกครั้ง"),
    "archive": _("เป็นไฟล์บีบอัดซ้อนกัน หน่วยงานควรเผยแพร่เอกสารแต่ละไฟล์แยกกัน"),
    "format": _("เป็นรูปแบบไฟล์ที่โปรแกรมไม่รองรับ หน่วยงานควรเผยแพร่เป็น PDF, Word หรือ Excel"),
    "": _("ไม่มีข้อความที่อ่านได้ อาจเป็นเอกสารสแกนหรือรูปภาพ"),
}

_DOUBTFUL_SCANS = {
    "scan_year": _("ปี {year} อ่านได้จากภาพสแกนเท่านั้น ไม่มีข้อความลิงก์หรือชื่อไฟล์ยืนยัน"),
    "scan_no_year": _("เป็นเอกสารสแกนและไม่พบปีของข้อมูล"),
    "scan_years": _("ปีในภาพสแกน ({year}) ไม่ตรงกับข้อความลิงก์หรือชื่อไฟล์"),
    "scan_other_year": _("ปีที่อ่านได้จากภาพสแกนคือ {year} ซึ่งอาจอ่านผิด"),
    "scan_content": _("อ่านจากภาพสแกนแล้วเนื้อหาอาจไม่ตรงกับข้อนี้"),
    "scan_part": _("อ่านจากภาพสแกนแล้วไม่พบองค์ประกอบบางส่วน"),
}


def doubtful_scan(detail: str, year: int | None) -> Message:
    """What a person should look at on a scan that was read by OCR."""
    return _DOUBTFUL_SCANS[detail].fill(year=year)


def problem(
    code: str, url: str = "", *, found: Told | str = "", wanted: Told | str = "", sentence: str = ""
) -> Problem:
    """The problem `code`. `found` is what was found instead, `wanted` the years; `sentence` names another
    sentence than that of the code."""
    message = lost(sentence or code, found, wanted)
    return Problem(code=code, message_th=message.th, message_en=message.en, url=url)


def lost(code: str, found: Told | str, wanted: Told | str) -> Message:
    """Why a candidate was not chosen."""
    return _SENTENCES[code].fill(found=found, wanted=wanted)


def unreadable_reason(reason: str) -> Told:
    """A reader's reason ("scan: no text layer") in words for people, with what to do about it."""
    if member := _MEMBER.match(reason):
        return _("{file}: {reason}", file=member[1], reason=unreadable_reason(member[2]))
    text = next(words for start, words in _UNREADABLE.items() if reason.startswith(start))
    return text.fill(programs=any_of(reason.partition(": ")[2].split(" or ")))
