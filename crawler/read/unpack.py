"""Zip archives are weighed before anything unpacks them: a small file can hold a great deal of nothing.

Workbooks are weighed twice: one cell in the last row and column makes the library that reads them fill a whole sheet.
"""

from __future__ import annotations

import io
import re
import zipfile

from crawler.read.media import BAD_ZIP

__all__ = ["sheets_trouble", "unpacked_trouble"]

_MOST_BYTES = 200_000_000
_MOST_MEMBERS = 5_000
_MOST_TIMES = 200  # how much bigger the unpacked may be; text packs about 10 times, sheets of zeros 100 times
_ALWAYS_FINE = 20_000_000
_MOST_CELLS = 3_000_000
_XLSX_CELL = re.compile(rb'<c\b[^>]{0,200}?\br="([A-Z]{1,3})([0-9]{1,7})"')


def unpacked_trouble(body: bytes) -> str:
    """Why an office file must not be unpacked; empty if it may be, or is no zip archive at all."""
    if not body.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = archive.infolist()
    except BAD_ZIP as error:
        return f"damaged: {error}"[:200]
    size = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or size > _MOST_BYTES or size > max(_ALWAYS_FINE, _MOST_TIMES * len(body)):
        return "too large when unpacked"
    return ""


def sheets_trouble(body: bytes) -> str:
    """Why a workbook (its zip archive found fine) must not be opened: cells far apart, or repeated without end."""
    if not body.startswith(b"PK"):
        return ""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                cells = _area_of_xlsx(archive.read(name))
            elif name.endswith(".bin") and name.startswith("xl/worksheets/"):
                return "format not read yet: xlsb"
            else:
                continue
            if cells > _MOST_CELLS:
                return "too large when unpacked"
    return ""


def _area_of_xlsx(sheet: bytes) -> int:
    columns: set[bytes] = set()
    rows: set[int] = set()
    for column, row in _XLSX_CELL.findall(sheet):
        columns.add(column)
        rows.add(int(row))
    if not rows:
        return 0
    numbers = [_column_number(column) for column in columns]
    return (max(rows) - min(rows) + 1) * (max(numbers) - min(numbers) + 1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
