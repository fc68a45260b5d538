"""Why an item changed, in a sentence that blames nobody for what the tool could not see."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.compare import Cause, CauseKind
from crawler.language import Message, _
from crawler.report import terms
from crawler.report.plain import shown_address

__all__ = ["why"]

_WHY: Mapping[CauseKind, Message] = {
    "removed": _("หลักฐานเดิมไม่อยู่แล้ว เครื่องแม่ข่ายตอบว่าไม่พบ (รหัส {code})"),
    "moved": _("หลักฐานย้ายไปอยู่ที่ {target}"),
    "redirected": _("ที่อยู่ของหลักฐานเดิมพาไปที่ {target} ซึ่งไม่ใช่หลักฐานของข้อนี้"),
    "replaced": _("มีเอกสารหรือหน้าอื่นมาแทนที่ในที่อยู่เดิม"),
    "edited": _("เนื้อหาในที่อยู่เดิมถูกแก้ไข"),
    "unlinked": _("ไม่พบลิงก์ไปยังหลักฐานเดิมในหน้าที่เปิดดู"),
    "outranked": _("หลักฐานเดิมยังอยู่ แต่ครั้งนี้ใช้หน้าหรือเอกสารอื่นเป็นหลักฐาน"),
    "added": _("พบหน้าหรือเอกสารที่ครั้งก่อนไม่มี"),
    "returned": _("ครั้งก่อนเปิดดูไม่ได้ ครั้งนี้เปิดดูได้แล้ว"),
    "unreachable": _("เปิดดูไม่ได้ เพราะ{trouble} จึงยังไม่ทราบว่าหลักฐานยังอยู่หรือไม่"),
    "robots": _("robots.txt ของเว็บไซต์ขอไม่ให้โปรแกรมเปิดหน้านี้"),
    "unopened": _("ครั้งนี้ไม่ได้เปิดดู ({reason})"),
    "unread": _("เปิดได้ แต่โปรแกรมอ่านเนื้อหาไม่ได้"),
    "checklist": _("รายการตรวจเปลี่ยนไป หลักฐานบนเว็บไซต์ไม่ได้เปลี่ยน"),
    "tool": _("โปรแกรมเปลี่ยนจากรุ่น {code} เป็นรุ่น {target} หลักฐานบนเว็บไซต์ไม่ได้เปลี่ยน"),
    "elsewhere": _("หลักฐานไม่ได้เปลี่ยน แต่ส่วนอื่นของเว็บไซต์เปลี่ยน เช่น เมนูหรือหน้าที่ลิงก์มา"),
    "unknown": _("บอกสาเหตุไม่ได้ เพราะไม่มีข้อมูลดิบของการตรวจครั้งใดครั้งหนึ่งเก็บไว้แล้ว"),
}

_TROUBLE: Mapping[str, Message] = {
    "blocked": _("เว็บไซต์ปฏิเสธการเข้าถึง"),
    "timeout": _("รอคำตอบเกินเวลา"),
    "dns": _("หาที่อยู่ของเครื่องแม่ข่ายไม่พบ"),
    "name_server": _("ค้นหาที่อยู่ของเครื่องแม่ข่ายไม่ได้ในขณะนั้น"),
    "refused": _("เครื่องแม่ข่ายไม่รับการเชื่อมต่อ"),
    "reset": _("การเชื่อมต่อถูกตัด"),
    "tls": _("ใบรับรองความปลอดภัยมีปัญหา"),
    "protocol": _("เครื่องแม่ข่ายตอบผิดรูปแบบ"),
    "server_error": _("เครื่องแม่ข่ายขัดข้อง"),
    "refused_by_site": _("เว็บไซต์ไม่อนุญาตให้เปิด"),
    "redirects": _("เว็บไซต์ส่งต่อไปหน้าอื่นหลายทอดเกินไป"),
}
"""Why there was no answer to use."""

_UNOPENED: Mapping[str, Message] = {
    "not_fetched": _("ครบจำนวนหน้าหรือเวลาที่กำหนดไว้ก่อน"),
    "unfinished": _("การตรวจหยุดก่อนจะเปิดดูครบ"),
}


def why(cause: Cause) -> Message:
    """The sentence. What it names of addresses is made harmless, but not escaped for any output."""
    code = cause.code[:40]
    if cause.kind == "removed" and code == "dead_link":
        return _("หลักฐานเดิมไม่อยู่แล้ว ที่อยู่เดิมแสดงข้อความว่าไม่พบ")
    return _WHY[cause.kind].fill(
        code=code,
        target=cause.target if cause.kind == "tool" else shown_address(cause.target),
        trouble=_TROUBLE.get(code, code),
        reason=_UNOPENED.get(code) or terms.SKIPPED.get(code, code),
    )
