"""Elements that few pages have: asked of the whole tree at once, and only where the source names them."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["DATA_ADDRESSES", "FILE_ADDRESSES", "opening", "unusual"]

_OFF_SCREEN = re.compile(r"(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|font-size\s*:\s*0(?!\.?[1-9])", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAMED_ID = re.compile(r"[#']([\w:.-]{1,100})")
# Accordions and tabs, as the usual libraries write them.
_OPENING = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")
DATA_ADDRESSES = ("data-href", "data-url", "data-link", "data-src")
# Flipbooks and viewers name their document so; other widgets use the same names for other things.
FILE_ADDRESSES = ("source", "data-source", "data-file", "data-pdf")


def unusual(tree: LexborHTMLParser, html: str) -> tuple[frozenset[int], frozenset[int]]:
    """The ids of nodes that conceal their text, and of those that lead somewhere without being links."""
    concealed: set[int] = set()
    closed: list[LexborNode] = tree.css("[hidden]") if "hidden" in html else []
    for node in tree.css("[style]") if "style" in html else ():
        style = node.attributes.get("style") or ""
        if _OFF_SCREEN.search(style):
            concealed.add(node.mem_id)
        elif _NOT_SHOWN.search(style):
            closed.append(node)
    if closed:  # unless something names their id: tabs and panels that a click shows
        named = set(_NAMED_ID.findall(html))
        concealed.update(node.mem_id for node in closed if node.attributes.get("id") not in named)
    if "material-" in html:
        concealed.update(node.mem_id for node in tree.css("[class*='material-icons'], [class*='material-symbols']"))
    selectors = [f"[{name}]" for name in ("onclick", *DATA_ADDRESSES, *FILE_ADDRESSES) if name in html]
    active = {node.mem_id for node in tree.css(", ".join(selectors))} if selectors else set()
    return frozenset(concealed), frozenset(active)


def opening(tree: LexborHTMLParser, html: str) -> frozenset[int]:
    """The ids of the nodes that say that a click opens something: asked of the whole tree at once, it costs little."""
    selectors = [f"[{name}]" for name in _OPENING if name in html]
    if "role=" in html:
        selectors += ["[role='button']", "[role='tab']"]
    return frozenset(node.mem_id for node in tree.css(", ".join(selectors))) if selectors else frozenset()
