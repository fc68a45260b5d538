"""What a person can type after a command: each argument and option, its limits and its word of help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crawler.audit import Hours
from crawler.language import N_

__all__ = [
    "CHECKLIST",
    "STORE",
    "BrowserOption",
    "ChecklistOption",
    "DelayOption",
    "EitOption",
    "FailUnderOption",
    "FreshOption",
    "HoursOption",
    "IitOption",
    "Lang",
    "LangOption",
    "MaxMegabytesOption",
    "MaxMinutesOption",
    "MaxPagesOption",
    "OutOption",
    "RunArgument",
    "ScreenshotsOption",
    "StoreOption",
    "StrictTlsOption",
    "SubdomainsOption",
    "TargetArgument",
]

STORE = Path("oit.db")
CHECKLIST = "oit-2567"


class Lang(StrEnum):
    """Languages for people."""

    th = "th"
    en = "en"


BrowserOption = Annotated[
    bool,
    typer.Option(
        "--browser/--no-browser",
        help=N_("ใช้เบราว์เซอร์เปิดหน้าที่แสดงผลด้วย JavaScript"),
    ),
]
ScreenshotsOption = Annotated[
    bool,
    typer.Option(
        "--screenshots/--no-screenshots",
        help=N_("ถ่ายภาพหน้าและเอกสารที่เป็นหลักฐานแนบไว้กับรายงาน"),
    ),
]
TargetArgument = Annotated[
    str,
    typer.Argument(help=N_("ที่อยู่เว็บไซต์ ไฟล์ WARC หรือ demo (ตัวอย่าง)")),
]
RunArgument = Annotated[
    str,
    typer.Argument(help=N_("การตรวจที่เก็บไว้: รหัส, last (ล่าสุด), โฟลเดอร์ หรือไฟล์ WARC")),
]
# No envvar: crawler.cli.help looks for it, before there is any help to show.
LangOption = Annotated[
    Lang,
    typer.Option("--lang", help=N_("ภาษาของรายงานและข้อความ ปกติคือ th ตั้งไว้ในตัวแปร OIT_LANG ก็ได้"), show_default=False),
]
StoreOption = Annotated[Path, typer.Option("--store", envvar="OIT_STORE", metavar="FILE", help=N_("ไฟล์ฐานข้อมูลการตรวจ"))]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FOLDER", help=N_("โฟลเดอร์ที่จะเขียนรายงาน"))]
ChecklistOption = Annotated[str, typer.Option("--checklist", metavar="NAME", help=N_("ชื่อหรือไฟล์รายการตรวจ"))]
IitOption = Annotated[float | None, typer.Option("--iit", min=0, max=100, metavar="N", help=N_("ค่าเฉลี่ย IIT"))]
EitOption = Annotated[float | None, typer.Option("--eit", min=0, max=100, metavar="N", help=N_("ค่าเฉลี่ย EIT"))]
DelayOption = Annotated[
    float,
    typer.Option("--delay", min=0, max=60, metavar="SEC", help=N_("พักกี่วินาทีก่อนเปิดหน้าถัดไป")),
]
FreshOption = Annotated[bool, typer.Option("--fresh", help=N_("รับทุกอย่างใหม่ ไม่ใช้ผลครั้งก่อน"))]
HoursOption = Annotated[
    Hours | None,
    typer.Option(
        "--hours",
        parser=Hours.parse,
        metavar="H-H",
        help=N_("ตรวจเฉพาะช่วงเวลานี้ เช่น 22-6"),
    ),
]
SubdomainsOption = Annotated[bool, typer.Option("--subdomains", help=N_("ตรวจโดเมนย่อยของเว็บไซต์ด้วย"))]
StrictTlsOption = Annotated[
    bool,
    typer.Option("--strict-tls", help=N_("ไม่เปิดเว็บไซต์ที่ใบรับรอง HTTPS ใช้ไม่ได้")),
]
MaxPagesOption = Annotated[
    int,
    typer.Option("--max-pages", min=1, max=1_000_000, metavar="N", help=N_("เปิดไม่เกินกี่หน้าและไฟล์")),
]
MaxMinutesOption = Annotated[
    float,
    typer.Option("--max-minutes", min=0.01, max=10_080, metavar="N", help=N_("ใช้เวลาไม่เกินกี่นาที")),
]
MaxMegabytesOption = Annotated[
    float,
    typer.Option("--max-mb", min=0.01, max=1_000_000, metavar="N", help=N_("รับข้อมูลไม่เกินกี่เมกะไบต์")),
]
FailUnderOption = Annotated[
    float | None,
    typer.Option("--fail-under", min=0, max=100, metavar="N", help=N_("จบด้วยรหัส 1 ถ้าคะแนน OIT ต่ำกว่านี้")),
]
