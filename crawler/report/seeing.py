"""How well the site could be seen: what a reader must know before trusting what was not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crawler.language import Told, _, _n, all_of
from crawler.models import Frozen, Report
from crawler.report import terms
from crawler.report.view import CUT_SHORT, troubles
from crawler.report.words import Words

__all__ = ["Fact", "seen"]

_LEFT_ON_PURPOSE = frozenset(
    {"scope", "action", "trap", "media", "duplicate", "spam", "settled", "sampled", "unlikely"}
)
"""Reasons for not opening an address by which nothing is lost, as far as can be known."""


_ANSWERED = ("ok", "redirect", "not_found")
"""What is an answer, if not always the one hoped for."""


class Fact(Frozen):
    """One thing about the view of the site; not `fine` where it may have hidden evidence."""

    name: str
    told: str
    fine: bool = True


def seen(report: Report, words: Words) -> tuple[Fact, ...]:
    """Answers, refusals, HTTPS, the browser, scans, the end and what is left: each said, trouble or not."""
    return tuple(Fact(name=words.say(name), told=words.say(told), fine=fine) for name, told, fine in _facts(report))


def _facts(report: Report) -> Iterator[tuple[Told, Told, bool]]:
    run = report.run
    access: Mapping[str, int] = run["access"]
    trouble = troubles(report)
    answered = _n(
        "ได้คำตอบ {ok:n} จาก {count:n} ครั้ง", ok=sum(access.get(code, 0) for code in _ANSWERED), count=run["fetches"]
    )
    yield _("การเปิดหน้าและไฟล์"), all_of((answered, *trouble)), not trouble
    if run["tls"]:
        yield _("การเชื่อมต่อ HTTPS"), all_of(terms.TLS[each["reason"]] for each in run["tls"]), False
    elif report.site["url"].startswith("https:"):
        yield _("การเชื่อมต่อ HTTPS"), _("ใบรับรองใช้ได้"), True
    yield _("หน้าที่ใช้ JavaScript"), *_browser(run["browser"])
    yield _("เอกสารสแกนและรูปภาพ"), *_scans(run["scans"])
    yield _("การสิ้นสุดการตรวจ"), terms.STOPPED.get(run["stopped_by"], _("ไม่ทราบ")), run["stopped_by"] not in CUT_SHORT
    left = sum(skip.count for skip in report.skipped if skip.reason not in _LEFT_ON_PURPOSE)
    yield _("ที่อยู่ที่พบแต่เปิดดูไม่ได้"), _n("{count:n} แห่ง ดูเหตุผลในภาคผนวก", count=left) if left else _("ไม่มี"), not left


def _browser(browser: Mapping[str, int]) -> tuple[Told, bool]:
    if browser["unseen"]:
        return _n("เห็นไม่ครบ {count:n} หน้า", count=browser["unseen"]), False
    if browser["used"]:
        return _n("เปิดด้วยเบราว์เซอร์ {count:n} หน้า เห็นครบ", count=browser["pages"]), True
    return _("ไม่พบหน้าที่ต้องใช้เบราว์เซอร์"), True


def _scans(scans: Mapping[str, int]) -> tuple[Told, bool]:
    if scans["unread"]:
        return _n("อ่านไม่ได้ {count:n} ฉบับ", count=scans["unread"]), False
    if scans["read"]:
        return _n("อ่านด้วย OCR {count:n} ฉบับ", count=scans["read"]), True
    return _("ไม่พบฉบับที่ต้องอ่านด้วย OCR"), True
