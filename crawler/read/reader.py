"""One body to Content, whatever it is. Nothing a stranger sends makes this raise."""

from __future__ import annotations

import re

from crawler.models import Content, ContentKind
from crawler.read import media
from crawler.read.charset import decode
from crawler.read.docx import read_docx
from crawler.read.html import MAX_CHARACTERS, read_html
from crawler.read.jsondata import read_json
from crawler.read.pdf import read_pdf
from crawler.read.plain import read_script, read_text
from crawler.read.sheets import read_csv, read_workbook
from crawler.read.sitemap import is_sitemap, read_sitemap
from crawler.read.unpack import read_zip

__all__ = ["READER", "content_kind", "is_document", "read"]

READER = "read-5"
"""Changes whenever reading the same bytes gives another Content."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_PAGES = frozenset({media.HTML, media.JSON, media.JAVASCRIPT, media.TEXT, "application/xml", "text/css"})
_NOT_YET: dict[str, tuple[ContentKind, str]] = {
    media.DOC: ("other", "format not read yet: doc"),
    media.PPT: ("other", "format not read yet: ppt"),
    media.PPTX: ("other", "format not read yet: pptx"),
    "application/rtf": ("other", "format not read yet: rtf"),
    "application/vnd.rar": ("other", "format not read yet: rar"),
    "application/x-7z-compressed": ("other", "format not read yet: 7z"),
    "application/vnd.oasis.opendocument.text": ("other", "format not read yet: odt"),
}


def read(body: bytes, url: str, media_type: str) -> Content:
    """Reads `body`. `media_type` is the Content-Type header, or what `sniff` made of it; the bytes weigh more.

    Never raises for bad content: `quality` is then "none" and `reason` says why.
    """
    kind = media.sniff(body, url, media_type)
    try:
        return _read(body, url, kind, media_type)
    except (KeyboardInterrupt, SystemExit):
        raise
    except MemoryError:
        return Content(kind=content_kind(kind), quality="none", reason="too large to read")
    except BaseException as error:  # parsers fail in ways that nobody announces, and a panic in Rust is no Exception
        return Content(
            kind=content_kind(kind), quality="none", reason=f"damaged: {type(error).__name__}: {error}"[:200]
        )


def is_document(media_type: str) -> bool:
    """Whether reading a body of this (sniffed) type belongs in the worker process."""
    return media_type in {media.PDF, media.DOCX, media.XLSX, media.XLS, media.ODS}


def _read(body: bytes, url: str, kind: str, header: str) -> Content:
    if is_document(kind):
        return _read_document(body, url, kind)
    if kind == media.ZIP:
        return read_zip(body)
    if kind.startswith("image/"):
        return Content(kind="image", quality="none", reason="image: text not read yet")
    if kind in _NOT_YET:
        known, reason = _NOT_YET[kind]
        return Content(kind=known, quality="none", reason=reason)
    if not kind.startswith("text/") and kind not in _PAGES and not kind.endswith(("+xml", "+json")):
        return Content(kind="other", quality="none", reason=f"format not read: {kind}"[:200])
    if is_sitemap(body):
        return read_sitemap(body, url)
    named = _CHARSET.search(header)
    return _read_text(decode(body[: 2 * MAX_CHARACTERS], named[1] if named else ""), url, kind)


def _read_document(body: bytes, url: str, kind: str) -> Content:
    if kind == media.PDF:
        return read_pdf(body, url)
    if kind == media.DOCX:
        return read_docx(body, url)
    return read_workbook(body)


def _read_text(text: str, url: str, kind: str) -> Content:
    if kind == media.JSON or kind.endswith("+json"):
        return read_json(text, url)
    if kind == media.JAVASCRIPT:
        return read_script(text, url)
    if kind == media.CSV:
        return read_csv(text)
    if kind in {media.HTML, "application/xhtml+xml"}:
        return read_html(text, url)
    if kind == "text/css":
        return Content(kind="other", quality="none", reason="format not read: text/css")
    return read_text(text)


def content_kind(kind: str) -> ContentKind:
    """What a Content of this media type is called."""
    known: dict[str, ContentKind] = {
        media.HTML: "page",
        media.PDF: "pdf",
        media.DOCX: "docx",
        media.XLSX: "xlsx",
        media.XLS: "xlsx",
        media.ODS: "xlsx",
        media.CSV: "csv",
        media.ZIP: "zip",
        media.JSON: "json",
        media.TEXT: "text",
    }
    return known.get(kind, "image" if kind.startswith("image/") else "other")
