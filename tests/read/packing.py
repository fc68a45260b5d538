"""Archives and office files put together by hand, as strangers send them."""

from __future__ import annotations

import io
import struct
import zipfile
from zlib import crc32

__all__ = ["rar", "zipped"]


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def rar(members: dict[str, bytes], *, packed: bool = False, locked: bool = False) -> bytes:
    """A RAR archive of version 3. Nothing is packed in it, even where it says so."""
    blocks = [_block(0x73, 0, bytes(6))]
    for name, data in members.items():
        method = 0x33 if packed else 0x30
        raw = name.encode("cp874")
        told = struct.pack("<IIBIIBBHI", len(data), len(data), 2, crc32(data), 0, 29, method, len(raw), 0x20)
        blocks.append(_block(0x74, 0x8004 if locked else 0x8000, told + raw) + data)
    return b"Rar!\x1a\x07\0" + b"".join(blocks) + _block(0x7B, 0x4000, b"")


def _block(kind: int, flags: int, told: bytes) -> bytes:
    header = struct.pack("<BHH", kind, flags, 7 + len(told)) + told
    return struct.pack("<H", crc32(header) & 0xFFFF) + header
