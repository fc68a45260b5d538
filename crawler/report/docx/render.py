"""From blocks to WordprocessingML: one language's digits, harmless text, links that are safe to follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from crawler.report.docx.blocks import Block, Cell, Contents, Paragraph, Row, Span, Table
from crawler.report.docx.numerals import numerals
from crawler.report.docx.xml import Element, el
from crawler.report.followable import followable
from crawler.report.plain import plain

__all__ = ["Renderer"]

HEAD_SHADE = "E7E6E6"


class Renderer:
    """Makes elements of blocks. `relate` gives the id under which the document knows an outside address."""

    def __init__(self, lang: str, relate: Callable[[str], str]) -> None:
        self._numerals = numerals(lang)
        self._relate = relate
        self._bookmarks = 0

    def blocks(self, blocks: Sequence[Block]) -> list[Element]:
        """The elements of `blocks`, in their order."""
        return [element for block in blocks for element in self._block(block)]

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Paragraph():
                return [self.paragraph(block)]
            case Contents():
                return self._contents(block)
            case Table():
                # What follows would otherwise touch the table, and two tables would become one.
                return [self._table(block), el("p", el("pPr", el("pStyle", val="AfterTable")))]

    def paragraph(self, block: Paragraph) -> Element:
        """One paragraph."""
        properties = el(
            "pPr",
            el("pStyle", val=block.style),
            el("keepNext") if block.kept else None,
            el("pageBreakBefore") if block.apart else None,
        )
        runs = [self._span(span) for span in block.spans if span.text]
        return el("p", properties, *self._marked(block.bookmark, runs))

    def _marked(self, bookmark: str, runs: list[Element]) -> list[Element]:
        if not bookmark:
            return runs
        self._bookmarks += 1
        place = self._bookmarks
        return [el("bookmarkStart", id=place, name=bookmark), *runs, el("bookmarkEnd", id=place)]

    def _span(self, span: Span) -> Element:
        target = followable(span.url) if span.url else ""
        run = self._run(span, "Hyperlink" if target else "")
        return el("hyperlink", run, r_id=self._relate(target)) if target else run

    def _run(self, span: Span, style: str = "") -> Element:
        properties = [
            el("rStyle", val=style) if style else None,
            *([el("b"), el("bCs")] if span.bold else []),
            el("noProof") if span.verbatim else None,
            el("highlight", val="yellow") if span.fill else None,
        ]
        shown = plain(span.text)
        return el("r", el("rPr", *properties), *_texts(shown if span.verbatim else self._numerals(shown)))

    def _contents(self, block: Contents) -> list[Element]:
        """A field that lists the headings, with the list as it is now: Word need not be asked to work it out."""
        elements = []
        last = len(block.entries) - 1
        for place, entry in enumerate(block.entries):
            runs = [self._run(span) for span in entry.spans]
            inside = [el("hyperlink", *runs, anchor=entry.bookmark)]
            if place == 0:
                inside = [*_field(r' TOC \o "1-1" \n \h \z '), *inside]
            if place == last:
                inside.append(el("r", el("fldChar", fldCharType="end")))
            elements.append(el("p", el("pPr", el("pStyle", val=entry.style)), *inside))
        return elements

    # --- tables ---------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> Element:
        ruled = bool(table.head)
        properties = el(
            "tblPr",
            el("tblStyle", val="Ruled" if ruled else "Unruled"),
            el("tblW", w=sum(table.widths), type="dxa"),
            el("tblLayout", type="fixed"),
            el("tblLook", val="0620" if ruled else "0600", firstRow=int(ruled), noHBand=1, noVBand=1),
            el("tblCaption", val=self._numerals(plain(table.caption))),
        )
        grid = el("tblGrid", *(el("gridCol", w=width) for width in table.widths))
        head = [self._head(table)] if ruled else []
        return el("tbl", properties, grid, *head, *(self._row(row, table.widths) for row in table.rows))

    def _head(self, table: Table) -> Element:
        """The row that names the columns, on every page that the table reaches."""
        cells = []
        for text, width in zip(table.head, table.widths, strict=True):
            shade = el("shd", val="clear", color="auto", fill=HEAD_SHADE)
            properties = el("tcPr", el("tcW", w=width, type="dxa"), shade, el("vAlign", val="center"))
            cells.append(el("tc", properties, self.paragraph(Paragraph(spans=(Span(text=text),), style="TableHead"))))
        return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)

    def _row(self, row: Row, widths: Sequence[int]) -> Element:
        cells = [self._cell(each, width, row.kept) for each, width in zip(row.cells, widths, strict=True)]
        return el("tr", el("trPr", el("cantSplit")), *cells)

    def _cell(self, cell: Cell, width: int, kept: bool) -> Element:
        paragraphs = [self.paragraph(replace(each, kept=kept)) for each in cell.paragraphs]
        return el("tc", el("tcPr", el("tcW", w=width, type="dxa")), *paragraphs)


def _texts(text: str) -> list[Element]:
    """A run's text; a tab moves to the next stop."""
    parts: list[Element] = []
    for place, piece in enumerate(" ".join(text.splitlines()).split("\t")):
        if place:
            parts.append(el("tab"))
        if piece:
            parts.append(el("t", text=piece))
    return parts


def _field(code: str) -> list[Element]:
    return [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", el("instrText", text=code)),
        el("r", el("fldChar", fldCharType="separate")),
    ]
