"""What a body is to us, by its media type. Light, since the crawl asks it of every answer and reads none itself."""

from __future__ import annotations

import re

from crawler.models import ContentKind
from crawler.read import media
from crawler.read.charset import telling

__all__ = ["READER", "SCAN_READER", "charset_in", "content_kind", "is_document", "is_text", "media_type_of"]

READER = "read-11"
"""Changes whenever reading the same bytes gives another Content."""

SCAN_READER = "scan-3"
"""Changes whenever OCR of the same bytes gives another Content. Apart, since OCR takes a hundred times as long."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_KINDS: dict[str, ContentKind] = {
    media.HTML: "page",
    media.PDF: "pdf",
    media.DOCX: "docx",
    media.XLSX: "xlsx",
    media.PPTX: "pptx",
    media.XLS: "xlsx",
    media.DOC: "docx",
    media.RTF: "docx",
    media.ODT: "docx",
    media.ODS: "xlsx",
    media.PPT: "pptx",
    media.ODP: "pptx",
    media.CSV: "csv",
    media.ZIP: "zip",
    media.RAR: "zip",
    media.SEVEN_ZIP: "zip",
    media.JSON: "json",
    media.TEXT: "text",
}
_PAGES = frozenset({media.HTML, media.JSON, media.JAVASCRIPT, media.TEXT, "application/xml", "text/css"})


def media_type_of(body: bytes, url: str, header: str) -> str:
    """All that `read` needs to know of a Content-Type header once the bytes are known: the type that they are of, and
    the charset of a text where the header names one that they do not show themselves."""
    kind = media.sniff(body, url, header)
    charset = telling(charset_in(header)) if is_text(kind) else ""
    return f"{kind}; charset={charset}" if charset else kind


def is_document(media_type: str) -> bool:
    """Whether a body of this (sniffed) type is a document rather than a page."""
    return content_kind(media_type) in {"pdf", "docx", "xlsx", "pptx"}


def is_text(kind: str) -> bool:
    """Whether a body of this media type is text, in some charset."""
    return kind.startswith("text/") or kind in _PAGES or kind.endswith(("+xml", "+json"))


def charset_in(header: str) -> str:
    """The charset that a Content-Type header names; empty where it names none."""
    named = _CHARSET.search(header)
    return named[1] if named else ""


def content_kind(kind: str) -> ContentKind:
    """What a Content of this media type is called."""
    return _KINDS.get(kind, "image" if kind.startswith("image/") else "other")
