"""Whether a page or document can be seen at all, and holds something: dead, closed, empty, unreadable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from crawler.judge.firewall import is_firewall_page
from crawler.text import squash
from crawler.urls import names_document

if TYPE_CHECKING:
    from crawler.judge.site import Node

__all__ = ["HIDDEN", "State", "says_empty", "state_of"]

State = Literal[
    "ok",
    "dead_link",
    "server_error",
    "login_required",
    "empty_page",
    "unreadable",
    "blocked",
    "timeout",
    "tls",
    "robots",
    "needs_browser",
    "tool_fault",
]

HIDDEN: frozenset[str] = frozenset(
    {"server_error", "blocked", "timeout", "tls", "robots", "needs_browser", "tool_fault"}
)
"""The states in which the tool or the network kept from sight what may well be there."""

_GONE = re.compile(
    r"ไม่พบหน้า|ไม่พบเว็บ|ไม่พบ(?:ไฟล์|เอกสาร)ที่|หน้าที่(?:ท่าน|คุณ)(?:ต้องการ|ร้องขอ)ไม่|ไม่มีหน้านี้|ถูกลบ(?:ไปแล้ว|ออก)"
    r"|page not found|not found on this server|404 not found|error 404|the requested url|object not found"
    r"|page (?:you (?:requested|are looking for)|cannot be) ",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:กรุณา|โปรด|ต้อง|ท่านต้อง)(?:ลงชื่อ)?เข้าสู่?ระบบ|เฉพาะสมาชิก|สำหรับสมาชิกเท่านั้น|ไม่มีสิทธิ์?เข้าถึง"
    r"|please (?:log|sign) ?in|login required|members only|sign in to continue|you need (?:access|permission)"
    r"|request access|(?:ต้อง(?:มี|ขอ)|ขอ)สิทธิ์?(?:การ)?เข้าถึง|ลงชื่อเข้าใช้เพื่อ",
    re.IGNORECASE,
)
# Firewalls refuse programs in these words too, so beside a refusal they say nothing of a login.
_DENIED = re.compile(r"access denied", re.IGNORECASE)
_EMPTY = re.compile(
    r"อยู่(?:ใน)?ระหว่าง(?:ดำเนินการ)?(?:การ)?(?:ปรับปรุง|จัดทำ|รวบรวม|แก้ไข)|(?:อยู่)?ระหว่าง(?:การ)?ดำเนินการปรับปรุง|กำลัง(?:ปรับปรุง|จัดทำ)"
    r"|^ไม่พบ(?:ข้อมูล|รายการ|เอกสาร)|ยังไม่มี(?:ข้อมูล|รายการ|เอกสาร|ไฟล์|เนื้อหา)|^ไม่มี(?:ข้อมูล|รายการ|เอกสาร)(?:ที่จะแสดง|ในขณะนี้|ในระบบ|แสดง)?$"
    r"|ปิด(?:ปรับปรุง|ใช้งาน|ให้บริการ|ระบบ|รับ)\S{0,12}ชั่วคราว|ยังไม่มี(?:ประกาศ|ข่าว|กระทู้|คำถาม|ผู้ตั้ง|การ)|(?:จาก|ทั้งหมด|พบ)\s*0\s*รายการ"
    r"|ยังไม่เปิด(?:ให้)?(?:บริการ|ใช้)|กำลัง(?:รวบรวม|อัปโหลด|อัพโหลด|ดำเนินการจัดทำ)|จะนำ\S{0,20}(?:ลง|เผยแพร่|ขึ้น)|เร็ว\s?ๆ\s?นี้|ยังไม่ได้(?:นำ|จัดทำ|เผยแพร่|อัปเดต)"
    r"|under construction|coming soon|no (?:data|records?|items?|results?) (?:available|found)|lorem ipsum",
    re.IGNORECASE,
)
# Longer than this and a page holds something besides the sentence that says it is closed or empty.
_SHORT = 400

_FAULTS: dict[str, State] = {
    "dns": "dead_link",
    "name_server": "timeout",
    "refused": "timeout",
    "timeout": "timeout",
    "reset": "timeout",
    "tls": "tls",
    "protocol": "timeout",
    "too_large": "unreadable",
    "private_address": "blocked",
    "robots": "robots",
    "blocked": "blocked",
}


def state_of(node: Node) -> State:
    """What a visitor meets at the node's address.

    A soft 404 (a page that says that it isn't there, sent with status 200) is a dead link. A page that asks for a
    password is closed, whatever its status. 5xx and silence are not held against the site: `server_error`, `timeout`;
    nor is a page that a firewall wrote: `blocked`; nor one that only a browser could have shown: `needs_browser`; nor
    one on which our own reading failed: `tool_fault`.
    """
    resource = node.resource
    text = "\n".join(node.lines)
    if is_firewall_page(node.content):
        return "blocked"
    if node.is_page and _asks_for_login(node, text):
        return "login_required"
    if resource.fault is not None:
        return _FAULTS[resource.fault]
    if resource.status in (401, 407):
        return "login_required"
    if resource.status in (403, 429):
        return "blocked"
    if resource.status in (408, 425):
        return "timeout"
    if resource.status >= 500:
        return "server_error"
    if resource.status >= 400 or (300 <= resource.status < 400):
        return "dead_link"
    if node.content.quality == "none":
        return "tool_fault" if node.content.kind == "page" else "unreadable"
    if node.is_page:
        return _page_state(node, text)
    return "ok" if any(squash(line) for line in node.lines) else "unreadable"


def _page_state(node: Node, text: str) -> State:
    if node.content.needs_browser not in ("", "empty_menu"):  # without its menu it still shows what it is about
        return "needs_browser"
    gone = _GONE.search(text) or _GONE.search(node.content.title)
    empty = gone or says_empty(node)
    if not empty or len(squash(text)) >= _SHORT:
        return "ok"
    if gone:
        return "dead_link"
    return "ok" if _offers_something(node) else "empty_page"


def says_empty(node: Node) -> bool:
    """Whether a line of the page says that there is nothing yet, whatever else stands there."""
    return any(_EMPTY.search(line) for line in node.lines)


def _asks_for_login(node: Node, text: str) -> bool:
    asks = bool(_CLOSED.search(text) or (node.resource.status == 200 and _DENIED.search(text)))
    password = any(field.kind == "password" for form in node.forms for field in form.fields)
    return (asks or password) and len(squash(text)) < (_SHORT if asks else _SHORT // 2)


def _offers_something(node: Node) -> bool:
    """Whether the page links to documents or holds a form of its own, so that the sentence is about a part of it."""
    return bool(node.forms) or any(names_document(link.url) for link in node.links)
