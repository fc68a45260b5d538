"""The XML inside office files, which a stranger wrote: no entity is expanded and nothing outside is looked at."""

from __future__ import annotations

from lxml import etree

__all__ = ["parsed"]


def parsed(xml: bytes) -> etree._Element:
    """The root of a part. ValueError where it is not XML even in part, or asks for an entity of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("no XML")
    return root
