"""What to tell a person whose site could not be reached."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.errors import SiteUnreachable
from crawler.language import Message, _
from crawler.models import Fetched

__all__ = ["explain_unreachable"]

_WHAT_HAPPENED: dict[str, Message] = {
    "dns": _(
        "ไม่พบชื่อเว็บไซต์ {host} กรุณาตรวจตัวสะกดของที่อยู่และการเชื่อมต่ออินเทอร์เน็ตของเครื่องนี้ "
        "หากถูกต้องแล้ว โดเมนอาจหมดอายุ กรุณาแจ้งผู้ดูแลโดเมน"
    ),
    "name_server": _(
        "ค้นหาที่อยู่ของ {host} ในขณะนี้ไม่ได้ กรุณาตรวจการเชื่อมต่ออินเทอร์เน็ตของเครื่องนี้ แล้วลองใหม่ภายหลัง หากยังเป็นอยู่ กรุณาแจ้งผู้ดูแลโดเมน"
    ),
    "refused": _("เครื่องแม่ข่ายของ {host} ไม่รับการเชื่อมต่อ กรุณาลองเปิดเว็บไซต์ด้วยเบราว์เซอร์ หากเปิดไม่ได้เช่นกัน กรุณาแจ้งผู้ดูแลเว็บไซต์"),
    "timeout": _(
        "{host} ไม่ตอบภายในเวลาที่กำหนด กรุณาลองเปิดด้วยเบราว์เซอร์ หากเปิดไม่ได้เช่นกัน กรุณาแจ้งผู้ดูแลเว็บไซต์ หรือลองใหม่ภายหลัง"
    ),
    "reset": _("{host} ตัดการเชื่อมต่อก่อนตอบครบ กรุณาลองใหม่ภายหลัง หากยังเป็นอยู่ ไฟร์วอลล์ของเว็บไซต์อาจกั้นไว้ กรุณาแจ้งผู้ดูแลเว็บไซต์"),
    "tls": _("เชื่อมต่อ {host} อย่างปลอดภัยไม่ได้ เพราะ{why} กรุณาแจ้งผู้ดูแลเว็บไซต์ให้แก้ไขใบรับรอง HTTPS หรือลองที่อยู่ที่ขึ้นต้นด้วย http://"),
    "protocol": _("{host} ตอบกลับมาไม่ครบหรือในรูปแบบที่อ่านไม่ได้ กรุณาตรวจที่อยู่และหมายเลขพอร์ต หากถูกต้องแล้วกรุณาแจ้งผู้ดูแลเว็บไซต์"),
    "too_large": _("หน้าแรกของ {host} ใหญ่เกินกว่าที่กำหนด กรุณาใช้ที่อยู่ของหน้าเว็บ ไม่ใช่ของไฟล์"),
    "private_address": _("{host} อยู่ในเครือข่ายภายใน จึงไม่เชื่อมต่อให้ กรุณาใช้ที่อยู่ที่ประชาชนเปิดได้จากอินเทอร์เน็ต"),
    "robots": _("{host} ไม่อนุญาตให้โปรแกรมเปิดหน้าแรก (robots.txt) กรุณาขอให้ผู้ดูแลเว็บไซต์อนุญาต oit-crawler"),
    "blocked": _("{host} ปฏิเสธการเข้าถึง (รหัส {status}) กรุณารอแล้วลองใหม่ หรือขอให้ผู้ดูแลเว็บไซต์หรือไฟร์วอลล์อนุญาต oit-crawler"),
    "resting": _("เครื่องแม่ข่ายของ {host} ขอให้โปรแกรมพักการเปิดหน้าเว็บไว้ก่อน จึงยังไม่ได้เปิด กรุณาลองใหม่ภายหลัง อย่างช้าในวันถัดไป"),
    "login": _("{host} ขอให้เข้าสู่ระบบก่อน (รหัส {status}) กรุณาใช้ที่อยู่ที่ประชาชนเปิดได้โดยไม่ต้องเข้าสู่ระบบ"),
    "absent": _("ไม่พบหน้านี้บน {host} (รหัส {status}) กรุณาตรวจที่อยู่ หรือใช้ที่อยู่หน้าแรกของเว็บไซต์"),
    "broken": _("เครื่องแม่ข่ายของ {host} ขัดข้อง (รหัส {status}) กรุณาลองใหม่ภายหลัง หากยังเป็นอยู่ กรุณาแจ้งผู้ดูแลเว็บไซต์"),
    "redirect": _("{host} ส่งต่อไปยังที่อยู่อื่นไม่รู้จบหรือใช้ไม่ได้ (รหัส {status}) กรุณาเปิดเว็บไซต์ด้วยเบราว์เซอร์แล้วใช้ที่อยู่ที่ปรากฏในท้ายที่สุด"),
    "empty": _("{host} ตอบรหัส {status} โดยไม่มีหน้าเว็บให้ตรวจ กรุณาเปิดเว็บไซต์ด้วยเบราว์เซอร์แล้วใช้ที่อยู่ของหน้าแรก"),
}

_WHY_UNSAFE: dict[str, Message] = {
    "expired": _("ใบรับรองหมดอายุแล้ว"),
    "not_yet_valid": _("ใบรับรองยังไม่ถึงวันเริ่มใช้"),
    "wrong_name": _("ใบรับรองออกให้เว็บไซต์ชื่ออื่น"),
    "self_signed": _("ใบรับรองออกโดยผู้ที่ไม่มีใครรับรอง"),
    "incomplete_chain": _("ใบรับรองของผู้ออกติดตั้งไว้ไม่ครบหรือไม่เป็นที่เชื่อถือ"),
    "old_protocol": _("การเข้ารหัสเป็นรุ่นเก่าที่ไม่ปลอดภัยแล้ว"),
}
_UNSAFE = _("ใบรับรองหรือการเข้ารหัสใช้ไม่ได้")


def explain_unreachable(fetched: Fetched) -> SiteUnreachable:
    """What to tell a person whose site gave `fetched` instead of a page: what happened, and what to do."""
    host = _shown(urlsplit(fetched.url).netloc) or fetched.url
    why = _WHY_UNSAFE.get(fetched.tls, _UNSAFE)
    return SiteUnreachable(_WHAT_HAPPENED[_kind_of(fetched)].fill(host=host, status=fetched.status, why=why))


def _shown(host: str) -> str:
    """A Thai host in Thai letters, as it was typed."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _kind_of(fetched: Fetched) -> str:
    status = fetched.status
    if fetched.fault is not None:
        return fetched.fault if status or fetched.fault != "blocked" else "resting"
    if status in (401, 407):
        return "login"
    if status in (404, 410):
        return "absent"
    if status >= 500:
        return "broken"
    if status >= 400:
        return "blocked"
    return "redirect" if status >= 300 else "empty"
