"""The text stream of a page while it is walked: blocks open and close, headings come and go, rows turn out as data.

A heading reaches to the next one, but one that had links of its own inside a block ends with that block: the title of
a side menu says nothing about the page beside it. A bold line without links is a heading too.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from crawler.read.spans import CELLS, Anchor, Frame, Heading, Picture

__all__ = ["BLOCKS", "BOLD", "Stream"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# fmt: off
BLOCKS = _HEADINGS | frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})
# fmt: on
BOLD = frozenset({"b", "strong", "th"})
_NAMING = _HEADINGS | {"caption", "legend", "summary"}
_OPENERS = frozenset({"button", "div", "p", "li"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_TRANSPARENT = frozenset({"p", "tr", "tbody", "thead"})

_LONGEST_HEADING = 150
_LONGEST_CELL = 1_000
_MOST_LINKS_IN_A_CELL = 8


class Stream:
    """Tokens of text with the frames, headings and tables among them. `root` is the frame of the whole page."""

    def __init__(self, root: LexborNode) -> None:
        self.tokens: list[str] = []
        self.anchors: list[Anchor] = []
        self.pictures: list[Picture] = []
        self.tables: list[Frame] = []
        self.headings: list[Heading] = []
        self._frame = self.root = Frame("body", root, None, self.tokens, 0)
        self._heading: Heading | None = None
        self._pending: Frame | None = None
        self._chars = self._link_chars = self._bold_chars = 0
        self._hidden: list[tuple[list[str], Heading | None]] = []
        self._rows: list[Frame] = []
        self._forms = 0  # how many are open
        self._opening: frozenset[int] = frozenset()  # ids of the nodes marked as opening what follows them

    def take_apart(self) -> None:
        """Part the frames from what is around them, once all is read.

        They refer to each other in circles, and to the parsed page: it would stay in memory until the garbage
        collector has gone through everything there is, and it does that the less often, the more there is.
        """
        waiting: list[Frame | None] = [self.root]
        while waiting:
            frame = waiting.pop()
            if frame is not None:
                waiting += (frame.before, frame.last)
                frame.parent = frame.cell = None

    def _hide(self) -> None:
        """What follows goes into a stream of its own, which nobody reads but the links inside."""
        self._hidden.append((self.tokens, self._heading))
        self.tokens = []

    def _unhide(self) -> None:
        self.tokens, self._heading = self._hidden.pop()

    def _open_frame(self, tag: str, node: LexborNode, at: int) -> None:
        parent = self._frame
        tokens = self.tokens
        if tag not in CELLS:
            tokens.append("\n")
        elif self._rows and self._rows[-1].cells:
            if tokens is self._rows[-1].tokens:
                self._rows[-1].tabs.append(len(tokens))
            tokens.append("\t")
        frame = Frame(tag, node, parent, tokens, at)
        frame.heading = self._heading
        frame.links, frame.images = len(self.anchors), len(self.pictures)
        frame.chars, frame.link_chars, frame.bold = self._chars, self._link_chars, self._bold_chars
        parent.leaf = False
        if tag in _LISTS:
            _note_sublist(parent, frame)
        elif tag in CELLS and self._rows:
            self._rows[-1].cells.append(frame)
        elif tag == "tr":
            self._rows.append(frame)
        elif tag == "form":
            self._forms += 1
        frame.before, parent.last = parent.last, frame
        self._frame = frame

    def _count(self, frame: Frame) -> None:
        frame.end = len(frame.tokens)
        frame.links = len(self.anchors) - frame.links
        frame.images = len(self.pictures) - frame.images
        frame.chars = self._chars - frame.chars
        frame.link_chars = self._link_chars - frame.link_chars
        frame.bold = self._bold_chars - frame.bold

    def _close_frame(self) -> None:
        frame = self._frame
        parent = frame.parent
        assert parent is not None
        self._count(frame)
        if frame.tag == "tr":
            self._close_row(frame)
        elif frame.tag == "table":
            self._close_table(frame)
        elif frame.tag == "form":
            self._forms -= 1
        self._name(frame)
        if frame.tag not in CELLS:
            self.tokens.append("\n")
        frame.after = len(parent.tokens)
        self._frame = parent

    def _name(self, frame: Frame) -> None:
        """Lets a block be the heading of what follows, or ends the reach of one that had its links in this block."""
        if frame.tag in _NAMING or self._opens_a_panel(frame):
            if 0 < frame.chars <= 2 * _LONGEST_HEADING:
                self._set_heading(frame)
        elif (
            frame.leaf and frame.tag != "body" and not frame.links and 0 < frame.bold == frame.chars <= _LONGEST_HEADING
        ):
            if not self._rows:
                self._set_heading(frame)
            else:  # the heading of a layout cell, or merely a bold cell: what follows inside the cell decides
                self._pending = frame
        elif self._heading is not frame.heading and frame.tag not in _TRANSPARENT and self._heading is not None:
            self._heading = frame.heading if len(self.anchors) > self._heading.links else self._heading

    def _opens_a_panel(self, frame: Frame) -> bool:
        """Whether a click on the block opens what follows it: the words on it are the heading of that."""
        if not frame.leaf or frame.links or frame.tag not in _OPENERS:
            return False
        if frame.tag == "button":
            return not self._forms and (frame.node.attributes.get("type") or "button").lower() == "button"
        return bool(self._opening) and frame.node.mem_id in self._opening

    def _set_heading(self, frame: Frame) -> None:
        self._heading = Heading(frame.tokens, frame.start, frame.end, len(self.anchors))
        if not self._hidden:
            self.headings.append(self._heading)

    def _settle_pending(self) -> None:
        """Text or a link comes after a bold line inside a table cell: in the same cell, the line is its heading."""
        pending, self._pending = self._pending, None
        if pending is not None and pending.tag not in CELLS and pending.cell is self._frame.cell:
            self._set_heading(pending)

    def _close_row(self, row: Frame) -> None:
        self._rows.pop()
        self._pending = None
        table = row.parent
        if table is not None and table.tag != "table":
            table = table.parent
        if table is not None and table.tag == "table":
            table.rows.append(row)
        if row.layout or any(cell.chars > _LONGEST_CELL or cell.links > _MOST_LINKS_IN_A_CELL for cell in row.cells):
            if table is not None:
                table.layout = True
            for place in row.tabs:
                row.tokens[place] = "\n"
            return
        _join(row)
        filled = [cell for cell in row.cells if cell.chars]
        if len(filled) == 1 and not row.links and 0 < filled[0].bold == filled[0].chars <= _LONGEST_HEADING:
            self._set_heading(filled[0])

    def _close_table(self, table: Frame) -> None:
        if self._rows:
            self._rows[-1].layout = True  # a table in a cell: the row around it is layout
        if not table.layout and len(table.rows) > 1 and not self._hidden:
            self.tables.append(table)


def _note_sublist(parent: Frame, frame: Frame) -> None:
    """A list entry, perhaps by way of wrapping blocks, ends for its reader where the list nested in it starts."""
    holder: Frame | None = parent
    for _ in range(3):
        if holder is None or holder.sublist >= 0:
            return
        holder.sublist = frame.at
        if holder.tag == "li":
            return
        holder = holder.parent


def _join(row: Frame) -> None:
    """Makes one line of a row of data, now that it is known to be one.

    No table lies inside such a row, so however deep tables nest, each token is passed over once.
    """
    tokens = row.tokens
    for place in range(row.start, row.end):
        if tokens[place] == "\t":
            tokens[place] = " | "
        elif tokens[place] == "\n":
            tokens[place] = " "
