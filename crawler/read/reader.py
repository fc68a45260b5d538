"""One body to Content, whatever it is. Nothing a stranger sends makes this raise."""

from __future__ import annotations

import re

from crawler.models import Content, ContentKind
from crawler.read import media
from crawler.read.charset import decode, telling
from crawler.read.docx import read_docx
from crawler.read.feed import is_feed, read_feed
from crawler.read.html import MAX_CHARACTERS
from crawler.read.jsondata import read_json
from crawler.read.pdf import read_pdf
from crawler.read.plain import read_script, read_text
from crawler.read.sheets import read_csv, read_workbook
from crawler.read.sitemap import is_sitemap, read_sitemap, unpacked_sitemap
from crawler.read.state import read_page
from crawler.read.unpack import read_zip

__all__ = ["READER", "content_kind", "is_document", "media_type_of", "read"]

READER = "read-6"
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


def media_type_of(body: bytes, url: str, header: str) -> str:
    """All that `read` needs to know of a Content-Type header once the bytes are known: the type that they are of, and
    the charset of a text where the header names one that they do not show themselves."""
    kind = media.sniff(body, url, header)
    charset = telling(_charset(header)) if _is_text(kind) else ""
    return f"{kind}; charset={charset}" if charset else kind


def read(body: bytes, url: str, media_type: str) -> Content:
    """Reads `body`. `media_type` is the Content-Type header, or what `media_type_of` made of it; the bytes weigh more.

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
    if kind == media.GZIP and (sitemap := unpacked_sitemap(body)):
        return read_sitemap(sitemap, url)
    if kind.startswith("image/"):
        return Content(kind="image", quality="none", reason="image: text not read yet")
    if kind in _NOT_YET:
        known, reason = _NOT_YET[kind]
        return Content(kind=known, quality="none", reason=reason)
    if not _is_text(kind):
        return Content(kind="other", quality="none", reason=f"format not read: {kind}"[:200])
    if is_sitemap(body):
        return read_sitemap(body, url)
    return _read_text(decode(body[: 2 * MAX_CHARACTERS], _charset(header)), url, kind)


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind in _PAGES or kind.endswith(("+xml", "+json"))


def _charset(header: str) -> str:
    named = _CHARSET.search(header)
    return named[1] if named else ""


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
        return read_page(text, url)
    if kind == "text/css":
        return Content(kind="other", quality="none", reason="format not read: text/css")
    return read_feed(text, url) if is_feed(text) else read_text(text, url)


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
