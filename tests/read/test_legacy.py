"""Formats of 1997 to 2003. What needs LibreOffice is skipped where it is not installed; antiword is small, so the tests
of it are not."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import docx
import pytest
from docx.oxml import parse_xml
from pptx import Presentation

from crawler.read import legacy, programs
from crawler.read.pool import was_cut_short
from crawler.read.programs import ProgramFailed, converted, find
from crawler.read.reader import read

URL = "http://www.suanmali.go.th/files/plan.doc"
FILES = Path(__file__).parent / "files"
PLAN = (FILES / "plan.doc").read_bytes()
TITLE = "แผนอัตรากำลัง 3 ปี"

needs_office = pytest.mark.skipif(not find("LibreOffice"), reason="LibreOffice is not installed")
needs_antiword = pytest.mark.skipif(not find("antiword"), reason="antiword is not installed: apt install antiword")


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the machine one that has only the named programs."""

    def limit(*names: str) -> None:
        for module in (programs, legacy):
            monkeypatch.setattr(module, "find", lambda name: find(name) if name in names else "")

    return limit


@needs_antiword
def test_an_old_word_file_by_antiword(only: Callable[..., None]) -> None:
    only("antiword")
    content = read(PLAN, URL, "application/msword")
    assert (content.kind, content.reason) == ("docx", "")
    assert content.title == f"{TITLE} เทศบาลตำบลสวนมะลิ ประจำปีงบประมาณ พ.ศ. 2567"
    assert content.headings == (TITLE,)
    assert {"1 | กองช่าง | 5 | 4", "2 | กองคลัง | 6 | 6"} < set(content.lines)
    (table,) = content.tables
    assert table.rows[-1] == ("2", "กองคลัง", "6", "6")


@needs_office
def test_an_old_word_file_by_libreoffice_keeps_merged_cells(only: Callable[..., None]) -> None:
    only("LibreOffice")
    content = read(PLAN, URL, "")
    (table,) = content.tables
    assert table.header == ("ที่", "กอง", "อัตรากำลัง กรอบ", "อัตรากำลัง ครอง")
    assert content.lines[-2:] == ("ลงชื่อ นายสมชาย ใจดี", "นายกเทศมนตรีตำบลสวนมะลิ")


@needs_antiword
def test_what_one_program_can_not_read_the_other_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise ProgramFailed("damaged: LibreOffice can't open it")

    monkeypatch.setattr(legacy, "converted", fail)
    monkeypatch.setattr(legacy, "find", lambda name: find(name) or "/nowhere")
    assert read(PLAN, URL, "").headings == (TITLE,)


def test_without_a_program_the_reason_names_it_and_holds_only_until_it_is_there(
    only: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    only()
    told = read(PLAN, URL, "")
    assert (told.kind, told.quality, told.reason) == ("docx", "none", "needs a program: antiword or LibreOffice")
    assert not was_cut_short(told)
    slides = b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le")
    assert read(slides, URL, "").reason == "needs a program: LibreOffice"
    monkeypatch.setattr(programs, "find", lambda name: "/bin/antiword" if name == "antiword" else "")
    assert was_cut_short(told)
    assert not was_cut_short(read(slides, URL, ""))


@needs_antiword
@pytest.mark.parametrize("length", [600, 5_000, 15_000])
def test_a_torn_old_word_file_is_damaged(only: Callable[..., None], length: int) -> None:
    only("antiword")
    content = read(PLAN[:length], URL, "application/msword")
    assert content.quality == "none"
    assert content.reason.startswith(("damaged", "format not read"))


@needs_antiword
def test_a_locked_old_word_file_is_known(only: Callable[..., None]) -> None:
    only("antiword")
    locked = bytearray(PLAN)
    locked[locked.index(b"\xec\xa5") + 11] |= 1  # the flag fEncrypted in the file's own description
    assert read(bytes(locked), URL, "").reason == "encrypted"


def test_a_program_that_takes_too_long_or_does_not_start_costs_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "antiword"
    slow.write_text("#!/bin/sh\nexec sleep 600\n")
    slow.chmod(0o755)
    monkeypatch.setattr(programs, "SECONDS", 0.2)
    monkeypatch.setattr(legacy, "find", lambda name: str(slow) if name == "antiword" else "")
    told = read(PLAN, URL, "")
    assert (told.kind, told.quality, told.reason) == ("docx", "none", "timeout: not read within 0.2 seconds")
    assert was_cut_short(told)
    slow.unlink()
    assert read(PLAN, URL, "").reason.startswith("damaged: antiword does not start")


@needs_office
def test_an_old_presentation_by_libreoffice() -> None:
    slides = Presentation()
    for title in ("โครงสร้างเทศบาล", "งบประมาณ พ.ศ. 2567"):
        heading = slides.slides.add_slide(slides.slide_layouts[5]).shapes.title
        assert heading is not None
        heading.text = title
    buffer = io.BytesIO()
    slides.save(buffer)
    content = read(converted(buffer.getvalue(), "pptx", "ppt"), URL, "")
    assert (content.kind, content.reason, content.page_starts) == ("pptx", "", (0, 1))
    assert content.lines == ("โครงสร้างเทศบาล", "งบประมาณ พ.ศ. 2567")


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and what it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - the library's names

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


SPACE = "http://schemas.openxmlformats.org"
NAMES = {
    "w": "wordprocessingml/2006/main",
    "a": "drawingml/2006/main",
    "d": "drawingml/2006/wordprocessingDrawing",
    "p": "drawingml/2006/picture",
    "r": "officeDocument/2006/relationships",
}
PICTURE = """<w:r {names}><w:drawing><d:inline><d:extent cx="990600" cy="990600"/><d:docPr id="1" name="x"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><p:pic><p:nvPicPr>
<p:cNvPr id="0" name="x"/><p:cNvPicPr/></p:nvPicPr><p:blipFill>
<a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="990600" cy="990600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
</p:spPr></p:pic></a:graphicData></a:graphic></d:inline></w:drawing></w:r>"""


@needs_office
def test_libreoffice_fetches_nothing_that_a_document_asks_for() -> None:
    names = " ".join(f'xmlns:{name}="{SPACE}/{rest}"' for name, rest in NAMES.items())
    with listening() as (base, asked):
        document = docx.Document()
        link = document.part.relate_to(f"{base}/secret.png", f"{SPACE}/{NAMES['r']}/image", is_external=True)
        document.add_paragraph("ภาพ")._p.append(parse_xml(PICTURE.format(names=names, link=link)))
        buffer = io.BytesIO()
        document.save(buffer)
        old = converted(buffer.getvalue(), "docx", "doc")
        assert read(old, URL, "").lines[0] == "ภาพ"
    assert asked == []
