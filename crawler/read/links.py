"""Links of a walked page: their words, the row they stand in, the heading above, the menu entries around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from crawler.models import Link
from crawler.read.spans import Anchor, Frame, text_of, tidy
from crawler.urls import canonical, names_document, names_picture

__all__ = ["inner_addresses", "links_of"]

_LONGEST_TEXT = 500
_LONGEST_CONTEXT = 300
_LONGEST_LABEL = 80
_LONGEST_ROW = 1_500
_ENTRIES = frozenset({"li", "tr", "dd", "dt"})
_HOLDERS = frozenset({"li", "details"})
_GROUPS = frozenset({"ul", "ol", "menu", "div", "nav", "dl", "dd", "section"})
_CLIMB = 12
_DEEPEST_MENU = 6
_OPENED_BY_LABEL = re.compile(r"sub|drop|collapse|panel|menu|accordion", re.I)
_VIEWER = re.compile(r"viewer|gview|pdfjs|flip|embed|/op/(?:view|embed)\.aspx", re.I)
_VIEWED = frozenset({"file", "url", "src", "pdf", "doc", "link", "document"})
_VIEWED_PARAMETER = re.compile(rf"[?&](?:{'|'.join(sorted(_VIEWED))})=", re.I)


def links_of(anchors: list[Anchor], base: str) -> tuple[Link, ...]:
    """The links in the order of the page, each (address, words, place) once. `base` completes relative addresses."""
    menus: dict[int, tuple[str, ...]] = {}
    links: dict[Link, None] = {}
    for anchor in anchors:
        urls = [url for raw in anchor.urls if (url := canonical(raw, base))]
        if not urls:
            continue
        text, context = _text(anchor), _context(anchor)
        heading = anchor.heading.text if anchor.heading is not None else ""
        menu = _menu(anchor.frame, menus)
        for target in dict.fromkeys(address for url in urls for address in (url, *inner_addresses(url))):
            links[Link(url=target, text=text, context=context, heading=heading, menu=menu, via=anchor.via)] = None
    return tuple(links)


def inner_addresses(url: str) -> Iterator[str]:
    """The document that a viewer's address shows: viewer.html?file=plan.pdf, docs.google.com/viewer?url=…"""
    if not _VIEWED_PARAMETER.search(url):
        return
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, max_num_fields=50)
    except ValueError:
        return
    viewer = _VIEWER.search(f"{parts.netloc}{parts.path}") is not None
    for name, value in pairs:
        is_shown = viewer and value.startswith(("http://", "https://"))
        if name.lower() in _VIEWED and (is_shown or names_document(value) or names_picture(value)):
            inner = canonical(value, url)
            if inner:
                yield inner


def _text(anchor: Anchor) -> str:
    own = text_of(anchor.tokens, anchor.start, anchor.end)
    return (own or " ".join(dict.fromkeys(anchor.words)) or tidy(anchor.hint))[:_LONGEST_TEXT]


def _context(anchor: Anchor) -> str:
    """What else stands in the list entry or data row, or else in the smallest block that has more words."""
    frame: Frame | None = anchor.frame
    fallback = ""
    for _ in range(_CLIMB):
        if frame is None or frame.tokens is not anchor.tokens:
            break
        if frame.tag == "tr" and frame.layout:
            break
        if frame.tag in _ENTRIES:
            return _rest(anchor, frame)
        if frame.chars > _LONGEST_ROW:
            break
        if not fallback and frame.links <= 3 and frame.tag not in {"ul", "ol", "table", "tbody", "body", "nav"}:
            fallback = _rest(anchor, frame)
        frame = frame.parent
    return fallback


def _rest(anchor: Anchor, frame: Frame) -> str:
    """The words of `frame` before and after the link, cut to what stands nearest."""
    end = frame.sublist if frame.tag == "li" and frame.sublist >= anchor.end else frame.end
    before = text_of(frame.tokens, frame.start, anchor.start).strip(" |")
    after = text_of(frame.tokens, anchor.end, end).strip(" |")
    if len(before) + len(after) + 3 > _LONGEST_CONTEXT:
        before = before[-max(_LONGEST_CONTEXT // 2, _LONGEST_CONTEXT - len(after) - 3) :]
        after = after[: _LONGEST_CONTEXT - len(before) - 3]
    joiner = " | " if before and after and frame.tag == "tr" else " "
    return (before + joiner + after).strip()


def _menu(frame: Frame, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The labels of the groups that `frame` is nested in, outermost first."""
    chain: list[Frame] = []
    holder: Frame | None = frame
    while holder is not None and id(holder) not in known:
        chain.append(holder)
        holder = holder.parent
    labels = known[id(holder)] if holder is not None else ()
    for nested in reversed(chain):
        label = _label(nested)
        if label and label not in labels:
            labels = (*labels, label)[-_DEEPEST_MENU:]
        known[id(nested)] = labels
    return labels


def _label(frame: Frame) -> str:
    """What names a group of links: the words before it in its list entry, or a short line just before the block."""
    parent = frame.parent
    if parent is None or not frame.links or frame.tag not in _GROUPS:
        return ""
    before = frame.before
    inline = text_of(parent.tokens, before.after if before is not None else parent.start, frame.at)
    if parent.tag in _HOLDERS or (frame.tag == "dd" and before is not None and before.tag == "dt"):
        label = inline or (before.text if before is not None and before.links <= 1 else "")
        return label if len(label) <= _LONGEST_LABEL else ""
    by_class = _OPENED_BY_LABEL.search(frame.node.attributes.get("class") or "") is not None
    if frame.links < (1 if by_class else 2) or frame.link_chars < 0.7 * frame.chars:
        return ""
    if inline:
        return inline if len(inline) <= _LONGEST_LABEL else ""
    if before is None or before.chars > _LONGEST_LABEL or before.links > (1 if by_class else 0):
        return ""
    return before.text
