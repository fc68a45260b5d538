"""Pictures of the evidence: what each page and document that carries a verdict looked like, kept beside the report.

No verdict rests on them, and none is lost for want of one: what can't be drawn, or not in time, has no picture.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path

from crawler.archive import Album, pictures_in
from crawler.audit.judging import Audit, Request, Say
from crawler.audit.shoot import Key, Material, Shoot
from crawler.audit.writing import write_verification
from crawler.checklist import Checklist
from crawler.errors import OitError
from crawler.language import _, _n
from crawler.report import illustrate
from crawler.web import find_chromium, has_playwright

__all__ = ["take_pictures"]


def take_pictures(done: Audit, material: Material, request: Request, checklist: Checklist, say: Say) -> None:
    """Take pictures of the evidence into the folder of the report, and write its page again with them.

    The report is there before, and stays as it is where no picture can be had. Ctrl-C ends this early and is no error
    then; nor is a full disk or a fault of our own, which are told.
    """
    try:
        _take(done, material, request, say)
        pictures = pictures_in(done.folder)
        if pictures:
            illustrate(done.report, done.folder, request.lang, checklist, pictures)
            write_verification(done, request, checklist, pictures)
    except OitError as error:
        say(error.message)
    except Exception as error:  # the audit is done, whatever a browser, its library or this code breaks down with
        what = f"{type(error).__name__}: {error}".partition("\n")[0]
        say(
            _(
                "ถ่ายภาพหลักฐานไม่สำเร็จเพราะโปรแกรมขัดข้องเอง รายงานเสร็จสมบูรณ์แล้วแต่ไม่มีภาพ กรุณาแจ้งผู้พัฒนาพร้อมข้อความนี้: {what}",
                what=what,
            )
        )


def _take(done: Audit, material: Material, request: Request, say: Say) -> None:
    """Take the pictures that there are not yet, and list all."""
    album = Album(done.folder)
    chromium = find_chromium() if request.browser and has_playwright() else None
    shoot = Shoot(material, album, done.folder, chromium)
    evidence = (each for verdict in done.judgement.verdicts for each in verdict.evidence)
    submitted = (each.evidence for row in done.judgement.checked for each in row.addresses if each.evidence)
    keys = dict.fromkeys((each.url, each.sha256) for each in (*submitted, *evidence))
    try:
        wanted = _not_known(keys, album, [("", done.folder), *material.earlier])
        if wanted:
            asyncio.run(_announced(shoot, wanted, say))
    except KeyboardInterrupt:
        say(_("หยุดถ่ายภาพตามคำสั่งแล้ว รายงานเสร็จสมบูรณ์ โดยมีภาพเท่าที่ถ่ายไว้แล้ว"))
    album.write(shoot.requests)


async def _announced(shoot: Shoot, wanted: Mapping[Key, None], say: Say) -> None:
    """Take them, and say so only now: from here on Ctrl-C ends the loop in good order."""
    say(
        _n(
            "เขียนรายงานแล้ว กำลังถ่ายภาพหลักฐาน {count:n} รายการเพื่อแนบไว้กับรายงาน (กด Ctrl-C หากไม่ต้องการรอ)",
            count=len(wanted),
        )
    )
    await shoot.take(wanted)


def _not_known(wanted: Mapping[Key, None], album: Album, earlier: Iterable[tuple[str, Path]]) -> dict[Key, None]:
    """What is still to be drawn, once the pictures that were taken before are in the album."""
    left = dict(wanted)
    for run, folder in earlier:
        known = pictures_in(folder) if left else {}
        for key in [key for key in left if key in known and album.take_over(known[key], run)]:
            del left[key]
    return left
