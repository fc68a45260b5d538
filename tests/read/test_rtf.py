from __future__ import annotations

from pathlib import Path

import pytest

from crawler.models import Content
from crawler.read.reader import read

URL = "http://www.suanmali.go.th/files/a.doc"
HEAD = r"{\rtf1\ansi\ansicpg874\deff0{\fonttbl{\f0\fnil\fcharset222 TH SarabunPSK;}{\f1\fnil\fcharset0 Arial;}}"


def escaped(text: str) -> str:
    return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode("cp874"))


def rich(code: str) -> Content:
    return read(code.encode("latin-1"), URL, "application/msword")


@pytest.mark.parametrize(
    "said",
    [
        HEAD + r"\f0 " + escaped("ประกาศเทศบาล ๒๕๖๗"),
        HEAD + r"\f1 " + escaped("ประกาศเทศบาล ๒๕๖๗"),
        r"{\rtf1\ansi\ansicpg1252\deflang1054 " + escaped("ประกาศเทศบาล ๒๕๖๗"),
        r"{\rtf1\ansi\ansicpg874 " + "ประกาศเทศบาล ๒๕๖๗".encode("cp874").decode("latin-1"),
        r"{\rtf1\ansi\uc1 " + "".join(f"\\u{ord(letter)}?" for letter in "ประกาศเทศบาล ๒๕๖๗"),
        r"{\rtf1\ansi\uc0 " + "".join(f"\\u{ord(letter)} " for letter in "ประกาศเทศบาล ๒๕๖๗"),
    ],
)
def test_thai_comes_out_right_however_it_is_written(said: str) -> None:
    content = rich(said + r"\par}")
    assert (content.kind, content.quality, content.lines) == ("docx", "native", ("ประกาศเทศบาล ๒๕๖๗",))


def test_western_letters_stay_western() -> None:
    assert rich(r"{\rtf1\ansi\ansicpg1252 caf\'e9\par}").lines == ("café",)


def test_pictures_and_hidden_parts_are_no_text_and_tables_are_tables() -> None:
    def row(*cells: str) -> str:
        return r"\trowd " + "".join(rf"\intbl {cell}\cell " for cell in cells) + r"\row "

    content = rich(
        HEAD
        + r"{\info{\title x}}{\*\generator y;}{\pict\pngblip "
        + "89504e47\n" * 200
        + r"}\f0 Plan | A\par "
        + row("No", "Name", "Unit")
        + row("1", r"A\par B", "C")
        + r"\pard End {\field{\*\fldinst HYPERLINK "
        + '"http://s.th/a.pdf"'
        + r"}{\fldrslt  here}}\par}"
    )
    assert content.lines == ("Plan | A", "No | Name | Unit", "1 | A B | C", "End here")
    (table,) = content.tables
    assert (table.header, table.rows) == (("No", "Name", "Unit"), (("1", "A B", "C"),))
    assert [link.url for link in content.links] == ["http://s.th/a.pdf"]


def test_a_file_that_libreoffice_wrote() -> None:
    content = read((Path(__file__).parent / "files" / "plan.rtf").read_bytes(), URL, "")
    assert content.title == "แผนอัตรากำลัง 3 ปี เทศบาลตำบลสวนมะลิ ประจำปีงบประมาณ พ.ศ. 2567"
    assert "2 | กองคลัง | 6 | 6" in content.lines
    assert content.lines[-1] == "นายกเทศมนตรีตำบลสวนมะลิ"


def test_an_empty_or_torn_file() -> None:
    assert rich(r"{\rtf1\ansi}").reason == "empty"
    assert rich(r"{\rtf1\ansi ok\par {\*\x }}}}} \u99999999999999999 ").quality in {"native", "none"}
