"""The form of the Word document: page, fonts, headings, tables, as official documents have them and Word wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from docx.shared import Cm, Pt

from crawler.report import to_docx
from tests.report.sample import report
from tests.report.word import W, opened, parts, styled

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl tabs autoSpaceDE autoSpaceDN spacing ind jc "
    "outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs highlight u lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW shd vAlign",
    "sectPr": "headerReference pgSz pgMar pgNumType titlePg",
}
"""In which order Word wants what stands in each; one that is out of order may keep it from opening the file."""


@pytest.fixture(scope="module")
def data() -> bytes:
    return to_docx(report())


def test_the_page_is_that_of_an_official_letter(data: bytes) -> None:
    (section,) = opened(data).sections
    page = (section.page_width, section.page_height)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    for size, wanted in zip((*page, *margins), (21, 29.7, 3, 2, 2.5, 2), strict=True):
        assert abs((size or 0) - Cm(wanted)) < Pt(1)
    assert section.different_first_page_header_footer


def test_pages_are_numbered_in_thai_digits(data: bytes) -> None:
    files = parts(data)
    (number,) = files["word/document.xml"].iter(f"{W}pgNumType")
    assert number.get(f"{W}fmt") == "thaiNumbers"
    (field,) = files["word/header.xml"].iter(f"{W}instrText")
    assert (field.text or "").split() == ["PAGE", r"\*", "THAIARABIC"]


def test_the_font_is_the_official_one_for_every_script_and_has_stand_ins(data: bytes) -> None:
    files = parts(data)
    (fonts,) = files["word/styles.xml"].iter(f"{W}rFonts")
    assert {fonts.get(f"{W}{each}") for each in ("ascii", "hAnsi", "cs", "eastAsia")} == {"TH Sarabun New"}
    for style in files["word/styles.xml"].iter(f"{W}rPr"):
        sizes = [style.find(f"{W}{each}") for each in ("sz", "szCs")]
        assert len({each.get(f"{W}val") for each in sizes if each is not None}) <= 1
        assert (sizes[0] is None) == (sizes[1] is None)
        assert (style.find(f"{W}b") is None) == (style.find(f"{W}bCs") is None)
    (language,) = files["word/styles.xml"].iter(f"{W}lang")
    assert language.get(f"{W}bidi") == "th-TH"
    (font,) = files["word/fontTable.xml"]
    stand_ins = font.find(f"{W}altName")
    assert stand_ins is not None
    assert (stand_ins.get(f"{W}val") or "").startswith("TH SarabunPSK,")
    assert not list(files["word/fontTable.xml"].iter(f"{W}embedRegular"))


def test_every_style_that_is_used_is_there(data: bytes) -> None:
    files = parts(data)
    known = {each.get(f"{W}styleId") for each in files["word/styles.xml"].iter(f"{W}style")}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        used = {each.get(f"{W}val") for each in files["word/document.xml"].iter(f"{W}{tag}")}
        assert used
        assert used <= known


def test_the_document_has_a_title_a_language_and_real_headings(data: bytes) -> None:
    document = opened(data)
    assert document.core_properties.title.endswith("เทศบาลตำบลทุ่งสาธิต")
    assert document.core_properties.language == "th-TH"
    assert document.core_properties.author == "oit-crawler 0.1.0"
    assert len(styled(data, "Heading 1")) == 5
    assert len(styled(data, "Heading 2")) == 3 + 7 + 2


def test_head_rows_are_repeated_and_rows_stay_whole(data: bytes) -> None:
    tables = list(parts(data)["word/document.xml"].iter(f"{W}tbl"))
    for table in tables:
        assert (table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") or "").strip()
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert [place for place, row in enumerate(rows) if row.find(f"{W}trPr/{W}tblHeader") is not None] in ([0], [])
    unruled = [each for each in tables if each.find(f".//{W}tblHeader") is None]
    assert len(unruled) == 1, "the signatures"


def test_widths_add_up_to_the_text_between_the_margins(data: bytes) -> None:
    for table in parts(data)["word/document.xml"].iter(f"{W}tbl"):
        columns = [int(each.get(f"{W}w") or 0) for each in table.iter(f"{W}gridCol")]
        assert sum(columns) == 11906 - 1701 - 1134
        for row in table.iter(f"{W}tr"):
            assert [int(each.get(f"{W}w") or 0) for each in row.iter(f"{W}tcW")] == columns
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))


def test_everything_stands_in_the_order_that_word_wants(data: bytes) -> None:
    for name, root in parts(data).items():
        for element in root.iter():
            tag = element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
            if tag in ORDER:
                found = list(local(element))
                assert found == sorted(found, key=ORDER[tag].split().index), (name, tag, found)


def local(element: object) -> Iterator[str]:
    return (each.tag.removeprefix(W) for each in element)  # type: ignore[attr-defined]


def test_the_file_holds_what_it_needs_and_no_more(data: bytes) -> None:
    assert sorted(parts(data)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/header.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    text = "".join(each for part in parts(data).values() for each in map(str, part.itertext()))
    assert not re.search(r"/(tmp|home|work)/", text)
