"""Whether the start page came, and what to tell the user if it did not."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.archive import RunArchive
from crawler.errors import AddressError, OitError, SiteUnreachable
from crawler.language import Message, _
from crawler.models import Fault, Fetched, Resource
from crawler.text import is_spam_host, is_spam_link
from crawler.urls import host_of
from crawler.web import explain_unreachable

__all__ = ["ArrivalError", "has_arrived", "require_arrival"]

_MOST_HOPS = 10
_NOT_PAGES: dict[str, Message] = {
    "pdf": _("ไฟล์ PDF"),
    "docx": _("ไฟล์ Word"),
    "xlsx": _("ไฟล์ตารางคำนวณ"),
    "pptx": _("ไฟล์งานนำเสนอ"),
    "csv": _("ไฟล์ตาราง CSV"),
    "image": _("ไฟล์ภาพ"),
    "zip": _("ไฟล์บีบอัด"),
    "json": _("ข้อมูล JSON"),
}


class ArrivalError(Exception):
    """The start page did not come. `told` is for the user; `fault` says why, as far as it is one of the net."""

    def __init__(self, told: OitError, fault: Fault | None = None) -> None:
        super().__init__(str(told))
        self.told = told
        self.fault = fault


def has_arrived(archive: RunArchive) -> bool:
    """Whether the start page is there; False while it is to come. ArrivalError where it is none or can't be had."""
    landing = _landing(archive)
    if landing is None or landing.location:
        return False
    _require_page(landing, archive)
    return True


def require_arrival(archive: RunArchive) -> None:
    """ArrivalError where the crawl ended without the start page."""
    if has_arrived(archive):
        return
    landing = _landing(archive)
    url = landing.location if landing else archive.info.site
    reason = archive.reasons().get(url, "")
    if landing is not None and (is_spam_link("", url) or is_spam_host(host_of(url))):
        raise ArrivalError(_stolen(archive.info.site, url))
    if landing is not None and reason == "scope":
        raise ArrivalError(_moved(archive.info.site, url))
    if landing is not None and reason not in ("robots", "budget"):
        raise _unreachable(landing)
    raise _unreachable(Resource(id=0, url=url, fault="robots" if reason == "robots" else "timeout"))


def _landing(archive: RunArchive) -> Resource | None:
    """What the start page gave, redirects followed as far as they were fetched."""
    resources = {resource.url: resource for resource in archive.resources()}
    found = resources.get(archive.info.site)
    for _hop in range(_MOST_HOPS):
        if found is None or not found.location:
            break
        found = resources.get(found.location, found)
    return found


def _require_page(landing: Resource, archive: RunArchive) -> None:
    if landing.fault is not None or not 200 <= landing.status < 300 or not landing.size:
        raise _unreachable(landing)
    content = archive.content(landing)
    if content is not None and content.kind != "page":
        raise ArrivalError(_no_page(landing.url, content.kind))


def _unreachable(resource: Resource) -> ArrivalError:
    fetched = Fetched(url=resource.url, status=resource.status, fault=resource.fault, tls=resource.tls)
    return ArrivalError(explain_unreachable(fetched), resource.fault)


def _no_page(url: str, kind: str) -> AddressError:
    parts = urlsplit(url)
    home = f"{parts.scheme}://{parts.netloc}/"
    file = _NOT_PAGES.get(kind, _("ไฟล์ที่ไม่ใช่หน้าเว็บ"))
    return AddressError(
        _("{url} เป็น{file} ไม่ใช่หน้าเว็บ กรุณาใช้ที่อยู่หน้าแรกของเว็บไซต์แทน เช่น {home}", url=url, file=file, home=home)
    )


def _stolen(start: str, target: str) -> SiteUnreachable:
    return SiteUnreachable(
        _(
            "{start} พาผู้เข้าชมไปยังเว็บไซต์การพนัน ({target}) เว็บไซต์อาจถูกเจาะระบบ จึงตรวจไม่ได้ "
            "อย่าเปิดที่อยู่นั้น และโปรดแจ้งผู้ดูแลเว็บไซต์กับผู้ให้บริการโฮสต์โดยด่วน",
            start=start,
            target=target,
        )
    )


def _moved(start: str, target: str) -> AddressError:
    return AddressError(
        _("{start} ส่งต่อไปยังเว็บไซต์อื่นคือ {target} หากเป็นเว็บไซต์ของหน่วยงาน กรุณาใช้ที่อยู่นั้นแทน", start=start, target=target)
    )
