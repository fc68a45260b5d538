"""Word and PowerPoint files of 1997 to 2003 (doc, ppt), which no well-kept library reads: by programs of others."""

from __future__ import annotations

from lxml import etree

from crawler.models import Content
from crawler.read.docx import read_docx
from crawler.read.draft import Draft
from crawler.read.markup import parsed
from crawler.read.pptx import read_pptx
from crawler.read.programs import ProgramFailed, ProgramMissing, converted, find, laid_out, run
from crawler.read.spans import tidy

__all__ = ["read_doc", "read_ppt"]


def read_doc(body: bytes, url: str) -> Content:
    """By LibreOffice, which keeps merged cells, links and line ends; without it, or where it fails, by antiword.

    ProgramMissing or ProgramFailed.
    """
    antiword = find("antiword")
    if find("LibreOffice"):
        try:
            return read_docx(converted(body, "doc", "docx"), url)
        except ProgramFailed:
            if not antiword:
                raise
    if not antiword:
        raise ProgramMissing("antiword", "LibreOffice")
    with laid_out(body, "in.doc") as source:
        told = run((antiword, "-x", "db", str(source)))
    if b"ncrypted" in told.stderr:
        return Content(kind="docx", quality="none", reason="encrypted")
    if told.returncode or not told.stdout:
        raise ProgramFailed("damaged: antiword can't open it")
    return _read_docbook(told.stdout, url)


def read_ppt(body: bytes, url: str) -> Content:
    """By LibreOffice. ProgramMissing or ProgramFailed."""
    return read_pptx(converted(body, "ppt", "pptx"), url)


def _read_docbook(xml: bytes, url: str) -> Content:
    """What antiword makes of a file: headings, paragraphs and tables."""
    draft = Draft(url)
    _tell(parsed(xml), draft)
    return draft.content("docx")


def _tell(holder: etree._Element, draft: Draft) -> None:
    for node in holder.iterchildren(etree.Element):
        if node.tag == "informaltable":
            draft.table([[_words(cell) for cell in row.iter("entry")] for row in node.iter("row")])
        elif node.tag == "title" or (node.tag == "para" and node.find("informaltable") is None):
            words = _words(node)
            bold = tidy("".join(map(_words, node.iterchildren("emphasis"))))
            draft.say(words, is_heading=node.tag == "title" or words == bold)
        elif node.tag != "bookinfo":
            _tell(node, draft)


def _words(node: etree._Element) -> str:
    return tidy("".join(map(str, node.itertext())).replace("\n", " "))
