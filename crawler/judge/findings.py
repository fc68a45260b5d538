"""What one piece of evidence turned out to be: good, or wrong in one of the ways that the report has a code for."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.checklist import Item
from crawler.judge.case import Case
from crawler.judge.data_year import YearReading, dates_in, label_years, read_years, years_of_measures
from crawler.judge.outside import tells
from crawler.judge.owner import ownership
from crawler.judge.pictures import is_large
from crawler.judge.pieces import Piece
from crawler.judge.prose import Prose, prose_of
from crawler.judge.scanned import as_scan
from crawler.judge.state import state_of
from crawler.judge.subject import Subject, subject_of
from crawler.judge.topic import is_about
from crawler.text import find_bodies

__all__ = ["LISTS", "Finding", "examine"]

# Kinds of items for which a page that lists entries, or holds a form, is itself the evidence.
LISTS = frozenset({"news", "notices", "channel", "service"})
_FEW_LINKS = 3
# A document that does not say what it is counts as the item only where the site says so plainly enough.
_BELIEVED = 0.5

_UNREAD = YearReading()


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is "ok", "index" (a list, neither good nor bad of itself), "elsewhere" (not announced as this item), or a
    problem code of the contract. `detail` names what was found instead: a year, a body, an item's id."""

    piece: Piece
    code: str
    prose: Prose
    year: YearReading = _UNREAD
    subject: Subject = "unknown"
    detail: str = ""

    @property
    def good(self) -> bool:
        """Whether its text may be used to show the item's parts."""
        return self.code == "ok"


_NOTHING = Prose("", (), ())


def examine(piece: Piece, item: Item, case: Case) -> Finding:
    """Looks at one piece as an assessor would: can it be opened, is it the item, is it this body's, of the year."""
    finding = _looked_at(piece, item, case)
    if piece.outside and not tells(piece, finding.code, finding.prose):
        return Finding(piece, "off_site", _NOTHING)
    return finding


def _looked_at(piece: Piece, item: Item, case: Case) -> Finding:
    if piece.node is None:
        forbidden = case.site.unfetched.get(piece.url) == "robots"
        return Finding(piece, "robots" if forbidden else "not_fetched", _NOTHING)
    spam = case.site.spam.get(piece.node.url)
    if spam is not None and spam.is_theirs:
        return Finding(piece, "spam", _NOTHING)
    prose = prose_of(piece.node)
    state = state_of(piece.node)
    years = case.years(item)
    if state == "unreadable" or (state == "ok" and _is_picture_page(piece, prose)):
        return _unreadable(piece, prose, years)
    if state != "ok":
        return Finding(piece, state, prose)
    if piece.node.content.quality == "ocr":
        return as_scan(_document(piece, prose, item, case), years, case)
    if item.kind in LISTS and piece.depth == 0:
        return _list_page(piece, prose, item, case)
    if piece.node.is_page and prose.is_index and not piece.node.forms:
        return Finding(piece, "index", prose, read_years(prose, piece.labels))
    return _document(piece, prose, item, case)


def _document(piece: Piece, prose: Prose, item: Item, case: Case) -> Finding:
    assert piece.node is not None
    years = case.years(item)
    year = read_years(prose, piece.labels)
    if item.kind == "measures":
        year = years_of_measures(year)
    subject, key = subject_of(piece.node, prose, item.id, case.index, announced=piece.lead.strength)
    if subject == "other":
        return Finding(piece, "elsewhere" if item.kind in LISTS else "wrong_document", prose, year, subject, key)
    if subject == "unknown" and not is_about(piece.node, item):
        return Finding(piece, "elsewhere" if item.kind in LISTS else "wrong_document", prose, year, "other")
    if subject == "unknown" and piece.lead.strength < _BELIEVED and item.kind not in LISTS:
        return Finding(piece, "elsewhere", prose, year, subject)
    if ownership(prose.lines, case.site.body, blurred=piece.node.content.quality == "ocr") == "other":
        named = find_bodies("\n".join(prose.lines[:8])) or find_bodies("\n".join(prose.lines))
        return Finding(piece, "other_body", prose, year, subject, f"{named[0].kind}{named[0].name}")
    if item.kind not in LISTS and years and year.spans and not year.covers(years) and not _is_beside(piece, year):
        return Finding(piece, "stale_year", prose, year, subject, str(year.latest))
    if item.kind == "activity" and years and not year.spans:
        held = dates_in(prose.lines)
        if held and not any(held[wanted] for wanted in years):
            return Finding(piece, "stale_year", prose, year, subject, str(max(held)))
    return Finding(piece, "ok", prose, year, subject)


def _is_beside(piece: Piece, year: YearReading) -> bool:
    """Whether a year is only mentioned in a part of a page of which the heading names none."""
    return piece.lead.source == "heading" and piece.depth == 0 and year.source == "body"


def _list_page(piece: Piece, prose: Prose, item: Item, case: Case) -> Finding:
    """A page of news, notices, questions or services: its entries' dates are its year."""
    assert piece.node is not None
    years = case.years(item)
    year = read_years(prose, piece.labels)
    subject, key = subject_of(piece.node, prose, item.id, case.index, announced=piece.lead.strength)
    if subject == "other" and key != "none":
        return Finding(piece, "wrong_document", prose, year, subject, key)
    dated = dates_in(piece.node.lines)
    if years and dated and not any(dated[year_] for year_ in years):
        return Finding(piece, "stale_year", prose, year, "own", str(max(dated)))
    if ownership(prose.lines, case.site.body) == "other":
        return Finding(piece, "other_body", prose, year, "own", _other_name(prose))
    return Finding(piece, "ok", prose, year, "own")


def _unreadable(piece: Piece, prose: Prose, years: tuple[int, ...]) -> Finding:
    """A scan: its labels are all there is to go by."""
    for label in piece.labels:
        spans = label_years(label)
        if spans:
            reading = YearReading(spans, "label")
            stale = years and not reading.covers(years)
            return Finding(piece, "stale_year" if stale else "unreadable", prose, reading, detail=str(reading.latest))
    return Finding(piece, "unreadable", prose)


def _is_picture_page(piece: Piece, prose: Prose) -> bool:
    """A page whose content is a picture: a scanned announcement, a chart. Few words, no links to go on to."""
    node = piece.node
    assert node is not None
    pictures = [image for image in node.images if image.url and is_large(image)]
    return node.is_page and prose.is_index and bool(pictures) and not node.forms and len(node.links) < _FEW_LINKS


def _other_name(prose: Prose) -> str:
    named = find_bodies("\n".join(prose.lines))
    return f"{named[0].kind}{named[0].name}" if named else ""
