"""The nouns that the parts of the program hand to one another. All frozen; sequences are tuples.

A `Resource` is what one request gave; reading its body gives a `Content`; a `Candidate` is a content considered for an
item; a `Verdict` is what was decided for an item; a `Report` is what is told to people.
"""

from __future__ import annotations

from typing import Any, Literal, dataclass_transform

import msgspec

__all__ = [
    "Candidate",
    "Content",
    "ContentKind",
    "ElementResult",
    "Evidence",
    "Fault",
    "Fetched",
    "Field",
    "Fix",
    "Form",
    "Image",
    "IndicatorScore",
    "Link",
    "Made",
    "NeedsBrowser",
    "Problem",
    "Quality",
    "Rendered",
    "Report",
    "Resource",
    "Scores",
    "Signal",
    "Skipped",
    "Status",
    "Table",
    "Verdict",
]


# Without the decorator type checkers take a subclass that does not repeat "frozen=True" for a mutable one.
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every noun: immutable, compared by value, made by keyword."""


# --- what was fetched -------------------------------------------------------------------------------------------------

Fault = Literal[
    "dns", "refused", "timeout", "reset", "tls", "protocol", "too_large", "private_address", "robots", "blocked"
]
"""Why there is no answer: the tool or the network, never the town's content. `blocked` is an answer that refuses us
(401 by a firewall, 403, 429, 503 to the end of the retries)."""

Made = Literal["http", "browser", "rendered"]
"""How something came to be known: `http`, the crawl asked a server for it; `browser`, a page that was being drawn asked
for it, and it was fetched as anything else; `rendered`, no answer of a server but what a browser drew of one."""


class Fetched(Frozen):
    """One HTTP exchange, redirects not followed. `status` is 0 where no answer came, and `fault` then says why.

    `headers` keep the order and case in which the server sent them. `body` has its content encoding undone.
    `fetched` is ISO 8601 in UTC, to the second. `detail` is for a log, in English.
    """

    url: str
    status: int = 0
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    fault: Fault | None = None
    detail: str = ""
    fetched: str = ""
    elapsed_ms: int = 0
    how: Made = "http"

    def header(self, name: str) -> str:
        """The value of the first header called `name`, in any case, or an empty string."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


class Rendered(Frozen):
    """What a browser made of a page: `html` once its scripts were through, in UTF-8, and the `exchanges` made for them.

    `html` is empty where nothing came of it, and `detail` then says why, for a log, in English.
    """

    html: bytes = b""
    exchanges: tuple[Fetched, ...] = ()
    detail: str = ""


class Resource(Frozen):
    """What the archive knows of one exchange; the body lies in the WARC file at `offset`.

    `id` counts from 1 in the order of fetching. `location` is the absolute target of a redirect. `parent` is the id of
    the resource that linked to this one, was drawn as this one, or asked for it while it was drawn (0: the start).
    `media_type` is what the bytes are, not what the server said. `how` is "replay" where a recording does not say more.
    """

    id: int
    url: str
    status: int = 0
    fault: Fault | None = None
    detail: str = ""
    location: str = ""
    media_type: str = ""
    sha256: str = ""
    size: int = 0
    fetched: str = ""
    how: Made | Literal["replay"] = "http"
    parent: int = 0
    depth: int = 0
    offset: int = -1
    length: int = 0


# --- what reading gave ------------------------------------------------------------------------------------------------

ContentKind = Literal["page", "pdf", "docx", "xlsx", "csv", "image", "zip", "text", "json", "other"]
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
    via: Literal["a", "area", "frame", "iframe", "meta", "script", "onclick", "option", "embed", "data", "text"] = "a"


class Image(Frozen):
    """A picture on a page. `width` and `height` are those that the page states, 0 where it does not."""

    url: str
    alt: str = ""
    caption: str = ""
    width: int = 0
    height: int = 0


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


class Content(Frozen):
    """What reading one resource gave.

    `lines` is the text in reading order, one block (paragraph, heading, list entry, table row) a line, already
    cleaned by `text.clean`; cells of a row are joined by " | ". `title` is the document's own title (HTML <title>; PDF
    or Office: its first prominent line). `reason` says, in English, why `quality` is "none".
    `embeds` are addresses of iframes and objects. `pages` counts pages of a PDF, sheets of a workbook. `needs_browser`
    says why a page shows little before its scripts have run.
    """

    kind: ContentKind
    title: str = ""
    headings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    forms: tuple[Form, ...] = ()
    embeds: tuple[str, ...] = ()
    quality: Quality = "native"
    reason: str = ""
    pages: int = 1
    needs_browser: NeedsBrowser | Literal[""] = ""

    @property
    def text(self) -> str:
        """All lines, joined by newlines."""
        return "\n".join(self.lines)

    @property
    def is_document(self) -> bool:
        """Whether people would call it a document: what is neither a page nor text that a page is made of."""
        return self.kind not in ("page", "json", "text")


# --- what was judged --------------------------------------------------------------------------------------------------

Status = Literal["met", "partial", "missing", "unverifiable", "not_applicable"]


class Evidence(Frozen):
    """A page or document that shows an item, as it stands in report.json."""

    url: str
    kind: str
    title: str = ""
    fiscal_year: int | None = None
    click_path: tuple[str, ...] = ()
    sha256: str = ""
    fetched: str = ""
    text_source: Quality = "native"
    excerpt: str = ""


class ElementResult(Frozen):
    """Whether a required part was seen. `met` is None where the tool can't tell."""

    key: str
    text: str
    level: Literal["required", "advisory"]
    basis: Literal["published", "practice", "recalled"]
    met: bool | None = None
    url: str = ""
    quote: str = ""


class Problem(Frozen):
    """One thing that is wrong, or that could not be seen. `code` is one of the contract's problem codes."""

    code: str
    message_th: str
    message_en: str
    url: str = ""


class Fix(Frozen):
    """What to do. `gain` maps "9", "10" and "oit" to the points that meeting the item would add to what is expected."""

    th: str
    en: str
    owner: str = ""
    gain: dict[str, float] = {}


class Signal(Frozen):
    """One reason for or against a candidate; `weight` is its share of the candidate's strength."""

    name: str
    weight: float
    detail: str = ""


class Candidate(Frozen):
    """A page or document considered for an item. `lost_th` and `lost_en` say why it was not chosen; empty if it was."""

    url: str
    label: str = ""
    strength: float = 0.0
    signals: tuple[Signal, ...] = ()
    codes: tuple[str, ...] = ()
    lost_th: str = ""
    lost_en: str = ""


class Verdict(Frozen):
    """What was decided for one item. `candidates` are kept for `oit explain` and not written into report.json."""

    id: str
    name: str
    sub_indicator: str
    status: Status
    probability: float
    evidence: tuple[Evidence, ...] = ()
    elements: tuple[ElementResult, ...] = ()
    problems: tuple[Problem, ...] = ()
    fix: Fix | None = None
    candidates: tuple[Candidate, ...] = ()


# --- what is told -----------------------------------------------------------------------------------------------------


class IndicatorScore(Frozen, omit_defaults=True):
    """Expected value, the central 80 % of its distribution, and the roll-ups that bound it; all 0-100."""

    score: float
    low: float
    high: float
    floor: float
    ceiling: float
    as_found: float
    sub: dict[str, float] = {}
    level: str = ""


class Scores(Frozen):
    """Scores of a report. `ita` is None unless the means of IIT and EIT were given."""

    indicators: dict[str, IndicatorScore]
    oit: IndicatorScore
    ita: IndicatorScore | None
    model: str


class Skipped(Frozen):
    """Addresses that were seen but not fetched, by reason; `examples` are the first few, in the order found."""

    reason: str
    count: int
    examples: tuple[str, ...] = ()


class Report(Frozen):
    """Everything a report tells. `run`, `site`, `tool` and `checklist` are the contract's objects of those names."""

    tool: dict[str, str]
    checklist: dict[str, Any]
    site: dict[str, str]
    run: dict[str, Any]
    items: tuple[Verdict, ...]
    scores: Scores
    skipped: tuple[Skipped, ...] = ()
