"""Bytes to text, whatever the declarations say: the bytes themselves are the best witness.

Thai sites mix UTF-8 with TIS-620 (windows-874), declare one and send the other, and contradict themselves in their
metas. UTF-8 betrays itself (nothing else looks like it), so it is tried first; among the rest windows-874 is known by
its long runs of bytes in the Thai range.
"""

from __future__ import annotations

import codecs
import re

__all__ = ["charset_in", "decode", "telling"]

_META = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_THAI_CODECS = {"cp874", "tis-620", "iso8859-11"}
_WESTERN_CODECS = {"cp1252", "iso8859-1", "latin-1", "ascii", "iso8859-15", "utf-8", "utf-16"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_NOT_THAI = bytes(range(0x80, 0xA1)) + b"\xdb\xdc\xdd\xde\xfc\xfd\xfe\xff"
_THAI = re.compile("[\u0e01-\u0e5b]")

# What the continuation bytes 80-BF of UTF-8 turn into when read as windows-1252 and as windows-874.
_CONTINUATION = bytes(range(0x80, 0xC0))
_AS_1252 = "".join({*_CONTINUATION.decode("latin-1"), *_CONTINUATION.decode("cp1252", "ignore")})
_AS_874 = "".join({*_CONTINUATION[:0x20].decode("latin-1"), *_CONTINUATION.decode("cp874", "ignore")})
_MOJIBAKE_1252 = re.compile(f"(?:à[¸¹][{re.escape(_AS_1252)}])+")
_MOJIBAKE_874 = re.compile(f"(?:เ[ธน][{re.escape(_AS_874)}]){{3,}}")


def decode(body: bytes, declared: str = "") -> str:
    """The text of `body`. `declared` is the charset of the HTTP header; a BOM and the bytes weigh more."""
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return _repaired(body[len(bom) :].decode(codec, "replace"))
    sample = body[:2_000]
    if sample.count(0) * 3 > len(sample) > 1:
        return body.decode("utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be", "replace")
    named = _codec(declared) or _codec(charset_in(body))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _repaired(_decode_legacy(body, named))
    if named in _THAI_CODECS and not text.isascii() and not _THAI.search(text) and _looks_thai(body):
        return body.decode("cp874", "replace")  # a few Thai words can be valid UTF-8 by chance
    return _repaired(text)


def telling(declared: str) -> str:
    """The charset of an HTTP header in lower case, where it may change what a reader makes of the bytes; else empty.

    UTF-8 is seen by the bytes themselves, and the western ones are what servers say that were never told.
    """
    codec = _codec(declared)
    return "" if not codec or codec in _WESTERN_CODECS else declared.lower()


def charset_in(body: bytes) -> str:
    """The first charset that the document itself declares in its first 4,096 bytes, or an empty string."""
    found = _META.search(body, 0, 4_096)
    return found[1].decode("ascii") if found else ""


def _codec(name: str) -> str:
    """Python's name of a charset; empty if there is none. Browsers read every Thai name as windows-874."""
    label = name.strip().lower()
    if re.fullmatch(r"(?:x-)?(?:tis[-_]?620.*|windows-?874|cp-?874|iso-?8859-?11|thai|dos-?874)", label):
        return "cp874"
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    return info.name if getattr(info, "_is_text_encoding", True) else ""


def _decode_legacy(body: bytes, named: str) -> str:
    """Decodes what is not valid UTF-8: damaged UTF-8, windows-874, both in one page, or the charset declared."""
    damaged = body.decode("utf-8", "replace")
    if len(_THAI.findall(damaged)) > 2 * damaged.count("\ufffd"):
        return "\n".join(map(_decode_line, body.split(b"\n")))
    if named and named not in _WESTERN_CODECS and named not in _THAI_CODECS:
        try:
            return body.decode(named)
        except (UnicodeError, LookupError):  # "undefined" is a charset that refuses everything
            pass
    if named in _THAI_CODECS or _looks_thai(body):
        return body.decode("cp874", "replace")
    return body.decode("cp1252", "replace")


def _decode_line(line: bytes) -> str:
    """One line of a page that is UTF-8 in the main: a line put in from elsewhere may be windows-874."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        damaged = line.decode("utf-8", "replace")
    if damaged.count("\ufffd") > len(_THAI.findall(damaged)) and _looks_thai(line):
        return line.decode("cp874", "replace")
    return damaged.replace("\ufffd", "")


def _looks_thai(body: bytes) -> bool:
    """Whether the high bytes stand in runs, as Thai letters do, and nearly all are letters of windows-874."""
    runs = _HIGH_RUN.findall(body[:200_000])
    high = b"".join(runs)
    if not high:
        return False
    thai = len(high.translate(None, _NOT_THAI))
    return thai >= 0.9 * len(high) and len(high) >= 2 * len(runs)


def _repaired(text: str) -> str:
    """Undoes UTF-8 that was read as windows-1252 or windows-874 and stored so."""
    if "à¸" in text or "à¹" in text:
        text = _MOJIBAKE_1252.sub(lambda found: _reread(found[0], "cp1252"), text)
    if "เธ" in text and "เน" in text:
        text = _MOJIBAKE_874.sub(lambda found: _reread(found[0], "cp874"), text)
    return text


def _reread(broken: str, codec: str) -> str:
    try:
        return b"".join(_byte(character, codec) for character in broken).decode("utf-8")
    except UnicodeError:
        return broken


def _byte(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return character.encode("latin-1")
