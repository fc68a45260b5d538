"""What can't wait for the next assessment: that the site was broken into, and where that is to be seen."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.judge.spam import Spam, SpamKind
from crawler.models import Sighting, UrgentFinding

__all__ = ["urgent_findings"]

# Enough to find the place and to convince; the intruders' pages go into thousands.
_EXAMPLES = 5
_LONGEST_QUOTE = 160

_FINDINGS: dict[SpamKind, tuple[str, str, str]] = {
    "page": (
        "spam_pages",
        "พบหน้าโฆษณาการพนันหรือสินค้าผิดกฎหมายทั้งหน้า {count} หน้า บนเว็บไซต์ของหน่วยงาน",
        "Whole pages of gambling or other illegal advertising on the body's site: {count}",
    ),
    "redirect": (
        "spam_redirect",
        "พบที่อยู่ของเว็บไซต์หน่วยงาน {count} แห่งที่พาผู้เข้าชมไปยังเว็บไซต์การพนัน",
        "Addresses of the body's site that send visitors to a gambling site: {count}",
    ),
    "links": (
        "spam_links",
        "พบลิงก์หรือข้อความโฆษณาการพนันที่มีผู้ฝังหรือโพสต์ไว้ใน {count} หน้าของหน่วยงาน ซึ่งบางส่วนอาจซ่อนไว้ไม่ให้ผู้เข้าชมเห็น",
        "Pages of the body's that carry links or words of gambling advertising, perhaps hidden from visitors: {count}",
    ),
    "cloaking": (
        "spam_cloaking",
        "พบร่องรอยว่าเว็บไซต์อาจแสดงโฆษณาการพนันให้เฉพาะโปรแกรมค้นหาเห็น ใน {count} หน้า ผู้เข้าชมทั่วไปจึงอาจไม่พบ",
        "Pages with traces of gambling advertising meant for search engines only, which visitors may miss: {count}",
    ),
}


def urgent_findings(spam: Mapping[str, Spam]) -> tuple[UrgentFinding, ...]:
    """One finding for each way in which intruders used the site. `spam` is by address, in the order of fetching."""
    return tuple(_finding(kind, spam) for kind in _FINDINGS if any(seen.kind == kind for seen in spam.values()))


def _finding(kind: SpamKind, spam: Mapping[str, Spam]) -> UrgentFinding:
    code, thai, english = _FINDINGS[kind]
    seen = [Sighting(url=url, quote=each.quote[:_LONGEST_QUOTE]) for url, each in spam.items() if each.kind == kind]
    return UrgentFinding(
        code=code,
        message_th=thai.format(count=f"{len(seen):,}"),
        message_en=english.format(count=f"{len(seen):,}"),
        count=len(seen),
        examples=tuple(seen[:_EXAMPLES]),
    )
