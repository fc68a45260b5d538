"""Word documents, read back for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.table import Table
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

__all__ = ["R", "W", "everything", "links", "opened", "parts", "runs", "styled", "table"]


def opened(data: bytes) -> Document:
    """The document, as python-docx reads it."""
    return docx.Document(BytesIO(data))


def parts(data: bytes) -> dict[str, etree._Element]:
    """The root of every part of the file; one that is not XML fails."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def runs(data: bytes) -> Iterator[tuple[str, bool]]:
    """The text of every run, and whether it is an address as it is."""
    for run in parts(data)["word/document.xml"].iter(f"{W}r"):
        text = "".join(each.text or "" for each in run.iter(f"{W}t"))
        yield text, run.find(f"{W}rPr/{W}noProof") is not None


def everything(data: bytes) -> str:
    """All text, a paragraph a line."""
    body = parts(data)["word/document.xml"]
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))


def table(data: bytes, heading: str) -> Table:
    """The table whose first column is headed so."""
    return next(each for each in opened(data).tables if each.rows[0].cells[0].text == heading)


def styled(data: bytes, style: str) -> list[str]:
    """The texts of the paragraphs of a style."""
    return [each.text for each in opened(data).paragraphs if each.style is not None and each.style.name == style]


def links(data: bytes) -> list[str]:
    """Where clicks lead outside the document."""
    relations = {each.rId: each.target_ref for each in opened(data).part.rels.values() if each.is_external}
    used = [each.get(f"{R}id") for each in parts(data)["word/document.xml"].iter(f"{W}hyperlink") if each.get(f"{R}id")]
    assert set(relations) == set(used)
    return [relations[each] for each in used]
