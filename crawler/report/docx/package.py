"""The file itself: the parts of a Word document, tied together, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from crawler.models import Frozen
from crawler.report.docx.blocks import Block
from crawler.report.docx.render import Renderer
from crawler.report.docx.xml import Element, el, legal, serialised
from crawler.text import thai_digits

__all__ = ["About", "packed"]

PARTS = Path(__file__).with_name("parts")
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of the zip archive: the oldest that it can tell."""

LANGUAGE = {
    "th": {
        "latin": "en-US",
        "justified": "thaiDistribute",
        "page_switch": r"\* THAIARABIC",
        "page_format": "thaiNumbers",
        "second": thai_digits("2"),
    },
    "en": {
        "latin": "en-GB",
        "justified": "left",
        "page_switch": r"\* ARABIC",
        "page_format": "decimal",
        "second": "2",
    },
}
"""What differs between the languages outside the text."""


class About(Frozen):
    """What the file says of itself; `made` is an ISO 8601 time."""

    title: str
    subject: str
    author: str
    made: str


def packed(blocks: Sequence[Block], about: About, lang: str) -> bytes:
    """The Word document that shows `blocks`."""
    chosen = LANGUAGE[lang]
    package = OpcPackage()
    document = _part(package, "/word/document.xml", CT.WML_DOCUMENT_MAIN)
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    for name, content_type, relation in (
        ("styles", CT.WML_STYLES, RT.STYLES),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS),
        ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE),
    ):
        document.relate_to(_part(package, f"/word/{name}.xml", content_type, chosen), relation)
    header = document.relate_to(_part(package, "/word/header.xml", CT.WML_HEADER, chosen), RT.HEADER)
    renderer = Renderer(lang, lambda url: str(document.relate_to(url, RT.HYPERLINK, is_external=True)))
    body = el("body", *renderer.blocks(blocks), _section(header, chosen["page_format"]))
    document._blob = serialised(el("document", body))
    _tell_about(package, about, lang)
    return _stamped(package)


def _part(package: OpcPackage, name: str, content_type: str, chosen: dict[str, str] | None = None) -> Part:
    """A part of the package, from the file of its name where `chosen` fills that in."""
    blob = b""
    if chosen is not None:
        text = (PARTS / name.rpartition("/")[2]).read_text(encoding="utf-8")
        blob = Template(text).substitute(chosen).encode()
    return Part(PackURI(name), content_type, blob, cast("Any", package))


def _section(header: str, page_format: str) -> Element:
    """A4 with the margins of official letters: left 3 cm, right 2 cm, above 2.5 cm, below 2 cm (in 1/1440 of an inch);
    a page number from the second page on."""
    return el(
        "sectPr",
        el("headerReference", type="default", r_id=header),
        el("pgSz", w=11906, h=16838),
        el("pgMar", left=1701, right=1134, top=1417, bottom=1134, header=709, footer=567, gutter=0),
        el("pgNumType", fmt=page_format),
        el("titlePg"),
    )


def _tell_about(package: OpcPackage, about: About, lang: str) -> None:
    told = package.core_properties
    told.title, told.subject = legal(about.title), legal(about.subject)
    told.author = told.last_modified_by = legal(about.author)
    told.language = "th-TH" if lang == "th" else "en-GB"
    told.created = told.modified = _moment(about.made)


def _moment(iso: str) -> datetime:
    try:
        given = datetime.fromisoformat(iso)
    except ValueError:
        return datetime(*OLDEST)
    return given.replace(tzinfo=given.tzinfo or UTC).astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _stamped(package: OpcPackage) -> bytes:
    """The package as one file, without the time at which it was packed."""
    first, last = BytesIO(), BytesIO()
    package.save(first)
    with ZipFile(first) as source, ZipFile(last, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, OLDEST)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            target.writestr(entry, source.read(name))
    return last.getvalue()
