"""What a problem of a submission's row is called, for people."""

from __future__ import annotations

from crawler.judge.wording import problem
from crawler.language import Message, Told, _, _n
from crawler.models import Problem

__all__ = ["claim_problem"]

_SENTENCES: dict[str, Message] = {
    "not_fetched": _("การตรวจครั้งนี้ไม่ได้เปิด URL นี้ จึงยังสรุปไม่ได้ ควรเปิดตรวจด้วยตนเอง"),
    "other_site": _("URL อยู่บนเว็บไซต์อื่น ({host}) และไม่พบลิงก์จากเว็บไซต์ของหน่วยงานไปยังที่นั่น"),
    "redirect_home": _("URL นี้ส่งต่อไปยังหน้าหลักของเว็บไซต์ ไม่ใช่หน้าของข้อมูล หน้าเดิมอาจถูกลบหรือย้าย"),
    "redirect_loop": _("URL นี้ถูกส่งต่อไม่รู้จบ เปิดดูไม่ได้"),
    "misnumbered": _("URL นี้แสดงข้อมูลของข้อ {item} ({name}) ไม่ใช่ข้อนี้"),
    "nothing_there": _("หน้าที่ URL นี้เปิดได้ไม่แสดงข้อมูลของข้อนี้"),
    "not_linked": _("ไม่มีทางคลิกจากหน้าหลักของเว็บไซต์ไปยัง URL นี้ ประชาชนจะหาไม่พบ"),
    "redirects": _n("URL นี้ส่งต่อไปยัง {target} ({count:n} ทอด) ควรระบุที่อยู่ปลายทางแทน"),
    "many_hops": _n("URL นี้ส่งต่อถึง {count:n} ทอดก่อนถึง {target} ควรระบุที่อยู่ปลายทางแทน"),
    "elsewhere": _("URL อยู่บน {host} ไม่ใช่เว็บไซต์ของหน่วยงาน ควรตรวจว่าเข้าถึงได้จากเว็บไซต์หลักและเปิดให้สาธารณะดู"),
    "path_differs": _("เส้นทางที่ระบุในคำอธิบายไม่นำไปถึง URL นี้ตามที่เห็นบนเว็บไซต์"),
    "not_needed": _("URL นี้ไม่ได้แสดงข้อมูลของข้อนี้ แต่ URL อื่นในแถวเดียวกันแสดงครบแล้ว"),
    "general_page": _("URL นี้เป็นหน้ารวมหรือหน้าหลัก ต้องคลิกต่อจึงจะเห็นข้อมูลของข้อนี้ ควรระบุ URL ของหน้านั้นโดยตรง"),
}


def claim_problem(code: str, url: str = "", **values: Told | str | int) -> Problem:
    """The problem `code` of the address `url`; codes that are not of rows alone are told as in any report."""
    if code not in _SENTENCES:
        return problem(code, url)
    message = _SENTENCES[code].fill(**values)
    return Problem(code=code, message_th=message.th, message_en=message.en, url=url)
