"""The story of reading an official result, or a body's report of one, from a file or an address."""

from __future__ import annotations

import asyncio
from pathlib import Path

from crawler.errors import UsageError
from crawler.language import _
from crawler.models import Content, Fetched
from crawler.read import ReaderPool, can_read_scans
from crawler.results import Results, read_results
from crawler.urls import canonical, host_of
from crawler.web import Client, FetchSettings, explain_unreachable, parse_start

__all__ = ["official_results"]

_SCAN_PAGES = 12
_MOST_HOPS = 5
_LARGEST = 60_000_000
_ENDINGS = frozenset({".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".html", ".htm", ".xlsx", ".png", ".jpg"})


def official_results(target: str) -> Results:
    """The result that the file or page at `target` tells.

    UsageError where there is no such file, it can't be read, or it tells no score; AddressError and SiteUnreachable as
    for an audit.
    """
    body, url, media_type = _of_file(target) or asyncio.run(_of_address(target))
    content = _read(body, url, media_type)
    results = read_results(content)
    if results.is_empty:
        raise _nothing(target, content)
    return results


def _of_file(target: str) -> tuple[bytes, str, str] | None:
    path = Path(target)
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > _LARGEST:
            raise UsageError(_("ไฟล์ {path} ใหญ่เกินไป กรุณาแยกเฉพาะหน้าที่มีผลคะแนนแล้วลองใหม่", path=path))
        return path.read_bytes(), path.absolute().as_uri(), ""
    except ValueError:  # no file can have such a name, but an address can
        return None
    except OSError as error:
        raise UsageError(_("เปิดไฟล์ {path} ไม่ได้ ({why}) กรุณาตรวจสอบสิทธิ์การอ่าน", path=path, why=error.strerror)) from error


async def _of_address(target: str) -> tuple[bytes, str, str]:
    if "://" not in target and Path(target).suffix.lower() in _ENDINGS:
        raise UsageError(_("ไม่พบไฟล์ {path} กรุณาตรวจสอบชื่อไฟล์และที่อยู่", path=target))
    url, second = parse_start(target)
    fetched = await _fetched(url)
    if not fetched.status and second:
        fetched = await _fetched(second)
    if fetched.status != 200:
        raise explain_unreachable(fetched)
    return fetched.body, fetched.url, fetched.header("Content-Type")


async def _fetched(url: str) -> Fetched:
    settings = FetchSettings(private_hosts=frozenset({host_of(url)}))
    async with Client(settings, _Alone()) as client:
        for _hop in range(_MOST_HOPS):
            fetched = await client.fetch(url)
            target = canonical(fetched.header("Location"), url) if 300 <= fetched.status < 400 else None
            if not target:
                return fetched
            url = target
    return fetched


class _Alone:
    """Remembers nothing of hosts: there is one request, and no store to remember it in."""

    def load(self, host: str) -> tuple[float, float]:  # noqa: ARG002
        return 0.0, 0.0

    def claim(self, host: str, known: float, following: float) -> bool:  # noqa: ARG002
        return True

    def cool(self, host: str, until: float) -> None:
        pass


def _read(body: bytes, url: str, media_type: str) -> Content:
    """What reading gave; a scan is read by OCR, where this computer can."""
    with ReaderPool() as pool:
        content = pool.submit(body, url, media_type).result()
        if content.quality == "none" and content.kind in ("pdf", "image") and can_read_scans():
            content = pool.submit(body, url, media_type, _SCAN_PAGES).result()
    return content


def _nothing(target: str, content: Content) -> UsageError:
    if content.quality == "none":
        return UsageError(
            _(
                "อ่านข้อความใน {target} ไม่ได้ หากเป็นเอกสารสแกน กรุณาสั่ง oit doctor เพื่อตรวจว่าเครื่องนี้อ่านเอกสารสแกนได้หรือไม่",
                target=target,
            )
        )
    return UsageError(_("ไม่พบผลคะแนน ITA ใน {target} กรุณาระบุไฟล์หรือหน้าที่มีคะแนนรายตัวชี้วัด", target=target))
