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
    "Problem",
    "Quality",
    "Report",
    "Resource",
    "Scores",
    "Sighting",
    "Signal",
    "Skipped",
    "Status",
    "Table",
    "TlsFlaw",
    "Unfetched",
    "UrgentFinding",
    "Validators",
    "Verdict",
]


# Without the decorator type checkers take a subclass that does not repeat "frozen=True" for a mutable one.
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every noun: immutable, compared by value, made by keyword."""


# --- what was fetched -------------------------------------------------------------------------------------------------

Fault = Literal[
    "dns",
    "name_server",
    "refused",
    "timeout",
    "reset",
    "tls",
    "protocol",
    "too_large",
    "private_address",
    "robots",
    "blocked",
]
"""Why there is no answer: the tool or the network, never the town's content. `dns` is a name that does not exist,
`name_server` one that could not be looked up just then. `blocked` is an answer that refuses us
(401 by a firewall, 403, 429, 503 to the end of the retries), or a host that asked for more rest than we wait for."""

TlsFlaw = Literal["expired", "not_yet_valid", "self_signed", "wrong_name", "incomplete_chain", "old_protocol", "other"]
"""Why a server could not prove over HTTPS who it is. `self_signed` has an issuer that nobody trusts, itself or another;
`incomplete_chain` keeps the certificate of its issuer from us; `old_protocol` is encryption that has been broken."""


class Fetched(Frozen):
    """One HTTP exchange, redirects not followed. `status` is 0 where no answer came, and `fault` then says why.

    `headers` keep the order and case in which the server sent them. `body` has its content encoding undone.
    `fetched` is ISO 8601 in UTC, to the second. `detail` is for a log, in English. `tls` is set where the server could
    not be verified: beside the fault `tls` nothing was read, otherwise the answer came over an unverified connection.
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
    tls: TlsFlaw | Literal[""] = ""

    def header(self, name: str) -> str:
        """The value of the first header called `name`, in any case, or an empty string."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


class Validators(Frozen):
    """What a server gave with an answer so that it can be asked later whether it is still the same: `etag` and
    `modified` (Last-Modified) as they came, empty where there was none."""

    etag: str = ""
    modified: str = ""

    @property
    def are_given(self) -> bool:
        """Whether there is anything to ask with."""
        return bool(self.etag or self.modified)


class Resource(Frozen):
    """What the archive knows of one exchange; the body lies in the WARC file at `offset`.

    `id` counts from 1 in the order of fetching. `location` is the absolute target of a redirect. `parent` is the id of
    the resource that linked to this one (0: the start). `media_type` is what the bytes are, not what the server said; a
    charset of the server's is kept with it where reading needs it. `tls` is that of the exchange.
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
    how: Literal["http", "browser", "replay"] = "http"
    parent: int = 0
    depth: int = 0
    offset: int = -1
    length: int = 0
    tls: TlsFlaw | Literal[""] = ""


# --- what reading gave ------------------------------------------------------------------------------------------------

ContentKind = Literal["page", "pdf", "docx", "xlsx", "csv", "image", "zip", "text", "json", "other"]
Quality = Literal["native", "ocr", "none"]


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
        "a", "area", "frame", "iframe", "meta", "script", "onclick", "option", "embed", "data", "text", "sitemap"
    ] = "a"


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
    `concealed` is what a page holds for search engines alone: hidden blocks, its description; never shown as evidence.
    `embeds` are addresses of iframes and objects. `pages` counts pages of a PDF, sheets of a workbook.
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
    pages: int = 1

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


class Sighting(Frozen):
    """One place where something was seen; `quote` are the words there, in which no address may be made a link."""

    url: str
    quote: str = ""


class UrgentFinding(Frozen):
    """What can't wait for the next assessment: the site has been broken into. `count` is the number of addresses at
    which it was seen, `examples` the first few, in the order of fetching."""

    code: str
    message_th: str
    message_en: str
    count: int
    examples: tuple[Sighting, ...] = ()


class Unfetched(Frozen):
    """One address that was seen and not fetched. `text` are the words of the link and `page` is the address of the page
    that named it, empty where they are not known."""

    url: str
    reason: str
    text: str = ""
    page: str = ""


class Report(Frozen):
    """Everything a report tells. `run`, `site`, `tool` and `checklist` are the contract's objects of those names."""

    tool: dict[str, str]
    checklist: dict[str, Any]
    site: dict[str, str]
    run: dict[str, Any]
    items: tuple[Verdict, ...]
    scores: Scores
    urgent: tuple[UrgentFinding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
