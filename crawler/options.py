"""What a person can type after a command: each argument and option, its limits and its word of help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crawler.audit import Hours

__all__ = [
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


class Lang(StrEnum):
    """Languages for people."""

    th = "th"
    en = "en"


BrowserOption = Annotated[
    bool,
    typer.Option(
        "--browser/--no-browser",
        help="ใช้เบราว์เซอร์เปิดหน้าที่แสดงผลด้วย JavaScript · draw pages that need JavaScript in a browser",
    ),
]
ScreenshotsOption = Annotated[
    bool,
    typer.Option(
        "--screenshots/--no-screenshots",
        help="ถ่ายภาพหน้าและเอกสารหลักฐานแนบกับรายงาน · pictures of the evidence beside the report",
    ),
]
TargetArgument = Annotated[
    str,
    typer.Argument(help="ที่อยู่เว็บไซต์ ไฟล์ WARC หรือ demo (ตัวอย่าง) · a web address, a WARC file, or demo (an example)"),
]
RunArgument = Annotated[
    str,
    typer.Argument(
        help="การตรวจที่เก็บไว้: รหัส, last (ล่าสุด), โฟลเดอร์ หรือไฟล์ WARC · a stored run: id, last, folder or WARC file"
    ),
]
LangOption = Annotated[Lang, typer.Option("--lang", envvar="OIT_LANG", help="ภาษา · language of report and messages")]
StoreOption = Annotated[
    Path, typer.Option("--store", envvar="OIT_STORE", metavar="FILE", help="ไฟล์ฐานข้อมูลการตรวจ · the store of runs")
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FOLDER", help="โฟลเดอร์ที่จะเขียนรายงาน · folder for the report")
]
ChecklistOption = Annotated[
    str, typer.Option("--checklist", metavar="NAME", help="ชื่อหรือไฟล์รายการตรวจ · checklist, by name or file")
]
IitOption = Annotated[
    float | None, typer.Option("--iit", min=0, max=100, metavar="N", help="ค่าเฉลี่ย IIT · mean of the IIT indicators")
]
EitOption = Annotated[
    float | None, typer.Option("--eit", min=0, max=100, metavar="N", help="ค่าเฉลี่ย EIT · mean of the EIT indicators")
]
DelayOption = Annotated[
    float,
    typer.Option("--delay", min=0, max=60, metavar="SEC", help="พักกี่วินาทีก่อนเปิดหน้าถัดไป · pause between fetches"),
]
FreshOption = Annotated[
    bool, typer.Option("--fresh", help="รับทุกอย่างใหม่ ไม่ใช้ผลครั้งก่อน · fetch all anew, whatever the last run holds")
]
HoursOption = Annotated[
    Hours | None,
    typer.Option(
        "--hours",
        parser=Hours.parse,
        metavar="H-H",
        help="ตรวจเฉพาะช่วงเวลานี้ เช่น 22-6 · only in these hours of Thai time",
    ),
]
SubdomainsOption = Annotated[
    bool, typer.Option("--subdomains", help="ตรวจโดเมนย่อยของเว็บไซต์ด้วย · the site's subdomains too")
]
StrictTlsOption = Annotated[
    bool,
    typer.Option(
        "--strict-tls", help="ไม่เปิดเว็บไซต์ที่ใบรับรอง HTTPS ใช้ไม่ได้ · open no site whose HTTPS certificate is not valid"
    ),
]
MaxPagesOption = Annotated[
    int,
    typer.Option("--max-pages", min=1, max=1_000_000, metavar="N", help="เปิดไม่เกินกี่หน้าและไฟล์ · at most N fetches"),
]
MaxMinutesOption = Annotated[
    float,
    typer.Option("--max-minutes", min=0.01, max=10_080, metavar="N", help="ใช้เวลาไม่เกินกี่นาที · at most N minutes"),
]
MaxMegabytesOption = Annotated[
    float,
    typer.Option("--max-mb", min=0.01, max=1_000_000, metavar="N", help="รับข้อมูลไม่เกินกี่เมกะไบต์ · at most N MB"),
]
FailUnderOption = Annotated[
    float | None,
    typer.Option(
        "--fail-under", min=0, max=100, metavar="N", help="จบด้วยรหัส 1 ถ้าคะแนน OIT ต่ำกว่านี้ · exit 1 below this score"
    ),
]
