"""A small town of two pages and a document, with a stylesheet and a logo that nobody needs but for pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from crawler.audit import Audit
from tests.audit.tools import Notes, a_minute_apart, audited, page_of
from tests.cli.tools import faulty
from tests.faults import FaultServer, Page
from tests.sites import GOOD

__all__ = ["HTML", "PARTS", "PDF", "SmallTown", "page", "small_town"]

HTML = [("Content-Type", "text/html; charset=utf-8")]
HEAD = '<link rel="stylesheet" href="/style.css"><img src="/logo.png">'
HOME = """<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>หน้าหลัก</title></head><body>
<h1>เทศบาลตำบลธารไพลินทอง</h1><h2>การประเมิน ITA ปีงบประมาณ พ.ศ. 2567</h2><table>
<tr><td>O1</td><td><a href="/o1">โครงสร้าง</a></td></tr>
<tr><td>O2</td><td><a href="/o2">ข้อมูลผู้บริหาร</a></td></tr>
<tr><td>O7</td><td><a href="/o7.pdf">แผนพัฒนาท้องถิ่น</a></td></tr>
</table></body></html>"""
PDF = GOOD.site()["/uploads/document/1441_c.pdf"].body
PARTS = ["/logo.png", "/style.css"]


def logo() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (300, 100), "blue").save(packed, "PNG")
    return packed.getvalue()


def page(item: str) -> bytes:
    return page_of(item).replace(b"<body>", b"<body>" + HEAD.encode())


@dataclass
class SmallTown:
    """A served town and its audits, a store for all of them."""

    server: FaultServer
    folder: Path
    nights: int = 0
    notes: Notes = field(default_factory=list)

    def audit(self, **options: Any) -> Audit:
        self.nights += 1
        self.server.heard.clear()
        usual: dict[str, Any] = {"out": self.folder / str(self.nights), "screenshots": True}
        return audited(self.server.url(), self.folder, notes=self.notes, **(usual | options))

    def asked(self) -> list[str]:
        """What was asked for only for pictures."""
        return sorted(path for path in self.server.paths() if path in PARTS)

    @property
    def store(self) -> Path:
        return self.folder / "oit.db"


@contextmanager
def small_town(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallTown]:
    """Serve it."""
    with faulty() as server:
        legacy = page("o2").decode().replace("utf-8", "")
        server.answers = {
            "/": Page(HOME.encode(), headers=HTML),
            "/robots.txt": Page(b"", headers=[("Content-Type", "text/plain")]),
            "/o1": Page(page("o1"), headers=HTML),
            "/o2": Page(legacy.encode("cp874", "replace"), headers=[("Content-Type", "text/html")]),
            "/o7.pdf": Page(PDF, headers=[("Content-Type", "application/pdf")]),
            "/style.css": Page(b"body {background: green}", headers=[("Content-Type", "text/css")]),
            "/logo.png": Page(logo(), headers=[("Content-Type", "image/png")]),
        }
        town = SmallTown(server, folder)
        a_minute_apart(monkeypatch, town)
        yield town
