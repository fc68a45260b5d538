"""PDF to Content by its text layer; a scan without one is said to be one.

`get_text_range` is used: `get_text_bounded` runs the lines of rotated text into one another.
"""

from __future__ import annotations

import ctypes
import re
from itertools import groupby

import pypdfium2
from pypdfium2 import raw

from crawler.models import Content, Link
from crawler.read.spans import bare_addresses, tidy
from crawler.urls import canonical

__all__ = ["read_pdf", "title_of"]

_MOST_PAGES = 300
_MOST_CHARACTERS = 5_000_000
_MOST_LINKS = 1_000
_SCAN_CHARACTERS = 20  # a page on average; a scanner's stamp or a page number is less
_LETTER = re.compile(r"[^\W\d_]")
_READABLE = re.compile(r"[\u0e01-\u0e5b\w]")
_ONE_CHARACTER = re.compile(r"[^\W\d_][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*|[^\w\s]")
_SHORTEST_UPRIGHT_RUN = 4
_NOT_A_TITLE = re.compile(
    r"[\W\d_]*|[-–( ]*(?:หน้า|page)?\s*[\d๐-๙/]+[-–) ]*|\(?สำเนา(?:คู่ฉบับ)?\)?|https?:\S*|ที่\s+\S+\s?[\d๐-๙./ว ]+", re.I
)
_TITLE_LINES = 3
_TITLE_LENGTH = 60
# A line that ends like this was broken for its length: the year, or the rest of the phrase, stands on the next.
_GOES_ON = re.compile(r"(?:พ\.\s?ศ\.?|ประจำปี|ปีงบประมาณ|และ|หรือ|ของ|เรื่อง|ตาม|การ|[(/–-])$")
_IDLE_INFO = re.compile(r"\(?(?:untitled|anonymous|microsoft|document|scan|print|img|slide|doc)|.*\.\w{2,4}$", re.I)


def read_pdf(body: bytes, url: str) -> Content:
    """The text of up to 300 pages, in reading order. `pages` counts all of them.

    Reasons for quality "none": "encrypted", "damaged: …", "empty", "scan: no text layer", "scan: text layer can't be
    read".
    """
    try:
        with pypdfium2.PdfDocument(body) as document:
            return _read(document, url)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if "password" in str(error).lower() else f"damaged: {error}"[:200]
        return Content(kind="pdf", quality="none", reason=reason)


def _read(document: pypdfium2.PdfDocument, url: str) -> Content:
    count = len(document)
    lines: list[str] = []
    starts: list[int] = []
    links: list[Link] = []
    pictures = size = unread = 0
    for index in range(min(count, _MOST_PAGES)):
        try:
            page = document[index]
            text = page.get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            unread += 1
            continue
        if len(text.strip()) < _SCAN_CHARACTERS:
            pictures += any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        starts.append(len(lines))
        lines += _lines(text)
        if len(links) < _MOST_LINKS:
            links += _annotated(document, page, url)
        size += len(text)
        if size > _MOST_CHARACTERS:
            break
    info = tidy(document.get_metadata_value("Title")[:500])
    named = info if len(_LETTER.findall(info)) > 5 and not _IDLE_INFO.match(info) else ""
    if reason := _trouble(lines, count, pictures, unread):
        return Content(kind="pdf", title=named, lines=tuple(lines), quality="none", reason=reason, pages=count)
    links += (Link(url=found, context=line[:300], via="text") for line in lines for found in _bare(line))
    title = title_of(lines) or named
    return Content(
        kind="pdf",
        title=title,
        lines=tuple(lines),
        links=tuple(dict.fromkeys(links)),
        pages=count,
        page_starts=tuple(starts),
    )


def _trouble(lines: list[str], pages: int, pictures: int, unread: int) -> str:
    text = "".join(lines)
    if len(text) < _SCAN_CHARACTERS * max(1, min(pages, _MOST_PAGES) - unread):
        if pictures:
            return "scan: no text layer"
        if not text:
            return "damaged: no page can be read" if unread else "empty"
    if 3 * len(_READABLE.findall(text)) < len(text):
        return "scan: text layer can't be read"
    return ""


def _lines(text: str) -> list[str]:
    lines = (line for raw_line in text.splitlines() if (line := tidy(raw_line)))
    return [line for upright, run in groupby(lines, _is_one_character) for line in _joined(upright, list(run))]


def _is_one_character(line: str) -> bool:
    return _ONE_CHARACTER.fullmatch(line) is not None


def _joined(upright: bool, run: list[str]) -> list[str]:
    """Text turned by 90 degrees comes one character a line."""
    return [tidy("".join(run))] if upright and len(run) >= _SHORTEST_UPRIGHT_RUN else run


def title_of(lines: list[str]) -> str:
    """The first lines that say something, up to three, until there is enough."""
    title = ""
    taken = 0
    for line in lines[:20]:
        goes_on = bool(_GOES_ON.search(title))
        if not goes_on and (_NOT_A_TITLE.fullmatch(line) or (not taken and len(_LETTER.findall(line)) < 3)):
            if taken:
                break
            continue
        title = f"{title} {line}".strip()
        taken += 1
        if taken == _TITLE_LINES or (len(title) >= _TITLE_LENGTH and not _GOES_ON.search(title)):
            break
    return title[:300]


def _bare(line: str) -> list[str]:
    return [url for address in bare_addresses(line) if (url := canonical(address))]


def _annotated(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, url: str) -> list[Link]:
    """The web links laid over the page."""
    position = ctypes.c_int(0)
    annotation = raw.FPDF_LINK()
    links: list[Link] = []
    while len(links) < _MOST_LINKS and raw.FPDFLink_Enumerate(page, position, annotation):
        action = raw.FPDFLink_GetAction(annotation)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(document, action, buffer, length)
        target = canonical(buffer.value.decode("utf-8", "replace"), url)
        if target:
            links.append(Link(url=target))
    return links
