"""Rich text (rtf), which Thai offices often name .doc, to Content."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from crawler.models import Content
from crawler.read.draft import Draft
from crawler.read.spans import tidy

__all__ = ["read_rtf"]

_MOST_CHARACTERS = 20_000_000
_BAR = "\N{BROKEN BAR}"
_LONGEST_ROW = 5_000
_LONGEST_HEX = 400  # longer runs are pictures
_HEX = re.compile(rb"[0-9A-Fa-f\s]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_IS_THAI = re.compile(rb"\\(?:ansicpg874|(?:adef|def)?lang(?:fe|np|fenp)?1054|fcharset222)(?![0-9])")
_SYSTEM_CHARSET = re.compile(r"\\fcharset[01](?![0-9])")
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"\s]{1,2000})"')
_CODE_PAGE = re.compile(r"\\ansicpg[0-9]+")


def read_rtf(body: bytes, url: str) -> Content:
    """Paragraphs and tables. In a file that says anywhere that it is Thai, letters of no stated charset are Thai."""
    thai = _IS_THAI.search(body) is not None
    text = _HEX.sub(lambda run: run[0] if len(run[0]) < _LONGEST_HEX else b" ", body)[:_MOST_CHARACTERS]
    if b"\\bin" not in text:  # which counts the bytes that follow
        text = _HIGH.sub(lambda byte: b"\\'%02x" % ord(byte[0]), text)
    code = text.decode("latin-1").replace("|", _BAR)  # what is a bar afterwards was the end of a cell
    if thai:
        code = _CODE_PAGE.sub(r"\\ansicpg874", _SYSTEM_CHARSET.sub(r"\\fcharset222", code))
    plain = str(rtf_to_text(code, "cp874" if thai else "cp1252", "replace"))  # type: ignore[no-untyped-call]
    draft = _drafted(plain, Draft(url))
    for address in _ADDRESS.findall(code):
        draft.link(address, "", "")
    return draft.content("docx")


def _drafted(text: str, draft: Draft) -> Draft:
    """Lines and tables: there, each cell ends with a bar, and each row with a line."""
    rows: list[list[str]] = []
    begun = ""  # a row of which a cell has several lines
    for line in text.splitlines():
        row = f"{begun} {line}" if begun else line
        begun = ""
        if row.endswith("|"):
            rows.append([_words(cell) for cell in row[:-1].split("|")])
        elif "|" in row and len(row) < _LONGEST_ROW:
            begun = row
        else:
            draft.table(rows)
            rows = []
            draft.say(_words(row))
    draft.table(rows)
    draft.say(_words(begun))
    return draft


def _words(text: str) -> str:
    return tidy(text.replace(_BAR, "|"))
