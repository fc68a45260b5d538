"""PDF to Content by its text layer; a scan without one is said to be one."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from itertools import accumulate, chain, groupby, islice

import pypdfium2
from pypdfium2 import raw

from crawler.models import Content, Link
from crawler.read.pdfheads import headings_of, letters_in, title_of
from crawler.read.pdfpage import stretches
from crawler.read.pdfrows import Row, rows, tables
from crawler.read.spans import bare_addresses, tidy
from crawler.text.legible import is_rubbish
from crawler.urls import canonical

__all__ = ["read_pdf"]

_MOST_PAGES = 300
_MOST_CHARACTERS = 5_000_000
_MOST_LINKS = 1_000
_MOST_TABLES = 100
_RUNNING_PAGES = 3
_JUDGED = 100_000  # characters that tell whether a text layer is rubbish
_SCAN_CHARACTERS = 20  # a page on average; a scanner's stamp or a page number is less
_READABLE = re.compile(r"[\u0e01-\u0e5b\w]")
_ONE_CHARACTER = re.compile(r"[^\W\d_][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*|[^\w\s]")
_SHORTEST_UPRIGHT_RUN = 4
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
    pages: list[list[Row]] = []
    links: list[Link] = []
    pictures = size = unread = 0
    for index in range(min(count, _MOST_PAGES)):
        try:
            page = document[index]
            found = rows(stretches(page.get_textpage()))
        except pypdfium2.PdfiumError:
            unread += 1
            continue
        length = sum(len(row.text) for row in found)
        if length < _SCAN_CHARACTERS:
            pictures += any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        pages.append(found)
        if len(links) < _MOST_LINKS:
            links += _annotated(document, page, url)
        size += length
        if size > _MOST_CHARACTERS:
            break
    texts = [_lines([row.text for row in page]) for page in pages]
    lines = tuple(chain.from_iterable(texts))
    info = tidy(document.get_metadata_value("Title")[:500])
    named = info if letters_in(info) > 5 and not _IDLE_INFO.match(info) else ""
    if reason := _trouble(lines, count, pictures, unread):
        return Content(kind="pdf", title=named, lines=lines, quality="none", reason=reason, pages=count)
    _keep_running_lines_once(texts)
    lines = tuple(chain.from_iterable(texts))
    headings = headings_of(chain.from_iterable(pages))
    links += (Link(url=found, context=line[:300], via="text") for line in lines for found in _bare(line))
    return Content(
        kind="pdf",
        title=title_of(lines, headings) or named,
        headings=tuple(headings),
        lines=lines,
        tables=tuple(islice(chain.from_iterable(map(tables, pages)), _MOST_TABLES)),
        links=tuple(dict.fromkeys(links)),
        pages=count,
        page_starts=tuple(accumulate(map(len, texts[:-1]), initial=0)) if texts else (),
    )


def _trouble(lines: tuple[str, ...], pages: int, pictures: int, unread: int) -> str:
    text = "".join(lines)
    if len(text) < _SCAN_CHARACTERS * max(1, min(pages, _MOST_PAGES) - unread):
        if pictures:
            return "scan: no text layer"
        if not text:
            return "damaged: no page can be read" if unread else "empty"
    if 3 * len(_READABLE.findall(text)) < len(text) or is_rubbish("\n".join(lines)[:_JUDGED]):
        return "scan: text layer can't be read"
    return ""


def _lines(texts: list[str]) -> list[str]:
    runs = groupby(filter(None, texts), _is_one_character)
    return [line for upright, run in runs for line in _joined(upright, list(run))]


def _keep_running_lines_once(pages: list[list[str]]) -> None:
    """Takes the head and the foot that most pages share from all but the first that has them."""
    for edge in (0, -1):
        shared = Counter(page[edge] for page in pages if page)
        for line, count in shared.items():
            if count >= _RUNNING_PAGES and 2 * count > len(pages):
                for page in [page for page in pages if page and page[edge] == line][1:]:
                    del page[edge]


def _is_one_character(line: str) -> bool:
    return _ONE_CHARACTER.fullmatch(line) is not None


def _joined(upright: bool, run: list[str]) -> list[str]:
    """Text turned by 90 degrees comes one character a line."""
    return [tidy("".join(run))] if upright and len(run) >= _SHORTEST_UPRIGHT_RUN else run


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
