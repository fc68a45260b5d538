"""Files made to harm whoever reads them, and files that are not what they are called: each ends as a Content."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
import xlsxwriter
from pptx import Presentation
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from crawler.models import Content
from crawler.read import ReaderPool
from crawler.read.reader import read
from tests.read.packing import rar, zipped
from tests.read.test_odf import packed

SITE = "http://www.suanmali.go.th/files/"
FILES = Path(__file__).parent / "files"
SECONDS = 20


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(seconds=SECONDS) as readers:
        yield readers


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("ประกาศเทศบาลตำบลสวนมะลิ")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def book() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        made.add_worksheet().write(0, 0, "ประกาศเทศบาลตำบลสวนมะลิ")
    return buffer.getvalue()


def slides() -> bytes:
    made = Presentation()
    heading = made.slides.add_slide(made.slide_layouts[5]).shapes.title
    assert heading is not None
    heading.text = "ประกาศเทศบาลตำบลสวนมะลิ"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def text() -> bytes:
    return packed("text", "<text:p>ประกาศเทศบาลตำบลสวนมะลิ</text:p>")


def paper(encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt, invariant=1)
    canvas.drawString(100, 700, "Announcement of the municipality of Suan Mali")
    canvas.save()
    return buffer.getvalue()


OFFICE = {
    "docx": (word, "word/document.xml"),
    "xlsx": (book, "xl/sharedStrings.xml"),
    "pptx": (slides, "ppt/slides/slide1.xml"),
    "odt": (text, "content.xml"),
}


def rewritten(body: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The zip archive with its members changed."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return zipped({name: change(name, archive.read(name)) for name in archive.namelist()})


def with_entities(ending: str, declared: str, called: str) -> bytes:
    """An office file whose text begins with an entity that its own XML declares."""
    make, part = OFFICE[ending]

    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        xml = data.decode().rpartition("?>")[2]
        assert "ประกาศ" in xml
        return f"<?xml version='1.0'?><!DOCTYPE x [{declared}]>{xml.replace('ประกาศ', f'&{called};ประกาศ')}".encode()

    return rewritten(make(), change)


LAUGHS = '<!ENTITY a "ฮา">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 50}">' for n in range(9))


@pytest.mark.parametrize("ending", OFFICE)
def test_entities_that_grow_are_not_expanded(pool: ReaderPool, ending: str) -> None:
    content = pool.submit(with_entities(ending, LAUGHS, "j"), f"{SITE}a.{ending}", "").result(60)
    assert content.kind in {"docx", "xlsx", "pptx"}
    assert not content.reason.startswith("timeout")
    assert len(content.text) < 1_000


@pytest.mark.parametrize("ending", OFFICE)
def test_entities_from_outside_are_not_looked_at(ending: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    declared = f'<!ENTITY x SYSTEM "{secret.as_uri()}">'
    content = read(with_entities(ending, declared, "x"), f"{SITE}a.{ending}", "")
    assert "SECRET" not in repr(content)


BOMBS = {
    "a.docx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(60_000_000)}),
    "a.pptx": zipped({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": bytes(60_000_000)}),
    "a.odt": zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": bytes(60_000_000)}),
    "a.zip": zipped({"a.txt": bytes(150_000_000)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_zip_bomb_is_not_unpacked(pool: ReaderPool, name: str) -> None:
    assert len(BOMBS[name]) < 200_000
    content = pool.submit(BOMBS[name], SITE + name, "").result(60)
    assert content.quality == "none"
    assert content.reason in {"too large when unpacked", "archive: not read: a.txt – too large when unpacked"}


def test_a_zip_bomb_of_zip_bombs_is_opened_once() -> None:
    bomb = zipped({"a.zip": zipped({"a.zip": zipped({"a.txt": bytes(50_000_000)})})})
    assert read(bomb, SITE + "a.zip", "").reason == "archive: not read: a.zip – archive: inside another, not opened"


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalogue; its table of places is left to be mended."""
    told = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + told + b"trailer <</Root 1 0 R /Size %d>>\n%%%%EOF" % (len(objects) + 1)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<%s /Length %d>> stream\n%s\nendstream" % (extra, len(data), data)


def flate_bomb() -> bytes:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"0 0 m " * 1_000_000) for _ in range(40)) + packer.flush()
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>>"
    return pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        page,
        stream(data, b"/Filter /FlateDecode"),
    )


def looping_pages() -> bytes:
    return pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R 2 0 R] /Count 1000>>",
        b"<</Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1000>>",
    )


def a_million_pages() -> bytes:
    kids = b"3 0 R " * 1_000_000
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"
    return pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [%s] /Count 1000000>>" % kids, page)


def a_million_pages_told() -> bytes:
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"
    return pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1000000>>", page)


@pytest.mark.parametrize("make", [flate_bomb, looping_pages, a_million_pages, a_million_pages_told])
def test_a_pdf_bomb_costs_only_itself(pool: ReaderPool, make: Callable[[], bytes]) -> None:
    content = pool.submit(make(), SITE + "a.pdf", "application/pdf").result(60)
    assert (content.kind, content.quality) == ("pdf", "none")
    assert content.reason
    assert pool.submit(paper(), SITE + "b.pdf", "").result(60).quality == "native"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (paper(StandardEncryption("secret", canPrint=0)), "a.pdf"),
        ((FILES / "locked.xlsx").read_bytes(), "a.xlsx"),
        ((FILES / "locked.xlsx").read_bytes(), "a.docx"),
        (packed("text", "x", manifest="<manifest:encryption-data/>"), "a.odt"),
        (rar({"a.txt": b"x"}, locked=True), "a.rar"),
    ],
)
def test_what_is_locked_is_said_to_be(body: bytes, name: str) -> None:
    content = read(body, SITE + name, "")
    assert content.quality == "none"
    assert content.reason in {"encrypted", "archive: not read: a.txt – encrypted"}


KINDS: dict[str, Callable[[], bytes]] = {
    **{ending: make for ending, (make, _) in OFFICE.items()},
    "pdf": paper,
    "doc": (FILES / "plan.doc").read_bytes,
    "rtf": (FILES / "plan.rtf").read_bytes,
    "xls": (FILES / "budget.xls").read_bytes,
    "zip": lambda: zipped({"a.docx": word()}),
    "rar": lambda: rar({"a.docx": word()}),
}


@pytest.mark.parametrize("ending", [*KINDS, "jpg", "csv"])
def test_a_file_of_no_bytes_is_empty(ending: str) -> None:
    content = read(b"", f"{SITE}a.{ending}", "application/" + ending)
    assert (content.quality, content.reason) == ("none", "empty")


def test_what_a_library_cries_out_does_not_reach_the_user(capfd: pytest.CaptureFixture[str]) -> None:
    torn = KINDS["xls"]()
    with ReaderPool() as readers:
        told = readers.submit(torn[: len(torn) * 9 // 10], SITE + "a.xls", "").result(60)
    assert told.reason.startswith("damaged: PanicException")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("ending", KINDS)
def test_a_torn_file_is_told_or_read_as_far_as_it_goes(pool: ReaderPool, ending: str) -> None:
    body = KINDS[ending]()
    told = [pool.submit(body[: len(body) * part // 10], f"{SITE}a.{ending}", "") for part in range(1, 10)]
    for content in (future.result(60) for future in told):
        assert content.quality == "native" or content.reason
        assert not content.reason.startswith(("timeout", "damaged: the reading program"))


def summary(content: Content) -> tuple[str, str, str]:
    return content.kind, content.quality, "ประกาศ" if "ประกาศ" in content.text else content.reason


@pytest.mark.parametrize(
    ("body", "name", "header", "told"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.pdf", "application/pdf", ("image", "none", "image: text not read yet")),
        ("<html><body>ประกาศ".encode(), "a.pdf", "application/pdf", ("page", "native", "ประกาศ")),
        ("<html><body>ประกาศ".encode(), "a.docx", "application/msword", ("page", "native", "ประกาศ")),
        (word(), "a.doc", "application/msword", ("docx", "native", "ประกาศ")),
        (book(), "a.docx", "", ("xlsx", "native", "ประกาศ")),
        (slides(), "a.ppt", "", ("pptx", "native", "ประกาศ")),
        (text(), "a.doc", "", ("docx", "native", "ประกาศ")),
        (b"{\\rtf1\\ansicpg874 \\'bb\\'c3\\'d0\\'a1\\'d2\\'c8}", "a.doc", "", ("docx", "native", "ประกาศ")),
    ],
)
def test_a_file_is_read_for_what_it_is(body: bytes, name: str, header: str, told: tuple[str, str, str]) -> None:
    assert summary(read(body, SITE + name, header)) == told
