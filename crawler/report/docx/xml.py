"""Elements of WordprocessingML, by short names."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

__all__ = ["MAIN", "REL", "Element", "el", "legal", "serialised"]

Element: TypeAlias = etree._Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = {"w": MAIN, "r": REL}

# Beyond what `plain` takes out: what XML forbids, and marks that no reader sees and that turn or annotate text.
_ILLEGAL = re.compile("[\u061c\u180e\ufff9-\ufffc\ufffe\uffff]")


def el(name: str, /, *children: Element | None, text: str = "", **attributes: str | int) -> Element:
    """The element w:`name`. Attributes are of the same namespace, `r_id` is r:id; a text keeps its blanks."""
    element = etree.Element(f"{{{MAIN}}}{name}", nsmap=_NAMES)
    for key, value in attributes.items():
        space, _, local = key.rpartition("_")
        element.set(f"{{{REL if space == 'r' else MAIN}}}{local}", legal(str(value)))
    if text:
        element.text = legal(text)
        element.set(_SPACE, "preserve")
    element.extend([child for child in children if child is not None])
    return element


def legal(text: str) -> str:
    """`text` without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", text)


def serialised(element: Element) -> bytes:
    """The document of which `element` is the root."""
    written: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
