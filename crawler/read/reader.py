"""One body to Content, whatever it is. Nothing a stranger sends makes this raise."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from crawler.models import Content, ContentKind
from crawler.read import media
from crawler.read.archives import read_rar, read_zip
from crawler.read.charset import decode
from crawler.read.docx import read_docx
from crawler.read.facts import facts_of
from crawler.read.feed import is_feed, read_feed
from crawler.read.html import MAX_CHARACTERS
from crawler.read.jsondata import read_json
from crawler.read.kinds import charset_in, content_kind, is_text
from crawler.read.legacy import read_doc, read_ppt
from crawler.read.odf import read_odf
from crawler.read.pdf import read_pdf
from crawler.read.plain import read_script, read_text
from crawler.read.pptx import read_pptx
from crawler.read.programs import ProgramFailed, ProgramMissing
from crawler.read.rtf import read_rtf
from crawler.read.sheets import read_csv, read_workbook
from crawler.read.sitemap import is_sitemap, read_sitemap, unpacked_sitemap
from crawler.read.state import read_page

__all__ = ["read"]

_READERS: dict[str, Callable[[bytes, str], Content]] = {
    media.PDF: read_pdf,
    media.DOCX: read_docx,
    media.XLSX: read_workbook,
    media.XLS: read_workbook,
    media.PPTX: read_pptx,
    media.DOC: read_doc,
    media.PPT: read_ppt,
    media.RTF: read_rtf,
}
_OPEN = {media.ODT, media.ODS, media.ODP}
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LOCKED_KINDS: dict[str, ContentKind] = {"docx": "docx", "xlsx": "xlsx", "pptx": "pptx"}
_ARCHIVES = {media.ZIP, media.RAR, media.SEVEN_ZIP, media.GZIP}


def read(body: bytes, url: str, media_type: str, scan_pages: int = 0) -> Content:
    """Reads `body`. `media_type` is the Content-Type header, or what `media_type_of` made of it; the bytes weigh more.

    With `scan_pages` a PDF or a picture is read by OCR, up to so many pages. Never raises for bad content: `quality`
    is then "none" and `reason` says why.
    """
    kind = media.sniff(body, url, media_type)
    try:
        content = _looked_at(body, kind, scan_pages) if scan_pages else _read(body, url, kind, media_type)
        return replace(content, facts=facts_of(content)) if content.is_document and content.lines else content
    except (KeyboardInterrupt, SystemExit):
        raise
    except (ProgramMissing, ProgramFailed) as error:
        return Content(kind=content_kind(kind), quality="none", reason=str(error))
    except MemoryError:
        return Content(kind=content_kind(kind), quality="none", reason="too large to read")
    except BaseException as error:  # parsers fail in ways that nobody announces, and a panic in Rust is no Exception
        return Content(
            kind=content_kind(kind), quality="none", reason=f"damaged: {type(error).__name__}: {error}"[:200]
        )


def _looked_at(body: bytes, kind: str, pages: int) -> Content:
    try:
        # Here, since it needs libraries that are not on every machine.
        from crawler.read.scan import read_picture, read_scan  # noqa: PLC0415

        return read_scan(body, pages) if kind == media.PDF else read_picture(body, pages)
    except (ImportError, RuntimeError) as error:  # what the engine raises; the document is not to blame
        raise ProgramFailed(f"damaged: the reading program failed: {error}"[:200]) from error


def _read(body: bytes, url: str, kind: str, header: str) -> Content:
    if not body and not is_text(kind):
        return Content(kind=content_kind(kind), quality="none", reason="empty")
    if kind in _READERS:
        return _READERS[kind](body, url)
    if kind in _OPEN:
        return read_odf(body, url, content_kind(kind))
    if kind == media.OLE and _LOCKED in body:
        return Content(kind=_LOCKED_KINDS.get(media.extension_of(url), "other"), quality="none", reason="encrypted")
    if kind == media.ZIP:
        return read_zip(body, url, _read_member)
    if kind == media.RAR:
        return read_rar(body, url, _read_member)
    if kind == media.GZIP and (sitemap := unpacked_sitemap(body)):
        return read_sitemap(sitemap, url)
    if kind.startswith("image/"):
        return Content(kind="image", quality="none", reason="image: text not read yet")
    if not is_text(kind):
        return Content(kind=content_kind(kind), quality="none", reason=f"format not read: {kind}"[:200])
    if is_sitemap(body):
        return read_sitemap(body, url)
    return _read_text(decode(body[: 2 * MAX_CHARACTERS], charset_in(header)), url, kind)


def _read_member(body: bytes, url: str) -> Content:
    kind = media.sniff(body, url, "")
    if kind in _ARCHIVES:
        return Content(kind="zip", quality="none", reason="archive: inside another, not opened")
    return read(body, url, kind)


def _read_text(text: str, url: str, kind: str) -> Content:
    if kind == media.JSON or kind.endswith("+json"):
        return read_json(text, url)
    if kind == media.JAVASCRIPT:
        return read_script(text, url)
    if kind == media.CSV:
        return read_csv(text, url)
    if kind in {media.HTML, "application/xhtml+xml"}:
        return read_page(text, url)
    if kind == "text/css":
        return Content(kind="other", quality="none", reason="format not read: text/css")
    return read_feed(text, url) if is_feed(text) else read_text(text, url)
