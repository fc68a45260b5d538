"""The words for every code that a report tells, by subject. A code that is not here is told as it is."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.language import Message, _, _n, _p

__all__ = [
    "ACCESS",
    "BASIS",
    "CHANGE",
    "DECISION",
    "FOUND",
    "GAIN",
    "KIND",
    "LAPSE",
    "LEAD",
    "LEVEL",
    "MODELS",
    "NEEDS_BROWSER",
    "SEEN_IN",
    "SKIPPED",
    "STATUS",
    "STOPPED",
    "TEXT_SOURCE",
    "TLS",
    "TLS_FIX",
]

Terms = Mapping[str, Message]

STATUS: Terms = {
    "met": _("ครบถ้วน"),
    "partial": _("ไม่ครบ"),
    "missing": _("ไม่พบ"),
    "unverifiable": _("ตรวจไม่ได้"),
    "not_applicable": _("ไม่เกี่ยวข้อง"),
}
"""What an item was found to be."""

LEVEL: Terms = {
    "required": _("ต้องมี"),
    "advisory": _("ควรมี"),
}
"""Whether a part must be there."""

BASIS: Terms = {
    "published": _("ประกาศไว้"),
    "practice": _("แนวปฏิบัติ"),
    "recalled": _("จากความจำ ยังไม่ยืนยัน"),
}
"""How sure it is that a part is asked for."""

FOUND: Terms = {
    "yes": _("พบ"),
    "no": _("ไม่พบ"),
    "unknown": _("ตรวจไม่ได้"),
}
"""Whether a part was seen."""

KIND: Terms = {
    "page": _("หน้าเว็บ"),
    "pdf": _("PDF"),
    "docx": _("Word"),
    "xlsx": _("Excel"),
    "pptx": _("PowerPoint"),
    "csv": _("CSV"),
    "image": _("ภาพ"),
    "zip": _("ZIP/RAR"),
    "text": _("ข้อความ"),
    "json": _("ข้อมูล JSON"),
    "other": _("ไฟล์อื่น"),
}
"""What evidence is made of."""

TEXT_SOURCE: Terms = {
    "ocr": _("อ่านจากภาพ"),
    "none": _("อ่านข้อความไม่ได้"),
}
"""Where the text of evidence comes from, other than from the file itself."""

ACCESS: Terms = {
    "blocked": _n("เว็บไซต์ปฏิเสธการเข้าถึง {count:n} ครั้ง"),
    "timeout": _n("รอคำตอบเกินเวลา {count:n} ครั้ง"),
    "dns": _n("หาที่อยู่ของเครื่องแม่ข่ายไม่พบ {count:n} ครั้ง"),
    "name_server": _n("ค้นหาที่อยู่ของเครื่องแม่ข่ายไม่ได้ในขณะนั้น {count:n} ครั้ง"),
    "refused": _n("เครื่องแม่ข่ายไม่รับการเชื่อมต่อ {count:n} ครั้ง"),
    "reset": _n("การเชื่อมต่อถูกตัด {count:n} ครั้ง"),
    "tls": _n("ใบรับรองความปลอดภัยมีปัญหา {count:n} ครั้ง"),
    "protocol": _n("เครื่องแม่ข่ายตอบผิดรูปแบบ {count:n} ครั้ง"),
    "too_large": _n("ไฟล์ใหญ่เกินกำหนด {count:n} ไฟล์"),
    "private_address": _n("พบที่อยู่ภายในเครือข่ายซึ่งโปรแกรมไม่เปิด {count:n} ครั้ง"),
    "tool_fault": _n("โปรแกรมขัดข้องเอง {count:n} ครั้ง"),
    "server_error": _n("เครื่องแม่ข่ายขัดข้อง {count:n} ครั้ง"),
    "refused_by_site": _n("เว็บไซต์ไม่อนุญาตให้เปิด {count:n} หน้า"),
}
"""Why a page or file did not come, and how often."""

TLS: Terms = {
    "expired": _("ใบรับรอง HTTPS หมดอายุแล้ว"),
    "not_yet_valid": _("ใบรับรอง HTTPS ยังไม่ถึงวันเริ่มใช้"),
    "self_signed": _("ใบรับรอง HTTPS ออกโดยเว็บไซต์เองหรือโดยผู้ออกที่เบราว์เซอร์ไม่รู้จัก"),
    "wrong_name": _("ใบรับรอง HTTPS ออกให้เว็บไซต์ชื่ออื่น"),
    "incomplete_chain": _("เครื่องแม่ข่ายไม่มีใบรับรองของผู้ออกใบรับรอง HTTPS"),
    "old_protocol": _("การเข้ารหัส HTTPS เป็นรุ่นเก่าที่ไม่ปลอดภัยแล้ว"),
    "other": _("ใบรับรองหรือการเข้ารหัส HTTPS ใช้ไม่ได้"),
}
"""What is wrong with the HTTPS of a host."""

TLS_FIX: Terms = {
    "expired": _("โปรดต่ออายุใบรับรอง และตั้งให้ต่ออายุโดยอัตโนมัติ"),
    "not_yet_valid": _("โปรดติดตั้งใบรับรองที่ใช้ได้แล้วในขณะนี้ และตรวจสอบวันที่ของเครื่องแม่ข่าย"),
    "self_signed": _("โปรดติดตั้งใบรับรองจากผู้ออกที่เบราว์เซอร์เชื่อถือ"),
    "wrong_name": _("โปรดติดตั้งใบรับรองที่ระบุชื่อ {host}"),
    "incomplete_chain": _("โปรดติดตั้งใบรับรองของผู้ออก (intermediate certificate) บนเครื่องแม่ข่ายให้ครบ"),
    "old_protocol": _("โปรดเปิดใช้ TLS 1.2 ขึ้นไป พร้อมวิธีเข้ารหัสและกุญแจที่เป็นปัจจุบัน"),
    "other": _("โปรดตรวจสอบการตั้งค่า HTTPS ของเครื่องแม่ข่าย"),
}
"""What mends it."""

STOPPED: Terms = {
    "all_items_settled": _("ตัดสินได้ครบทุกข้อแล้ว"),
    "nothing_promising": _("หน้าที่เหลือไม่น่าจะมีหลักฐานของข้อที่ยังขาดแล้ว"),
    "frontier_empty": _("เปิดดูครบทุกหน้าที่พบ"),
    "budget": _("ครบจำนวนหน้าหรือเวลาที่กำหนดไว้ หรือขนาดข้อมูลที่กำหนดไว้ ก่อนจะเปิดดูครบ"),
    "interrupted": _("ถูกสั่งหยุดก่อนจะเปิดดูครบ"),
    "site_unreachable": _("ติดต่อเว็บไซต์ไม่ได้"),
}
"""Why an audit ended."""

SKIPPED: Terms = {
    "robots": _("เว็บไซต์ขอไม่ให้โปรแกรมเปิด (robots.txt)"),
    "scope": _("อยู่นอกเว็บไซต์ของหน่วยงาน"),
    "trap": _("หน้าที่สร้างต่อกันไม่รู้จบ เช่น ปฏิทิน"),
    "action": _("ลิงก์ที่สั่งให้เว็บไซต์ทำการแทนผู้เปิด เช่น ลงคะแนน ลบข้อมูล ออกจากระบบ"),
    "budget": _("ครบจำนวนหน้า เวลา หรือขนาดข้อมูลที่กำหนดไว้ก่อน"),
    "duplicate": _("ซ้ำกับหน้าที่เปิดแล้ว"),
    "too_large": _("ไฟล์ใหญ่เกินกำหนด"),
    "media": _("ไฟล์เสียง วิดีโอ หรือไฟล์ที่ไม่มีข้อความ"),
    "login": _("ต้องเข้าสู่ระบบก่อน"),
    "depth": _("อยู่ลึกเกินกำหนด"),
    "private_address": _("เป็นที่อยู่ภายในเครือข่าย"),
    "unlikely": _("ไม่น่าจะมีหลักฐานของข้อที่ยังขาด เมื่อดูจากหน้าแบบเดียวกันที่เปิดแล้ว"),
    "sampled": _("เป็นหน้าแบบเดียวกับหน้าที่เปิดดูแล้วจำนวนหนึ่ง เช่น ข่าวย้อนหลัง"),
    "settled": _("ตัดสินได้ครบทุกข้อแล้ว จึงไม่ต้องเปิดดูต่อ"),
    "unreachable": _("ติดต่อเว็บไซต์ไม่ได้"),
    "spam": _("เป็นหน้าโฆษณาการพนันที่มีผู้ลอบนำมาฝังไว้ โปรแกรมจึงไม่เปิด"),
    "redirects": _("ส่งต่อไปหน้าอื่นหลายทอดเกินไป"),
    "waiting": _("ยังไม่ถึงคิวเปิด สั่งคำสั่ง oit audit เดิมเพื่อตรวจต่อ"),
}
"""Why an address was not opened."""

NEEDS_BROWSER: Terms = {
    "app_shell": _("หน้าว่างที่ JavaScript จะเติมเนื้อหา"),
    "asks_for_script": _("หน้าที่ขอให้เปิดใช้ JavaScript"),
    "no_text": _("หน้าที่ไม่มีข้อความและลิงก์"),
    "empty_menu": _("หน้าที่เมนูว่าง"),
}
"""What showed that a page needs a browser."""

MODELS: Terms = {
    "sub-mean-0-100": _("เฉลี่ยข้อในตัวชี้วัดย่อย แล้วเฉลี่ยตัวชี้วัดย่อย"),
    "flat-mean": _("เฉลี่ยทุกข้อในตัวชี้วัด"),
}
"""How scores are rolled up."""

SEEN_IN: Terms = {
    "title": _("ชื่อเรื่อง"),
    "heading": _("หัวข้อ"),
    "body": _("เนื้อหา"),
    "ocr": _("อ่านจากภาพ"),
}
"""In which part of a document a year stands."""

GAIN: Terms = {
    "9": _("ตัวชี้วัดที่ 9"),
    "10": _("ตัวชี้วัดที่ 10"),
    "oit": _p("gain", "คะแนน OIT"),
}
"""What a fix adds points to."""

LEAD: Terms = {
    "hub": _("หน้ารวมข้อมูล ITA:"),
    "old_hub": _("หน้ารวมข้อมูล ITA ของปีอื่น:"),
    "menu": _("เมนูของเว็บไซต์:"),
    "link": _("ลิงก์ในหน้า:"),
    "title": _("ชื่อเรื่องของหน้าหรือเอกสาร:"),
    "heading": _("หัวข้อในหน้า:"),
}
"""What announces an item."""

CHANGE: Terms = {
    "missing": _("เมื่อเผยแพร่ข้อมูลของข้อนี้ และมีลิงก์จากเมนูหรือหน้ารวมข้อมูล ITA ที่เรียกชื่อตรงกับข้อ"),
    "dead_link": _("เมื่อลิงก์เปิดหน้าหรือไฟล์ได้"),
    "empty_page": _("เมื่อหน้านี้มีเนื้อหาของข้อ"),
    "stale_year": _("เมื่อเผยแพร่ฉบับของปี {years}"),
    "wrong_document": _("เมื่อลิงก์ของข้อนี้นำไปยังเอกสารที่มีเนื้อหาตรงกับข้อ"),
    "other_body": _("เมื่อเผยแพร่เอกสารของหน่วยงานเอง"),
    "off_site": _("เมื่อนำเอกสารมาไว้บนเว็บไซต์ของหน่วยงาน หรือเมื่อเปิดดูด้วยตนเองแล้วพบว่าครบถ้วน"),
    "login_required": _("เมื่อประชาชนเปิดดูได้โดยไม่ต้องเข้าสู่ระบบ"),
    "spam": _("เมื่อกู้คืนหน้าเดิมของหน่วยงานแล้ว"),
    "unreadable": _("เมื่อเผยแพร่ไฟล์ที่ค้นหาข้อความได้ หรือเมื่อเปิดดูด้วยตนเองแล้วพบว่าครบถ้วน"),
    "server_error": _("เมื่อเครื่องแม่ข่ายเปิดหน้านี้ได้และตรวจใหม่"),
    "blocked": _("เมื่อเว็บไซต์ยอมให้เปิดหน้านี้ หรือเมื่อเปิดดูด้วยตนเองแล้วพบว่าครบถ้วน"),
    "timeout": _("เมื่อเว็บไซต์ตอบทันเวลาและตรวจใหม่"),
    "tls": _("เมื่อแก้ใบรับรอง HTTPS แล้วและตรวจใหม่"),
    "robots": _("เมื่อแก้ robots.txt ให้เปิดหน้านี้ได้ หรือเมื่อเปิดดูด้วยตนเองแล้วพบว่าครบถ้วน"),
    "not_fetched": _("เมื่อตรวจใหม่โดยเพิ่มจำนวนหน้าหรือเวลา หรือเมื่อเปิดดูด้วยตนเองแล้วพบว่าครบถ้วน"),
    "unfinished": _("เมื่อตรวจเว็บไซต์จนครบ"),
    "needs_browser": _("เมื่อตรวจใหม่โดยใช้เบราว์เซอร์ หรือเมื่อเปิดดูด้วยตนเองแล้วพบว่าครบถ้วน"),
    "tool_fault": _("เมื่อตรวจใหม่ หรือเมื่อเปิดดูด้วยตนเองแล้วพบว่าครบถ้วน"),
}
"""What would change the verdict on an item with this problem."""

DECISION: Terms = {
    "in_force": _("มีผล"),
    "lapsed": _("สิ้นผล"),
    "expired": _("พ้นกำหนด"),
    "withdrawn": _("ถอนแล้ว"),
    "replaced": _("มีคำวินิจฉัยใหม่แทนแล้ว"),
}
"""What became of a decision."""

LAPSE: Terms = {
    "changed": _("หลักฐานที่ใช้วินิจฉัยมีเนื้อหาเปลี่ยนไป"),
    "gone": _("หลักฐานที่ใช้วินิจฉัยไม่มีบนเว็บไซต์แล้ว"),
    "new": _("พบหลักฐานใหม่ที่ผู้วินิจฉัยยังไม่ได้ดู"),
}
"""Why a decision lapsed."""
