"""What is told of a row, the same in every form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from crawler.language import Message, _, _p
from crawler.models import Address, Evidence, Problem
from crawler.report import terms
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.plain import cut, shown_address
from crawler.report.said import steps
from crawler.report.verification.rows import FOUND, FOUND_STATUS, Row
from crawler.report.words import Words

__all__ = ["CODE", "PATH", "found_there", "name_of", "reasons", "remarks", "result", "row_of", "summed", "way"]

_LONGEST = 400

CODE: Mapping[str, Message] = MappingProxyType(
    {
        "ok": _("ตรงกับเรื่องของข้อนี้"),
        "index": _("เป็นหน้ารวมลิงก์"),
        "elsewhere": _("ไม่พบว่าเป็นเนื้อหาของข้อนี้"),
        "dead_link": _("ลิงก์เสีย"),
        "empty_page": _("หน้าว่าง"),
        "stale_year": _("เป็นข้อมูลของปีอื่น"),
        "wrong_document": _("เป็นเรื่องอื่น"),
        "other_body": _("เป็นของหน่วยงานอื่น"),
        "login_required": _("ต้องเข้าสู่ระบบ"),
        "redirect_home": _("ส่งต่อไปหน้าหลัก"),
        "redirect_loop": _("ส่งต่อไม่รู้จบ"),
        "other_site": _("อยู่บนเว็บไซต์อื่น"),
        "off_site": _("อยู่บนเว็บไซต์ภายนอกที่เปิดอ่านไม่ได้"),
        "spam": _("มีโฆษณาการพนันฝังอยู่"),
        "not_fetched": _("ไม่ได้เปิด"),
        "unreadable": _("อ่านไม่ได้"),
        "server_error": _p("label", "เครื่องแม่ข่ายขัดข้อง"),
        "blocked": _("เว็บไซต์ไม่ให้โปรแกรมเปิด"),
        "timeout": _("เว็บไซต์ไม่ตอบ"),
        "tls": _("HTTPS ใช้ไม่ได้"),
        "robots": _("robots.txt ห้ามโปรแกรมเปิด"),
        "needs_browser": _("ต้องใช้เบราว์เซอร์"),
        "tool_fault": _("โปรแกรมขัดข้อง"),
    }
)
"""What an address is as evidence of its row's item."""

PATH: Mapping[str, Message] = MappingProxyType(
    {
        "followed": _("เดินตามได้"),
        "differs": _("ไม่ตรงกับที่เห็น"),
        "unstated": _("ไม่ได้ระบุ"),
        "unknown": _("ตรวจไม่ได้"),
    }
)
"""Whether the stated way leads to the address."""


def name_of(row: Row, names: Names) -> str:
    """The item's name; that which the list gives where it is no item of this year's."""
    return cut(names.item_name(row.claim.item, row.name_th) or row.claim.name, 300)


def row_of(row: Row, words: Words) -> str:
    """Where it stands in the list."""
    return str(row.claim.row) if row.claim.row else words.say(_p("row", "ไม่มี"))


def result(row: Row, words: Words) -> str:
    """What became of it, with its sign."""
    told = f"{MARK[FOUND_STATUS[row.found]]} {words.say(FOUND[row.found])}"
    return words.say(_("{result} (มีข้อสังเกต)", result=told)) if row.found == "ok" and row.remarks else told


def reasons(row: Row, words: Words) -> tuple[str, ...]:
    """What is wrong, in sentences."""
    return tuple(_sentence(each, row, words) for each in row.problems)


def remarks(row: Row, words: Words) -> tuple[str, ...]:
    """What is worth a look, or why it could not be checked, in sentences."""
    return tuple(_sentence(each, row, words) for each in row.remarks)


def _sentence(problem: Problem, row: Row, words: Words) -> str:
    """With the number of the address that it is about, where there are several."""
    told = cut(words.choose(problem.message_th, problem.message_en), _LONGEST)
    urls = row.claim.urls
    if len(urls) < 2 or problem.url not in urls:
        return told
    return words.say(_("URL ที่ {place}: {told}", place=urls.index(problem.url) + 1, told=told))


def found_there(address: Address, words: Words) -> str:
    """What an address gave, on one line: its title, its kind and its year, or why nothing was seen."""
    if address.evidence is None:
        return words.term(CODE, address.code)
    return summed(address.evidence, words)


def summed(evidence: Evidence, words: Words) -> str:
    """A page or document on one line."""
    year = words.say(_("ปี {year}", year=evidence.fiscal_year)) if evidence.fiscal_year else ""
    title = cut(evidence.title, 160) or shown_address(evidence.url)
    return " · ".join(filter(None, (title, words.term(terms.KIND, evidence.kind), year)))


def way(evidence: Evidence) -> str:
    """How to get there from the home page; empty where no way was found."""
    return " → ".join(steps(evidence))
