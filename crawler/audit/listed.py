"""Where a list to verify comes from: a file, a page on the web, or a page as it was recorded."""

from __future__ import annotations

import asyncio
from pathlib import Path

from crawler.audit.judging import Request
from crawler.audit.sitting import settings_of
from crawler.audit.supplies import held_in_recordings, held_of_run
from crawler.audit.workspace import known_store, workspace
from crawler.checklist import Checklist
from crawler.crawl import location_of
from crawler.errors import UsageError
from crawler.language import _
from crawler.models import Fetched, Submission
from crawler.read import ReaderPool
from crawler.submission import read_submission
from crawler.urls import canonical, host_of
from crawler.web import Browser, Client, HostClock, explain_unreachable, find_chromium, has_playwright, parse_start

__all__ = ["is_page", "list_of"]

_LARGEST = 50_000_000
_MOST_HOPS = 10


def is_page(source: str) -> bool:
    """Whether a list's name is the address of a web page."""
    return source.lower().startswith(("http://", "https://", "www."))


def list_of(source: str, request: Request, checklist: Checklist, offline: str = "") -> Submission:
    """The list at `source`: a file, or a page; with `offline`, the page as that run or recording has it.

    UsageError where there is none, or nothing in it can be read as a list; SiteUnreachable where a page can't be had.
    """
    if not is_page(source):
        home = canonical(request.target) or canonical(f"https://{request.target}") or ""
        return read_submission(_file(Path(source)), Path(source).name, _beside(home, Path(source)), checklist)
    url, other = parse_start(source)
    page = _recorded(url, offline, request) if offline else _fetched(url, other, request)
    return read_submission(page.body, source, page.url, checklist)


def _beside(home: str, path: Path) -> str:
    """An address on the body's site, so that links in a saved page without their host lead there."""
    return canonical(path.name if path.suffix.lower() in (".csv", ".htm", ".html") else "", home) or home or "file:///"


def _file(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(_("ไฟล์ {path} ใหญ่เกินไป กรุณาเหลือไว้เฉพาะรายการที่จะตรวจ", path=path))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UsageError(
            _("เปิดไฟล์รายการ {path} ไม่ได้ ({why}) กรุณาระบุไฟล์ CSV, XLSX, HTML หรือ URL ของหน้า ITA", path=path, why=why)
        ) from error


def _recorded(url: str, offline: str, request: Request) -> Fetched:
    path = Path(offline)
    if path.is_file():
        page = held_in_recordings([path])(url)
    else:
        with known_store(request.store) as store:
            page = held_of_run(store.find(offline))(url)
    if page is None or not page.body:
        raise UsageError(
            _("การตรวจ {run} ไม่ได้บันทึกหน้า {url} ไว้ กรุณาบันทึกหน้านั้นเป็นไฟล์ HTML แล้วระบุไฟล์แทน", run=offline, url=url)
        )
    return page


def _fetched(url: str, other: str | None, request: Request) -> Fetched:
    with workspace(request.store, request.store.absolute().parent) as store:
        page = asyncio.run(_fetch(url, request, store.hosts))
        if other is not None and page.fault is not None:
            page = asyncio.run(_fetch(other, request, store.hosts))
    if page.fault is not None or page.status != 200 or not page.body:
        raise explain_unreachable(page)
    return page


async def _fetch(url: str, request: Request, hosts: HostClock) -> Fetched:
    """The page, redirects followed; as a browser shows it where it shows little before that."""
    async with Client(settings_of(request, url), hosts) as client:
        for _hop in range(_MOST_HOPS):
            if not await client.allowed(url):
                return Fetched(url=url, fault="robots")
            page = await client.fetch(url)
            target = location_of(page)
            if not target:
                break
            url = target
        with ReaderPool() as pool:
            reading = pool.submit(page.body, page.url, page.header("Content-Type"))
            content = await asyncio.wrap_future(reading)
        chromium = find_chromium() if request.browser and has_playwright() else None
        if not content.needs_browser or chromium is None:
            return page
        async with Browser(chromium, client, lambda each: host_of(each) == host_of(url)) as browser:
            drawn = await browser.render(page, lambda: True)
        return Fetched(url=page.url, status=200, body=drawn.html) if drawn.html else page
