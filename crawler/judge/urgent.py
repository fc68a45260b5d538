"""What can't wait for the next assessment: that the site was broken into, and where that is to be seen."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.judge.spam import Spam, SpamKind
from crawler.language import Message, _n
from crawler.models import Sighting, UrgentFinding

__all__ = ["urgent_findings"]

# Enough to find the place and to convince; the intruders' pages go into thousands.
_EXAMPLES = 5
_LONGEST_QUOTE = 160

_FINDINGS: dict[SpamKind, tuple[str, Message]] = {
    "page": (
        "spam_pages",
        _n("พบหน้าโฆษณาการพนันหรือสินค้าผิดกฎหมายทั้งหน้า {count:n} หน้า บนเว็บไซต์ของหน่วยงาน"),
    ),
    "redirect": (
        "spam_redirect",
        _n("พบที่อยู่ของเว็บไซต์หน่วยงาน {count:n} แห่งที่พาผู้เข้าชมไปยังเว็บไซต์การพนัน"),
    ),
    "links": (
        "spam_links",
        _n("พบลิงก์หรือข้อความโฆษณาการพนันที่มีผู้ฝังหรือโพสต์ไว้ใน {count:n} หน้าของหน่วยงาน ซึ่งบางส่วนอาจซ่อนไว้ไม่ให้ผู้เข้าชมเห็น"),
    ),
    "cloaking": (
        "spam_cloaking",
        _n("พบร่องรอยว่าเว็บไซต์อาจแสดงโฆษณาการพนันให้เฉพาะโปรแกรมค้นหาเห็น ใน {count:n} หน้า ผู้เข้าชมทั่วไปจึงอาจไม่พบ"),
    ),
}


def urgent_findings(spam: Mapping[str, Spam]) -> tuple[UrgentFinding, ...]:
    """One finding for each way in which intruders used the site. `spam` is by address, in the order of fetching."""
    return tuple(_finding(kind, spam) for kind in _FINDINGS if any(seen.kind == kind for seen in spam.values()))


def _finding(kind: SpamKind, spam: Mapping[str, Spam]) -> UrgentFinding:
    code, text = _FINDINGS[kind]
    seen = [Sighting(url=url, quote=each.quote[:_LONGEST_QUOTE]) for url, each in spam.items() if each.kind == kind]
    message = text.fill(count=len(seen))
    return UrgentFinding(
        code=code,
        message_th=message.th,
        message_en=message.en,
        count=len(seen),
        examples=tuple(seen[:_EXAMPLES]),
    )
