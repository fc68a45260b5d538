"""What reading gave."""

from __future__ import annotations

from typing import Literal

from crawler.models.frozen import Frozen

__all__ = [
    "Content",
    "ContentKind",
    "Facts",
    "Field",
    "Form",
    "Image",
    "Link",
    "NeedsBrowser",
    "Quality",
    "Referrer",
    "Signature",
    "Table",
    "YearSeen",
]


ContentKind = Literal["page", "pdf", "docx", "xlsx", "pptx", "csv", "image", "zip", "text", "json", "other"]
Quality = Literal["native", "ocr", "none"]
NeedsBrowser = Literal["app_shell", "asks_for_script", "no_text", "empty_menu"]
"""Why a page can't be seen without running its scripts: the empty frame of a script application, a page that asks for
JavaScript and shows next to nothing, one that shows nothing at all, one whose menu is empty."""


class Link(Frozen):
    """A way from a page to another address.

    `url` is absolute and canonical. `text` is the link's own words (its text, else the alt of its picture, its title).
    `context` is the rest of the row or list entry that it stands in. `heading` is the nearest heading above.
    `menu` are the labels of the menu entries that it is nested in, outermost first. `via` says how it was found.
    """

    url: str
    text: str = ""
    context: str = ""
    heading: str = ""
    menu: tuple[str, ...] = ()
    via: Literal[
        "a", "area", "frame", "iframe", "meta", "script", "onclick", "option", "embed", "data", "text", "sitemap", "img"
    ] = "a"


class Referrer(Frozen):
    """The page on which a link stands, as far as it tells what the link may be: address, title, first headings."""

    url: str
    title: str = ""
    headings: tuple[str, ...] = ()


class Image(Frozen):
    """A picture on a page. `width` and `height` are those that the page states, 0 where it does not; `heading` is the
    nearest heading above."""

    url: str
    alt: str = ""
    caption: str = ""
    width: int = 0
    height: int = 0
    heading: str = ""


class Field(Frozen):
    """A field of a form; `kind` is the input's type, or "textarea" or "select"."""

    kind: str
    name: str = ""
    label: str = ""


class Form(Frozen):
    """A form. `text` is all its words, `buttons` those on its buttons, `heading` the nearest heading above."""

    fields: tuple[Field, ...] = ()
    buttons: tuple[str, ...] = ()
    text: str = ""
    heading: str = ""


class Table(Frozen):
    """A table: `header` is its row of headings (empty where it has none), `rows` the rest, merged cells repeated."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    heading: str = ""


class YearSeen(Frozen):
    """A Buddhist year, or the years `first` to `last`, that a document says: where, and in which characters. "ocr" is
    said of all that was read from a picture."""

    first: int
    last: int
    where: Literal["title", "heading", "body", "ocr"]
    text: str


class Signature(Frozen):
    """Who signed: the name in brackets, and the post that stands with it, empty where none does."""

    name: str
    position: str = ""


class Facts(Frozen):
    """What a document says of itself. `dates` are ISO 8601 (Gregorian), without a day where it has none; `bodies` are
    the local bodies named. The years of its file's name are not here: the same bytes may lie under many names."""

    years: tuple[YearSeen, ...] = ()
    dates: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    language: Literal["th", "en", "mixed", ""] = ""


class Content(Frozen):
    """What reading one resource gave.

    `lines` is the text in reading order, one block (paragraph, heading, list entry, table row) a line, already
    cleaned by `text.clean`; cells of a row are joined by " | ". `title` is the document's own title (HTML <title>; PDF
    or Office: its first prominent line). `reason` says, in English, why `quality` is "none", and of an archive which
    members were not read; `confidence` (0 to 1) is how sure of its words the engine is where `quality` is "ocr".
    `embeds` are addresses of iframes and objects. `pages` counts pages of a PDF, sheets of a workbook, slides of a
    presentation and members of an archive; `page_starts` has the number of the line at which each of them that was read
    begins. The names of all members of an archive stand before the first. `needs_browser` says why a page shows little
    before its scripts have run. Only documents have `facts`: what of a page is its own is known only beside others.
    """

    kind: ContentKind
    title: str = ""
    headings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    concealed: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    forms: tuple[Form, ...] = ()
    embeds: tuple[str, ...] = ()
    quality: Quality = "native"
    reason: str = ""
    confidence: float = 1.0
    pages: int = 1
    page_starts: tuple[int, ...] = ()
    needs_browser: NeedsBrowser | Literal[""] = ""
    facts: Facts = Facts()

    @property
    def text(self) -> str:
        """All lines, joined by newlines."""
        return "\n".join(self.lines)

    @property
    def is_document(self) -> bool:
        """Whether people would call it a document: what is neither a page nor text that a page is made of."""
        return self.kind not in ("page", "json", "text")
