"""What bytes are, whatever the server calls them: a picture or an error page called .pdf, docx or xlsx or zip."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from urllib.parse import urlsplit

import msgspec

__all__ = [
    "BAD_ZIP",
    "CSV",
    "DOC",
    "DOCX",
    "GZIP",
    "HTML",
    "JAVASCRIPT",
    "JSON",
    "ODP",
    "ODS",
    "ODT",
    "OLE",
    "PDF",
    "PPT",
    "PPTX",
    "RAR",
    "RTF",
    "SEVEN_ZIP",
    "TEXT",
    "XLS",
    "XLSX",
    "ZIP",
    "extension_of",
    "sniff",
]

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
HTML = "text/html"
TEXT = "text/plain"
CSV = "text/csv"
JSON = "application/json"
JAVASCRIPT = "application/javascript"
PDF = "application/pdf"
DOCX = _OFFICE + "wordprocessingml.document"
XLSX = _OFFICE + "spreadsheetml.sheet"
PPTX = _OFFICE + "presentationml.presentation"
ODT = _OPEN + "text"
ODS = _OPEN + "spreadsheet"
ODP = _OPEN + "presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
RTF = "application/rtf"
OLE = "application/x-ole-storage"
PPT = "application/vnd.ms-powerpoint"
ZIP = "application/zip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
GZIP = "application/gzip"

BAD_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, ValueError, EOFError)
"""What the library raises for an archive that is damaged, locked or packed in a way that it does not know."""

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\0\0\1\0", "image/x-icon"),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x1f\x8b", GZIP),
    (b"{\\rtf", RTF),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_BY_EXTENSION = {
    "css": "text/css",
    "csv": CSV,
    "htm": HTML,
    "html": HTML,
    "js": JAVASCRIPT,
    "json": JSON,
    "mjs": JAVASCRIPT,
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
_IN_ZIP = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_IN_OLE = (("WordDocument", DOC), ("Workbook", XLS), ("Book", XLS), ("PowerPoint Document", PPT))
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|frameset|title|meta|link|script|style|table|div|center|br|h[1-6]|p|a|b|font|ul"
    rb"|form|iframe|img|span|noscript)[\s/>]",
    re.I,
)
_HTML_START = re.compile(
    rb"\s*+(?:(?><!--.*?-->)\s*+|<\?xml[^>]*+>\s*+)*+<(?:!doctype\s+html|html|head|frameset|meta)\b", re.I | re.S
)
_XML_START = re.compile(rb"\s*<(?:\?xml|rss|feed|urlset|sitemapindex)\b")
_CONTROLS = bytes(set(range(0x20)) - {7, 8, 9, 10, 12, 13, 26, 27})


def sniff(body: bytes, url: str, declared: str) -> str:
    """The media type of `body`, without parameters. `declared` is the Content-Type header, believed where the bytes
    leave it open; the extension of `url` comes last. "application/octet-stream" if nothing can be said."""
    claimed = declared.partition(";")[0].strip().lower()
    by_name = _BY_EXTENSION.get(extension_of(url), "")
    binary = _binary_type(body)
    if binary:
        return binary
    if not body.strip():
        return claimed or by_name or TEXT
    start = body[3:4_096] if body.startswith(b"\xef\xbb\xbf") else body[:4_096]
    if _is_binary(start):
        return claimed if claimed and not claimed.startswith(("text/", "application/j")) else "application/octet-stream"
    return _text_type(body, start, claimed, by_name)


def extension_of(url: str) -> str:
    """The extension of the path of an address, in lower case, without its dot."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def _binary_type(body: bytes) -> str:
    if b"%PDF-" in body[:1_024]:
        return PDF
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(body)
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        return next((kind for name, kind in _IN_OLE if name.encode("utf-16-le") in body), OLE)
    if body[:4] == b"RIFF":
        return "image/webp" if body[8:12] == b"WEBP" else "audio/wav"
    if body[4:8] == b"ftyp":
        return "image/heic" if body[8:11] in {b"hei", b"mif"} else "video/mp4"
    if body.startswith(b"BM"):
        return "image/bmp" if b"\0" in body[:10] else ""
    return next((kind for magic, kind in _MAGIC if body.startswith(magic)), "")


def _zip_type(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            if names and names[0] == "mimetype" and archive.getinfo("mimetype").file_size < 100:
                kind = archive.read("mimetype").decode("ascii", "replace").strip()
                return kind if kind.startswith(_OPEN) else ZIP
    except BAD_ZIP:
        return ZIP
    if "[Content_Types].xml" not in names:
        return ZIP
    return next((kind for folder, kind in _IN_ZIP if any(name.startswith(folder) for name in names)), ZIP)


def _is_binary(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if start.count(0) * 3 > len(start):  # perhaps UTF-16 of plain letters
        return max(start[::2].count(0), start[1::2].count(0)) * 2.2 < len(start) or start.count(0) > 0.6 * len(start)
    return len(start) - len(start.translate(None, _CONTROLS)) > len(start) // 50


def _text_type(body: bytes, start: bytes, claimed: str, by_name: str) -> str:
    if _HTML_START.match(start):
        return HTML
    if _XML_START.match(start):
        return "image/svg+xml" if b"<svg" in start else "application/xml"
    first = start.lstrip()[:1]
    if first in {b"{", b"["} and _is_json(body, sure=JSON in {claimed, by_name} or claimed == "text/json"):
        return JSON
    if claimed in {"text/javascript", "application/x-javascript", "application/ecmascript", JAVASCRIPT}:
        return JAVASCRIPT
    if claimed in {"text/css", CSV, "application/csv"}:
        return CSV if "csv" in claimed else claimed
    if by_name in {CSV, JAVASCRIPT, "text/css"} and not (first == b"<" and _MARKUP.search(start)):
        return by_name
    if claimed in {HTML, "application/xhtml+xml"} or (first == b"<" and _MARKUP.search(start)):
        return HTML
    if claimed.startswith("text/") and claimed != TEXT:
        return claimed
    return TEXT if not by_name or by_name == JSON else by_name


def _is_json(body: bytes, *, sure: bool) -> bool:
    if sure:
        return True
    try:
        msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"), type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return False
    return True
