"""What to tell a person whose site could not be reached."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.errors import SiteUnreachable
from crawler.models import Fetched

__all__ = ["explain_unreachable"]

_WHAT_HAPPENED: dict[str, tuple[str, str]] = {
    "dns": (
        "ไม่พบชื่อเว็บไซต์ {host} กรุณาตรวจตัวสะกดของที่อยู่และการเชื่อมต่ออินเทอร์เน็ตของเครื่องนี้ "
        "หากถูกต้องแล้ว โดเมนอาจหมดอายุ กรุณาแจ้งผู้ดูแลโดเมน",
        "The name {host} was not found; check its spelling and this computer's internet connection, "
        "or ask the domain's keeper whether it has expired",
    ),
    "name_server": (
        "ค้นหาที่อยู่ของ {host} ในขณะนี้ไม่ได้ กรุณาตรวจการเชื่อมต่ออินเทอร์เน็ตของเครื่องนี้ แล้วลองใหม่ภายหลัง หากยังเป็นอยู่ กรุณาแจ้งผู้ดูแลโดเมน",
        "The name {host} could not be looked up just now; check this computer's internet connection and try again "
        "later, and if it goes on, tell the domain's keeper",
    ),
    "refused": (
        "เครื่องแม่ข่ายของ {host} ไม่รับการเชื่อมต่อ กรุณาลองเปิดเว็บไซต์ด้วยเบราว์เซอร์ หากเปิดไม่ได้เช่นกัน กรุณาแจ้งผู้ดูแลเว็บไซต์",
        "The server of {host} takes no connection; try it in a browser, and if that fails too, tell its webmaster",
    ),
    "timeout": (
        "{host} ไม่ตอบภายในเวลาที่กำหนด กรุณาลองเปิดด้วยเบราว์เซอร์ หากเปิดไม่ได้เช่นกัน กรุณาแจ้งผู้ดูแลเว็บไซต์ หรือลองใหม่ภายหลัง",
        "{host} did not answer in time; try it in a browser; if that fails too, tell its webmaster, or try later",
    ),
    "reset": (
        "{host} ตัดการเชื่อมต่อก่อนตอบครบ กรุณาลองใหม่ภายหลัง หากยังเป็นอยู่ ไฟร์วอลล์ของเว็บไซต์อาจกั้นไว้ กรุณาแจ้งผู้ดูแลเว็บไซต์",
        "{host} cut the connection before it had answered; try again later, and if it goes on, ask the webmaster "
        "whether a firewall does it",
    ),
    "tls": (
        "เชื่อมต่อ {host} อย่างปลอดภัยไม่ได้ เพราะ{why} กรุณาแจ้งผู้ดูแลเว็บไซต์ให้แก้ไขใบรับรอง HTTPS หรือลองที่อยู่ที่ขึ้นต้นด้วย http://",
        "No secure connection to {host} because {why}; ask the webmaster to mend the HTTPS certificate, "
        "or try the address with http://",
    ),
    "protocol": (
        "{host} ตอบกลับมาไม่ครบหรือในรูปแบบที่อ่านไม่ได้ กรุณาตรวจที่อยู่และหมายเลขพอร์ต หากถูกต้องแล้วกรุณาแจ้งผู้ดูแลเว็บไซต์",
        "{host} answered in part only, or with what is no web page; check address and port, or tell the webmaster",
    ),
    "too_large": (
        "หน้าแรกของ {host} ใหญ่เกินกว่าที่กำหนด กรุณาใช้ที่อยู่ของหน้าเว็บ ไม่ใช่ของไฟล์",
        "What {host} answered is larger than allowed; use the address of a page, not of a file",
    ),
    "private_address": (
        "{host} อยู่ในเครือข่ายภายใน จึงไม่เชื่อมต่อให้ กรุณาใช้ที่อยู่ที่ประชาชนเปิดได้จากอินเทอร์เน็ต",
        "{host} lies in a private network, so it was not connected to; use the address that the public uses",
    ),
    "robots": (
        "{host} ไม่อนุญาตให้โปรแกรมเปิดหน้าแรก (robots.txt) กรุณาขอให้ผู้ดูแลเว็บไซต์อนุญาต oit-crawler",
        "{host} forbids programs to open its home page (robots.txt); ask the webmaster to allow oit-crawler",
    ),
    "blocked": (
        "{host} ปฏิเสธการเข้าถึง (รหัส {status}) กรุณารอแล้วลองใหม่ หรือขอให้ผู้ดูแลเว็บไซต์หรือไฟร์วอลล์อนุญาต oit-crawler",
        "{host} refuses access (status {status}); wait and try again, or ask the webmaster to let oit-crawler through",
    ),
    "resting": (
        "เครื่องแม่ข่ายของ {host} ขอให้โปรแกรมพักการเปิดหน้าเว็บไว้ก่อน จึงยังไม่ได้เปิด กรุณาลองใหม่ภายหลัง อย่างช้าในวันถัดไป",
        "The server of {host} has asked programs to rest, so it was not asked again; try later, tomorrow at the latest",
    ),
    "login": (
        "{host} ขอให้เข้าสู่ระบบก่อน (รหัส {status}) กรุณาใช้ที่อยู่ที่ประชาชนเปิดได้โดยไม่ต้องเข้าสู่ระบบ",
        "{host} asks for a login (status {status}); use an address that the public can open without one",
    ),
    "absent": (
        "ไม่พบหน้านี้บน {host} (รหัส {status}) กรุณาตรวจที่อยู่ หรือใช้ที่อยู่หน้าแรกของเว็บไซต์",
        "{host} has no such page (status {status}); check the address, or use that of the home page",
    ),
    "broken": (
        "เครื่องแม่ข่ายของ {host} ขัดข้อง (รหัส {status}) กรุณาลองใหม่ภายหลัง หากยังเป็นอยู่ กรุณาแจ้งผู้ดูแลเว็บไซต์",
        "The server of {host} is out of order (status {status}); try again later, or tell its webmaster",
    ),
    "redirect": (
        "{host} ส่งต่อไปยังที่อยู่อื่นไม่รู้จบหรือใช้ไม่ได้ (รหัส {status}) กรุณาเปิดเว็บไซต์ด้วยเบราว์เซอร์แล้วใช้ที่อยู่ที่ปรากฏในท้ายที่สุด",
        "{host} redirects without end or to nowhere (status {status}); use the address where a browser ends up",
    ),
    "empty": (
        "{host} ตอบรหัส {status} โดยไม่มีหน้าเว็บให้ตรวจ กรุณาเปิดเว็บไซต์ด้วยเบราว์เซอร์แล้วใช้ที่อยู่ของหน้าแรก",
        "{host} answered {status} without a page to audit; open it in a browser and use the address of its home page",
    ),
}

_WHY_UNSAFE: dict[str, tuple[str, str]] = {
    "expired": ("ใบรับรองหมดอายุแล้ว", "its certificate has expired"),
    "not_yet_valid": ("ใบรับรองยังไม่ถึงวันเริ่มใช้", "its certificate is not valid yet"),
    "wrong_name": ("ใบรับรองออกให้เว็บไซต์ชื่ออื่น", "its certificate was issued for another name"),
    "self_signed": ("ใบรับรองออกโดยผู้ที่ไม่มีใครรับรอง", "its certificate was issued by itself or by nobody known"),
    "incomplete_chain": (
        "ใบรับรองของผู้ออกติดตั้งไว้ไม่ครบหรือไม่เป็นที่เชื่อถือ",
        "the certificate of its issuer is missing or not trusted",
    ),
    "old_protocol": ("การเข้ารหัสเป็นรุ่นเก่าที่ไม่ปลอดภัยแล้ว", "its encryption is of an old, unsafe kind"),
}
_UNSAFE = ("ใบรับรองหรือการเข้ารหัสใช้ไม่ได้", "its certificate or encryption can't be used")


def explain_unreachable(fetched: Fetched) -> SiteUnreachable:
    """What to tell a person whose site gave `fetched` instead of a page: what happened, and what to do."""
    why_th, why_en = _WHY_UNSAFE.get(fetched.tls, _UNSAFE)
    th, en = _WHAT_HAPPENED[_kind_of(fetched)]
    host = _shown(urlsplit(fetched.url).netloc) or fetched.url
    return SiteUnreachable(
        th.format(host=host, status=fetched.status, why=why_th), en.format(host=host, status=fetched.status, why=why_en)
    )


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
